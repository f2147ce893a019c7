/** One class per way in which a call to the service can fail, so that the view can say what to do. */

/** The service answered with problem details. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";

  constructor(
    readonly status: number,
    /** Stable word for the cause, such as "message-not-found" or "graph-busy"; "" when the answer had none. */
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    /** From Retry-After; null when the answer did not say. */
    readonly retryAfterSeconds: number | null,
  ) {
    super(`The service answered ${String(status)} ${code}`.trim());
  }
}

/** No answer came: the service cannot be reached. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
}

/** No answer in time. */
export class TimeoutError extends Error {
  override readonly name = "TimeoutError";

  constructor(readonly afterSeconds: number) {
    super(`No answer within ${String(afterSeconds)} s`);
  }
}

/** Somebody stopped the call: the reader went on to another mail, or pressed Stop. */
export class AbortedError extends Error {
  override readonly name = "AbortedError";
}

/** An answer came that is not what the service's own contract says, as from a proxy's sign-in page. */
export class UnreadableAnswerError extends Error {
  override readonly name = "UnreadableAnswerError";
}
