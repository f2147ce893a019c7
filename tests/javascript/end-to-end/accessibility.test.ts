import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Session, findMail, select, shoot, startSession } from "./session.js";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let session: Session;

beforeAll(async () => {
  session = await startSession();
});

afterAll(async () => {
  await session.end();
});

const looks = [
  { name: "light", query: "?theme=light", options: {} },
  { name: "dark", query: "?theme=dark", options: {} },
  { name: "zh", query: "?language=zh-CN&theme=light", options: {} },
  { name: "forced-colors", query: "", options: { forcedColors: "active" } },
] as const;

test.each(looks)("The workbench in $name has nothing that axe finds serious, with a key mail, a danger and a draft", async ({ name, query, options }) => {
  // The policy of the page rightly refuses scripts from elsewhere; the checker is one.
  const page = await session.workbench(query, { ...options, bypassCSP: true });
  const key = await findMail(session, (_, { quadrant }) => quadrant === "A");
  const danger = await findMail(session, (_, { kind }) => kind === "phishing");

  await select(page, danger.id);
  await page.locator(".risks").waitFor();
  expect(await faults(page)).toEqual([]);
  await shoot(page, `artifacts/screenshots/workbench-${name}-danger.png`);

  await select(page, key.id);
  await page.locator(".letter-body").waitFor();
  await page.locator(".sum summary").click();
  expect(await faults(page)).toEqual([]);
  await page.locator(".assistant").evaluate((pane) => {
    pane.scrollTo(0, 0);
  });
  await shoot(page, `artifacts/screenshots/workbench-${name}.png`);

  await page.locator(".settings button").click();
  await page.getByRole("menuitemradio").first().waitFor();
  expect(await faults(page)).toEqual([]);
  await page.context().close();
});

test("The pane outside Outlook and the support page have nothing that axe finds serious", async () => {
  const page = await session.page({ bypassCSP: true });
  await page.route("https://appsforoffice.microsoft.com/**", (route) => route.abort());
  await page.goto(`${session.address}/pane`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await faults(page)).toEqual([]);

  await page.goto(`${session.address}/support.html`);
  expect(await faults(page)).toEqual([]);
  await page.context().close();
});

test.each([
  ["320 px wide", 320],
  ["at 200 % zoom of 320 px", 160],
])("Nothing has to be scrolled sideways %s", async (_, width) => {
  const page = await session.workbench("", { viewport: { width, height: 640 } });
  const key = await findMail(session, (_, { quadrant }) => quadrant === "A");
  const danger = await findMail(session, (_, { kind }) => kind === "phishing");
  for (const { id } of [key, danger]) {
    await page.locator(".narrow-button").nth(0).click();
    await select(page, id);
    await page.locator(".narrow-button").nth(2).click();
    await page.locator(".draft .letter-body, .draft .muted").first().waitFor();
    await page.locator(".sum summary").click();
    const tooWide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll(".assistant, .assistant *")]
        .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== "visible" && !element.matches(".hidden-text"))
        .map((element) => `${element.tagName}.${element.className} ${String(element.scrollWidth)} > ${String(element.clientWidth)}`),
    );
    expect(tooWide).toEqual([]);
    await shoot(page, `artifacts/screenshots/pane-${String(width)}-${id === key.id ? "key" : "danger"}.png`);
  }

  await page.context().close();
});

test("With reduced motion nothing moves", async () => {
  const page = await session.workbench("", { reducedMotion: "reduce" });
  await page.route("**/assessment", () => undefined);
  await page.locator("[role=option]").first().click();
  await page.locator(".pane-body .skeleton").first().waitFor();

  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await page.context().close();
});

test("Every control of the pane is reached by Tab and shows that it has the focus", async () => {
  const page = await session.workbench();
  const key = await findMail(session, (_, { quadrant }) => quadrant === "A");
  await select(page, key.id);
  await page.locator(".letter-body").waitFor();
  const controls = await page.locator(".assistant :is(button, summary, a[href], [tabindex='0'])").count();

  await page.locator(".assistant .mail-header button").focus();
  const reached = new Set<string>();
  for (let i = 0; i < controls + 2; i++) {
    const { inside, ring, place } = await page.evaluate(() => {
      const focused = document.activeElement;
      const all = [...document.querySelectorAll(".assistant *")];
      return {
        inside: focused?.closest(".assistant") !== null,
        ring: focused === null ? "" : getComputedStyle(focused).outlineStyle,
        place: String(focused === null ? -1 : all.indexOf(focused)),
      };
    });
    if (!inside) {
      break;
    }

    reached.add(place);
    if (i > 0) {
      expect(ring).not.toBe("none");
    }

    await page.keyboard.press("Tab");
  }

  expect(reached.size).toBe(controls);
  await page.context().close();
});

/** What axe calls serious or critical, by rule and place. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (root: Document, options: object) => Promise<{ violations: { id: string; impact: string; nodes: { target: string[]; failureSummary?: string }[] }[] }> } };
    // The mail's own frame is closed to scripts, ours too; what the sender wrote is not ours to mend.
    const { violations } = await axe.run(document, { iframes: false });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary ?? ""}`));
  });
}
