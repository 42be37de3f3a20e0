import type { Writing } from '../../../syntax/writing.ts';
import { errorIn } from '../../code/reading/constructed.ts';
import { name, typeName } from '../../code/spokenCode.ts';
import type { Wording } from '../../code/wording.ts';
import type { Slots } from '../template.ts';

/** "Illegal argument exception e", "value error as err": a class of errors and its name. */
export function caughtIn(said: readonly string[], wording: Wording): Slots | undefined {
  const error = errorIn(said.filter(word => !/^(as|rocket|arrow)$/.test(word)));
  const [only = ''] = said;
  if (said.length === 1 && /^\p{L}$/u.test(only)) return { type: '', name: only };
  if (!error || error.says.length > 2) return undefined;
  return {
    type: typeName(error.type, wording),
    name: name(error.says, wording.writing?.names.variable ?? 'camel', wording),
  };
}

export function typeFor(key: string, words: readonly string[], wording: Wording): string {
  const joint = key === 'implementation' ? words.indexOf('for') : -1;
  if (joint > 0) return `${typeOf(words.slice(0, joint), wording)} for ${typeOf(words.slice(joint + 1), wording)}`;
  const type = typeOf(words, wording);
  // Go returns several in brackets.
  return wording.writing?.typeMark === ' ' && /, /.test(type) && !type.startsWith('(') ? `(${type})` : type;
}

/** A path of modules keeps its signs: "requests colon colon patterns". */
function typeOf(words: readonly string[], wording: Wording): string {
  const isPath = words.some((word, at) => word === 'dot' || (word === 'colon' && words[at + 1] === 'colon'));
  const isPackage = wording.writing?.typeMark === ' ' && !words.includes('colon');
  return isPath && !isPackage
    ? name(words, wording.writing?.names.class ?? 'pascal', wording)
    : typeName(words, wording);
}

/** "Name string" is a name and its type, where the type stands behind. */
export function withMark(words: readonly string[], { typeStands, typeMark, types }: Writing): readonly string[] {
  const set = words.indexOf('equals');
  const end = set < 0 ? words.length : set;
  const last = words[end - 1] ?? '';
  const isType =
    /^(string|str|bool|boolean|int|integer|float|double|[iuf](?:8|16|32|64|128)|[iu]size)$/.test(last) &&
    Object.hasOwn(types, last);
  if (typeStands !== 'after' || typeMark === ' ' || !isType || end < 2 || words.includes('colon')) return words;
  const before = words[end - 2] ?? '';
  if (Object.hasOwn(types, before) || /^(of|or|to)$/.test(before)) return words;
  return [...words.slice(0, end - 1), 'colon', ...words.slice(end - 1)];
}
