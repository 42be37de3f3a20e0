import type { Span } from '../../../syntax/scopes.ts';
import { type Place, type Pointed, pointed } from '../../places/place.ts';

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
