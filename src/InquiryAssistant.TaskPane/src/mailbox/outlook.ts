import type { CreatedDraft, MailAddress } from "../api/contracts";
import { CallQueue } from "./callQueue";
import type { MailboxAdapter, OutgoingMail, SelectedMail, Selection } from "./mailboxAdapter";

type OfficeRoot = typeof Office;
type ReadItem = Office.MessageRead & { readonly itemClass?: string };
type ComposeItem = Office.MessageCompose;

/** Outlook runs at most three of its asynchronous calls at once; more are refused on modern clients and phones. */
const callsAtOnce = 3;

/** From the end of its fetch to the end of its run, on a slow machine. */
const runsWithinMilliseconds = 1_500;

/** Waits for Office.js and gives Outlook's adapter, or the reason why there is none. */
export async function connectOutlook(
  timeoutMilliseconds: number,
): Promise<{ readonly adapter: MailboxAdapter } | { readonly missing: "office-js" | "outlook" }> {
  const arrived = await officeArrived(timeoutMilliseconds);
  if (!arrived) {
    return { missing: "office-js" };
  }

  const answered = await within(Office.onReady(), timeoutMilliseconds);
  if (answered === null) {
    return { missing: "office-js" };
  }

  // Outside Outlook onReady answers host null, and the mailbox does not exist.
  const mailbox = (Office.context as Partial<Office.Context> | undefined)?.mailbox;
  return mailbox === undefined ? { missing: "outlook" } : { adapter: new OutlookMailbox(Office) };
}

/** The one place that speaks to Office.js. */
export class OutlookMailbox implements MailboxAdapter {
  readonly host = "outlook";
  readonly #office: OfficeRoot;
  readonly #queue = new CallQueue(callsAtOnce);

  constructor(office: OfficeRoot) {
    this.#office = office;
  }

  get language(): string {
    return this.#office.context.displayLanguage || "en-US";
  }

  current(): Selection {
    const item = this.#item();
    if (item === null) {
      // Null: nothing selected, several selected, a collapsed conversation, or a mail add-ins may not read.
      return { kind: "none" };
    }

    if (typeof item.subject !== "string") {
      return { kind: "composing", key: (item as ComposeItem).conversationId || "new" };
    }

    return { kind: "mail", mail: this.#readMail(item as ReadItem) };
  }

  /**
   * ItemChanged can be skipped inside conversations and stops on some servers, so the selection is also looked at again
   * whenever the reader comes back to the pane.
   */
  onSelectionChanged(listener: () => void): () => void {
    const mailbox = this.#office.context.mailbox;
    mailbox.addHandlerAsync(this.#office.EventType.ItemChanged, listener, ignoreResult);
    window.addEventListener("focus", listener);
    document.addEventListener("visibilitychange", listener);
    return () => {
      mailbox.removeHandlerAsync(this.#office.EventType.ItemChanged, ignoreResult);
      window.removeEventListener("focus", listener);
      document.removeEventListener("visibilitychange", listener);
    };
  }

  isDark(): boolean | null {
    const theme = (this.#office.context as Partial<Office.Context>).officeTheme;
    if (theme === undefined) {
      return null;
    }

    return typeof theme.isDarkTheme === "boolean" ? theme.isDarkTheme : isDarkColour(theme.bodyBackgroundColor);
  }

  onThemeChanged(listener: () => void): () => void {
    if (!this.#supports("Mailbox", "1.14")) {
      return () => undefined;
    }

    const mailbox = this.#office.context.mailbox;
    mailbox.addHandlerAsync(this.#office.EventType.OfficeThemeChanged, listener, ignoreResult);
    return () => {
      mailbox.removeHandlerAsync(this.#office.EventType.OfficeThemeChanged, ignoreResult);
    };
  }

  /**
   * Opens the draft by Graph's own link. `displayMessageForm` wants an EWS id, which the service's immutable id is not,
   * and says nothing when it finds no message; a link that fails is at least seen.
   */
  openDraft(draft: CreatedDraft): Promise<void> {
    if (draft.webLink?.startsWith("https://") !== true) {
      return Promise.reject(new Error("The draft has no link."));
    }

    if (this.#supports("OpenBrowserWindowApi", "1.1")) {
      this.#office.context.ui.openBrowserWindow(draft.webLink);
      return Promise.resolve();
    }

    window.open(draft.webLink, "_blank", "noopener");
    return Promise.resolve();
  }

  /** Outlook hears of changed categories from Exchange; there is nothing to tell it. */
  categoriesChanged(): void {
    return;
  }

  draftCreated(): void {
    return;
  }

  async readOutgoing(): Promise<OutgoingMail> {
    const item = this.#item();
    if (item === null || typeof item.subject === "string") {
      throw new Error("No mail is being written.");
    }

    const compose = item as ComposeItem;
    const [subject, to, cc, bcc, text] = await Promise.all([
      this.#call<string>((done) => {
        compose.subject.getAsync(done);
      }),
      this.#recipients(compose.to),
      this.#recipients(compose.cc),
      this.#recipients(compose.bcc),
      this.#call<string>((done) => {
        compose.body.getAsync(this.#office.CoercionType.Text, done);
      }),
    ]);
    return { subject, to, cc, bcc, text };
  }

  async #recipients(field: Office.Recipients): Promise<MailAddress[]> {
    const found = await this.#call<Office.EmailAddressDetails[]>((done) => {
      field.getAsync(done);
    });
    return found.map(addressOf);
  }

