import { ENCLOSURES } from '../../english/enclosures.ts';
import { isShell, takesOption } from '../shellPrograms.ts';
import type { SpokenToken } from '../spoken/spokenTokens.ts';
import { bracketParameters } from './arguments.ts';
import type { Reading } from './reading.ts';
import type { Scope } from './scope.ts';

type Sign = Extract<SpokenToken, { kind: 'sign' }>;

/** A sign of code, or of text in quotes and in what is typed, where signs have no spaces. */
export function readSign(reading: Reading, scope: Scope, sign: Sign) {
  const { text, stands, length } = sign;
  if (isDash(reading, scope, sign)) return readDash(reading, scope, length);
  reading.at += length;
  if (stands === 'join') return readJoin(reading, scope, text);
  if (stands === 'blank') return reading.attach(scope, text);
  if (stands === 'member') return readMember(reading, scope, text);
  if (scope.mode === 'text') return readInText(reading, scope, sign);
  if (scope.mode === 'typed') return reading.attach(scope, text);
  readInCode(reading, scope, sign);
}

function readInCode(reading: Reading, scope: Scope, { text, stands, said }: Sign) {
  if (text === '|' && (!scope.left || scope.opened.includes('|'))) return readPipe(reading, scope);
  if (stands === 'open') {
    scope.opened += closing(text);
    const isAfterType = text === '{' && reading.wording.writing?.typeMark === ' ' && scope.left;
    const blank = text === '{' && hasBlanks(reading, scope) ? ' ' : '';
    return reading.attach(scope, text + blank, text === '{' && !isAfterType ? 'prefix' : 'attached');
  }
  if (stands === 'close') {
    scope.opened = scope.opened.replace(text, '');
    const isBlank = text === '}' && scope.tokens.some(token => 'text' in token && token.text === '{ ');
    return reading.operand(scope, { kind: 'close', text: isBlank ? ' }' : text });
  }
  if (readInShell(reading, scope, text)) return;
  scope.signs++;
  if (stands === 'separator') return readSeparator(reading, scope, text);
  const isBang = text === '!' && said !== 'not' && scope.left && !isWordNext(reading, scope);
  if (stands === 'postfix' || isBang) return readPostfix(reading, scope, text);
  if (text === '*' && stands === 'sign' && !scope.left) {
    if (standsAlone(reading, scope)) return reading.operand(scope, { kind: 'value', text });
    // All members: `java.util.*`.
    if (scope.afterDot) return reading.operand(scope, { kind: 'postfix', text });
  }
  if (stands === 'prefix' || (stands === 'sign' && !scope.left))
    return reading.attach(scope, text, /\p{L}$/u.test(text) ? 'prefix word' : 'prefix');
  if (stands === 'assign') return readAssignment(reading, scope, text);
  const { equality } = reading.wording.writing ?? {};
  if (text === '==' && equality && !/^(double|equals? equals?$)/.test(said))
    return reading.expecting(scope, 'operator', equality, false);
  if (/^[=-]>$/.test(text) && scope.commas > 0) bracketParameters(scope);
  if (/^[=-]>$/.test(text)) scope.hasArrow = true;
  reading.expecting(scope, 'operator', text, false);
}

/** Whether braces that are said one by one have blanks within: something stands in them, and they are closed. */
function hasBlanks(reading: Reading, scope: Scope): boolean {
  if (!reading.wording.writing?.spacedBraces) return false;
  const next = reading.next(scope);
  const isEmpty = next === undefined || (next.kind === 'sign' && next.stands === 'close');
  const rest = reading.said.lower.slice(reading.at).join(' ');
  return !isEmpty && /\b(close|right|end|closing) (brace|curly)/.test(rest);
}

