import type { Part } from '../../english/formatters.ts';
import { cardinalAt } from '../../english/numbers.ts';
import type { Leaf } from '../printing/codeToken.ts';
import { lambdaOf } from '../spoken/lambda.ts';
import type { Reading } from './reading.ts';
import type { Scope } from './scope.ts';

/** Methods that are said with what they take right behind them, by their words; as code where that is no plain style. */
const TAKING: ReadonlySet<string> = new Set([
  ...['add', 'append', 'push', 'push back', 'emplace back', 'log', 'warn', 'info', 'debug', 'error', 'filter', 'map'],
  ...['find', 'some', 'every', 'any', 'reduce', 'sort', 'sort by', 'for each', 'flat map', 'each', 'println', 'printf'],
  ...['print', 'sprintf', 'write', 'write line', 'set', 'put', 'insert', 'includes', 'contains', 'index of', 'join'],
  ...[
    'split',
    'concat',
    'extend',
    'starts with',
    'ends with',
    'emit',
    'send',
    'parse',
    'stringify',
    'remove',
    'delete',
  ],
  ...['get', 'has', 'entries', 'keys', 'values', 'count', 'then', 'catch', 'resolve', 'unwrap or', 'draw', 'update'],
]);
const LONGEST = 2;

/**
 * How many parts of a member's name are that of a method which takes the others, where those begin with what the file
 * knows: "append visit", "set one". The whole must be no name of the file.
 */
export function takingParts(parts: readonly Part[], reading: Reading, scope: Scope): number | undefined {
  const { lexicon } = reading.wording;
  const words = parts.map(({ text }) => text.toLowerCase());
  if (words.length < 2 || lexicon.spelling(words) !== undefined) return undefined;
  for (let length = Math.min(LONGEST, words.length - 1); length > 0; length--) {
    if (!TAKING.has(words.slice(0, length).join(' '))) continue;
    const rest = words.slice(length);
    const number = cardinalAt(rest, 0);
    const isThere = number ? number.length === rest.length : lexicon.spelling(rest) !== undefined;
    if (isThere || isParameter(rest, reading, scope)) return length;
  }
  return undefined;
}

/** Whether a method takes what is said next, a function between pipes: "map pipe x pipe x times two". */
export function isBeforeClosure(parts: readonly Part[], reading: Reading, scope: Scope): boolean {
  if (scope.mode !== 'code' || !lambdaOf(reading.wording.writing)?.startsWith('|')) return false;
  const next = reading.behind(scope);
  return (
    next?.kind === 'sign' && next.text === '|' && TAKING.has(parts.map(({ text }) => text.toLowerCase()).join(' '))
  );
}

/** A name in front of an arrow, as in "filter task arrow …", or of several: "sort a comma b arrow …". */
function isParameter(rest: readonly string[], reading: Reading, scope: Scope): boolean {
  if (rest.length !== 1) return false;
  const from = reading.at;
  let next = reading.behind(scope);
  let isArrow = false;
  for (let count = 0; next?.kind === 'sign' && count < 4; count++) {
    isArrow = /^[=-]>$/.test(next.text) && next.stands === 'binary';
    if (isArrow || next.text !== ',') break;
    reading.at += next.length;
    if (reading.takeName(scope, false).length !== 1) break;
    next = reading.behind(scope);
  }
  reading.at = from;
  return isArrow;
}

/** Puts several parameters of a function without a name into brackets, where its arrow follows: `(a, b) =>`. */
export function bracketParameters(scope: Scope): void {
  const { tokens } = scope;
  let from = tokens.length;
  const isName = (at: number) => tokens[at]?.kind === 'value' && /^[\p{L}_$][\w$]*$/u.test((tokens[at] as Leaf).text);
  while (from > 0 && isName(from - 1)) {
    from--;
    const before = tokens[from - 1];
    if (before?.kind !== 'separator' || before.text !== ',' || !isName(from - 2)) break;
    from--;
  }
  if (tokens.length - from < 2 || (from > 0 && !(tokens[from - 1]?.kind === 'assignment'))) return;
  const inside = tokens.splice(from);
  tokens.push({ kind: 'brackets', open: '(', close: ')', stands: 'apart', inside });
}
