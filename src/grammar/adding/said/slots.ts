import { entryOf } from '../../../common/entryOf.ts';
import type { NameStyle, Writing } from '../../../syntax/writing.ts';
import { type Declared, declared, expression, name, typeName } from '../../code/spokenCode.ts';
import { styleDeclaration } from '../../code/styles/styleDeclaration.ts';
import type { Wording } from '../../code/wording.ts';
import { innermost } from '../../places/nearest.ts';
import type { Place } from '../../places/place.ts';
import { type Addend, constructKey } from '../addends.ts';
import { CONSTRUCTS } from '../constructs.ts';
import { fill, type Slots } from '../template.ts';
import { type Details, detailsIn, IS_FUNCTION } from './details.ts';
import { emptyCode } from './emptiness.ts';
import { loopOf } from './loops.ts';
import { moduleOf } from './modules.ts';
import { caughtIn, typeFor, withMark } from './types.ts';
import { marked, spokenValue, wordsOf } from './values.ts';

/** What was said behind the name, as the slots of a template; undefined where it does not fit. */
export function slotsFor(addend: Addend, place: Place, writing: Writing): Slots | undefined {
  const { key, construct, details } = addend;
  // Where nothing says so of its type, what may be left out has nothing for a value.
  const isLeftOut = key === 'parameter' && addend.before.includes('optional') && !writing.code['optional parameter'];
  if (isLeftOut && writing.words['none'] !== 'None') return undefined;
  const isAsync = addend.before.includes('async') && !writing.modifiers.includes('async');
  if (isAsync && !/\basync\b/.test(JSON.stringify(entryOf(writing.code, key) ?? ''))) return undefined;
  const sight = sightOf(addend.before, writing);
  if (sight === undefined) return undefined;
  const before = sight.words.filter(word => !(isAsync && word === 'async') && !(isLeftOut && word === 'optional'));
  const held = writing.declaresProperties ? withoutJoint(addend.after) : addend.after;
  const said = isLeftOut && !addend.after.includes('equals') ? [...held, 'equals', 'none'] : held;
  const after = /^(property|parameter)$/.test(key) ? withMark(said, writing) : said;
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
      // What nobody has called empty is asked for in another way.
      if (/ is (?:not )?empty$/i.test(after.join(' ')) && !wording.lexicon.has('empty')) {
        const code = emptyCode(after, { ...wording, writing }, place.tree?.grammar.language.grammar ?? '');
        return code === undefined ? undefined : { condition: code, value: code };
      }
      return { condition: value(after, 'condition'), value: value(after, 'condition') };
    case 'value': {
      // "A print of the count": what is printed.
      const member = key === 'case' ? siblingCase(after, place) : undefined;
      if (member) return valueSlot(member, after);
      const printed = /^print/.test(key) && after.length > 1 && /^of$/i.test(after[0] ?? '') ? after.slice(1) : after;
      return valueSlot(printed.length === 0 ? '' : spokenValue(key, printed, wording, writing), printed);
    }
    case 'body': {
      const body = statementOf(after, wording, writing);
      // A name by itself does nothing.
      return after.length > 1 && /^[\p{L}_$][\p{L}\p{N}_$]*;?$/u.test(body) ? undefined : { body };
    }
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
            : key === 'comment'
              ? after.join(' ').replace(/^(?:saying|that says|which says|that reads|with the text) (?=.)/i, '')
              : /^(modifier|text|panic|receiver argument)$/.test(key)
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
      const found = key === 'property' && writing.declaresProperties ? styleDeclaration(after, wording) : undefined;
      if (found) {
        const [, property = '', value = ''] = /^([\w-]+): (.*)$/s.exec(found.text) ?? [];
        return { name: property, value, typed: '' };
      }
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
      if (/^the value\b/.test(parts.value ?? '')) return undefined;
      const parent = details?.parent.length ? typeName(details.parent, wording) : '';
      const interfaces = details?.interfaces.map(one => typeName(one, wording)) ?? [];
      const returns = details?.returns.length ? typeName(details.returns, wording) : '';
      const typed = returns || parts.type || (key === 'catch' ? typeName(said, wording) : '');
      const given = typed && details && parts.value === undefined && /^(?:named|positional) parameter$/.test(key);
      const isOptional = key === 'positional parameter' || /optional/.test([...addend.before, addend.said].join(' '));
      // A name alone says nothing in a class whose blocks have no braces.
      if (key === 'property' && writing.empty && !typed && parts.value === undefined) return undefined;
      return {
        ...parametersOf(details, place, writing),
        parent,
        interfaces: interfaces.join(', '),
        bases: [...(parent ? [parent] : []), ...interfaces].join(', '),
        modifiers:
          key === 'method'
            ? withVisibility(parts.modifiers, place, writing)
            : // What has a name and no value must be given.
              given && !isOptional && !typed.endsWith('?') && parts.modifiers === ''
              ? 'required'
              : parts.modifiers,
        type: given && isOptional ? typed.replace(/\??$/, '?') : typed,
        name: key === 'catch' && !parts.type ? '' : sight.mark + parts.nameText,
        value: parts.value ?? '',
        // For languages that write a default otherwise beside a type.
        typed: parts.value ? '' : typed,
        default: typed ? '' : (parts.value ?? ''),
        owner: receiverType(place),
        async: isAsync ? 'async' : '',
        receiver: ownerName(place).charAt(0).toLowerCase(),
      };
    }
  }
}

