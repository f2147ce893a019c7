import type { EvidenceDimension, EvidenceSource } from "../api/contracts";
import {
  generalAdvice,
  kinds,
  quadrants,
  risks,
  roles,
  stages,
  topics,
  typeAdvice,
  types,
  unscored,
} from "./tradeWords.en";

const dimensions: Record<EvidenceDimension, string> = {
  intent: "Intent to buy",
  role: "Decision role",
  kind: "Kind of mail",
  type: "Type of inquiry",
  stage: "Stage",
  risk: "Risks",
};

const sources: Record<EvidenceSource, string> = {
  subject: "in the subject",
  body: "in the mail",
  signature: "in the signature",
  header: "in the mail's headers",
  attachment: "in an attachment's name",
  sender: "in the sender",
  thread: "earlier in this conversation",
};

/** Every text of the interface in English. Its shape is what the other languages must fill. */
export const en = {
  tag: "en",
  product: "Inquiry Assistant",
  loading: "Reading the mail…",
  stillLoading: "Still reading…",
  stopWaiting: "Stop",
  retry: "Try again",
  copy: "Copy",
  copied: "Copied",
  dismiss: "Dismiss",
  refresh: "Read again",
  noSubject: "(no subject)",
  noSender: "(no sender)",
  noAddress: "no address",
  pinHint: "Pin this pane (the pin at its top) and it follows the mail you select.",

  nothing: {
    title: "No mail selected",
    text: "Select a mail and this pane tells who writes, what for, and why it thinks so.",
  },
  several: { title: "Several mails selected", text: "Select a single mail to see what it is." },

  failure: {
    title: {
      offline: "You are offline",
      unreachable: "The service cannot be reached",
      timeout: "No answer in time",
      busy: "The mailbox is busy",
      gone: "This mail is gone",
      refused: "The service refused",
      unreadable: "Something else answered",
      stopped: "Stopped",
      unexpected: "Something went wrong",
    },
    text: {
      offline: "This mail is read as soon as the connection is back.",
      unreachable: "Check your network or VPN. If others have the same trouble, tell your administrator.",
      timeout: "The service or the mailbox is slow at the moment.",
      gone: "It was moved or deleted meanwhile. Select it again.",
      refused: "It gave no reason.",
      unreadable: "A proxy or a sign-in page may stand between us and the service. Tell your administrator.",
      stopped: "Nothing was changed.",
      unexpected: "Nothing was changed. If it happens again, tell your administrator.",
    },
    busy: (seconds: number) => `Outlook's service asks us to wait. Next try in ${String(seconds)} s.`,
    busyNow: "Outlook's service asks us to wait.",
  },

  verdict: {
    heading: "Assessment",
    quadrants,
    kinds,
    unscored,
    roles,
    types,
    stages,
    specific: "specific",
    general: "general",
    because: "Because of",
    decided: "Decided by you",
    score: (score: string) => `${score} of 100`,
    scoreLabel: "Intent score",
    roleChance: (percent: string) => `${percent} likely`,
    sure: { high: "Very sure", good: "Sure", fair: "Fairly sure", low: "Not sure" },
    sureOf: (percent: string) => `${percent} confidence`,
    unsure: "Too close to call. Please look at the mail yourself.",
    kept: {
      fraud: "Perhaps fraud. Open nothing and pay nothing until you have checked who writes.",
      advert: "Probably an advert. It stays in sight in case a buyer wrote it.",
    },
    facts: { kind: "Kind", role: "Role", type: "Type", stage: "Stage", sure: "Confidence", language: "Language" },
    announce: (from: string, verdict: string) => `Mail from ${from}: ${verdict}`,
  },

  risk: { heading: "Take care", list: risks },

  advice: { heading: "What to do", types: typeAdvice, general: generalAdvice },

  correction: {
    open: "Correct this",
    heading: "Your verdict",
    hint: "It wins at once for this sender and this conversation, and the machine never overwrites it.",
    kind: "Kind of mail",
    quadrant: "Quadrant",
    role: "Role",
    leave: "as assessed",
    reason: "Reason (optional)",
    save: "Save my verdict",
    saving: "Saving…",
    cancel: "Cancel",
    saved: "Saved. Your verdict stands, and the tags follow it.",
  },

  tags: {
    heading: "Tags",
    planned: "will be added",
    obsolete: "will be removed",
    present: "on this mail",
    justAdded: "just added",
    apply: (count: number) => (count === 1 ? "Apply 1 change" : `Apply ${String(count)} changes`),
    applying: "Applying…",
    undo: "Undo",
    undoing: "Undoing…",
    upToDate: "All tags are on this mail.",
    none: "No tags for this mail.",
    applied: "Tags applied. Your own categories are untouched.",
    undone: "Taken back.",
  },

  draft: {
    heading: "Reply",
    to: "To",
    cc: "Cc",
    subject: "Subject",
    create: "Create reply-all draft",
    creating: "Creating…",
    open: "Open draft",
    opening: "Opening…",
    showAll: "Show the whole letter",
    showLess: "Show less",
    preview: "Preview of the letter",
    history: "The mail's whole history stays below.",
    neverSent: "Nothing is sent: you finish and send it.",
    placeholders: (count: number) =>
      count === 1 ? "1 place for you to fill in" : `${String(count)} places for you to fill in`,
    created: "The draft is in your Drafts folder.",
    existed: "Your earlier draft for this mail is still in Drafts.",
    openFailed: "It could not be opened from here. You find it in Drafts.",
    none: {
      "not-a-prospect": "No reply is offered: this is not a prospect, and an answer would only invite more.",
      internal: "No reply is offered for mail from colleagues.",
      automatic: "No reply is offered for automatic messages.",
      "perhaps-fraud": "No reply is offered: this may be fraud. If you know better, correct the kind.",
      refused: "No reply is offered for this kind of mail.",
    },
  },

  questions: { heading: "Asks for", topics, copyAll: "Copy all questions" },

  entities: {
    heading: "Key facts",
    copyAll: "Copy all facts",
    names: {
      models: "Models",
      quantities: "Quantities",
      term: "Trade term",
      targetPrice: "Target price",
      certifications: "Certificates",
      paymentTerms: "Payment",
      neededBy: "Needed by",
      company: "Company",
      contact: "Contact",
      jobTitle: "Title",
      phone: "Phone",
      website: "Website",
      country: "Country",
    },
  },

  why: {
    heading: "Why",
    dimensions,
    sources,
    words: "The words",
    subject: "Subject",
    body: "Mail",
    signature: "Signature",
    markHint: "Point at a reason to see its words; point at marked words to see the reason.",
    marks: "The mail's text with the words that count. Arrow keys move between them.",
    showMore: (count: number) => `Show ${String(count)} more`,
    showFewer: "Show fewer",
    strength: {
      for: { strong: "speaks strongly for it", clear: "speaks for it", slight: "speaks a little for it" },
      against: {
        strong: "speaks strongly against it",
        clear: "speaks against it",
        slight: "speaks a little against it",
      },
      none: "noted, counts nothing",
    },
    orMore: (count: string, signs: string) => `${count} or more ${signs}`,
    fromSubject: (signal: string) => `${signal} (subject)`,
    fromSignature: (signal: string) => `${signal} (signature)`,
    weSaid: (signal: string) => `You wrote earlier: ${signal}`,
    theySaid: (signal: string) => `They wrote earlier: ${signal}`,
    quoted: (signal: string) => `In the history: ${signal}`,
    none: "Nothing in this mail speaks for or against.",
    noText: "The mail has no text of its own.",
  },

  sum: {
    heading: "How the scores add up",
    base: "Starting value",
    reason: "Reason",
    points: "Points",
    total: "Score",
    rest: "Not explained by a reason",
  },

  compose: {
    heading: "You are writing",
    text: "Before you send, see who gets it.",
    recipients: "Recipients",
    nobody: "Nobody yet.",
    to: "To",
    cc: "Cc",
    bcc: "Bcc",
    open: (count: number) =>
      count === 1 ? "1 place is still to be filled in:" : `${String(count)} places are still to be filled in:`,
    filled: "No open places found.",
    failed: "Outlook did not tell what you are writing.",
    again: "Check again",
  },

  start: {
    noOfficeTitle: "Outlook's script did not load",
    noOffice:
      "This pane needs appsforoffice.microsoft.com, which did not answer. A firewall or VPN may block it. Try again, or show this text to your administrator.",
    outsideTitle: "Open me in Outlook",
    outside: "This page is the pane of an Outlook add-in. Outside Outlook you can try it in the workbench.",
    workbench: "Go to the workbench",
  },
};

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widen<T[K]> };

/** A language is complete or does not compile. */
export type Messages = Widen<typeof en>;
