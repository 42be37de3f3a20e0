import { ENGLISH } from './english.ts';
import type { MessageId } from './message.ts';
import { placesOf } from './places.ts';
import type { Translation } from './text.ts';

/**
 * A translation from its file: one object of JSON, a sentence by each name. Names that English does not have, which an
 * older translation may hold, are left out. Throws an Error that says what is wrong: what could not be said later makes
 * the whole of it worthless.
 */
export function translationFrom(json: string): Translation {
  const written: unknown = JSON.parse(json);
  if (typeof written !== 'object' || written === null || Array.isArray(written)) throw new Error('it is no object');
  const sentences: Partial<Record<MessageId, string>> = {};
  for (const [id, sentence] of Object.entries(written)) {
    if (typeof sentence !== 'string') throw new Error(`${id} is no text`);
    if (!isId(id)) continue;
    const foreign = foreignPlaces(id, sentence);
    if (foreign.length > 0) throw new Error(`${id} has no place ${foreign.join(', ')}`);
    sentences[id] = sentence;
  }
  return sentences;
}

function isId(id: string): id is MessageId {
  return Object.hasOwn(ENGLISH, id);
}

/** Places that nobody fills, for English has none of them. */
function foreignPlaces(id: MessageId, sentence: string): readonly string[] {
  const own = read(id, sentence);
  const places = own.length === 0 ? own : placesOf(ENGLISH[id]);
  return own.filter(place => !places.includes(place));
}

function read(id: string, sentence: string): readonly string[] {
  try {
    return placesOf(sentence);
  } catch (thrown) {
    throw new Error(`${id} cannot be read: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}
