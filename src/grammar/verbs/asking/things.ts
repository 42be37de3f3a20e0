import type { ScopeName } from '../../../syntax/scopeNames.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { pointedDerived } from '../../places/finding/derivedTargets.ts';
import { outermost } from '../../places/nearest.ts';
import type { Place } from '../../places/place.ts';
import { namesAt, resolve, stretches } from '../../places/resolve.ts';
import { isDerived, isUnit } from '../../places/said/kinds.ts';
import { objectAt } from '../../places/said/objects.ts';
import { unitsWithin } from '../../places/text/units.ts';

/** What is counted or listed, and in what; the whole file without it. */
export interface Counted {
  readonly kind: 'things' | 'problems' | 'occurrences';
  /** As said: "functions". */
  readonly things: readonly string[];
  readonly within: readonly string[];
}

const PROBLEMS = /^(errors?|warnings?|problems?|mistakes?|issues?)$/;
/** Of these a function has its own, where nobody says of what. */
const OF_FUNCTIONS = /^(parameter|argument|statement|return|branch|branches|loop|if|local)/;
const BEFORE = /^(are|is|there|do|does|i|we|you|have|has|got|here|now|in|of|inside|within|on|the|total)$/;
const BEHIND =
  /^(have|has|take|takes|contain|contains|get|gets|got|here|now|there|are|in|accept|accepts|need|needs|long)$/;

/** What words ask to be counted; undefined where that is nothing in a text. */
export function countedIn(said: readonly string[]): Counted | undefined {
  const occurrences = occurrencesIn(said);
  if (occurrences) return occurrences;
  const [first = ''] = said;
  const isProblem = PROBLEMS.test(first);
  const object = isProblem ? { length: 1, plural: true } : objectAt(said, 0);
  if (!object?.plural) return undefined;
  const things = said.slice(0, object.length);
  let rest = said.slice(object.length);
  while (rest.length > 0 && BEFORE.test(rest[0] as string)) rest = rest.slice(1);
  while (rest.length > 0 && BEHIND.test(rest.at(-1) as string)) rest = rest.slice(0, -1);
  if (isProblem && rest.length > 0 && !/^((this|my) )?(file|code|document)$/.test(rest.join(' '))) return undefined;
  return { kind: isProblem ? 'problems' : 'things', things, within: rest };
}

/** "Times is total used", "occurrences of total", "often is total called". */
function occurrencesIn(said: readonly string[]): Counted | undefined {
  const text = said.join(' ').replace(/ (in|of) (this|the|my) (file|code|document)$| here$/, '');
  const found =
    /^(?:times |often )?(?:is|does|do we|do i|do you|has|have i|was|are) (.+?) (?:used|called|mentioned|written|occur|appear|appears|occurs|come up|show up|use|been used|been called)$/.exec(
      text,
    ) ??
    /^(?:times |often )?(?:do we|do i|do you) (?:use|call|mention) (.+)$/.exec(text) ??
    /^(?:occurrences|instances|mentions|uses|usages) of (.+?)(?: are there)?$/.exec(text);
  const words = found?.[1]?.replace(/^the (?:word|name|variable|function|method) /, '');
  return words ? { kind: 'occurrences', things: words.split(' '), within: [] } : undefined;
}

/** What was found of it, and where. */
export interface FoundThings {
  readonly spans: readonly (Span & { readonly name?: string })[];
  readonly within: Span;
}

export function spansOf(counted: Counted, place: Place): FoundThings | undefined {
  const whole = { start: 0, end: place.text.length };
  if (counted.kind === 'problems') return { spans: [], within: whole };
  if (counted.kind === 'occurrences') {
    const { things } = counted;
    for (const isWhole of [true, false]) {
      const spans = resolve({ kind: 'phrase', words: things, which: { kind: 'all' }, isWhole }, place);
      if (spans.length > 0) return { spans, within: whole };
    }
    return undefined;
  }
  const within = withinOf(counted, place, whole);
  if (!within) return undefined;
  const { kinds } = objectAt(counted.things, 0) ?? { kinds: [] };
  for (const kind of kinds) {
    const spans = isUnit(kind)
      ? [...unitsWithin(place.text, within, kind)]
      : isDerived(kind)
        ? pointedDerived(kind, { which: { kind: 'all' }, name: [] }, place, within)
        : structuresIn(kind, within, place);
    if (spans && (spans.length > 0 || kind === kinds.at(-1))) return { spans, within };
  }
  return undefined;
}

function withinOf({ things, within }: Counted, place: Place, whole: Span): Span | undefined {
  if (within.length > 0) {
    const [first] = [...namesAt(within, place), ...stretches(within, place)];
    if (!first) return undefined;
    // A name stands for what is called so: "parameters does withdraw take".
    return first.kind === 'phrase' ? (declared(within, place) ?? first) : first;
  }
  if (!OF_FUNCTIONS.test(things.join(' '))) return whole;
  const own = resolve(
    {
      kind: 'object',
      object: { kinds: ['function', 'method'], plural: false, whole: undefined, length: 1 },
      which: { kind: 'nearest' },
      name: [],
    },
    place,
  ).find(({ start, end }) => start <= place.cursor && place.cursor <= end);
  return own ?? whole;
}

function declared(name: readonly string[], place: Place): Span | undefined {
  for (const kind of ['function', 'method', 'class'] as const) {
    const object = { kinds: [kind], plural: false, whole: undefined, length: 1 };
    const [found] = resolve({ kind: 'object', object, which: { kind: 'nearest' }, name }, place);
    if (found) return found;
  }
  return undefined;
}

/** Things of a kind in a stretch, those of functions inside of others apart; undefined where the language has none. */
function structuresIn(kind: ScopeName, within: Span, { tree }: Place): FoundThings['spans'] | undefined {
  if (!tree?.knows(kind)) return undefined;
  const inside = tree.scopes(kind).filter(({ start, end }) => start >= within.start && end <= within.end);
  if (kind !== 'parameter') return inside;
  const [list] = tree.scopes('parameter list').filter(({ start, end }) => start >= within.start && end <= within.end);
  const own = list ? inside.filter(({ start, end }) => start >= list.start && end <= list.end) : inside;
  return outermost(own);
}
