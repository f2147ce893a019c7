import type { Folder, Mailbox, Message, MessageSummary } from "../api/contracts";
import type { Failure } from "../pane/failure";

export type ListState =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly failure: Failure }
  | {
      readonly state: "ready";
      readonly items: readonly MessageSummary[];
      readonly next: string | null;
      readonly more: "idle" | "loading" | "failed";
    };

export type MessageState =
  | { readonly state: "none" | "loading" }
  | { readonly state: "failed"; readonly failure: Failure }
  | { readonly state: "ready"; readonly message: Message };

export interface WorkbenchState {
  readonly mailbox: Mailbox | null;
  readonly failure: Failure | null;
  readonly folderId: string | null;
  readonly list: ListState;
  readonly selected: MessageSummary | null;
  readonly message: MessageState;
  /** Mails the demo can still deliver; null outside the demo. */
  readonly demoRemaining: number | null;
  readonly delivering: boolean;
}

export const emptyWorkbench: WorkbenchState = {
  mailbox: null,
  failure: null,
  folderId: null,
  list: { state: "loading" },
  selected: null,
  message: { state: "none" },
  demoRemaining: null,
  delivering: false,
};

export function currentFolder(state: WorkbenchState): Folder | null {
  return state.mailbox?.folders.find(({ id }) => id === state.folderId) ?? null;
}

/** Changes one message wherever it stands in the list. */
export function withMessage(
  state: WorkbenchState,
  id: string,
  change: (message: MessageSummary) => MessageSummary,
): WorkbenchState {
  const { list, selected } = state;
  return {
    ...state,
    selected: selected?.id === id ? change(selected) : selected,
    list:
      list.state === "ready"
        ? { ...list, items: list.items.map((item) => (item.id === id ? change(item) : item)) }
        : list,
  };
}

/** The newest page again, with what was loaded below it before; a message that left the page's span is gone. */
export function withNewestPage(list: ListState, newest: readonly MessageSummary[], next: string | null): ListState {
  if (list.state !== "ready" || newest.length === 0) {
    return { state: "ready", items: newest, next, more: "idle" };
  }

  const oldest = newest[newest.length - 1]?.receivedAt ?? "";
  const known = new Set(newest.map(({ id }) => id));
  const older = next === null ? [] : list.items.filter((item) => !known.has(item.id) && item.receivedAt < oldest);
  return { ...list, items: [...newest, ...older], next: older.length === 0 ? next : list.next };
}
