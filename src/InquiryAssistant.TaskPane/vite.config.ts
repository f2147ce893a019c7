import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { fluentTokens } from "./build/fluentTokens.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const fluent = (name: string) => here(`./node_modules/@fluentui/web-components/dist/esm/${name}`);

export default defineConfig({
  plugins: [fluentTokens(here("./src"), [fluent("menu"), fluent("menu-list"), fluent("menu-item")])],
  // The icons and the support page of the manifest, served as they are.
  publicDir: here("../../addin-manifest/assets"),
  build: {
    outDir: here("../InquiryAssistant.Service/wwwroot"),
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: { workbench: here("./index.html"), pane: here("./pane.html") } },
  },
  // The service answers everything under /api while the pages are worked on.
  server: { port: 5173, proxy: { "/api": "http://localhost:5080" } },
  // Threads start with less work than processes; every file still has an environment of its own.
  test: { include: ["src/**/*.test.{ts,tsx}", "manifest/**/*.test.ts"], restoreMocks: true, pool: "threads" },
});