/** In quotes: "hello comma world" has a space behind the comma, "ten colon thirty" and "colon slash" have none. */
function readInText(reading: Reading, scope: Scope, { text, stands }: Sign) {
  const next = reading.next(scope, { left: false });
  const isLast = next?.kind === 'enclosure' && (next.form === 'one' || next.form === 'end');
  const isBeforePlace = next?.kind === 'sign' && next.said === 'percent';
  const isOfTime = text === ':' && scope.isNumber && next?.kind === 'number';
  if (stands === 'separator' && next !== undefined && (next.kind !== 'sign' || isBeforePlace) && !isLast && !isOfTime)
    return reading.attach(scope, `${text} `);
  const isPlace = text === '%' && next?.kind === 'word' && !reading.wording.writing?.code['where clause'];
  reading.attach(scope, text, isPlace || /^[$#]$/.test(text) ? 'prefix' : 'attached');
}

function readMember(reading: Reading, scope: Scope, text: string) {
  scope.signs++;
  reading.attach(scope, text, 'member');
  // A range has no members.
  scope.afterDot = !/^\.\.[=<]?$/.test(text);
}

/** Around the parameters of a block: `|x|`. */
function readPipe(reading: Reading, scope: Scope) {
  if (scope.opened.includes('|')) {
    scope.opened = scope.opened.replace('|', '');
    scope.hasArrow = true;
    return reading.operand(scope, { kind: 'close', text: '|' });
  }
  scope.opened += '|';
  scope.tokens.push({ kind: 'attached', text: '|' });
  scope.tight = true;
}

function readAssignment(reading: Reading, scope: Scope, text: string) {
  const { writing } = reading.wording;
  if (text !== '=') return reading.expecting(scope, 'operator', text, false);
  // "Find task arrow task dot id equals limit".
  if (scope.hasArrow && COMPARING.test(scope.callee.replace('.', '')))
    return reading.expecting(scope, 'operator', writing?.equality ?? '==', false);
  if (scope.kind === 'call' || (scope.kind === 'all' && reading.role === 'argument')) {
    const mark = writing?.argumentMark;
    return mark === undefined
      ? reading.expecting(scope, 'operator', text, false)
      : reading.expecting(scope, 'argument mark', mark.trim(), true);
  }
  if (scope.opened.includes(')') && writing?.argumentMark !== undefined && reading.isAssigned)
    return reading.expecting(scope, 'argument mark', writing.argumentMark.trim(), true);
  const isDeclared = reading.isDeclaring && !reading.isAssigned;
  const isStatement = scope.kind === 'all' && (isDeclared || (reading.role === 'statement' && !reading.isReturned));
  reading.isAssigned = true;
  if (isStatement) reading.expecting(scope, 'assignment', text, writing?.tightAssignment === true);
  else reading.expecting(scope, 'operator', writing?.equality ?? '==', false);
}

/** What takes a function that answers yes or no. */
const COMPARING = /^(find|filter|some|every|any|all|where|first|find index|count|all match|any match|remove if)$/;

function readSeparator(reading: Reading, scope: Scope, text: string) {
  if (text === ',') scope.commas++;
  if (text === ':' && scope.asks) {
    scope.asks = false;
    return reading.expecting(scope, 'operator', text, false);
  }
  if (text === ':' && !scope.left && scope.kind !== 'index') return reading.attach(scope, text);
  const isSlice = text === ':' && scope.kind === 'index';
  reading.expecting(scope, isSlice ? 'attached' : 'separator', text, true);
}

function readPostfix(reading: Reading, scope: Scope, text: string) {
  if (text === '?' && scope.left && reading.said.lower.indexOf('colon', reading.at) > 0) {
    scope.asks = true;
    return reading.expecting(scope, 'operator', text, false);
  }
  if (scope.left) reading.operand(scope, { kind: 'postfix', text });
  else reading.attach(scope, text);
}

/** An underscore within, before or behind a name. */
function readJoin(reading: Reading, scope: Scope, text: string) {
  if (!scope.left && !scope.tight) scope.operands++;
  if (!scope.left && scope.tight && scope.operands === 0) scope.operands = 1;
  const next = reading.nextInName(scope);
  const isName =
    next?.kind === 'word' ||
    next?.kind === 'number' ||
    next?.kind === 'formatter' ||
    (next?.kind === 'sign' && next.stands === 'join');
  scope.tokens.push({ kind: isName ? 'attached' : 'postfix', text });
  scope.left = !isName;
  scope.tight = isName;
  scope.afterDot &&= isName;
  scope.isNumber = false;
}

/** A dash where names have dashes. */
function isDash({ wording: { writing } }: Reading, { mode }: Scope, { text, said }: Sign): boolean {
  if (mode !== 'code' || text !== '-' || said === 'minus') return false;
  return writing?.names.variable === 'kebab' || writing?.apartWords === true;
}

/** Within a name, or of an option: `ls -l`, `git --help`. */
function readDash(reading: Reading, scope: Scope, length: number) {
  reading.at += length;
  const { lower } = reading.said;
  const next = lower[reading.at] ?? '';
  const isProgram = takesOption(lower[reading.at - length - 1] ?? '');
  const isOfShell = reading.wording.writing?.names.variable !== 'kebab';
  const isOption = isOfShell && (next.length <= 2 || next === 'dash' || isProgram) && !scope.tight;
  scope.tokens.push({ kind: isOption ? 'prefix' : 'attached', text: '-' });
  scope.left = false;
  scope.tight = true;
  // "Dash r f": options of one letter each.
  const isLetter = (at: number) => /^[a-z]$/.test(lower[at] ?? '');
  if (!isOption || !isLetter(reading.at) || !isLetter(reading.at + 1)) return;
  let letters = '';
  while (isLetter(reading.at)) letters += lower[reading.at++];
  reading.operand(scope, { kind: 'value', text: letters }, letters);
}

/** In a line of the shell, a path and what a word begins with are tight: `cd /tmp/a`, `chmod +x`. */
function readInShell(reading: Reading, scope: Scope, text: string): boolean {
  if (!isShell(reading.wording.writing) || scope.kind !== 'all' || scope.opened !== '') return false;
  const isPath = text === '/';
  if (!isPath && !(/^[+%]$/.test(text) && scope.operands > 0)) return false;
  const begins = !scope.left || scope.operands === 1 || !isPath;
  if (begins && scope.left) scope.operands++;
  scope.tokens.push({ kind: begins && !(scope.tight && scope.tokens.length > 0) ? 'prefix' : 'attached', text });
  scope.left = false;
  scope.tight = true;
  return true;
}

/** `*` as a name of everything. */
function standsAlone(reading: Reading, scope: Scope): boolean {
  const next = reading.next(scope, { left: true });
  return (
    !next ||
    (next.kind === 'keyword' && next.stands === 'infix') ||
    (next.kind === 'sign' && next.stands === 'separator')
  );
}

function isWordNext(reading: Reading, scope: Scope): boolean {
  const next = reading.next(scope, { left: false });
  return next?.kind === 'word' || next?.kind === 'number';
}

/** The bracket that closes one. */
function closing(open: string): string {
  return ENCLOSURES.find(enclosure => enclosure.open === open)?.close ?? '';
}
