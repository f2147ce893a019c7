import { Fragment, h, type ComponentChildren, type JSX } from "preact";

/** The elements a letter of ours is made of. Anything else is shown as its text alone, and no attribute survives. */
const kept = new Set(["p", "br", "div", "ol", "ul", "li", "b", "strong", "i", "em", "u"]);
const dropped = new Set([
  "script",
  "style",
  "template",
  "head",
  "title",
  "noscript",
  "iframe",
  "object",
  "svg",
  "math",
]);

interface LetterProps {
  readonly html: string;
  readonly placeholders: readonly string[];
}

/** Shows a letter's HTML by building it again from known elements; nothing of its markup reaches the page. */
export function Letter({ html, placeholders }: LetterProps): JSX.Element {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  return <div class="letter-body">{childrenOf(body, placeholders)}</div>;
}

function childrenOf(parent: Node, placeholders: readonly string[]): ComponentChildren {
  return [...parent.childNodes].map((node, index) => {
    if (node.nodeType === Node.TEXT_NODE) {
      return <Fragment key={index}>{marked(node.textContent ?? "", placeholders)}</Fragment>;
    }

    const name = node instanceof Element ? node.localName : "";
    if (name === "" || dropped.has(name)) {
      return null;
    }

    const inner = name === "br" ? undefined : childrenOf(node, placeholders);
    return kept.has(name) ? h(name, { key: index }, inner) : <Fragment key={index}>{inner}</Fragment>;
  });
}

/** Puts a mark around each placeholder, for the rep to see what only he knows. */
function marked(text: string, placeholders: readonly string[]): ComponentChildren {
  if (placeholders.length === 0) {
    return text;
  }

  const pattern = new RegExp(`(${placeholders.map(escaped).join("|")})`, "g");
  return text.split(pattern).map((part, index) =>
    placeholders.includes(part) ? (
      <mark key={index} class="placeholder">
        {part}
      </mark>
    ) : (
      part
    ),
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
