import { entryOf } from '../../../common/entryOf.ts';
import type { Part } from '../../english/formatters.ts';
import { cardinalAt } from '../../english/numbers.ts';
import type { Leaf } from '../printing/codeToken.ts';
import { lambdaOf } from '../spoken/lambda.ts';
import type { Wording } from '../wording.ts';
import type { Reading } from './reading.ts';
import type { Scope } from './scope.ts';

/** Methods that are said with what they take right behind them, by their words; as code where that is no plain style. */
const TAKING: ReadonlySet<string> = new Set(
  `add|append|push|push back|emplace back|log|warn|info|debug|error|filter|map|find|some|every|any|reduce|sort|sort by|
  for each|flat map|each|println|printf|print|sprintf|fprintf|fprintln|errorf|fatal|write|write line|set|put|insert|
  includes|contains|index of|join|split|concat|extend|starts with|ends with|emit|send|parse|stringify|remove|delete|get|
  has|entries|keys|values|count|then|catch|resolve|reject|unwrap or|draw|update|floor|ceil|round|abs|sqrt|pow|max|min|
  dump|dumps|load|loads|replace|format|call|apply|bind|read|open|require|equals|compare|select|where|group by|order by|
  contains key|is array|fill|slice|splice|dispatch|fetch|post|delay|exit|getenv|match|test|exec`
    .split('|')
    .map(said => said.trim()),
);
/** Functions that are there without a dot, and take one thing that is said right behind them: "len values". */
const FUNCTIONS =
  /^(len|append|panic|sum|str|int|float|list|tuple|sorted|reversed|abs|min|max|enumerate|isinstance|range|cap|copy|close|print|println|free|count|empty|isset|unset|trim|assert|require|check|new|delete)$/;
const LONGEST = 3;

/**
 * How many parts of a member's name are that of a method which takes the others, where those begin with what the file
 * knows: "append visit", "set one". The whole must be no name of the file.
 */
export function takingParts(parts: readonly Part[], reading: Reading, scope: Scope): number | undefined {
  const { lexicon } = reading.wording;
  const words = parts.map(({ text }) => text.toLowerCase());
  if (words.length < 2 || lexicon.spelling(words) !== undefined) return undefined;
  // "Set name open paren name": all of it is called.
  const next = reading.behind(scope);
  const isCalled =
    next?.kind === 'of' ||
    (next?.kind === 'enclosure' && next.enclosure.open === '(') ||
    (next?.kind === 'sign' && next.text === '(');
  if (isCalled && !words.slice(1).some((_word, at) => isFunction(words.slice(at + 1), reading))) return undefined;
  for (let length = Math.min(LONGEST, words.length - 1); length > 0; length--) {
    if (!isTaking(words.slice(0, length), reading)) continue;
    const rest = words.slice(length);
    const isPrefix = rest.length === 1 && /^[fbr]$/.test(rest[0] ?? '') && isBeforeText(reading, scope);
    if (isPrefix || isOperand(rest, reading) || isParameter(rest, reading, scope)) return length;
  }
  return undefined;
}

function isFunction(words: readonly string[], { wording: { lexicon } }: Reading): boolean {
  return lexicon.spellings(words).some(name => lexicon.calls(name));
}

/** Whether a member takes what is said behind it, as far as the language's library has it. */
export function isTaking(words: readonly string[], { wording }: Reading): boolean {
  return isTakingPhrase(words, wording);
}

export function isTakingPhrase(words: readonly string[], { writing }: Wording): boolean {
  const said = words.join(' ');
  return TAKING.has(said) || entryOf(writing?.members, said)?.endsWith('()') === false;
}

/** Whether it is one thing that the file has, or a number: what a call may take. */
function isOperand(words: readonly string[], { wording: { lexicon } }: Reading): boolean {
  const number = cardinalAt(words, 0);
  if (number) return number.length === words.length;
  return lexicon.spelling(words) !== undefined || /^(self|this)$/.test(words.join(' '));
}

/** The same of a function that is no member: "len values" is `len(values)`. */
export function isTakingFunction(parts: readonly Part[], reading: Reading): boolean {
  const { lexicon, writing } = reading.wording;
  const [first = '', ...rest] = parts.map(({ text }) => text.toLowerCase());
  if (rest.length === 0 || !FUNCTIONS.test(first) || writing?.apartWords) return false;
  return lexicon.spelling([first, ...rest]) === undefined && isOperand(rest, reading);
}

/** Whether a text in quotes is said right behind a member, or an object: "fmt dot println quote hi quote". */
export function isBeforeText(reading: Reading, scope: Scope): boolean {
  if (scope.mode !== 'code') return false;
  const next = reading.behind(scope);
  const isObject = reading.wording.writing?.tags === true && next?.kind === 'sign' && next.text === '{';
  return isObject || (next?.kind === 'enclosure' && next.enclosure.quotes === true && next.form === 'one');
}

/** Whether a method takes what is said next, a function between pipes: "map pipe x pipe x times two". */
export function isBeforeClosure(parts: readonly Part[], reading: Reading, scope: Scope): boolean {
  if (scope.mode !== 'code' || !lambdaOf(reading.wording.writing)?.startsWith('|')) return false;
  const next = reading.behind(scope);
  return (
    next?.kind === 'sign' &&
    next.text === '|' &&
    isTaking(
      parts.map(({ text }) => text.toLowerCase()),
      reading,
    )
  );
}

/** "Map ampersand colon name" takes a method by its name: `map(&:name)`. */
export function isBeforeMethodName(reading: Reading, scope: Scope): boolean {
  const { said } = reading;
  return scope.mode === 'code' && said.lower[reading.at] === 'ampersand' && said.lower[reading.at + 1] === 'colon';
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
  const before = tokens[from - 1];
  const isFirst = !before || before.kind === 'assignment' || ('text' in before && before.text === '(');
  if (tokens.length - from < 2 || !isFirst) return;
  const inside = tokens.splice(from);
  tokens.push({ kind: 'brackets', open: '(', close: ')', stands: 'apart', inside });
}
