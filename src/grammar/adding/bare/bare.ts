import type { Writing } from '../../../syntax/writing.ts';
import { namesIn } from '../../code/evidence.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import { addedAt } from '../added.ts';
import { terminated } from '../said/slots.ts';
import type { StatementPlace } from './statementPlace.ts';

/** What was said, and where it would go. */
export interface Bare {
  readonly words: readonly string[];
  readonly lower: readonly string[];
  readonly writing: Writing;
  readonly where: StatementPlace;
}

const LITERAL = /^(\W*(true|false|null|nil|none|undefined|-?\d[\d_.]*|"[^"]*"|'[^']*'|\[\]|\{\}|\(\))\W*)$/i;

/** Writes what is said as it would be added, but where the cursor is. */
export function written({ words, where }: Pick<Bare, 'words' | 'where'>): Outcome | undefined {
  return addedAt(words, where.place, where.put);
}

/** Whether code consists of nothing but what the file and the language know, or of literals. */
export function isKnown(code: string, bare: Pick<Bare, 'where'>, mayCall = false): boolean {
  const { known, unknown, called } = namesIn(code, bare.where.place.wording);
  if (unknown.length > 0 || (called.length > 0 && !(mayCall && known.length > 0))) return false;
  return known.length > 0 || LITERAL.test(code.trim()) || /^\W*\w\W/.test(`${code} `);
}

/** Whether the language itself has a word, in its table or in what it writes for a construct. */
export function isOwn(word: string, writing: Writing): boolean {
  if (Object.hasOwn(writing.words, word)) return true;
  return Object.values(writing.code).some(
    code => typeof code === 'string' && new RegExp(`(^|[ ⟩])${word}\\b`).test(code),
  );
}

/** A statement with its end, which one of something in braces has too: `return { total };`. */
export function ended(code: string, writing: Writing): string {
  return writing.terminator && code.endsWith('}') ? code + writing.terminator : terminated(code, writing);
}
