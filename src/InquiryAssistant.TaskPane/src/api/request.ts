import { AbortedError, NetworkError, ProblemError, TimeoutError, UnreadableAnswerError } from "./errors";

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  readonly method?: "GET" | "POST" | "PATCH";
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const timeoutSeconds = 20;

/** Sends one request and gives the JSON answer, or throws one of the error classes of this folder. */
export async function requestJson<T>(fetcher: typeof fetch, url: string, options: RequestOptions): Promise<T> {
  const timeout = new AbortController();
  const timer = setTimeout(() => {
    timeout.abort();
  }, timeoutSeconds * 1000);
  const stop = () => {
    timeout.abort();
  };
  options.signal?.addEventListener("abort", stop);

  try {
    if (options.signal?.aborted === true) {
      throw new AbortedError();
    }

    const response = await fetcher(url, initOf(options, timeout.signal));
    return response.ok ? await readAnswer<T>(response) : await throwProblem(response);
  } catch (error) {
    throw explain(error, options.signal, timeout.signal);
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", stop);
  }
}

function initOf(options: RequestOptions, signal: AbortSignal): RequestInit {
  const headers = new Headers({ Accept: "application/json", ...options.headers });
  if (options.body === undefined) {
    return { method: options.method ?? "GET", headers, signal };
  }

  headers.set("Content-Type", "application/json");
  return { method: options.method ?? "POST", headers, signal, body: JSON.stringify(options.body) };
}

async function readAnswer<T>(response: Response): Promise<T> {
  if (response.status === 204 || response.headers.get("Content-Length") === "0") {
    return undefined as T;
  }

  if (!isJson(response)) {
    throw new UnreadableAnswerError();
  }

  try {
    return (await response.json()) as T;
  } catch (error) {
    throw error instanceof SyntaxError ? new UnreadableAnswerError() : error;
  }
}

async function throwProblem(response: Response): Promise<never> {
  const body: unknown = isJson(response) ? await response.json().catch(() => null) : null;
  const problem = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  throw new ProblemError(
    response.status,
    asText(problem["code"]),
    asText(problem["title"]),
    asText(problem["detail"]),
    retryAfter(response.headers.get("Retry-After")),
  );
}

function explain(error: unknown, asked: AbortSignal | undefined, timeout: AbortSignal): unknown {
  if (error instanceof ProblemError || error instanceof UnreadableAnswerError || error instanceof AbortedError) {
    return error;
  }

  if (asked?.aborted === true) {
    return new AbortedError();
  }

  return timeout.aborted ? new TimeoutError(timeoutSeconds) : new NetworkError(undefined, { cause: error });
}

function isJson(response: Response): boolean {
  return /\bjson\b/i.test(response.headers.get("Content-Type") ?? "");
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Retry-After is either seconds or a date; a date is read against the browser's clock. */
function retryAfter(header: string | null): number | null {
  if (header === null || header.trim() === "") {
    return null;
  }

  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(wait) ? Math.max(1, Math.ceil(wait)) : null;
}
