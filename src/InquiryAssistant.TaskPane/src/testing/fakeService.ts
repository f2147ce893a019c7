import { some } from "./some";

export type Answer = (request: Request) => Response | Promise<Response>;

/** The service's API in memory, for one rep and his mails. Answers can be replaced, delayed and counted. */
export class FakeService {
  readonly asked: string[] = [];
  readonly keys: string[] = [];
  readonly #answers = new Map<string, Answer>();

  /** Answers from now on, until replaced, e.g. "GET /api/messages/1/assessment". */
  on(route: string, answer: Answer): this {
    this.#answers.set(route, answer);
    return this;
  }

  /** A mail with all the pane asks for. */
  withMail(id: string, assessment = some.assessment(), plan = some.tagPlan()): this {
    const path = `/api/messages/${id}`;
    const categories = [...plan.present, ...plan.add];
    return this.on(`GET ${path}/assessment`, () => json(assessment))
      .on(`GET ${path}/tags`, () => json(plan))
      .on(`POST ${path}/tags`, () => json({ categories, added: plan.add, removed: plan.remove }))
      .on(`POST ${path}/tags/undo`, () => json({ categories: plan.present, added: plan.remove, removed: plan.add }))
      .on(`GET ${path}/drafts/preview`, () => json(some.preview()))
      .on(`POST ${path}/drafts`, (request) => {
        this.keys.push(request.headers.get("Idempotency-Key") ?? "");
        return json(
          { draftId: "draft", ...some.preview(), webLink: "https://outlook.example/draft", created: true },
          201,
        );
      });
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(new URL(input instanceof Request ? input.url : input, "http://service.example"), init);
    const route = `${request.method} ${new URL(request.url).pathname}`;
    this.asked.push(route);
    const answer = this.#answers.get(route) ?? (() => problem(404, "message-not-found"));
    return await Promise.race([Promise.resolve(answer(request)), aborted(request.signal)]);
  };

  count(route: string): number {
    return this.asked.filter((one) => one === route).length;
  }
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
}

export function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ status, code, title: "A title", detail: "A detail" }), {
    status,
    headers: { "Content-Type": "application/problem+json", ...headers },
  });
}

/** As the browser's: an aborted call rejects at once, whatever the server does. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => {
      reject(new DOMException("Aborted", "AbortError"));
    };
    if (signal.aborted) {
      stop();
    }

    signal.addEventListener("abort", stop);
  });
}
