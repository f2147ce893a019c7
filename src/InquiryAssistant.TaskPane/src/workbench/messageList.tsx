import { useEffect, useRef } from "preact/hooks";
import type { Folder, MessageSummary } from "../api/contracts";
import { useLanguage } from "../language/language";
import { FailureView } from "../pane/failureView";
import { useWorkbenchMessages } from "./language/workbenchLanguage";
import type { ListState } from "./mailboxState";
import { dayGroups } from "./dayGroups";
import { MessageRow } from "./messageRow";

interface MessageListProps {
  readonly list: ListState;
  readonly folder: Folder | null;
  readonly selectedId: string | null;
  readonly colours: ReadonlyMap<string, string>;
  readonly onSelect: (message: MessageSummary) => void;
  readonly onEnter: () => void;
  readonly onMore: () => void;
  readonly onRetry: () => void;
}

export function MessageList(props: MessageListProps) {
  const { list, onMore, onRetry } = props;
  const texts = useWorkbenchMessages();
  switch (list.state) {
    case "loading":
      return (
        <div class="list-waiting" aria-busy="true">
          {[0, 1, 2, 3, 4, 5].map((row) => (
            <div key={row} class="skeleton row" aria-hidden="true" />
          ))}
        </div>
      );
    case "failed":
      return (
        <div class="list-waiting" role="alert">
          <FailureView failure={list.failure} onRetry={onRetry} />
        </div>
      );
    case "ready":
      return (
        <div class="list-scroll">
          {list.items.length === 0 ? (
            <p class="muted list-empty">{texts.emptyFolder}</p>
          ) : (
            <Rows {...props} items={list.items} />
          )}
          {list.next !== null && (
            <button type="button" class="button load-more" aria-disabled={list.more === "loading"} onClick={onMore}>
              {list.more === "loading" ? texts.loadingMore : list.more === "failed" ? texts.moreFailed : texts.loadMore}
            </button>
          )}
        </div>
      );
  }
}

/** One tab stop; arrow keys move and select, as in Outlook. */
function Rows(props: MessageListProps & { readonly items: readonly MessageSummary[] }) {
  const { items, folder, selectedId, colours, onSelect, onEnter } = props;
  const texts = useWorkbenchMessages();
  const { formats } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const groups = dayGroups(items, new Date());
  const stop = items.some(({ id }) => id === selectedId) ? selectedId : items[0]?.id;

  useEffect(() => {
    const row = box.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    row?.scrollIntoView({ block: "nearest" });
  }, [selectedId]);

  const move = (event: KeyboardEvent) => {
    const now = items.findIndex(({ id }) => id === selectedId);
    const target = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onEnter();
    }

    const next = target === undefined ? undefined : items[Math.max(0, target)];
    if (next !== undefined) {
      event.preventDefault();
      onSelect(next);
      box.current?.querySelector<HTMLElement>(`[data-index="${String(items.indexOf(next))}"]`)?.focus();
    }
  };

  return (
    <div ref={box} role="listbox" class="rows" aria-label={texts.messageList} onKeyDown={move}>
      {groups.map(({ name, messages }) => (
        <div key={name} role="group" aria-label={texts.groups[name]}>
          <p class="day" aria-hidden="true">
            {texts.groups[name]}
          </p>
          {messages.map((message) => (
            <MessageRow
              key={message.id}
              message={message}
              index={items.indexOf(message)}
              showsRecipients={folder?.key === "drafts" || folder?.key === "sentitems"}
              isSelected={message.id === selectedId}
              isStop={message.id === stop}
              colours={colours}
              texts={texts}
              formats={formats}
              onSelect={() => {
                onSelect(message);
                onEnter();
              }}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
