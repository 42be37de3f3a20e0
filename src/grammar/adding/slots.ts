import type { NameStyle, Writing } from '../../syntax/writing.ts';
import { isText } from '../code/evidence.ts';
import { errorIn } from '../code/reading/constructed.ts';
import {
  type Declared,
  declared,
  expression,
  loopHeader,
  name,
  prose,
  type Snippet,
  typed,
  typeName,
} from '../code/spokenCode.ts';
import type { Wording } from '../code/wording.ts';
import { innermost } from '../places/nearest.ts';
import type { Place } from '../places/place.ts';
import { type Addend, constructKey } from './addends.ts';
import { CONSTRUCTS } from './constructs.ts';
import { type Details, detailsIn, IS_FUNCTION } from './details.ts';
import { moduleOf } from './modules.ts';
import { CURSOR, fill, type Slots } from './template.ts';

/** What was said behind the name, as the slots of a template; undefined where it does not fit. */
export function slotsFor(addend: Addend, place: Place, writing: Writing): Slots | undefined {
  const { key, construct, before, details } = addend;
  const after = /^(property|parameter)$/.test(key) ? withMark(addend.after, writing) : addend.after;
  const { wording } = place;
  const value = (words: readonly string[], role: 'value' | 'condition' | 'statement' | 'argument') =>
    words.length === 0 ? '' : marked(expression(words, wording, role));
  switch (construct.reads) {
    case 'nothing':
      // What else is said is not known here.
      if (after.length > 0) return undefined;
      return {
        ...parametersOf(details, place, writing),
        ...prefix(before, wording),
        owner: ownerName(place),
        name: '',
      };
    case 'condition':
      return { condition: value(after, 'condition'), value: value(after, 'condition') };
    case 'value':
      return { value: after.length === 0 ? '' : spokenValue(key, after, wording, writing) };
    case 'body':
      return { body: statementOf(after, wording, writing) };
    case 'type': {
      if (after.length === 0) return undefined;
      const plain = after.findIndex(word => !writing.modifiers.includes(word));
      const type = plain < 0 ? '' : typeFor(key, after.slice(plain), wording);
      return { modifiers: after.slice(0, Math.max(plain, 0)).join(' '), type, value: type, name: type };
    }
    case 'words':
      return {
        value:
          key === 'receiver argument'
            ? after.join(' ').replace(' star ', ' *')
            : /^(modifier|comment|text|panic|receiver argument)$/.test(key)
              ? after.join(' ')
              : wordsOf(key, after, wording),
      };
    case 'module':
      return moduleOf(key === 'from import' ? ['from', ...after] : after, wording, writing);
    case 'loop':
      return loopOf(after, wording);
    case 'declared': {
      const set = key === 'type alias' ? after.indexOf('equals') : -1;
      if (set > 0 && set < after.length - 1)
        return {
          modifiers: declared([...before, 'x'], wording).modifiers,
          name: name(after.slice(0, set), writing.names.class, wording),
          value: typeName(after.slice(set + 1), wording),
        };
      if (key === 'catch' && after.length === 0) return { type: '', name: '' };
      const said = [...before, ...after];
      if (said.length === 0) return undefined;
      if (key === 'catch') {
        const caught = caughtIn(said, wording);
        if (caught) return caught;
      }
      const style =
        writing.names[construct.named ?? 'variable'] ??
        (construct.named === 'namespace'
          ? writing.names.class
          : construct.named === 'method'
            ? writing.names.function
            : writing.names.variable);
      const parts = IS_FUNCTION.test(key)
        ? declaredFunction(before, after, wording, style)
        : declared(said, wording, style);
      const parent = details?.parent.length ? typeName(details.parent, wording) : '';
      const interfaces = details?.interfaces.map(one => typeName(one, wording)) ?? [];
      const returns = details?.returns.length ? typeName(details.returns, wording) : '';
      const typed = returns || parts.type || (key === 'catch' ? typeName(said, wording) : '');
      return {
        ...parametersOf(details, place, writing),
        parent,
        interfaces: interfaces.join(', '),
        bases: [...(parent ? [parent] : []), ...interfaces].join(', '),
        modifiers: parts.modifiers,
        type: typed,
        name: key === 'catch' && !parts.type ? '' : parts.nameText,
        value: parts.value ?? '',
        // For languages that write a default otherwise beside a type.
        typed: parts.value ? '' : typed,
        default: typed ? '' : (parts.value ?? ''),
        owner: ownerName(place),
        receiver: ownerName(place).charAt(0).toLowerCase(),
      };
    }
  }
}

