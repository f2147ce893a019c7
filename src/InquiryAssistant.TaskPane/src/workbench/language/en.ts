import type { Folder } from "../../api/contracts";

const folders: Record<NonNullable<Folder["key"]>, string> = {
  inbox: "Inbox",
  drafts: "Drafts",
  sentitems: "Sent Items",
  archive: "Archive",
  deleteditems: "Deleted Items",
  junkemail: "Junk Email",
};

const sync = {
  heading: "Automatic tagging",
  states: {
    healthy: "Tagging on",
    "catching-up": "Catching up",
    polling: "Tagging by look-up",
    failing: "Tagging held up",
    off: "Tagging off",
  },
  meaning: {
    healthy: "New mail gets its tags within seconds.",
    "catching-up": "News are being worked off.",
    polling: "No notifications reach this service, so it looks for new mail at intervals.",
    failing: "The mailbox refuses at the moment. It is tried again by itself; nothing is lost.",
    off: "The settings of this service have it switched off (Sync:Enabled).",
  },
  never: "not yet",
  lastNews: "Last news",
  lastSync: "Last read",
  nextSweep: "Next look-up",
  subscription: "Notifications",
  subscriptions: { active: "active", missing: "being set up again", off: "off" },
  renewal: (when: string) => `active, renewal ${when}`,
  pending: "Waiting",
  lastFailure: "Last failure",
  repair: "Repair and catch up",
  repairing: "Repairing…",
  letters: (count: number) =>
    count === 1 ? "1 mail could not be tagged" : `${String(count)} mails could not be tagged`,
  attempts: (count: number) => (count === 1 ? "1 try" : `${String(count)} tries`),
  reasons: {} as Readonly<Record<string, string>>,
  retry: "Try again",
  dismiss: "Dismiss",
  backfill: "Tag earlier mail",
  goBack: "Go back",
  days: (count: number) => `${String(count)} days`,
  start: "Start",
  pause: "Pause",
  resume: "Go on",
  cancel: "End it",
  progress: "Progress",
  backfillStates: { running: "Running", paused: "Paused", done: "Done", failed: "Stopped", cancelled: "Ended" },
  backfillFailures: {
    "graph-busy": "Microsoft 365 asks for patience, it goes on by itself",
    "graph-not-signed-in": "Microsoft 365 does not accept this service, its administrator must renew the sign-in",
    "folder-not-found": "the folder is no longer there",
    failed: "something went wrong, it is tried again by itself",
  } as Readonly<Record<string, string>>,
  readAndTagged: (read: string, tagged: string) => `${read} read, ${tagged} tagged`,
  rate: (perSecond: string) => `${perSecond} a second`,
  left: (time: string) => `${time} left`,
};

/** The texts of the workbench around the pane, in English. */
export const en = {
  title: "Inquiry Assistant",
  subtitle: "Workbench",
  demo: "Demo mailbox",
  deliver: "Deliver a demo mail",
  deliverShort: "Deliver",
  delivering: "Delivering…",
  deliverLeft: (count: number) => `${String(count)} demo mails are still to come`,
  deliverNone: "All demo mails have arrived",
  settings: "Settings",
  languages: { en: "English", "zh-CN": "简体中文" },
  themes: { system: "Theme of the system", light: "Light", dark: "Dark" },
  paneWidth: (pixels: number) => `Pane ${String(pixels)} px wide`,
  folders,
  folderList: "Folders",
  messageList: "Messages",
  readingPane: "Mail",
  assistant: "Inquiry Assistant",
  unread: (count: number) => `${String(count)} unread`,
  unreadMail: "unread",
  groups: { today: "Today", yesterday: "Yesterday", week: "Earlier this week", older: "Older" },
  emptyFolder: "Nothing in this folder.",
  loadMore: "Load more",
  loadingMore: "Loading…",
  moreFailed: "More could not be loaded. Try again.",
  chooseMail: "Select a mail to read it",
  keys: "Up and down arrows go through the list.",
  toList: "List",
  toMail: "Mail",
  toPane: "Assistant",
  from: "From",
  to: "To",
  cc: "Cc",
  replyTo: "Reply to",
  draft: "Draft",
  draftNote: "In Outlook you finish and send this draft. Here it is only shown.",
  attachments: (count: number) => (count === 1 ? "1 attachment" : `${String(count)} attachments`),
  hasAttachments: "has attachments",
  imagesBlocked: "Pictures from the internet are not loaded, so the sender does not learn that you read this.",
  mailBody: "Text of the mail",
  size: (kilobytes: string) => `${kilobytes} KB`,
  sync,
};

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widen<T[K]> };

export type WorkbenchMessages = Widen<typeof en>;