/** A case is called as the others of its switch are: `SHIPPED`, `Shipped`. */
function siblingCase(words: readonly string[], { text, cursor, wording }: Place): string | undefined {
  if (words.length === 0 || !words.every(word => /^[a-z]+$/i.test(word)) || wording.lexicon.spelling(words))
    return undefined;
  const near = text.slice(Math.max(0, cursor - 1_500), cursor + 1_500);
  const names = [...near.matchAll(/^[ \t]*case ([A-Za-z_]\w*)\s*(?::|->|=>)/gm)].map(([, called = '']) => called);
  if (names.length > 0 && names.every(called => /^[A-Z][A-Z0-9_]*$/.test(called)))
    return name(words, 'constant', wording);
  return names.length > 0 && names.every(called => /^[A-Z][a-z]/.test(called))
    ? name(words, 'pascal', wording)
    : undefined;
}

/** Who may see a thing, and how it runs: not every language has words for these. */
export const SIGHT = /^(?:public|private|protected|internal|async)$/;

/**
 * Who may see it, where the language has no word for it: everybody by itself, else a mark in front of the name. Undefined
 * where it is written in another way, such as by a capital.
 */
function sightOf(
  said: readonly string[],
  { modifiers, privateMark, typeMark }: Writing,
): { readonly words: readonly string[]; readonly mark: string } | undefined {
  const words = said.filter(word => word !== 'new');
  const [unknown, ...others] = words.filter(word => SIGHT.test(word) && word !== 'async' && !modifiers.includes(word));
  if (unknown === undefined) return { words, mark: '' };
  const mark = unknown === 'public' ? '' : unknown === 'private' ? privateMark : undefined;
  if (mark === undefined || others.length > 0 || typeMark === ' ') return undefined;
  return { words: words.filter(word => word !== unknown), mark };
}

/** A sign for white space is no value. */
function valueSlot(value: string, said: readonly string[]): Slots | undefined {
  return said.length > 0 && value.trim() === '' ? undefined : { value };
}

/** Of a function, what stands in front of the word for it is no part of its name: "async function get user"; behind it, "get" is. */
function declaredFunction(
  before: readonly string[],
  after: readonly string[],
  wording: Wording,
  style: NameStyle,
): Declared {
  if (after.length === 0) return declared(before, wording, style);
  const { writing } = wording;
  const modifiers = writing?.modifiers.filter(modifier => !/^[gs]et$/.test(modifier)) ?? [];
  const front = declared([...before, 'x'], wording);
  const own = declared(after, writing ? { ...wording, writing: { ...writing, modifiers } } : wording, style, true);
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
    const type = writing.typeStands === 'before' && slots?.['type'] === '' ? typeCalled(after, wording) : undefined;
    return slots ? fill(template, { ...slots, ...(type && { type }) }, '', '').text : '';
  });
  return { parameters: written.join(', ') };
}

