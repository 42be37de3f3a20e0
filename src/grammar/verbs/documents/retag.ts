import type { Found, Span } from '../../../syntax/scopes.ts';
import { innermost } from '../../places/nearest.ts';
import type { Place, Pointed } from '../../places/place.ts';
import { caret, moved, type Outcome } from '../../places/text/outcome.ts';

/** The tag that is pointed at, or that the cursor is in where nothing more was said. */
export function tagAt(found: Pointed, { tree }: Place): Found | undefined {
  if (!tree?.knows('tag')) return undefined;
  const tags = tree.scopesNear('tag', found.start, false);
  if (found.kind === 'tag') return tags.find(({ start, end }) => start === found.start && end === found.end);
  return /^(selection|line)$/.test(found.kind) ? innermost(tags, found.start) : undefined;
}

/** A tag with another name, at its end too; undefined where that is its name already. */
export function retagged(tag: Found, name: string, { text }: Place): Outcome | undefined {
  if (tag.name === name || tag.name === '') return undefined;
  const open = spanOf(text, tag.start, '<', tag.name);
  if (!open) return undefined;
  const closing = `</${tag.name}`;
  const at = text.lastIndexOf('</', tag.end);
  const isClosed =
    at > open.end && text.startsWith(closing, at) && /^\s*>$/.test(text.slice(at + closing.length, tag.end));
  const close = isClosed ? [{ start: at + 2, end: at + closing.length, text: name }] : [];
  const edits = [{ ...open, text: name }, ...close];
  return { edits, selections: [caret(moved(open.end, edits))] };
}

function spanOf(text: string, at: number, sign: string, name: string): Span | undefined {
  return text.startsWith(sign + name, at)
    ? { start: at + sign.length, end: at + sign.length + name.length }
    : undefined;
}
