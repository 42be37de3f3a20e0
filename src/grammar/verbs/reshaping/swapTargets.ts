import type { Node } from '@vscode/tree-sitter-wasm';
import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { innermost, near } from '../../places/nearest.ts';
import type { Place, Pointed } from '../../places/place.ts';
import { pointedAt, stretches } from '../../places/resolve.ts';
import { nextLine } from '../../places/text/layout.ts';
import { caret, type Outcome } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { SWAP_LINES } from '../said/lines.ts';
import { SWAP_BOTH, SWAP_TWO } from '../said/reshaping.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';

export const swapTargets = defineVerb({
  name: 'swap_targets',
  description: 'Exchanges two things: arguments, parameters, the sides of an operator, lines.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({ target, with: z.string() }),
  group: 'edit',
  said: [
    {
      say: ['swap <target>'],
      also: [...SWAP_BOTH],
      with: said => ({ target: said('target'), with: '' }),
      help: message('help.swap', { example: 'swap the two arguments' }),
    },
    {
      say: ['swap <target> (and | with) <text>'],
      also: [...SWAP_TWO],
      with: said => ({ target: said('target'), with: said('text') }),
      help: message('help.swap-two', { example: 'swap the first argument and the last argument' }),
    },
    {
      say: ['swap [this] line with the (next | one below)'],
      also: [...SWAP_LINES],
      with: () => ({ target: 'this line', with: 'next line' }),
      help: message('help.swap-lines'),
    },
  ],
  plan(given, place) {
    const words = wordsIn(given.target);
    const other = wordsIn(given.with);
    const pair = other.length === 0 ? bothOf(words, place) : two(words, other, place);
    return pair && exchanged(pair, place);
  },
});

type Pair = readonly [Span, Span];

function exchanged([one, other]: Pair, { text }: Place): Outcome | undefined {
  const [first, second] = one.start <= other.start ? [one, other] : [other, one];
  if (first.end > second.start) return undefined;
  const edits = [
    { start: first.start, end: first.end, text: text.slice(second.start, second.end) },
    { start: second.start, end: second.end, text: text.slice(first.start, first.end) },
  ];
  return edits[0]?.text === edits[1]?.text ? undefined : { edits, selections: [caret(first.start)] };
}

/** "The two arguments", "the operands": those of a list that has two. */
function bothOf(words: readonly string[], place: Place): Pair | undefined {
  const said = words
    .filter(word => !/^(the|these|those|this|both|two|all|of)$/i.test(word))
    .join(' ')
    .toLowerCase();
  if (/^(sides?|operands?)\b/.test(said)) return sidesOf(said, place);
  if (said === 'lines') return withNext(lineAt(place.text, place.cursor), place);
  const found = stretches(words, place);
  // Of more than two nobody knows which, unless it was said.
  const isSaid = /\b(first|last|next|previous|these|those)\b/i.test(words.join(' '));
  if (found.length === 2) return isSaid || areAll(found, place) ? (found as unknown as Pair) : undefined;
  const [list] = found;
  if (!list || found.length > 1 || !/list$|elements|entries|^tuple$|argument|parameter|element|entry/.test(list.kind))
    return undefined;
  const [first, second, third] = partsIn(list, place);
  return first && second && !third && (isSaid || areAll([first, second], place)) ? [first, second] : undefined;
}

function areAll([one, other]: readonly Span[], { tree }: Place): boolean {
  if (!one || !other) return false;
  const around = tree?.around(one.start).find(({ start, end }) => start < one.start && end > other.end);
  return !around || (tree?.partsOf({ start: around.start + 1, end: around.end - 1 }).length ?? 0) <= 2;
}

function partsIn(list: Pointed, { tree, text }: Place): readonly Span[] {
  const isBracketed = /^[[({]/.test(text.slice(list.start, list.start + 1)) && /^(list|tuple)$/.test(list.kind);
  return tree?.partsOf(isBracketed ? { start: list.start + 1, end: list.end - 1 } : list) ?? [];
}

function isWholeName({ kind, start, end }: Pointed, { text }: Place): boolean {
  const isWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}_$]/u.test(letter);
  const isCut = (at: number) => isWord(text[at - 1]) && isWord(text[at]);
  return kind !== 'phrase' || !(isCut(start) || isCut(end));
}

function two(words: readonly string[], others: readonly string[], place: Place): Pair | undefined {
  const [one] = pointedAt(words, place);
  if (!one) return undefined;
  const isLine = one.kind === 'line';
  const there = isLine ? place : { ...place, cursor: one.end, selection: { start: one.end, end: one.end } };
  if (isLine && /^(the )?(next|following|one below|line below)( one| line)?$/i.test(others.join(' ')))
    return withNext(one, place);
  if (isLine && /^(the )?(previous|one above|line above)( one| line)?$/i.test(others.join(' ')))
    return one.start === 0 ? undefined : [lineAt(place.text, one.start - 1), one];
  const [other] = [...pointedAt(others, place), ...pointedAt(others, there)].filter(
    ({ start, end }) => end <= one.start || start >= one.end,
  );
  // Half a name is exchanged with nothing.
  if (!other || !isWholeName(one, place) || !isWholeName(other, place)) return undefined;
  // What has no line in common is hardly exchanged by its words: then one takes the place of the other.
  const isNear = lineAt(place.text, one.start).start === lineAt(place.text, other.start).start;
  const arePhrases = one.kind === 'phrase' || other.kind === 'phrase';
  return arePhrases && !isNear ? undefined : [one, other];
}

function withNext(line: Span, { text }: Place): Pair | undefined {
  const next = nextLine(text, line.end);
  return next <= line.end || next >= text.length ? undefined : [line, lineAt(text, next)];
}

const OPERATOR = /^\s*(?:[-+*/%]|[=!]==?|[<>]=?|&&|\|\||and|or)\s*$/;

/** The two sides of the innermost operator around the cursor, or of the condition's. */
function sidesOf(said: string, { tree, text, cursor }: Place): Pair | undefined {
  const conditions = /condition/.test(said) ? (tree?.scopes('condition') ?? []) : undefined;
  const condition =
    conditions && (innermost(conditions, cursor) ?? near(conditions, cursor, tree?.around(cursor) ?? []));
  if (conditions && !condition) return undefined;
  const { rootNode } = tree?.tree ?? {};
  const { end } = lineAt(text, cursor);
  let node: Node | null =
    (condition
      ? rootNode?.descendantForIndex(condition.start, condition.end)
      : rootNode?.descendantForIndex(cursor, Math.min(cursor + 1, end))) ?? null;
  for (; node && node.startPosition.row === node.endPosition.row; node = node.parent) {
    const [left, right, more] = node.namedChildren;
    if (!left || !right || more || !OPERATOR.test(text.slice(left.endIndex, right.startIndex))) continue;
    return [
      { start: left.startIndex, end: left.endIndex },
      { start: right.startIndex, end: right.endIndex },
    ];
  }
  return undefined;
}
