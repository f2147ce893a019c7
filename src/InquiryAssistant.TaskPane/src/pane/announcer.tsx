import { createContext, type ComponentChildren } from "preact";
import { useCallback, useContext, useRef } from "preact/hooks";

const AnnounceContext = createContext<(text: string) => void>(() => undefined);

/** A polite live region for everything below it. Focus stays where the reader put it. */
export function Announcer({ children }: { readonly children: ComponentChildren }) {
  const region = useRef<HTMLDivElement>(null);
  const announce = useCallback((text: string) => {
    if (region.current !== null) {
      region.current.textContent = text;
    }
  }, []);
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <div ref={region} role="status" class="hidden-text" />
    </AnnounceContext.Provider>
  );
}

export function useAnnounce(): (text: string) => void {
  return useContext(AnnounceContext);
}
