import type { CodeToken, Group } from './codeToken.ts';
import { OPERAND, type Spaces, type Spacing, TIGHT, TIGHT_OPERAND } from './spacing.ts';

/** Code, and where the cursor ends in it if anywhere in particular. */
export interface Printed {
  readonly text: string;
  readonly cursor?: number;
}

/** What stands in front of a token. */
interface Before extends Spaces {
  readonly kind: CodeToken['kind'] | 'start';
}

const START: Before = { ...TIGHT, kind: 'start' };

/** Tokens as code. `isTight` is for one of several arguments of a call. */
export function print(tokens: readonly CodeToken[], spacing: Spacing, isTight = false): Printed {
  let text = '';
  let cursor: number | undefined;
  let before = START;
  for (const token of tokens) {
    const spaces = spacesOf(token, spacing, isTight);
    if (isApart(before, spaces)) text += ' ';
    const printed = 'inside' in token ? printGroup(token, spacing, isTight) : token;
    if (printed.cursor !== undefined) cursor ??= text.length + printed.cursor;
    text += printed.text;
    before = { ...spaces, kind: token.kind };
  }
  return cursor === undefined ? { text } : { text, cursor };
}

function spacesOf(token: CodeToken, { of, tightArguments }: Spacing, isTight: boolean): Spaces {
  if ('inside' in token && token.stands) return token.stands === 'attached' ? TIGHT_OPERAND : OPERAND;
  const isWord = 'text' in token && /\p{L}/u.test(token.text);
  return token.kind === 'operator' && isTight && tightArguments && !isWord ? TIGHT : of[token.kind];
}

function isApart(before: Before, { before: wants, swallows }: Spaces): boolean {
  if (wants && before.endsOperand) return true;
  if (!before.after || swallows === 'all') return false;
  return !(swallows === 'operators' && OPERATORS.has(before.kind));
}

const OPERATORS: ReadonlySet<string> = new Set(['operator', 'assignment']);

function printGroup(
  { kind, open, close, inside, stands, hasSeveral = false }: Group,
  spacing: Spacing,
  isTight: boolean,
): Printed {
  const { text, cursor } = print(inside, spacing, isTight || hasSeveral);
  const escaped = (code: string) =>
    kind === 'quotes' && close.length === 1 ? code.replaceAll(close, `\\${close}`) : code;
  // What is filled into a text has none.
  const blank = kind === 'braces' && spacing.spacedBraces && text !== '' && stands === undefined ? ' ' : '';
  const printed = `${open}${blank}${escaped(text)}${blank}${close}`;
  if (cursor === undefined) return { text: printed };
  return { text: printed, cursor: open.length + blank.length + escaped(text.slice(0, cursor)).length };
}
