import type { Found } from '../../../syntax/scopes.ts';
import { innermost } from '../nearest.ts';
import { type Place, type Pointed, pointed } from '../place.ts';
import { lineAt, unitAt } from './units.ts';

/**
 * The block around the cursor: the smallest piece of several lines that the editor knows; in code the statements of the
 * innermost one, where lines up to blank ones are more than these. Empty where such lines are what is meant.
 */
export function blockAround(place: Place): readonly Pointed[] {
  const { around = [], text, tree, cursor } = place;
  if (!tree) {
    const block = around.find(({ start, end }) => text.slice(start, end).trim().includes('\n'));
    return block ? [pointed(block, 'block')] : [];
  }
  const own = tree.knows('statements') ? innermost(tree.scopesAround('statements', cursor), cursor) : undefined;
  const paragraph = unitAt(text, cursor, 'paragraph');
  if (!own || !paragraph || (own.start <= paragraph.start && paragraph.end <= own.end)) return [];
  const inner = text.slice(own.start, own.end);
  const start = own.start + (inner.length - inner.trimStart().length);
  return inner.trim() === '' ? [] : [pointed({ start, end: start + inner.trim().length }, 'block')];
}

/** Of the tag that begins on the line and goes on, or that is around, what opens or closes it. */
export function edgeOfTag(all: readonly Found[], { tree, cursor, text }: Place): Found | undefined {
  const line = lineAt(text, cursor);
  const own = innermost(tree?.scopesAround('tag', cursor) ?? [], cursor);
  const isOnLine = all.some(
    ({ start, end }) => start >= line.start && end <= line.end && own !== undefined && own.start < line.start,
  );
  return isOnLine ? undefined : all.find(({ start, end }) => start === own?.start || end === own?.end);
}
