import { entryOf } from '../../../common/entryOf.ts';
import type { Found, Span } from '../../../syntax/scopes.ts';
import { COLOURS, PROPERTIES } from '../../code/styles/properties.ts';
import { styleDeclaration } from '../../code/styles/styleDeclaration.ts';
import { innermost, outermost } from '../../places/nearest.ts';
import { isInText, type Place } from '../../places/place.ts';
import { indentAt } from '../../places/text/layout.ts';
import { caret, type Outcome, replaced } from '../../places/text/outcome.ts';
import { added } from '../added.ts';
import { intoBlock } from '../blocks.ts';
import { isCalled } from '../placed/naming.ts';
import { type Where, waysToPlace } from '../placed/where.ts';

/** A property with its value: `margin-top`, `10px`. */
interface Declared {
  readonly name: string;
  readonly value: string;
}

/**
 * A declaration that is added to a rule: "margin top 10 pixels", "a bold font weight to the card rule", "a box shadow of
 * none after the padding". `refused` where its rule is not certain.
 */
export function styleAdded(said: readonly string[], place: Place): Outcome | 'refused' | undefined {
  if (!isStyles(place)) return undefined;
  const words = said
    .join(' ')
    .toLowerCase()
    .replace(/^(?:an? |another )?(?:declaration|property|style) (?:of |for |called |with )?(?=\S+ \S)/, '')
    .split(' ');
  const [, name, value] =
    /^(?:an? |another )?variable (?:called |named )?(\w+(?: \w+){0,2}?) (?:with|of|set to) (.+)$/.exec(
      words.join(' '),
    ) ?? [];
  if (name && value) return added(['variable', ...name.split(' '), 'equals', ...value.split(' ')], place);
  const state = stateRule(words, place);
  if (state) return state;
  // Two at once are not written as one.
  if (/ and /.test(words.join(' ')) && styleDeclaration(words, place.wording)) return 'refused';
  for (const { what, where } of waysToPlace(words)) {
    const declared = declaredIn(what, place);
    if (!declared || where.rank !== undefined) continue;
    const rule = where.owner ? ruleCalled(where.owner, place) : ruleHere(place);
    // With a place that is none, the words of it are no value.
    if (!rule) return where.owner ? 'refused' : undefined;
    return intoRule(declared, rule, where, place) ?? 'refused';
  }
  return undefined;
}

/**
 * The same without a verb, in a rule: "text align center", "no border"; or said of one: "make the logo 60 pixels wide".
 * What the rule has already gets another value.
 */
export function styleSaid(said: readonly string[], place: Place): Outcome | undefined {
  if (!isStyles(place) || isInText(place)) return undefined;
  const words = said.map(word => word.toLowerCase()).filter((word, at) => !(at > 0 && word === 'colon'));
  const set = /^(?:set|change|make) (?:the )?(.+?) (?:to )?(.+)$/.exec(words.join(' '));
  if (set) {
    const rule = ruleHere(place);
    const declared = rule && declaredIn(words.slice(words[1] === 'the' ? 2 : 1), place, true);
    // What is changed is there.
    const isThere = declared && entriesOf(rule, place).some(({ name }) => name === declared.name);
    if (words[0] === 'change' && !isThere) return undefined;
    if (declared && SIDES.test(declared.name) && SIDES.test(declared.value)) return undefined;
    if (declared) return intoRule(declared, rule, {}, place);
  }
  const measured = measuredIn(words, place);
  if (measured) return measured;
  const rule = ruleHere(place);
  if (!rule) return undefined;
  const [first = ''] = words;
  const none = first === 'no' ? words.slice(1).join('-') : undefined;
  if (none !== undefined) {
    const isLength = /^(?:margin|padding|gap)/.test(none);
    const isThere = entriesOf(rule, place).some(one => one.name === none);
    return isThere && PROPERTIES.has(none) && CAN_BE_NONE.test(none)
      ? intoRule({ name: none, value: isLength ? '0' : 'none' }, rule, {}, place)
      : undefined;
  }
  const declared = declaredIn(words, place, true);
  return declared && intoRule(declared, rule, {}, place);
}

const STATE =
  /^(?:an? |another )?(?<state>hover|focus|active|visited|disabled|first child|last child)(?: (?:rule|state|style|block))? (?:for|to|on) (?<owner>.+)$/;

