import { entryOf } from '../../../common/entryOf.ts';
import type { Writing } from '../../../syntax/writing.ts';
import { isCoined } from '../../code/coined.ts';
import { isShell } from '../../code/shellPrograms.ts';
import { styleDeclaration } from '../../code/styles/styleDeclaration.ts';
import type { Place } from '../../places/place.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import { terminated } from '../said/slots.ts';
import { textOnly } from '../template.ts';
import { askedFor } from './askedFor.ts';
import type { Bare } from './bare.ts';
import { declaration, typeAlias, typedDeclaration } from './declarations.ts';
import { decorator } from './decorators.ts';
import { FORMS } from './forms.ts';
import { queryCode } from './queries.ts';
import { shellLine } from './shellLines.ts';
import { byItsSigns } from './signs.ts';
import { statementPlace } from './statementPlace.ts';

/** Nobody says a line of code in more words without a verb in front. */
const MOST_WORDS = 32;

/**
 * Code that is said without a verb, as in dictation: "return null", "const result equals await fetch of url". It must be
 * plain that it is code: a word of the language begins it, or signs stand between names of the file, and there is no
 * word in it that neither the language nor the file accounts for. Undefined for all else, and where no statement may
 * begin.
 */
export function bareCode(said: readonly string[], at: Place): Outcome | undefined {
  const asked = askedFor(said, at);
  if (asked) return asked;
  const outcome = written(said, at);
  // A name that may be several things is none.
  return outcome?.edits.some(({ text }) => isCoined(text, at.wording, said)) ? undefined : outcome;
}

function written(said: readonly string[], at: Place): Outcome | undefined {
  const { writing } = at.wording;
  if (!writing || said.length === 0 || said.length > MOST_WORDS) return undefined;
  // "Delete priority" is about the editor's text, but of a thing's part: "delete cache dot key".
  if (/^delete$/i.test(said[0] ?? '') && !said.some(word => /^(dot|bracket|square|from|\*)$/i.test(word)))
    return undefined;
  const where = statementPlace(at);
  if (!where) return undefined;
  const whole = isShell(writing)
    ? shellLine(said, at.wording)
    : writing.code['where clause']
      ? queryCode(said, at.wording)
      : undefined;
  if (whole !== undefined) return where.put({ text: whole, cursor: whole.length });
  const words = withoutEnd(spoken(said, writing), writing);
  const bare: Bare = { words, lower: words.map(word => word.toLowerCase()), writing, where };
  if (writing.declaresProperties) return style(bare);
  const decorated = decorator(bare);
  if (decorated) return decorated;
  if (bare.lower[0] === 'type') return typeAlias(bare) ?? byItsSigns(bare);
  for (const form of FORMS) {
    const outcome = form.begins.test(bare.lower.join(' ')) ? form.write(bare) : undefined;
    if (outcome) return outcome;
  }
  return declaration(bare) ?? typedDeclaration(bare) ?? byItsSigns(bare);
}

/** The language ends a statement by itself, and a head has its block: "return x semicolon", "for key in items colon". */
function withoutEnd(words: readonly string[], writing: Writing): readonly string[] {
  const end = writing.empty
    ? /^(?:.+ )(?:semicolon|colon)$/i
    : /^(?:.+ )(?:semicolon|open (?:curly )?brace|open curly)$/i;
  if (!end.test(words.join(' ')) || /\barrow open (curly )?brace$/i.test(words.join(' '))) return words;
  const last = words.at(-1) ?? '';
  return words.slice(0, /^(brace|curly)$/i.test(last) ? words.findLastIndex(word => /^open$/i.test(word)) : -1);
}

/** Signs that recognisers write, as they are said. */
const SAID_SIGNS: Readonly<Record<string, string>> = {
  ...{ '=': 'equals', equal: 'equals', '==': 'double equals', '===': 'triple equals', '!=': 'not equals' },
  ...{ '+': 'plus', '-': 'minus', '*': 'times', '/': 'divided by', '+=': 'plus equals', '-=': 'minus equals' },
  ...{ '<': 'less than', '>': 'greater than', '<=': 'less than or equal to', '>=': 'greater than or equal to' },
  ...{ '&&': 'and', '||': 'or', '++': 'plus plus', '--': 'minus minus', ':=': 'colon equals', '%': 'mod' },
};

/** "Vector less than int greater than" is a vector of int, where a class takes types. */
function withTypesOf(words: readonly string[], writing: Writing): readonly string[] {
  if (!writing.typeStands || writing.typeBrackets) return words;
  const said = words.join(' ');
  const types = Object.keys(writing.types).filter(type => /^\w+( \w+)?$/.test(type) && CLASS_TYPES.test(type));
  const classes = [...types, ...CLASSES].join('|');
  const inside = '((?:\\w+(?: comma )?){1,6}?)';
  const made = new RegExp(
    `\\b(new (?:${classes})) less than (?:${inside} )?greater than( open paren close paren| call)?(?= |$)`,
    'gi',
  );
  const type = new RegExp(`\\b(${classes}) less than ${inside} greater than(?= |$)`, 'gi');
  const plain = said
    .replace(made, (_all, head: string, types?: string) => (types ? `${head} of ${types}` : head))
    .replace(type, '$1 of $2');
  return plain === said ? words : plain.split(' ');
}

const CLASSES = ['list', 'map', 'set', 'vector', 'array list', 'hash map', 'hash set', 'dictionary', 'option', 'vec'];
const CLASS_TYPES =
  /^(list|map|set|vector|vec|array list|hash map|hash set|dictionary|option|optional|result|future|stream|unique pointer|shared pointer|promise|array|record|task)$/;

const EMPTY_BRACKETS = /^open bracket close bracket$/i;

/** As a recogniser of sentences writes it: "let x equal zero", "let x = 0", "range ten". */
function spoken(said: readonly string[], writing: Writing): readonly string[] {
  const words = withTypesOf(said, writing).flatMap(word => {
    const sign = word.toLowerCase();
    return Object.hasOwn(SAID_SIGNS, sign) ? (entryOf(SAID_SIGNS, sign) as string).split(' ') : [word];
  });
  // `[]int`.
  if (writing.typeMark === ' ') {
    const open = words.findIndex((_word, at) => EMPTY_BRACKETS.test(words.slice(at, at + 4).join(' ')));
    if (open >= 0) return [...words.slice(0, open), 'brackets', ...words.slice(open + 4)];
  }
  const range = words.findIndex(word => /^range$/i.test(word));
  const isBare =
    range > 0 && range < words.length - 1 && !/^(of|paren|parens|open|equals|dot)$/i.test(words[range + 1] ?? '');
  if (!isBare || !Object.hasOwn(writing.types, 'dict')) return words;
  return [...words.slice(0, range + 1), 'of', ...words.slice(range + 1)];
}

/** "Color red" in a rule. */
function style({ words, where, writing }: Bare): Outcome | undefined {
  // "Display colon flex": the colon stands there anyway.
  const said = words.filter((word, at) => !/^colon$/i.test(word) || /^colon$/i.test(words[at - 1] ?? ''));
  const found = styleDeclaration(said, where.place.wording);
  if (!found?.isCertain || where.room === 'file') return undefined;
  return where.put({ text: terminated(found.text, writing), cursor: textOnly(found.text).cursor });
}
