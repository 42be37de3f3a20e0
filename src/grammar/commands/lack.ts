import { firstOf } from '../../common/async/firstOf.ts';
import { type Message, message } from '../../messages/message.ts';
import type { Place } from '../places/place.ts';
import { pointedAt } from '../places/resolve.ts';
import { wordsIn } from '../verbs/verb.ts';
import { verbCalled } from '../verbs/verbs.ts';
import { progressOf, readings } from './understand.ts';

/**
 * What keeps words from being a command at a place: what they point at is not there, or more has to be said. Undefined
 * where they are no command in any way.
 */
export function lackOf(words: readonly string[], place: Place | undefined): Message | undefined {
  const [likeliest] = firstOf(1, readings(words));
  if (!likeliest) {
    return progressOf(words) === 'begun' ? message('understand.begun', { words: words.join(' ') }) : undefined;
  }
  if (!place)
    return likeliest.calls.some(({ name }) => verbCalled(name)) ? message('understand.no-document') : undefined;
  for (const { name, arguments: given } of likeliest.calls) {
    const { target } = given;
    if (verbCalled(name) && typeof target === 'string' && target && pointedAt(wordsIn(target), place).length === 0)
      return message('understand.not-there', { target });
  }
  // A question writes nothing.
  const writes = likeliest.calls.some(({ name }) => verbCalled(name)?.risk === 'edits');
  return writes ? message('understand.nothing-fits') : undefined;
}
