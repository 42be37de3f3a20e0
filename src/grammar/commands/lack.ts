import { type Message, message } from '../../messages/message.ts';
import type { Place } from '../places/place.ts';
import { pointedAt } from '../places/resolve.ts';
import { wordsIn } from '../verbs/verb.ts';
import { verbCalled } from '../verbs/verbs.ts';
import { progressOf, readings } from './understand.ts';

const MOST_READINGS = 40;

/**
 * What keeps words from being a command at a place: what they point at is not there, or more has to be said. Undefined
 * where they are no command in any way.
 */
export function lackOf(words: readonly string[], place: Place | undefined): Message | undefined {
  let count = 0;
  for (const { calls } of readings(words)) {
    if (++count > MOST_READINGS) break;
    for (const { name, arguments: given } of calls) {
      const { target } = given;
      if (!verbCalled(name)) continue;
      if (!place) return message('understand.no-document');
      if (typeof target === 'string' && target && pointedAt(wordsIn(target), place).length === 0)
        return message('understand.not-there', { target });
    }
  }
  if (count > 0) return place && message('understand.nothing-fits');
  return progressOf(words) === 'begun' ? message('understand.begun', { words: words.join(' ') }) : undefined;
}
