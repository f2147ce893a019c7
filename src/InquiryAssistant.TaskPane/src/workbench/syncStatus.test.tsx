// @vitest-environment jsdom
import { act } from "preact/test-utils";
import { expect, test } from "vitest";
import { createApiClient } from "../api/client";
import { FakeService, json } from "../testing/fakeService";
import { fire, show } from "../testing/show";
import { some } from "../testing/some";
import { loadWorkbenchMessages, WorkbenchLanguageContext } from "./language/workbenchLanguage";
import { SyncController } from "./syncController";
import { SyncStatus } from "./syncStatus";

async function open(mailbox = some.mailboxSync(), letters: readonly object[] = [], backfills = [some.backfill()]) {
  const service = new FakeService()
    .on("GET /api/sync", () => json({ engine: "embedded", deadLetters: letters.length, mailboxes: [mailbox] }))
    .on("GET /api/dead-letters", () => json({ items: letters }))
    .on("GET /api/backfills", () => json({ items: backfills }));
  const controller = new SyncController(createApiClient(service.fetch));
  await controller.refresh();
  const root = await show(
    <WorkbenchLanguageContext.Provider value={await loadWorkbenchMessages("en")}>
      <SyncStatus controller={controller} />
    </WorkbenchLanguageContext.Provider>,
  );
  await fire(root.querySelector(".sync > button"), new MouseEvent("click", { bubbles: true }));
  return { root, service, controller };
}

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

test("Tells when the last news came and when the subscription is renewed", async () => {
  const { root } = await open(
    some.mailboxSync({
      lastNewsAt: ago(12),
      subscription: { state: "active", expiresAt: null, renewAt: ago(-2 * 86_400) },
    }),
  );

  expect(root.querySelector(".sync > button")?.textContent).toBe("Tagging on");
  expect(root.textContent).toContain("Last news12s ago");
  expect(root.textContent).toContain("active, renewal in 2d");
});

test("What is switched off says so and offers no repair", async () => {
  const { root } = await open(some.mailboxSync({ state: "off" }));

  expect(root.querySelector(".sync > button")?.getAttribute("aria-label")).toBe("Automatic tagging: Tagging off");
  expect(root.textContent).toContain("Sync:Enabled");
  expect(button(root, "Repair and catch up")).toBeUndefined();
});

test("Nothing is shown where nothing is tagged by itself", async () => {
  const controller = new SyncController(createApiClient(new FakeService().fetch));
  await controller.refresh();
  const root = await show(
    <WorkbenchLanguageContext.Provider value={await loadWorkbenchMessages("en")}>
      <SyncStatus controller={controller} />
    </WorkbenchLanguageContext.Provider>,
  );

  expect(root.querySelector(".sync")).toBeNull();
});

test("Shows rate, share and time left of a backfill, and pauses it", async () => {
  const { root, service } = await open();
  service.on("POST /api/backfills/b/pause", () => json(some.backfill({ state: "paused" })));

  expect(root.querySelector("progress")?.value).toBe(0.3);
  expect(root.textContent).toContain("120 / 400 read, 80 tagged · 20 a second · 14 sec left");
  await fire(button(root, "Pause"), new MouseEvent("click", { bubbles: true }));
  await settle();
  expect(button(root, "Go on")).toBeDefined();
});

test.each([
  ["paused", "Go on"],
  ["failed", "Go on"],
] as const)("A backfill that is %s goes on, or is ended", async (state, name) => {
  const { root, service } = await open(some.mailboxSync(), [], [some.backfill({ state, failure: "graph-busy" })]);
  service.on("POST /api/backfills/b/cancel", () => json(some.backfill({ state: "cancelled" })));

  expect(root.textContent).toContain("Microsoft 365 asks for patience");
  expect(button(root, name)).toBeDefined();
  await fire(button(root, "End it"), new MouseEvent("click", { bubbles: true }));
  await settle();
  expect(root.textContent).toContain("Ended · 90 days");
  expect(button(root, "Start")).toBeDefined();
});

test("Where nothing is tagged by itself, no backfill is offered", async () => {
  const { root } = await open(some.mailboxSync({ state: "off" }));

  expect(root.textContent).not.toContain("Tag earlier mail");
});

test("A mail that could not be tagged is there with its reason and a way to try again", async () => {
  const letter = {
    id: "d",
    mailbox: "a",
    messageId: "7",
    reason: "odd-code",
    attempts: 5,
    firstAt: ago(100),
    lastAt: ago(9),
  };
  const { root, service } = await open(some.mailboxSync({ deadLetters: 1 }), [letter]);
  service
    .on("POST /api/dead-letters/d/retry", () => new Response(null, { status: 202, headers: { "Content-Length": "0" } }))
    .on("GET /api/dead-letters", () => json({ items: [] }));

  expect(root.textContent).toContain("odd-code");
  expect(root.textContent).toContain("5 tries");
  await fire(button(root, "Try again"), new MouseEvent("click", { bubbles: true }));
  await settle();
  expect(root.querySelector(".dead-letters")).toBeNull();
});

test("Escape closes the panel and gives the focus back", async () => {
  const { root } = await open();
  await fire(document.body, new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));

  expect(root.querySelector(".sync-panel")).toBeNull();
  expect(document.activeElement).toBe(root.querySelector(".sync > button"));
});

function button(root: HTMLElement, text: string): HTMLButtonElement | undefined {
  return [...root.querySelectorAll("button")].find((one) => one.textContent === text);
}

/** Lets what the fake service answers at once arrive and be drawn. */
async function settle(): Promise<void> {
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
}
