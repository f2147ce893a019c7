import type { ComponentChildren } from "preact";
import type { Assessment } from "../api/contracts";
import { useLanguage } from "../language/language";
import type { Messages } from "../language/en";
import type { Formats } from "../language/formats";
import { Because } from "./because";
import { FactList } from "./factList";
import { Icon, quadrantIcon } from "./icons";
import { keptAs } from "./kept";

interface VerdictProps {
  readonly assessment: Assessment;
  /** What stands at the foot of the card. */
  readonly children?: ComponentChildren;
}

/** The verdict in one card: sign, word and number for the quadrant, then what it rests on in words. */
export function Verdict({ assessment, children }: VerdictProps) {
  const { messages, formats } = useLanguage();
  const { quadrant, intentScore } = assessment;
  const texts = messages.verdict;
  return (
    <section class={`verdict quadrant-${quadrant ?? "none"}`} aria-label={texts.heading}>
      <div class="verdict-top">
        <span class="verdict-sign">
          <Icon name={quadrantIcon(quadrant)} size={28} />
        </span>
        <div class="verdict-words">
          <p class="verdict-name">{verdictName(assessment, messages)}</p>
          <p class="verdict-meaning">{meaningOf(assessment, texts)}</p>
        </div>
        {intentScore !== null && (
          <p class="verdict-score" title={texts.scoreLabel}>
            <span class="hidden-text">{texts.scoreLabel}: </span>
            <span class="verdict-number">{formats.quantity(Math.round(intentScore))}</span>
            <span class="verdict-of"> / 100</span>
          </p>
        )}
      </div>
      {intentScore !== null && (
        <div class="score-bar" aria-hidden="true">
          <div class="score-fill" style={{ width: `${String(Math.max(0, Math.min(100, intentScore)))}%` }} />
        </div>
      )}
      <Because assessment={assessment} />
      <Facts assessment={assessment} />
      {assessment.unsure && (
        <p class="unsure">
          <Icon name="warning" size={16} /> {texts.unsure}
        </p>
      )}
      {children}
    </section>
  );
}

function Facts({ assessment }: { readonly assessment: Assessment }) {
  const { messages, formats } = useLanguage();
  const texts = messages.verdict;
  const { role, roleProbability, inquiryType, specificity, stage, language } = assessment;
  const facts: [string, string][] = [[texts.facts.kind, texts.kinds[assessment.kind]]];
  if (role !== null) {
    const chance =
      role === "unknown" || roleProbability === null ? "" : ` · ${texts.roleChance(formats.percent(roleProbability))}`;
    facts.push([texts.facts.role, texts.roles[role] + chance]);
  }

  if (inquiryType !== null) {
    facts.push([texts.facts.type, texts.types[inquiryType] + (specificity === null ? "" : ` · ${texts[specificity]}`)]);
  }

  if (stage !== null) {
    facts.push([texts.facts.stage, texts.stages[stage]]);
  }

  facts.push([texts.facts.sure, surenessText(assessment, texts, formats)]);
  if (language !== "und") {
    facts.push([texts.facts.language, formats.language(language)]);
  }

  return <FactList facts={facts} />;
}

/** What the quadrant means, but for a mail that stands in it only because nobody may be filed away in doubt. */
function meaningOf(assessment: Assessment, texts: Messages["verdict"]): string | undefined {
  const { quadrant, kind } = assessment;
  const kept = keptAs(assessment);
  if (kept !== null) {
    return texts.kept[kept];
  }

  return quadrant === null ? texts.unscored[kind] : texts.quadrants[quadrant].meaning;
}

/** "A · Key", or the kind of mail where no quadrant applies. */
export function verdictName(assessment: Assessment, messages: Messages): string {
  const { quadrant, kind } = assessment;
  return quadrant === null
    ? messages.verdict.kinds[kind]
    : `${quadrant} · ${messages.verdict.quadrants[quadrant].name}`;
}

/** Of what the rep decided the machine has no opinion. */
function surenessText(assessment: Assessment, texts: Messages["verdict"], formats: Formats): string {
  const decided = assessment.decidedByRep;
  return decided === undefined
    ? `${texts.sure[sureness(assessment)]} · ${texts.sureOf(formats.percent(assessment.confidence))}`
    : [texts.decided, formats.date(new Date(decided.at)), decided.reason].filter((part) => part !== "").join(" · ");
}

function sureness({ confidence, unsure }: Assessment): keyof Messages["verdict"]["sure"] {
  if (unsure || confidence < 0.6) {
    return "low";
  }

  if (confidence < 0.75) {
    return "fair";
  }

  return confidence < 0.92 ? "good" : "high";
}