/** "Illegal argument exception e", "value error as err": a class of errors and its name. */
function caughtIn(said: readonly string[], wording: Wording): Slots | undefined {
  const error = errorIn(said.filter(word => word !== 'as'));
  const [only = ''] = said;
  if (said.length === 1 && /^\p{L}$/u.test(only)) return { type: '', name: only };
  if (!error || error.says.length > 2) return undefined;
  return {
    type: typeName(error.type, wording),
    name: name(error.says, wording.writing?.names.variable ?? 'camel', wording),
  };
}

/** Of a function, what stands in front of the word for it is no part of its name: "async function get user". */
function declaredFunction(
  before: readonly string[],
  after: readonly string[],
  wording: Wording,
  style: NameStyle,
): Declared {
  if (before.length === 0 || after.length === 0) return declared([...before, ...after], wording, style);
  const { writing } = wording;
  const modifiers = writing?.modifiers.filter(modifier => !/^[gs]et$/.test(modifier)) ?? [];
  const front = declared([...before, 'x'], wording);
  const own = declared(after, writing ? { ...wording, writing: { ...writing, modifiers } } : wording, style);
  return {
    ...own,
    modifiers: [front.modifiers, own.modifiers].filter(Boolean).join(' '),
    type: own.type || front.type,
    // The `*` of what it returns.
    nameText: front.nameText.slice(0, -1) + own.nameText,
  };
}

/** What a function takes, each parameter as the language writes it. */
function parametersOf(details: Details | undefined, place: Place, writing: Writing): Slots {
  const code = writing.code['parameter'];
  const template = typeof code === 'string' ? code : Array.isArray(code) ? code[0]?.code : undefined;
  const construct = CONSTRUCTS.get('parameter');
  if (!details || !template || !construct) return {};
  const { wording } = place;
  const written = details.parameters.map(words => {
    const own = detailsIn('parameter', words, { ...wording, writing });
    const after = own?.words ?? words;
    const slots = slotsFor(
      { said: 'parameter', key: 'parameter', construct, before: [], after, details: own, inline: false },
      place,
      writing,
    );
    return slots ? fill(template, slots, '', '').text : '';
  });
  return { parameters: written.join(', ') };
}

function typeFor(key: string, words: readonly string[], wording: Wording): string {
  const joint = key === 'implementation' ? words.indexOf('for') : -1;
  if (joint > 0) return `${typeOf(words.slice(0, joint), wording)} for ${typeOf(words.slice(joint + 1), wording)}`;
  const type = typeOf(words, wording);
  // Go returns several in brackets.
  return wording.writing?.typeMark === ' ' && /, /.test(type) && !type.startsWith('(') ? `(${type})` : type;
}

/** A path of modules keeps its signs: "requests colon colon patterns". */
function typeOf(words: readonly string[], wording: Wording): string {
  const isPath = words.some((word, at) => word === 'dot' || (word === 'colon' && words[at + 1] === 'colon'));
  return isPath ? name(words, wording.writing?.names.class ?? 'pascal', wording) : typeName(words, wording);
}

/** With a mark where the cursor goes, if that is not the end. */
function marked({ text, cursor }: Snippet): string {
  return cursor === undefined ? text : text.slice(0, cursor) + CURSOR + text.slice(cursor);
}

function prefix(before: readonly string[], wording: Wording): Slots {
  if (before.length === 0) return { modifiers: '', type: '' };
  const parts = declared([...before, 'x'], wording);
  return { modifiers: parts.modifiers, type: parts.type };
}

function spokenValue(key: string, words: readonly string[], wording: Wording, writing: Writing): string {
  // An attribute is set, not compared.
  if (key === 'attribute') return expression(words, wording, 'statement').text.replace(/^([\w-]+) = /, '$1=');
  if (key === 'argument') return expression(words, wording, 'argument').text;
  if (key === 'print' && isText(words, wording)) return `${writing.quote}${words.join(' ')}${writing.quote}`;
  if (key === 'throw') return thrown(words, wording);
  const alias = key === 'with' ? words.lastIndexOf('as') : -1;
  if (alias > 0 && alias === words.length - 2) {
    const of = expression(words.slice(0, alias), wording, 'value').text;
    return `${of} as ${name(words.slice(alias + 1), writing.names.variable, wording)}`;
  }
  if (key === 'decorator' && words[0] === 'derive' && words.length > 1)
    return `derive(${typeName(words.slice(words[1] === 'of' ? 2 : 1), wording)})`;
  if (key === 'decorator') return expression(words, wording, 'value', writing.names.decorator).text;
  return marked(expression(words, wording, 'value'));
}

