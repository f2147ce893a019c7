import type { ApiClient } from "../api/client";
import type { Backfill, DeadLetter, MailboxSync } from "../api/contracts";
import { WritableStore, type Store } from "../pane/store";
import { failureOf, type Failure } from "../pane/failure";

export interface SyncState {
  /** Null until the service told, and where it tags nothing by itself. */
  readonly mailbox: MailboxSync | null;
  readonly deadLetters: readonly DeadLetter[];
  /** The newest one. */
  readonly backfill: Backfill | null;
  /** Whether the service tags earlier mail at all. */
  readonly canBackfill: boolean;
  /** What was clicked and is not answered yet. */
  readonly working: "repair" | "dead-letter" | "backfill" | null;
  readonly failure: Failure | null;
}

const nothing: SyncState = {
  mailbox: null,
  deadLetters: [],
  backfill: null,
  canBackfill: false,
  working: null,
  failure: null,
};

/** The health of the automatic tagging, kept up to date by the service's events, and the few things a person can do about it. */
export class SyncController {
  readonly #state = new WritableStore<SyncState>(nothing);

  constructor(private readonly api: ApiClient) {}

  get state(): Store<SyncState> {
    return this.#state;
  }

  /** Looks at everything. What cannot be read stays as it is: events or the next look bring it. */
  async refresh(): Promise<void> {
    await Promise.allSettled([
      this.api.sync().then(({ mailboxes }) => {
        this.#change({ mailbox: mailboxes[0] ?? null });
      }),
      this.#readLetters(),
      this.api.backfills().then(({ items }) => {
        this.#change({ backfill: newest(items), canBackfill: true });
      }),
    ]);
  }

  mailboxChanged(mailbox: MailboxSync): void {
    const before = this.#state.value;
    if (before.mailbox !== null && before.mailbox.mailbox !== mailbox.mailbox) {
      return;
    }

    this.#change({ mailbox });
    if (mailbox.deadLetters !== before.deadLetters.length) {
      void this.#readLetters();
    }
  }

  backfillChanged(backfill: Backfill): void {
    const { mailbox } = this.#state.value;
    if (mailbox === null || mailbox.mailbox === backfill.mailbox) {
      this.#change({ backfill });
    }
  }

  repair(): Promise<void> {
    return this.#act("repair", async () => {
      this.#change({ mailbox: await this.api.repairSync() });
    });
  }

  retryDeadLetter(id: string): Promise<void> {
    return this.#act("dead-letter", async () => {
      await this.api.retryDeadLetter(id);
      await this.#readLetters();
    });
  }

  dismissDeadLetter(id: string): Promise<void> {
    return this.#act("dead-letter", async () => {
      await this.api.dismissDeadLetter(id);
      await this.#readLetters();
    });
  }

  startBackfill(days: number): Promise<void> {
    return this.#act("backfill", async () => {
      this.#change({ backfill: await this.api.startBackfill(days) });
    });
  }

  pauseBackfill(id: string): Promise<void> {
    return this.#act("backfill", async () => {
      this.#change({ backfill: await this.api.pauseBackfill(id) });
    });
  }

  resumeBackfill(id: string): Promise<void> {
    return this.#act("backfill", async () => {
      this.#change({ backfill: await this.api.resumeBackfill(id) });
    });
  }

  cancelBackfill(id: string): Promise<void> {
    return this.#act("backfill", async () => {
      this.#change({ backfill: await this.api.cancelBackfill(id) });
    });
  }

  async #readLetters(): Promise<void> {
    this.#change({ deadLetters: (await this.api.deadLetters()).items });
  }

  /** One thing at a time: a second click while the first is on its way does nothing. */
  async #act(working: NonNullable<SyncState["working"]>, action: () => Promise<void>): Promise<void> {
    if (this.#state.value.working !== null) {
      return;
    }

    this.#change({ working, failure: null });
    try {
      await action();
      this.#change({ working: null });
    } catch (error) {
      this.#change({ working: null, failure: failureOf(error) });
    }
  }

  #change(change: Partial<SyncState>): void {
    this.#state.set({ ...this.#state.value, ...change });
  }
}

function newest(items: readonly Backfill[]): Backfill | null {
  return items.reduce<Backfill | null>(
    (best, one) => (best === null || one.startedAt > best.startedAt ? one : best),
    null,
  );
}
