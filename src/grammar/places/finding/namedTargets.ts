import type { Found, Span } from '../../../syntax/scopes.ts';
import { pick } from '../pick.ts';
import { type Place, type Pointed, pointed } from '../place.ts';
import type { Which } from '../said/which.ts';
import { isVagueName } from '../text/evidence.ts';
import { nameMatcher } from '../text/phrases.ts';
import { nameTester } from './calledAs.ts';
import { statementOf } from './derivedTargets.ts';
import { pointedMembers } from './memberTargets.ts';
import { isThere } from './owners.ts';
import { type Description, withText, withWords } from './structureTargets.ts';

/** What people say for tags. */
const TAGS: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    image: /^(img|image)$/i,
    picture: /^(img|picture)$/i,
    link: /^(a|link)$/i,
    anchor: /^a$/i,
    hyperlink: /^a$/i,
    paragraph: /^p$/i,
    heading: /^h[1-6]$/i,
    header: /^(header|h[1-6])$/i,
    headline: /^h[1-6]$/i,
    list: /^(ul|ol|list)$/i,
    'unordered list': /^ul$/i,
    'ordered list': /^ol$/i,
    'list item': /^li$/i,
    item: /^(li|item)$/i,
    bullet: /^li$/i,
    row: /^(tr|row)$/i,
    'table row': /^tr$/i,
    cell: /^(td|th|cell)$/i,
    'table cell': /^t[dh]$/i,
    division: /^div$/i,
    field: /^(input|field)$/i,
    'input field': /^input$/i,
    'text area': /^textarea$/i,
    dropdown: /^select$/i,
    'drop down': /^select$/i,
    'line break': /^br$/i,
    navigation: /^nav$/i,
  }),
);

/** What is known by its name alone: tags, and calls, each with the statement that it begins. */
export function pointedByName(name: readonly string[], which: Which, place: Place, within?: Span): readonly Pointed[] {
  const { tree } = place;
  if (!tree || (isVagueName(name) && !isTag(name, place))) return [];
  const names = which.kind === 'all' && /[^s]s$/i.test(name.at(-1) ?? '') ? [name, singular(name)] : [name];
  for (const one of names) {
    const isIn = ({ start, end }: Span) => !within || (start >= within.start && end <= within.end);
    const found = [...tagsCalled(one, place), ...rulesCalled(one, place), ...callsTo(one, place)].filter(isIn);
    const picked = pick(found, which, place, within ? [within] : tree.around(place.cursor));
    if (picked.length > 0) return picked;
    // "The class of the heading", "the port of the server".
    const parts = within ? pick(partsCalled(one, place).filter(isIn), which, place, [within]) : [];
    if (parts.length > 0) return parts;
  }
  return pointedMembers(name, which, place, within);
}

/** "The section", in a page that has one. */
function isTag([name = '', ...others]: readonly string[], { tree }: Place): boolean {
  if (others.length > 0 || !tree?.knows('tag')) return false;
  return tree.scopes('tag').some(tag => tag.name.toLowerCase() === name.toLowerCase());
}

function partsCalled(name: readonly string[], place: Place): readonly Pointed[] {
  const kinds = ['attribute', 'entry', 'property', 'parameter'] as const;
  return kinds.flatMap(kind =>
    (place.tree?.scopes(kind) ?? [])
      .filter(nameTester(name, kind, place))
      .map(one => ({ ...pointed(one, kind, one.removal), called: one.name })),
  );
}

/**
 * Tags by what a kind of them is called, where tags are: "the second list item". Those of one parent where all are
 * meant. Undefined where the words may be about code.
 */
