import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { en, type Messages } from "./en";
import { createFormats, type Formats } from "./formats";

export type LanguageTag = "en" | "zh-CN";

export interface Language {
  readonly messages: Messages;
  readonly formats: Formats;
}

/** Exact tag, then language, then English; every Chinese gets Simplified Chinese, the one we have. */
export function chooseLanguage(tag: string): LanguageTag {
  return /^zh\b/i.test(tag) ? "zh-CN" : "en";
}

/** English is at hand; another language is fetched when it is wanted. */
export async function loadLanguage(tag: LanguageTag): Promise<Language> {
  const messages = tag === "zh-CN" ? (await import("./zh")).zh : en;
  return { messages, formats: createFormats(messages.tag) };
}

export const LanguageContext = createContext<Language>({ messages: en, formats: createFormats(en.tag) });

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

export function useMessages(): Messages {
  return useContext(LanguageContext).messages;
}
