import { entryOf } from '../../../common/entryOf.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { typed } from '../../code/spokenCode.ts';
import { named } from '../../english/formatters.ts';
import { cardinalAt } from '../../english/numbers.ts';
import type { Place } from '../../places/place.ts';
import { caret, type Outcome } from '../../places/text/outcome.ts';
import { BOOLEAN } from '../placed/attributes.ts';
import { waysToPlace } from '../placed/where.ts';
import { tagAt } from './tagAt.ts';

/** Attributes with a value, as they are said, by the HTML standard. */
const VALUED: ReadonlyMap<string, string> = new Map([
  ...'action alt class for height href id lang max method min name pattern placeholder rel role src style target title type value width'
    .split(' ')
    .map(name => [name, name] as const),
  ...[
    ['alt text', 'alt'],
    ['class name', 'class'],
    ['place holder', 'placeholder'],
    ['tab index', 'tabindex'],
  ].map(([said = '', name = '']) => [said, name] as const),
  ...[
    ['max length', 'maxlength'],
    ['min length', 'minlength'],
    ['auto complete', 'autocomplete'],
  ].map(([said = '', name = '']) => [said, name] as const),
]);

/** As React calls them. */
const OF_REACT: Readonly<Record<string, string>> = {
  ...{ class: 'className', for: 'htmlFor', tabindex: 'tabIndex', maxlength: 'maxLength', minlength: 'minLength' },
  ...{ autocomplete: 'autoComplete', readonly: 'readOnly', autofocus: 'autoFocus', autoplay: 'autoPlay' },
};

const JOINT =
  /^(?:attribute )?(?:of|saying|that says|that reads|equals|equal to|set to|with|with the value|with value|with the text|called|named|is|that is|=)$/;
const LONGEST_JOINT = 4;

const SIGNED = /\b(?:quotes?|ticks?|braces?|brackets?|arrow|lambda)\b/i;

interface Attribute {
  /** As it is in a page. */
  readonly name: string;
  /** Undefined where being there says it all. */
  readonly value: readonly string[] | undefined;
}

/**
 * An attribute that is added to a tag: "a class active", "a title of send it to the first button", "the required
 * attribute". `refused` where its tag is not certain, or has it already.
 */
export function attributeSaid(said: readonly string[], place: Place): Outcome | 'refused' | undefined {
  // What is said with its signs is code.
  if (!place.tree?.knows('open tag') || SIGNED.test(said.join(' '))) return undefined;
  for (const { what, where } of waysToPlace(said)) {
    if (where.beside || where.rank !== undefined || where.edge) continue;
    const own = directiveIn(what, place);
    const attribute = own ? undefined : attributeIn(what);
    if (!own && !attribute) continue;
    const tag = tagAt(where.owner, place);
    if (tag && own) return writtenInto(tag, own, place) ?? 'refused';
    if (tag && attribute) return withAttribute(attribute, tag.start, tag.end, place) ?? 'refused';
    // What was said to be its tag is no part of its value.
    if (where.owner && !place.tree.knows('function') && /^(?:to|into|on|in)$/i.test(said[what.length] ?? ''))
      return 'refused';
  }
  return undefined;
}

/** "Make the input required", "disable the button": what is so by being there. */
export function attributeWished(said: readonly string[], place: Place): Outcome | undefined {
  if (!place.tree?.knows('open tag')) return undefined;
  const sentence = said.join(' ').toLowerCase();
  const made = /^(?:make|mark) (?<tag>.+?) (?:as )?(?<name>\w+)$/.exec(sentence)?.groups;
  const should = /^(?<tag>.+?) (?:should|must|has to|needs to) be (?<name>\w+)$/.exec(sentence)?.groups;
  const verb = /^(?<name>disable|hide|require) (?<tag>.+)$/.exec(sentence)?.groups;
  const found = made ?? should ?? verb;
  const names: Readonly<Record<string, string>> = { disable: 'disabled', hide: 'hidden', require: 'required' };
  const name = verb ? entryOf(names, verb['name'] ?? '') : found?.['name'];
  const tag = found && tagAt((found['tag'] ?? '').split(' '), place);
  // A component has attributes of its own.
  const isOwn = tag !== undefined && /^<[A-Z]/.test(place.text.slice(tag.start, tag.start + 2));
  return tag && !isOwn && name !== undefined && BOOLEAN.test(name)
    ? withAttribute({ name, value: undefined }, tag.start, tag.end, place)
    : undefined;
}

