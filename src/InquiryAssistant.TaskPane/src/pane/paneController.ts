import type { ApiClient } from "../api/client";
import type { Correction, MailEvent } from "../api/contracts";
import { AbortedError } from "../api/errors";
import type { MailboxAdapter, SelectedMail, Selection } from "../mailbox/mailboxAdapter";
import { CorrectionWork } from "./correctionWork";
import { DraftWork } from "./draftWork";
import { failureOf } from "./failure";
import type { MailPhase, PaneState } from "./paneState";
import { WritableStore, type Store } from "./store";
import { TagWork } from "./tagWork";

const debounceMilliseconds = 150;
const slowMilliseconds = 1_000;
const verySlowMilliseconds = 5_000;
const automaticRetries = 3;

/** The work on one selection. Whatever comes back after another selection took over belongs to nobody and is dropped. */
export interface Run {
  readonly mail: SelectedMail;
  readonly signal: AbortSignal;
  /** Still the selection that is shown. */
  isCurrent(): boolean;
  /** Asks the host as well, since its word that the selection changed can be missing. For use before each write. */
  isStillSelected(): boolean;
  /** What is shown, if it is still this run's turn. */
  content(): MailPhase | null;
  /** Changes what is shown, if it is still this run's turn. */
  update(change: (content: MailPhase) => MailPhase): void;
}

/** Follows the selected mail: loads what the pane shows and carries out what the reader asks for. */
export class PaneController {
  readonly #state = new WritableStore<PaneState>({ view: "none" });
  readonly #adapter: MailboxAdapter;
  readonly #api: ApiClient;
  readonly tags: TagWork;
  readonly draft: DraftWork;
  readonly #corrections: CorrectionWork;
  #run: { readonly run: Run; readonly abort: AbortController } | null = null;
  #timers: ReturnType<typeof setTimeout>[] = [];
  #retries = 0;
  #followed = false;
  #started = false;

  constructor(adapter: MailboxAdapter, api: ApiClient) {
    this.#adapter = adapter;
    this.#api = api;
    this.tags = new TagWork(adapter, api);
    this.draft = new DraftWork(adapter, api);
    this.#corrections = new CorrectionWork(api);
  }

  get state(): Store<PaneState> {
    return this.#state;
  }

  /** Whether the pane was seen to follow a change of mail, which only a pinned pane does in Outlook. */
  get hasFollowed(): boolean {
    return this.#followed;
  }

  /** The run that is shown now, for the buttons of the view. */
  get run(): Run | null {
    return this.#run?.run ?? null;
  }

