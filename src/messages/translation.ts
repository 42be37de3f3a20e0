import { ENGLISH } from './english.ts';
import type { MessageId } from './message.ts';
import { placesOf } from './places.ts';

/** What a translator writes: sentences by name. What is not there is said in English. */
export type Translation = Readonly<Partial<Record<MessageId, string>>>;

/**
 * What is wrong with the sentence that a translation has for `id`, so that it could not be said: it is none, cannot be
 * read, or has a place that nobody fills, for English has none of it. Undefined where it can be said.
 */
export function faultOf(id: MessageId, sentence: unknown): string | undefined {
  if (typeof sentence !== 'string') return `${id} is no text`;
  try {
    const own = placesOf(sentence);
    const places = own.length === 0 ? own : placesOf(ENGLISH[id]);
    const foreign = own.filter(place => !places.includes(place));
    return foreign.length > 0 ? `${id} has no place ${foreign.join(', ')}` : undefined;
  } catch (thrown) {
    return `${id} cannot be read: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
  }
}
