export type ThemeChoice = "system" | "light" | "dark";

/** Puts the choice where the style sheet looks for it; "system" leaves it to the reader's system. */
export function showTheme(choice: ThemeChoice): void {
  if (choice === "system") {
    delete document.documentElement.dataset["theme"];
  } else {
    document.documentElement.dataset["theme"] = choice;
  }
}
