import type { Json } from '../../openai/replies/json.ts';
import { joinedTexts } from '../ears/joinedTexts.ts';
import { confidencesIn } from '../ears/wordConfidences.ts';
import type { Word } from '../transcriber.ts';

/** A piece of what is said: what was sent until a commit. */
interface Item {
  /** The one before it, as the server tells; undefined until it is committed. */
  readonly previous: string | undefined;
  readonly text: string;
  readonly words: readonly Word[] | undefined;
  readonly state: 'open' | 'completed' | 'failed';
}

/**
 * What a server has heard on one connection, piece by piece, whatever order it tells it in: each text lies at its own
 * item, items stand in the order of `previous_item_id`, those that are not committed yet at the end.
 */
export class Items {
  readonly #items = new Map<string, Item & { readonly isCommitted: boolean }>();

  /** In order; the first so many are those of the commits that the server has taken. */
  get inOrder(): readonly Item[] {
    const left = new Map([...this.#items].filter(([, { isCommitted }]) => isCommitted));
    const ordered: Item[] = [];
    while (left.size > 0) {
      // One whose predecessor is unknown here, or went before, is next: where servers tell none, in the order they came.
      const [id, item] = [...left].find(([, { previous }]) => previous === undefined || !left.has(previous)) ??
        [...left][0] ?? ['', undefined];
      left.delete(id);
      if (!item) break;
      ordered.push(item);
      for (let next = follower(left, id); next; next = follower(left, next[0])) {
        left.delete(next[0]);
        ordered.push(next[1]);
      }
    }
    return [...ordered, ...[...this.#items.values()].filter(({ isCommitted }) => !isCommitted)];
  }

  /** How many commits the server has taken. */
  get committed(): number {
    return this.#count(({ isCommitted }) => isCommitted);
  }

  /** How many are completed. */
  get completed(): number {
    return this.#count(({ state }) => state === 'completed');
  }

  /** How many of them were never committed: by that name, at least, for servers may call a piece otherwise then. */
  get strays(): number {
    return this.#count(({ state, isCommitted }) => state === 'completed' && !isCommitted);
  }

  /** How many were committed and are not completed. */
  get waiting(): number {
    return this.#count(({ state, isCommitted }) => state !== 'completed' && isCommitted);
  }

  /** How many are being written, and were not committed yet. */
  get begun(): number {
    return this.#count(({ state, isCommitted }) => state !== 'completed' && !isCommitted);
  }

  /** How many UTF-16 units all texts have. */
  get length(): number {
    return [...this.#items.values()].reduce((sum, { text }) => sum + text.length, 0);
  }

  commit(id: string, previous: string | undefined): void {
    this.#change(id, { previous, isCommitted: true });
  }

  add(id: string, delta: string): void {
    const item = this.#items.get(id);
    if (item === undefined || item.state === 'open') this.#change(id, { text: (item?.text ?? '') + delta });
  }

  /** `transcript` where the server repeats the whole, which counts. */
  complete(id: string, transcript: string | undefined, event: Json): void {
    const { text = '', isCommitted = false } = this.#items.get(id) ?? {};
    const whole = transcript === undefined || (transcript === '' && text !== '') ? text : transcript;
    this.#change(id, { text: whole.trim(), words: confidencesIn(event), state: 'completed', isCommitted });
  }

  /** What was told of it is taken back. */
  fail(id: string): void {
    this.#change(id, { text: '', state: 'failed' });
  }

  #count(fits: (item: Item & { readonly isCommitted: boolean }) => boolean): number {
    return [...this.#items.values()].filter(fits).length;
  }

  #change(id: string, change: Partial<Item & { readonly isCommitted: boolean }>): void {
    const item = this.#items.get(id) ?? {
      previous: undefined,
      text: '',
      words: undefined,
      state: 'open' as const,
      isCommitted: false,
    };
    this.#items.set(id, { ...item, ...change });
  }
}

/** The texts of items, one after the other. */
export function textOf(items: readonly Pick<Item, 'text'>[], before = ''): string {
  return items.reduce((text, item) => joinedTexts(text, item.text.trim()), before);
}

function follower<T extends Item>(items: ReadonlyMap<string, T>, id: string): readonly [string, T] | undefined {
  return [...items].find(([, { previous }]) => previous === id);
}
