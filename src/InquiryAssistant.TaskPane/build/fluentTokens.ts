import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { webDarkTheme, webLightTheme, type Theme } from "@fluentui/tokens";
import type { Plugin } from "vite";

const virtualId = "virtual:fluent-tokens.css";

/**
 * Gives the Fluent 2 design tokens as CSS custom properties, light and dark, but only those that are named in the
 * style sheets below `src` or in the styles of the Fluent components we load: all 459 twice would be a fifth of the budget.
 */
export function fluentTokens(sourceFolder: string, componentFolders: readonly string[]): Plugin {
  return {
    name: "fluent-tokens",
    resolveId: (id) => (id === virtualId ? `\0${virtualId}` : undefined),
    load(id) {
      if (id !== `\0${virtualId}`) {
        return undefined;
      }

      const files = [
        ...filesBelow(sourceFolder, ".css"),
        ...componentFolders.flatMap((f) => filesBelow(f, ".styles.js")),
      ];
      files.forEach((file) => {
        this.addWatchFile(file);
      });
      return tokensCss(
        new Set(files.flatMap((file) => readFileSync(file, "utf8").match(/\b[a-z][A-Za-z0-9]+\b/g) ?? [])),
      );
    },
  };
}

/** The same values in three places: the default, the reader's system in dark, and the host's word against the system. */
function tokensCss(used: ReadonlySet<string>): string {
  const names = (Object.keys(webLightTheme) as (keyof Theme)[]).filter((name) => used.has(name));
  const dark = names.filter((name) => webDarkTheme[name] !== webLightTheme[name]);
  const block = (theme: Theme, keys: readonly (keyof Theme)[]) =>
    keys.map((k) => `--${k}:${String(theme[k])};`).join("");
  return `
:root{color-scheme:light;${block(webLightTheme, names)}}
@media (prefers-color-scheme:dark){:root:not([data-theme="light"]){color-scheme:dark;${block(webDarkTheme, dark)}}}
:root[data-theme="dark"]{color-scheme:dark;${block(webDarkTheme, dark)}}
`;
}

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name));
}
