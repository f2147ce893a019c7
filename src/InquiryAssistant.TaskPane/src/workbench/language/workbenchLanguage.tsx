import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { LanguageTag } from "../../language/language";
import { en, type WorkbenchMessages } from "./en";

export async function loadWorkbenchMessages(tag: LanguageTag): Promise<WorkbenchMessages> {
  return tag === "zh-CN" ? (await import("./zh")).zh : en;
}

export const WorkbenchLanguageContext = createContext<WorkbenchMessages>(en);

export function useWorkbenchMessages(): WorkbenchMessages {
  return useContext(WorkbenchLanguageContext);
}
