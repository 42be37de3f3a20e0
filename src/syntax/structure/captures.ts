import type { QueryCapture } from '@vscode/tree-sitter-wasm';
import type { Span } from '../scopes.ts';

const ENDS = ['', 'start', 'end', 'from', 'to', 'inside', 'whole'] as const;

/** What a capture tells of a thing, or of what goes when it is deleted, by its name. */
export const EDGES: ReadonlyMap<string, { readonly of: 'it' | 'removal'; readonly edge: (typeof ENDS)[number] }> =
  new Map((['it', 'removal'] as const).flatMap(of => ENDS.map(edge => [edge ? `${of}.${edge}` : of, { of, edge }])));

/** What captures come to of a thing, or of what goes when it is deleted; undefined where none is of it. */
export function spanIn(captures: readonly QueryCapture[], what: 'it' | 'removal', text: string): Span | undefined {
  let start: number | undefined;
  let end: number | undefined;
  let isWhole = what === 'removal';
  let isInside = false;
  let hasFrom = false;
  let hasTo = false;
  for (const { name, node } of captures) {
    const capture = EDGES.get(name);
    if (capture?.of !== what) continue;
    const { edge } = capture;
    if (edge === 'inside') {
      isInside = true;
      start = node.startIndex + 1;
      // A bracket that is missing takes no room, or stands behind what the grammar does not know.
      end = node.lastChild?.isMissing ? (closing(text, node.startIndex) ?? node.endIndex) : node.endIndex - 1;
      continue;
    }
    if (edge === 'whole') isWhole = true;
    else if (edge === 'from') hasFrom = true;
    else if (edge === 'to') hasTo = true;
    if (edge !== 'end' && edge !== 'to') {
      const from = edge === 'from' ? node.endIndex : node.startIndex;
      start = start === undefined ? from : Math.min(start, from);
    }
    if (edge !== 'start' && edge !== 'from') {
      // What holds nothing ends with its tag, though a grammar counts the text behind to it.
      const isVoid = node.type === 'element' && VOID.test(text.slice(node.startIndex, node.startIndex + LONGEST_VOID));
      const own = isVoid ? (node.firstChild?.endIndex ?? node.endIndex) : node.endIndex;
      const to = edge === 'to' ? node.startIndex : own;
      end = end === undefined ? to : Math.max(end, to);
    }
  }
  if (start === undefined || end === undefined || end < start) return undefined;
  // White space in front of the next thing goes too.
  if (isInside || (hasFrom && hasTo) || (what === 'removal' && hasTo)) return { start, end };
  const whole = trimmed(text, { start, end }, isWhole);
  return captures.some(({ node }) => INDENTED.test(node.type)) ? withoutNextComments(text, whole) : whole;
}

/** What YAML's indentation makes one: its grammar counts the comment above the next thing to it. */
const INDENTED = /^block_(?:node|mapping|mapping_pair|sequence|sequence_item)$/;

/** Without comments at the end that stand further left than it begins: they are about what comes next. */
export function withoutNextComments(text: string, { start, end }: Span): Span {
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  let last = end;
  for (;;) {
    const line = text.lastIndexOf('\n', last - 1) + 1;
    const indent = /^[ \t]*(?=#)/.exec(text.slice(line, last))?.[0].length;
    if (line <= start || indent === undefined || indent >= column) return { start, end: last };
    last = start + text.slice(start, line).trimEnd().length;
  }
}

/** Tags that hold nothing, by the HTML standard. */
const VOID = /^<(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)(?![\w-])/i;
const LONGEST_VOID = 10;

/** How far, in UTF-16 units, the bracket is looked for that closes one. */
const LONGEST_BRACKETS = 2_000;

/** Where the bracket stands on the same line that closes the one at an offset; undefined where there is none. */
function closing(text: string, offset: number): number | undefined {
  let depth = 0;
  let quote = '';
  for (let at = offset; at < Math.min(text.length, offset + LONGEST_BRACKETS); at++) {
    const sign = text[at] as string;
    if (sign === '\n') return undefined;
    if (quote) {
      if (sign === '\\') at++;
      else if (sign === quote) quote = '';
    } else if (/["'`]/.test(sign)) quote = sign;
    else if (/[([{]/.test(sign)) depth++;
    else if (/[)\]}]/.test(sign) && --depth === 0) return at;
  }
  return undefined;
}

/** Some grammars count line ends and semicolons to what stands in front of them. */
function trimmed(text: string, { start, end }: Span, isWhole: boolean): Span {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] as string)) last--;
  if (!isWhole && last > start + 1 && text[last - 1] === ';') last--;
  let first = start;
  while (first < last && /\s/.test(text[first] as string)) first++;
  return { start: first, end: last };
}
