import { useMemo, useState } from "preact/hooks";
import type { Assessment, EvidenceDimension } from "../api/contracts";
import { useLanguage } from "../language/language";
import { useSignalNames } from "../language/signalNames";
import { MarkedText, type ActiveEvidence } from "./markedText";

const order: readonly EvidenceDimension[] = ["risk", "intent", "role", "kind", "type", "stage"];
const shownAtFirst = 5;
/** A correction that stands in the sum, but is no reason that the mail gives. */
const correction = "score-cap";
const nothing: ActiveEvidence = { indexes: [], from: "list" };

interface WhyProps {
  readonly assessment: Assessment;
  readonly subject: string;
}

/** The reasons by what they speak about, tied to the mail's own words in both directions. */
export function Why({ assessment, subject }: WhyProps) {
  const { messages } = useLanguage();
  const texts = messages.why;
  const [active, setActive] = useState(nothing);
  const groups = useMemo(() => grouped(assessment), [assessment]);

  return (
    <section class="why" aria-label={texts.heading}>
      <h3>{texts.heading}</h3>
      {groups.length === 0 ? (
        <p class="muted">{texts.none}</p>
      ) : (
        <>
          <p class="muted">{texts.markHint}</p>
          <MarkedText assessment={assessment} subject={subject} active={active} onActive={setActive} />
          {groups.map(({ dimension, indexes }) => (
            <ReasonGroup
              key={dimension}
              assessment={assessment}
              dimension={dimension}
              indexes={indexes}
              active={active}
              onActive={setActive}
            />
          ))}
        </>
      )}
    </section>
  );
}

function grouped({ evidence }: Assessment) {
  return order
    .map((dimension) => ({
      dimension,
      indexes: evidence
        .map((item, index) => ({ item, index }))
        .filter(({ item }) => item.dimension === dimension && item.signal !== correction)
        .sort((a, b) => Math.abs(b.item.weight) - Math.abs(a.item.weight))
        .map(({ index }) => index),
    }))
    .filter(({ indexes }) => indexes.length > 0);
}

interface ReasonGroupProps {
  readonly assessment: Assessment;
  readonly dimension: EvidenceDimension;
  readonly indexes: readonly number[];
  readonly active: ActiveEvidence;
  readonly onActive: (active: ActiveEvidence) => void;
}

function ReasonGroup({ assessment, dimension, indexes, active, onActive }: ReasonGroupProps) {
  const { messages } = useLanguage();
  const texts = messages.why;
  const [all, setAll] = useState(false);
  // What the reader points at in the text is shown here even if it is one of the weaker reasons.
  const shown = all
    ? indexes
    : indexes.filter((index, place) => place < shownAtFirst || active.indexes.includes(index));
  const hidden = indexes.length - shownAtFirst;
  return (
    <div class="reason-group">
      <h4>{texts.dimensions[dimension]}</h4>
      <ul class="reasons">
        {shown.map((index) => (
          <Reason key={index} assessment={assessment} index={index} active={active} onActive={onActive} />
        ))}
      </ul>
      {hidden > 0 && (
        <button
          type="button"
          class="link-button"
          aria-expanded={all}
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? texts.showFewer : texts.showMore(hidden)}
        </button>
      )}
    </div>
  );
}

type ReasonProps = Pick<ReasonGroupProps, "assessment" | "active" | "onActive"> & { readonly index: number };

function Reason({ assessment, index, active, onActive }: ReasonProps) {
  const { messages, formats } = useLanguage();
  const nameOf = useSignalNames();
  const item = assessment.evidence[index];
  if (item === undefined) {
    return null;
  }

  const isActive = active.indexes.includes(index);
  const light = () => {
    onActive({ indexes: [index], from: "list" });
  };
  const dim = () => {
    onActive(nothing);
  };
  return (
    <li>
      <button
        type="button"
        class={`reason ${isActive ? "active" : ""} ${item.weight < 0 ? "against" : "for"}`}
        aria-pressed={isActive}
        onMouseEnter={light}
        onMouseLeave={dim}
        onFocus={light}
        onBlur={dim}
        onClick={light}
      >
        <span class="reason-name">{nameOf(item.signal)}</span>
        <span class="reason-points">{formats.points(item.weight)}</span>
        {item.text !== "" && item.source !== "thread" && (
          <q class="reason-words" dir="auto">
            {item.text}
          </q>
        )}
        <span class="reason-more">
          {strengthText(assessment, index, messages.why.strength)} · {messages.why.sources[item.source]}
        </span>
      </button>
    </li>
  );
}

/** In words, against the strongest reason of the same dimension: the points of one dimension mean nothing in another. */
function strengthText(
  { evidence }: Assessment,
  index: number,
  texts: ReturnType<typeof useLanguage>["messages"]["why"]["strength"],
): string {
  const item = evidence[index];
  if (item === undefined || item.weight === 0) {
    return texts.none;
  }

  const strongest = Math.max(
    ...evidence
      .filter((other) => other.dimension === item.dimension && other.signal !== correction)
      .map((other) => Math.abs(other.weight)),
  );
  const share = Math.abs(item.weight) / strongest;
  const side = item.weight > 0 ? texts.for : texts.against;
  return share > 0.6 ? side.strong : share > 0.25 ? side.clear : side.slight;
}
