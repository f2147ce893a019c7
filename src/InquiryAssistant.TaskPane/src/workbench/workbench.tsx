import { useEffect, useRef, useState } from "preact/hooks";
import { FailureView } from "../pane/failureView";
import { Icon } from "../pane/icons";
import { Pane, type PaneProps } from "../pane/pane";
import { useStore } from "../pane/store";
import { FolderList } from "./folderList";
import { useWorkbenchMessages } from "./language/workbenchLanguage";
import { currentFolder, type WorkbenchState } from "./mailboxState";
import { MessageList } from "./messageList";
import { ReadingPane } from "./readingPane";
import type { Settings } from "./settings";
import { SettingsMenu } from "./settingsMenu";
import type { SyncController } from "./syncController";
import { SyncStatus } from "./syncStatus";
import type { WorkbenchController } from "./workbenchController";

interface WorkbenchProps {
  readonly controller: WorkbenchController;
  readonly sync: SyncController;
  readonly pane: PaneProps;
  readonly settings: Settings;
  readonly onSettings: (settings: Settings) => void;
}

/** What a narrow window shows, where a wide one shows all side by side. */
type NarrowView = "list" | "mail" | "pane";

/** A mail client with the pane beside the mail, to try and to test the product without Outlook. */
export function Workbench({ controller, sync, pane, settings, onSettings }: WorkbenchProps) {
  const texts = useWorkbenchMessages();
  const state = useStore(controller.state);
  const colours = useStore(pane.colours.store);
  const [view, setView] = useState<NarrowView>("list");
  const assistant = useRef<HTMLElement>(null);
  const selectedId = state.selected?.id ?? null;

  useEffect(() => {
    // A new mail is read from its top.
    assistant.current?.scrollTo(0, 0);
  }, [selectedId]);

  return (
    <div class={`workbench view-${view}`} style={{ "--pane-width": `${String(settings.paneWidth)}px` }}>
      <TopBar
        state={state}
        sync={sync}
        settings={settings}
        onSettings={onSettings}
        onDeliver={() => void controller.deliver()}
      />
      {state.failure !== null && (
        <div class="page-failure" role="alert">
          <FailureView failure={state.failure} onRetry={() => void controller.reload()} />
        </div>
      )}
      <FolderList
        folders={state.mailbox?.folders ?? []}
        current={state.folderId}
        onOpen={(id) => {
          setView("list");
          void controller.openFolder(id);
        }}
      />
      <section class="list" aria-label={texts.messageList}>
        <MessageList
          list={state.list}
          folder={currentFolder(state)}
          selectedId={selectedId}
          colours={colours}
          onSelect={(message) => {
            controller.select(message);
          }}
          onEnter={() => {
            setView("mail");
          }}
          onMore={() => void controller.loadMore()}
          onRetry={() => void controller.reload()}
        />
      </section>
      <main class="reading" aria-label={texts.readingPane}>
        <ReadingPane
          selected={state.selected}
          message={state.message}
          colours={colours}
          theme={settings.theme}
          onRetry={() => {
            controller.select(state.selected);
          }}
        />
      </main>
      <aside ref={assistant} class="assistant" aria-label={texts.assistant}>
        <Pane {...pane} />
      </aside>
      <NarrowSwitch view={view} onView={setView} />
    </div>
  );
}

interface TopBarProps {
  readonly state: WorkbenchState;
  readonly sync: SyncController;
  readonly settings: Settings;
  readonly onSettings: (settings: Settings) => void;
  readonly onDeliver: () => void;
}

function TopBar({ state, sync, settings, onSettings, onDeliver }: TopBarProps) {
  const texts = useWorkbenchMessages();
  const { mailbox, demoRemaining, delivering } = state;
  const canDeliver = !delivering && (demoRemaining ?? 0) > 0;
  return (
    <header class="top-bar">
      <h1>
        {texts.title} <span class="top-subtitle">{texts.subtitle}</span>
      </h1>
      {mailbox !== null && (
        <p class="top-owner" title={mailbox.owner.company}>
          {mailbox.mode === "demo" && <span class="badge">{texts.demo}</span>}
          <span class="owner-address">{mailbox.owner.address}</span>
        </p>
      )}
      <SyncStatus controller={sync} />
      {demoRemaining !== null && (
        <button
          type="button"
          class="bar-button"
          title={demoRemaining > 0 ? texts.deliverLeft(demoRemaining) : texts.deliverNone}
          aria-label={texts.deliver}
          aria-disabled={!canDeliver}
          onClick={() => {
            if (canDeliver) {
              onDeliver();
            }
          }}
        >
          <Icon name="mail" />
          <span class="bar-text">{delivering ? texts.delivering : texts.deliver}</span>
        </button>
      )}
      <SettingsMenu settings={settings} onChange={onSettings} />
    </header>
  );
}

function NarrowSwitch({ view, onView }: { readonly view: NarrowView; readonly onView: (view: NarrowView) => void }) {
  const texts = useWorkbenchMessages();
  const names: Record<NarrowView, string> = { list: texts.toList, mail: texts.toMail, pane: texts.toPane };
  return (
    <nav class="narrow-switch" aria-label={texts.subtitle}>
      {(["list", "mail", "pane"] as const).map((one) => (
        <button
          key={one}
          type="button"
          class="narrow-button"
          aria-current={view === one ? "page" : undefined}
          onClick={() => {
            onView(one);
          }}
        >
          {names[one]}
        </button>
      ))}
    </nav>
  );
}
