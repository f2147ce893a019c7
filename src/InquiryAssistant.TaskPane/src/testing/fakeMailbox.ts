import type { CreatedDraft } from "../api/contracts";
import type { MailboxAdapter, OutgoingMail, SelectedMail, Selection } from "../mailbox/mailboxAdapter";

/** A host in which a test selects mails. */
export class FakeMailbox implements MailboxAdapter {
  readonly host = "outlook";
  language = "en-US";
  selection: Selection = { kind: "none" };
  readonly opened: CreatedDraft[] = [];
  readonly changes: [string, readonly string[]][] = [];
  outgoing: OutgoingMail | null = null;
  refusesToOpen = false;
  #listener: () => void = () => undefined;

  select(mail: SelectedMail | null): void {
    this.selection = mail === null ? { kind: "none" } : { kind: "mail", mail };
    this.#listener();
  }

  /** The host changes the selection and does not say so, as Outlook sometimes does. */
  selectSilently(mail: SelectedMail): void {
    this.selection = { kind: "mail", mail };
  }

  current(): Selection {
    return this.selection;
  }

  onSelectionChanged(listener: () => void): () => void {
    this.#listener = listener;
    return () => {
      this.#listener = () => undefined;
    };
  }

  isDark(): null {
    return null;
  }

  onThemeChanged(): () => void {
    return () => undefined;
  }

  openDraft(draft: CreatedDraft): Promise<void> {
    this.opened.push(draft);
    return this.refusesToOpen ? Promise.reject(new Error("refused")) : Promise.resolve();
  }

  categoriesChanged(messageId: string, categories: readonly string[]): void {
    this.changes.push([messageId, categories]);
  }

  draftCreated(): void {
    return;
  }

  readOutgoing(): Promise<OutgoingMail> {
    return this.outgoing === null ? Promise.reject(new Error("nothing")) : Promise.resolve(this.outgoing);
  }
}