  #call<T>(start: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<T> {
    return this.#queue.add(
      () =>
        new Promise<T>((resolve, reject) => {
          start((result) => {
            if (result.status === this.#office.AsyncResultStatus.Succeeded) {
              resolve(result.value);
            } else {
              reject(new Error(`Outlook refused: ${result.error.name} ${String(result.error.code)}`));
            }
          });
        }),
    );
  }

  #item(): ReadItem | ComposeItem | null {
    const item: unknown = this.#office.context.mailbox.item;
    return typeof item === "object" && item !== null && "subject" in item ? (item as ReadItem | ComposeItem) : null;
  }

  #readMail(item: ReadItem): SelectedMail {
    const from = (item as Partial<ReadItem>).from;
    return {
      key: item.itemId,
      subject: item.subject,
      from: from === undefined ? null : addressOf(from),
      reference: {
        kind: "exchange",
        itemId: item.itemId,
        // Phones give the REST form already and have no converter; every other client gives the EWS form.
        form: this.#isPhone() ? "rest" : "ews",
        internetMessageId: item.internetMessageId || null,
      },
    };
  }

  #isPhone(): boolean {
    const platform = this.#office.context.platform;
    return platform === this.#office.PlatformType.iOS || platform === this.#office.PlatformType.Android;
  }

  /** Requirements are undefined in some hosts, where asking would throw. */
  #supports(set: string, version: string): boolean {
    const requirements = (this.#office.context as Partial<Office.Context>).requirements;
    return requirements?.isSetSupported(set, version) ?? false;
  }
}

function addressOf(details: Office.EmailAddressDetails): MailAddress {
  return { name: details.displayName || "", address: details.emailAddress || "" };
}

function isDarkColour(colour: string | undefined): boolean | null {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour ?? "");
  if (match === null) {
    return null;
  }

  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => parseInt(part, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

/** A handler that cannot be registered costs only the automatic following; coming back to the pane still updates it. */
function ignoreResult(): void {
  return;
}

async function officeArrived(milliseconds: number): Promise<boolean> {
  const isThere = () => "Office" in window;
  if (isThere()) {
    return true;
  }

  const script = document.getElementById("office-js");
  if (script instanceof HTMLScriptElement && performance.getEntriesByName(script.src).length > 0) {
    // Its fetch ended before we listened. If it came, it runs in a moment; if it failed, nobody will tell.
    milliseconds = Math.min(milliseconds, runsWithinMilliseconds);
  }

  const settled = new Promise<true>((resolve) => {
    for (const event of ["load", "error"]) {
      script?.addEventListener(event, () => {
        resolve(true);
      });
    }
  });
  await within(settled, milliseconds);
  return isThere();
}

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      resolve(null);
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
