import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Message, type Session, findMail, startSession } from "./session.js";

/** Stands for Microsoft's script: as much of Office.js as the pane uses, with a mail that the test selects. */
const officeScript = `
  const handlers = {};
  const item = (mail) => mail === null ? null : {
    itemId: mail.id, internetMessageId: "", subject: mail.subject, conversationId: "c",
    from: { displayName: mail.from.name, emailAddress: mail.from.address },
  };
  const mailbox = {
    item: null,
    addHandlerAsync: (type, handler, done) => { handlers[type] = handler; done({ status: "succeeded" }); },
    removeHandlerAsync: () => {},
  };
  window.selectMail = (mail, silently) => { mailbox.item = item(mail); if (!silently) handlers.itemChanged(); };
  window.opened = [];
  window.Office = {
    onReady: () => Promise.resolve({ host: "Outlook", platform: "OfficeOnline" }),
    context: {
      displayLanguage: "en-US", platform: "OfficeOnline", mailbox,
      officeTheme: { bodyBackgroundColor: "#ffffff", isDarkTheme: false },
      requirements: { isSetSupported: () => true },
      ui: { openBrowserWindow: (url) => window.opened.push(url) },
    },
    PlatformType: { iOS: "iOS", Android: "Android" },
    EventType: { ItemChanged: "itemChanged", OfficeThemeChanged: "themeChanged" },
    CoercionType: { Text: "text" },
    AsyncResultStatus: { Succeeded: "succeeded" },
  };`;

interface OutlookWindow {
  selectMail: (mail: unknown, silently?: boolean) => void;
  opened: string[];
}

const cdn = "https://appsforoffice.microsoft.com/**";
let session: Session;

beforeAll(async () => {
  session = await startSession();
});

afterAll(async () => {
  await session.end();
});

test("In Outlook the pane follows the selected mail, and finds out by itself when Outlook does not say so", async () => {
  const { page, first, second } = await openPane();
  await page.getByText("No mail selected").waitFor();

  await selectMail(page, first);
  await page.locator(".verdict").waitFor();
  expect(await page.locator(".pane .subject").textContent()).toBe(first.subject);
  expect(await page.locator(".mail-header").textContent()).toContain(first.from?.address);

  await selectMail(page, second, true);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect.poll(() => page.locator(".pane .subject").textContent()).toBe(second.subject);
  await page.locator(".verdict").waitFor();
  await page.context().close();
});

test("A click meant for one mail writes nothing when another is selected by then", async () => {
  const { page, first, second } = await openPane();
  await selectMail(page, first);
  await page.getByRole("button", { name: /^Apply \d+ change/ }).waitFor();
  await selectMail(page, second, true);

  await page.getByRole("button", { name: /^Apply \d+ change/ }).click();

  await expect.poll(() => page.locator(".pane .subject").textContent()).toBe(second.subject);
  expect((await session.get<Message>(`messages/${first.id}`)).categories).toEqual(first.categories);
  expect((await session.get<Message>(`messages/${second.id}`)).categories).toEqual(second.categories);
  await page.context().close();
});

test("The draft opens by its link in a window of its own", async () => {
  const { page, first } = await openPane();
  await selectMail(page, first);
  await page.getByRole("button", { name: "Create reply-all draft" }).click();
  await page.getByRole("button", { name: "Open draft" }).click();

  await expect.poll(() => page.evaluate(() => (window as unknown as OutlookWindow).opened)).toHaveLength(1);
  expect(await page.evaluate(() => (window as unknown as OutlookWindow).opened[0])).toMatch(/^https:\/\//);
  await page.context().close();
});

test("Outside Outlook the pane says so and leads to the workbench", async () => {
  const page = await session.page({ viewport: { width: 320, height: 600 } });
  await page.route(cdn, (route) => route.fulfill({ contentType: "text/javascript", body: "window.Office = { onReady: () => Promise.resolve({ host: null }), context: {} };" }));
  await page.goto(`${session.address}/pane`);

  await page.getByRole("heading", { name: "Open me in Outlook" }).waitFor();
  await page.getByRole("link", { name: "Go to the workbench" }).click();
  await page.getByRole("option").first().waitFor();
  await page.context().close();
});

test("When Outlook's script is blocked the pane says why, in the reader's language", async () => {
  const page = await session.page({ locale: "zh-CN" });
  await page.route(cdn, (route) => route.abort());
  await page.goto(`${session.address}/pane`);

  await page.getByRole("heading", { name: "Outlook 脚本未能加载" }).waitFor();
  await page.context().close();
});

test("Another site may not frame the workbench, and the pane only Outlook may", async () => {
  const policy = async (path: string) => (await fetch(session.address + path)).headers.get("Content-Security-Policy") ?? "";

  expect(await policy("/")).toMatch(/frame-ancestors 'self'(;|$)/);
  expect(await policy("/pane")).toContain("https://outlook.office.com");
  expect(await policy("/pane")).not.toMatch(/script-src[^;]*unsafe/);
});

test("Nothing on the way made the browser complain", () => {
  expect(session.complaints).toEqual([]);
});

async function openPane(): Promise<{ page: Page; first: Message; second: Message }> {
  const first = await findMail(session, (message, { quadrant }) => quadrant === "A" && message.categories.length === 0);
  const second = await findMail(session, (message, { quadrant }) => quadrant === "C" && message.categories.length === 0);
  const page = await session.page({ viewport: { width: 320, height: 800 } });
  await page.route(cdn, (route) => route.fulfill({ contentType: "text/javascript", body: officeScript }));
  await page.goto(`${session.address}/pane`);
  await page.locator(".pane").waitFor();
  return { page, first, second };
}

/** Outlook names a mail by its EWS id, which only Exchange can tell. */
async function selectMail(page: Page, mail: Message, silently = false): Promise<void> {
  const response = await fetch(`${session.graph}/me/translateExchangeIds`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: "Bearer demo" },
    body: JSON.stringify({ inputIds: [mail.id], sourceIdType: "restImmutableEntryId", targetIdType: "ewsId" }),
  });
  const answer = (await response.json()) as { value: { targetId: string }[] };
  const id = answer.value[0]?.targetId ?? "";
  expect(id).not.toBe(mail.id);
  await page.evaluate(
    ([chosen, quiet]) => {
      (window as unknown as OutlookWindow).selectMail(chosen, quiet);
    },
    [{ ...mail, id }, silently] as const,
  );
}
