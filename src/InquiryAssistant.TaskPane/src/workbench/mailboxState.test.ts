import { expect, test } from "vitest";
import { some } from "../testing/some";
import { dayGroups } from "./dayGroups";
import { emptyWorkbench, withMessage, withNewestPage, type ListState } from "./mailboxState";

const at = (id: string, receivedAt: string) => some.summary(id, { receivedAt });
const list = (...items: ReturnType<typeof at>[]): ListState => ({ state: "ready", items, next: "older", more: "idle" });
const ids = (state: ListState) => (state.state === "ready" ? state.items.map(({ id }) => id) : []);

test("New mail comes on top and older pages stay", () => {
  const before = list(at("3", "2026-11-03"), at("2", "2026-11-02"), at("1", "2026-11-01"));

  const after = withNewestPage(before, [at("4", "2026-11-04"), at("3", "2026-11-03")], "cursor");

  expect(ids(after)).toEqual(["4", "3", "2", "1"]);
  expect(after).toMatchObject({ next: "older" });
});

test("A mail that was moved away disappears", () => {
  const before = list(at("3", "2026-11-03"), at("2", "2026-11-02"), at("1", "2026-11-01"));

  expect(ids(withNewestPage(before, [at("3", "2026-11-03"), at("1", "2026-11-01")], null))).toEqual(["3", "1"]);
  expect(ids(withNewestPage(before, [], null))).toEqual([]);
});

test("A changed message changes in the list and where it is read", () => {
  const state = { ...emptyWorkbench, list: list(at("2", ""), at("1", "")), selected: at("1", "") };

  const after = withMessage(state, "1", (message) => ({ ...message, categories: ["A · Key"] }));

  expect(after.selected?.categories).toEqual(["A · Key"]);
  expect(after.list).toMatchObject({ items: [{ categories: [] }, { categories: ["A · Key"] }] });
});

test("Mails stand under the days of the reader's calendar", () => {
  const now = new Date(2026, 10, 23, 9, 0);
  const moments = [
    new Date(2026, 10, 23, 0, 1),
    new Date(2026, 10, 22, 23, 59),
    new Date(2026, 10, 18, 12, 0),
    new Date(2026, 9, 1),
  ];

  const groups = dayGroups(
    moments.map((moment, i) => at(String(i), moment.toISOString())),
    now,
  );

  expect(groups.map(({ name, messages }) => [name, messages.length])).toEqual([
    ["today", 1],
    ["yesterday", 1],
    ["week", 1],
    ["older", 1],
  ]);
});
