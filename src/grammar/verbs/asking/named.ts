import type { Span } from '../../../syntax/scopes.ts';
import { nameIn } from '../../places/names.ts';
import type { Place } from '../../places/place.ts';
import { namesAt } from '../../places/resolve.ts';
import { unitAt } from '../../places/text/units.ts';
import { wordsIn } from '../verb.ts';

const SELF = /^(it|this|that|this (one|name|symbol|thing)|here)?$/;

/**
 * The name that a question is about: of what is said, or without a word the one under the cursor. Undefined where there is
 * none.
 */
export function nameFor(said: string, place: Place): Span | undefined {
  const { text, selection, cursor } = place;
  if (SELF.test(said.toLowerCase())) {
    const own = unitAt(text, selection.start < selection.end ? selection.start : cursor, 'identifier');
    return own && own.start <= selection.end && own.end >= selection.start ? own : undefined;
  }
  for (const found of namesAt(wordsIn(said), place)) {
    const name = nameIn(found, place);
    if (name) return name;
  }
  return undefined;
}
