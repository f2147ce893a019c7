import { useEffect, useId, useState } from "preact/hooks";
import type { MailAddress } from "../api/contracts";
import { useMessages } from "../language/language";
import { useAnnounce } from "./announcer";
import { FailureLine, FailureView } from "./failureView";
import { Icon } from "./icons";
import { Letter } from "./letter";
import { Person } from "./mailHeader";
import type { DraftSection } from "./paneState";

interface DraftProps {
  readonly draft: DraftSection;
  readonly onCreate: () => Promise<void>;
  readonly onOpen: () => Promise<void>;
  readonly onRetry: () => void;
}

/** The reply: who gets it, what it says, then one click to have it in Drafts. */
export function Draft({ draft, onCreate, onOpen, onRetry }: DraftProps) {
  const { draft: texts } = useMessages();
  return (
    <section class="draft" aria-label={texts.heading}>
      <h3>{texts.heading}</h3>
      {draft.state === "loading" && <LetterSkeleton />}
      {draft.state === "none" && <p class="muted">{texts.none[draft.reason]}</p>}
      {draft.state === "failed" && <FailureView failure={draft.failure} onRetry={onRetry} />}
      {draft.state === "ready" && <ReadyDraft draft={draft} onCreate={onCreate} onOpen={onOpen} />}
    </section>
  );
}

type ReadyProps = Pick<DraftProps, "onCreate" | "onOpen"> & {
  readonly draft: Extract<DraftSection, { state: "ready" }>;
};

function ReadyDraft({ draft, onCreate, onOpen }: ReadyProps) {
  const messages = useMessages();
  const announce = useAnnounce();
  const { draft: texts } = messages;
  const { preview, created, working, failure } = draft;
  useEffect(() => {
    if (created !== null) {
      announce(created.created ? texts.created : texts.existed);
    }
  }, [announce, created, texts]);

  return (
    <>
      <Recipients label={texts.to} people={created?.to ?? preview.to} />
      <Recipients label={texts.cc} people={created?.cc ?? preview.cc} />
      <p class="draft-line">
        <span class="draft-label">{texts.subject}</span> <span dir="auto">{created?.subject ?? preview.subject}</span>
      </p>
      <LetterPreview html={preview.html} placeholders={preview.placeholders} />
      <p class="muted">
        {texts.history} {texts.neverSent}
      </p>
      <div class="actions">
        {created === null ? (
          <button type="button" class="button primary" aria-disabled={working !== null} onClick={() => void onCreate()}>
            {working === "create" ? texts.creating : texts.create}
          </button>
        ) : (
          <button type="button" class="button primary" aria-disabled={working !== null} onClick={() => void onOpen()}>
            <Icon name="open" size={16} /> {working === "open" ? texts.opening : texts.open}
          </button>
        )}
      </div>
      {created !== null && (
        <p class="done">
          <Icon name="check" size={16} /> {created.created ? texts.created : texts.existed}
        </p>
      )}
      {draft.openFailed && <p class="inline-failure">{texts.openFailed}</p>}
      {failure !== null && <FailureLine failure={failure} />}
    </>
  );
}

function Recipients({ label, people }: { readonly label: string; readonly people: readonly MailAddress[] }) {
  return people.length === 0 ? null : (
    <div class="draft-line">
      <span class="draft-label">{label}</span>
      <ul class="people">
        {people.map((person) => (
          <li key={person.address}>
            <Person person={person} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function LetterPreview({ html, placeholders }: { readonly html: string; readonly placeholders: readonly string[] }) {
  const { draft: texts } = useMessages();
  const [whole, setWhole] = useState(false);
  const id = useId();
  return (
    <div class="letter" role="group" aria-label={texts.preview}>
      {placeholders.length > 0 && (
        <p class="placeholder-count">
          <mark class="placeholder">[ ]</mark> {texts.placeholders(placeholders.length)}
        </p>
      )}
      <div id={id} class={whole ? "letter-window whole" : "letter-window"}>
        <Letter html={html} placeholders={placeholders} />
      </div>
      <button
        type="button"
        class="link-button"
        aria-expanded={whole}
        aria-controls={id}
        onClick={() => {
          setWhole(!whole);
        }}
      >
        {whole ? texts.showLess : texts.showAll}
      </button>
    </div>
  );
}

function LetterSkeleton() {
  return (
    <div aria-hidden="true">
      <div class="skeleton line" />
      <div class="skeleton line short" />
      <div class="skeleton block" />
    </div>
  );
}
