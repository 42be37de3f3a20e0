import { inTextOrder, type Span } from '../../../syntax/scopes.ts';
import { ownersOf } from '../../places/finding/ownedBy.ts';
import { isThere } from '../../places/finding/owners.ts';
import { innermost } from '../../places/nearest.ts';
import type { Place } from '../../places/place.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { listAt } from '../attaching.ts';
import { isCalled } from '../placed/naming.ts';
import { type Where, waysToPlace } from '../placed/where.ts';
import { entriesIn, intoEntries, keysIn } from './addData.ts';
import { type SaidEntry, saidEntry } from './saidEntry.ts';
import { versionLike } from './versions.ts';

/**
 * An entry of data, all of whose words are understood: "a key prefix with api to server", "workers 4", "a start script
 * that runs node app.js". `refused` where it was said to be one and has no place, or goes on about something else.
 */
export function entryAdded(said: readonly string[], place: Place): Outcome | 'refused' | undefined {
  if (!place.tree?.data?.entry) return undefined;
  let isRefused = false;
  const isOfEnvironment = /^(?:an? |another |new )*(?:(?:env|environment) )?variable\b/i.test(said.join(' '));
  for (const { what, where } of waysToPlace(said)) {
    const entry = saidEntry(what);
    if (!entry) continue;
    isRefused ||= entry.isCalledOne;
    const environment = isOfEnvironment && !where.owner ? environmentNear(where, place) : undefined;
    if (isOfEnvironment && !where.owner && !environment) continue;
    const isElsewhere = environment && environment.start !== listHere(where, place)?.start;
    const outcome = isElsewhere
      ? amongEntries(environment, entry, where, { ...place, cursor: environment.end })
      : (ofItsSort(entry, where, place) ?? entryThere(entry, where, place));
    if (outcome) return outcome;
  }
  return isRefused || CALLED_ONE.test(said.join(' ')) ? 'refused' : undefined;
}

