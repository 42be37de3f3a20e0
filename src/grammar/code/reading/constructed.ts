import { PARENS } from '../spoken/spokenTokens.ts';
import { typeOf } from '../spoken/spokenTypes.ts';
import type { Wording } from '../wording.ts';
import type { Reading } from './reading.ts';
import type { Scope } from './scope.ts';

/** Classes that have none within, so that a dot behind them is about what is made: `new Date().getTime()`. */
const OF_LIBRARY =
  /^(Date|Map|Set|Array|Promise|RegExp|Error|StringBuilder|Random|Scanner|ArrayList|HashMap|DateTime|Thread)$/;

/** What follows `new`: "array list of mapping of" is `ArrayList<Mapping>()`. */
export function readConstructed(reading: Reading, scope: Scope) {
  const { wording } = reading;
  reading.isType = false;
  reading.begin(scope);
  const taken = reading.takeName(scope);
  const isCall =
    taken.length > 1 && taken.at(-1)?.toLowerCase() === 'call' && wording.lexicon.spelling(taken) === undefined;
  const words = isCall ? taken.slice(0, -1) : taken;
  const error = sentenceBehind(reading, words) ?? errorIn(words);
  const behind: Scope = { ...scope, left: true, afterDot: false };
  const after = reading.next(behind);
  const isCalled = after?.kind === 'of' || (after?.kind === 'sign' && after.text === '.');
  // "New argument null exception name of path", "new error user dot name".
  const isNamed = error !== undefined && wording.lexicon.spelling(error.says) !== undefined;
  if (error && isCalled && (after.kind === 'of' || isNamed)) {
    reading.at -= error.says.length;
    reading.operand(scope, { kind: 'value', text: typeOf(error.type, wording) }, error.type.at(-1));
    return reading.enclose(PARENS, scope);
  }
  if (error && !isCalled) return reading.operand(scope, { kind: 'value', text: madeError(error, wording) });
  const type = typeOf(words, wording);
  const text = /(Exception|Error)$/.test(type) ? type : type + typeArguments(reading, behind);
  const next = reading.next(behind);
  const isMore =
    next?.kind === 'of' ||
    (next?.kind === 'enclosure' && !next.enclosure.quotes) ||
    (next?.kind === 'sign' && (next.stands === 'open' || (next.stands === 'member' && !OF_LIBRARY.test(text))));
  // "New type error quote not a number quote": what is made takes the text.
  const isQuoted = next?.kind === 'enclosure' && next.enclosure.quotes === true && next.form !== 'end';
  reading.operand(scope, { kind: 'value', text: isMore || isQuoted ? text : `${text}()` }, words.at(-1));
  if (isQuoted) reading.enclose(PARENS, scope);
}

/** "Value error bad input": the words of a class of errors, and those of what it says. */
export function errorIn(words: readonly string[]) {
  const last = words.findLastIndex(word => /^(error|exception)$/i.test(word));
  return last < 0 || last === words.length - 1
    ? undefined
    : { type: words.slice(0, last + 1), says: words.slice(last + 1) };
}

const HARD_SIGN = /^(quotes?|backtick|comma|dot|plus|paren|parens|bracket|brackets|brace|braces|of|dollar|semicolon)$/;

/**
 * An error with a sentence behind it that has words which are signs elsewhere: "range error sum is negative". Takes all
 * that is said, where some of it is nothing that the file has.
 */
export function sentenceBehind(reading: Reading, words: readonly string[]): ReturnType<typeof errorIn> {
  const { said, wording, at } = reading;
  const last = words.findLastIndex(word => /^(error|exception)$/i.test(word));
  const rest = said.words.slice(at);
  if (last < 0 || rest.length === 0 || said.lower.slice(at).some(word => HARD_SIGN.test(word))) return undefined;
  const says = [...words.slice(last + 1), ...rest];
  const isKnown = (word: string) => SIGN_WORD.test(word) || wording.lexicon.spelling([word]) !== undefined;
  if (says.every(word => isKnown(word.toLowerCase()))) return undefined;
  reading.at = said.words.length;
  return { type: words.slice(0, last + 1), says };
}

/** Words of which conditions consist. */
const SIGN_WORD = /^(is|not|and|or|in|less|greater|than|equal|equals|to|null|nil|none|true|false|if|else|unless)$/;

/** An error with what it says: a name of the file, or else a text. */
export function madeError({ type, says }: NonNullable<ReturnType<typeof errorIn>>, wording: Wording): string {
  const { quote = '"' } = wording.writing ?? {};
  const known = wording.lexicon.spelling(says);
  return `${typeOf(type, wording)}(${known ?? quote + says.join(' ') + quote})`;
}

/** The types in brackets, where the words behind are types, and a call follows them. */
function typeArguments(reading: Reading, behind: Scope): string {
  const { writing } = reading.wording;
  const from = reading.at;
  const of = reading.next(behind);
  if (of?.kind !== 'of' || !writing?.typeStands) return '';
  reading.at += of.length;
  const types = takeTypes(reading, behind);
  const next = reading.next(behind);
  const isCall = next?.kind === 'of' || (next?.kind === 'enclosure' && next.enclosure.open === '(');
  const [open, close] = writing.typeBrackets ?? ['<', '>'];
  const isPlain = types.length > 0 && !next && /^[a-z]/.test(types[0] ?? '') && isType(reading, from + of.length);
  const mayCall = writing.typeStands === 'before' || writing.typeBrackets !== undefined;
  if (types.length > 0 && ((isCall && mayCall) || isPlain)) return `${open}${types.join(', ')}${close}`;
  reading.at = from;
  return '';
}

/** Whether a word is a type of the language itself, and nothing of the file's: "of number". */
function isType({ said, wording }: Reading, at: number): boolean {
  const word = said.lower[at] ?? '';
  return (
    Object.hasOwn(wording.writing?.types ?? {}, word) &&
    !wording.lexicon.spellings([word]).some(name => name !== word && name.length === word.length)
  );
}

function takeTypes(reading: Reading, behind: Scope): readonly string[] {
  const types: string[] = [];
  for (;;) {
    const words = reading.takeName(behind);
    if (words.length === 0) return types;
    types.push(typeOf(words, reading.wording));
    const next = reading.next(behind);
    if (next?.kind !== 'sign' || next.text !== ',') return types;
    reading.at += next.length;
  }
}