  start(): () => void {
    const stopListening = this.#adapter.onSelectionChanged(() => {
      this.look();
    });
    const online = () => {
      this.#retryIf("offline");
    };
    window.addEventListener("online", online);
    this.look();
    return () => {
      stopListening();
      window.removeEventListener("online", online);
      this.#drop();
    };
  }

  /** Looks at what the host has selected and starts over if it is another mail. */
  look(): void {
    const selection = this.#adapter.current();
    if (this.#started && sameSelection(this.#state.value, selection)) {
      return;
    }

    this.#followed ||= this.#started && this.#state.value.view === "mail";
    this.#started = true;
    this.#drop();
    this.#retries = 0;
    if (selection.kind === "mail") {
      this.#begin(selection.mail, debounceMilliseconds);
    } else {
      this.#state.set(
        selection.kind === "composing" ? { view: "composing", key: selection.key } : { view: selection.kind },
      );
    }
  }

  /** Loads the selected mail again. */
  retry(): void {
    const state = this.#state.value;
    if (state.view === "mail") {
      this.#drop();
      this.#begin(state.mail, 0);
    }
  }

  /** The rep's own verdict: it stands at once, the tags are written after it, and the letter is the one that belongs to it. */
  async correct(run: Run, messageId: string, correction: Correction): Promise<void> {
    if (await this.#corrections.save(run, messageId, correction)) {
      const content = run.content();
      await Promise.all([
        this.tags.apply(run, messageId),
        content?.phase === "ready" ? this.draft.load(run, messageId, content.assessment) : Promise.resolve(),
      ]);
    }
  }

  /** The service told of a mail: if it is the one shown, its tags are read again. What the reader has just clicked is not disturbed. */
  mailChanged(event: MailEvent): void {
    const { run } = this;
    const content = run?.content();
    if (
      run !== null &&
      content?.phase === "ready" &&
      content.messageId === event.messageId &&
      event.change === "tagged"
    ) {
      const isWorking = content.tags.state === "ready" && content.tags.working !== null;
      if (!isWorking) {
        void this.tags.load(run, event.messageId);
      }
    }
  }

  /** Gives up waiting; the reader can ask again. */
  stopWaiting(): void {
    const state = this.#state.value;
    if (state.view === "mail" && state.content.phase === "loading") {
      this.#drop();
      this.#state.set({ ...state, content: { phase: "failed", failure: { kind: "stopped" } } });
    }
  }

  #begin(mail: SelectedMail, delay: number): void {
    const abort = new AbortController();
    const run = this.#createRun(mail, abort.signal);
    this.#run = { run, abort };
    this.#state.set({ view: "mail", mail, content: { phase: "loading", patience: "fresh" } });
    this.#after(delay, () => void this.#load(run));
    this.#after(delay + slowMilliseconds, () => {
      this.#beSlow(run, "slow");
    });
    this.#after(delay + verySlowMilliseconds, () => {
      this.#beSlow(run, "very-slow");
    });
  }

  async #load(run: Run): Promise<void> {
    try {
      const messageId = await this.#idOf(run);
      const assessment = await this.#api.assessment(messageId, run.signal);
      if (!run.isCurrent()) {
        return;
      }

      this.#retries = 0;
      run.update(() => ({
        phase: "ready",
        messageId,
        assessment,
        correction: { state: "idle", failure: null },
        tags: { state: "loading" },
        draft: { state: "loading" },
      }));
      await Promise.all([this.tags.load(run, messageId), this.draft.load(run, messageId, assessment)]);
    } catch (error) {
      if (!(error instanceof AbortedError) && run.isCurrent()) {
        this.#fail(run, error);
      }
    }
  }

  async #idOf(run: Run): Promise<string> {
    const reference = run.mail.reference;
    return reference.kind === "service"
      ? reference.id
      : (await this.#api.resolve(reference.itemId, reference.form, reference.internetMessageId, run.signal)).id;
  }

  /** A busy mailbox names its own waiting time, so we keep to it, a few times; the reader may be quicker. */
  #fail(run: Run, error: unknown): void {
    const failure = failureOf(error);
    run.update(() => ({ phase: "failed", failure }));
    if (failure.kind === "busy" && this.#retries < automaticRetries) {
      this.#retries++;
      this.#after(failure.retryAfterSeconds * 1000, () => {
        this.#retryIf("busy");
      });
    }
  }

  #retryIf(kind: "busy" | "offline"): void {
    const state = this.#state.value;
    if (state.view === "mail" && state.content.phase === "failed" && state.content.failure.kind === kind) {
      this.retry();
    }
  }

  #beSlow(run: Run, patience: "slow" | "very-slow"): void {
    run.update((content) => (content.phase === "loading" ? { ...content, patience } : content));
  }

  #createRun(mail: SelectedMail, signal: AbortSignal): Run {
    const isCurrent = () => this.#run?.run === run;
    const run: Run = {
      mail,
      signal,
      isCurrent,
      isStillSelected: () => {
        this.look();
        return isCurrent();
      },
      content: () => {
        const state = this.#state.value;
        return isCurrent() && state.view === "mail" ? state.content : null;
      },
      update: (change) => {
        const state = this.#state.value;
        if (isCurrent() && state.view === "mail") {
          this.#state.set({ ...state, content: change(state.content) });
        }
      },
    };
    return run;
  }

  #after(milliseconds: number, action: () => void): void {
    this.#timers.push(setTimeout(action, milliseconds));
  }

  #drop(): void {
    this.#timers.forEach(clearTimeout);
    this.#timers = [];
    this.#run?.abort.abort();
    this.#run = null;
  }
}

function sameSelection(state: PaneState, selection: Selection): boolean {
  switch (selection.kind) {
    case "mail":
      return state.view === "mail" && state.mail.key === selection.mail.key;
    case "composing":
      return state.view === "composing" && state.key === selection.key;
    case "none":
    case "several":
      return state.view === selection.kind;
  }
}
