import { type Found, inTextOrder, type Span } from '../../../../syntax/scopes.ts';
import type { Place } from '../../place.ts';
import type { Inline } from '../../said/kinds.ts';

/** Longer lines are no text that someone reads, in UTF-16 units. */
const LONGEST_LINE = 5_000;

const BOLD = /(\*\*|__)(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?!\*)/g;
const ITALIC =
  /(?<![*\\\p{L}\p{N}])(\*)(?![\s*])([^*]+?)(?<![\s*\\])\*(?!\*)|(?<![_\\\p{L}\p{N}])(_)(?![\s_])([^_]+?)(?<![\s_\\])_(?![_\p{L}\p{N}])/gu;
const CODE = /(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/g;
const STRUCK = /(~~)(?=[^\s~])(.+?)(?<=[^\s~])~~/g;
/** A link or an image: its text, and where it leads. */
const LINK = /(!?)\[([^[\]]*)\]\(([^()\s]*)(?:\s+"[^"]*")?\)/g;

/** What stands within the lines of a document, or of a page what its tags say. */
export function inlinesIn(kind: Inline, place: Place): readonly Found[] {
  const { tree } = place;
  if (tree?.grammar.language.grammar === 'markdown') return inMarkdown(kind, place);
  if (tree?.knows('attribute')) return inTags(kind, place);
  return [];
}

/** What is emphasized, by how it is. */
export type Emphasis = 'bold text' | 'italic text' | 'inline code' | 'struck text';
const EMPHASES: Readonly<Record<Emphasis, RegExp>> = {
  'bold text': BOLD,
  'italic text': ITALIC,
  'inline code': CODE,
  'struck text': STRUCK,
};

function inMarkdown(kind: Inline, place: Place): readonly Found[] {
  const isEmphasis = Object.hasOwn(EMPHASES, kind);
  return proseLines(place).flatMap(({ start, end }) => {
    const line = place.text.slice(start, end);
    const plain = kind === 'inline code' ? line : withoutCode(line);
    return isEmphasis ? emphasesIn(line, plain, start, EMPHASES[kind as Emphasis]) : linksIn(kind, line, plain, start);
  });
}

/** Lines of text: what stands in blocks of code is none. */
function proseLines({ text, tree }: Place): readonly Span[] {
  const blocks = [...(tree?.scopes('code block') ?? [])].sort(inTextOrder);
  const lines: Span[] = [];
  let block = 0;
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    while (block < blocks.length && (blocks[block] as Span).end <= start) block++;
    const isCode = block < blocks.length && (blocks[block] as Span).start < end;
    if (!isCode && end - start <= LONGEST_LINE) lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

/** A line with nothing where code stands in it, as long as before. */
function withoutCode(line: string): string {
  return line.includes('`') ? line.replace(CODE, code => ' '.repeat(code.length)) : line;
}

function emphasesIn(line: string, plain: string, from: number, pattern: RegExp): readonly Found[] {
  return [...plain.matchAll(pattern)].map(match => {
    const marks = (match[1] ?? match[3] ?? '').length;
    const whole = { start: from + match.index, end: from + match.index + match[0].length };
    const start = match.index + marks;
    const end = match.index + match[0].length - marks;
    return { start: from + start, end: from + end, name: line.slice(start, end), removal: whole, owner: whole };
  });
}

function linksIn(kind: Inline, line: string, plain: string, from: number): readonly Found[] {
  const isImage = kind.startsWith('image');
  return [...plain.matchAll(LINK)]
    .filter(match => (match[1] === '!') === isImage)
    .map(match => {
      const [all, mark = '', label = '', target = ''] = match;
      const owner = { start: from + match.index, end: from + match.index + all.length };
      const at = owner.start + mark.length + 1;
      const name = line.slice(at - from, at - from + label.length);
      const text = { start: at, end: at + label.length };
      const to = { start: text.end + 2, end: text.end + 2 + target.length };
      const span = /text$/.test(kind) ? text : /(target|source)$/.test(kind) ? to : owner;
      return { ...span, name, removal: undefined, owner };
    });
}

const ATTRIBUTES: Readonly<Partial<Record<Inline, string>>> = {
  'link target': 'href',
  'image source': 'src',
  'image text': 'alt',
};

/** Of tags what stands in the quotes of an attribute. */
function inTags(kind: Inline, { tree, text }: Place): readonly Found[] {
  const attribute = Object.hasOwn(ATTRIBUTES, kind) ? ATTRIBUTES[kind] : undefined;
  if (!tree || attribute === undefined) return [];
  const tags = tree.scopes('tag');
  return tree
    .scopes('attribute')
    .filter(({ name }) => name === attribute)
    .flatMap(({ start, end }) => {
      const [, lead = '', quote = ''] = /^([\w:-]+\s*=\s*)(["'])/.exec(text.slice(start, end)) ?? [];
      if (!quote) return [];
      const span = { start: start + lead.length + 1, end: end - 1 };
      const owner = tags.findLast(tag => tag.start < start && tag.end > end) ?? { start, end };
      return [{ ...span, name: text.slice(span.start, span.end), removal: undefined, owner }];
    });
}