/** "An order" is of the type `Order`, where there is one. */
function typeCalled(words: readonly string[], { lexicon, writing }: Wording): string | undefined {
  const type = words.map(word => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join('');
  return writing?.names.class === 'pascal' && lexicon.has(type) ? type : undefined;
}

function prefix(before: readonly string[], wording: Wording): Slots {
  if (before.length === 0) return { modifiers: '', type: '' };
  const parts = declared([...before, 'x'], wording);
  return { modifiers: parts.modifiers, type: parts.type };
}

function statementOf(words: readonly string[], wording: Wording, writing: Writing): string {
  if (words.length === 0) return '';
  const key = constructKey((words[0] ?? '').toLowerCase(), writing);
  const template = key && CONSTRUCTS.get(key)?.where === 'statement' ? entryOf(writing.code, key) : undefined;
  const reads = key ? CONSTRUCTS.get(key)?.reads : undefined;
  if (typeof template === 'string' && reads === 'value')
    return fill(template, { value: words.length > 1 ? expression(words.slice(1), wording, 'value').text : '' }, '', '')
      .text;
  return terminated(expression(words, wording, 'statement').text, writing);
}

export function terminated(code: string, { terminator }: Writing): string {
  return !terminator || /[;}]$/.test(code.trimEnd()) ? code : code + terminator;
}

/** Of a style's variable: "with the value" says no more than that its value follows. */
function withoutJoint(words: readonly string[]): readonly string[] {
  const said = words.map(word => word.toLowerCase());
  const at = said.findIndex(
    (word, index) => word === 'with' && /^(?:with (?:the |a )?value(?: of)? )/.test(said.slice(index).join(' ')),
  );
  if (at < 1) return words;
  let to = said.indexOf('value', at) + 1;
  if (said[to] === 'of') to++;
  return to < words.length ? [...words.slice(0, at), ...words.slice(to)] : words;
}

/** What the methods of a type are called on in Go: by a pointer where those that there are do so. */
function receiverType(place: Place): string {
  const name = ownerName(place);
  return name && place.text.includes(` *${name}) `) && /^func \(\w+ \*/m.test(place.text) ? `*${name}` : name;
}

const VISIBILITY =
  /^(?:@[\w.]+(?:\([^()\n]*\))?\s+|\[[^\]\n]*\]\s+)*(public|private|protected|internal|pub(?:\([^)]*\))?)\b/;

/** Modifiers with who may see the methods of a class, where most of them say the same and nothing else was said. */
function withVisibility(said: string, { tree, cursor, text }: Place, { modifiers }: Writing): string {
  if (/\b(?:public|private|protected|internal|pub)\b/.test(said)) return said;
  const own = innermost(
    (['class', 'struct', 'record', 'enum', 'implementation'] as const).flatMap(kind =>
      tree?.knows(kind) ? tree.scopesAround(kind, cursor) : [],
    ),
    cursor,
  );
  const methods = own ? (tree?.scopesIn('method', own) ?? []).filter(({ name: called }) => called !== own.name) : [];
  const seen = methods.map(({ start }) => VISIBILITY.exec(text.slice(start, start + 200))?.[1]);
  const [first = ''] = seen.filter(one => one !== 'private');
  const alike = seen.filter(one => one === first);
  const isUsual = /^(public|pub)$/.test(first) && alike.length * 2 > seen.length && modifiers.includes(first);
  return isUsual ? [first, said].filter(Boolean).join(' ') : said;
}

/** The name of the class around the cursor, or the nearest. */
function ownerName({ tree, cursor }: Place): string {
  if (!tree) return '';
  const classes = [...tree.scopesNear('class', cursor, false), ...tree.scopesNear('struct', cursor, false)];
  const next = classes.find(({ start }) => start >= cursor);
  return innermost(classes, cursor)?.name ?? next?.name ?? classes.findLast(({ end }) => end <= cursor)?.name ?? '';
}
