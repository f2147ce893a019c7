// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createApiClient } from "../api/client";
import { FakeMailbox } from "../testing/fakeMailbox";
import { FakeService, json, problem } from "../testing/fakeService";
import { some } from "../testing/some";
import { PaneController } from "./paneController";
import type { DraftSection, MailPhase, TagSection } from "./paneState";

let service: FakeService;
let mailbox: FakeMailbox;
let controller: PaneController;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  service = new FakeService().withMail("1").withMail("2", some.assessment({ quadrant: "C" }));
  mailbox = new FakeMailbox();
  controller = new PaneController(mailbox, createApiClient(service.fetch));
  stop = controller.start();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

test("Shows a skeleton at once and the assessment when it is there", async () => {
  mailbox.select(some.mail("1"));

  expect(content()).toEqual({ phase: "loading", patience: "fresh" });
  await settle();
  expect(content()).toMatchObject({ phase: "ready", messageId: "1", assessment: { quadrant: "A" } });
  expect(tags()).toMatchObject({ state: "ready", plan: { add: ["A · Key"] } });
  expect(draft()).toMatchObject({ state: "ready", created: null });
});

test("Asks only for the mail on which the reader rests", async () => {
  mailbox.select(some.mail("1"));
  await vi.advanceTimersByTimeAsync(100);
  mailbox.select(some.mail("2"));
  await settle();

  expect(service.count("GET /api/messages/1/assessment")).toBe(0);
  expect(service.count("GET /api/messages/2/assessment")).toBe(1);
});

test("Drops a late answer that belongs to another mail, even from a server that ignores the abort", async () => {
  let answerFirst: (response: Response) => void = () => undefined;
  const late = new Promise<Response>((resolve) => (answerFirst = resolve));
  const deaf: typeof fetch = (input, init) =>
    typeof input === "string" && input.includes("/1/") ? late : service.fetch(input, init ?? {});
  const other = new PaneController(mailbox, createApiClient(deaf));
  const stopOther = other.start();

  mailbox.select(some.mail("1"));
  await vi.advanceTimersByTimeAsync(200);
  mailbox.select(some.mail("2"));
  await settle();
  answerFirst(json(some.assessment({ quadrant: "A" })));
  await settle();

  expect(other.state.value).toMatchObject({ mail: { key: "2" }, content: { assessment: { quadrant: "C" } } });
  stopOther();
});

test("Translates an id of Exchange before it asks", async () => {
  service.on("POST /api/messages/resolve", async (request) => {
    expect(await request.json()).toEqual({ itemId: "AAA/+", form: "ews", internetMessageId: "<1@x>" });
    return json({ id: "1" });
  });

  mailbox.select(
    some.mail("key", { reference: { kind: "exchange", itemId: "AAA/+", form: "ews", internetMessageId: "<1@x>" } }),
  );
  await settle();

  expect(content()).toMatchObject({ phase: "ready", messageId: "1" });
});

test("Says that it is slow, and stops when told to", async () => {
  service.on("GET /api/messages/1/assessment", () => new Promise<Response>(() => undefined));
  mailbox.select(some.mail("1"));

  await vi.advanceTimersByTimeAsync(1_200);
  expect(content()).toMatchObject({ patience: "slow" });
  await vi.advanceTimersByTimeAsync(4_000);
  expect(content()).toMatchObject({ patience: "very-slow" });
  controller.stopWaiting();
  expect(content()).toEqual({ phase: "failed", failure: { kind: "stopped" } });
});

test("Gives up a request that is never answered", async () => {
  service.on("GET /api/messages/1/assessment", () => new Promise<Response>(() => undefined));
  mailbox.select(some.mail("1"));

  await vi.advanceTimersByTimeAsync(21_000);

  expect(content()).toEqual({ phase: "failed", failure: { kind: "timeout" } });
});

