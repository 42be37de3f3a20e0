import { ENCLOSURES } from '../english/enclosures.ts';
import { SIGNS } from '../english/signs.ts';

/** Signs whose first name in the table is not how one reads them. */
const READ: Readonly<Record<string, string>> = {
  '=': 'equals',
  '==': 'double equals',
  '===': 'triple equals',
  '!=': 'not equals',
  '!==': 'not double equals',
  '&&': 'and',
  '||': 'or',
  '!': 'not',
  '*': 'star',
  '/': 'slash',
  '//': 'slash slash',
  '%': 'percent',
  '--': 'minus minus',
  in: 'in',
  '"': 'quote',
  "'": 'single quote',
  '`': 'backtick',
  '/*': 'slash star',
  '*/': 'star slash',
};

const NAMES: ReadonlyMap<string, string> = new Map([
  ...[...SIGNS].toReversed().map(([said, { text }]) => [text, said] as const),
  ...ENCLOSURES.filter(({ open, close, one }) => open !== close && one.length > 0).flatMap(({ open, close, one }) => [
    [open, `open ${one[0]}`] as const,
    [close, `close ${one[0]}`] as const,
  ]),
  ['<', 'less than'],
  ['>', 'greater than'],
  ...Object.entries(READ),
]);
const LONGEST = Math.max(...[...NAMES.keys()].map(sign => sign.length));

const PIECE = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|[\p{L}\p{M}]+|\p{N}+(?:\.\p{N}+)?|\s+|[^\p{L}\p{N}\p{M}\s]/gu;

/**
 * A line of code word by word and sign by sign, as one reads it to somebody who writes it down: `foo(maxSpeed) + 1;` is
 * "foo open paren max speed close paren plus 1". The semicolon at its end is not read.
 */
export function readOut(code: string): string {
  const pieces = code.trim().replace(/;$/, '').match(PIECE) ?? [];
  const said: string[] = [];
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at] as string;
    const sign = /[\p{L}\p{N}\p{M}\s]/u.test(piece) ? undefined : signAt(pieces, at);
    if (sign) {
      said.push(sign.name);
      at += sign.length;
      continue;
    }
    if (piece.trim() !== '') said.push(/^\p{Lu}{2,}$/u.test(piece) ? piece : piece.toLowerCase());
    at++;
  }
  return said.join(' ');
}

/** The longest sign that begins at a piece. */
function signAt(pieces: readonly string[], at: number): { readonly name: string; readonly length: number } | undefined {
  for (let length = Math.min(LONGEST, pieces.length - at); length > 0; length--) {
    const name = NAMES.get(pieces.slice(at, at + length).join(''));
    if (name !== undefined) return { name, length };
  }
  return undefined;
}
