import type { MailAddress, Message, MessageSummary } from "../api/contracts";
import { useLanguage } from "../language/language";
import { FailureView } from "../pane/failureView";
import { Icon } from "../pane/icons";
import { Person } from "../pane/mailHeader";
import { categoryColour } from "../theme/categoryColour";
import { useWorkbenchMessages } from "./language/workbenchLanguage";
import { MailFrame } from "./mailFrame";
import type { MessageState } from "./mailboxState";

interface ReadingPaneProps {
  readonly selected: MessageSummary | null;
  readonly message: MessageState;
  readonly colours: ReadonlyMap<string, string>;
  readonly theme: string;
  readonly onRetry: () => void;
}

export function ReadingPane({ selected, message, colours, theme, onRetry }: ReadingPaneProps) {
  const texts = useWorkbenchMessages();
  if (selected === null) {
    return (
      <div class="empty">
        <Icon name="mail" size={40} />
        <p>{texts.chooseMail}</p>
        <p class="muted">{texts.keys}</p>
      </div>
    );
  }

  return (
    <article class="mail">
      <MailHeaders selected={selected} message={message.state === "ready" ? message.message : null} colours={colours} />
      {message.state === "loading" && <div class="skeleton block mail-skeleton" aria-hidden="true" />}
      {message.state === "failed" && (
        <div class="mail-failure" role="alert">
          <FailureView failure={message.failure} onRetry={onRetry} />
        </div>
      )}
      {message.state === "ready" && <MailFrame key={message.message.id} body={message.message.body} theme={theme} />}
    </article>
  );
}

interface MailHeadersProps {
  readonly selected: MessageSummary;
  readonly message: Message | null;
  readonly colours: ReadonlyMap<string, string>;
}

function MailHeaders({ selected, message, colours }: MailHeadersProps) {
  const texts = useWorkbenchMessages();
  const { messages, formats } = useLanguage();
  return (
    <header class="mail-headers">
      <h2 dir="auto">{selected.subject.trim() === "" ? messages.noSubject : selected.subject}</h2>
      {selected.categories.length > 0 && (
        <ul class="mail-categories">
          {selected.categories.map((name) => (
            <li key={name} class="category" style={{ "--category": categoryColour(colours.get(name)) }}>
              <span class="dot" style={{ background: categoryColour(colours.get(name)) }} aria-hidden="true" />
              {name}
            </li>
          ))}
        </ul>
      )}
      <div class="mail-people">
        <span class="avatar" aria-hidden="true">
          {initials(selected.from)}
        </span>
        <div class="mail-addresses">
          <People label={texts.from} people={selected.from === null ? [] : [selected.from]} />
          <People label={texts.replyTo} people={message?.replyTo ?? []} />
          <People label={texts.to} people={selected.to} />
          <People label={texts.cc} people={message?.cc ?? []} />
        </div>
        <time class="mail-time" dateTime={selected.receivedAt}>
          {formats.fullDate(selected.receivedAt)}
        </time>
      </div>
      {selected.isDraft && <p class="draft-note">{texts.draftNote}</p>}
      {message !== null && message.attachments.length > 0 && (
        <ul class="attachments" aria-label={texts.attachments(message.attachments.length)}>
          {message.attachments.map(({ name, size }, index) => (
            <li key={index} class="attachment">
              <Icon name="attachment" size={16} />
              <span dir="auto">{name}</span>
              <span class="muted">{texts.size(formats.quantity(Math.max(1, Math.round(size / 1024))))}</span>
            </li>
          ))}
        </ul>
      )}
    </header>
  );
}

function People({ label, people }: { readonly label: string; readonly people: readonly MailAddress[] }) {
  return people.length === 0 ? null : (
    <p class="address-line">
      <span class="address-label">{label}</span>
      <span>
        {people.map((person, index) => (
          <span key={index}>
            {index > 0 && "; "}
            <Person person={person} />
          </span>
        ))}
      </span>
    </p>
  );
}

function initials(from: MailAddress | null): string {
  const words = displayed(from)
    .split(/[\s.@_-]+/)
    .filter((word) => /\p{L}/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0).toUpperCase())
    .join("");
}

function displayed(from: MailAddress | null): string {
  return from === null ? "" : from.name.trim() === "" ? from.address : from.name;
}
