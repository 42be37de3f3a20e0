import type { Token } from 'marked';
import type { TagPlace } from './tags.ts';

/** So much of what stands around a tag says what it is, in UTF-16 units. */
const AROUND = 60;
/** So many tokens at each end of what is between two tags are looked at. */
const WITHIN = 3;

/** Where the tags of a line stand to one another and to its words. */
export class TagPlaces {
  readonly #tokens: readonly Token[];
  /** Of each tag that has one, the other half. */
  readonly #others: ReadonlyMap<number, number>;
  readonly #isAlone: boolean;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
    this.#others = pairs(tokens);
    this.#isAlone = tokens.every(token => isTag(token) || token.raw.trim() === '');
  }

  /** The token in which a tag's element ends or, for an end, begins. */
  other(at: number): number | undefined {
    return this.#others.get(at);
  }

  of(at: number, isItem: boolean): TagPlace {
    const other = this.other(at);
    const before = this.#tokens.slice(0, at).findLast(token => !isTag(token))?.raw ?? '';
    const after = this.#tokens.slice(at + 1).find(token => !isTag(token))?.raw ?? '';
    const last = this.#tokens[at - 1];
    return {
      before: before.slice(-AROUND),
      after: after.slice(0, AROUND),
      isGlued: last !== undefined && !isTag(last) && /[\p{L}\p{N}_]$/u.test(last.raw.slice(-2)),
      within: other === undefined ? undefined : this.#within(Math.min(at, other) + 1, Math.max(at, other)),
      isAlone: this.#isAlone,
      isItem,
    };
  }

  #within(from: number, to: number): string {
    const tokens = this.#tokens.slice(from, to);
    const ends = tokens.length > 2 * WITHIN ? [...tokens.slice(0, WITHIN), ...tokens.slice(-WITHIN)] : tokens;
    return ends.map(({ raw }) => raw).join('');
  }
}

function pairs(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const open = new Map<string, number[]>();
  for (const [at, token] of tokens.entries()) {
    const [, slash, name] = isTag(token) ? (/^<(\/?)([^\s/>]+)/.exec(token.raw) ?? []) : [];
    if (name === undefined) continue;
    const begun = open.get(name) ?? [];
    open.set(name, begun);
    if (slash === '') begun.push(at);
    else {
      const begin = begun.pop();
      if (begin === undefined) continue;
      found.set(begin, at).set(at, begin);
    }
  }
  return found;
}

function isTag(token: Token): boolean {
  return token.type === 'html';
}
