import { chooseLanguage, type LanguageTag } from "../language/language";
import { recall, remember } from "../mailbox/safeStorage";
import type { ThemeChoice } from "../theme/theme";

export const paneWidths = [320, 400] as const;

export interface Settings {
  readonly language: LanguageTag;
  readonly theme: ThemeChoice;
  readonly paneWidth: (typeof paneWidths)[number];
}

/** What was chosen last; the address may say otherwise, as for a link to the Chinese workbench. */
export function readSettings(search: string): Settings {
  const asked = new URLSearchParams(search);
  const value = (name: string) => asked.get(name) ?? recall(name);
  const theme = value("theme");
  return {
    language: chooseLanguage(value("language") ?? navigator.language),
    theme: theme === "light" || theme === "dark" ? theme : "system",
    paneWidth: value("pane") === "320" ? 320 : 400,
  };
}

export function keepSettings(settings: Settings): void {
  remember("language", settings.language);
  remember("theme", settings.theme);
  remember("pane", String(settings.paneWidth));
}
