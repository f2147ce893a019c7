import type { Assessment, Evidence } from "../api/contracts";
import { useMessages } from "../language/language";
import { useSignalNames } from "../language/signalNames";

const shown = 3;
/** Share of the strongest reason's weight that a reason must have. */
const least = 0.2;

/** The strongest words of the mail behind the verdict, at a glance; all reasons stand further down. */
export function Because({ assessment }: { readonly assessment: Assessment }) {
  const messages = useMessages();
  const nameOf = useSignalNames();
  const reasons = strongest(assessment);
  return reasons.length === 0 ? null : (
    <div class="because">
      <p class="because-name">{messages.verdict.because}</p>
      <ul>
        {reasons.map(({ signal, text }) => (
          <li key={text}>
            <q dir="auto">{text}</q> <span class="because-signal">{nameOf(signal)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Of a possible buyer his intent is in question; of all others, also of an advert kept in sight, what kind of mail it is. Each word once, and none that hardly counts beside the strongest. */
function strongest({ evidence, intent }: Assessment): Evidence[] {
  const dimension = intent === null || intent === "none" ? "kind" : "intent";
  const sign = intent === "low" ? -1 : 1;
  const words = new Set<string>();
  return evidence
    .filter((item) => item.dimension === dimension && isShown(item) && item.weight * sign > 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .filter(({ weight }, _, [first]) => Math.abs(weight) >= least * Math.abs(first?.weight ?? 0))
    .filter(({ text }) => words.size < words.add(text).size)
    .slice(0, shown);
}

/** Words of the mail, and the sender's address or domain; statements about the whole stand further down. */
function isShown({ start, source, text }: Evidence): boolean {
  return start === null ? source === "sender" && /^\S+\.\S+$/.test(text) : isWord(text);
}

/** A question mark counts, but tells a reader nothing. */
function isWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
