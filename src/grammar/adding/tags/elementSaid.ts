import type { Span } from '../../../syntax/scopes.ts';
import type { Place } from '../../places/place.ts';
import { indentAt } from '../../places/text/layout.ts';
import { caret, type Outcome } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { waysToPlace } from '../placed/where.ts';
import { tagAt } from './tagAt.ts';

/** Tags that hold a text, as they are said. */
const TAGS: ReadonlyMap<string, string> = new Map(
  [
    ...[
      ['paragraph', 'p'],
      ['list item', 'li'],
      ['button', 'button'],
      ['label', 'label'],
      ['option', 'option'],
    ],
    ...[
      ['table cell', 'td'],
      ['span', 'span'],
      ['caption', 'caption'],
      ['legend', 'legend'],
    ],
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(name => [name, name]),
  ].map(([said = '', tag = '']) => [said, tag] as const),
);

/** Those that are filled afterwards. */
const EMPTY = /^(?:div|section|article|main|nav|header|footer|aside|figure|form|table|ul|ol|span|p|li)$/;
/** Those whose text may follow at once. */
const OF_TEXT = /^(?:p|li|option)$/;
const NO_TEXT =
  /^(?:a|an|and|as|at|called|class|for|from|here|id|in|into|named|of|on|that|the|to|tag|element|which|with)$/;
const SAYS = /^(?:(?:tag|element) )?(?:saying|that says|that reads|reading|with the text|with text|called)$/;
const LONGEST_JOINT = 3;

/** A tag with its text: "a paragraph saying hello", "a button called send after the input". */
export function elementSaid(said: readonly string[], place: Place): Outcome | 'refused' | undefined {
  if (!place.tree?.knows('open tag') || !/^(?:an?|another|one|new)$/i.test(said[0] ?? '')) return undefined;
  let isRefused = false;
  for (const { what, where } of waysToPlace(said)) {
    if (where.rank !== undefined || where.edge === 'first') continue;
    const element = elementIn(what.slice(/^more$/i.test(what[1] ?? '') ? 2 : 1));
    if (!element) continue;
    const { tag, text } = element;
    if (/[<>{}&]/.test(text)) return 'refused';
    const isPlaced = Object.keys(where).length > 0;
    // What was said to be its place is no part of its text.
    if (isRefused && !isPlaced) return 'refused';
    const code = `<${tag}>${text}</${tag}>`;
    const side = where.beside?.side ?? 'after';
    const words = where.owner ?? (where.beside?.words.length ? where.beside.words : undefined);
    const open = tagAt(words, place);
    const whole = open && wholeOf(open, place);
    if (!open || !whole || (words === undefined && isStray(tag, open, place))) {
      isRefused ||=
        !place.tree.knows('function') && /^(?:to|into|in|on|after|before|below|above)$/i.test(said[what.length] ?? '');
      continue;
    }
    const isIn = !where.beside && (where.owner !== undefined || isHead(open, whole, place));
    const outcome = put(code, whole, open, isIn ? 'in' : side, place);
    if (!outcome) return 'refused';
    const [cursor] = outcome.selections ?? [];
    return text === '' && cursor ? { ...outcome, selections: [caret(cursor.end - tag.length - 3)] } : outcome;
  }
  return undefined;
}

function elementIn(words: readonly string[]): { readonly tag: string; readonly text: string } | undefined {
  const lower = words.map(word => word.toLowerCase());
  for (const length of [2, 1]) {
    const said = lower.slice(0, length).join(' ');
    const isEmpty = /^(?:tag|element)?$/.test(lower.slice(length).join(' '));
    if (isEmpty && (EMPTY.test(said) || TAGS.has(said))) return { tag: TAGS.get(said) ?? said, text: '' };
    const tag = TAGS.get(said);
    if (!tag) continue;
    for (let joint = LONGEST_JOINT; joint > 0; joint--)
      if (SAYS.test(lower.slice(length, length + joint).join(' ')) && words.length > length + joint)
        return { tag, text: words.slice(length + joint).join(' ') };
    // "A list item mint".
    const rest = lower.slice(length);
    if (OF_TEXT.test(tag) && rest.length > 0 && !NO_TEXT.test(rest[0] ?? ''))
      return { tag, text: words.slice(length).join(' ') };
  }
  return undefined;
}

/** An item belongs among items. */
function isStray(tag: string, { start }: Span, { text }: Place): boolean {
  const name = /^<([\w-]+)/.exec(text.slice(start, start + 40))?.[1] ?? '';
  if (tag === 'li') return !/^(?:li|ul|ol|menu)$/.test(name);
  if (tag === 'option') return !/^(?:option|select|datalist|optgroup)$/.test(name);
  return /^(?:html|head|title|meta|link|script|style|li|ul|ol|option|select|tr|table)$/.test(name);
}

function wholeOf({ start }: Span, { tree }: Place): Span | undefined {
  return tree?.scopes('tag').find(one => one.start === start);
}

/** Whether the cursor is on the line where what spans several begins. */
function isHead(open: Span, whole: Span, { text, cursor }: Place): boolean {
  const line = lineAt(text, open.start);
  return cursor <= line.end && whole.end > line.end;
}

/** On a line of its own beside a tag that has one, or as the last in it. */
function put(
  code: string,
  whole: Span,
  open: Span,
  side: 'in' | 'after' | 'before',
  place: Place,
): Outcome | undefined {
  const { text, unit } = place;
  const line = lineAt(text, whole.start);
  const indent = indentAt(text, whole.start);
  const hasOwnLine = text.slice(line.start, whole.start).trim() === '';
  if (!hasOwnLine) return undefined;
  if (side === 'in') {
    const close = text.lastIndexOf('</', whole.end - 1);
    const last = text.slice(open.end, close).trimEnd().length + open.end;
    if (close < open.end || lineAt(text, close).start === lineAt(text, open.end).start) return undefined;
    return inserted(last, `\n${indent}${unit}${code}`);
  }
  if (side === 'before') {
    const added = `${code}\n${indent}`;
    return {
      edits: [{ start: whole.start, end: whole.start, text: added }],
      selections: [caret(whole.start + code.length)],
    };
  }
  return text.slice(whole.end, lineAt(text, whole.end).end).trim() === ''
    ? inserted(whole.end, `\n${indent}${code}`)
    : undefined;
}

function inserted(at: number, added: string): Outcome {
  return { edits: [{ start: at, end: at, text: added }], selections: [caret(at + added.length)] };
}