export function pointedTags(
  name: string,
  { which, name: called, holding }: Description,
  place: Place,
  within?: Span,
): readonly Pointed[] | undefined {
  const { tree, cursor, text } = place;
  const spoken = TAGS.get(name);
  if (!spoken || !tree?.knows('tag')) return undefined;
  const tags = tree.scopes('tag');
  const isPage = !tree.knows('function');
  if (!isPage && !tags.some(({ start, end }) => start <= cursor && cursor <= end)) return undefined;
  let found = tags.filter(
    tag => spoken.test(tag.name) && (!within || (tag.start >= within.start && tag.end <= within.end)),
  );
  if (called.length > 0) found = [...withWords(found, called, text)];
  if (holding) found = [...withText(found, 'tag', holding, place)];
  if (found.length === 0) return undefined;
  const some = found.map(tag => ({ ...pointed(tag, 'tag', tag.removal), called: tag.name }));
  return pick(some, which, place, within ? [within] : tree.around(cursor));
}

function tagsCalled(name: readonly string[], place: Place): readonly Pointed[] {
  const { tree } = place;
  if (!tree?.knows('tag')) return [];
  const spoken = TAGS.get(name.join(' ').toLowerCase());
  const isSo = nameTester(name, 'tag', place);
  return tree
    .scopes('tag')
    .filter(tag => isSo(tag) || spoken?.test(tag.name))
    .map(tag => ({ ...pointed(tag, 'tag', tag.removal), called: tag.name }));
}

/** "The font face", "the keyframes": rules of a sheet of styles by the word behind their sign, or what they are called. */
function rulesCalled(name: readonly string[], place: Place): readonly Pointed[] {
  const { tree, text } = place;
  if (!tree?.knows('at rule')) return [];
  const isName = nameMatcher(name);
  return tree
    .scopes('at rule')
    .filter(rule => {
      const word = /^@([\w-]+)/.exec(text.slice(rule.start, rule.start + LONGEST_WORD))?.[1];
      return (word !== undefined && isName(word)) || (rule.name.length < LONGEST_WORD && isName(rule.name));
    })
    .map(rule => ({ ...pointed(rule, 'at rule', rule.removal), called: rule.name }));
}

/** So long may the word of a rule be, in UTF-16 units. */
const LONGEST_WORD = 40;

/** Nothing where it is the name of what is declared here: then that may be meant. */
function callsTo(name: readonly string[], place: Place): readonly Pointed[] {
  const { tree } = place;
  if (!tree?.knows('call') || !isThere(name, place)) return [];
  const isDeclared = (['function', 'method'] as const).some(kind =>
    tree.scopes(kind).some(nameTester(name, kind, place)),
  );
  if (isDeclared) return [];
  return tree
    .scopes('call')
    .filter(nameTester(name, 'call', place))
    .map(call => linkOf(call, place) ?? wholeCall(call, place));
}

function wholeCall(call: Found, place: Place): Pointed {
  return {
    ...pointed(statementOf(call, place), 'call', call.removal),
    called: call.name,
    words: { start: call.start, end: call.start + call.name.length },
  };
}

/** Of a chain, `tasks.filter { … }.sortedBy { … }`, the link that is called so, without what it is called on. */
function linkOf({ start, end, name }: Found, { text }: Place): Pointed | undefined {
  const behind = /(?<=[)\]}])\s*(\??\.|->)\s*[\w$]+$/.exec(name);
  // The first link of one, or one of a value: `{ it.trim() }`.
  const isFollowed = /^\s*(?:\??\.|->)\s*\w/.test(text.slice(end, end + 200));
  const front = text.slice(Math.max(0, start - 40), start);
  const isValue = /(?:[({,=]|=>|->|\breturn)\s*$/.test(front) && !/(?:^|\n)\s*$/.test(front);
  const dot = behind ?? (isFollowed || isValue ? /(?<=[\w$])\s*(\??\.|->)\s*[\w$]+$/.exec(name) : null);
  if (!dot) return undefined;
  const before = start + dot.index;
  const from = before + (dot[0].length - dot[0].trimStart().length);
  return {
    ...pointed({ start: from, end }, 'call', { start: before, end }),
    called: name,
    words: { start: from, end: start + name.length },
  };
}

function singular(name: readonly string[]): readonly string[] {
  return [...name.slice(0, -1), (name.at(-1) ?? '').replace(/s$/i, '')];
}
