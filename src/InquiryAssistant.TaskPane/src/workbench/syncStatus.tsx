import { useEffect, useRef, useState } from "preact/hooks";
import { useLanguage } from "../language/language";
import { FactList } from "../pane/factList";
import { FailureLine } from "../pane/failureView";
import { Icon, type IconName } from "../pane/icons";
import { useStore } from "../pane/store";
import { BackfillSection } from "./backfillSection";
import { DeadLetterList } from "./deadLetterList";
import { useWorkbenchMessages } from "./language/workbenchLanguage";
import type { SyncController, SyncState } from "./syncController";

const redrawMilliseconds = 5_000;

const icons: Record<NonNullable<SyncState["mailbox"]>["state"], IconName> = {
  healthy: "check",
  "catching-up": "refresh",
  polling: "clock",
  failing: "warning",
  off: "minus",
};

/** A word in the bar on how the automatic tagging fares; behind it, the whole story and the way to mend it. */
export function SyncStatus({ controller }: { readonly controller: SyncController }) {
  const texts = useWorkbenchMessages().sync;
  const state = useStore(controller.state);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    const leave = (event: Event) => {
      if (event.target instanceof Node && box.current?.contains(event.target) === false) {
        setOpen(false);
      }
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key === "Escape") {
        setOpen(false);
        button.current?.focus();
      }
    };
    if (!open) {
      return;
    }

    document.addEventListener("pointerdown", leave);
    document.addEventListener("keydown", escape);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("keydown", escape);
    };
  }, [open]);

  if (state.mailbox === null) {
    return null;
  }

  const name = texts.states[state.mailbox.state];
  const letters = state.deadLetters.length;
  return (
    <div ref={box} class="sync">
      <button
        ref={button}
        type="button"
        class={`bar-button sync-${state.mailbox.state}`}
        aria-expanded={open}
        aria-label={`${texts.heading}: ${name}${letters > 0 ? `, ${texts.letters(letters)}` : ""}`}
        title={`${texts.heading}: ${name}`}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Icon name={letters > 0 ? "warning" : icons[state.mailbox.state]} />
        <span class="bar-text">{name}</span>
        {letters > 0 && <span class="badge">{letters}</span>}
      </button>
      {open && <SyncPanel controller={controller} state={state} />}
    </div>
  );
}

function SyncPanel({ controller, state }: { readonly controller: SyncController; readonly state: SyncState }) {
  const texts = useWorkbenchMessages().sync;
  const { mailbox, failure, working } = state;
  if (mailbox === null) {
    return null;
  }

  return (
    <section class="sync-panel" role="dialog" aria-label={texts.heading}>
      <h2>{texts.heading}</h2>
      <p class="muted">{texts.meaning[mailbox.state]}</p>
      <Times mailbox={mailbox} />
      {mailbox.state !== "off" && (
        <div class="actions">
          <button
            type="button"
            class="button"
            aria-disabled={working !== null}
            onClick={() => {
              void controller.repair();
            }}
          >
            {working === "repair" ? texts.repairing : texts.repair}
          </button>
        </div>
      )}
      {failure !== null && <FailureLine failure={failure} />}
      <DeadLetterList letters={state.deadLetters} isWorking={working !== null} controller={controller} />
      {state.canBackfill && mailbox.state !== "off" && (
        <BackfillSection backfill={state.backfill} isWorking={working !== null} controller={controller} />
      )}
    </section>
  );
}

function Times({ mailbox }: { readonly mailbox: NonNullable<SyncState["mailbox"]> }) {
  const { formats } = useLanguage();
  const texts = useWorkbenchMessages().sync;
  const now = useNow();
  const { subscription, lastFailure } = mailbox;
  const moment = (iso: string | null) => (iso === null ? texts.never : formats.relative(new Date(iso), now));
  const facts: [string, string][] = [
    [texts.lastNews, moment(mailbox.lastNewsAt)],
    [texts.lastSync, moment(mailbox.lastSyncAt)],
    [texts.nextSweep, moment(mailbox.nextSweepAt)],
    [
      texts.subscription,
      subscription.state === "active" && subscription.renewAt !== null
        ? texts.renewal(formats.relative(new Date(subscription.renewAt), now))
        : texts.subscriptions[subscription.state],
    ],
  ];
  if (mailbox.pending > 0) {
    facts.push([texts.pending, formats.quantity(mailbox.pending)]);
  }

  if (lastFailure !== null) {
    facts.push([texts.lastFailure, `${lastFailure.code} · ${formats.relative(new Date(lastFailure.at), now)}`]);
  }

  return <FactList facts={facts} />;
}

/** The time, every few seconds: "12 s ago" grows old. */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(new Date());
    }, redrawMilliseconds);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}
