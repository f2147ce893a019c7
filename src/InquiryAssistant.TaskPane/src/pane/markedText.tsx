import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Assessment } from "../api/contracts";
import { useLanguage } from "../language/language";
import { useSignalNames } from "../language/signalNames";
import { segmentsOf, type Segment } from "./highlight";

/** The evidence pointed at, and from which side; only the other side moves. */
export interface ActiveEvidence {
  readonly indexes: readonly number[];
  readonly from: "list" | "text";
}

interface MarkedTextProps {
  readonly assessment: Assessment;
  readonly subject: string;
  readonly active: ActiveEvidence;
  readonly onActive: (active: ActiveEvidence) => void;
}

/** Subject, text and signature with the words that count, and a line below that says what those words mean. */
export function MarkedText({ assessment, subject, active, onActive }: MarkedTextProps) {
  const { messages } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const parts = useMemo(
    () => [
      { name: messages.why.subject, segments: segmentsOf(subject, "subject", assessment.evidence) },
      { name: messages.why.body, segments: segmentsOf(assessment.text.reply, "body", assessment.evidence) },
      {
        name: messages.why.signature,
        segments: segmentsOf(assessment.text.signature, "signature", assessment.evidence),
      },
    ],
    [assessment, subject, messages],
  );

  useEffect(() => {
    if (active.from === "list" && box.current !== null) {
      scrollToMark(box.current);
    }
  }, [active]);

  let place = 0;
  return (
    <div class="marked">
      {/* One tab stop for the whole text; the arrow keys go from mark to mark. */}
      <div
        ref={box}
        class="marked-text"
        role="group"
        aria-label={messages.why.marks}
        tabIndex={0}
        onKeyDown={moveBetweenMarks}
        onMouseLeave={() => {
          onActive({ indexes: [], from: "text" });
        }}
      >
        {parts.map(({ name, segments }) =>
          segments.length === 0 ? null : (
            <p key={name} class="marked-part" dir="auto">
              <span class="marked-name">{name}</span>
              {segments.map((segment) => (
                <MarkedSegment key={place++} segment={segment} active={active} onActive={onActive} />
              ))}
            </p>
          ),
        )}
        {assessment.text.reply === "" && <p class="muted">{messages.why.noText}</p>}
      </div>
      <Meaning assessment={assessment} active={active} />
    </div>
  );
}

interface MarkedSegmentProps extends Pick<MarkedTextProps, "active" | "onActive"> {
  readonly segment: Segment;
}

function MarkedSegment({ segment, active, onActive }: MarkedSegmentProps) {
  if (segment.evidence.length === 0) {
    return <>{segment.text}</>;
  }

  const isActive = segment.evidence.some((index) => active.indexes.includes(index));
  const point = () => {
    onActive({ indexes: segment.evidence, from: "text" });
  };
  return (
    <mark class={isActive ? "active" : ""} tabIndex={-1} onMouseEnter={point} onFocus={point}>
      {segment.text}
    </mark>
  );
}

/** Says in a line what the words pointed at mean; it keeps its room, so that nothing jumps. */
function Meaning({ assessment, active }: Pick<MarkedTextProps, "assessment" | "active">) {
  const { formats } = useLanguage();
  const nameOf = useSignalNames();
  const reasons = active.indexes.flatMap((index) => assessment.evidence[index] ?? []);
  return (
    <p class="meaning" aria-live="polite">
      {reasons.map(({ signal, weight }) => `${nameOf(signal)} ${formats.points(weight)}`).join(" · ")}
    </p>
  );
}

function moveBetweenMarks(event: KeyboardEvent): void {
  const box = event.currentTarget;
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step === undefined || !(box instanceof HTMLElement)) {
    return;
  }

  const marks = [...box.querySelectorAll("mark")];
  const now = marks.findIndex((mark) => mark === document.activeElement);
  const next = marks[now === -1 ? (step === 1 ? 0 : marks.length - 1) : now + step];
  if (next !== undefined) {
    event.preventDefault();
    next.focus();
  }
}

/** Scrolls the box alone; the page stays where the reader is. */
function scrollToMark(box: HTMLElement): void {
  const mark = box.querySelector("mark.active");
  if (mark === null) {
    return;
  }

  const inside = mark.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (inside.top < frame.top || inside.bottom > frame.bottom) {
    box.scrollTop += inside.top - frame.top - frame.height / 3;
  }
}
