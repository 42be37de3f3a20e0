/** A word of one's own: how it is written, and what is heard for it. */
export interface OwnWord {
  readonly written: string;
  /** In small letters, words with single blanks between them; the first is how it is written. */
  readonly heard: readonly string[];
  /** It counts in dictated text alone: within a command it could be taken for a part of that. */
  readonly onlyInText?: true;
}

/** Recognisers are told so many; more make them slower and no better. */
const MOST_KEYWORDS = 60;
const LONGEST_KEYWORD = 40;

const WORD = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su;

/**
 * The words of the user and of the project. They spell what was said, and do nothing else: what is heard for one of them
 * is written as it is written. No pattern is made of them.
 */
export class Vocabulary {
  readonly words: readonly OwnWord[];
  readonly #byFirst = new Map<string, { readonly heard: readonly string[]; readonly word: OwnWord }[]>();

  /** Of two that are heard alike the first counts. */
  constructor(words: readonly OwnWord[] = []) {
    this.words = words;
    const known = new Set<string>();
    for (const word of words)
      for (const said of word.heard) {
        if (known.has(said)) continue;
        known.add(said);
        const heard = said.split(' ');
        const first = heard[0] as string;
        const others = this.#byFirst.get(first);
        if (others) others.push({ heard, word });
        else this.#byFirst.set(first, [{ heard, word }]);
      }
    for (const all of this.#byFirst.values()) all.sort((a, b) => b.heard.length - a.heard.length);
  }

  /** A transcript with these words written as they are; of several that begin at a word the longest. Signs stay. */
  applied(transcript: string, purpose: 'command' | 'dictation'): string {
    if (this.#byFirst.size === 0) return transcript;
    const pieces = transcript.split(/(\s+)/);
    const plain = pieces.map(piece => (WORD.exec(piece)?.[2] ?? '').toLowerCase().replaceAll('’', "'"));
    let text = '';
    for (let at = 0; at < pieces.length; ) {
      const found = this.#at(plain, pieces, at, purpose);
      if (!found) {
        text += pieces[at];
        at++;
        continue;
      }
      const last = pieces[found.end] as string;
      text += (WORD.exec(pieces[at] as string)?.[1] ?? '') + found.written + (WORD.exec(last)?.[3] ?? '');
      at = found.end + 1;
    }
    return text;
  }

  /** Names to be listened for. */
  get keywords(): readonly string[] {
    return [...new Set(this.words.map(({ written }) => written))]
      .filter(written => written.length <= LONGEST_KEYWORD)
      .slice(0, MOST_KEYWORDS);
  }

  /** How single words are said, in other words: for ears that have a dictionary. */
  get saidAs(): ReadonlyMap<string, readonly string[]> {
    const said = new Map<string, readonly string[]>();
    for (const { written, heard } of this.words.slice(0, MOST_KEYWORDS)) {
      const word = written.toLowerCase();
      if (/^[a-z][a-z']*$/.test(word))
        said.set(
          word,
          heard.filter(other => other !== word),
        );
    }
    return said;
  }

  #at(
    plain: readonly string[],
    pieces: readonly string[],
    at: number,
    purpose: 'command' | 'dictation',
  ): { readonly written: string; readonly end: number } | undefined {
    for (const { heard, word } of this.#byFirst.get(plain[at] ?? '') ?? []) {
      if (word.onlyInText && purpose === 'command') continue;
      // Between two words of the transcript stands white space.
      const end = at + 2 * (heard.length - 1);
      if (end >= pieces.length || !heard.every((said, index) => plain[at + 2 * index] === said)) continue;
      // A stop within is none that a name has.
      const isBroken = heard.some(
        (_said, index) => at + 2 * index < end && /[.,;:!?]$/.test(pieces[at + 2 * index] as string),
      );
      if (!isBroken) return { written: word.written, end };
    }
    return undefined;
  }
}
