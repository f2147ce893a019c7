// @vitest-environment jsdom
import { expect, test } from "vitest";
import type { Assessment } from "../api/contracts";
import { typeAdvice } from "../language/tradeWords.en";
import { show } from "../testing/show";
import { some } from "../testing/some";
import { Advice } from "./advice";

async function linesFor(change: Partial<Assessment>, tag: "en" | "zh-CN" = "en"): Promise<(string | null)[]> {
  const root = await show(<Advice assessment={some.assessment(change)} />, tag);
  return [...root.querySelectorAll("li")].map((line) => line.textContent);
}

test.each(Object.keys(typeAdvice) as (keyof typeof typeAdvice)[])("Advises on an inquiry of type %s", async (type) => {
  expect(await linesFor({ inquiryType: type })).toEqual(typeAdvice[type]);
});

test("A general inquiry is to be verified first", async () => {
  const lines = await linesFor({ inquiryType: "casual", quadrant: "C", specificity: "general" });

  expect(lines.at(-1)).toContain("Verify first");
});

test("A sample hunter is not asked what he mainly buys", async () => {
  const lines = await linesFor({ inquiryType: "sample-hunter", quadrant: "C", specificity: "general" });

  expect(lines).toEqual(typeAdvice["sample-hunter"]);
});

test("A buyer who answers us was verified before", async () => {
  const lines = await linesFor({ kind: "reply", inquiryType: "casual", quadrant: "C", specificity: "general" });

  expect(lines).toEqual(typeAdvice.casual);
});

test.each([
  { kind: "solicitation", quadrant: "D", inquiryType: null },
  { kind: "internal", quadrant: null, inquiryType: null },
  { kind: "phishing", quadrant: "C", inquiryType: "casual" },
  { kind: "solicitation", quadrant: "C", inquiryType: "casual" },
] as const)("Nothing is advised where nothing is answered: $kind", async (change) => {
  expect(await linesFor(change)).toEqual([]);
});

test("The advice is there in Chinese too", async () => {
  const lines = await linesFor({ inquiryType: "competitor-probe", quadrant: "C" }, "zh-CN");

  expect(lines[0]).toBe("提议通电话。");
});
