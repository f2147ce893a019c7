import type { Assessment, CreatedDraft, DraftPreview, TagChange, TagPlan } from "../api/contracts";
import type { SelectedMail } from "../mailbox/mailboxAdapter";
import type { Failure } from "./failure";

export type TagSection =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly failure: Failure }
  | {
      readonly state: "ready";
      readonly plan: TagPlan;
      /** What the last click on "apply" did, for as long as it can be undone. */
      readonly applied: Pick<TagChange, "added" | "removed"> | null;
      readonly working: "apply" | "undo" | null;
      readonly failure: Failure | null;
    };

export type DraftSection =
  | { readonly state: "loading" }
  | {
      readonly state: "none";
      readonly reason: "not-a-prospect" | "perhaps-fraud" | "internal" | "automatic" | "refused";
    }
  | { readonly state: "failed"; readonly failure: Failure }
  | {
      readonly state: "ready";
      readonly preview: DraftPreview;
      readonly created: CreatedDraft | null;
      readonly working: "create" | "open" | null;
      readonly failure: Failure | null;
      /** The host could not show the draft; it is in Drafts all the same. */
      readonly openFailed: boolean;
    };

/** The rep's own verdict: not given here, on its way, or kept. */
export interface CorrectionSection {
  readonly state: "idle" | "saving" | "saved";
  readonly failure: Failure | null;
}

export type MailPhase =
  | { readonly phase: "loading"; readonly patience: "fresh" | "slow" | "very-slow" }
  | { readonly phase: "failed"; readonly failure: Failure }
  | {
      readonly phase: "ready";
      /** The id that the assessment was asked for; all that is written goes to it. */
      readonly messageId: string;
      readonly assessment: Assessment;
      readonly correction: CorrectionSection;
      readonly tags: TagSection;
      readonly draft: DraftSection;
    };

export type PaneState =
  | { readonly view: "none" | "several" }
  | { readonly view: "composing"; readonly key: string }
  | { readonly view: "mail"; readonly mail: SelectedMail; readonly content: MailPhase };
