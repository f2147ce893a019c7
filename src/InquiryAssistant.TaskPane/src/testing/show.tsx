import { render, type ComponentChild } from "preact";
import { act } from "preact/test-utils";
import { LanguageContext, loadLanguage, type LanguageTag } from "../language/language";
import { loadSignalNames } from "../language/signalNames";
import { Announcer } from "../pane/announcer";

/** Draws a part of the pane for a test. */
export async function show(part: ComponentChild, tag: LanguageTag = "en"): Promise<HTMLElement> {
  const language = await loadLanguage(tag);
  await loadSignalNames(language.messages.tag);
  const root = document.createElement("div");
  document.body.replaceChildren(root);
  await act(() => {
    render(
      <LanguageContext.Provider value={language}>
        <Announcer>{part}</Announcer>
      </LanguageContext.Provider>,
      root,
    );
  });
  return root;
}

export async function fire(element: Element | null | undefined, event: Event): Promise<void> {
  if (element === null || element === undefined) {
    throw new Error("There is no such element.");
  }

  await act(() => {
    element.dispatchEvent(event);
  });
}
