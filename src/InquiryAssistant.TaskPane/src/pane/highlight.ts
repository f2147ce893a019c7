import type { Evidence, EvidenceSource } from "../api/contracts";

/** A stretch of text with the evidence (by its place in the assessment's list) that rests on it; often none. */
export interface Segment {
  readonly text: string;
  readonly evidence: readonly number[];
}

/**
 * Cuts a text where evidence begins and ends, so that overlapping evidence can be shown in one line of marks.
 * Evidence whose span does not cut out its own words is left out: a mark in the wrong place would be a lie.
 */
export function segmentsOf(text: string, source: EvidenceSource, evidence: readonly Evidence[]): Segment[] {
  const spans = evidence.flatMap((item, index) => {
    const { start, length } = item;
    const fits =
      item.source === source &&
      start !== null &&
      length !== null &&
      length > 0 &&
      text.slice(start, start + length) === item.text;
    return fits ? [{ index, start, end: start + length }] : [];
  });
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i] ?? 0;
    return {
      text: text.slice(start, end),
      evidence: spans.filter((span) => span.start <= start && span.end >= end).map(({ index }) => index),
    };
  });
}
