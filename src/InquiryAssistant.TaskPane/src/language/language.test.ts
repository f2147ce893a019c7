import { expect, test } from "vitest";
import lexicon from "../../../InquiryAssistant.Core/Data/lexicons/concepts.json";
import catalogue from "../../../InquiryAssistant.Core/Data/signals/signals.json";
import { en } from "./en";
import { createFormats } from "./formats";
import { chooseLanguage } from "./language";
import { nameSignal } from "./signalNames";
import { signals as english } from "./signals.en";
import { signals as chinese } from "./signals.zh";
import { zh } from "./zh";

test.each([
  ["zh-CN", "zh-CN"],
  ["zh-TW", "zh-CN"],
  ["ZH", "zh-CN"],
  ["en-GB", "en"],
  ["de-DE", "en"],
  ["", "en"],
])("Of the host's language %j it makes %s", (tag, language) => {
  expect(chooseLanguage(tag)).toBe(language);
});

test("Every signal of the assessor has a name in both languages", () => {
  const names = [
    ...Object.keys({ ...lexicon.concepts, ...lexicon.facts, ...catalogue.coded }),
    ...catalogue.composites.map(({ name }) => name),
    ...catalogue.counters.map(({ name }) => name),
  ];

  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => !(name in english))).toEqual([]);
  expect(names.filter((name) => !(name in chinese))).toEqual([]);
});

test("A signal found in another place says where", () => {
  expect(nameSignal("subject-price", english, en)).toBe("Speaks of price (subject)");
  expect(nameSignal("owner-said-price", english, en)).toBe("You wrote earlier: Speaks of price");
  expect(nameSignal("buyer-said-price", chinese, zh)).toBe("对方此前写过：谈到价格");
});

test("A counter says how many signs of what it found", () => {
  expect(nameSignal("purchase-facts-3", english, en)).toBe("3 or more signs of a purchase");
  expect(nameSignal("purchase-facts-3", chinese, zh)).toBe("3 项或更多采购迹象");
  expect(catalogue.counters.map(({ name }) => name).filter((name) => !name.endsWith("-facts"))).toEqual([]);
});

test("The proof of a risk is named as the risk, and an unknown signal by its own words", () => {
  expect(nameSignal("bank-change", {}, en)).toBe("Other bank details");
  expect(nameSignal("some-new-signal", english, en)).toBe("Some new signal");
  expect(nameSignal("constructor", {}, en)).toBe("Constructor");
});

test("Numbers, dates and countries are written as the reader's language does", () => {
  const formats = createFormats("en");

  expect(formats.points(12.5)).toBe("+12.5");
  expect(formats.points(-0.004)).toBe("0");
  expect(formats.percent(1)).toBe("99%");
  expect(formats.country("DE")).toBe("Germany");
  expect(formats.country("??")).toBe("??");
  expect(createFormats("zh-CN").country("DE")).toBe("德国");
});
