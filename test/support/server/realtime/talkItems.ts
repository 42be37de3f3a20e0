/** What a conversation holds: of what was made as sound, how long it is. */
interface Item {
  readonly id: string;
  readonly role: string;
  readonly text: string;
  readonly ms: number;
}

/** The items of a conversation, in their order, as the server keeps them. */
export class TalkItems {
  readonly #items: Item[] = [];

  get last(): string | null {
    return this.#items.at(-1)?.id ?? null;
  }

  get all(): readonly Item[] {
    return this.#items;
  }

  has(id: string): boolean {
    return this.#items.some(item => item.id === id);
  }

  add(item: Item): void {
    this.#items.push(item);
  }

  change(id: string, change: Partial<Item>): void {
    const at = this.#items.findIndex(item => item.id === id);
    const item = this.#items[at];
    if (item) this.#items[at] = { ...item, ...change };
  }

  of(id: string): Item | undefined {
    return this.#items.find(item => item.id === id);
  }

  delete(id: string): void {
    const at = this.#items.findIndex(item => item.id === id);
    if (at >= 0) this.#items.splice(at, 1);
  }
}
