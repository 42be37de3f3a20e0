import { asWritten, type Message, message } from '../messages/message.ts';
import type { Happening } from './turnEvents.ts';

/** Results that are longer together, in characters, are counted instead. */
const LONGEST = 120;

/** What has been done of what was said once, by what the calls themselves report: never in the words of a model. */
export interface Deeds {
  /** What each call that did more than look came to, in the user's language. */
  readonly results: readonly string[];
  /** The places that were changed, and the files that they are in. */
  readonly places: number;
  readonly files: ReadonlySet<string>;
}

export const NO_DEEDS: Deeds = { results: [], places: 0, files: new Set() };

export function withDeed(deeds: Deeds, happening: Happening): Deeds {
  if (happening.event === 'edit')
    return {
      ...deeds,
      places: deeds.places + (happening.touched?.length ?? 0),
      files: new Set([...deeds.files, happening.file]),
    };
  if (happening.event !== 'action' || !('result' in happening) || !happening.acts) return deeds;
  return { ...deeds, results: [...deeds.results, happening.result] };
}

/** All of it in one short sentence; undefined where nothing was done. */
export function summaryOf({ results, places, files }: Deeds): Message | undefined {
  if (results.length === 0) return undefined;
  const together = [...new Set(results)].join(' ');
  if (results.length === 1 || together.length <= LONGEST) return asWritten(together);
  return message('cursor.done-several', { count: results.length, places, files: files.size });
}
