import { objectAt } from '../../places/said/objects.ts';
import { whichAt } from '../../places/said/which.ts';

/** What is pointed at without being named. */
const POINTED = /^(this|that|it|these|those|them|(the )?selection)$/;

/**
 * Whether words name a thing by its kind, "the second argument", or point at it. Behind a verb that is said of other
 * things too a name alone does not count: "drop the table", "wipe the cache".
 */
export function isThing(words: readonly string[]): boolean {
  const said = words.map(word => word.toLowerCase());
  return POINTED.test(said.join(' ')) || objectAt(said, whichAt(said, 0).length) !== undefined;
}
