/**
 * Storage for small conveniences. In a frame of another site the browser may refuse storage by throwing, so nothing here
 * throws, and what cannot be kept is kept until the page closes.
 */
const memory = new Map<string, string>();
const prefix = "inquiry-assistant.";

export function remember(name: string, value: string): void {
  memory.set(name, value);
  try {
    localStorage.setItem(prefix + name, value);
  } catch {
    // Refused or full: the copy in memory has to do.
  }
}

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name) ?? memory.get(name) ?? null;
  } catch {
    return memory.get(name) ?? null;
  }
}
