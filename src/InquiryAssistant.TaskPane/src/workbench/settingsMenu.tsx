import { useEffect } from "preact/hooks";
import type { HTMLAttributes } from "preact";
import { Icon } from "../pane/icons";
import { useWorkbenchMessages } from "./language/workbenchLanguage";
import { paneWidths, type Settings } from "./settings";

interface MenuItemAttributes extends HTMLAttributes {
  readonly checked: boolean;
}

declare module "preact" {
  // The way Preact is told of custom elements.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace JSX {
    interface IntrinsicElements {
      "fluent-menu": HTMLAttributes;
      "fluent-menu-list": HTMLAttributes;
      "fluent-menu-item": MenuItemAttributes;
    }
  }
}

interface SettingsMenuProps {
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
}

export function SettingsMenu({ settings, onChange }: SettingsMenuProps) {
  const texts = useWorkbenchMessages();
  useEffect(() => {
    void import("./fluentMenu");
  }, []);
  const choice = (label: string, change: Partial<Settings>) => {
    const next = { ...settings, ...change };
    const isChosen = JSON.stringify(next) === JSON.stringify(settings);
    return (
      <fluent-menu-item
        key={label}
        role="menuitemradio"
        aria-checked={isChosen}
        checked={isChosen}
        onChange={(event: Event) => {
          // The event also tells of changes that we made ourselves; only a new choice is news.
          if (!isChosen && event.target instanceof Element && event.target.matches(":state(checked)")) {
            onChange(next);
          }
        }}
      >
        {label}
      </fluent-menu-item>
    );
  };

  // Roles and states stand as attributes too: not every checker and reader knows those of custom elements.
  return (
    <fluent-menu class="settings">
      <button type="button" slot="trigger" class="bar-button" aria-label={texts.settings} title={texts.settings}>
        <Icon name="settings" />
      </button>
      <fluent-menu-list role="menu" aria-label={texts.settings}>
        {(["en", "zh-CN"] as const).map((language) => choice(texts.languages[language], { language }))}
        <hr role="separator" />
        {(["system", "light", "dark"] as const).map((theme) => choice(texts.themes[theme], { theme }))}
        <hr role="separator" />
        {paneWidths.map((paneWidth) => choice(texts.paneWidth(paneWidth), { paneWidth }))}
      </fluent-menu-list>
    </fluent-menu>
  );
}
