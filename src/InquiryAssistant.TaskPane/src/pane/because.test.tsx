// @vitest-environment jsdom
import { expect, test } from "vitest";
import type { Assessment } from "../api/contracts";
import { show } from "../testing/show";
import { some } from "../testing/some";
import { Because } from "./because";

const word = (text: string, weight: number, dimension: "intent" | "kind" = "intent") =>
  some.evidence({ text, weight, dimension, start: 0, length: text.length });
const evidence = [
  word("weak", 1),
  word("strong", 9),
  word("strong", 8),
  word("middle", 5),
  word("fair", 3),
  word("cheap", -7),
  word("?", 8),
  word("advert", 4, "kind"),
  some.evidence({ text: "first message", weight: 20, source: "thread" }),
];

test.each<[string, Assessment["quadrant"], Assessment["intent"], string[]]>([
  ["a buyer: what speaks for buying", "A", "high", ["strong", "middle", "fair"]],
  ["low intent: what speaks against", "C", "low", ["cheap"]],
  ["an advert that is kept in sight: what kind of mail it is", "C", "none", ["advert"]],
  ["no prospect: what kind of mail it is", "D", "none", ["advert"]],
  ["an unscored mail: what kind of mail it is", null, null, ["advert"]],
])("Names the strongest words behind %s", async (_, quadrant, intent, words) => {
  const root = await show(<Because assessment={some.assessment({ quadrant, intent, evidence })} />);

  expect([...root.querySelectorAll("q")].map(({ textContent }) => textContent)).toEqual(words);
});

test("Of a colleague it names the own domain, and no word that hardly counts beside it", async () => {
  const own = some.evidence({
    text: "tp-bearing.example",
    weight: 3.4,
    dimension: "kind",
    start: null,
    source: "sender",
  });
  const statement = some.evidence({
    text: "nobody signs",
    weight: 3,
    dimension: "kind",
    start: null,
    source: "sender",
  });
  const root = await show(
    <Because
      assessment={some.assessment({
        quadrant: null,
        intent: null,
        evidence: [word("Lily:", 0.4, "kind"), statement, own],
      })}
    />,
  );

  expect([...root.querySelectorAll("q")].map(({ textContent }) => textContent)).toEqual(["tp-bearing.example"]);
});

test("Says nothing where no words prove anything", async () => {
  const root = await show(<Because assessment={some.assessment({ evidence: [] })} />);

  expect(root.querySelector(".because")).toBeNull();
});
