import { objectAt } from '../../places/said/objects.ts';
import { whichAt } from '../../places/said/which.ts';

/** A name in front of its kind has no more words. */
const LONGEST_NAME = 3;

/** What is pointed at without being named. */
const POINTED = /^(this|that|it|these|those|them|(the )?selection)$/;

/**
 * Whether words name a thing by its kind, "the second argument", or point at it. Behind a verb that is said of other
 * things too a name alone does not count: "drop the table", "wipe the cache".
 */
export function isThing(words: readonly string[]): boolean {
  const said = words.map(word => word.toLowerCase());
  const from = whichAt(said, 0).length;
  return POINTED.test(said.join(' ')) || objectAt(said, from) !== undefined || isNameFirst(said, from);
}

/** "The reader parameter", "the load method of the store": the kind stands behind the name. */
function isNameFirst(said: readonly string[], from: number): boolean {
  for (let at = from + 1; at <= from + LONGEST_NAME && at < said.length; at++) {
    const object = objectAt(said, at);
    if (object) return at + object.length === said.length || /^(of|in|from)$/.test(said[at + object.length] ?? '');
  }
  return false;
}
