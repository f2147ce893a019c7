import { useEffect, useState } from "preact/hooks";
import { useMessages } from "../language/language";
import { useAnnounce } from "./announcer";
import { Icon } from "./icons";

const shownMilliseconds = 2_000;

export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const messages = useMessages();
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    const timer = copied
      ? setTimeout(() => {
          setCopied(false);
        }, shownMilliseconds)
      : undefined;
    return () => {
      clearTimeout(timer);
    };
  }, [copied]);

  const copy = async () => {
    if (await copyText(text)) {
      setCopied(true);
      announce(messages.copied);
    }
  };
  return (
    <button type="button" class="icon-button small" title={label} aria-label={label} onClick={() => void copy()}>
      <Icon name={copied ? "check" : "copy"} size={16} />
    </button>
  );
}

/** A frame of another site may not use the clipboard directly; selecting and copying is allowed after a click. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "hidden-text";
    const focused = document.activeElement;
    document.body.append(field);
    field.select();
    // Deprecated, and the only way left in such a frame.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const done = document.execCommand("copy");
    field.remove();
    if (focused instanceof HTMLElement) {
      focused.focus();
    }

    return done;
  }
}
