import DOMPurify from "dompurify";
import type { Message } from "../api/contracts";

export interface MailDocument {
  readonly html: string;
  /** Pictures that would be fetched from elsewhere and so tell the sender that the mail was opened. */
  readonly hasRemoteImages: boolean;
}

export interface PaperColours {
  readonly background: string;
  readonly text: string;
  readonly link: string;
}

const white: PaperColours = { background: "#ffffff", text: "#242424", link: "#115ea3" };
const forbidden = [
  "form",
  "input",
  "button",
  "textarea",
  "select",
  "iframe",
  "object",
  "embed",
  "base",
  "link",
  "meta",
];

/**
 * The page for the frame in which a mail is read. Three walls stand between the mail and us: its markup is sanitised,
 * the page's own policy lets nothing load, and the frame around it is a sandbox without scripts and of no origin.
 */
export function mailDocument(body: Message["body"], theme: PaperColours): MailDocument {
  if (body.format === "text") {
    const paragraph = document.createElement("div");
    paragraph.className = "plain";
    paragraph.textContent = body.content;
    return { html: page(paragraph.outerHTML, "", theme), hasRemoteImages: false };
  }

  const clean = DOMPurify.sanitize(body.content, {
    WHOLE_DOCUMENT: true,
    RETURN_DOM: true,
    FORBID_TAGS: forbidden,
    FORBID_ATTR: ["srcset", "ping"],
  }) as HTMLElement;
  const styles = [...clean.querySelectorAll("style")].map((style) => style.textContent).join("\n");
  clean.querySelectorAll("style").forEach((style) => {
    style.remove();
  });
  const hasRemoteImages = settleImages(clean, styles);
  settleLinks(clean);
  const content = clean.querySelector("body") ?? clean;
  // A mail that sets colours was written for white paper; others may follow the reader's theme.
  const coloured = /\b(?:color|bgcolor|background)\b/i.test(content.outerHTML + styles);
  return { html: page(content.innerHTML, styles, coloured ? white : theme), hasRemoteImages };
}

function settleImages(root: Element, styles: string): boolean {
  let remote = /url\(\s*['"]?\s*(?:https?:)?\/\//i.test(styles + root.outerHTML);
  for (const image of root.querySelectorAll("img")) {
    const source = image.getAttribute("src") ?? "";
    const isRemote = /^\s*(?:https?:)?\/\//i.test(source);
    remote ||= isRemote;
    if (isRemote || /^\s*cid:/i.test(source)) {
      image.replaceWith(placeholder(image.getAttribute("alt") ?? ""));
    }
  }

  return remote;
}

function placeholder(alternative: string): Element {
  const box = document.createElement("span");
  box.className = "blocked-image";
  box.textContent = alternative.trim() === "" ? "▨" : `▨ ${alternative}`;
  return box;
}

/** Every link opens apart and shows, when pointed at, where it really leads. */
function settleLinks(root: Element): void {
  for (const link of root.querySelectorAll("a[href]")) {
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener noreferrer");
    link.setAttribute("title", link.getAttribute("href") ?? "");
  }
}

function page(content: string, styles: string, paper: PaperColours): string {
  // A style sheet must not be able to close its own element.
  const safeStyles = styles.replaceAll("</", "<\\/");
  return `<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<style>
html{background:${paper.background};color:${paper.text};font:14px/1.5 "Segoe UI","Segoe UI Web","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
body{margin:0;padding:16px 20px;overflow-wrap:anywhere}
a{color:${paper.link}}
img{max-width:100%;height:auto}
table{max-width:100%}
.plain{white-space:pre-wrap}
.blocked-image{display:inline-block;padding:4px 8px;border:1px dashed currentColor;opacity:.7}
</style><style>${safeStyles}</style></head><body>${content}</body></html>`;
}
