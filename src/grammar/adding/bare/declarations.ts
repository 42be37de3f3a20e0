import { hasSentenceWord, isNewName, namesIn } from '../../code/evidence.ts';
import { declarationAt } from '../../code/spoken/declarations.ts';
import { DECLARING } from '../../code/spoken/keywords.ts';
import { SpokenTypes } from '../../code/spoken/spokenTypes.ts';
import { expression, name as nameOf, typeName } from '../../code/spokenCode.ts';
import type { Wording } from '../../code/wording.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import { detailsIn } from '../said/details.ts';
import { fill } from '../template.ts';
import { type Bare, ended, written } from './bare.ts';

/** "Const result equals await fetch of url", "let mut count equals zero". */
export function declaration(bare: Bare): Outcome | undefined {
  const { words, lower, writing, where } = bare;
  const { wording } = where.place;
  const first = lower.find(word => DECLARING.has(word) || !writing.modifiers.includes(word)) ?? '';
  if (!DECLARING.has(first) || !(Object.hasOwn(writing.words, first) || writing.modifiers.includes(first)))
    return undefined;
  const { name, next, type, isDeclaring } = declarationAt(words, wording);
  // "Var total int", "let count colon number".
  const isTyped = type !== '' && next === words.length && first !== 'const';
  if (!isDeclaring || !(isSet(lower, next) || isTyped) || !isCode(words, bare)) return undefined;
  if (!hasKnownValue(bare, next)) return undefined;
  // Where variables have a sign in front, constants have none.
  if (writing.sigil && first === 'const') {
    const at = lower.indexOf('const');
    return written({ words: [...words.slice(0, at), 'constant', ...words.slice(at + 1)], where });
  }
  return isNewName(name, wording) || isNamedAs(name, wording) ? statement(bare) : undefined;
}

/** Whether all that something is set to is known: "template string total" is nothing yet. */
function hasKnownValue({ words, lower, where }: Bare, next: number): boolean {
  const assign = lower.indexOf('equals', next);
  if (assign < 0) return true;
  const value = words.slice(assign + 1);
  const { wording } = where.place;
  const { unknown } = namesIn(expression(value, wording, 'value').text, wording);
  return unknown.length === 0;
}

/** "Int total equals zero", "private static final int max equals ten", "public void run". */
export function typedDeclaration(given: Bare): Outcome | undefined {
  const { writing, where } = given;
  const accessors = writing.code['accessed property'] ? ACCESSORS.exec(given.lower.join(' ')) : null;
  const words = accessors ? given.words.slice(0, -accessors[0].trim().split(' ').length) : given.words;
  const bare = { ...given, words, lower: words.map(word => word.toLowerCase()) };
  const { lower } = bare;
  const { wording } = where.place;
  const { modifiers, type, name: said, next } = declarationAt(words, wording);
  if (!type || said.length === 0 || !isCode(words, bare)) return undefined;
  const isBefore = writing.typeStands === 'before';
  if (isSet(lower, next)) {
    if (!isNewName(said, wording) || !(isBefore || modifiers.length > 0) || !hasKnownValue(bare, next))
      return undefined;
    return where.room === 'members'
      ? written({ words: ['property', ...asSeen(words, said, bare)], where })
      : statement(bare);
  }
  const details = detailsIn('method', said, { ...wording, writing });
  const name = details?.words ?? said;
  const template = writing.code['accessed property'];
  if (accessors && typeof template === 'string') {
    if (where.room !== 'members' || !isNewName(said, wording) || next < words.length) return undefined;
    // What others read begins with a capital.
    const style = modifiers.includes('private') ? 'camel' : 'pascal';
    const slots = { modifiers: modifiers.join(' '), type, name: nameOf(said, style, wording) };
    return where.put(fill(template, slots, where.place.unit, ''));
  }
  if (name.at(-1) === 'call' && name.length > 1 && where.room !== 'statements')
    return typedDeclaration({ ...given, words: words.slice(0, -1), lower: lower.slice(0, -1) });
  const isGetter = writing.getters === true && where.room === 'members' && /^(get|is|has)$/.test(name[0] ?? '');
  const isMade =
    modifiers.some(word => /^(async|override|virtual|abstract)$/.test(word)) && writing.names.method === 'pascal';
  const isMethod = isMade || (isGetter && name.length > 1) || type === 'void' || (details?.parameters.length ?? 0) > 0;
  if (!isNewName(name, wording) || name.length > 3 || next < words.length) return undefined;
  if (!isBefore && modifiers.length === 0) return undefined;
  if (isMethod && where.room !== 'statements') {
    const key = where.room === 'file' && writing.code['function'] ? 'function' : 'method';
    const front = words.slice(0, words.length - said.length);
    return written({ words: [...front, key, ...said], where });
  }
  if (isMethod || where.room !== 'members' || modifiers.length === 0) return undefined;
  return written({ words: ['property', ...asSeen(words, name, bare)], where });
}

