import { isSecretFile } from '../../common/secrets/secretFiles.ts';
import { HIDDEN, withoutSecrets } from '../../common/secrets/withoutSecrets.ts';
import type { Position } from '../../editor/position.ts';
import { KEYWORDS, SQL_KEYWORDS } from './words.ts';

/** How far from the cursor names are looked for, in lines up and down, and in UTF-16 units in all and per line. */
const LINES_EACH_WAY = 1000;
const MOST_CHARACTERS = 40_000;
const LONGEST_LINE = 1000;

/** At this distance, in lines, a name counts half as much as at the cursor. */
const HALF_WEIGHT_LINES = 15;

const LONGEST_IDENTIFIER = 64;

/** A name from a comment or a plain word of prose counts so much less. */
const COMMENT_WEIGHT = 0.1;

/** What a symbol of the file counts wherever it is defined. */
const SYMBOL_WEIGHT = 0.3;

/** More symbols than this are not looked at. */
const MOST_SYMBOLS = 1000;

const ASCII = /^[\t\x20-\x7e]*$/;
/** The same as the one below where all is ASCII, at a third of its time. */
const ASCII_IDENTIFIER = /(?<![\w$])[A-Za-z_$][\w$]+/g;
const IDENTIFIER = /(?<![\p{N}\p{L}_$])[\p{L}_$][\p{L}\p{N}\p{M}_$]+/gu;
const KEBAB_IDENTIFIER = /(?<![\p{N}\p{L}_$-])[\p{L}_$][\p{L}\p{N}\p{M}_$]*(?:-[\p{L}\p{N}\p{M}_$]+)*/gu;
const KEBAB_LANGUAGES: ReadonlySet<string> = new Set(
  'css scss sass less stylus html vue svelte handlebars clojure lisp scheme racket yaml dockercompose'.split(' '),
);

const PROSE_LANGUAGES: ReadonlySet<string> = new Set(
  'markdown plaintext latex tex restructuredtext asciidoc scminput git-commit'.split(' '),
);

