// Draws the manifest's PNG icons, with transparent ground, from the one SVG: npm run icons
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

const folder = new URL("../../../addin-manifest/", import.meta.url);
const svg = readFileSync(new URL("assets/icons/icon.svg", folder), "utf8");
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  chromiumSandbox: false,
  args: ["--disable-gpu"],
});
const page = await browser.newPage();
for (const size of [16, 20, 24, 32, 40, 48, 64, 80, 128]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  writeFileSync(new URL(`assets/icons/icon-${size}.png`, folder), await page.screenshot({ omitBackground: true }));
}
await browser.close();
