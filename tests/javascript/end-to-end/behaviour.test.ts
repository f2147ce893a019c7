import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Session, findMail, patience, select, startSession } from "./session.js";

let session: Session;

beforeAll(async () => {
  session = await startSession();
});

afterAll(async () => {
  await session.end();
});

test("A late answer for another mail is dropped", async () => {
  const page = await session.workbench();
  const [slow, next] = await ids(page);
  const [asked, chosen, answered] = [moment(), moment(), moment()];
  await page.route(`**/api/messages/${slow}/assessment`, async (route) => {
    const response = await route.fetch();
    asked.come();
    await chosen.isHere;
    await route.fulfill({ response }).catch(() => undefined);
    answered.come();
  });

  await page.locator(`[data-id="${slow}"]`).click();
  await asked.isHere;
  await select(page, next);
  chosen.come();
  await answered.isHere;
  // What the page makes of the answer stands two frames later.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

  expect(await page.locator(".pane .subject").textContent()).toBe(await subjectOf(page, next));
  await page.context().close();
});

test("A skeleton stands within a few frames, whatever the service does", async () => {
  const page = await session.workbench();
  await page.route("**/assessment", () => undefined);
  const [first] = await ids(page);

  const frames = await page.evaluate(async (id) => {
    let drawn = 0;
    document.querySelector<HTMLElement>(`[data-id="${id}"]`)?.click();
    while (document.querySelector(".pane-body .skeleton") === null && drawn < 300) {
      await new Promise(requestAnimationFrame);
      drawn++;
    }

    return drawn;
  }, first);

  // Six frames are a tenth of a second; counted, not timed, so that a busy machine changes nothing.
  expect(frames).toBeLessThan(6);
  await page.getByText("Reading the mail…").waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText("Stopped").first().waitFor();
  await page.context().close();
});

test("Offline is said, and the mail is read when the connection is back", async () => {
  const page = await session.workbench();
  const [first, second] = await ids(page);
  await select(page, first);

  await page.context().setOffline(true);
  await page.locator(`[data-id="${second}"]`).click();
  await page.locator(".assistant").getByText("You are offline").first().waitFor();
  expect(await page.locator(".pane .subject").textContent()).toBe(await subjectOf(page, second));
  await page.context().setOffline(false);
  await page.locator(".assistant .verdict").waitFor();
  await page.context().close();
});

test("A mail is drawn when the connection is back, though it broke before the renderer was there", async () => {
  const page = await session.workbench();
  const [first] = await ids(page);
  const renderer = /mailDocument-.*\.js$/;
  await page.route(renderer, (route) => route.abort("internetdisconnected"));
  const failed = page.waitForEvent("requestfailed", (request) => renderer.test(request.url()));
  await select(page, first);
  await failed;

  await page.context().setOffline(true);
  await page.unroute(renderer);
  await page.context().setOffline(false);
  await page.locator(".mail-frame").waitFor();
  await page.context().close();
});

test("A mail is drawn though its renderer failed to come and the browser never noticed a break", async () => {
  const page = await session.workbench();
  const [first] = await ids(page);
  let failed = 0;
  await page.route(/mailDocument-.*\.js$/, async (route) => {
    await (failed++ < 2 ? route.abort("connectionreset") : route.continue());
  });

  await select(page, first);
  await page.locator(".mail-frame").waitFor();
  expect(failed).toBeGreaterThan(2);
  await page.context().close();
});

test("A busy mailbox is asked again after the time it names", async () => {
  const page = await session.workbench();
  const [first] = await ids(page);
  let refused = 0;
  await page.route(`**/api/messages/${first}/assessment`, async (route) => {
    if (refused++ === 0) {
      await route.fulfill({ status: 429, contentType: "application/problem+json", headers: { "Retry-After": "2" }, body: '{"status":429,"code":"graph-busy"}' });
    } else {
      await route.continue();
    }
  });

  await page.locator(`[data-id="${first}"]`).click();
  await page.getByText("The mailbox is busy").first().waitFor();
  await page.locator(".assistant .verdict").waitFor();
  expect(refused).toBe(2);
  await page.context().close();
});

