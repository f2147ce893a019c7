// @vitest-environment jsdom
import { render } from "preact";
import { expect, test } from "vitest";
import { LanguageContext, loadLanguage } from "./language";
import { useSignalNames } from "./signalNames";

function Name() {
  return <p>{useSignalNames()("price")}</p>;
}

test("Until its names in the reader's language are there, a signal has none", async () => {
  const language = await loadLanguage("zh-CN");
  const root = document.createElement("div");
  render(
    <LanguageContext.Provider value={language}>
      <Name />
    </LanguageContext.Provider>,
    root,
  );

  expect(root.textContent).toBe("");
  await expect.poll(() => root.textContent).toBe("谈到价格");
});
