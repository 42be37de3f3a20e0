import { isWork } from '../../code/proseGuard.ts';
import type { Place } from '../../places/place.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import { entryAdded } from '../data/entryAdded.ts';
import { instructionAdded } from '../data/instructions.ts';
import { stepAdded } from '../data/steps.ts';
import { itemWritten } from '../data/writtenItems.ts';
import { clauseAdded } from '../queries/clauseAdded.ts';
import { styleAdded } from '../styles/styleAdded.ts';
import { attributeSaid } from '../tags/attributeSaid.ts';
import { elementSaid } from '../tags/elementSaid.ts';
import { isInOther } from '../tags/tagAt.ts';
import { attributeAdded } from './attributes.ts';
import { headAdded } from './heads.ts';
import { itemsAdded } from './listItems.ts';
import { memberAdded } from './members.ts';
import { listIn } from './namedLists.ts';
import { ownerIn } from './owners.ts';
import { parameterAdded } from './parameters.ts';
import { detailsLast, type Wanted, wantedIn } from './wanted.ts';
import { type Where, waysToPlace } from './where.ts';

/**
 * What comes of adding something, all of whose words are understood: what it is, of which kind and type, and where it
 * belongs. `refused` where a kind of thing was said with a place that is not there: its words are no part of a name.
 */
export function addedAsSaid(said: readonly string[], place: Place): Outcome | 'refused' | undefined {
  if (said.length > MOST_WORDS) return undefined;
  // Rules are known there, and nothing in them.
  if (isInOther(place) && !/^(?:rule|ruleset|rule set|selector)\b/i.test(said.join(' '))) return 'refused';
  const certain =
    stepAdded(said, place) ??
    entryAdded(said, place) ??
    clauseAdded(said, place) ??
    instructionAdded(said, place) ??
    elementSaid(said, place) ??
    styleAdded(said, place) ??
    itemWritten(said, place) ??
    attributeSaid(said, place);
  if (certain) return certain;
  const words = said.map(word => word.toLowerCase());
  let isRefused = false;
  let isWhole = false;
  for (const [front, details] of detailsLast(words).slice(0, MOST_DETAILS))
    for (const { what, where } of waysToPlace(front)) {
      const isElsewhere = Object.keys(where).length > 0;
      if (details.length > 0 && !isElsewhere) continue;
      const head = details.length === 0 ? headAdded(what, where, place) : undefined;
      if (head) return head;
      const wanted = wantedIn([...what, ...details], place.wording);
      if (!wanted || (!wanted.kind && isWork(what, place.wording))) continue;
      isWhole ||= !isElsewhere;
      const outcome = addedThere(wanted, where, place);
      if (outcome) return outcome;
      isRefused ||= isElsewhere && (PLACED.test(wanted.kind ?? '') || isOfList(wanted, where, place));
    }
  return isRefused && !isWhole ? 'refused' : undefined;
}

/** What is nothing without its place. */
const PLACED = /^(?:field|variant|column|parameter|item)$/;
/** Nobody says a part and its place in more: each word may begin a place or a detail, and to try them all takes long. */
const MOST_WORDS = 48;
/** So many words may begin a detail that is said behind the place. */
const MOST_DETAILS = 5;

/** What a list that was named has none of is nothing to be written into it. */
function isOfList({ kind, name }: Wanted, { owner }: Where, place: Place): boolean {
  const list = kind === undefined && owner && !/^string$/.test(name[0] ?? '') ? listIn(owner, place) : undefined;
  return list !== undefined && place.text.slice(list.start, list.end).trim() !== '';
}

function addedThere(wanted: Wanted, where: Where, place: Place): Outcome | undefined {
  if (wanted.kind === 'parameter') return parameterAdded(wanted, where, place);
  if (wanted.kind === 'attribute') return attributeAdded(wanted, where, place);
  if (wanted.kind === 'item') return itemsAdded(wanted, where, place);
  if (wanted.kind) {
    // "A field done to the status enum" has no place in it.
    return memberAdded(wanted, where, place) ?? memberOfEnum(wanted, where, place) ?? inHead(wanted, where, place);
  }
  if (Object.keys(where).length === 0) return undefined;
  return itemsAdded(wanted, where, place) ?? byOwner(wanted, where, place);
}

/** "A member paused" of an enum is a variant. */
function memberOfEnum(wanted: Wanted, where: Where, place: Place): Outcome | undefined {
  return wanted.kind === 'field' && !wanted.type.length && where.owner && ownerIn(where.owner, 'enum', place)
    ? memberAdded({ ...wanted, kind: 'variant' }, where, place)
    : undefined;
}

/** A property of a class all of whose properties are declared in its head: `data class User(val name: String)`. */
function inHead(wanted: Wanted, where: Where, place: Place): Outcome | undefined {
  if (wanted.kind !== 'field' || !where.owner) return undefined;
  const outcome = parameterAdded({ ...wanted, kind: 'parameter' }, where, place);
  return outcome?.edits.some(({ text }) => /(?:^|[\s,(])(?:val|var) /.test(text)) ? outcome : undefined;
}

/** What is added by its name alone is what its owner has. */
function byOwner(said: Wanted, where: Where, place: Place): Outcome | undefined {
  // "A value urgent": what it is is no part of its name.
  const isCalledOne = said.name.length > 1 && /^(?:value|constant|member|entry|option|case)$/.test(said.name[0] ?? '');
  const wanted = isCalledOne ? { ...said, name: said.name.slice(1) } : said;
  return memberAdded({ ...wanted, kind: 'variant' }, where, place);
}
