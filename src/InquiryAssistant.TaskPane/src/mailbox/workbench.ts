import type { CreatedDraft } from "../api/contracts";
import type { MailboxAdapter, OutgoingMail, Selection } from "./mailboxAdapter";

/** What the workbench around the pane has to offer to its adapter. */
export interface WorkbenchHost {
  selection(): Selection;
  outgoing(): Promise<OutgoingMail | null>;
  showDraft(draft: CreatedDraft): Promise<void>;
  categoriesChanged(messageId: string, categories: readonly string[]): void;
  draftCreated(): void;
}

/** The workbench's side of the adapter: the pane runs in the same page, so all is direct. */
export class WorkbenchMailbox implements MailboxAdapter {
  readonly host = "workbench";
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly workbench: WorkbenchHost,
    readonly language: string,
  ) {}

  /** Called by the workbench whenever another mail is selected. */
  selectionChanged(): void {
    this.#listeners.forEach((listener) => {
      listener();
    });
  }

  current(): Selection {
    return this.workbench.selection();
  }

  onSelectionChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The workbench themes the whole page, the pane included. */
  isDark(): null {
    return null;
  }

  onThemeChanged(): () => void {
    return () => undefined;
  }

  openDraft(draft: CreatedDraft): Promise<void> {
    return this.workbench.showDraft(draft);
  }

  categoriesChanged(messageId: string, categories: readonly string[]): void {
    this.workbench.categoriesChanged(messageId, categories);
  }

  draftCreated(): void {
    this.workbench.draftCreated();
  }

  async readOutgoing(): Promise<OutgoingMail> {
    const outgoing = await this.workbench.outgoing();
    if (outgoing === null) {
      throw new Error("No draft is shown.");
    }

    return outgoing;
  }
}
