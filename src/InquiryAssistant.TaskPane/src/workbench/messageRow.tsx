import type { MessageSummary } from "../api/contracts";
import type { Formats } from "../language/formats";
import { useMessages } from "../language/language";
import { Icon } from "../pane/icons";
import { categoryColour } from "../theme/categoryColour";
import { dayName } from "./dayGroups";
import type { WorkbenchMessages } from "./language/en";

interface MessageRowProps {
  readonly message: MessageSummary;
  readonly index: number;
  /** In Drafts and Sent Items the others are the recipients. */
  readonly showsRecipients: boolean;
  readonly isSelected: boolean;
  readonly isStop: boolean;
  readonly colours: ReadonlyMap<string, string>;
  readonly texts: WorkbenchMessages;
  readonly formats: Formats;
  readonly onSelect: () => void;
}

export function MessageRow(props: MessageRowProps) {
  const { message, index, showsRecipients, isSelected, isStop, colours, texts, formats, onSelect } = props;
  const messages = useMessages();
  const people = showsRecipients ? message.to : message.from === null ? [] : [message.from];
  const who = people.map(({ name, address }) => name || address).join("; ") || messages.noSender;
  return (
    <div
      role="option"
      class={`row ${message.isRead || message.isDraft ? "" : "unread"}`}
      aria-selected={isSelected}
      tabIndex={isStop ? 0 : -1}
      data-index={index}
      data-id={message.id}
      onClick={onSelect}
    >
      {!message.isRead && !message.isDraft && <span class="hidden-text">{texts.unreadMail} </span>}
      <span class="row-who" dir="auto">
        {message.isDraft && <span class="draft-word">[{texts.draft}] </span>}
        {who}
      </span>
      {message.hasAttachments && (
        <span class="row-clip">
          <Icon name="attachment" size={16} />
          <span class="hidden-text">{texts.hasAttachments}</span>
        </span>
      )}
      <span class="row-subject" dir="auto">
        {message.subject.trim() === "" ? messages.noSubject : message.subject}
      </span>
      <time class="row-time" dateTime={message.receivedAt} title={formats.fullDate(message.receivedAt)}>
        {shortDate(message.receivedAt, formats)}
      </time>
      <span class="row-preview" dir="auto">
        {message.preview}
      </span>
      {message.categories.length > 0 && (
        <span class="row-categories">
          {message.categories.map((name) => (
            <span key={name} class="category" style={{ "--category": categoryColour(colours.get(name)) }}>
              <span class="dot" style={{ background: categoryColour(colours.get(name)) }} aria-hidden="true" />
              {name}
            </span>
          ))}
        </span>
      )}
    </div>
  );
}

function shortDate(iso: string, formats: Formats): string {
  const moment = new Date(iso);
  const day = dayName(moment, new Date());
  return day === "today" ? formats.time(moment) : day === "older" ? formats.date(moment) : formats.weekday(moment);
}
