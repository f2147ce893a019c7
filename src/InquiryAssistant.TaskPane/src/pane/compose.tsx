import { useEffect, useState } from "preact/hooks";
import type { MailAddress } from "../api/contracts";
import { useMessages } from "../language/language";
import type { MailboxAdapter, OutgoingMail } from "../mailbox/mailboxAdapter";
import { Icon } from "./icons";
import { Person } from "./mailHeader";

/** Beside a mail that is being written: who gets it, by address, and what is still to be filled in. */
export default function Compose({ adapter }: { readonly adapter: MailboxAdapter }) {
  const { compose: texts } = useMessages();
  const [mail, setMail] = useState<OutgoingMail | "reading" | "failed">("reading");
  const read = () => {
    setMail("reading");
    adapter.readOutgoing().then(setMail, () => {
      setMail("failed");
    });
  };
  useEffect(read, [adapter]);

  return (
    <div class="compose">
      <h2>{texts.heading}</h2>
      <p class="muted">{texts.text}</p>
      {mail === "reading" && <div class="skeleton block" aria-hidden="true" />}
      {mail === "failed" && <p class="inline-failure">{texts.failed}</p>}
      {typeof mail === "object" && <Outgoing mail={mail} />}
      <div class="actions">
        <button type="button" class="button" onClick={read}>
          {texts.again}
        </button>
      </div>
    </div>
  );
}

function Outgoing({ mail }: { readonly mail: OutgoingMail }) {
  const { compose: texts } = useMessages();
  const open = placeholdersIn(mail.text);
  const fields: [string, readonly MailAddress[]][] = [
    [texts.to, mail.to],
    [texts.cc, mail.cc],
    [texts.bcc, mail.bcc],
  ];
  return (
    <>
      <section aria-label={texts.recipients}>
        <h3>{texts.recipients}</h3>
        {fields.every(([, people]) => people.length === 0) && <p class="muted">{texts.nobody}</p>}
        {fields.map(([label, people]) =>
          people.length === 0 ? null : (
            <div key={label} class="draft-line">
              <span class="draft-label">{label}</span>
              <ul class="people">
                {people.map((person) => (
                  <li key={person.address}>
                    <Person person={person} />
                  </li>
                ))}
              </ul>
            </div>
          ),
        )}
      </section>
      {open.length === 0 ? (
        <p class="done">
          <Icon name="check" size={16} /> {texts.filled}
        </p>
      ) : (
        <section class="open-places">
          <p>{texts.open(open.length)}</p>
          <ul>
            {open.map((place, index) => (
              <li key={index}>
                <mark class="placeholder">{place}</mark>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Our letters mark what only the rep knows in square brackets; history below may hold brackets of others, so the list is short. */
function placeholdersIn(text: string): string[] {
  return [...text.matchAll(/\[[^[\]\n]{3,200}\]/g)].slice(0, 12).map(([match]) => match);
}
