import { useEffect, useState } from "preact/hooks";
import type { Message } from "../api/contracts";
import { Icon } from "../pane/icons";
import { useWorkbenchMessages } from "./language/workbenchLanguage";
import type { MailDocument, PaperColours } from "./mailDocument";

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
    const draw = () => {
      import("./mailDocument").then(
        ({ mailDocument }) => {
          if (wanted) {
            setMail(mailDocument(body, pageColours()));
          }
        },
        () => {
          // The connection broke while the renderer was on its way: it is fetched when it is back.
          if (wanted) {
            addEventListener("online", draw, { once: true });
          }
        },
      );
    };
    draw();
    return () => {
      wanted = false;
      removeEventListener("online", draw);
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
