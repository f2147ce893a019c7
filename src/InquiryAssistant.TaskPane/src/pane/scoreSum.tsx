import type { Assessment, DimensionScore, EvidenceDimension } from "../api/contracts";
import { useLanguage } from "../language/language";
import { useSignalNames } from "../language/signalNames";

const order: readonly EvidenceDimension[] = ["intent", "role", "kind", "type", "stage", "risk"];

/** Less than this is the rounding of the numbers shown. */
const roundingError = 0.05;

/** Start value and every reason's points as a sum, so that nothing about a score is hidden. */
export function ScoreSum({ assessment }: { readonly assessment: Assessment }) {
  const { messages } = useLanguage();
  const scored = order.flatMap((dimension) => {
    const score = assessment.scores[dimension];
    return score === undefined ? [] : [{ dimension, score }];
  });
  return scored.length === 0 ? null : (
    <details class="sum">
      <summary>{messages.sum.heading}</summary>
      {scored.map(({ dimension, score }) => (
        <Sum key={dimension} assessment={assessment} dimension={dimension} score={score} />
      ))}
    </details>
  );
}

interface SumProps {
  readonly assessment: Assessment;
  readonly dimension: EvidenceDimension;
  readonly score: DimensionScore;
}

function Sum({ assessment, dimension, score }: SumProps) {
  const { messages, formats } = useLanguage();
  const nameOf = useSignalNames();
  const reasons = assessment.evidence.filter((item) => item.dimension === dimension);
  const rest = score.value - score.base - reasons.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <table>
      <caption>{messages.why.dimensions[dimension]}</caption>
      <thead>
        <tr>
          <th scope="col">{messages.sum.reason}</th>
          <th scope="col">{messages.sum.points}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>{messages.sum.base}</td>
          <td>{formats.points(score.base)}</td>
        </tr>
        {reasons.map(({ signal, weight }, index) => (
          <tr key={index}>
            <td>{nameOf(signal)}</td>
            <td>{formats.points(weight)}</td>
          </tr>
        ))}
        {Math.abs(rest) > roundingError && (
          <tr>
            <td>{messages.sum.rest}</td>
            <td>{formats.points(rest)}</td>
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{messages.sum.total}</th>
          <td>{formats.number(score.value)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
