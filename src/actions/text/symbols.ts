import { distance } from 'fastest-levenshtein';
import { AloudError } from '../../common/errors.ts';
import { visibleLine } from '../../common/visible.ts';
import type { TextDocument } from '../../editor/documents.ts';
import type { DocumentSymbol } from '../../editor/languages.ts';
import { type Position, position } from '../../editor/position.ts';
import { message } from '../../messages/message.ts';
import { english } from '../../messages/text.ts';
import type { View } from '../view/view.ts';
import { short } from './finding.ts';

const MOST_NAMES = 40;
const MOST_CANDIDATES = 8;

/** Shorter names are too like one another to be guessed. */
const LEAST_FOR_GUESSING = 4;
/** The share of letters that may be wrong. */
const MOST_SLIPS = 0.25;

export interface NamedSymbol {
  readonly symbol: DocumentSymbol;
  /** With the names of what it is in: `Cart.total`. */
  readonly fullName: string;
}

/** All symbols with the names of what holds them, from top to bottom. */
export function flatten(symbols: readonly DocumentSymbol[], prefix = ''): readonly NamedSymbol[] {
  return symbols.flatMap(symbol => {
    const fullName = prefix + symbol.name;
    return [{ symbol, fullName }, ...flatten(symbol.children, `${fullName}.`)];
  });
}

/** The letters and digits of a name, so that "max speed", `maxSpeed` and `max_speed` are the same. */
export function spoken(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The symbols that a name means: as written; else as spoken. */
export function symbolsNamed(all: readonly NamedSymbol[], name: string): readonly NamedSymbol[] {
  const written = all.filter(({ symbol, fullName }) => symbol.name === name || fullName === name);
  const said = spoken(name);
  if (written.length > 0 || said === '') return written;
  return all.filter(({ symbol, fullName }) => spoken(symbol.name) === said || spoken(fullName) === said);
}

/** The symbols that a name may mean: those it is a part of; else those that a slip of the ear away. */
function symbolsLike(all: readonly NamedSymbol[], name: string): readonly NamedSymbol[] {
  const said = spoken(name);
  if (said.length < LEAST_FOR_GUESSING) return [];
  const parts = all.filter(({ fullName }) => spoken(fullName).includes(said));
  if (parts.length > 0) return parts;
  return all.filter(({ symbol }) => distance(spoken(symbol.name), said) <= Math.floor(said.length * MOST_SLIPS));
}

/**
 * The symbol of a name, forgivingly. Throws `not-found` with the names there are, `ambiguous` with the candidates.
 */
export async function findSymbol(view: View, document: TextDocument, name: string): Promise<NamedSymbol> {
  const all = flatten(await view.languages.symbols(document));
  const named = symbolsNamed(all, name);
  const found = named.length > 0 ? named : symbolsLike(all, name);
  const [only] = found;
  if (!only) {
    const names = all.slice(0, MOST_NAMES).map(({ fullName }) => visibleLine(fullName));
    const there =
      names.length > 0
        ? `There are: ${names.join(', ')}${all.length > names.length ? ' and more' : ''}.`
        : 'There are no symbols.';
    throw new AloudError({
      code: 'not-found',
      message: message('finding.no-symbol', { name: short(name), path: document.path }),
      forModel: `There is no symbol "${short(name)}" in ${document.path}. ${there}`,
    });
  }
  if (found.length === 1) return only;
  const symbols = found.slice(0, MOST_CANDIDATES).map(({ fullName, symbol }) => {
    const line = symbol.nameRange.start.line + 1;
    return message('finding.symbol-in-line', { name: visibleLine(fullName), line });
  });
  throw new AloudError({
    code: 'ambiguous',
    message: message('finding.several-symbols', { name: short(name), symbols }),
    forModel: `"${short(name)}" can be: ${symbols.map(english).join(', ')}. Give the full name, or go to the line.`,
  });
}

const WORD_CHARACTER = /[\p{L}\p{N}_$]/u;

/** The place nearest to a line (from 0) where a name stands as a whole word; undefined if nowhere. */
export function findWord(document: TextDocument, name: string, nearLine: number): Position | undefined {
  for (let distance = 0; distance < document.lineCount; distance++) {
    for (const line of distance === 0 ? [nearLine] : [nearLine - distance, nearLine + distance]) {
      const at = wordIn(document.line(line), name);
      if (at !== undefined) return position(line, at);
    }
  }
  return undefined;
}

function wordIn(line: string, name: string): number | undefined {
  const isWord = (character: string | undefined) => character !== undefined && WORD_CHARACTER.test(character);
  for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
    if (!isWord(line[at - 1]) && !isWord(line[at + name.length])) return at;
  }
  return undefined;
}

/** Where a name stands nearest to the cursor, or the cursor itself. Throws `not-found`. */
export function nameAt(view: View, document: TextDocument, name: string | undefined): Position {
  const here = view.documents.here();
  const cursor = here.path === document.path ? here.selection.active : position(0, 0);
  if (name === undefined) return cursor;
  const at = findWord(document, name, cursor.line);
  if (at) return at;
  throw new AloudError({
    code: 'not-found',
    message: message('finding.no-name', { name: short(name), path: document.path }),
    forModel: `The name "${short(name)}" does not stand in ${document.path}. Use a name that does, spelled as there.`,
  });
}
