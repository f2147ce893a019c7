import type { ApiClient } from "../api/client";
import type { CreatedDraft, MailEvent, MessageSummary } from "../api/contracts";
import { AbortedError, ProblemError } from "../api/errors";
import type { OutgoingMail, Selection } from "../mailbox/mailboxAdapter";
import { WorkbenchMailbox, type WorkbenchHost } from "../mailbox/workbench";
import { failureOf } from "../pane/failure";
import { WritableStore, type Store } from "../pane/store";
import {
  currentFolder,
  emptyWorkbench,
  withMessage,
  withNewestPage,
  type MessageState,
  type WorkbenchState,
} from "./mailboxState";

const pageSize = 50;
const readDelayMilliseconds = 1_200;
const bodyDelayMilliseconds = 120;
const pollMilliseconds = 20_000;
/** Several mails often come at once; the list is then read once. */
const newsMilliseconds = 250;

/** The mailbox behind the workbench: folders, list, the message that is read, and the pane's adapter to it. */
export class WorkbenchController implements WorkbenchHost {
  readonly adapter: WorkbenchMailbox;
  readonly #state = new WritableStore<WorkbenchState>(emptyWorkbench);
  #reading = new AbortController();
  #listing = new AbortController();
  #timers: ReturnType<typeof setTimeout>[] = [];
  #news: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly api: ApiClient,
    language: string,
  ) {
    this.adapter = new WorkbenchMailbox(this, language);
  }

  get state(): Store<WorkbenchState> {
    return this.#state;
  }

  async start(): Promise<void> {
    await this.reload();
    setInterval(() => {
      if (document.visibilityState === "visible") {
        void this.refresh();
      }
    }, pollMilliseconds);
  }

  async reload(): Promise<void> {
    this.#change({ failure: null });
    try {
      const mailbox = await this.api.mailbox();
      this.#change({ mailbox });
      const inbox = mailbox.folders.find(({ key }) => key === "inbox") ?? mailbox.folders[0];
      if (inbox !== undefined) {
        await this.openFolder(this.#state.value.folderId ?? inbox.id);
      }

      if (mailbox.mode === "demo") {
        this.#change({ demoRemaining: await this.#demoRemaining() });
      }
    } catch (error) {
      this.#change({ failure: failureOf(error) });
    }
  }

  async openFolder(folderId: string): Promise<void> {
    this.#listing.abort();
    this.#listing = new AbortController();
    const { signal } = this.#listing;
    this.select(null);
    this.#change({ folderId, list: { state: "loading" } });
    try {
      const page = await this.api.messages(folderId, pageSize, null, signal);
      this.#change({ list: { state: "ready", items: page.items, next: page.next, more: "idle" } });
    } catch (error) {
      if (!(error instanceof AbortedError)) {
        this.#change({ list: { state: "failed", failure: failureOf(error) } });
      }
    }
  }

  async loadMore(): Promise<void> {
    const { list, folderId } = this.#state.value;
    if (list.state !== "ready" || list.next === null || list.more === "loading" || folderId === null) {
      return;
    }

    const { signal } = this.#listing;
    this.#change({ list: { ...list, more: "loading" } });
    try {
      const page = await this.api.messages(folderId, pageSize, list.next, signal);
      const now = this.#state.value.list;
      const items = now.state === "ready" ? now.items : [];
      const known = new Set(items.map(({ id }) => id));
      const added = page.items.filter(({ id }) => !known.has(id));
      this.#change({ list: { state: "ready", items: [...items, ...added], next: page.next, more: "idle" } });
    } catch (error) {
      if (!(error instanceof AbortedError)) {
        this.#change({ list: { ...list, more: "failed" } });
      }
    }
  }

  /** Looks for what is new without disturbing what is read. A failure is no news: the next look comes soon. */
  async refresh(): Promise<void> {
    const { folderId } = this.#state.value;
    if (folderId === null) {
      return;
    }

    try {
      const [mailbox, page] = await Promise.all([this.api.mailbox(), this.api.messages(folderId, pageSize, null)]);
      if (this.#state.value.folderId === folderId) {
        this.#change({ mailbox, list: withNewestPage(this.#state.value.list, page.items, page.next) });
      }
    } catch {
      return;
    }
  }

  /** The service told of a mail: its tags show at once, and the list is read again for what else is new. */
  mailChanged(event: MailEvent): void {
    if (event.change === "tagged") {
      this.categoriesChanged(event.messageId, event.categories);
    }

    this.lookSoon();
  }

  /** Reads the list again in a moment, once for all that asks for it until then. */
  lookSoon(): void {
    if (this.#news === null) {
      this.#news = setTimeout(() => {
        this.#news = null;
        void this.refresh();
      }, newsMilliseconds);
    }
  }

  select(message: MessageSummary | null): void {
    this.#timers.forEach(clearTimeout);
    this.#reading.abort();
    this.#reading = new AbortController();
    this.#change({ selected: message, message: { state: message === null ? "none" : "loading" } });
    if (message !== null) {
      const { signal } = this.#reading;
      this.#timers = [setTimeout(() => void this.#read(message, signal), bodyDelayMilliseconds)];
    }

    this.adapter.selectionChanged();
  }

  async deliver(): Promise<void> {
    if (this.#state.value.delivering) {
      return;
    }

    this.#change({ delivering: true });
    try {
      await this.api.deliverDemoMail();
      this.#change({ demoRemaining: await this.#demoRemaining() });
      const inbox = this.#state.value.mailbox?.folders.find(({ key }) => key === "inbox");
      if (inbox !== undefined && inbox.id !== this.#state.value.folderId) {
        await this.openFolder(inbox.id);
      }

      await this.refresh();
    } catch (error) {
      this.#change({ failure: failureOf(error) });
    } finally {
      this.#change({ delivering: false });
    }
  }

  /** A demo mailbox behind an address of its own has no mails that we could let arrive. */
  async #demoRemaining(): Promise<number | null> {
    try {
      return (await this.api.demo()).remaining;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 404) {
        return null;
      }

      throw error;
    }
  }

  selection(): Selection {
    const { selected } = this.#state.value;
    if (selected === null) {
      return { kind: "none" };
    }

    return selected.isDraft
      ? { kind: "composing", key: selected.id }
      : {
          kind: "mail",
          mail: {
            key: selected.id,
            subject: selected.subject,
            from: selected.from,
            reference: { kind: "service", id: selected.id },
          },
        };
  }

  async outgoing(): Promise<OutgoingMail | null> {
    const message = await this.#readMessage();
    if (message.state !== "ready") {
      return null;
    }

    const { subject, to, cc, body } = message.message;
    const text =
      body.format === "text"
        ? body.content
        : new DOMParser().parseFromString(body.content, "text/html").body.textContent;
    return { subject, to, cc, bcc: [], text };
  }

  async showDraft(draft: CreatedDraft): Promise<void> {
    const drafts = this.#state.value.mailbox?.folders.find(({ key }) => key === "drafts");
    if (drafts === undefined) {
      throw new Error("The mailbox has no Drafts folder.");
    }

    await this.openFolder(drafts.id);
    const { list } = this.#state.value;
    const found = list.state === "ready" ? list.items.find(({ id }) => id === draft.draftId) : undefined;
    if (found === undefined) {
      throw new Error("The draft is not in Drafts.");
    }

    this.select(found);
  }

  categoriesChanged(messageId: string, categories: readonly string[]): void {
    this.#state.set(withMessage(this.#state.value, messageId, (message) => ({ ...message, categories })));
  }

  draftCreated(): void {
    void this.refresh();
  }

  /** The message that is shown, once it is there. */
  #readMessage(): Promise<MessageState> {
    return new Promise((resolve) => {
      const look = () => {
        const { message } = this.#state.value;
        if (message.state !== "loading") {
          stop();
          resolve(message);
        }
      };
      const stop = this.#state.subscribe(look);
      look();
    });
  }

  async #read(summary: MessageSummary, signal: AbortSignal): Promise<void> {
    try {
      const message = await this.api.message(summary.id, signal);
      this.#change({ message: { state: "ready", message } });
      if (!message.isDraft && !message.isRead) {
        this.#timers.push(setTimeout(() => void this.#markRead(summary.id), readDelayMilliseconds));
      }
    } catch (error) {
      if (!(error instanceof AbortedError)) {
        this.#change({ message: { state: "failed", failure: failureOf(error) } });
      }
    }
  }

  /** As in any mail client, a mail that was looked at for a moment counts as read. */
  async #markRead(id: string): Promise<void> {
    try {
      await this.api.markRead(id);
    } catch {
      // It stays unread, which is the truth.
      return;
    }

    const state = withMessage(this.#state.value, id, (message) => ({ ...message, isRead: true }));
    const folder = currentFolder(state);
    const folders = state.mailbox?.folders.map((one) =>
      one.id === folder?.id ? { ...one, unread: Math.max(0, one.unread - 1) } : one,
    );
    const mailbox = state.mailbox === null || folders === undefined ? state.mailbox : { ...state.mailbox, folders };
    this.#state.set({ ...state, mailbox });
  }

  #change(change: Partial<WorkbenchState>): void {
    this.#state.set({ ...this.#state.value, ...change });
  }
}
