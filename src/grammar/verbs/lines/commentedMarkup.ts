import type { Span } from '../../../syntax/scopes.ts';
import type { Place } from '../../places/place.ts';
import { linesOf } from '../../places/text/layout.ts';
import { caret, moved, type Outcome } from '../../places/text/outcome.ts';

/** A comment between the tags of code: an expression that is none. */
const COMMENT = /^\{\/\*\s?([\s\S]*?)\s?\*\/\}$/;

/**
 * Whole children of a tag in code, such as JSX, in a comment as it is written there, or out of one again. Undefined where
 * they are no children, `none` where a tag would be left without its other end.
 */
export function commentedMarkup(found: readonly Span[], isOff: boolean, place: Place): Outcome | 'none' | undefined {
  const { tree, text, cursor } = place;
  const [first] = found;
  if (!tree?.knows('tag') || !tree.knows('function') || !first || found.length > 1) return undefined;
  const lines = linesOf(text, first);
  const code = text.slice(lines.start, lines.end);
  const start = lines.start + code.length - code.trimStart().length;
  const end = lines.start + code.trimEnd().length;
  if (start >= end) return undefined;
  let node = tree.tree.rootNode.descendantForIndex(start, start);
  while (node?.parent && node.parent.startIndex === start && node.parent.type !== 'jsx_element') node = node.parent;
  // The tag that is one whole is a child of the one around it.
  const whole = node?.parent?.startIndex === start && node.parent.type === 'jsx_element' ? node.parent : node;
  if (!whole || whole.startIndex !== start) return undefined;
  if (whole.parent?.type !== 'jsx_element')
    return /^jsx_/.test(whole.type) && whole.endIndex > end ? 'none' : undefined;
  const inner = COMMENT.exec(text.slice(start, end))?.[1];
  if (isOff) return inner === undefined ? undefined : done({ start, end }, inner, cursor);
  let last = whole;
  while (last.endIndex < end && last.nextSibling && last.nextSibling.type !== 'jsx_closing_element')
    last = last.nextSibling;
  const isWhole = text.slice(end, last.endIndex).trim() === '' && last.endIndex >= end;
  return isWhole && !code.includes('*/') ? done({ start, end }, `{/* ${text.slice(start, end)} */}`, cursor) : 'none';
}

function done(span: Span, code: string, cursor: number): Outcome {
  const edits = [{ start: span.start, end: span.end, text: code }];
  return { edits, selections: [caret(Math.min(moved(cursor, edits), span.start + code.length))] };
}
