import type { Span } from '../../../syntax/scopes.ts';
import { PROPERTIES } from '../../code/styles/properties.ts';
import { ownedWords, ownersOf } from '../../places/finding/ownedBy.ts';
import { nameIn } from '../../places/names.ts';
import { innermost } from '../../places/nearest.ts';
import { pick } from '../../places/pick.ts';
import { type Place, type Pointed, pointed } from '../../places/place.ts';
import { resolve } from '../../places/resolve.ts';
import type { Target } from '../../places/said/saidTarget.ts';
import { NEAREST } from '../../places/said/which.ts';
import { targetsAt } from '../../places/targets.ts';
import { type Borders, nameMatcher, phrasesIn } from '../../places/text/phrases.ts';
import { lineAt } from '../../places/text/units.ts';

/** What stands in the text for no other value: numbers, strings, and the words that languages have for truth and nothing. */
const LITERAL =
  /^(?:[-+]?(?:\d|\.\d)[\w.%]*|#[0-9a-f]{3,8}\b|[a-z]{0,2}"(?:[^"\\\n]|\\.)*"|[a-z]{0,2}'(?:[^'\\\n]|\\.)*'|`[^`\n]*`|(?:true|false|null|nil|none|undefined|yes|no|on|off)\b)/i;

/** Between a name and its value: the end of a quoted key, a type, and a sign. */
const TO_VALUE =
  /^["'`\]]?\??(?:\s*:\s*[\p{L}_][\p{L}\p{N}_<>[\]., |?]{0,80}?|[^\S\n]+[\p{L}_][\w.]{0,40})?\s{0,8}(?::=|=>|=(?!=)|:(?!:))[^\S\n]*/u;

const TO_DATA = /^["'`\]]?\s{0,8}(?::=|=>|=(?!=)|:(?!:))[^\S\n]*/u;

/** Many of a name are looked at, but not all in a text of nothing else. */
const MOST_NAMES = 2_000;

/** Whether words of code stand for a value by themselves. */
export function isLiteral(code: string): boolean {
  return LITERAL.exec(code)?.[0].length === code.length;
}

/**
 * Where the values stand that something has by its name: `30` of `timeout = 30`, `"1.4.0"` of `"version": "1.4.0"`. In a
 * text that is no code of statements every value counts, up to where it ends; in code, what is written out. The nearest
 * where several have the name; none where a thing of structure is meant by its kind.
 */
export function heldValues(said: readonly string[], place: Place): readonly Pointed[] {
  const ofInstruction = instructionValue(said, place) ?? clauseNumber(said, place);
  if (ofInstruction) return [ofInstruction];
  for (const target of targetsAt(said, place)) {
    const words = nameOf(target);
    if (!words) continue;
    for (const borders of ['names', 'words'] as const) {
      const found = within(target, valuesOf(words, borders, place), place);
      // Part of a name is enough where only one has it.
      if (found.length === 0 || (borders === 'words' && (found.length > 1 || stands(words, place)))) continue;
      const { tree, cursor, text } = place;
      const whole = { start: 0, end: text.length };
      const line = lineAt(text, cursor);
      const which = 'which' in target ? target.which : NEAREST;
      const own = ownOfRule(found, place);
      return pick(own.length > 0 ? own : found, which, place, [line, ...(tree?.around(cursor) ?? []), whole]);
    }
  }
  return ownedValue(said, place);
}

/** "The background" in a sheet of styles has a value, whatever it is to be. */
export function isStyleProperty(said: readonly string[], { tree }: Place): boolean {
  const name = said
    .filter(word => !/^(?:the|this|its)$/i.test(word))
    .join('-')
    .toLowerCase();
  return tree?.knows('ruleset') === true && PROPERTIES.has(name);
}

/** Of values in a sheet of styles those of the rule that one is in, and of none in it. */
function ownOfRule(found: readonly Pointed[], { tree, cursor }: Place): readonly Pointed[] {
  const rules = tree?.knows('ruleset') ? tree.scopesNear('ruleset', cursor, false) : [];
  const rule = innermost(rules, cursor);
  if (!rule) return [];
  const inner = rules.filter(({ start, end }) => start > rule.start && end < rule.end);
  const isIn = (one: Span, other: Span) => one.start >= other.start && one.end <= other.end;
  return found.filter(one => isIn(one, rule) && !inner.some(other => isIn(one, other)));
}

/** Whether some words are a name of the text: then no part of another is meant. */
function stands(words: readonly string[], place: Place): boolean {
  return phrasesIn(words, place, 'names').some(phrase => !phrase.in(place.text).next().done);
}

/** "The work dir" of an image is what stands behind its keyword, where there is one alone. */
function instructionValue(said: readonly string[], { tree, text, cursor }: Place): Pointed | undefined {
  if (!tree?.grammar.language.languageIds.includes('dockerfile')) return undefined;
  const word = said
    .filter(one => !/^(?:the|this|instruction|value|of)$/i.test(one))
    .join('')
    .toUpperCase();
  const name = word === 'WORKINGDIRECTORY' ? 'WORKDIR' : word;
  const found = tree.scopes('value').filter(one => one.name.toUpperCase() === name);
  const line = lineAt(text, cursor);
  const only = found.length === 1 ? found[0] : found.find(({ start }) => line.start <= start && start <= line.end);
  return only && pointed(only, 'value');
}

/** "The limit" of a query is the number behind its word, in the statement that one is in. */
function clauseNumber(said: readonly string[], { tree, text, cursor }: Place): Pointed | undefined {
  const word = said.filter(one => !/^(?:the|this|clause|value|of)$/i.test(one)).join(' ');
  if (tree?.grammar.language.grammar !== 'sql' || !/^(?:limit|offset)$/i.test(word)) return undefined;
  const found = [...text.matchAll(new RegExp(`\\b${word}\\s+(?=\\d)`, 'gi'))].map(({ index, 0: front }) => {
    const start = index + front.length;
    return pointed({ start, end: start + (/^\d+/.exec(text.slice(start))?.[0].length ?? 0) }, 'value');
  });
  const statement = innermost(tree.scopesAround('statement', cursor), cursor);
  const own = found.filter(one => statement && one.start >= statement.start && one.end <= statement.end);
  return own.length === 1 ? own[0] : found.length === 1 ? found[0] : undefined;
}

/** "The window height": what something else has by that name, where it has one of them. */
function ownedValue(said: readonly string[], place: Place): readonly Pointed[] {
  for (const { owner, own } of ownedWords(said))
    for (const { start, end } of ownersOf(owner, place)) {
      const found = valuesOf(own, 'names', place).filter(value => value.start >= start && value.end <= end);
      if (found.length === 1) return found;
      // Of several that are nested nobody knows which.
      if (found.length > 1) return [];
    }
  return [];
}

/** Those in what someone said that they are in. */
function within(target: Target, values: readonly Pointed[], place: Place): readonly Pointed[] {
  if (target.kind !== 'phrase' || !target.of) return values;
  const around = resolve(target.of, place);
  return values.filter(({ start, end }) => around.some(one => one.start <= start && end <= one.end));
}

/** The default that a parameter is given, with its sign and the blank in front; undefined where none is. */
export function givenDefault(said: readonly string[], place: Place): Span | undefined {
  const { text } = place;
  const last = said.at(-1) ?? '';
  const name = [...said.slice(0, -1), last.replace(/'s$/i, '')];
  const [value] = heldValues(name, place);
  if (!value || !/^\s*[,)]/.test(text.slice(value.end, value.end + 100))) return undefined;
  const sign = /\s*=\s*$/.exec(text.slice(Math.max(0, value.start - 10), value.start));
  return sign ? { start: value.start - sign[0].length, end: value.end } : undefined;
}

/** The words of what may have a value. */
function nameOf(target: Target): readonly string[] | undefined {
  if (target.kind === 'phrase') return target.words;
  const holds = /^(variable|property|entry|parameter|declaration|attribute|key|assignment|named parameter|argument)$/;
  if (target.kind !== 'object' || target.name.length === 0 || target.of) return undefined;
  return target.object.kinds.some(kind => holds.test(kind)) ? target.name : undefined;
}

function valuesOf(words: readonly string[], borders: Borders, place: Place): readonly Pointed[] {
  const { text, tree } = place;
  const isProperty = PROPERTIES.has(words.join('-').toLowerCase());
  const found: Pointed[] = [];
  for (const phrase of phrasesIn(words, place, borders)) {
    let count = 0;
    for (const name of phrase.in(text)) {
      if (++count > MOST_NAMES) break;
      // A property is none of what has it in its name: `max-width`.
      if (text[name.start - 1] === '-' && tree?.knows('ruleset') && isProperty && text[name.start - 2] !== '-')
        continue;
      // A number has no value, `0.5 : 0.25`, and a blank or another sign has none.
      if (!/[\p{L}_$]/u.test(text[name.start] ?? '') && !/[\p{L}_]/u.test(text.slice(name.start, name.end))) continue;
      const value = valueBehind(name, place);
      if (value) found.push(pointed(value, 'value'));
    }
    if (found.length > 0) return found;
  }
  return found;
}

/** The value that something has by a name that stands somewhere, written out behind it. */
export function valueBehind(name: Span, { text, wording, tree }: Place): Span | undefined {
  const { start: from, end } = name;
  // Data have no types between a name and its value: `image: postgres:15`.
  const between = (wording.writing ? TO_VALUE : TO_DATA).exec(text.slice(end, end + 200));
  if (!between) return undefined;
  const start = end + between[0].length;
  // What a program is told ends at a blank: `--interval=30s --timeout=3s`.
  const told = between[0] === '=' && /(?:^|\s)--[\w-]*$/.test(text.slice(Math.max(0, from - 40), from));
  if (told)
    return { start, end: start + (/^(?:"[^"\n]*"|'[^'\n]*'|[^\s"'\\]*)/.exec(text.slice(start))?.[0].length ?? 0) };
  const rest = text.slice(start, lineAt(text, start).end);
  // Of a property it is all that stands there: `Georgia, serif`.
  const isDeclared =
    wording.writing?.declaresProperties && /^\s*[$-]*$/.test(text.slice(lineAt(text, start).start, name.start));
  const declared = isDeclared ? /^[^\s{}(][^{};]*?(?=\s*(?:;|\}|!|\/\*|$))/.exec(rest)?.[0] : undefined;
  if (declared && !declared.endsWith(',')) return { start, end: start + declared.length };
  const literal = LITERAL.exec(rest)?.[0];
  const isWhole = literal !== undefined && /^\s*(?:$|[,;)}\]#]|\/\/|\/\*|--|\/?>|!)/.test(rest.slice(literal.length));
  // Behind an attribute stands the next one.
  const isBeforeNext =
    literal !== undefined && tree?.knows('attribute') && /^\s+[\w:@.-]+(?=[\s=>/]|$)/.test(rest.slice(literal.length));
  if (isWhole || (isBeforeNext && /^["']/.test(literal))) return { start, end: start + literal.length };
  const inBraces = tree?.knows('attribute') ? /^\{(-?\d[\d._]*|true|false|null)\}/.exec(rest)?.[1] : undefined;
  if (inBraces !== undefined) return { start: start + 1, end: start + 1 + inBraces.length };
  const isData = !wording.writing || tree?.knows('ruleset') === true;
  if (!isData) return undefined;
  // A list, a table or a rule is no value that is given in words.
  const plain = /^[^\s{[|>&*!"'][^{}[\];,#]*?(?=\s*(?:[;,}\]]|\s#|\/\*|$))/.exec(rest)?.[0];
  return plain ? { start, end: start + plain.length } : undefined;
}

/** What hardly anyone says of a text. */
const ELEMENTS =
  /^(h[1-6]|div|span|ul|ol|li|nav|tr|td|th|thead|tbody|img|href|dl|dt|dd|pre|hr|br|svg|section|article|aside|main|footer|header|figure)$/i;

/** "Change the section tag to main" is about its name, "change the title to Roses" about what it says. */
export function partOfTag(
  tag: Pointed,
  said: readonly string[],
  to: readonly string[],
  { tree }: Place,
): readonly Pointed[] {
  const isIn = ({ start, end }: Span) => tag.start <= start && end <= tag.end;
  const nested = (tree?.scopes('tag') ?? []).filter(one => isIn(one) && one.start > tag.start);
  const isOwn = (span: Span) => isIn(span) && !nested.some(({ start, end }) => start <= span.start && span.end <= end);
  const bare = to.length === 2 && /^(a|an)$/i.test(to[0] ?? '') ? to.slice(1) : to;
  const isName =
    bare.length === 1 && (said.some(word => /^(tag|tags|element)$/i.test(word)) || ELEMENTS.test(bare[0] ?? ''));
  const parts = tree?.scopes(isName ? 'tag name' : 'content') ?? [];
  return parts.filter(isOwn).map(span => pointed(span, isName ? 'tag name' : 'content'));
}

/** The tag that a word is the name of, where it is one. */
export function tagNamed({ kind, start, end }: Pointed, { tree }: Place): Pointed | undefined {
  if (kind !== 'phrase' || !tree?.knows('tag') || !tree.knows('tag name')) return undefined;
  const name = tree.scopesNear('tag name', start, false).find(one => one.start === start && one.end === end);
  const tag = name && innermost(tree.scopesAround('tag', start), start);
  return tag && pointed(tag, 'tag', tag.removal);
}

/**
 * "Change the status to sent" in a line that gives it a text is about the text: in front of a name nobody says "the", but
 * where it has no value.
 */
export function textAtHand(said: readonly string[], to: readonly string[], place: Place): Pointed | undefined {
  if (!/^(?:the|its)$/i.test(said[0] ?? '') || !to.every(word => /^[\p{L}\p{N}']+$/u.test(word))) return undefined;
  const line = lineAt(place.text, place.cursor);
  const [value, other] = heldValues(said, place).filter(({ start, end }) => start >= line.start && end <= line.end);
  return value && !other && /^["'`]/.test(place.text.charAt(value.start)) ? value : undefined;
}

/** Of `items.map` the `map`. */
export function lastName({ start, end }: Span, { text }: Place): Span {
  const last = /[\p{L}_$][\p{L}\p{N}_$]*$/u.exec(text.slice(start, end));
  return last ? { start: start + last.index, end } : { start, end };
}

/** What an entry is called by, at its beginning. */
export function keyOf(entry: Pointed, { tree }: Place): Span {
  const key = tree?.knows('key')
    ? tree.scopesNear('key', entry.start, false).find(one => one.start === entry.start)
    : undefined;
  return key ?? { start: entry.start, end: entry.start };
}

/** "Change the method to post": an attribute has a value, and hardly ever another name. */
export function attributeValues(said: readonly string[], place: Place): readonly Pointed[] {
  const known = place.tree?.scopes('attribute value') ?? [];
  if (known.length === 0) return [];
  const isCalled = nameMatcher(said.filter(word => !/^(?:the|its|this|that|attribute)$/i.test(word)));
  const attributes = (place.tree?.scopes('attribute') ?? []).filter(
    ({ name }) => isCalled(name) || isCalled(name.replace(/Name$/, '')),
  );
  return heldValues(said, place).filter(
    value =>
      known.some(({ start, end }) => start >= value.start && end <= value.end) &&
      attributes.some(({ start, end }) => start < value.start && value.end <= end),
  );
}

/** The name of a parameter that says more: its type stays. */
export function ownName(found: Pointed, place: Place): Pointed {
  if (found.kind !== 'parameter') return found;
  const name = nameIn(found, place);
  const isMore = name && /[:=\s]/.test(place.text.slice(found.start, found.end));
  return isMore ? pointed(name, 'phrase') : found;
}
