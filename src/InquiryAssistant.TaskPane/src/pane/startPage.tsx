import { useMessages } from "../language/language";
import { Icon } from "./icons";

/** The pane before, or without, Outlook. */
export function StartPage({ state }: { readonly state: "waiting" | "office-js" | "outlook" }) {
  const messages = useMessages();
  const texts = messages.start;
  if (state === "waiting") {
    return (
      <main class="pane-body" aria-busy="true">
        <h1 class="hidden-text">{messages.product}</h1>
        <div class="skeleton line" aria-hidden="true" />
        <div class="skeleton card" aria-hidden="true" />
        <div class="skeleton block" aria-hidden="true" />
      </main>
    );
  }

  return (
    <main class="empty">
      <Icon name={state === "outlook" ? "mail" : "warning"} size={40} />
      <h1>{state === "outlook" ? texts.outsideTitle : texts.noOfficeTitle}</h1>
      <p>{state === "outlook" ? texts.outside : texts.noOffice}</p>
      {state === "outlook" ? (
        <a class="button primary" href="/">
          {texts.workbench}
        </a>
      ) : (
        <button
          type="button"
          class="button primary"
          onClick={() => {
            location.reload();
          }}
        >
          {messages.retry}
        </button>
      )}
    </main>
  );
}
