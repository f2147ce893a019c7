import path from "node:path";
import { type Browser, type BrowserContextOptions, type Page, chromium } from "playwright-core";
import { type Running, start } from "../start.js";

export const root = path.resolve(import.meta.dirname, "../../..");

/** Waits for things that an idle machine does in a second, on a machine that may also build. */
export const patience = 120_000;

/** The running service with its demo mailbox, and a browser to use it with. */
export interface Session {
  readonly address: string;
  /** The embedded mailbox, as Graph. */
  readonly graph: string;
  /** A page at the workbench, its list loaded. */
  readonly workbench: (query?: string, options?: BrowserContextOptions) => Promise<Page>;
  /** An empty page, to prepare before it goes anywhere. */
  readonly page: (options?: BrowserContextOptions) => Promise<Page>;
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: <T>(path: string) => Promise<T>;
  /** What the browser complained of, on all pages: script errors and refusals of the content policy. */
  readonly complaints: string[];
  readonly end: () => Promise<void>;
}

/**
 * @param isTagging Whether mail that arrives is tagged by itself. Where a test applies the tags by hand, it is not.
 * @param settings Further settings of the service, as on its command line.
 */
export async function startSession(isTagging = false, settings: readonly string[] = []): Promise<Session> {
  const service: Running = await start(
    "InquiryAssistant.Service",
    ["--Urls", "http://127.0.0.1:0", "--Demo:DeliverEvery", "00:00:00", "--Sync:Enabled", String(isTagging), ...settings],
    /Now listening on: (http:\/\/[^\s]+)/,
  );
  const browser: Browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    chromiumSandbox: false,
    args: ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const complaints: string[] = [];
  const page = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US", timezoneId: "UTC", ...options });
    context.setDefaultTimeout(patience);
    const opened = await context.newPage();
    opened.on("pageerror", (error) => complaints.push(error.message));
    opened.on("console", (message) => {
      if (/Content.Security.Policy|Refused to|Uncaught/i.test(message.text())) {
        complaints.push(message.text());
      }
    });
    return opened;
  };
  const call = async <T>(method: string, route: string): Promise<T> => {
    const response = await fetch(`${service.address}/api/${route}`, { method });
    if (!response.ok) {
      throw new Error(`${method} ${route}: ${String(response.status)} ${await response.text()}`);
    }

    return (await response.json()) as T;
  };

  return {
    address: service.address,
    graph: /speaks Microsoft Graph at (http:\/\/[^\s]+)/.exec(service.output())?.[1] ?? "",
    page,
    workbench: async (query = "", options = {}) => {
      const opened = await page(options);
      await opened.goto(`${service.address}/${query}`);
      await opened.getByRole("option").first().waitFor();
      return opened;
    },
    get: (route) => call("GET", route),
    post: (route) => call("POST", route),
    complaints,
    end: async () => {
      await browser.close();
      await service.stop();
    },
  };
}

export interface Address {
  readonly name: string;
  readonly address: string;
}

export interface Message {
  readonly id: string;
  readonly subject: string;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly from: Address | null;
  readonly categories: readonly string[];
  readonly body: { readonly format: "html" | "text"; readonly content: string };
}

export interface Assessment {
  readonly kind: string;
  readonly quadrant: string | null;
  readonly risks: readonly string[];
}

/** The first mail of the inbox, newest first, that is what a test needs. */
export async function findMail(session: Session, fits: (message: Message, assessment: Assessment) => boolean): Promise<Message> {
  const { items } = await session.get<{ items: Message[] }>("messages?folder=inbox&top=100");
  for (const { id } of items) {
    const message = await session.get<Message>(`messages/${encodeURIComponent(id)}`);
    if (fits(message, await session.get<Assessment>(`messages/${encodeURIComponent(id)}/assessment`))) {
      return message;
    }
  }

  throw new Error("The demo mailbox holds no such mail.");
}

/** Selects a mail in the list and waits until the pane has read it. */
export async function select(page: Page, id: string): Promise<void> {
  await page.locator(`[role=option][data-id="${id}"]`).click();
  await page.locator(".pane-body .verdict").waitFor({ state: "attached" });
}

export async function shoot(page: Page, file: string): Promise<void> {
  // Hover and the tips of the mouse's resting place do not belong into a picture.
  await page.mouse.move(1, 1);
  await page.screenshot({ path: path.join(root, file), animations: "disabled" });
}
