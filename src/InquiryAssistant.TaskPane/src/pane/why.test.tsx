// @vitest-environment jsdom
import { expect, test } from "vitest";
import { fire, show } from "../testing/show";
import { some } from "../testing/some";
import { ScoreSum } from "./scoreSum";
import { Why } from "./why";

const evidence = [
  some.evidence({ signal: "model", weight: 30, text: "6204-2RS", start: 22, length: 8 }),
  some.evidence({ signal: "quantity", weight: 12.5, text: "3000 pcs", start: 13, length: 8 }),
  some.evidence({ signal: "subject-price", weight: -5.5, text: "Price", source: "subject", start: 0, length: 5 }),
  some.evidence({ signal: "new-thread", dimension: "kind", weight: 1, text: "first message", source: "thread" }),
];
const assessment = some.assessment({ evidence, scores: { intent: { base: 50, value: 87 } } });

test("Lights up the words of the reason pointed at", async () => {
  const root = await show(<Why assessment={assessment} subject="Price of bearings" />);
  expect(active(root)).toEqual([]);

  await fire(reason(root, "Names a model"), new FocusEvent("focus"));

  expect(active(root)).toEqual(["6204-2RS"]);
});

test("Lights up the reason of the words pointed at, and says what they mean", async () => {
  const root = await show(<Why assessment={assessment} subject="Price of bearings" />);
  const mark = [...root.querySelectorAll("mark")].find(({ textContent }) => textContent === "3000 pcs");

  await fire(mark, new MouseEvent("mouseenter"));

  expect(reason(root, "Names a quantity")?.getAttribute("aria-pressed")).toBe("true");
  expect(root.querySelector(".meaning")?.textContent).toBe("Names a quantity +12.5");
});

test("Goes from mark to mark with the arrow keys from a single tab stop", async () => {
  const root = await show(<Why assessment={assessment} subject="Price of bearings" />);
  const box = root.querySelector<HTMLElement>(".marked-text");
  expect([...root.querySelectorAll("mark")].every(({ tabIndex }) => tabIndex === -1)).toBe(true);

  box?.focus();
  const press = (key: string) => fire(document.activeElement, new KeyboardEvent("keydown", { key, bubbles: true }));
  await press("ArrowDown");
  expect(document.activeElement?.textContent).toBe("Price");
  await press("ArrowRight");
  expect(document.activeElement?.textContent).toBe("3000 pcs");
  await press("ArrowUp");
  expect(document.activeElement?.textContent).toBe("Price");
});

test("Says in words how strongly a reason speaks, and for what", async () => {
  const root = await show(<Why assessment={assessment} subject="Price of bearings" />);

  expect(reason(root, "Names a model")?.textContent).toContain("speaks strongly for it");
  expect(reason(root, "Speaks of price (subject)")?.textContent).toContain("speaks a little against it");
  expect(reason(root, "A first mail")?.textContent).not.toContain("first message");
});

test("Adds base and weights up to the score", async () => {
  const root = await show(<ScoreSum assessment={assessment} />);

  expect(rows(root)).toEqual([
    ["Starting value", "+50"],
    ["Names a model", "+30"],
    ["Names a quantity", "+12.5"],
    ["Speaks of price (subject)", "-5.5"],
    ["Score", "87"],
  ]);
});

test("Owns up to what no reason explains", async () => {
  const root = await show(<ScoreSum assessment={{ ...assessment, scores: { intent: { base: 50, value: 90 } } }} />);

  expect(rows(root)).toContainEqual(["Not explained by a reason", "+3"]);
});

test("Speaks Chinese", async () => {
  const root = await show(<Why assessment={assessment} subject="Price of bearings" />, "zh-CN");

  expect(reason(root, "写明型号")?.textContent).toContain("强烈支持");
});

function reason(root: HTMLElement, name: string): HTMLElement | undefined {
  return [...root.querySelectorAll<HTMLElement>(".reason")].find(({ textContent }) => textContent.startsWith(name));
}

function active(root: HTMLElement): string[] {
  return [...root.querySelectorAll("mark.active")].map(({ textContent }) => textContent);
}

function rows(root: HTMLElement): string[][] {
  return [...root.querySelectorAll("tbody tr, tfoot tr")].map((row) =>
    [...row.children].map(({ textContent }) => textContent),
  );
}
