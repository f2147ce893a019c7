import type { CreatedDraft, MailAddress } from "../api/contracts";

/** How the host names a message: by the service's own id, or by an id of Exchange that the service has to translate. */
export type MessageReference =
  | { readonly kind: "service"; readonly id: string }
  | {
      readonly kind: "exchange";
      readonly itemId: string;
      readonly form: "ews" | "rest";
      readonly internetMessageId: string | null;
    };

export interface SelectedMail {
  /** Tells one selection from another; an answer asked for under one key is never shown under another. */
  readonly key: string;
  readonly subject: string;
  readonly from: MailAddress | null;
  readonly reference: MessageReference;
}

export type Selection =
  | { readonly kind: "none" }
  | { readonly kind: "several" }
  | { readonly kind: "mail"; readonly mail: SelectedMail }
  | { readonly kind: "composing"; readonly key: string };

/** A mail that is being written, as far as the host tells. */
export interface OutgoingMail {
  readonly subject: string;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly bcc: readonly MailAddress[];
  readonly text: string;
}

/**
 * All the pane knows of the program around it. Two implementations: Outlook (`outlook.ts`, the only file that speaks to
 * Office.js) and the workbench (`workbench.ts`).
 */
export interface MailboxAdapter {
  readonly host: "outlook" | "workbench";
  /** BCP 47 tag of the host's language. */
  readonly language: string;
  /** What is selected now. Cheap and synchronous: it is asked again before each write. */
  current(): Selection;
  /** Calls back whenever the selection may have changed; gives the way to stop. */
  onSelectionChanged(listener: () => void): () => void;
  /** The host's own theme; null where only the reader's system knows. */
  isDark(): boolean | null;
  onThemeChanged(listener: () => void): () => void;
  /** Shows the draft for editing; rejects when the host cannot. */
  openDraft(draft: CreatedDraft): Promise<void>;
  /** The service changed the categories of a message: the host may refresh its list. */
  categoriesChanged(messageId: string, categories: readonly string[]): void;
  /** The service made a draft: the host may refresh its Drafts folder. */
  draftCreated(draft: CreatedDraft): void;
  /** Reads the mail that is being written; rejects when nothing is. */
  readOutgoing(): Promise<OutgoingMail>;
}