/** "A hover rule for the title": `.title:hover` behind it, or in it where the file has its own so. */
function stateRule(words: readonly string[], place: Place): Outcome | 'refused' | undefined {
  const { text, unit } = place;
  const { state, owner } = STATE.exec(words.join(' '))?.groups ?? {};
  if (!state || !owner) return undefined;
  const rule = ruleCalled(owner.split(' '), place);
  const selector = rule?.name.trim() ?? '';
  if (!rule || selector === '' || /[,:\n]/.test(selector)) return 'refused';
  const name = state.replace(' ', '-');
  if (text.slice(rule.start, rule.end).includes(`&:${name}`) || text.includes(`${selector}:${name}`)) return 'refused';
  const indent = indentAt(text, rule.start);
  const isNested = /^[ \t]*&:/m.test(text);
  const inner = isNested ? indent + unit : indent;
  const head = `\n\n${inner}${isNested ? '&' : selector}:${name} {`;
  const close = text.lastIndexOf('}', rule.end);
  const at = isNested ? rule.start + text.slice(rule.start, close).trimEnd().length : rule.end;
  return { edits: [{ start: at, end: at, text: `${head}\n${inner}}` }], selections: [caret(at + head.length)] };
}

function isColour(value: string): boolean {
  return /^(?:#[\da-f]{3,8}$|(?:rgb|hsl)a?\()/i.test(value) || COLOURS.has(value.toLowerCase());
}

/** Sides that are properties too: "change right to left" is about these. */
const SIDES = /^(?:top|right|bottom|left)$/;

const CAN_BE_NONE =
  /^(?:margin|padding|gap|border|border-(?:top|right|bottom|left)|outline|background|box-shadow|text-shadow|text-decoration|transform|transition|animation|filter|float|list-style)$/;

function isStyles({ tree, wording }: Place): boolean {
  return tree?.knows('ruleset') === true && wording.writing?.declaresProperties === true;
}

/** "Font weight bold", "a bold font weight", "a box shadow of none"; undefined where a value is not the language's. */
function declaredIn(said: readonly string[], { wording }: Place, isBare = false): Declared | undefined {
  const words = !isBare && /^(?:an?|the|another)$/.test(said[0] ?? '') ? said.slice(1) : said;
  const of = words.findIndex((word, at) => at > 0 && /^(?:of|with|to)$/.test(word));
  const turned = isBare ? undefined : turnedAround(words);
  for (const some of [words, of > 0 && !isBare ? words.filter((_word, at) => at !== of) : undefined, turned]) {
    const found = some && styleDeclaration(some, wording);
    if (!found?.isCertain) continue;
    const at = found.text.indexOf(': ');
    const [name, value] = [found.text.slice(0, at), found.text.slice(at + 2)];
    return /\band\b/.test(value) ? undefined : { name, value };
  }
  return undefined;
}

/** The value in front: "bold font weight" is "font weight bold". */
function turnedAround(words: readonly string[]): readonly string[] | undefined {
  for (let at = 1; at < words.length; at++)
    if (PROPERTIES.has(words.slice(at).join('-'))) return [...words.slice(at), ...words.slice(0, at)];
  return undefined;
}

/** "Make the logo 60 pixels wide". */
function measuredIn(words: readonly string[], place: Place): Outcome | undefined {
  const ways: Readonly<Record<string, string>> = { wide: 'width', high: 'height', tall: 'height' };
  const last = words.at(-1) ?? '';
  const name = entryOf(ways, last);
  const at = words.findIndex(word => /^\d/.test(word));
  if (words[0] !== 'make' || !name || at < 2) return undefined;
  const owner = words.slice(1, at);
  const isThis = /^(?:it|this|that)$/.test(owner.join(' '));
  const rule = isThis ? ruleHere(place) : ruleCalled(owner, place);
  const declared = declaredIn([name, ...words.slice(at, -1)], place, true);
  return rule && declared && /^\d[\d.]*[a-z%]+$/.test(declared.value) ? intoRule(declared, rule, {}, place) : undefined;
}

/** The rule that the cursor is in. */
function ruleHere({ tree, cursor }: Place): Found | undefined {
  return innermost(tree?.scopesNear('ruleset', cursor, false) ?? [], cursor);
}

/**
 * Whether some words are a property, and no more, that the rule around the cursor has none of and several others have:
 * none of these is meant by who does not say which.
 */
export function isOfOtherRule(said: readonly string[], place: Place): boolean {
  if (!isStyles(place)) return false;
  const name = said
    .slice(/^(?:the|this|that)$/i.test(said[0] ?? '') ? 1 : 0)
    .join('-')
    .toLowerCase();
  const rule = PROPERTIES.has(name) ? ruleHere(place) : undefined;
  const isInside = rule && place.text.slice(rule.start, place.cursor).includes('{');
  if (isInside !== true || entriesOf(rule, place).some(one => one.name === name)) return false;
  const isCalled = (one: Span) => /^[\w-]+/.exec(place.text.slice(one.start, one.end))?.[0] === name;
  return (place.tree?.scopes('property') ?? []).filter(isCalled).length > 1;
}

/**
 * The one rule of a selector, whatever its signs: "card" is `.card`, "hover" `&:hover`. One of a media query only where
 * the cursor is in that.
 */
function ruleCalled(said: readonly string[], place: Place): Found | undefined {
  const { tree, cursor } = place;
  const plain = said.slice(/^(?:the|this|that)$/.test(said[0] ?? '') ? 1 : 0);
  const words = plain.filter((word, at) => !(KIND.test(word) && (at === 0 || at === plain.length - 1)));
  if (words.length === 0) return plain.length > 0 ? ruleHere(place) : undefined;
  const media = tree?.knows('media query') ? tree.scopes('media query') : [];
  const isFar = ({ start, end }: Span) =>
    media.some(one => one.start <= start && end <= one.end && !(one.start <= cursor && cursor <= one.end));
  const rules = (tree?.scopes('ruleset') ?? []).filter(rule => !isFar(rule));
  const called = rules.filter(({ name }) => isCalled(name, words));
  const found = called.length > 0 ? called : rules.filter(({ name }) => isCalled(name.replace(/^.*:/s, ''), words));
  return found.length < 2 ? found[0] : innermost(found, cursor);
}

const KIND = /^(?:rule|ruleset|block|selector|class|element|style|styles|tag|id)$/;

/** What is a plain number. */
const UNITLESS =
  /^(?:opacity|z-index|line-height|flex|flex-grow|flex-shrink|order|font-weight|column-count|animation-iteration-count|tab-size|zoom|scale|--.*)$/;

interface Entry extends Span {
  readonly name: string;
}

/** The declarations of a rule itself, and of none in it. */
function entriesOf(rule: Span, { tree, text }: Place): readonly Entry[] {
  const isIn = (one: Span, other: Span) => one.start > other.start && one.end <= other.end;
  const nested = outermost((tree?.scopes('ruleset') ?? []).filter(one => isIn(one, rule)));
  return (tree?.scopes('property') ?? [])
    .filter(one => isIn(one, rule) && !nested.some(inner => isIn(one, inner)))
    .map(({ start, end }) => ({ start, end, name: /^[\w-]+/.exec(text.slice(start, end))?.[0] ?? '' }));
}

/** Where it was said, else behind the one at the cursor, else behind the last; another value where there is one. */
function intoRule({ name, value: said }: Declared, rule: Span, where: Where, place: Place): Outcome | undefined {
  const { text, cursor } = place;
  const entries = entriesOf(rule, place);
  const same = entries.filter(one => one.name === name);
  const [only] = same;
  const old = only && /:\s*([^;]*?)\s*;?$/s.exec(text.slice(only.start, only.end))?.[1];
  // A length has the unit of the one before it, or one that was said.
  const unit = old === undefined ? undefined : /^-?[\d.]+([a-z%]+)$/.exec(old)?.[1];
  const isBare = /^-?[\d.]*[1-9][\d.]*$/.test(said) && !UNITLESS.test(name);
  if (isBare && unit === undefined) return undefined;
  const value = isBare ? `${said}${unit}` : said;
  if (only) {
    const code = text.slice(only.start, only.end);
    const head = /^[\w-]+\s*:\s*/.exec(code)?.[0] ?? '';
    if (same.length > 1 || !old || old === value) return undefined;
    const start = only.start + head.length;
    const parts = old.split(/\s+(?![^(]*\))/);
    // One colour among other values is the one of them that is meant, and one value hardly stands for them all.
    if (parts.length > 1 && COLOURS.has(value.toLowerCase())) {
      const [colour, other] = parts.filter(one => isColour(one));
      const at = colour === undefined || other ? -1 : old.indexOf(colour);
      return at < 0
        ? undefined
        : replaced({ start: start + at, end: start + at + (colour?.length ?? 0) }, value, value.length);
    }
    return replaced({ start, end: start + old.length }, value, value.length);
  }
  const written = { text: `${name}: ${value};`, cursor: name.length + value.length + 2 };
  if (where.beside?.words.length || where.edge || where.beside?.side === 'before') {
    const words = where.beside?.words ?? [];
    const index =
      where.edge === 'first' ? 0 : where.edge ? entries.length : entries.findIndex(one => isCalled(one.name, words));
    const there = where.edge ? entries[index - 1] : entries[index];
    if (!there || where.beside?.side === 'before') return undefined;
    return intoBlock(written, { ...place, cursor: there.end }, 'members', false);
  }
  const isHere = rule.start < cursor && cursor <= rule.end && !where.owner;
  const here = isHere ? entries.findLast(({ start }) => start <= cursor) : entries.at(-1);
  const isBlank = isHere && /(?:^|\n)[^\S\n]*$/.test(text.slice(0, cursor)) && /^[^\S\n]*\n/.test(text.slice(cursor));
  const open = text.indexOf('{', rule.start);
  const at = isBlank ? cursor : (here?.end ?? open + 1);
  return open < 0 || open > rule.end
    ? undefined
    : intoBlock(written, { ...place, cursor: at, selection: caret(at) }, 'members', false);
}
