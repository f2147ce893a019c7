// Adds up what the pane needs for its first view (the files its page names, compressed) and fails above the budget.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const budget = 60 * 1024;
const root = new URL("../../InquiryAssistant.Service/wwwroot/", import.meta.url);

const firstView = (page) => {
  const html = readFileSync(new URL(page, root), "utf8");
  const files = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1]);
  return [...new Set(files)].map((file) => ({
    file,
    bytes: gzipSync(readFileSync(new URL(file, root)), { level: 9 }).length,
  }));
};

for (const [page, limit] of [
  ["pane.html", budget],
  ["index.html", Infinity],
]) {
  const files = firstView(page);
  const sum = files.reduce((total, { bytes }) => total + bytes, 0);
  files.forEach(({ file, bytes }) => console.log(`  ${file}: ${(bytes / 1024).toFixed(1)} KB`));
  console.log(`${page}: ${(sum / 1024).toFixed(1)} KB gzip in the first view`);
  if (files.length === 0 || sum > limit) {
    console.error(`${page} must name its files and stay below ${limit / 1024} KB.`);
    process.exitCode = 1;
  }
}
