import { useEffect, useState } from "preact/hooks";
import type { FunctionComponent } from "preact";
import { useMessages } from "../language/language";
import type { MailboxAdapter, SelectedMail } from "../mailbox/mailboxAdapter";
import { recall, remember } from "../mailbox/safeStorage";
import { Announcer, useAnnounce } from "./announcer";
import type { CategoryColours } from "./categoryColours";
import { FailureView } from "./failureView";
import { Icon } from "./icons";
import { MailHeader } from "./mailHeader";
import type { PaneController } from "./paneController";
import type { MailPhase } from "./paneState";
import { ReadyView } from "./readyView";
import { useStore } from "./store";
import { verdictName } from "./verdict";

export interface PaneProps {
  readonly controller: PaneController;
  readonly adapter: MailboxAdapter;
  readonly colours: CategoryColours;
}

/** The whole pane: one page about the mail that is selected. The same in Outlook and in the workbench. */
export function Pane(props: PaneProps) {
  return (
    <Announcer>
      <div class="pane">
        <PaneContent {...props} />
      </div>
    </Announcer>
  );
}

function PaneContent({ controller, adapter, colours }: PaneProps) {
  const messages = useMessages();
  const state = useStore(controller.state);
  switch (state.view) {
    case "none":
      return <Empty {...messages.nothing} />;
    case "several":
      return <Empty {...messages.several} />;
    case "composing":
      return <LazyCompose key={state.key} adapter={adapter} />;
    case "mail":
      return (
        <>
          <MailHeader
            mail={state.mail}
            onRefresh={() => {
              controller.retry();
            }}
          />
          {adapter.host === "outlook" && !controller.hasFollowed && <PinHint />}
          <Announcement mail={state.mail} content={state.content} />
          <MailContent
            key={state.mail.key}
            mail={state.mail}
            content={state.content}
            controller={controller}
            colours={colours}
          />
        </>
      );
  }
}

interface MailContentProps {
  readonly mail: SelectedMail;
  readonly content: MailPhase;
  readonly controller: PaneController;
  readonly colours: CategoryColours;
}

function MailContent({ mail, content, controller, colours }: MailContentProps) {
  switch (content.phase) {
    case "loading":
      return (
        <Loading
          patience={content.patience}
          onStop={() => {
            controller.stopWaiting();
          }}
        />
      );
    case "failed":
      return (
        <div class="pane-body" role="alert">
          <FailureView
            failure={content.failure}
            countsDown
            onRetry={() => {
              controller.retry();
            }}
          />
        </div>
      );
    case "ready":
      return <ReadyView mail={mail} content={content} controller={controller} colours={colours} />;
  }
}

function Loading({
  patience,
  onStop,
}: {
  readonly patience: "fresh" | "slow" | "very-slow";
  readonly onStop: () => void;
}) {
  const messages = useMessages();
  return (
    <div class="pane-body" aria-busy="true">
      <div class="skeleton card" aria-hidden="true" />
      <div class="skeleton line" aria-hidden="true" />
      <div class="skeleton line short" aria-hidden="true" />
      <div class="skeleton block" aria-hidden="true" />
      <p class="muted waiting">
        {patience === "fresh" ? "" : patience === "slow" ? messages.loading : messages.stillLoading}
      </p>
      {patience === "very-slow" && (
        <button type="button" class="button" onClick={onStop}>
          {messages.stopWaiting}
        </button>
      )}
    </div>
  );
}

/** Tells a screen reader what came of the mail, once, and moves nothing. */
function Announcement({ mail, content }: Pick<MailContentProps, "mail" | "content">) {
  const messages = useMessages();
  const announce = useAnnounce();
  const from = mail.from === null ? messages.noSender : mail.from.name || mail.from.address;
  const text =
    content.phase === "ready"
      ? messages.verdict.announce(from, verdictName(content.assessment, messages))
      : content.phase === "failed"
        ? messages.failure.title[content.failure.kind]
        : "";
  useEffect(() => {
    announce(text);
  }, [announce, text, mail.key]);
  return null;
}

function Empty({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div class="empty">
      <Icon name="mail" size={40} />
      <h2>{title}</h2>
      <p>{text}</p>
    </div>
  );
}

function PinHint() {
  const messages = useMessages();
  const [wanted, setWanted] = useState(recall("pin-hint") !== "dismissed");
  return !wanted ? null : (
    <p class="pin-hint">
      <Icon name="pin" size={16} />
      <span>{messages.pinHint}</span>
      <button
        type="button"
        class="icon-button small"
        title={messages.dismiss}
        aria-label={messages.dismiss}
        onClick={() => {
          remember("pin-hint", "dismissed");
          setWanted(false);
        }}
      >
        <Icon name="cross" size={16} />
      </button>
    </p>
  );
}

/** Only needed beside a mail that is being written, so only then fetched. */
function LazyCompose({ adapter }: { readonly adapter: MailboxAdapter }) {
  const [view, setView] = useState<{ readonly Compose: FunctionComponent<{ adapter: MailboxAdapter }> } | null>(null);
  useEffect(() => {
    void import("./compose").then((module) => {
      setView({ Compose: module.default });
    });
  }, []);
  return view === null ? <div class="skeleton block" aria-hidden="true" /> : <view.Compose adapter={adapter} />;
}
