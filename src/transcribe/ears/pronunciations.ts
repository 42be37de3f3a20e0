import { createReadStream } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** So much is read at once, in bytes: well under 16 ms of work. */
const CHUNK_BYTES = 64 * 1024;

/** Shorter parts would make a word of any letters. */
const SHORTEST_PART = 3;

/** Words of programming that the usual dictionary does not have and that are no two words put together: the ways to say them. */
const OF_PROGRAMMING: ReadonlyMap<string, string> = new Map(
  Object.entries({
    accessor: 'AE K S EH S ER',
    async: 'EY S IH NG K, AH S IH NG K',
    attr: 'AE T ER',
    caret: 'K EH R AH T',
    config: 'K AH N F IH G',
    const: 'K AA N S T',
    dedent: 'D IY D EH N T',
    dereference: 'D IY R EH F R AH N S',
    deserialize: 'D IY S IH R IY AH L AY Z',
    div: 'D IH V',
    enum: 'IY N AH M',
    enums: 'IY N AH M Z',
    init: 'IH N IH T',
    int: 'IH N T',
    ints: 'IH N T S',
    iterable: 'IH T ER AH B AH L',
    iterator: 'IH T ER EY T ER',
    json: 'JH EY S AH N',
    lambda: 'L AE M D AH',
    lodash: 'L OW D AE SH',
    mixin: 'M IH K S IH N',
    mut: 'M Y UW T',
    param: 'P EH R AE M',
    params: 'P EH R AE M Z',
    paren: 'P ER EH N, P EH R AH N',
    parens: 'P ER EH N Z, P EH R AH N Z',
    parser: 'P AA R S ER',
    positional: 'P AH Z IH SH AH N AH L',
    refactor: 'R IY F AE K T ER',
    regex: 'R EH JH EH K S, R EH G EH K S',
    serializable: 'S IH R IY AH L AY Z AH B AH L',
    serialize: 'S IH R IY AH L AY Z',
    str: 'S T ER',
    struct: 'S T R AH K T',
    structs: 'S T R AH K T S',
    tuple: 'T UW P AH L, T AH P AH L',
    tuples: 'T UW P AH L Z, T AH P AH L Z',
    util: 'Y UW T IH L',
    utils: 'Y UW T IH L Z',
    var: 'V AA R',
    vars: 'V AA R Z',
  }),
);

/** A pronouncing dictionary in the format of the CMU dictionary: `to T UW`, `to(2) T IH`. */
export class Pronunciations {
  readonly #phones: ReadonlyMap<string, readonly string[]>;

  /** Of words that no dictionary has, by the words that sound alike together. */
  readonly #taught = new Map<string, readonly string[]>();

  private constructor(phones: ReadonlyMap<string, readonly string[]>) {
    this.#phones = phones;
  }

  /** Reads a file of more than a hundred thousand lines piece by piece: nothing else has to wait. */
  static async read(path: string): Promise<Pronunciations> {
    const phones = new Map<string, string[]>();
    let rest = '';
    for await (const chunk of createReadStream(path, { encoding: 'latin1', highWaterMark: CHUNK_BYTES })) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) add(line, phones);
      await nextTurn();
    }
    add(rest, phones);
    return new Pronunciations(phones);
  }

  /** How a word in small letters is said, in phones; more than one where there is a choice. Empty when unknown. */
  of(word: string): readonly string[] {
    const own = OF_PROGRAMMING.get(word);
    return this.#phones.get(word) ?? own?.split(', ') ?? this.#taught.get(word) ?? this.#ofCompound(word);
  }

  /** From here on such words are said as these are, of which all must be known: `kubernetes` as "cuber net ease". */
  teach(saidAs: ReadonlyMap<string, readonly string[]>): void {
    for (const [word, others] of saidAs) {
      const said = others.flatMap(words => {
        const parts = words.split(' ').map(part => this.of(part)[0]);
        return parts.every(part => part !== undefined) ? [parts.join(' ')] : [];
      });
      if (said.length > 0) this.#taught.set(word, said);
    }
  }

  /** `breakpoint` as `break` and `point`; of several ways the one with the longer shorter part. */
  #ofCompound(word: string): readonly string[] {
    for (let shorter = Math.floor(word.length / 2); shorter >= SHORTEST_PART; shorter--) {
      for (const at of new Set([shorter, word.length - shorter])) {
        const [first] = this.#phones.get(word.slice(0, at)) ?? [];
        const [second] = this.#phones.get(word.slice(at)) ?? [];
        if (first !== undefined && second !== undefined) return [`${first} ${second}`];
      }
    }
    return [];
  }
}

function add(line: string, phones: Map<string, string[]>): void {
  const [, word, said] = /^([^\s(]+)(?:\(\d+\))?\s+([A-Z ]+?)\s*$/.exec(line) ?? [];
  if (word === undefined || said === undefined) return;
  const others = phones.get(word);
  if (others) others.push(said);
  else phones.set(word, [said]);
}
