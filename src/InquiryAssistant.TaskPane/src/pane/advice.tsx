import type { Assessment } from "../api/contracts";
import { useMessages } from "../language/language";
import { keptAs } from "./kept";

/** What experience advises for this type of inquiry, in a line or two. Only for possible buyers: the others are not answered. */
export function Advice({ assessment }: { readonly assessment: Assessment }) {
  const { advice: texts } = useMessages();
  const lines = adviceFor(assessment, texts);
  return lines.length === 0 ? null : (
    <section class="advice" aria-label={texts.heading}>
      <h3>{texts.heading}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

/** A general first inquiry of somebody who may buy is verified before it is quoted. */
function adviceFor(assessment: Assessment, texts: ReturnType<typeof useMessages>["advice"]): readonly string[] {
  const { kind, quadrant, inquiryType, specificity } = assessment;
  if (quadrant === null || quadrant === "D" || inquiryType === null || keptAs(assessment) !== null) {
    return [];
  }

  const mayBuy = inquiryType === "seeking-supplier" || inquiryType === "entering-market" || inquiryType === "casual";
  return kind === "inquiry" && specificity === "general" && mayBuy
    ? [...texts.types[inquiryType], texts.general]
    : texts.types[inquiryType];
}
