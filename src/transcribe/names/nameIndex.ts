import { splitWords } from './splitWords.ts';
import { normal } from './tokens.ts';
import { SHORT_FOR } from './words.ts';

/** A name of the file, as it may be said. */
export interface Name {
  readonly identifier: string;
  /** As they would be said, numbers as digits. */
  readonly words: readonly string[];
  /** The words without spaces. */
  readonly key: string;
}

/** The names of a file by how they are said. Of several that are said alike the one that was given first comes first. */
export class NameIndex {
  readonly exact: ReadonlySet<string>;
  readonly all: readonly Name[];
  readonly #byKey = new Map<string, Name[]>();
  readonly #byLength = new Map<number, Name[]>();

  constructor(identifiers: readonly string[]) {
    this.exact = new Set(identifiers);
    this.all = [...this.exact].flatMap(identifier => {
      const written = splitWords(identifier).map(normal);
      const said = written.flatMap(word => SHORT_FOR.get(word) ?? [word]);
      const ways = said.join() === written.join() ? [written] : [written, said];
      return ways.map(words => ({ identifier, words, key: words.join('') })).filter(({ key }) => key !== '');
    });
    for (const name of this.all) {
      push(this.#byKey, name.key, name);
      push(this.#byLength, name.words.length, name);
    }
  }

  /** The nearest first. */
  named(key: string): readonly Name[] {
    return this.#byKey.get(key) ?? [];
  }

  ofWords(count: number): readonly Name[] {
    return this.#byLength.get(count) ?? [];
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
