// @vitest-environment jsdom
import { expect, test, vi } from "vitest";
import { OutlookMailbox, connectOutlook } from "./outlook";

type Callback = (result: unknown) => void;

const details = (displayName: string, emailAddress: string) => ({ displayName, emailAddress });
const readItem = {
  itemId: "AAMk/+=",
  internetMessageId: "<1@buyer.example>",
  subject: "Price",
  from: details("Anna", "anna@buyer.example"),
};

test("Reads the open mail with the sender's address and the id that the service translates", () => {
  expect(outlook({ item: readItem }).current()).toEqual({
    kind: "mail",
    mail: {
      key: "AAMk/+=",
      subject: "Price",
      from: { name: "Anna", address: "anna@buyer.example" },
      reference: { kind: "exchange", itemId: "AAMk/+=", form: "ews", internetMessageId: "<1@buyer.example>" },
    },
  });
});

test("Phones give the REST form of the id", () => {
  expect(outlook({ item: readItem, platform: "iOS" }).current()).toMatchObject({
    mail: { reference: { form: "rest" } },
  });
});

test.each([
  ["no item", null],
  ["an undefined item", undefined],
  ["an item of no kind we know", {}],
])("Shows nothing for %s", (_, item) => {
  expect(outlook({ item }).current()).toEqual({ kind: "none" });
});

test("Bears a mail without a sender", () => {
  expect(outlook({ item: { ...readItem, from: undefined } }).current()).toMatchObject({ mail: { from: null } });
});

test("Tells a mail that is written from one that is read", () => {
  expect(outlook({ item: composeItem() }).current()).toEqual({ kind: "composing", key: "conversation" });
});

test("Reads the mail that is written with never more than three calls at once", async () => {
  const item = composeItem();
  const mail = await outlook({ item }).readOutgoing();

  expect(mail).toEqual({
    subject: "RE: Price",
    to: [{ name: "Anna", address: "anna@buyer.example" }],
    cc: [],
    bcc: [],
    text: "Dear Anna, [price]",
  });
  expect(item.most()).toBe(3);
});

test("Fails when Outlook refuses, and when nothing is written", async () => {
  await expect(outlook({ item: composeItem(true) }).readOutgoing()).rejects.toThrow("Outlook refused");
  await expect(outlook({ item: readItem }).readOutgoing()).rejects.toThrow("No mail is being written");
});

test("Looks again when Outlook says so and when the reader comes back", () => {
  const handlers: Record<string, () => void> = {};
  const looked = vi.fn();
  const stop = outlook({ item: readItem, handlers }).onSelectionChanged(looked);

  handlers["itemChanged"]?.();
  window.dispatchEvent(new Event("focus"));
  document.dispatchEvent(new Event("visibilitychange"));
  expect(looked).toHaveBeenCalledTimes(3);
  stop();
  window.dispatchEvent(new Event("focus"));
  expect(looked).toHaveBeenCalledTimes(3);
});

test.each([
  [{ isDarkTheme: true, bodyBackgroundColor: "#ffffff" }, true],
  [{ bodyBackgroundColor: "#1f1f1f" }, true],
  [{ bodyBackgroundColor: "#fafafa" }, false],
  [{ bodyBackgroundColor: "white" }, null],
  [undefined, null],
])("Knows a dark theme: %o", (officeTheme, dark) => {
  expect(outlook({ item: null, officeTheme }).isDark()).toBe(dark);
});

test("Opens a draft's link in the browser, and no other kind of link", async () => {
  const opened: string[] = [];
  const host = outlook({ item: null, opened });
  const draft = { draftId: "d", subject: "", to: [], cc: [], created: true };

  await host.openDraft({ ...draft, webLink: "https://outlook.office.com/mail/d" });
  expect(opened).toEqual(["https://outlook.office.com/mail/d"]);
  await expect(host.openDraft({ ...draft, webLink: "javascript:alert(1)" })).rejects.toThrow();
  await expect(host.openDraft({ ...draft, webLink: null })).rejects.toThrow();
});

test("Bears a host without requirements and without events", () => {
  const host = new OutlookMailbox({ context: { displayLanguage: "" }, EventType: {} } as unknown as typeof Office);

  expect(host.language).toBe("en-US");
  expect(host.isDark()).toBeNull();
  expect(host.onThemeChanged(() => undefined)).toBeTypeOf("function");
});

test("Says what is missing: Outlook's script, its answer, or Outlook itself", async () => {
  expect(await connectOutlook(5)).toEqual({ missing: "office-js" });
  vi.stubGlobal("Office", { onReady: () => new Promise(() => undefined), context: {} });
  expect(await connectOutlook(5)).toEqual({ missing: "office-js" });
  vi.stubGlobal("Office", { onReady: () => Promise.resolve({ host: null }), context: {} });
  expect(await connectOutlook(5)).toEqual({ missing: "outlook" });
  vi.unstubAllGlobals();
});

interface FakeOffice {
  readonly item: unknown;
  readonly platform?: string;
  readonly officeTheme?: object | undefined;
  readonly handlers?: Record<string, () => void>;
  readonly opened?: string[];
}

function outlook({
  item,
  platform = "OfficeOnline",
  officeTheme,
  handlers = {},
  opened = [],
}: FakeOffice): OutlookMailbox {
  return new OutlookMailbox({
    context: {
      displayLanguage: "zh-CN",
      platform,
      officeTheme,
      requirements: { isSetSupported: () => true },
      ui: { openBrowserWindow: (url: string) => opened.push(url) },
      mailbox: {
        item,
        addHandlerAsync: (type: string, handler: () => void) => {
          handlers[type] = handler;
        },
        removeHandlerAsync: () => undefined,
      },
    },
    PlatformType: { iOS: "iOS", Android: "Android" },
    EventType: { ItemChanged: "itemChanged", OfficeThemeChanged: "themeChanged" },
    CoercionType: { Text: "text" },
    AsyncResultStatus: { Succeeded: "succeeded" },
  } as unknown as typeof Office);
}

/** Answers late, as Outlook does, and counts how many calls wait at once. */
function composeItem(refuses = false) {
  let waiting = 0;
  let most = 0;
  const field = (value: unknown) => ({
    getAsync: (...parts: unknown[]) => {
      const done = parts.at(-1) as Callback;
      waiting++;
      most = Math.max(most, waiting);
      setTimeout(() => {
        waiting--;
        done(refuses ? { status: "failed", error: { name: "Denied", code: 5000 } } : { status: "succeeded", value });
      }, 1);
    },
  });
  return {
    conversationId: "conversation",
    subject: field("RE: Price"),
    to: field([details("Anna", "anna@buyer.example")]),
    cc: field([]),
    bcc: field([]),
    body: field("Dear Anna, [price]"),
    most: () => most,
  };
}
