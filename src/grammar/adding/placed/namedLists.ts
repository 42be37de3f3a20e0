import type { Span } from '../../../syntax/scopes.ts';
import { inTextOrder } from '../../../syntax/scopes.ts';
import { innermost } from '../../places/nearest.ts';
import type { Place } from '../../places/place.ts';
import { lineAt } from '../../places/text/units.ts';
import { isCalled } from './naming.ts';

/** A list in the text, from behind what opens it to what closes it. */
export interface NamedList extends Span {
  readonly name: string;
  /** What its items are separated by. */
  readonly sort: 'elements' | 'words' | 'symbols' | 'types';
}

const KIND =
  /^(?:list|array|set|tuple|vector|slice|vec|sequence|collection|arraylist|constant|variable|key|line|attribute|macro|names)$/;

/**
 * What a list is called by what stands in front of it on its line: `const files: string[] = [`, `"files": [`,
 * `sizes := []int{`. Empty where it has no name.
 */
function nameBefore(front: string): string {
  const open = front.replace(/[([{@%]+$/, '').replace(/[\p{L}\p{N}_.!<>&[\] ,]+$/u, '');
  const named = /(?:=>|:=|=|:)$/.test(open) ? open.replace(/(?:=>|:=|=|:)$/, '').trimEnd() : '';
  // A type may stand between the name and the sign.
  const typed = /^[^:]*(?=:[^:])/.exec(named)?.[0] ?? named;
  return /([\p{L}_][\p{L}\p{N}_-]*)["']?(?:\[\])?$/u.exec(typed)?.[1] ?? '';
}

/**
 * The list that words point at: by its name, or as “the list” where it is the only one on the line, in the file, or
 * the one that the cursor is in.
 */
export function listIn(said: readonly string[], place: Place): NamedList | undefined {
  if (/^(it|this|that|these|those)$/.test(said.join(' '))) return undefined;
  const all = listsOf(place);
  const words = said.slice(/^(the|this|that|my|our)$/.test(said[0] ?? '') ? 1 : 0);
  const named = all.filter(list => isCalled(list.name, words));
  if (named.length > 0) return onlyOrNear(named, place);
  const bare = KIND.test(words.at(-1) ?? '') ? words.slice(0, -1) : words;
  if (bare.length > 0)
    return onlyOrNear(
      all.filter(list => isCalled(list.name, bare) || isCalled(list.name, noun(bare))),
      place,
    );
  const { text, cursor } = place;
  const lists = all.filter(({ sort }) => sort === 'elements' || sort === 'words');
  const line = lineAt(text, cursor);
  return (
    innermost(lists, cursor) ??
    onlyOne(lists.filter(({ start, end }) => start <= line.end && end >= line.start)) ??
    onlyOne(lists)
  );
}

/** "Derive attribute": what it is behind what it is called. */
function noun(words: readonly string[]): readonly string[] {
  return words.length > 1 && KIND.test(words[0] ?? '')
    ? words.slice(/^(called|named)$/.test(words[1] ?? '') ? 2 : 1)
    : words;
}

function onlyOne(lists: readonly NamedList[]): NamedList | undefined {
  return lists.length === 1 ? lists[0] : undefined;
}

/** Of several that are called so, the one on the line of the cursor, or above the thing that it stands in. */
function onlyOrNear(lists: readonly NamedList[], { text, cursor, tree }: Place): NamedList | undefined {
  if (lists.length < 2) return lists[0];
  const line = lineAt(text, cursor);
  const here = lists.filter(({ start, end }) => start <= line.end && end >= line.start);
  if (here.length > 0) return onlyOne(here);
  for (const around of tree?.around(cursor) ?? []) {
    const inside = lists.filter(({ start, end }) => start >= around.start && end <= around.end);
    if (inside.length > 0) return onlyOne(inside);
  }
  return undefined;
}

/** Lists that have no brackets in the tree, with their `items`, and their `name` where that differs. */
const PATTERNS: readonly (readonly [pattern: RegExp, sort: NamedList['sort'], name: string])[] = [
  [/#\[derive\((?<items>[^()\]]*)\)\]/dg, 'types', 'derive'],
  [/^[ \t]*attr_reader (?<items>:\w+(?:, :\w+)*)[ \t]*$/dgm, 'symbols', 'attr reader'],
  [/^[ \t]*attr_accessor (?<items>:\w+(?:, :\w+)*)[ \t]*$/dgm, 'symbols', 'attr accessor'],
  [/^[ \t]*attr_writer (?<items>:\w+(?:, :\w+)*)[ \t]*$/dgm, 'symbols', 'attr writer'],
  [/(?<name>\b[\p{L}_]\w*)\s*=\s*%[wi]\[(?<items>[^\][]*)\]/dgu, 'words', ''],
];

const LANGUAGES_OF_PATTERNS = /^(rust|ruby)$/;

function listsOf(place: Place): readonly NamedList[] {
  const { tree, text, cursor } = place;
  if (!tree) return [];
  const found: NamedList[] = [];
  if (tree.knows('elements'))
    for (const { start, end } of tree.scopesNear('elements', cursor)) {
      // The items of a block stand below its key.
      const front = text.slice(Math.max(0, start - 200), start).trimEnd();
      found.push({
        start,
        end,
        name: nameBefore(front.slice(front.lastIndexOf('\n') + 1)),
        sort: 'elements',
      });
    }
  if (LANGUAGES_OF_PATTERNS.test(tree.grammar.language.grammar))
    for (const [pattern, sort, name] of PATTERNS)
      for (const match of text.matchAll(pattern)) {
        const [start = 0, end = 0] = match.indices?.groups?.['items'] ?? [];
        found.push({ start, end, name: match.groups?.['name'] ?? name, sort });
      }
  return found.sort(inTextOrder);
}
