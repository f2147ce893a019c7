// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { createApiClient } from "../api/client";
import { FakeService, json, problem } from "../testing/fakeService";
import { some } from "../testing/some";
import { SyncController } from "./syncController";

const letter = {
  id: "d",
  mailbox: "lily@exporter.example",
  messageId: "7",
  reason: "graph-refused",
  attempts: 5,
  firstAt: "2026-11-28T07:00:00Z",
  lastAt: "2026-11-28T08:00:00Z",
};

let service: FakeService;
let controller: SyncController;

beforeEach(() => {
  service = new FakeService()
    .on("GET /api/sync", () =>
      json({ engine: "embedded", deadLetters: 1, mailboxes: [some.mailboxSync({ deadLetters: 1 })] }),
    )
    .on("GET /api/dead-letters", () => json({ items: [letter] }))
    .on("GET /api/backfills", () =>
      json({ items: [some.backfill({ id: "old", startedAt: "2026-11-01T00:00:00Z" }), some.backfill({ id: "new" })] }),
    );
  controller = new SyncController(createApiClient(service.fetch));
});

test("Looks at health, dead letters and the newest backfill", async () => {
  await controller.refresh();

  expect(controller.state.value).toMatchObject({
    mailbox: { state: "healthy" },
    deadLetters: [{ id: "d" }],
    backfill: { id: "new" },
  });
});

test("A service that tags no earlier mail still tells how it fares", async () => {
  service.on("GET /api/backfills", () => problem(404, "not-found"));
  await controller.refresh();

  expect(controller.state.value).toMatchObject({ mailbox: { state: "healthy" }, canBackfill: false, backfill: null });
});

test("A service that tells nothing is no failure", async () => {
  service.on("GET /api/sync", () => problem(404, "not-found"));
  await controller.refresh();

  expect(controller.state.value).toMatchObject({ mailbox: null, failure: null });
});

test("Reads the dead letters again when their number changes", async () => {
  await controller.refresh();
  service.on("GET /api/dead-letters", () => json({ items: [] }));
  controller.mailboxChanged(some.mailboxSync({ deadLetters: 0, state: "catching-up" }));
  await new Promise((resolve) => setTimeout(resolve));

  expect(controller.state.value).toMatchObject({ mailbox: { state: "catching-up" }, deadLetters: [] });
});

test("News of another mailbox change nothing here", async () => {
  await controller.refresh();
  controller.mailboxChanged(some.mailboxSync({ mailbox: "other@exporter.example", state: "failing" }));
  controller.backfillChanged(some.backfill({ id: "foreign", mailbox: "other@exporter.example" }));

  expect(controller.state.value).toMatchObject({ mailbox: { state: "healthy" }, backfill: { id: "new" } });
});

test("Two clicks on repair ask once", async () => {
  service.on("POST /api/sync/repair", () => json(some.mailboxSync({ state: "catching-up" }), 202));
  await Promise.all([controller.repair(), controller.repair()]);

  expect(service.count("POST /api/sync/repair")).toBe(1);
  expect(controller.state.value).toMatchObject({ mailbox: { state: "catching-up" }, working: null });
});

test("A dead letter that is tried again leaves the list", async () => {
  await controller.refresh();
  service
    .on("POST /api/dead-letters/d/retry", () => new Response(null, { status: 202, headers: { "Content-Length": "0" } }))
    .on("GET /api/dead-letters", () => json({ items: [] }));
  await controller.retryDeadLetter("d");

  expect(controller.state.value).toMatchObject({ deadLetters: [], working: null, failure: null });
});

test("What the service refuses is told", async () => {
  service.on("POST /api/backfills", () => problem(409, "backfill-running"));
  await controller.startBackfill(90);

  expect(controller.state.value).toMatchObject({
    working: null,
    failure: { kind: "refused", code: "backfill-running" },
  });
});

test("A backfill is started, paused and resumed", async () => {
  service
    .on("POST /api/backfills", async (request) => {
      expect(await request.json()).toEqual({ days: 30 });
      return json(some.backfill({ days: 30 }), 201);
    })
    .on("POST /api/backfills/b/pause", () => json(some.backfill({ state: "paused" })))
    .on("POST /api/backfills/b/resume", () => json(some.backfill({ state: "running", read: 200 })));

  await controller.startBackfill(30);
  await controller.pauseBackfill("b");
  expect(controller.state.value.backfill?.state).toBe("paused");
  await controller.resumeBackfill("b");
  expect(controller.state.value.backfill).toMatchObject({ state: "running", read: 200 });
});
