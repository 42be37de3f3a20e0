import { ownWord } from './ownWord.ts';
import type { OwnWord } from './vocabulary.ts';

const MOST_LINES = 20_000;
const MOST_WORDS = 2_000;
const LONGEST_LINE = 400;

/** What a list came to: its words, and how many of its lines are none. */
export interface Imported {
  readonly words: readonly OwnWord[];
  readonly unread: number;
}

/**
 * The words of a list that another program has written, a line each: as it is written alone; with a comma or a tab behind it
 * as it is heard; Talon's lists (`heard: written` below a head that a `-` ends), Talon's CSV files (`written,heard`), and
 * Dragon's (`written\heard`, with `@Version` lines in front).
 */
export function importedWords(text: string): Imported {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .slice(0, MOST_LINES);
  const end = lines.findIndex(line => line.trim() === '-');
  const isTalon = end >= 0 && lines.slice(0, end).some(line => /^\s*list\s*:/.test(line));
  const words = new Map<string, OwnWord>();
  let unread = 0;
  for (const line of isTalon ? lines.slice(end + 1) : lines) {
    const plain = line.trim();
    if (plain === '' || /^(#|\/\/|@Version|@)/.test(plain)) continue;
    const [written, ...heard] = isTalon ? talonParts(plain) : partsOf(plain);
    const word = plain.length > LONGEST_LINE || written === undefined ? undefined : ownWord(written, heard);
    if (!word || 'id' in word || (words.size >= MOST_WORDS && !words.has(word.written))) {
      unread++;
      continue;
    }
    // Without another way to say it, a word that has been named once stays as it was.
    const before = words.get(word.written);
    words.set(word.written, { ...word, heard: [...new Set([...(before?.heard ?? []), ...word.heard])] });
  }
  return { words: [...words.values()], unread };
}

/** `heard: written`; alone, it is both. */
function talonParts(line: string): readonly string[] {
  const at = line.indexOf(':');
  if (at < 0) return [line];
  return [unquoted(line.slice(at + 1)), unquoted(line.slice(0, at))];
}

function partsOf(line: string): readonly string[] {
  if (line.includes('\\'))
    return line
      .split('\\')
      .filter(part => part.trim() !== '')
      .slice(0, 2);
  return (line.includes('\t') ? line.split('\t') : cells(line)).map(unquoted).filter(part => part !== '');
}

/** Of a line of CSV, where a cell in quotes may hold commas. */
function cells(line: string): readonly string[] {
  return line.match(/"(?:[^"]|"")*"|[^,]+/g) ?? [];
}

function unquoted(part: string): string {
  const plain = part.trim();
  const quoted = /^(["'])(.*)\1$/s.exec(plain)?.[2];
  return quoted === undefined ? plain : quoted.replaceAll('""', '"').trim();
}