function attributeIn(said: readonly string[]): Attribute | undefined {
  const lower = said.map(word => word.toLowerCase());
  let at = /^(?:an?|the|another)$/.test(lower[0] ?? '') ? 1 : 0;
  if (lower[at] === 'attribute') at += /^(?:called|named)$/.test(lower[at + 1] ?? '') ? 2 : 1;
  const rest = lower.slice(at);
  const bare = rest.at(-1) === 'attribute' ? rest.slice(0, -1) : rest;
  if (bare.length === 1 && BOOLEAN.test(bare[0] ?? '')) return { name: bare[0] ?? '', value: undefined };
  const named = bare.length < rest.length ? VALUED.get(bare.join(' ')) : undefined;
  if (named !== undefined) return { name: named, value: [] };
  const isOwn = /^(?:data|aria)$/.test(rest[0] ?? '');
  for (const length of isOwn ? [2, 3] : [2, 1]) {
    const words = rest.slice(0, length);
    const name = isOwn ? words.join('-') : VALUED.get(words.join(' '));
    if (name === undefined || words.length < length) continue;
    // "An id attribute todo".
    let from = length + (rest[length] === 'attribute' && rest.length > length + 1 ? 1 : 0);
    const noun = from;
    for (let joint = LONGEST_JOINT; joint > 0; joint--)
      if (JOINT.test(rest.slice(noun, noun + joint).join(' '))) {
        from += joint;
        break;
      }
    const value = said.slice(at + from);
    // "A class name" is one without a value, and no class that is called name.
    if (name === 'class' && length === 1 && value.length === 1 && /^name$/i.test(value[0] ?? ''))
      return { name, value: [] };
    if (value.length === 0 || (from === length && (isOwn || /^(?:to|of|in|on|for|from|at)$/i.test(value[0] ?? ''))))
      continue;
    return { name, value };
  }
  return undefined;
}

function withAttribute({ name, value }: Attribute, start: number, end: number, place: Place): Outcome | undefined {
  const { text, tree } = place;
  const isReact = tree?.knows('function') === true;
  const called = isReact ? (entryOf(OF_REACT, name) ?? name) : name;
  const own = text.slice(start, end);
  const there = new RegExp(`\\s:?${called}(?=[\\s=/>])(?:=("[^"]*"|'[^']*'))?`).exec(own);
  const written = value?.length === 0 ? '' : value && quotedText(name, value, place);
  if (value && written === undefined) return undefined;
  if (there) {
    // A tag may have several classes.
    const [whole, quoted = ''] = there;
    if (name !== 'class' || quoted === '' || !written || quoted.slice(1, -1).split(/\s+/).includes(written))
      return undefined;
    const at = start + there.index + whole.length - 1;
    const added = quoted.length > 2 ? ` ${written}` : written;
    return { edits: [{ start: at, end: at, text: added }], selections: [caret(at + added.length)] };
  }
  const isInBraces = isReact && /^\d+$/.test(written ?? '') && /\s\w+=\{\d+\}/.test(text);
  const code = written === undefined ? called : `${called}=${isInBraces ? `{${written}}` : `"${written}"`}`;
  return writtenInto({ start, end }, { called, code }, place);
}

