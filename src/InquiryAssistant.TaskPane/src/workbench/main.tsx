import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import "virtual:fluent-tokens.css";
import "../theme/base.css";
import "../pane/pane.css";
import "./workbench.css";
import { createApiClient } from "../api/client";
import { followEvents } from "../api/events";
import { LanguageContext, loadLanguage, type Language } from "../language/language";
import { CategoryColours } from "../pane/categoryColours";
import { PaneController } from "../pane/paneController";
import { showTheme } from "../theme/theme";
import type { WorkbenchMessages } from "./language/en";
import { WorkbenchLanguageContext, loadWorkbenchMessages } from "./language/workbenchLanguage";
import { keepSettings, readSettings, type Settings } from "./settings";
import { SyncController } from "./syncController";
import { Workbench } from "./workbench";
import { WorkbenchController } from "./workbenchController";

interface Texts {
  readonly language: Language;
  readonly workbench: WorkbenchMessages;
}

const api = createApiClient();
const initial = readSettings(location.search);
const controller = new WorkbenchController(api, initial.language);
const sync = new SyncController(api);
const pane = {
  controller: new PaneController(controller.adapter, api),
  adapter: controller.adapter,
  colours: new CategoryColours(api),
};

showTheme(initial.theme);
void Promise.all([controller.start(), pane.colours.refresh()]);
followEvents({
  mail: (event) => {
    controller.mailChanged(event);
    pane.controller.mailChanged(event);
    void pane.colours.refresh();
  },
  sync: (event) => {
    sync.mailboxChanged(event);
  },
  backfill: (event) => {
    sync.backfillChanged(event);
  },
  opened: () => {
    controller.lookSoon();
    void sync.refresh();
  },
});
void loadTexts(initial).then((texts) => {
  pane.controller.start();
  const root = document.getElementById("app");
  if (root !== null) {
    render(<App texts={texts} />, root);
  }
});

function App({ texts: first }: { readonly texts: Texts }) {
  const [settings, setSettings] = useState(initial);
  const [texts, setTexts] = useState(first);
  useEffect(() => {
    document.documentElement.lang = texts.language.messages.tag;
    document.title = `${texts.workbench.title} · ${texts.workbench.subtitle}`;
  }, [texts]);

  const change = (next: Settings) => {
    keepSettings(next);
    showTheme(next.theme);
    setSettings(next);
    void loadTexts(next).then(setTexts);
  };
  return (
    <LanguageContext.Provider value={texts.language}>
      <WorkbenchLanguageContext.Provider value={texts.workbench}>
        <Workbench controller={controller} sync={sync} pane={pane} settings={settings} onSettings={change} />
      </WorkbenchLanguageContext.Provider>
    </LanguageContext.Provider>
  );
}

async function loadTexts(settings: Settings): Promise<Texts> {
  const [language, workbench] = await Promise.all([
    loadLanguage(settings.language),
    loadWorkbenchMessages(settings.language),
  ]);
  return { language, workbench };
}
