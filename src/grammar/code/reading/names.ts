import { entryOf } from '../../../common/entryOf.ts';
import type { NameStyle } from '../../../syntax/writing.ts';
import type { Formatter } from '../../english/formatters.ts';
import { formatterOf, join, type Part } from '../../english/formatters.ts';
import { UNITS_OF_MEASURE } from '../../english/measures.ts';
import { PARENS } from '../spoken/spokenTokens.ts';
import {
  isBeforeClosure,
  isBeforeMethodName,
  isBeforeText,
  isTaking,
  isTakingFunction,
  takingParts,
} from './arguments.ts';
import { errorIn, madeError, readConstructed, sentenceBehind } from './constructed.ts';
import { inPackage, isPublicMember, libraryMember, ownerCalled, usualName } from './library.ts';
import type { Reading } from './reading.ts';
import type { Scope } from './scope.ts';

/** A number, with its unit in a style sheet: `10px`. */
export function readNumber(reading: Reading, scope: Scope, text: string, length: number) {
  // "Utf eight" is the only name of its kind that texts have.
  if (scope.mode === 'text' && /^utf$/i.test(scope.lastWord)) scope.tokens.push({ kind: 'attached', text: '-' });
  reading.begin(scope);
  reading.at += length;
  const { said, wording } = reading;
  const unit = said.lower[reading.at] ?? '';
  const isMeasured =
    scope.mode === 'code' && wording.writing?.names.variable === 'kebab' && Object.hasOwn(UNITS_OF_MEASURE, unit);
  if (isMeasured) reading.at++;
  reading.operand(scope, { kind: 'value', text: text + (isMeasured ? entryOf(UNITS_OF_MEASURE, unit) : '') }, text);
  scope.isNumber = true;
}

/** A run of words: one name in code, words apart in what is typed; or what only looks like a name. */
export function readName(reading: Reading, scope: Scope) {
  if (scope.mode === 'code') {
    if (reading.isType) return readConstructed(reading, scope);
    if (readLiteralOfType(reading, scope)) return;
    if (isSaidString(reading, scope)) return readSaidString(reading, scope);
  }
  const isMember = scope.afterDot;
  reading.begin(scope);
  const from = reading.at;
  const { formatter, parts } = takeParts(reading, scope);
  const taking = isMember && !formatter && scope.mode === 'code' ? takingParts(parts, reading, scope) : undefined;
  if (taking !== undefined) {
    reading.at = from + parts.slice(0, taking).reduce((sum, { length }) => sum + length, 0);
    return readTaking(reading, scope, parts.slice(0, taking));
  }
  if (isMember && isBeforeClosure(parts, reading, scope)) return readTaking(reading, scope, parts);
  const said = parts.map(part => part.text);
  const mayTake =
    isMember &&
    !formatter &&
    isTaking(
      said.map(word => word.toLowerCase()),
      reading,
    );
  if (isMember && isBeforeMethodName(reading, scope)) return readTaking(reading, scope, parts);
  if (mayTake && isBeforeText(reading, scope)) return readTaking(reading, scope, parts);
  if (!isMember && !formatter && scope.mode === 'code' && isTakingFunction(parts, reading)) {
    reading.at = from + (parts[0]?.length ?? 1);
    reading.operand(scope, { kind: 'value', text: said[0]?.toLowerCase() ?? '' }, said[0]);
    return reading.enclose(PARENS, scope);
  }
  const isError = reading.isThrown && !formatter && scope.mode === 'code';
  const error = isError ? (sentenceBehind(reading, said) ?? errorIn(said)) : undefined;
  if (error) {
    reading.isThrown = false;
    const isNew = reading.wording.writing?.throwsNew === true;
    const made = `${isNew ? 'new ' : ''}${madeError(error, reading.wording)}`;
    return reading.operand(scope, { kind: 'value', text: made });
  }
  const text = nameOf(reading, scope, parts, formatter, isMember);
  reading.isThrown = false;
  reading.firstStyle = undefined;
  reading.operand(
    scope,
    { kind: 'value', text: isMember ? inPackage(text, reading, scope) : text },
    said.join(' ').toLowerCase(),
  );
}

/** A method that is said with what it takes right behind it. */
function readTaking(reading: Reading, scope: Scope, parts: readonly Part[]) {
  const { lexicon, writing } = reading.wording;
  const said = parts.map(({ text }) => text.toLowerCase());
  const usual = entryOf(writing?.members, said.join(' '))?.replace('()', '');
  const own =
    usual ?? lexicon.spellings(said).find(name => !/^\p{Lu}/u.test(name) || writing?.names.method === 'pascal');
  const text = own ?? join(parts, formatterOf(styleFor(reading, true, true)));
  reading.operand(scope, { kind: 'value', text: inPackage(text, reading, scope) }, said.join(' '));
  reading.enclose(PARENS, scope);
}