test("Waits as long as a busy mailbox asks, then tries again by itself", async () => {
  service.on("GET /api/messages/1/assessment", () => problem(429, "graph-busy", { "Retry-After": "7" }));
  mailbox.select(some.mail("1"));
  await vi.advanceTimersByTimeAsync(200);
  expect(content()).toEqual({ phase: "failed", failure: { kind: "busy", retryAfterSeconds: 7 } });

  service.withMail("1");
  await vi.advanceTimersByTimeAsync(6_500);
  expect(content()).toMatchObject({ phase: "failed" });
  await vi.advanceTimersByTimeAsync(1_000);

  expect(content()).toMatchObject({ phase: "ready" });
});

test("Does not ask a busy mailbox for ever", async () => {
  service.on("GET /api/messages/1/assessment", () => problem(503, "graph-busy", { "Retry-After": "1" }));
  mailbox.select(some.mail("1"));

  await vi.advanceTimersByTimeAsync(60_000);

  expect(service.count("GET /api/messages/1/assessment")).toBe(4);
});

test("Loads again when the connection comes back", async () => {
  const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  service.on("GET /api/messages/1/assessment", () => Promise.reject(new TypeError("Failed to fetch")));
  mailbox.select(some.mail("1"));
  await settle();
  expect(content()).toEqual({ phase: "failed", failure: { kind: "offline" } });

  online.mockReturnValue(true);
  service.withMail("1");
  window.dispatchEvent(new Event("online"));
  await settle();

  expect(content()).toMatchObject({ phase: "ready" });
});

test.each([
  ["a mail that is gone", () => problem(404, "message-not-found"), { kind: "gone" }],
  [
    "a refusal in the service's words",
    () => problem(502, "graph-failed"),
    { kind: "refused", code: "graph-failed", detail: "A detail" },
  ],
  ["a sign-in page of a proxy", () => new Response("<html>"), { kind: "unreadable" }],
  ["broken JSON", () => new Response("{", { headers: { "Content-Type": "application/json" } }), { kind: "unreadable" }],
  ["a server that is down", () => Promise.reject(new TypeError("Failed to fetch")), { kind: "unreachable" }],
])("Tells %s apart", async (_, answer, failure) => {
  service.on("GET /api/messages/1/assessment", answer);
  mailbox.select(some.mail("1"));
  await settle();

  expect(content()).toEqual({ phase: "failed", failure });
});

test("Applies tags, tells the host, and takes them back", async () => {
  mailbox.select(some.mail("1"));
  await settle();
  service.on("GET /api/messages/1/tags", () => json(some.tagPlan({ present: ["My own", "A · Key"], add: [] })));

  await controller.tags.apply(run(), "1");
  expect(tags()).toMatchObject({ applied: { added: ["A · Key"] }, working: null, plan: { add: [] } });
  expect(mailbox.changes).toEqual([["1", ["My own", "A · Key"]]]);

  service.withMail("1");
  await controller.tags.undo(run(), "1");
  expect(tags()).toMatchObject({ applied: null, plan: { add: ["A · Key"] } });
  expect(mailbox.changes.at(-1)).toEqual(["1", ["My own"]]);
});

test("Can still undo after the reader looked at another mail", async () => {
  mailbox.select(some.mail("1"));
  await settle();
  await controller.tags.apply(run(), "1");
  mailbox.select(some.mail("2"));
  await settle();
  expect(tags()).toMatchObject({ applied: null });
  mailbox.select(some.mail("1"));
  await settle();

  expect(tags()).toMatchObject({ applied: { added: ["A · Key"] } });
});

test("Writes nothing when the host has silently gone to another mail", async () => {
  mailbox.select(some.mail("1"));
  await settle();
  const before = run();
  mailbox.selectSilently(some.mail("2"));

  await controller.tags.apply(before, "1");
  await controller.draft.create(before, "1");
  await settle();

  expect(service.count("POST /api/messages/1/tags")).toBe(0);
  expect(service.count("POST /api/messages/1/drafts")).toBe(0);
  expect(controller.state.value).toMatchObject({ mail: { key: "2" } });
});

