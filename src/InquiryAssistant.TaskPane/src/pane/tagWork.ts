import type { ApiClient } from "../api/client";
import type { TagChange } from "../api/contracts";
import { AbortedError } from "../api/errors";
import type { MailboxAdapter } from "../mailbox/mailboxAdapter";
import { failureOf } from "./failure";
import type { Run } from "./paneController";
import type { TagSection } from "./paneState";

type ReadyTags = Extract<TagSection, { state: "ready" }>;
type Undo = Pick<TagChange, "added" | "removed">;

/** Shows, applies and takes back the tags of the mail that is shown. */
export class TagWork {
  /** What was applied to which mail, so that it can be undone after the reader looked at another. */
  readonly #undo = new Map<string, Undo>();

  constructor(
    private readonly adapter: MailboxAdapter,
    private readonly api: ApiClient,
  ) {}

  async load(run: Run, messageId: string): Promise<void> {
    try {
      const plan = await this.api.tags(messageId, run.signal);
      const applied = this.#undo.get(messageId) ?? null;
      update(run, () => ({ state: "ready", plan, applied, working: null, failure: null }));
    } catch (error) {
      if (!(error instanceof AbortedError)) {
        update(run, () => ({ state: "failed", failure: failureOf(error) }));
      }
    }
  }

  async apply(run: Run, messageId: string): Promise<void> {
    await this.#write(run, messageId, "apply", () => this.api.applyTags(messageId));
  }

  async undo(run: Run, messageId: string): Promise<void> {
    const change = this.#undo.get(messageId);
    if (change !== undefined) {
      await this.#write(run, messageId, "undo", () => this.api.undoTags(messageId, change));
    }
  }

  /** What was clicked for a mail happens to that mail, even if the reader has gone on; only the showing stops. */
  async #write(run: Run, messageId: string, working: "apply" | "undo", send: () => Promise<TagChange>): Promise<void> {
    if (!run.isStillSelected()) {
      return;
    }

    ready(run, (tags) => ({ ...tags, working, failure: null }));
    try {
      const change = await send();
      if (working === "apply") {
        this.#undo.set(messageId, { added: change.added, removed: change.removed });
      } else {
        this.#undo.delete(messageId);
      }

      this.adapter.categoriesChanged(messageId, change.categories);
      await this.load(run, messageId);
    } catch (error) {
      ready(run, (tags) => ({ ...tags, working: null, failure: failureOf(error) }));
    }
  }
}

function update(run: Run, change: (tags: TagSection) => TagSection): void {
  run.update((content) => (content.phase === "ready" ? { ...content, tags: change(content.tags) } : content));
}

function ready(run: Run, change: (tags: ReadyTags) => TagSection): void {
  update(run, (tags) => (tags.state === "ready" ? change(tags) : tags));
}