/** The entries of the environment that one is in, or of the only one in the smallest piece around that has some. */
function environmentNear(where: Where, place: Place): Span | undefined {
  const { tree, cursor, text } = place;
  const here = listHere(where, place);
  // Where they are items of a list, `- DEBUG=1`, they are no entries.
  const line = lineAt(text, cursor);
  if (/^\s*- ["']?[A-Z_]\w*=/.test(text.slice(line.start, line.end))) return undefined;
  if (isEnvironment(here, place)) return here;
  const all = (tree?.scopes('entries') ?? []).filter(list => isEnvironment(list, place));
  for (const { start, end } of tree?.around(cursor) ?? []) {
    const inside = all.filter(list => list.start >= start && list.end <= end);
    if (inside.length > 0) return inside.length === 1 ? inside[0] : undefined;
  }
  return undefined;
}

/** Whether entries are those of an environment, by the key that they stand under; a file of nothing else is one. */
function isEnvironment(list: Span | undefined, { text, tree }: Place): boolean {
  if (!list) return false;
  const front = text.slice(Math.max(0, list.start - 200), list.start).trimEnd();
  const isUnder = /["']?(?:env|environment|variables)["']?\s*[:=]?\s*\{?$|\[[\w.-]*env[\w.-]*\]$/i.test(front);
  return tree?.data?.keys === 'constant' || isUnder;
}

const CALLED_ONE = /^(?:an? |the |another |new )*(?:entry|key|setting|pair)\b/i;

function entryThere(entry: SaidEntry, where: Where, place: Place): Outcome | undefined {
  // Nothing but words is no entry yet.
  if (!entry.isWhole || (!entry.isCalledOne && entry.value.length === 0)) return undefined;
  const list = where.owner ? listOf(where.owner, place) : listHere(where, place);
  return list && amongEntries(list, entry, where, place);
}

function amongEntries(list: Span, said: SaidEntry, where: Where, place: Place): Outcome | undefined {
  const parts = entriesIn(list, place);
  const entry = withVersion(said, list, place);
  // "A dev dependency vitest version one", where there are none.
  if (said.key.length > 2 && said.key.slice(0, -1).some(word => SORTS.test(word))) return undefined;
  if (where.rank !== undefined) return undefined;
  if (parts.length === 0) return intoEntries(list, entry, { ...place, cursor: list.start });
  const keys = keysIn(list, place);
  if (where.beside?.words.length || where.edge) {
    const beside = where.beside;
    const at = beside ? keys.findIndex(key => isCalled(key, keyWords(beside.words))) : -1;
    const index = beside
      ? at < 0
        ? -1
        : beside.side === 'after'
          ? at + 1
          : at
      : where.edge === 'first'
        ? 0
        : keys.length;
    const cursor = index === 0 ? list.start : parts[index - 1]?.end;
    return index < 0 || cursor === undefined ? undefined : intoEntries(list, entry, { ...place, cursor });
  }
  if (where.beside?.side === 'before') return undefined;
  const isHere = list.start <= place.cursor && place.cursor <= list.end && !where.owner;
  return intoEntries(list, entry, isHere ? place : { ...place, cursor: list.end });
}

/** "The port", "port key": what an entry is called beside which another goes. */
function keyWords(words: readonly string[]): readonly string[] {
  return words.length > 1 && /^(key|entry|setting|property|field|line)$/.test(words.at(-1) ?? '')
    ? words.slice(0, -1)
    : words;
}

/** The list around the cursor, or the one that has what it goes beside. */
function listHere({ beside }: Where, place: Place): Span | undefined {
  const { tree, cursor } = place;
  const lists = tree?.scopesNear('entries', cursor) ?? [];
  const words = keyWords(beside?.words ?? []);
  const top = entriesAtTop(place);
  if (words.length === 0)
    return innermost(lists, cursor) ?? (top && cursor <= top.end ? top : listAt('entries', place));
  const having = [...lists, ...(top ? [top] : [])].filter(list =>
    keysIn(list, place).some(key => isCalled(key, words)),
  );
  return innermost(having, cursor) ?? (having.length === 1 ? having[0] : undefined);
}

/** Those in front of all sections; in other data there are none. */
function entriesAtTop(place: Place): Span | undefined {
  const { tree, text } = place;
  if (!tree?.knows('section')) return undefined;
  const end = tree.scopes('section')[0]?.start ?? text.length;
  const found = entriesIn({ start: 0, end }, place);
  const [first] = found;
  return first && { start: first.start, end: found.at(-1)?.end ?? first.end };
}

const KIND = /^(object|table|section|group|map|mapping|dictionary|block|entry|key|job|settings?|entries)$/;

/** The one list of entries that something has that is called so. */
function listOf(owner: readonly string[], place: Place): Span | undefined {
  const plain = owner.slice(/^(the|this|that|my|our)$/.test(owner[0] ?? '') ? 1 : 0);
  if (plain.length === 0 || /^(it|this|that|top|end|file)$/.test(plain.join(' '))) return undefined;
  const bare = plain.length > 1 && KIND.test(plain.at(-1) ?? '') ? plain.slice(0, -1) : plain;
  const found = listsCalled(bare, place);
  return only(found.length > 0 || bare === plain ? found : listsCalled(plain, place), place);
}

function listsCalled(name: readonly string[], place: Place): readonly Span[] {
  const { tree } = place;
  const lists = tree?.scopes('entries').toSorted(inTextOrder) ?? [];
  const found: Span[] = [];
  for (const owner of ownersOf(name, place)) {
    // The outermost: an entry's own, and not one of an entry in it.
    const inside = lists.filter(({ start, end }) => start >= owner.start && end <= owner.end);
    const outer = inside.filter(
      one =>
        !inside.some(
          other =>
            other !== one &&
            other.start <= one.start &&
            one.end <= other.end &&
            other.end - other.start > one.end - one.start,
        ),
    );
    const [own] = outer;
    // Of several objects nobody knows which.
    if (own && outer.length === 1 && !found.some(({ start, end }) => start === own.start && end === own.end))
      found.push(own);
  }
  return found;
}

/** Of several the one that the cursor is in. */
function only(lists: readonly Span[], { cursor }: Place): Span | undefined {
  return lists.length < 2 ? lists[0] : innermost(lists, cursor);
}

/** "A start script": one of what is called by several of its last word, where these are entries. */
function ofItsSort({ value, sorts }: SaidEntry, where: Where, place: Place): Outcome | undefined {
  if (value.length === 0 || where.owner) return undefined;
  for (const [sort, key] of sorts) {
    const many = /[^aeiou]y$/i.test(sort) ? `${sort.slice(0, -1)}ies` : `${sort}s`;
    const name = many.split(' ');
    const list = isThere(name, place) ? only(listsCalled(name, place), place) : undefined;
    if (!list) continue;
    const entry = { key, value, isCalledOne: true, isWhole: true, sorts: [] };
    const outcome = amongEntries(list, entry, { ...where, owner: name }, place);
    if (outcome) return outcome;
  }
  return undefined;
}

/** What several of are called by, in the files of packages: part of no key behind which another follows. */
const SORTS = /^(?:dependenc(?:y|ies)|scripts?|packages?|plugins?)$/i;

/** Among versions a number is one: "lodash version four", "lodash four". */
function withVersion(said: SaidEntry, list: Span, place: Place): SaidEntry {
  const { key, value } = said;
  const version = value.length > 0 ? versionLike(value, valuesIn(list, place)) : undefined;
  if (version === undefined) return said;
  const isCalled = key.length > 1 && /^version$/i.test(key.at(-1) ?? '');
  return { ...said, key: isCalled ? key.slice(0, -1) : key, value: [version], isText: true };
}

/** What the entries of a list are set to. */
function valuesIn(list: Span, place: Place): readonly string[] {
  return entriesIn(list, place).map(({ start, end }) => /[:=]\s*(.*)$/s.exec(place.text.slice(start, end))?.[1] ?? '');
}
