/** What the service answers, as its API document says. Times are ISO 8601 in UTC. */

export type Quadrant = "A" | "B" | "C" | "D";
export type MessageKind =
  "inquiry" | "reply" | "existing-business" | "internal" | "solicitation" | "phishing" | "scam" | "automatic";
export type Intent = "high" | "low" | "none";
export type DecisionRole = "decision-maker" | "influencer" | "unknown";
export type InquiryType =
  "seeking-supplier" | "entering-market" | "information-gathering" | "casual" | "competitor-probe" | "sample-hunter";
export type Specificity = "specific" | "general";
export type Stage = "quoted" | "sampled" | "negotiating" | "ordered";
export type Risk =
  | "phishing-link"
  | "credential-request"
  | "lookalike-domain"
  | "reply-to-mismatch"
  | "auth-failure"
  | "bank-change"
  | "dangerous-attachment"
  | "advance-fee"
  | "visa-invitation"
  | "competitor-probe"
  | "sample-hunting"
  | "incoterm-mismatch";
export type EvidenceDimension = "kind" | "intent" | "role" | "type" | "risk" | "stage";
export type EvidenceSource = "subject" | "body" | "signature" | "header" | "attachment" | "sender" | "thread";
export type QuestionTopic =
  | "price"
  | "moq"
  | "lead-time"
  | "payment-terms"
  | "certificates"
  | "samples"
  | "catalogue"
  | "packing"
  | "technical"
  | "stock"
  | "warranty"
  | "shipping"
  | "agency"
  | "documents"
  | "company"
  | "other";

export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

export interface Evidence {
  readonly signal: string;
  readonly dimension: EvidenceDimension;
  readonly weight: number;
  readonly text: string;
  readonly source: EvidenceSource;
  /** UTF-16 index into subject, text.reply or text.signature; null for the other sources. */
  readonly start: number | null;
  readonly length: number | null;
}

export interface InquiryEntities {
  readonly models: readonly string[];
  readonly quantities: readonly { readonly value: number; readonly unit: string | null }[];
  readonly incoterm: string | null;
  readonly port: string | null;
  readonly targetPrice: string | null;
  readonly certifications: readonly string[];
  readonly paymentTerms: string | null;
  readonly neededBy: string | null;
  readonly company: string | null;
  readonly contact: string | null;
  readonly jobTitle: string | null;
  readonly phone: string | null;
  readonly website: string | null;
  readonly country: string | null;
}

export interface DimensionScore {
  readonly base: number;
  readonly value: number;
}

export interface Assessment {
  readonly kind: MessageKind;
  readonly quadrant: Quadrant | null;
  readonly intent: Intent | null;
  /** 0-100. */
  readonly intentScore: number | null;
  readonly role: DecisionRole | null;
  /** 0-1. */
  readonly roleProbability: number | null;
  readonly inquiryType: InquiryType | null;
  readonly specificity: Specificity | null;
  readonly risks: readonly Risk[];
  readonly stage: Stage | null;
  /** Calibrated probability of the kind, 0-1. */
  readonly confidence: number;
  readonly unsure: boolean;
  /** ISO 639-1, or "und". */
  readonly language: string;
  readonly entities: InquiryEntities;
  readonly questions: readonly { readonly text: string; readonly topic: QuestionTopic }[];
  readonly text: { readonly reply: string; readonly signature: string; readonly quoted: string };
  readonly tags: readonly string[];
  /** What the rep decided about this sender or conversation, if he did: it stands in place of the machine's verdict. */
  readonly decidedByRep?: { readonly reason: string; readonly at: string };
  readonly evidence: readonly Evidence[];
  readonly scores: Readonly<Partial<Record<EvidenceDimension, DimensionScore>>>;
}

/** What a rep says against the machine: at least one of kind, quadrant and role. */
export interface Correction {
  readonly kind?: MessageKind;
  readonly quadrant?: Quadrant;
  readonly role?: DecisionRole;
  /** At most 500 characters. */
  readonly reason: string;
}