/** What others see of a class, and what never changes, has a capital where methods have one. */
function asSeen(words: readonly string[], name: readonly string[], { writing, lower }: Bare): readonly string[] {
  const isSeen =
    writing.names.method === 'pascal' && lower.some(word => /^(public|protected|internal|const)$/.test(word));
  const at = lower.findIndex((_word, index) => name.every((word, part) => lower[index + part] === word.toLowerCase()));
  return isSeen && at >= 0 ? [...words.slice(0, at), 'pascal', 'case', ...words.slice(at)] : words;
}

/** What is declared may be called by a word that joins others: `byId`, `onClick`, `inStock`. */
function isNamedAs(name: readonly string[], wording: Wording): boolean {
  return name.length === 2 && /^(by|on|in|to|not)$/i.test(name[0] ?? '') && isNewName(name.slice(1), wording);
}

/**
 * "Type task map equals record of string comma task": a name for a type, where the language has them. All of it must
 * be types that are known: "type foo equals bar" asks for something to be typed.
 */
export function typeAlias({ words, lower, writing, where }: Bare): Outcome | undefined {
  const template = writing.code['type alias'];
  const assign = lower.indexOf('equals');
  if (typeof template !== 'string' || lower[0] !== 'type' || assign < 2 || where.room === 'members') return undefined;
  const { wording } = where.place;
  const name = words.slice(1, assign);
  const said = lower.slice(assign + 1);
  const isThere = wording.lexicon.spellings(name).some(spelled => /^\p{Lu}/u.test(spelled));
  if (!isNewName(name, wording) || isThere) return undefined;
  if (new SpokenTypes(said, wording).at(0, said.length)?.length !== said.length) return undefined;
  const slots = { name: nameOf(name, 'pascal', wording), value: typeName(words.slice(assign + 1), wording) };
  return where.put(fill(template, slots, where.place.unit, ''));
}

/** "Public int count get set". */
const ACCESSORS = / (with )?(get and set|get set|getter and setter|get semicolon set semicolon)$/;

/** Whether something is set where a name ends. */
function isSet(lower: readonly string[], next: number): boolean {
  return next < lower.length - 1 && /^(equals|=|colon)$/.test(lower[next] ?? '');
}

/** Whether nothing in it is a word of sentences. */
function isCode(words: readonly string[], { where }: Bare): boolean {
  const quotes = words.findIndex(word => /^(quotes?|string)$/i.test(word));
  const some = quotes < 0 ? words : words.slice(0, quotes);
  return !hasSentenceWord(some, where.place.wording);
}

function statement({ words, writing, where }: Bare): Outcome | undefined {
  const { text, cursor } = expression(words, where.place.wording, 'statement');
  // "Const close equals open paren close paren arrow open brace": its body is to come.
  if (/[=-]> ?\{$/.test(text) && writing.terminator === ';')
    return where.put(fill(`${text}\n$body\n};`, {}, where.place.unit, ''));
  return where.put({ text: ended(text, writing), cursor: cursor ?? text.length });
}
