import type { ApiClient } from "../api/client";
import type { Assessment } from "../api/contracts";
import { AbortedError, ProblemError } from "../api/errors";
import type { MailboxAdapter } from "../mailbox/mailboxAdapter";
import { failureOf } from "./failure";
import { keptAs } from "./kept";
import type { Run } from "./paneController";
import type { DraftSection } from "./paneState";

type ReadyDraft = Extract<DraftSection, { state: "ready" }>;
type NoDraftReason = Extract<DraftSection, { state: "none" }>["reason"];

/** Shows, creates and opens the reply to the mail that is shown. */
export class DraftWork {
  /** One key for each mail until its draft is known to exist: a repeat after a lost answer makes no second draft. */
  readonly #keys = new Map<string, string>();

  constructor(
    private readonly adapter: MailboxAdapter,
    private readonly api: ApiClient,
  ) {}

  async load(run: Run, messageId: string, assessment: Assessment): Promise<void> {
    const reason = noDraftReason(assessment);
    if (reason !== null) {
      update(run, () => ({ state: "none", reason }));
      return;
    }

    try {
      const preview = await this.api.draftPreview(messageId, run.signal);
      update(run, () => ({ state: "ready", preview, created: null, working: null, failure: null, openFailed: false }));
    } catch (error) {
      if (error instanceof ProblemError && error.code === "no-draft-for-kind") {
        update(run, () => ({ state: "none", reason: "refused" }));
      } else if (!(error instanceof AbortedError)) {
        update(run, () => ({ state: "failed", failure: failureOf(error) }));
      }
    }
  }

  async create(run: Run, messageId: string): Promise<void> {
    if (!run.isStillSelected() || isWorking(run)) {
      return;
    }

    ready(run, (draft) => ({ ...draft, working: "create", failure: null }));
    try {
      const created = await this.api.createDraft(messageId, this.#keyOf(messageId));
      this.#keys.delete(messageId);
      this.adapter.draftCreated(created);
      ready(run, (draft) => ({ ...draft, created, working: null }));
    } catch (error) {
      ready(run, (draft) => ({ ...draft, working: null, failure: failureOf(error) }));
    }
  }

  async open(run: Run): Promise<void> {
    const created = readyDraft(run)?.created ?? null;
    if (created === null) {
      return;
    }

    ready(run, (now) => ({ ...now, working: "open", openFailed: false }));
    const openFailed = await this.adapter.openDraft(created).then(
      () => false,
      () => true,
    );
    ready(run, (now) => ({ ...now, working: null, openFailed }));
  }

  #keyOf(messageId: string): string {
    const key = this.#keys.get(messageId) ?? crypto.randomUUID();
    this.#keys.set(messageId, key);
    return key;
  }
}

/** Known from the assessment, so the reader need not wait for the service to refuse. */
function noDraftReason(assessment: Assessment): NoDraftReason | null {
  if (assessment.quadrant === "D") {
    return "not-a-prospect";
  }

  if (keptAs(assessment) === "fraud") {
    return "perhaps-fraud";
  }

  return assessment.kind === "internal" || assessment.kind === "automatic" ? assessment.kind : null;
}

function isWorking(run: Run): boolean {
  const draft = readyDraft(run);
  return draft !== null && draft.working !== null;
}

function readyDraft(run: Run): ReadyDraft | null {
  const content = run.content();
  return content?.phase === "ready" && content.draft.state === "ready" ? content.draft : null;
}

function update(run: Run, change: (draft: DraftSection) => DraftSection): void {
  run.update((content) => (content.phase === "ready" ? { ...content, draft: change(content.draft) } : content));
}

function ready(run: Run, change: (draft: ReadyDraft) => DraftSection): void {
  update(run, (draft) => (draft.state === "ready" ? change(draft) : draft));
}
