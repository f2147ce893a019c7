import { useEffect, useRef } from "preact/hooks";
import type { MailAddress } from "../api/contracts";
import { useMessages } from "../language/language";
import type { SelectedMail } from "../mailbox/mailboxAdapter";
import { Icon } from "./icons";

interface MailHeaderProps {
  readonly mail: SelectedMail;
  readonly onRefresh: () => void;
}

/** Which mail all below speaks of. The address always stands beside the name: the name is the sender's to choose. */
export function MailHeader({ mail, onRefresh }: MailHeaderProps) {
  const messages = useMessages();
  const header = useRef<HTMLElement>(null);
  useEffect(() => publishHeight(header.current), []);
  return (
    <header ref={header} class="mail-header">
      <div class="mail-header-text">
        <p class="sender">{mail.from === null ? messages.noSender : <Person person={mail.from} />}</p>
        <h2 class="subject" dir="auto">
          {mail.subject.trim() === "" ? messages.noSubject : mail.subject}
        </h2>
      </div>
      <button
        type="button"
        class="icon-button"
        title={messages.refresh}
        aria-label={messages.refresh}
        onClick={onRefresh}
      >
        <Icon name="refresh" />
      </button>
    </header>
  );
}

/** What sticks below this header has to know how high it is; long subjects take two lines. */
function publishHeight(header: HTMLElement | null): (() => void) | undefined {
  if (header === null || typeof ResizeObserver === "undefined") {
    return undefined;
  }

  const observer = new ResizeObserver(() => {
    header.parentElement?.style.setProperty("--header-height", `${String(header.offsetHeight)}px`);
  });
  observer.observe(header);
  return () => {
    observer.disconnect();
  };
}

/** A name with its address; the address alone where the name is missing or only repeats it. */
export function Person({ person }: { readonly person: MailAddress }) {
  const messages = useMessages();
  const address = person.address.trim() === "" ? messages.noAddress : person.address;
  const name = person.name.trim();
  return name === "" || name.toLowerCase() === address.toLowerCase() ? (
    <span class="person">
      <span class="person-address strong">{address}</span>
    </span>
  ) : (
    <span class="person">
      <bdi class="person-name">{name}</bdi> <span class="person-address">&lt;{address}&gt;</span>
    </span>
  );
}
