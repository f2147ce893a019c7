import { NetworkError, ProblemError, TimeoutError, UnreadableAnswerError } from "../api/errors";

/** What went wrong, in the terms in which the reader can act on it. */
export type Failure =
  | { readonly kind: "offline" | "unreachable" | "timeout" | "gone" | "unreadable" | "stopped" | "unexpected" }
  /** The mailbox asks for patience. */
  | { readonly kind: "busy"; readonly retryAfterSeconds: number }
  /** The service refused and says why in its own words. */
  | { readonly kind: "refused"; readonly code: string; readonly detail: string };

const patienceSeconds = 10;

export function failureOf(error: unknown): Failure {
  if (error instanceof ProblemError) {
    if (error.code === "graph-busy" || error.status === 429 || error.status === 503) {
      return { kind: "busy", retryAfterSeconds: error.retryAfterSeconds ?? patienceSeconds };
    }

    return error.code === "message-not-found"
      ? { kind: "gone" }
      : { kind: "refused", code: error.code, detail: error.detail || error.title };
  }

  if (error instanceof NetworkError) {
    return { kind: navigator.onLine ? "unreachable" : "offline" };
  }

  if (error instanceof TimeoutError) {
    return { kind: "timeout" };
  }

  return { kind: error instanceof UnreadableAnswerError ? "unreadable" : "unexpected" };
}
