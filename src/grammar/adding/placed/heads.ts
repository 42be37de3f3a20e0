import type { Place } from '../../places/place.ts';
import { caret, type Outcome } from '../../places/text/outcome.ts';
import { added } from '../added.ts';
import { ownerIn } from './owners.ts';
import { isType } from './wanted.ts';
import type { Where } from './where.ts';

/** What belongs to the head of a function, with what follows it. */
const OF_FUNCTIONS: readonly (readonly [RegExp, string])[] = [
  [/^(?:an? |the )?return type (?:of )?(?<what>.+)$/, 'return type'],
  [/^(?:an? |the )?(?<what>.+) return type$/, 'return type'],
  [/^(?:an? |the )?throws (?:clause |declaration )?(?:for |of |an? )?(?<what>.+)$/, 'throws'],
  [/^(?:an? |the )?(?:decorator|annotation) (?:called |named )?(?<what>.+)$/, 'decorator'],
  [/^(?:an? |the )?(?<what>.+) (?:decorator|annotation)$/, 'decorator'],
];

const LONGEST = 5;

/** A return type, what is thrown, or a decorator of what is pointed at. */
export function headAdded(what: readonly string[], where: Where, place: Place): Outcome | undefined {
  const { text, tree } = place;
  if (!where.owner || where.beside || where.rank !== undefined || where.edge || !tree) return undefined;
  const said = what.join(' ').toLowerCase();
  for (const [pattern, construct] of OF_FUNCTIONS) {
    const words = pattern.exec(said)?.groups?.['what']?.split(' ');
    if (!words || words.length > LONGEST || words.some(word => /^(to|for|that|which|after|before|with)$/.test(word)))
      continue;
    const isDecorator = construct === 'decorator';
    if (!isDecorator && !isType(words, place.wording)) continue;
    const owner =
      ownerIn(where.owner, 'function', place) ?? (isDecorator ? ownerIn(where.owner, 'type', place) : undefined);
    if (!owner) continue;
    const at = text.indexOf(owner.name, owner.start);
    const cursor = isDecorator || at < 0 || at > owner.end ? owner.start : at + owner.name.length;
    const outcome = added([...construct.split(' '), ...words], { ...place, cursor, selection: caret(cursor) });
    const isThere = outcome?.edits.every(
      ({ start, end }) =>
        end >= text.lastIndexOf('\n', owner.start - 1) && start <= headEnd(text, owner.start, owner.end),
    );
    if (outcome && isThere) return outcome;
  }
  return undefined;
}

/** Where the head of a function ends at the latest: at its brace, or the line that ends with a colon. */
function headEnd(text: string, start: number, end: number): number {
  const brace = text.slice(start, end).search(/\{|:\s*$|=>/m);
  return brace < 0 ? end : start + brace + 1;
}
