import { useEffect, useState } from "preact/hooks";

/** A value that can be watched. */
export interface Store<T> {
  readonly value: T;
  subscribe(listener: () => void): () => void;
}

export class WritableStore<T> implements Store<T> {
  readonly #listeners = new Set<() => void>();

  constructor(public value: T) {}

  set(value: T): void {
    this.value = value;
    for (const listener of this.#listeners) {
      listener();
    }
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

export function useStore<T>(store: Store<T>): T {
  const [, redraw] = useState({});
  useEffect(
    () =>
      store.subscribe(() => {
        redraw({});
      }),
    [store],
  );
  return store.value;
}
