// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createApiClient } from "../api/client";
import { FakeMailbox } from "../testing/fakeMailbox";
import { FakeService, json, problem } from "../testing/fakeService";
import { some } from "../testing/some";
import { PaneController } from "./paneController";

const route = "POST /api/messages/1/corrections";
const correction = { quadrant: "A", reason: "they ordered before" } as const;

let service: FakeService;
let mailbox: FakeMailbox;
let controller: PaneController;
let stop: () => void;

beforeEach(async () => {
  vi.useFakeTimers();
  service = new FakeService().withMail("1", some.assessment({ quadrant: "C" })).withMail("2");
  mailbox = new FakeMailbox();
  controller = new PaneController(mailbox, createApiClient(service.fetch));
  stop = controller.start();
  mailbox.select(some.mail("1"));
  await settle();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(1_000);
const shown = () => (controller.state.value.view === "mail" ? controller.state.value.content : null);

async function correct(): Promise<void> {
  const { run } = controller;
  if (run === null) {
    throw new Error("Nothing is selected.");
  }

  await Promise.all([controller.correct(run, "1", correction), settle()]);
}

test("The rep's verdict stands at once, its tags are written and its letter is shown", async () => {
  service.on(route, async (request) => {
    expect(await request.json()).toEqual(correction);
    return json(
      some.assessment({ quadrant: "A", decidedByRep: { reason: correction.reason, at: "2026-11-28T08:00:00Z" } }),
    );
  });
  await correct();

  expect(shown()).toMatchObject({ assessment: { quadrant: "A" }, correction: { state: "saved", failure: null } });
  expect(service.count("POST /api/messages/1/tags")).toBe(1);
  expect(service.count("GET /api/messages/1/drafts/preview")).toBe(2);
});

test("What was not kept changes nothing and is told", async () => {
  service.on(route, () => problem(503, "graph-busy", { "Retry-After": "3" }));
  await correct();

  expect(shown()).toMatchObject({
    assessment: { quadrant: "C" },
    correction: { state: "idle", failure: { kind: "busy", retryAfterSeconds: 3 } },
  });
  expect(service.count("POST /api/messages/1/tags")).toBe(0);
});

test("An answer that comes after the rep went on belongs to nobody", async () => {
  let answer: (response: Response) => void = () => undefined;
  service.on(route, () => new Promise((resolve) => (answer = resolve)));
  const { run } = controller;
  const saving = run === null ? null : controller.correct(run, "1", correction);
  mailbox.select(some.mail("2"));
  await settle();
  answer(json(some.assessment({ quadrant: "B" })));
  await Promise.all([saving, settle()]);

  expect(shown()).toMatchObject({ messageId: "2", assessment: { quadrant: "A" }, correction: { state: "idle" } });
});