/** Behind the last of a tag, one a line where the others stand so; undefined where it has one that is called so. */
function writtenInto({ start, end }: Span, { called, code }: Written, { text }: Place): Outcome | undefined {
  const own = text.slice(start, end);
  if (own.split(/[\s=/>]+/).includes(called)) return undefined;
  const tail = /\s*\/?>$/.exec(own)?.[0].length ?? 0;
  const at = end - tail;
  const gap = /\n([ \t]+)\S[^\n]*\n[ \t]*\/?>$/.exec(own)?.[1];
  const added = gap === undefined ? ` ${code}` : `\n${gap}${code}`;
  return { edits: [{ start: at, end: at, text: added }], selections: [caret(at + added.length)] };
}

/** An attribute as it is written. */
interface Written {
  readonly called: string;
  readonly code: string;
}

const EVENT =
  /^(?:an? )?(?:on )?(?<event>click|double click|change|submit|input|blur|focus|key down|key up|mouse enter|mouse leave) (?:handler |listener |event |event handler )?(?:called |named |of |that calls |calling |with |equals |to )?(?<name>.+)$/;
const DIRECTIVE =
  /^(?:an? )?v (?<name>if|show|model|html|text|else if|else)(?: (?:of |equals |with |set to |on )?(?<value>.+))?$/;

/** "A click handler close", "a v if of open": what is called so is in the file. */
function directiveIn(what: readonly string[], { text, tree, wording: { lexicon } }: Place): Written | undefined {
  const said = what.join(' ').toLowerCase();
  const isReact = tree?.knows('function') === true;
  const isVue = !isReact && /<\/template>/.test(text);
  const event = EVENT.exec(said)?.groups;
  const handler = event?.['name'] ? lexicon.spelling(event['name'].split(' ')) : undefined;
  if (event && handler && (isReact || isVue)) {
    const words = (event['event'] ?? '').replace('double click', isReact ? 'double click' : 'dblclick').split(' ');
    const called = isReact ? named(['on', ...words], 'camel') : `@${words.join('')}`;
    return { called, code: isReact ? `${called}={${handler}}` : `${called}="${handler}"` };
  }
  const directive = isVue ? DIRECTIVE.exec(said)?.groups : undefined;
  if (!directive) return undefined;
  const called = `v-${(directive['name'] ?? '').replace(' ', '-')}`;
  const value = directive['value'] ? lexicon.spelling(directive['value'].split(' ')) : undefined;
  if (called === 'v-else') return directive['value'] ? undefined : { called, code: called };
  return value === undefined ? undefined : { called, code: `${called}="${value}"` };
}

const TYPES =
  /^(?:button|submit|reset|text|email|password|number|checkbox|radio|date|time|file|search|tel|url|range|color|hidden|month|week|image|module|circle|disc|square)$/;
const SIGN = /^(?:slash|dot|dash|hyphen|underscore|colon|hash)$/i;

/** What stands in the quotes; undefined where nobody could write it so. */
function quotedText(name: string, words: readonly string[], { wording }: Place): string | undefined {
  const number = cardinalAt(words, 0);
  if (number?.length === words.length) return number.digits;
  const isPlain = /^(?:alt|title|placeholder|value|content)$/.test(name) || /^(?:aria|data)-/.test(name);
  const text = words.some(word => SIGN.test(word)) ? typed(words, wording).text : words.join(' ');
  if (/["<>{}]/.test(text) || (!isPlain && /\b(?:to|in|on|and|with|for|after|before)\b/i.test(text))) return undefined;
  if (isPlain) return text;
  if (name === 'id' || name === 'name') return named(text.split(' '), 'kebab');
  if (name === 'target' && /^(?:blank|self|parent|top)$/i.test(text)) return `_${text.toLowerCase()}`;
  if (name === 'style') return text.includes(':') ? text : undefined;
  if (name === 'type' && !TYPES.test(text)) return undefined;
  return /\s/.test(text) ? undefined : text;
}
