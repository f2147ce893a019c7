import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Running, start } from "../start.js";
import { type Message, type Session, patience, startSession } from "./session.js";

interface Backfill {
  readonly id: string;
  readonly state: string;
  readonly read: number;
  readonly tagged: number;
  readonly total: number | null;
}

/** A mailbox full of earlier mail, whose owner presses the button. It lies in an emulator of its own: there before the service is, so none of it is news. */
let emulator: Running;
let session: Session;
let page: Page;

const owner = "lily@tp-bearing.example";
const mails = 900;
const quadrant = /^[ABCD] · /;

beforeAll(async () => {
  emulator = await start("InquiryAssistant.GraphEmulator", ["--urls", "http://127.0.0.1:0"], /listens on (http:\/\/[^/\s]+)\/v1\.0/);
  await fill();
  session = await startSession(true, ["--Graph:BaseUrl", `${emulator.address}/v1.0`, "--Graph:Mailbox", owner]);
  page = await session.workbench();
}, patience * 3);

afterAll(async () => {
  await session.end();
  await emulator.stop();
});

/** A call of the emulator's switchboard. */
async function control(route: string, body: unknown): Promise<void> {
  const answer = await fetch(`${emulator.address}/emulator/${route}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(await answer.text());
  }
}

/** Lets mail of the last days lie in the inbox. */
async function fill(): Promise<void> {
  await control("mailboxes", { address: owner, displayName: "Lily" });
  const now = Date.now();
  for (let start = 0; start < mails; start += 50) {
    await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const number = start + index;
        await control("deliver", {
          mailbox: owner,
          message: {
            subject: `Quotation for 6204-2RS, lot ${String(number)}`,
            from: { emailAddress: { name: "Ana Petrova", address: `ana${String(number)}@balkanbearings.example` } },
            toRecipients: [{ emailAddress: { name: "Lily", address: owner } }],
            receivedDateTime: new Date(now - 3_600_000 - number * 120_000).toISOString().replace(/\.\d+Z$/, "Z"),
            body: { contentType: "html", content: "<p>Please quote 6204-2RS, 3000 pcs, FOB Qingdao. What is your lead time?</p><p>Ana Petrova<br>Purchasing Manager</p>" },
          },
        });
      }),
    );
  }
}

test("A mailbox behind an address of its own has no mails to deliver, and that is no failure", async () => {
  await page.getByText("Demo mailbox").waitFor();
  await page.waitForLoadState("networkidle");
  expect(await page.getByText("Nothing lives at this address.").count()).toBe(0);
  expect(await page.getByRole("button", { name: "Deliver a demo mail" }).count()).toBe(0);
});

test("A click tags earlier mail, with rate and time left; it halts, goes on and is done", async () => {
  await page.getByRole("button", { name: /^Automatic tagging: / }).click();
  const panel = page.getByRole("dialog", { name: "Automatic tagging" });
  // A slow Graph: with a quick one it would be done before it can be halted.
  await control("faults", { latencyMs: [400, 600] });
  await panel.getByLabel("Go back").selectOption({ label: "30 days" });
  await panel.getByRole("button", { name: "Start" }).click();
  const progress = panel.getByRole("group", { name: "Tag earlier mail" });

  await progress.getByText("Running · 30 days").waitFor();
  await progress.getByText(/[\d,]+ \/ 900 read, [\d,]+ tagged · [\d,.]+ a second · .+ left/).waitFor();
  await panel.getByRole("button", { name: "Pause" }).click();
  await progress.getByText("Paused · 30 days").waitFor();
  const halted = (await session.get<{ items: Backfill[] }>("backfills")).items[0];
  expect(halted).toMatchObject({ state: "paused" });
  expect(halted?.read).toBeLessThan(mails);
  await control("faults", {});

  await panel.getByRole("button", { name: "Go on" }).click();
  await progress.getByText("Done · 30 days").waitFor();
  await panel.getByRole("button", { name: "Start" }).waitFor();
  const done = await session.get<Backfill>(`backfills/${halted?.id ?? ""}`);
  expect(done).toMatchObject({ state: "done", total: mails, read: mails, tagged: mails });
}, patience * 3);

test("The list shows the tags without a touch", async () => {
  await page.keyboard.press("Escape");
  await page.locator("[role=option]", { hasText: "lot 0" }).first().locator(".category", { hasText: quadrant }).waitFor();
  const { items } = await session.get<{ items: Message[] }>("messages?folder=inbox&top=100");
  expect(items.filter(({ subject }) => subject.includes("lot ")).every(({ categories }) => categories.filter((name) => quadrant.test(name)).length === 1)).toBe(true);
}, patience);

test("In Chinese, on a narrow screen, it stands within the window", async () => {
  const window = await session.workbench("?language=zh-CN", { viewport: { width: 320, height: 640 }, locale: "zh-CN" });
  await window.getByRole("button", { name: /^自动/ }).click();
  const progress = window.getByRole("group", { name: "为以往邮件打标签" });
  await progress.getByText("已完成 · 30 天").waitFor();
  const box = await progress.boundingBox();
  await window.context().close();

  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(320);
}, patience);

test("Nothing on the way made the browser complain", () => {
  expect(session.complaints).toEqual([]);
});
