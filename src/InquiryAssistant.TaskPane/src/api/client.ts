import type {
  Assessment,
  Backfill,
  Category,
  Correction,
  CreatedDraft,
  DeadLetter,
  DraftPreview,
  Mailbox,
  MailboxSync,
  Message,
  MessagePage,
  MessageSummary,
  SyncStatus,
  TagChange,
  TagPlan,
} from "./contracts";
import { requestJson, type RequestOptions } from "./request";

export type ApiClient = ReturnType<typeof createApiClient>;

/** The service's HTTP API, typed. Paths are relative to the page, which the same service delivers. */
export function createApiClient(fetcher: typeof fetch = (input, init) => fetch(input, init), root = "") {
  const call = <T>(path: string, options: RequestOptions) => requestJson<T>(fetcher, `${root}/api/${path}`, options);
  const message = (id: string) => `messages/${encodeURIComponent(id)}`;

  return {
    mailbox: (signal?: AbortSignal) => call<Mailbox>("mailbox", { signal }),
    categories: (signal?: AbortSignal) => call<Category[]>("categories", { signal }),

    messages: (folder: string, top: number, cursor: string | null, signal?: AbortSignal) => {
      const query = new URLSearchParams({ folder, top: String(top), ...(cursor === null ? {} : { cursor }) });
      return call<MessagePage>(`messages?${query.toString()}`, { signal });
    },

    message: (id: string, signal?: AbortSignal) => call<Message>(message(id), { signal }),
    markRead: (id: string) => call<MessageSummary>(message(id), { method: "PATCH", body: { isRead: true } }),

    resolve: (itemId: string, form: "ews" | "rest", internetMessageId: string | null, signal?: AbortSignal) =>
      call<{ readonly id: string }>("messages/resolve", { body: { itemId, form, internetMessageId }, signal }),

    assessment: (id: string, signal?: AbortSignal) => call<Assessment>(`${message(id)}/assessment`, { signal }),
    correct: (id: string, correction: Correction) =>
      call<Assessment>(`${message(id)}/corrections`, { body: correction }),
    tags: (id: string, signal?: AbortSignal) => call<TagPlan>(`${message(id)}/tags`, { signal }),
    applyTags: (id: string) => call<TagChange>(`${message(id)}/tags`, { method: "POST" }),
    undoTags: (id: string, change: Pick<TagChange, "added" | "removed">) =>
      call<TagChange>(`${message(id)}/tags/undo`, { body: { added: change.added, removed: change.removed } }),

    draftPreview: (id: string, signal?: AbortSignal) => call<DraftPreview>(`${message(id)}/drafts/preview`, { signal }),
    createDraft: (id: string, idempotencyKey: string) =>
      call<CreatedDraft>(`${message(id)}/drafts`, { method: "POST", headers: { "Idempotency-Key": idempotencyKey } }),

    sync: (signal?: AbortSignal) => call<SyncStatus>("sync", { signal }),
    repairSync: () => call<MailboxSync>("sync/repair", { body: {} }),
    deadLetters: (signal?: AbortSignal) => call<{ readonly items: readonly DeadLetter[] }>("dead-letters", { signal }),
    retryDeadLetter: (id: string) =>
      call<undefined>(`dead-letters/${encodeURIComponent(id)}/retry`, { method: "POST" }),
    dismissDeadLetter: (id: string) =>
      call<undefined>(`dead-letters/${encodeURIComponent(id)}/dismiss`, { method: "POST" }),
    backfills: (signal?: AbortSignal) => call<{ readonly items: readonly Backfill[] }>("backfills", { signal }),
    startBackfill: (days: number) => call<Backfill>("backfills", { body: { days } }),
    pauseBackfill: (id: string) => call<Backfill>(`backfills/${encodeURIComponent(id)}/pause`, { method: "POST" }),
    resumeBackfill: (id: string) => call<Backfill>(`backfills/${encodeURIComponent(id)}/resume`, { method: "POST" }),
    cancelBackfill: (id: string) => call<Backfill>(`backfills/${encodeURIComponent(id)}/cancel`, { method: "POST" }),

    demo: (signal?: AbortSignal) => call<{ readonly remaining: number }>("demo", { signal }),
    deliverDemoMail: () => call<{ readonly id: string; readonly subject: string }>("demo/deliver", { method: "POST" }),
  };
}