/** What is thrown, read as it is behind the word for it. */
function thrown(words: readonly string[], wording: Wording): string {
  const word = ['throw', 'raise'].find(said => Object.hasOwn(wording.writing?.words ?? {}, said));
  const isPlain = words.every(said => /^[a-z]+$/i.test(said) && said !== 'new' && said !== 'of');
  const isError = isPlain && /^(error|exception)$/i.test(words.at(-1) ?? '') && !wording.lexicon.spelling(words);
  if (isError && !wording.writing?.throwsNew) {
    const type = typeName(words, wording);
    if (words.length > 1 || Object.values(wording.writing?.types ?? {}).includes(type)) return type;
  }
  if (!word) return marked(expression(words, wording, 'value'));
  return marked(expression([word, ...words], wording, 'value')).slice(word.length + 1);
}

function statementOf(words: readonly string[], wording: Wording, writing: Writing): string {
  if (words.length === 0) return '';
  const [first = ''] = words;
  const key = constructKey(first.toLowerCase(), writing);
  const template = key && CONSTRUCTS.get(key)?.where === 'statement' ? writing.code[key] : undefined;
  const reads = key ? CONSTRUCTS.get(key)?.reads : undefined;
  if (typeof template === 'string' && reads === 'value')
    return fill(template, { value: words.length > 1 ? expression(words.slice(1), wording, 'value').text : '' }, '', '')
      .text;
  return terminated(expression(words, wording, 'statement').text, writing);
}

export function terminated(code: string, { terminator }: Writing): string {
  return !terminator || /[;}]$/.test(code.trimEnd()) ? code : code + terminator;
}

function wordsOf(key: string, words: readonly string[], wording: Wording): string {
  if (/tag$/.test(key)) return typed(words, wording).text;
  if (key === 'ruleset') return typed(words, wording).text;
  return prose(words);
}

/** "const e of list", "string item in items": slots modifiers, type, name, value; else all of it as the slot header. */
function loopOf(words: readonly string[], wording: Wording): Slots {
  const joint = words.findIndex(
    (word, index) => index > 0 && (word === 'in' || word === 'of') && index < words.length - 1,
  );
  if (joint > 0) {
    const parts = declared(words.slice(0, joint), wording);
    const value = expression(rangeOf(words.slice(joint + 1), wording), wording, 'value').text;
    const name = parts.nameText.replace(/,\s*/g, ', ');
    // "For const key in object" is meant as it is said.
    const isIn = words[joint] === 'in' && /^(const|let|var)$/.test(parts.modifiers);
    return { modifiers: parts.modifiers, type: parts.type, name, value, header: '', joint: isIn ? 'in' : '' };
  }
  return { header: words.length === 0 ? '' : loopHeader(words, wording).text, name: '', value: '' };
}

/** The name of the class around the cursor, or the nearest. */
function ownerName({ tree, cursor }: Place): string {
  if (!tree) return '';
  const classes = [...tree.scopesNear('class', cursor, false), ...tree.scopesNear('struct', cursor, false)];
  const next = classes.find(({ start }) => start >= cursor);
  return innermost(classes, cursor)?.name ?? next?.name ?? classes.findLast(({ end }) => end <= cursor)?.name ?? '';
}

/** "Range ten" is a call where that makes a list of numbers, and the word is the loop's own in Go. */
function rangeOf(words: readonly string[], { writing }: Wording): readonly string[] {
  if (words[0] !== 'range' || words.length < 2 || /^(of|open|paren|parens|dot)$/.test(words[1] as string)) return words;
  if (writing?.typeMark === ' ') return words.slice(1);
  return writing?.empty ? ['range', 'of', ...words.slice(1)] : words;
}

/** "Name string" is a name and its type, where the type stands behind. */
function withMark(words: readonly string[], { typeStands, typeMark, types }: Writing): readonly string[] {
  const set = words.indexOf('equals');
  const end = set < 0 ? words.length : set;
  const last = words[end - 1] ?? '';
  const isType = /^(string|str|bool|boolean|int|integer|float|double)$/.test(last) && Object.hasOwn(types, last);
  if (typeStands !== 'after' || typeMark === ' ' || !isType || end < 2 || words.includes('colon')) return words;
  const before = words[end - 2] ?? '';
  if (Object.hasOwn(types, before) || /^(of|or|to)$/.test(before)) return words;
  return [...words.slice(0, end - 1), 'colon', ...words.slice(end - 1)];
}