/** Where a comment plainly begins; what looks like one inside a string does no harm. */
const COMMENT = /(?:^|\s)(?:\/\/|#(?!\w)|--\s|\/\*|\*\s)|^\s*(?:\*|<!--|"""|''')/;
const CODE_LIKE = /\p{Ll}\p{Lu}|[_$\d-]/u;

/** Here what stands behind a key is a value, and no name. */
const DATA_LANGUAGES: ReadonlySet<string> = new Set(
  'json jsonc jsonl yaml dockercompose toml ini properties dotenv env xml csv tsv plaintext log'.split(' '),
);
const KEY_AND_VALUE = /^(\s*(?:- )?["']?[\p{L}_$][\p{L}\p{N}\p{M}_$.-]*["']?\s*[:=]).*/u;
/** What a language quotes is a value; a quote that is not closed, as `'a` in Rust, begins none on the same line. */
const QUOTED = /"(?:\\.|[^"\\])*(?:"|$)|`(?:\\.|[^`\\])*(?:`|$)|'(?:\\.|[^'\\])*'/g;

/** A name that nobody has thought of: encoded keys have digits in several places, or no syllables. */
const LONGEST_WORD = 16;
const SCATTERED_DIGITS = /\d\D+\d\D+\d/;
const NO_SYLLABLE = /[bcdfghjklmnpqrstvwxz]{7}/i;

/** What is needed of a document. */
export interface Lines {
  readonly languageId: string;
  readonly lineCount: number;
  /** The text of a zero-based line. */
  line(index: number): string;
}

/**
 * The identifiers near a place, the nearest and most frequent first, at most `limit`: words to listen for, and the
 * spellings that `respell` brings back. `symbols` are names of the file's symbols, which count wherever they stand.
 * Looks at no more than about 2,000 lines, and at less of a file with long ones.
 */
export function nearbyIdentifiers(
  document: Lines,
  around: Position,
  limit: number,
  symbols: readonly string[] = [],
): string[] {
  return ranked(
    scored(document, around, symbols, line => line),
    limit,
  );
}

/**
 * Of these identifiers only names, such as a recogniser elsewhere may be told: nothing out of strings, values or
 * comments, nothing that looks like a key, and nothing at all of a file that is there to hold secrets.
 */
export function nearbyNames(
  document: Lines & { readonly path: string },
  around: Position,
  limit: number,
  symbols: readonly string[] = [],
): string[] {
  if (isSecretFile(document.path)) return [];
  const isData = DATA_LANGUAGES.has(document.languageId);
  const names = (line: string): string => {
    const code = withoutSecrets(line.slice(0, COMMENT.exec(line)?.index ?? line.length)).replaceAll(HIDDEN, ' ');
    return isData ? (KEY_AND_VALUE.exec(code)?.[1] ?? '') : code.replace(QUOTED, ' ');
  };
  const scores = scored(document, around, symbols, names);
  for (const word of scores.keys()) if (looksMadeUp(word)) scores.delete(word);
  return ranked(scores, limit);
}

function looksMadeUp(word: string): boolean {
  return word.length >= LONGEST_WORD && (SCATTERED_DIGITS.test(word) || NO_SYLLABLE.test(word));
}

/** What each identifier counts. `kept` is what is looked at of a line. */
function scored(
  document: Lines,
  around: Position,
  symbols: readonly string[],
  kept: (line: string) => string,
): Map<string, number> {
  const scores = new Map<string, number>();
  const isKebab = KEBAB_LANGUAGES.has(document.languageId);
  const isProse = PROSE_LANGUAGES.has(document.languageId);
  const isSql = document.languageId === 'sql';
  const count = (text: string, weight: number, onlyCodeLike: boolean): void => {
    const pattern = isKebab ? KEBAB_IDENTIFIER : ASCII.test(text) ? ASCII_IDENTIFIER : IDENTIFIER;
    for (const word of text.match(pattern) ?? []) {
      if (word.length < 2 || word.length > LONGEST_IDENTIFIER || KEYWORDS.has(word)) continue;
      if (isSql && SQL_KEYWORDS.has(word.toLowerCase())) continue;
      if (onlyCodeLike && !CODE_LIKE.test(word)) continue;
      scores.set(word, (scores.get(word) ?? 0) + weight);
    }
  };
  const center = Math.min(Math.max(around.line, 0), Math.max(document.lineCount - 1, 0));
  let left = MOST_CHARACTERS;
  for (let distance = 0; distance <= LINES_EACH_WAY && left > 0; distance++) {
    const weight = HALF_WEIGHT_LINES / (HALF_WEIGHT_LINES + distance);
    for (const index of distance === 0 ? [center] : [center - distance, center + distance]) {
      if (index < 0 || index >= document.lineCount) continue;
      const piece = pieceOf(document.line(index), index === around.line ? around.character : 0);
      left -= piece.length;
      const line = kept(piece);
      const comment = COMMENT.exec(line)?.index ?? line.length;
      count(line.slice(0, comment), weight, isProse);
      if (comment < line.length) count(line.slice(comment), weight * COMMENT_WEIGHT, true);
    }
    if (center - distance <= 0 && center + distance >= document.lineCount - 1) break;
  }
  // Some servers name a symbol with its parameters, or in words: only its own name is wanted.
  for (const symbol of symbols.slice(0, MOST_SYMBOLS)) {
    const own = /^[\p{L}_$][\p{L}\p{N}\p{M}_$-]*(?=$|[(<:])/u.exec(symbol);
    if (own) count(own[0], SYMBOL_WEIGHT, false);
  }
  return scores;
}

function ranked(scores: ReadonlyMap<string, number>, limit: number): string[] {
  return [...scores.entries()]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([word]) => word);
}

function pieceOf(line: string, around: number): string {
  if (line.length <= LONGEST_LINE) return line;
  const from = Math.max(0, Math.min(around - LONGEST_LINE / 2, line.length - LONGEST_LINE));
  return line.slice(from, from + LONGEST_LINE);
}