/** The words of a name, and the formatter that is said in front of them. */
function takeParts(
  reading: Reading,
  scope: Scope,
): { formatter: Formatter | undefined; parts: readonly (Part & { readonly length: number })[] } {
  const { mode } = scope;
  const { writing } = reading.wording;
  let token = reading.next(scope);
  const formatter = token?.kind === 'formatter' ? token.formatter : undefined;
  if (token?.kind === 'formatter') {
    reading.at += token.length;
    token = reading.next(scope, { afterDot: true });
  }
  const parts: (Part & { readonly length: number })[] = [];
  const isProperty = scope.operands === 1 && isBeforeColon(reading, scope);
  const isApart = mode === 'code' && writing?.apartWords === true && !formatter && !isProperty;
  for (; token; token = reading.nextInName(scope)) {
    const isPartOfName = mode === 'code' || formatter !== undefined;
    const isNumber = token.kind === 'number' && isPartOfName && (parts.length > 0 || formatter !== undefined);
    if (token.kind !== 'word' && !(token.kind === 'number' && isNumber)) break;
    parts.push(token);
    reading.at += token.length;
    if (isApart) break;
  }
  return { formatter, parts };
}

function nameOf(
  reading: Reading,
  scope: Scope,
  parts: readonly Part[],
  formatter: Formatter | undefined,
  isMember: boolean,
): string {
  const said = parts.map(part => part.text);
  const isCode = scope.mode === 'code';
  const called = isCalled(reading, scope);
  const isThrown = reading.isThrown && called;
  const isError = (said.length > 1 || isThrown) && /^(error|exception)$/i.test(said.at(-1) ?? '') && isCode;
  const isPublic = isMember && isCode && !called && isPublicMember(reading, scope);
  const isPascal = isPublic || (isError && (called || reading.isThrown));
  const isOfStandard = isError && isMember && reading.wording.writing?.names.property === 'snake';
  const style = isOfStandard ? 'snake' : isPascal ? 'pascal' : styleFor(reading, isMember, called);
  if (formatter && !(isCode && reading.wording.writing?.sigil && !isMember && !called))
    return join(parts, formatter, formatter.between ?? (isCode ? formatterOf(style).between : ' '));
  if (!isCode && !(scope.mode === 'typed' && said.length > 1 && (called || isMember))) return said.join(' ');
  const isOfClass = isBeforeDot(reading, scope);
  const { sigil } = reading.wording.writing ?? {};
  if (sigil && isCode && !isMember && !called && !isOfClass && !reading.firstStyle)
    return variable(reading, scope, parts, sigil, formatter);
  const mayBeClass = isCode && (called || isMember || isOfClass);
  const usual = usualName(said, called, reading);
  if (usual && isCode && !isMember) return usual;
  const owner = isOfClass && isCode && !isMember ? ownerCalled(said, reading) : undefined;
  if (owner) return owner;
  const ofLibrary = isMember && isCode ? libraryMember(said, called, reading, scope) : undefined;
  if (ofLibrary) return ofLibrary;
  const known =
    pathType(reading, scope, said) ??
    (isPublic ? undefined : spelled(reading, parts, mayBeClass, isOfClass && !called, isMember && !isOfClass));
  // A member is called as the file calls it, without the sign of a variable of that name.
  return known && !(sigil && known.startsWith(sigil))
    ? known
    : join(parts, formatterOf(isOfClass && sigil ? 'pascal' : style));
}

/** A variable with the sign in front that makes it one; a constant of the file has none. */
function variable(
  { wording, firstStyle }: Reading,
  scope: Scope,
  parts: readonly Part[],
  sigil: string,
  formatter: Formatter | undefined,
): string {
  const before = scope.tokens.at(-1);
  const isSaid = before !== undefined && 'text' in before && before.text === sigil;
  const style = formatterOf(firstStyle ?? wording.writing?.names.variable ?? 'camel');
  const found =
    formatter || parts.some(part => part.fixed) ? [] : wording.lexicon.spellings(parts.map(part => part.text));
  const own = found.find(name => name.startsWith(sigil));
  if (own) return isSaid ? own.slice(sigil.length) : own;
  const constant = found.find(name => name.length > 1 && name === name.toUpperCase());
  if (constant && !isSaid) return constant;
  const text =
    found.find(name => /^\p{Ll}/u.test(name)) ?? join(parts, formatter ?? style, formatter?.between ?? style.between);
  return isSaid || text.startsWith(sigil) ? text : sigil + text;
}

/** The style of a name, by what it is. */
export function styleFor({ firstStyle, wording }: Reading, isMember: boolean, isCalled: boolean): NameStyle {
  const names = wording.writing?.names;
  if (firstStyle) return firstStyle;
  if (isCalled) return (isMember ? names?.method : undefined) ?? names?.function ?? 'camel';
  return (isMember ? names?.property : undefined) ?? names?.variable ?? 'camel';
}