test("The list is walked by keyboard, and focus stays in it", async () => {
  const page = await session.workbench();
  const all = await ids(page);
  await page.locator("[role=option]").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.locator(".assistant .verdict").waitFor();

  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-id"));
  expect(await focused()).toBe(all[1]);
  expect(await page.locator(".pane .subject").textContent()).toBe(await subjectOf(page, all[1] ?? ""));
  await page.keyboard.press("End");
  await expect.poll(focused).toBe(all.at(-1));
  await page.context().close();
});

test("A mail is marked as read after a moment, and the folder counts one less", async () => {
  const page = await session.workbench();
  const unread = page.locator(".row.unread").first();
  const id = (await unread.getAttribute("data-id")) ?? "";
  const count = () => page.locator(".folder[aria-current] .folder-count").textContent();
  const before = parseInt((await count()) ?? "", 10);

  await select(page, id);
  await expect.poll(() => page.locator(`[data-id="${id}"].unread`).count(), { timeout: patience }).toBe(0);

  expect(parseInt((await count()) ?? "", 10)).toBe(before - 1);
  expect((await session.get<{ isRead: boolean }>(`messages/${id}`)).isRead).toBe(true);
  await page.context().close();
});

test("No reply is offered to what is no prospect, and the reason is given", async () => {
  const page = await session.workbench();
  const advert = await findMail(session, (_, { quadrant }) => quadrant === "D");
  await select(page, advert.id);

  await page.getByText("No reply is offered").waitFor();
  expect(await page.getByRole("button", { name: "Create reply-all draft" }).count()).toBe(0);
  await page.context().close();
});

test("Risks are told with their reason and what to do", async () => {
  const page = await session.workbench();
  const phishing = await findMail(session, (_, { kind, risks }) => kind === "phishing" && risks.length > 0);
  await select(page, phishing.id);

  const risk = page.locator(".risks li").first();
  for (const part of [".risk-name", ".risk-advice"]) {
    expect((await risk.locator(part).textContent())?.length).toBeGreaterThan(5);
  }

  await page.context().close();
});

test("A button delivers a further mail on top of the inbox", async () => {
  const page = await session.workbench();
  const before = await ids(page);

  await page.getByRole("button", { name: "Deliver a demo mail" }).click();

  await expect.poll(async () => (await ids(page))[0], { timeout: patience }).not.toBe(before[0]);
  expect((await ids(page))[1]).toBe(before[0]);
  await page.context().close();
});

test("Settings change language, theme and width of the pane at once, and are remembered", async () => {
  const page = await session.workbench();
  const choose = async (name: string) => {
    await page.locator(".settings button").click();
    await page.getByRole("menuitemradio", { name }).click();
    await page.keyboard.press("Escape");
  };

  await choose("Dark");
  await expect.poll(() => page.locator("html").getAttribute("data-theme")).toBe("dark");
  await choose("Pane 320 px wide");
  await expect.poll(() => page.locator(".assistant").evaluate((pane) => pane.getBoundingClientRect().width)).toBe(320);
  await choose("简体中文");
  await page.getByRole("heading", { name: "询盘助手" }).first().waitFor();
  await page.reload();
  await page.getByRole("option").first().waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
  expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
  await page.context().close();
});

test("Nothing on the way made the browser complain", () => {
  expect(session.complaints).toEqual([]);
});

async function ids(page: Page): Promise<[string, string, ...string[]]> {
  const found = await page.locator("[role=option]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-id") ?? ""));
  const [first = "", second = "", ...rest] = found;
  return [first, second, ...rest];
}

async function subjectOf(page: Page, id: string): Promise<string> {
  return (await page.locator(`[data-id="${id}"] .row-subject`).textContent()) ?? "";
}

/** Something that happens once and is waited for. */
function moment(): { isHere: Promise<void>; come: () => void } {
  let come = (): void => undefined;
  const isHere = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { isHere, come: () => { come(); } };
}
