import { expect, test } from "vitest";
import { some } from "../testing/some";
import { segmentsOf } from "./highlight";

const text = "Please quote 3000 pcs 6204-2RS.";
const at = (words: string, source: "body" | "subject" = "body") =>
  some.evidence({ text: words, source, start: text.indexOf(words), length: words.length });

test("Cuts the text at evidence and loses no character", () => {
  const segments = segmentsOf(text, "body", [at("6204-2RS"), at("3000 pcs")]);

  expect(segments.map((segment) => segment.text).join("")).toBe(text);
  expect(segments.filter(({ evidence }) => evidence.length > 0)).toEqual([
    { text: "3000 pcs", evidence: [1] },
    { text: "6204-2RS", evidence: [0] },
  ]);
});

test("Shows overlapping evidence on the words they share", () => {
  const segments = segmentsOf(text, "body", [at("3000 pcs 6204-2RS"), at("6204-2RS")]);

  expect(segments.filter(({ evidence }) => evidence.length > 0)).toEqual([
    { text: "3000 pcs ", evidence: [0] },
    { text: "6204-2RS", evidence: [0, 1] },
  ]);
});

test("Marks nothing whose span does not cut out its own words", () => {
  const wrong = [
    { ...at("6204-2RS"), start: 3 },
    { ...at("6204-2RS"), start: 4000 },
    { ...at("6204-2RS"), length: 0 },
    at("6204-2RS", "subject"),
    some.evidence({ text: "first message", source: "thread" }),
  ];

  expect(segmentsOf(text, "body", wrong)).toEqual([{ text, evidence: [] }]);
});

test("Has nothing to cut in an empty text", () => {
  expect(segmentsOf("", "body", [at("x")])).toEqual([]);
});

test("Counts in UTF-16 units, as the service does", () => {
  const emoji = "🚀 need 6204";
  const segments = segmentsOf(emoji, "body", [some.evidence({ text: "6204", start: 8, length: 4 })]);

  expect(segments.at(-1)).toEqual({ text: "6204", evidence: [0] });
});
