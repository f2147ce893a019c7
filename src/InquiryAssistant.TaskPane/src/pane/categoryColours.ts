import type { ApiClient } from "../api/client";
import { WritableStore, type Store } from "./store";

/** The mailbox's category names with their preset colours. Without them a dot is grey, which is no reason to complain. */
export class CategoryColours {
  readonly #store = new WritableStore<ReadonlyMap<string, string>>(new Map());

  constructor(private readonly api: ApiClient) {}

  get store(): Store<ReadonlyMap<string, string>> {
    return this.#store;
  }

  /** Reads them anew; the service may have created some while tagging. */
  async refresh(): Promise<void> {
    try {
      const categories = await this.api.categories();
      this.#store.set(new Map(categories.map(({ name, color }) => [name, color])));
    } catch {
      // The colours known so far stay.
    }
  }
}
