import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Message, type Session, findMail, patience, select, startSession } from "./session.js";

/** The service as a rep runs it: mail that arrives is tagged by itself. */
let session: Session;
let page: Page;

beforeAll(async () => {
  session = await startSession(true);
  page = await session.workbench();
});

afterAll(async () => {
  await session.end();
});

test("A mail that arrives gets its colour without a touch", async () => {
  const before = (await session.get<{ items: Message[] }>("messages?folder=inbox&top=100")).items.length;
  const { id } = await session.post<{ id: string }>("demo/deliver");

  const row = page.locator(`[role=option][data-id="${id}"]`);
  await row.waitFor();
  await row.locator(".category", { hasText: /^[ABCD] · / }).waitFor();
  expect((await session.get<{ items: Message[] }>("messages?folder=inbox&top=100")).items.length).toBe(before + 1);
  expect((await session.get<Message>(`messages/${id}`)).categories.filter((name) => /^[ABCD] · /.test(name))).toHaveLength(1);
});

test("The bar says how the tagging fares, and a click catches up", async () => {
  await page.getByRole("button", { name: /^Automatic tagging: / }).click();
  const panel = page.getByRole("dialog", { name: "Automatic tagging" });
  await panel.getByText("Last read").waitFor();

  await panel.getByRole("button", { name: "Repair and catch up" }).click();
  await panel.getByRole("button", { name: "Repair and catch up" }).waitFor();
  expect(await panel.locator("[role=alert]").count()).toBe(0);
  await page.keyboard.press("Escape");
  await expect.poll(() => panel.count()).toBe(0);
});

test.each([1440, 700, 320])("The panel stands within a window %i px wide", async (width) => {
  const window = await session.workbench("", { viewport: { width, height: 640 } });
  await window.getByRole("button", { name: /^Automatic tagging: / }).click();
  const box = await window.getByRole("dialog", { name: "Automatic tagging" }).boundingBox();
  await window.context().close();

  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(width);
});

test("Advice stands beside the verdict, and the rep's own verdict wins at once and changes the tags", async () => {
  const mail = await findMail(session, (_, { quadrant, kind }) => quadrant === "C" && kind === "inquiry");
  await select(page, mail.id);
  await page.locator(".advice li").first().waitFor();

  await page.getByRole("button", { name: "Correct this" }).click();
  await page.getByLabel("Quadrant").selectOption("A");
  await page.getByLabel("Reason (optional)").fill("ordered from us before");
  await page.getByRole("button", { name: "Save my verdict" }).click();
  await expect.poll(() => page.locator(".verdict-name").textContent()).toBe("A · Key");
  await page.locator(".facts", { hasText: "Decided by you" }).waitFor();
  await page.locator(`[role=option][data-id="${mail.id}"]`).getByText("A · Key").waitFor();
  expect((await session.get<Message>(`messages/${mail.id}`)).categories).toContain("A · Key");
});

test("Nothing on the way made the browser complain", () => {
  expect(session.complaints).toEqual([]);
}, patience);