/** In Go, a type stands for a value where braces follow, and as what is made: `[]string{}`, `make(map[string]int)`. */
export function readLiteralOfType(reading: Reading, scope: Scope): boolean {
  const { said, wording, at } = reading;
  if (wording.writing?.typeMark !== ' ' || scope.left) return false;
  const type = said.types.at(at, said.lower.length);
  if (!type) return false;
  const isMade = (scope.callee === 'make' && scope.operands === 0) || isBehindMake(scope);
  const next = said.at(at + type.length, { mode: 'code', hasLeft: true });
  const isOpened =
    (next?.kind === 'enclosure' && next.enclosure.open === '{') || (next?.kind === 'sign' && next.text === '{');
  if (!isMade && !isOpened) return false;
  reading.begin(scope);
  reading.at += type.length;
  reading.operand(scope, { kind: 'value', text: type.text });
  return true;
}

/** `make(` of which the bracket was said by itself. */
function isBehindMake({ tokens }: Scope): boolean {
  const [name, open] = tokens.slice(-2).map(token => ('text' in token ? token.text : ''));
  return name === 'make' && open === '(';
}

/** "String hello world" is a text where a value stands, unless it is a name of the file or is called. */
function isSaidString(reading: Reading, scope: Scope): boolean {
  const { at, said, wording } = reading;
  if (said.lower[at] !== 'string' || scope.left || scope.afterDot) return false;
  if (at === 0 && reading.role === 'statement') return false;
  const words = reading.takeName(scope);
  const next = reading.behind(scope);
  reading.at = at;
  if (words.length < 2 || wording.lexicon.spelling(words) !== undefined) return false;
  return !next || (next.kind === 'sign' && /^(separator|sign|close)$/.test(next.stands));
}

function readSaidString(reading: Reading, scope: Scope) {
  const quote = reading.wording.writing?.quote ?? '"';
  reading.at++;
  reading.enclose({ open: quote, close: quote, one: [], many: [], quotes: true }, scope);
}

/** A type that a path begins with: `String::from`. */
function pathType(reading: Reading, scope: Scope, said: readonly string[]): string | undefined {
  const next = reading.behind(scope);
  const types = reading.wording.writing?.types ?? {};
  const key = said.join(' ').toLowerCase();
  return next?.kind === 'sign' && next.text === '::' ? entryOf(types, key) : undefined;
}

/** As the file spells it. A single word gets capitals only where a class may stand. */
function spelled(
  { firstStyle, wording, said }: Reading,
  parts: readonly Part[],
  mayBeClass: boolean,
  isOwner: boolean,
  isMember: boolean,
): string | undefined {
  if (firstStyle || parts.some(part => part.fixed)) return undefined;
  const words = parts.map(part => part.text);
  const found = wording.lexicon.spellings(words);
  if (isMember) {
    // A member is spelled as members are, and not as the same word in a text is.
    const [member, other] = found.filter(
      name => wording.lexicon.hasMember(name) || (wording.writing?.typeMark === ' ' && wording.lexicon.hasField(name)),
    );
    if (member && !other) return member;
  }
  if (words.length > 1) return found[0];
  if (said.bound.has(words[0]?.toLowerCase() ?? '')) return words[0];
  // What a class has for others is called so within it too.
  const isOwn = mayBeClass || (wording.writing?.names.method === 'pascal' && wording.writing.typeStands === 'before');
  return (
    found.find(name => name === words[0]) ??
    found.find(
      name =>
        isOwn &&
        /^\p{Lu}\p{Ll}/u.test(name) &&
        !(isOwner && wording.lexicon.isBareType(name)) &&
        // "Logger dot error" has nothing to do with a class of that name.
        (!isMember || wording.writing?.names.method === 'pascal' || wording.lexicon.hasMember(name)),
    )
  );
}

function isCalled(reading: Reading, scope: Scope): boolean {
  const next = reading.behind(scope);
  if (next?.kind === 'of') return !reading.isOfKeyword;
  if (next?.kind === 'sign' && next.text === '(') return true;
  return next?.kind === 'enclosure' && next.enclosure.open === '(' && next.form !== 'end';
}

/** A property of a style sheet: its words are one name. */
function isBeforeColon(reading: Reading, scope: Scope): boolean {
  if (reading.wording.writing?.names.variable !== 'kebab') return false;
  const from = reading.at;
  reading.takeName(scope);
  const next = reading.next(scope, { left: true });
  reading.at = from;
  return next?.kind === 'sign' && next.text === ':';
}

function isBeforeDot(reading: Reading, scope: Scope): boolean {
  const next = reading.behind(scope);
  return next?.kind === 'sign' && (next.text === '.' || next.text === '::');
}
