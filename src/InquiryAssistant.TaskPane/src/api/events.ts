import type { Backfill, MailboxSync, MailEvent } from "./contracts";

interface Told {
  readonly mail: MailEvent;
  readonly sync: MailboxSync;
  readonly backfill: Backfill;
}

/** What the service tells by itself, as it happens. */
export interface EventListeners {
  readonly mail?: (event: MailEvent) => void;
  readonly sync?: (event: MailboxSync) => void;
  readonly backfill?: (event: Backfill) => void;
  /** The stream is open (again): what happened in between may be missing from it. */
  readonly opened?: () => void;
}

/** Makes the browser's event source; tests bring their own. */
export type EventSourceFactory = (url: string) => EventTarget & Pick<EventSource, "close">;

/** Follows the service's events until stopped. The browser connects again by itself and says which event it saw last. */
export function followEvents(
  listeners: EventListeners,
  connect: EventSourceFactory = (url) => new EventSource(url),
  root = "",
): () => void {
  const source = connect(`${root}/api/events`);
  const hear = <Name extends keyof Told>(name: Name, listener: ((event: Told[Name]) => void) | undefined) => {
    if (listener !== undefined) {
      source.addEventListener(name, (event) => {
        const data = read(event);
        if (data !== null) {
          listener(data as Told[Name]);
        }
      });
    }
  };
  hear("mail", listeners.mail);
  hear("sync", listeners.sync);
  hear("backfill", listeners.backfill);
  source.addEventListener("open", () => listeners.opened?.());
  return () => {
    source.close();
  };
}

/** An event that cannot be read is no news: the next look at the list tells the truth. */
function read(event: Event): unknown {
  try {
    return event instanceof MessageEvent ? JSON.parse(String(event.data)) : null;
  } catch {
    return null;
  }
}
