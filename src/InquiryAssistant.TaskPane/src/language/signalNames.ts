import { useEffect, useState } from "preact/hooks";
import { useMessages } from "./language";
import type { Messages } from "./en";

type SignalTexts = Readonly<Record<string, string>>;

const loaded = new Map<string, SignalTexts>();

/** Signal names in plain words. They are many, and not needed for the first view, so they are fetched when shown; until then a signal has none. */
export function useSignalNames(): (signal: string) => string {
  const messages = useMessages();
  const [, redraw] = useState({});
  useEffect(() => {
    if (!loaded.has(messages.tag)) {
      void loadSignalNames(messages.tag)
        // Without them a signal is called by its own name.
        .catch(() => loaded.set(messages.tag, {}))
        .then(() => {
          redraw({});
        });
    }
  }, [messages.tag]);
  const texts = loaded.get(messages.tag);
  return texts === undefined ? () => "" : (signal) => nameSignal(signal, texts, messages);
}

export async function loadSignalNames(tag: string): Promise<void> {
  loaded.set(tag, tag === "zh-CN" ? (await import("./signals.zh")).signals : (await import("./signals.en")).signals);
}

/** A signal is known by its name, by its name behind a word for the place it was found in, by what a counter counts and how many it found, or else named as it is. */
export function nameSignal(signal: string, texts: SignalTexts, { why, risk, verdict }: Messages): string {
  const known = ownEntry(texts, signal) ?? riskName(signal, risk.list) ?? ownEntry(verdict.types, signal);
  if (known !== undefined) {
    return known;
  }

  const places: readonly [string, (name: string) => string][] = [
    ["subject-", why.fromSubject],
    ["signature-", why.fromSignature],
    ["owner-said-", why.weSaid],
    ["buyer-said-", why.theySaid],
    ["quoted-", why.quoted],
  ];
  for (const [prefix, wording] of places) {
    const inner = signal.startsWith(prefix) ? ownEntry(texts, signal.slice(prefix.length)) : undefined;
    if (inner !== undefined) {
      return wording(inner);
    }
  }

  const counted = /^(.+-facts)-(\d+)$/.exec(signal);
  const signs = counted?.[1] === undefined ? undefined : ownEntry(texts, counted[1]);
  if (counted?.[2] !== undefined && signs !== undefined) {
    return why.orMore(counted[2], signs);
  }

  const words = signal.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The proof of a risk carries the risk's own name. */
function riskName(signal: string, risks: Messages["risk"]["list"]): string | undefined {
  return ownEntry(risks, signal)?.name;
}

function ownEntry<T>(entries: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}
