import type { Writing } from '../../syntax/writing.ts';
import { declared, expression, loopHeader, name, prose, type Snippet, typed, typeName } from '../code/spokenCode.ts';
import type { Wording } from '../code/wording.ts';
import { innermost } from '../places/nearest.ts';
import type { Place } from '../places/place.ts';
import { type Addend, constructKey } from './addends.ts';
import { CONSTRUCTS } from './constructs.ts';
import { CURSOR, fill, type Slots } from './template.ts';

/** What was said behind the name, as the slots of a template; undefined where it does not fit. */
export function slotsFor({ key, construct, before, after }: Addend, place: Place, writing: Writing): Slots | undefined {
  const { wording } = place;
  const value = (words: readonly string[], role: 'value' | 'condition' | 'statement' | 'argument') =>
    words.length === 0 ? '' : marked(expression(words, wording, role));
  switch (construct.reads) {
    case 'nothing':
      return { ...prefix(before, wording), owner: ownerName(place), name: '' };
    case 'condition':
      return { condition: value(after, 'condition'), value: value(after, 'condition') };
    case 'value':
      return { value: after.length === 0 ? '' : spokenValue(key, after, wording, writing) };
    case 'body':
      return { body: statementOf(after, wording, writing) };
    case 'type': {
      if (after.length === 0) return undefined;
      const plain = after.findIndex(word => !writing.modifiers.includes(word));
      const type = plain < 0 ? '' : typeOf(after.slice(plain), wording);
      return { modifiers: after.slice(0, Math.max(plain, 0)).join(' '), type, value: type, name: type };
    }
    case 'words':
      return {
        value: /^(modifier|comment|text|panic|receiver argument)$/.test(key)
          ? after.join(' ')
          : wordsOf(key, after, wording),
      };
    case 'module':
      return moduleOf(key === 'from import' ? ['from', ...after] : after, wording, writing);
    case 'loop':
      return loopOf(after, wording);
    case 'declared': {
      if (key === 'catch' && after.length === 0) return { type: '', name: '' };
      const said = [...before, ...after];
      if (said.length === 0) return undefined;
      const style =
        writing.names[construct.named ?? 'variable'] ??
        (construct.named === 'namespace'
          ? writing.names.class
          : construct.named === 'method'
            ? writing.names.function
            : writing.names.variable);
      const parts = declared(said, wording, style);
      const typed = parts.type || (key === 'catch' ? typeName(said, wording) : '');
      return {
        modifiers: parts.modifiers,
        type: typed,
        name: key === 'catch' && !parts.type ? '' : parts.nameText,
        value: parts.value ?? '',
        // For languages that write a default otherwise beside a type.
        typed: parts.value ? '' : typed,
        default: typed ? '' : (parts.value ?? ''),
        owner: ownerName(place),
      };
    }
  }
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
  if (key === 'attribute') return expression(words, wording, 'statement').text;
  if (key === 'argument') return expression(words, wording, 'argument').text;
  if (key === 'decorator') return expression(words, wording, 'value', writing.names.decorator).text;
  return marked(expression(words, wording, 'value'));
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

/** "foo", "foo from bar", "string format": what is imported, and from where. */
function moduleOf(words: readonly string[], wording: Wording, writing: Writing): Slots | undefined {
  if (words.length === 0) return { value: '', source: '' };
  const rest = words[0] === 'string' && words.length > 1 ? words.slice(1) : words;
  const style = writing.names.module;
  const module = (part: readonly string[]) =>
    style
      ? name(part, style, wording)
      : expression(part, wording, 'value')
          .text.replace(/ ?([/.:-]) ?/g, '$1')
          // A class at the end of a path is written as a class: `java.util.Map`.
          .replace(/(?<=\.)[a-z]\w*$/, last =>
            /^[A-Z]/.test(writing.types[last] ?? '') ? (writing.types[last] ?? last) : last,
          );
  const from = rest.lastIndexOf('from');
  if (from > 0 && from < rest.length - 1)
    return { value: expression(rest.slice(0, from), wording, 'value').text, source: module(rest.slice(from + 1)) };
  if (from === 0) {
    // Python's order: "from foo import bar".
    const joint = rest.indexOf('import');
    if (joint > 1)
      return { value: expression(rest.slice(joint + 1), wording, 'value').text, source: module(rest.slice(1, joint)) };
  }
  return { value: module(rest), source: '' };
}

/** "const e of list", "string item in items": slots modifiers, type, name, value; else all of it as the slot header. */
function loopOf(words: readonly string[], wording: Wording): Slots {
  const joint = words.findIndex(
    (word, index) => index > 0 && (word === 'in' || word === 'of') && index < words.length - 1,
  );
  if (joint > 0) {
    const parts = declared(words.slice(0, joint), wording);
    const value = expression(words.slice(joint + 1), wording, 'value').text;
    return { modifiers: parts.modifiers, type: parts.type, name: parts.nameText, value, header: '' };
  }
  return { header: words.length === 0 ? '' : loopHeader(words, wording).text, name: '', value: '' };
}

/** The name of the class around the cursor, or the nearest. */
function ownerName({ tree, cursor }: Place): string {
  if (!tree) return '';
  const classes = [...tree.scopesNear('class', cursor, false), ...tree.scopesNear('struct', cursor, false)];
  return innermost(classes, cursor)?.name ?? classes.find(({ start }) => start >= cursor)?.name ?? '';
}
