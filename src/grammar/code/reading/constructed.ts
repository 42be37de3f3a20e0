import { typeOf } from '../spoken/spokenTypes.ts';
import type { Wording } from '../wording.ts';
import type { Reading } from './reading.ts';
import type { Scope } from './scope.ts';

/** What follows `new`: "array list of mapping of" is `ArrayList<Mapping>()`. */
export function readConstructed(reading: Reading, scope: Scope) {
  const { wording } = reading;
  reading.isType = false;
  reading.begin(scope);
  const words = reading.takeName(scope);
  const error = errorIn(words);
  if (error) return reading.operand(scope, { kind: 'value', text: madeError(error, wording) });
  const behind: Scope = { ...scope, left: true, afterDot: false };
  const text = typeOf(words, wording) + typeArguments(reading, behind);
  const next = reading.next(behind);
  const isMore =
    next?.kind === 'of' ||
    (next?.kind === 'enclosure' && !next.enclosure.quotes) ||
    (next?.kind === 'sign' && /^(open|member)$/.test(next.stands));
  reading.operand(scope, { kind: 'value', text: isMore ? text : `${text}()` }, words.at(-1));
}

/** "Value error bad input": the words of a class of errors, and those of what it says. */
export function errorIn(words: readonly string[]) {
  const last = words.findLastIndex(word => /^(error|exception)$/i.test(word));
  return last < 0 || last === words.length - 1
    ? undefined
    : { type: words.slice(0, last + 1), says: words.slice(last + 1) };
}

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
  if (of?.kind !== 'of' || !(writing?.typeStands === 'before' || writing?.typeBrackets)) return '';
  reading.at += of.length;
  const types = takeTypes(reading, behind);
  const next = reading.next(behind);
  const isCall = next?.kind === 'of' || (next?.kind === 'enclosure' && next.enclosure.open === '(');
  const [open, close] = writing.typeBrackets ?? ['<', '>'];
  if (types.length > 0 && isCall) return `${open}${types.join(', ')}${close}`;
  reading.at = from;
  return '';
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
