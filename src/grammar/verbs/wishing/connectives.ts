import { entryOf } from '../../../common/entryOf.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { ownCondition } from '../../places/ownCondition.ts';
import type { Place } from '../../places/place.ts';
import { type Outcome, replaced } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';

/** What joins conditions, as languages write it, and the contrary. */
const CONTRARY: Readonly<Record<string, string>> = {
  ...{ '&&': '||', '||': '&&', and: 'or', or: 'and', '-and': '-or', '-or': '-and', AND: 'OR', OR: 'AND' },
};
const WRITTEN: Readonly<Record<string, RegExp>> = {
  and: /&&|(?<![\w.-])-?(?:and|AND)(?![\w-])/g,
  or: /\|\||(?<![\w.-])-?(?:or|OR)(?![\w-])/g,
};

/**
 * "Change and to or" of the one that joins the condition in the line, or the one on which it depends that one comes to where
 * the cursor is. `unclear` where several do, or none does; undefined for anything else.
 */
export function connective(
  said: readonly string[],
  to: readonly string[],
  place: Place,
): Outcome | 'unclear' | undefined {
  const bare = (words: readonly string[]) =>
    words
      .join(' ')
      .toLowerCase()
      .replace(/^(?:the|an?) /, '');
  const [from, into] = [bare(said), bare(to)];
  const { tree, text, cursor, wording } = place;
  if (!wording.writing || !tree || !/^(?:and|or)$/.test(from) || !/^(?:and|or)$/.test(into) || from === into)
    return undefined;
  const line = lineAt(text, cursor);
  const all = tree.knows('condition') ? tree.scopes('condition') : [];
  const own = ownCondition(all, place);
  for (const span of [line, ...(own ? [own] : [])]) {
    const found = joints(from, span, place);
    const [only] = found;
    if (found.length > 1) return 'unclear';
    const other = only && entryOf(CONTRARY, text.slice(only.start, only.end));
    if (only && other) return replaced(only, other);
  }
  return 'unclear';
}

/** Where conditions are joined so in a stretch: in code, and in no text or comment. */
function joints(word: string, { start, end }: Span, { text, tree }: Place): readonly Span[] {
  const pattern = entryOf(WRITTEN, word);
  if (!pattern || !tree) return [];
  return [...text.slice(start, end).matchAll(pattern)].flatMap(({ index, 0: sign }) => {
    const at = tree.lines.positionAt(start + index);
    const isCode = !tree.commentAt(at) && !tree.textAt(at);
    return isCode ? [{ start: start + index, end: start + index + sign.length }] : [];
  });
}
