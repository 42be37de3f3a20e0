import { entryOf } from '../../../common/entryOf.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { innermost, near } from '../../places/nearest.ts';
import { type Place, type Pointed, pointed } from '../../places/place.ts';

/** A tag to be wrapped, and what goes around it. */
export interface WrappedTag extends Span {
  readonly open: string;
  readonly close: string;
}

/** What is said for tags that have shorter names. */
const TAGS: Readonly<Record<string, string>> = {
  paragraph: 'p',
  link: 'a',
  anchor: 'a',
  list: 'ul',
  'list item': 'li',
  image: 'img',
  'unordered list': 'ul',
  'ordered list': 'ol',
  'table row': 'tr',
  'table cell': 'td',
  heading: 'h2',
  fragment: '',
  'empty tag': '',
  bold: 'b',
  italic: 'i',
  quote: 'blockquote',
  'block quote': 'blockquote',
};

/** Tags of HTML that are wrapped around others, as they are said; other names count where the text has such a tag. */
const KNOWN =
  /^(div|span|section|article|main|nav|header|footer|aside|figure|form|fieldset|ul|ol|li|p|a|b|i|em|strong|table|tr|td|label|button|details|dialog|code|pre|blockquote|h[1-6])$/;

/** "In a div": the tag that is meant and what goes around it; undefined where no tag is meant. */
export function tagFor(words: readonly string[], found: Pointed, { text, tree }: Place): WrappedTag | undefined {
  if (!tree?.knows('tag') || words.length > 3) return undefined;
  const said = words.filter(word => !/^(tag|element)$/i.test(word)).join(' ');
  const name = nameOf(said, text);
  if (name === undefined) return undefined;
  const tags = tree.scopesNear('tag', found.start, false);
  const isLine = /^(line|selection|edge)$/.test(found.kind);
  const first = found.start + (/^\s*/.exec(text.slice(found.start, found.end))?.[0].length ?? 0);
  const own =
    tags.find(({ start, end }) => start === first && (isLine || end === found.end)) ??
    (isLine
      ? innermost(tags, first)
      : tags.find(({ start, end }) => start <= first && end >= found.end && end - start < 2000));
  const span = own && own.start <= first ? own : undefined;
  return span && { start: span.start, end: span.end, open: `<${name}>`, close: `</${name}>` };
}

/** The tag of HTML that some words are, whatever the text has: "ordered list" is `ol`; undefined for none. */
export function htmlTag(words: readonly string[]): string | undefined {
  const said = words
    .map(word => word.toLowerCase())
    .filter((word, at) => at === 0 || !/^(tag|element)$/.test(word))
    .join(' ');
  if (Object.hasOwn(TAGS, said)) return entryOf(TAGS, said) || undefined;
  return KNOWN.test(said) ? said : undefined;
}

function nameOf(said: string, text: string): string | undefined {
  const small = said.toLowerCase();
  if (Object.hasOwn(TAGS, small)) return entryOf(TAGS, small);
  if (KNOWN.test(small)) return small;
  // A component, or an element of one's own, that the text has already.
  const flat = small.replaceAll(' ', '');
  return [...text.matchAll(/<([A-Za-z][\w.-]*)/g)]
    .map(match => match[1] as string)
    .find(tag => tag.toLowerCase().replaceAll('-', '') === flat);
}

/** "The button": the nearest tag of that name. */
export function tagCalled(words: readonly string[], { tree, cursor }: Place): Pointed | undefined {
  if (!tree?.knows('tag')) return undefined;
  const said = words
    .map(word => word.toLowerCase())
    .filter(word => !/^(the|this|that|whole|tag|element)$/.test(word))
    .join('');
  const name = (entryOf(TAGS, said) ?? said).toLowerCase();
  const tags = tree.scopes('tag').filter(tag => tag.name.toLowerCase().replaceAll(/[-.]/g, '') === name);
  const found = near(tags, cursor, tree.around(cursor));
  return found && pointed(found, 'tag');
}
