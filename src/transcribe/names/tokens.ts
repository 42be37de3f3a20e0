import { NUMBER_WORDS, SOUND_ALIKES } from './words.ts';

/** A word of a transcript that is not code. */
export interface Token {
  /** Where it stands, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** In small letters; of "H.T.T.P." the letters. */
  readonly word: string;
  /** Only blanks lie between it and the token before, or the dash of one word. */
  readonly joined: boolean;
  /** A comma lies between it and the token before: who stops to think is heard with one. */
  readonly comma: boolean;
  /** It is one word with the token before: "max-speed", "MaxSpeed". */
  readonly glued: boolean;
}

const PLAIN = /^(?:\p{L}[\p{L}\p{M}'’]*|\p{N}+)$/u;
const WITH_DASHES = /^\p{L}[\p{L}\p{M}]*(?:-\p{L}[\p{L}\p{M}]*)+$/u;
/** Some recognisers write several words as one name: `LogInfo`. */
export const WITH_HUMPS = /\p{Ll}\p{Lu}/u;
const HUMP = /(?<=\p{Ll})(?=\p{Lu})/u;
/** An abbreviation as some recognisers write it. */
const LETTERS = /^(?:\p{L}\.){2,}/u;

/** The words of a text, code left out. What `isName` knows as it is written is code, too. */
export function tokensOf(text: string, isName: (word: string) => boolean): readonly Token[] {
  const tokens: Token[] = [];
  let quoted = false;
  /** What the word before ends with; undefined behind code. */
  let behind: string | undefined;
  let end = 0;
  for (const match of text.matchAll(/\S+/g)) {
    const [chunk] = match;
    const [lead = ''] = /^[("'“‘[{<«¿¡]*/u.exec(chunk) ?? [];
    const inner = chunk.slice(lead.length);
    const [letters] = LETTERS.exec(inner) ?? [];
    const [tail = ''] = /[)"'”’\]}>».,;:!?…]*$/u.exec(inner.slice(letters?.length ?? 0)) ?? [];
    const core = inner.slice(0, inner.length - tail.length);
    const ticks = chunk.split('`').length - 1;
    const parts = quoted || ticks > 0 || (WITH_HUMPS.test(core) && isName(core)) ? [] : partsOf(core, isName);
    if (ticks % 2 === 1) quoted = !quoted;
    const between = text.slice(end, match.index);
    let from = match.index + lead.length;
    for (const [at, part] of parts.entries()) {
      const glued = at > 0;
      const follows = !lead && /^[ \t\u00a0]+$/.test(between);
      const joined = glued || (follows && behind === '');
      const comma = !glued && follows && behind === ',';
      const word = part.replaceAll('.', '').toLowerCase();
      if (glued && text[from] === '-') from++;
      tokens.push({ from, to: from + part.length, text: part, word, joined, comma, glued });
      from += part.length;
    }
    behind = parts.length > 0 ? tail : undefined;
    end = match.index + chunk.length;
  }
  return tokens;
}

/** A word as names have it: numbers as digits, and what sounds like a word of programming as that. */
export function normal(word: string): string {
  const lower = word.toLowerCase();
  return NUMBER_WORDS.get(lower) ?? SOUND_ALIKES.get(lower) ?? lower;
}

/** The words that a chunk of text is, most often one; none where it is code. */
function partsOf(core: string, isName: (word: string) => boolean): readonly string[] {
  if (LETTERS.exec(core)?.[0] === core) return [core];
  if (PLAIN.test(core)) return core.split(HUMP);
  return WITH_DASHES.test(core) && !WITH_HUMPS.test(core) && !isName(core) ? core.split('-') : [];
}
