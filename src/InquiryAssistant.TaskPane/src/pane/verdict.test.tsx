// @vitest-environment jsdom
import { expect, test } from "vitest";
import { show } from "../testing/show";
import { some } from "../testing/some";
import { Verdict } from "./verdict";

test("Tells the quadrant by sign, word and number", async () => {
  const root = await show(<Verdict assessment={some.assessment()} />);

  expect(root.querySelector(".verdict-sign svg")).not.toBeNull();
  expect(root.querySelector(".verdict-name")?.textContent).toBe("A · Key");
  expect(root.querySelector(".verdict-score")?.textContent).toBe("Intent score: 87 / 100");
});

test("Shows no score where none was given, and says why", async () => {
  const unscored = some.assessment({ kind: "internal", quadrant: null, intent: null, intentScore: null, role: null });
  const root = await show(<Verdict assessment={unscored} />);

  expect(root.querySelector(".verdict-score")).toBeNull();
  expect(root.querySelector(".verdict-meaning")?.textContent).toContain("From a colleague");
});

test.each([
  ["scam", "Perhaps fraud"],
  ["phishing", "Perhaps fraud"],
  ["solicitation", "Probably an advert"],
] as const)("Does not advise an introduction to a %s that is not sure enough to be filed away", async (kind, words) => {
  const root = await show(<Verdict assessment={some.assessment({ kind, quadrant: "C", unsure: true })} />);

  expect(root.querySelector(".verdict-meaning")?.textContent).toContain(words);
});

test.each([
  [0.97, false, "Very sure · 97% confidence"],
  [1, false, "Very sure · 99% confidence"],
  [0.8, false, "Sure · 80% confidence"],
  [0.65, false, "Fairly sure · 65% confidence"],
  [0.5, false, "Not sure · 50% confidence"],
  [0.8, true, "Not sure · 80% confidence"],
])("Puts a confidence of %d (unsure: %s) into words", async (confidence, unsure, words) => {
  const root = await show(<Verdict assessment={some.assessment({ confidence, unsure })} />);

  expect(root.textContent).toContain(words);
  expect(root.querySelector(".unsure") !== null).toBe(unsure);
});

test("Says that the rep decided, with his reason", async () => {
  const decided = some.assessment({ decidedByRep: { reason: "met at the fair", at: "2026-11-20T12:00:00Z" } });
  const root = await show(<Verdict assessment={decided} />);

  expect(root.textContent).toContain("Decided by you · 11/20/2026 · met at the fair");
  expect(root.textContent).not.toContain("confidence");
});
