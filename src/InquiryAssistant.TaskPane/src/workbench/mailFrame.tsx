import { useEffect, useState } from "preact/hooks";
import type { Message } from "../api/contracts";
import { Icon } from "../pane/icons";
import { useWorkbenchMessages } from "./language/workbenchLanguage";
import type { MailDocument, PaperColours } from "./mailDocument";

/** Waits between tries to fetch the renderer, in milliseconds; each is twice the one before. */
const firstWait = 1_000;
const longestWait = 30_000;

interface MailFrameProps {
  readonly body: Message["body"];
  /** Only to draw again when it changes; the colours are read from the page. */
  readonly theme: string;
}

/** A mail's body in a sandbox without scripts and without an origin; its links open apart. */
export function MailFrame({ body, theme }: MailFrameProps) {
  const texts = useWorkbenchMessages();
  const [mail, setMail] = useState<MailDocument | null>(null);
  const isDark = useSystemDark();

  useEffect(() => {
    let wanted = true;
    let wait = firstWait;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      cancel();
      import("./mailDocument").then(
        ({ mailDocument }) => {
          if (wanted) {
            setMail(mailDocument(body, pageColours()));
          }
        },
        () => {
          // The connection broke while the renderer was on its way. The browser tells when it is back, but not that it
          // was back before anyone listened, nor of a break it took no notice of: so it is also tried by itself.
          if (wanted) {
            addEventListener("online", draw);
            timer = setTimeout(draw, wait);
            wait = Math.min(2 * wait, longestWait);
          }
        },
      );
    };
    const cancel = () => {
      removeEventListener("online", draw);
      clearTimeout(timer);
    };
    draw();
    return () => {
      wanted = false;
      cancel();
    };
  }, [body, theme, isDark]);

  return mail === null ? null : (
    <>
      {mail.hasRemoteImages && (
        <p class="images-blocked">
          <Icon name="image" size={16} />
          <span>{texts.imagesBlocked}</span>
        </p>
      )}
      <iframe
        class="mail-frame"
        title={texts.mailBody}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerpolicy="no-referrer"
        srcdoc={mail.html}
      />
    </>
  );
}

function pageColours(): PaperColours {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    background: token("--colorNeutralBackground1"),
    text: token("--colorNeutralForeground1"),
    link: token("--colorBrandForegroundLink"),
  };
}

function useSystemDark(): boolean {
  const [query] = useState(() => matchMedia("(prefers-color-scheme: dark)"));
  const [dark, setDark] = useState(query.matches);
  useEffect(() => {
    const follow = () => {
      setDark(query.matches);
    };
    query.addEventListener("change", follow);
    return () => {
      query.removeEventListener("change", follow);
    };
  }, [query]);
  return dark;
}
