import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Message, type Session, findMail, patience, select, shoot, startSession } from "./session.js";

let session: Session;
let page: Page;
/** A key inquiry with a colleague in Cc, in HTML. */
let mail: Message;

beforeAll(async () => {
  session = await startSession();
  // The mail that shows everything is one of those that arrive later.
  for (let { remaining } = await session.get<{ remaining: number }>("demo"); remaining > 0; remaining--) {
    await session.post("demo/deliver");
  }

  mail = await findMail(session, (message, { quadrant }) => quadrant === "A" && message.cc.length > 0 && message.body.format === "html");
  page = await session.workbench();
});

afterAll(async () => {
  await session.end();
});

test("A selected key inquiry shows A with the words that prove it", async () => {
  await select(page, mail.id);

  await expect.poll(() => page.locator(".pane .subject").textContent()).toBe(mail.subject);
  expect(await page.locator(".mail-header").textContent()).toContain(mail.from?.address);
  expect(await page.locator(".verdict-name").textContent()).toBe("A · Key");
  expect(Number(await page.locator(".verdict-number").textContent())).toBeGreaterThanOrEqual(50);

  // The name of an attachment proves too, but stands nowhere in the text.
  const reason = page.locator(".reason", { has: page.locator("q"), hasText: / · in the (?:mail|subject|signature)$/ }).first();
  await reason.hover();
  const words = await reason.locator("q").textContent();
  await expect.poll(() => page.locator(".marked-text mark.active").allTextContents()).not.toEqual([]);
  expect((await page.locator(".marked-text mark.active").allTextContents()).join("")).toBe(words);
});

test("The numbers shown add up to the score shown", async () => {
  await page.locator(".sum summary").click();
  const points = await page.locator(".sum table").first().locator("tbody td:last-child").allTextContents();
  const total = await page.locator(".sum table").first().locator("tfoot td").textContent();

  const sum = points.map((text) => Number(text.replace("−", "-"))).reduce((a, b) => a + b, 0);
  expect(Math.abs(sum - Number(total))).toBeLessThan(0.05 + points.length * 0.005);
  expect(points.length).toBeGreaterThan(3);
});

test("One click tags the mail, and the list shows the tags in their colours", async () => {
  const row = page.locator(`[data-id="${mail.id}"]`);
  expect(await row.locator(".category").count()).toBe(mail.categories.length);

  await page.getByRole("button", { name: /^Apply \d+ change/ }).click();
  await row.getByText("A · Key").waitFor();

  const dot = row.locator(".category", { hasText: "A · Key" }).locator(".dot");
  await expect.poll(() => dot.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe("rgb(71, 208, 65)");
  expect((await session.get<Message>(`messages/${mail.id}`)).categories).toContain("A · Key");
  await page.locator(".chip.added", { hasText: "A · Key" }).waitFor();
});

test("Undo takes back what was applied and no more", async () => {
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator(".chip.planned", { hasText: "A · Key" }).waitFor();

  expect((await session.get<Message>(`messages/${mail.id}`)).categories).toEqual(mail.categories);
  await expect.poll(() => page.locator(`[data-id="${mail.id}"] .category`).count()).toBe(mail.categories.length);

  await page.getByRole("button", { name: /^Apply \d+ change/ }).click();
  await page.locator(".chip.added", { hasText: "A · Key" }).waitFor();
});

test("The workbench as it looks in the middle of the work", async () => {
  await page.locator(".assistant").evaluate((pane) => {
    pane.scrollTo(0, 0);
  });
  await page.locator(".letter-body").waitFor();
  await shoot(page, "docs/images/workbench.png");
});

test("Clicking twice leaves one draft", async () => {
  await page.getByRole("button", { name: "Create reply-all draft" }).dblclick();
  await page.getByRole("button", { name: "Open draft" }).waitFor();

  const drafts = await session.get<{ items: Message[] }>("messages?folder=drafts&top=100");
  expect(drafts.items.map(({ subject }) => subject)).toEqual([replySubject()]);
});

test("A repeated request finds the draft that is there", async () => {
  const again = await session.post<{ created: boolean }>(`messages/${mail.id}/drafts`);

  expect(again.created).toBe(false);
  expect((await session.get<{ items: unknown[] }>("messages?folder=drafts&top=100")).items).toHaveLength(1);
});

test("The draft opens in Drafts with all recipients, the subject and the whole history byte for byte after our text", async () => {
  await page.getByRole("button", { name: "Open draft" }).click();
  await page.locator(".folder[aria-current]", { hasText: "Drafts" }).waitFor();
  await page.locator(".mail-frame").waitFor();
  const id = await page.locator("[role=option][aria-selected=true]").getAttribute("data-id");
  const draft = await session.get<Message>(`messages/${String(id)}`);

  expect(draft.subject).toBe(replySubject());
  expect(draft.to.map(({ address }) => address)).toEqual([mail.from?.address]);
  expect(draft.cc.map(({ address }) => address)).toEqual(mail.cc.map(({ address }) => address));
  for (const { address } of [...draft.to, ...draft.cc]) {
    await page.locator(".mail-addresses", { hasText: address }).waitFor();
  }

  const history = inner(mail.body.content);
  const whole = inner(draft.body.content);
  expect(history.length).toBeGreaterThan(50);
  expect(whole).toContain(history);
  expect(whole.indexOf("Best regards")).toBeGreaterThan(-1);
  expect(whole.indexOf("Best regards")).toBeLessThan(whole.indexOf(history));
  expect(whole.slice(whole.indexOf(history) + history.length).replace(/<\/(?:div|span)>|\s/g, "")).toBe("");
});

test("Beside the draft the pane shows who gets it and what is still to be filled in", async () => {
  await page.getByRole("heading", { name: "You are writing" }).waitFor();
  await page.locator(".open-places mark").first().waitFor();
  for (const { address } of mail.cc) {
    await page.locator(".compose", { hasText: address }).waitFor();
  }
});

test("The mail's own frame runs no script, loads nothing from elsewhere and cannot leave", async () => {
  const sandbox = await page.locator(".mail-frame").getAttribute("sandbox");
  expect(sandbox).not.toMatch(/allow-(?:scripts|same-origin|top|forms)/);
  expect(await page.locator(".mail-frame").getAttribute("srcdoc")).toContain("default-src 'none'");
});

test("Nothing on the way made the browser complain", () => {
  expect(session.complaints).toEqual([]);
}, patience);

/** One matter, one subject: a reply to a reply adds nothing. */
function replySubject(): string {
  return mail.subject.toUpperCase().startsWith("RE:") ? mail.subject : `RE: ${mail.subject}`;
}

/** What stands between the body tags. */
function inner(html: string): string {
  return /<body[^>]*>([\s\S]*)<\/body>/i.exec(html)?.[1]?.trim() ?? html.trim();
}
