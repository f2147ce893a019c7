// @vitest-environment jsdom
import { act } from "preact/test-utils";
import { expect, test, vi } from "vitest";
import type { Assessment, Correction } from "../api/contracts";
import { fire, show } from "../testing/show";
import { some } from "../testing/some";
import { CorrectionForm } from "./correction";
import type { CorrectionSection } from "./paneState";

const idle: CorrectionSection = { state: "idle", failure: null };

async function open(assessment: Assessment, correction: CorrectionSection = idle) {
  const onSave = vi.fn<(correction: Correction) => Promise<void>>(() => Promise.resolve());
  const root = await show(<CorrectionForm assessment={assessment} correction={correction} onSave={onSave} />);
  await fire(root.querySelector(".correction-closed button"), new MouseEvent("click", { bubbles: true }));
  return { root, onSave };
}

async function choose(root: HTMLElement, label: string, value: string): Promise<void> {
  const field = fieldOf(root, label);
  await act(() => {
    if (field !== null) {
      field.value = value;
    }
  });
  await fire(field, new Event("change", { bubbles: true }));
}

function fieldOf(root: HTMLElement, label: string): HTMLSelectElement | HTMLTextAreaElement | null {
  const found = [...root.querySelectorAll("label")].find((one) => one.firstChild?.textContent === label);
  return found?.querySelector<HTMLSelectElement | HTMLTextAreaElement>("select, textarea") ?? null;
}

const submit = (root: HTMLElement) =>
  fire(root.querySelector("form"), new Event("submit", { bubbles: true, cancelable: true }));

test("Is closed until the rep wants it", async () => {
  const root = await show(<CorrectionForm assessment={some.assessment()} correction={idle} onSave={vi.fn()} />);

  expect(root.querySelector("form")).toBeNull();
  expect(root.textContent).toContain("Correct this");
});

test("Sends what differs from the machine's verdict, with the reason, and nothing else", async () => {
  const { root, onSave } = await open(some.assessment({ quadrant: "C", role: "unknown" }));
  await choose(root, "Quadrant", "A");
  const reason = fieldOf(root, "Reason (optional)");
  await act(() => {
    if (reason !== null) {
      reason.value = "  met at the fair ";
    }
  });
  await fire(reason, new Event("input", { bubbles: true }));
  await submit(root);

  expect(onSave.mock.calls).toEqual([[{ quadrant: "A", reason: "met at the fair" }]]);
});

test("Says nothing where nothing was changed", async () => {
  const { root, onSave } = await open(some.assessment());
  await submit(root);

  expect(onSave).not.toHaveBeenCalled();
  expect(root.querySelector("button[type=submit]")?.getAttribute("aria-disabled")).toBe("true");
});

test("A mail that was filed away can be made an inquiry, with or without a quadrant", async () => {
  const { root, onSave } = await open(some.assessment({ kind: "solicitation", quadrant: "D", role: null }));
  expect(fieldOf(root, "Quadrant")).toBeNull();

  await choose(root, "Kind of mail", "inquiry");
  expect(fieldOf(root, "Quadrant")?.value).toBe("");
  await submit(root);

  expect(onSave.mock.calls).toEqual([[{ kind: "inquiry", reason: "" }]]);
});

test("Who is no buyer has no quadrant to choose", async () => {
  const { root, onSave } = await open(some.assessment({ quadrant: "A" }));
  await choose(root, "Quadrant", "B");
  await choose(root, "Kind of mail", "existing-business");
  await submit(root);

  expect(fieldOf(root, "Quadrant")).toBeNull();
  expect(onSave.mock.calls).toEqual([[{ kind: "existing-business", reason: "" }]]);
});

test("A refusal is told and the entries stay", async () => {
  const failure = { kind: "refused", code: "bad-input", detail: "Name at least one." } as const;
  const { root } = await open(some.assessment(), { state: "idle", failure });

  expect(root.querySelector("[role=alert]")?.textContent).toContain("Name at least one.");
  expect(root.querySelector("form")).not.toBeNull();
});