test("Keeps what failed on the tags apart from the rest", async () => {
  service.on("POST /api/messages/1/tags", () => problem(502, "graph-failed"));
  mailbox.select(some.mail("1"));
  await settle();

  await controller.tags.apply(run(), "1");

  expect(tags()).toMatchObject({ state: "ready", working: null, failure: { kind: "refused" } });
  expect(draft()).toMatchObject({ state: "ready", failure: null });
});

test("Makes one draft of two clicks", async () => {
  mailbox.select(some.mail("1"));
  await settle();

  await Promise.all([controller.draft.create(run(), "1"), controller.draft.create(run(), "1")]);

  expect(service.count("POST /api/messages/1/drafts")).toBe(1);
  expect(draft()).toMatchObject({ created: { draftId: "draft" }, working: null });
});

test("Repeats a draft of unknown fate under the same key, and a new one under a new key", async () => {
  mailbox.select(some.mail("1"));
  await settle();
  service.on("POST /api/messages/1/drafts", (request) => {
    service.keys.push(request.headers.get("Idempotency-Key") ?? "");
    return Promise.reject(new TypeError("connection lost"));
  });
  await controller.draft.create(run(), "1");
  expect(draft()).toMatchObject({ created: null, failure: { kind: "unreachable" } });

  service.withMail("1");
  await controller.draft.create(run(), "1");
  await controller.draft.create(run(), "1");

  const [first, second, third] = service.keys;
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test("Opens the draft through the host, and says so when the host refuses", async () => {
  mailbox.select(some.mail("1"));
  await settle();
  await controller.draft.create(run(), "1");

  await controller.draft.open(run());
  expect(mailbox.opened).toHaveLength(1);
  expect(draft()).toMatchObject({ openFailed: false });
  mailbox.refusesToOpen = true;
  await controller.draft.open(run());
  expect(draft()).toMatchObject({ openFailed: true });
});

test.each([
  ["D", some.assessment({ kind: "solicitation", quadrant: "D" }), "not-a-prospect"],
  ["what may be fraud", some.assessment({ kind: "scam", quadrant: "C" }), "perhaps-fraud"],
  ["colleagues", some.assessment({ kind: "internal", quadrant: null }), "internal"],
  ["machines", some.assessment({ kind: "automatic", quadrant: null }), "automatic"],
])("Offers no reply to %s and does not ask for one", async (_, assessment, reason) => {
  service.withMail("3", assessment);
  mailbox.select(some.mail("3"));
  await settle();

  expect(draft()).toEqual({ state: "none", reason });
  expect(service.count("GET /api/messages/3/drafts/preview")).toBe(0);
});

test("Takes the service's word that there is no reply", async () => {
  service.on("GET /api/messages/1/drafts/preview", () => problem(409, "no-draft-for-kind"));
  mailbox.select(some.mail("1"));
  await settle();

  expect(draft()).toEqual({ state: "none", reason: "refused" });
});

test("Knows that it follows only after it has followed", async () => {
  mailbox.select(some.mail("1"));
  await settle();
  expect(controller.hasFollowed).toBe(false);
  mailbox.select(some.mail("2"));
  expect(controller.hasFollowed).toBe(true);
});

test("Shows nothing when nothing is selected", async () => {
  mailbox.select(some.mail("1"));
  await settle();
  mailbox.select(null);

  expect(controller.state.value).toEqual({ view: "none" });
});

function content(): MailPhase | null {
  const state = controller.state.value;
  return state.view === "mail" ? state.content : null;
}

function tags(): TagSection | null {
  const now = content();
  return now?.phase === "ready" ? now.tags : null;
}

function draft(): DraftSection | null {
  const now = content();
  return now?.phase === "ready" ? now.draft : null;
}

function run() {
  const now = controller.run;
  if (now === null) {
    throw new Error("No mail is shown.");
  }

  return now;
}

/** Past the debounce and all answers. */
async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(200);
}