export interface MessageSummary {
  readonly id: string;
  readonly subject: string;
  readonly from: MailAddress | null;
  readonly to: readonly MailAddress[];
  readonly receivedAt: string;
  readonly preview: string;
  readonly isRead: boolean;
  readonly isDraft: boolean;
  readonly hasAttachments: boolean;
  readonly categories: readonly string[];
}

export interface Message extends MessageSummary {
  readonly cc: readonly MailAddress[];
  readonly replyTo: readonly MailAddress[];
  readonly body: { readonly format: "html" | "text"; readonly content: string };
  readonly attachments: readonly { readonly name: string; readonly contentType: string; readonly size: number }[];
  readonly conversationId: string;
  readonly webLink: string | null;
}

export interface MessagePage {
  readonly items: readonly MessageSummary[];
  readonly next: string | null;
}

export interface Folder {
  readonly id: string;
  readonly key: "inbox" | "drafts" | "sentitems" | "archive" | "deleteditems" | "junkemail" | null;
  readonly name: string;
  readonly unread: number;
  readonly total: number;
}

export interface Mailbox {
  readonly mode: "demo" | "tenant";
  readonly owner: MailAddress & { readonly company: string; readonly sells: readonly string[] };
  readonly folders: readonly Folder[];
}

export interface Category {
  readonly name: string;
  /** "none" or "preset0" to "preset24", Outlook's own palette. */
  readonly color: string;
}

export interface TagPlan {
  readonly present: readonly string[];
  readonly planned: readonly string[];
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

export interface TagChange {
  readonly categories: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface DraftPreview {
  readonly subject: string;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly html: string;
  readonly text: string;
  readonly placeholders: readonly string[];
  readonly quadrant: Quadrant | null;
}

export interface CreatedDraft {
  readonly draftId: string;
  readonly subject: string;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly webLink: string | null;
  /** False when an earlier, untouched draft for the same mail was found instead. */
  readonly created: boolean;
}

/** How one mailbox is kept tagged. */
export interface MailboxSync {
  readonly mailbox: string;
  /** "polling": no notifications reach us, sweeps find the mail. "off": nothing is tagged by itself. */
  readonly state: "healthy" | "catching-up" | "polling" | "failing" | "off";
  readonly lastNewsAt: string | null;
  readonly lastSyncAt: string | null;
  readonly nextSweepAt: string | null;
  /** News that are not worked off yet. */
  readonly pending: number;
  readonly subscription: {
    readonly state: "active" | "missing" | "off";
    readonly expiresAt: string | null;
    readonly renewAt: string | null;
  };
  readonly lastFailure: { readonly code: string; readonly at: string } | null;
  readonly deadLetters: number;
}

export interface SyncStatus {
  readonly engine: "embedded" | "distributed";
  readonly deadLetters: number;
  readonly mailboxes: readonly MailboxSync[];
}

/** A mail that could not be tagged, with the reason. */
export interface DeadLetter {
  readonly id: string;
  readonly mailbox: string;
  readonly messageId: string;
  readonly reason: string;
  readonly attempts: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** Tagging of the mail that was there before. */
export interface Backfill {
  readonly id: string;
  readonly mailbox: string;
  /** Well-known name or id. */
  readonly folder: string;
  readonly state: "running" | "paused" | "done" | "failed" | "cancelled";
  readonly days: number;
  readonly read: number;
  /** Of the mails read those that carry our tags. */
  readonly tagged: number;
  /** About so many there are. */
  readonly total: number | null;
  readonly perSecond: number;
  readonly secondsLeft: number | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** What it failed with or waits for, as a code. */
  readonly failure: string | null;
}

/** News of one mail. */
export interface MailEvent {
  readonly messageId: string;
  readonly change: "arrived" | "tagged" | "gone";
  readonly kind: MessageKind | null;
  readonly quadrant: Quadrant | null;
  readonly categories: readonly string[];
}
