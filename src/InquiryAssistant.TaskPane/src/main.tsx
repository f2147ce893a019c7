import { render } from "preact";
import "virtual:fluent-tokens.css";
import "./theme/base.css";
import "./pane/pane.css";
import { createApiClient } from "./api/client";
import { followEvents } from "./api/events";
import { LanguageContext, chooseLanguage, loadLanguage } from "./language/language";
import { connectOutlook } from "./mailbox/outlook";
import type { MailboxAdapter } from "./mailbox/mailboxAdapter";
import { CategoryColours } from "./pane/categoryColours";
import { Pane } from "./pane/pane";
import { PaneController } from "./pane/paneController";
import { StartPage } from "./pane/startPage";
import { showTheme } from "./theme/theme";

const officeTimeoutMilliseconds = 10_000;

void start();

/** Something is on the screen before Outlook's script is there; what comes next depends on what it says. */
async function start(): Promise<void> {
  await showStart("waiting", navigator.language);
  const connection = await connectOutlook(officeTimeoutMilliseconds);
  if ("missing" in connection) {
    await showStart(connection.missing, navigator.language);
  } else {
    await showPane(connection.adapter);
  }
}

async function showStart(state: "waiting" | "office-js" | "outlook", tag: string): Promise<void> {
  const language = await loadLanguage(chooseLanguage(tag));
  document.documentElement.lang = language.messages.tag;
  show(
    <LanguageContext.Provider value={language}>
      <StartPage state={state} />
    </LanguageContext.Provider>,
  );
}

async function showPane(adapter: MailboxAdapter): Promise<void> {
  const language = await loadLanguage(chooseLanguage(adapter.language));
  document.documentElement.lang = language.messages.tag;
  followTheme(adapter);
  const api = createApiClient();
  const controller = new PaneController(adapter, api);
  const colours = new CategoryColours(api);
  void colours.refresh();
  controller.start();
  followEvents({
    mail: (event) => {
      controller.mailChanged(event);
    },
  });
  show(
    <LanguageContext.Provider value={language}>
      <main>
        <h1 class="hidden-text">{language.messages.product}</h1>
        <Pane controller={controller} adapter={adapter} colours={colours} />
      </main>
    </LanguageContext.Provider>,
  );
}

function followTheme(adapter: MailboxAdapter): void {
  const follow = () => {
    const dark = adapter.isDark();
    showTheme(dark === null ? "system" : dark ? "dark" : "light");
  };
  adapter.onThemeChanged(follow);
  follow();
}

function show(view: Parameters<typeof render>[0]): void {
  const root = document.getElementById("app");
  if (root !== null) {
    render(view, root);
  }
}
