import { isVerb } from '../english/plain/verbs.ts';

/** A command, and the words for the place where alone it is meant. */
export interface Scoped {
  readonly within: readonly string[];
  readonly command: readonly string[];
  /** Whether the place was said first. */
  readonly isFirst: boolean;
}

const IN = /^(in|on|inside|within|at|for)$/;
const IN_OR_OF = /^(in|on|inside|within|of)$/;

/** Places have no longer names. */
const LONGEST_PLACE = 6;

/** "In create, delete the first parameter", "change true to false on this line": the place apart from the command. */
export function* scopedIn(words: readonly string[]): Generator<Scoped> {
  const said = words.map(word => word.toLowerCase());
  if (IN.test(said[0] ?? ''))
    for (let at = 2; at < said.length - 1 && at <= LONGEST_PLACE + 1; at++)
      if (isVerb(said[at] ?? '')) yield { within: words.slice(1, at), command: words.slice(at), isFirst: true };
  if (!isVerb(said[0] ?? '')) return;
  for (let at = said.length - 2; at > 1 && at >= said.length - LONGEST_PLACE - 1; at--)
    // "Take it out of the loop" says where it goes from.
    if (IN_OR_OF.test(said[at] ?? '') && said[at - 1] !== 'out')
      yield { within: words.slice(at + 1), command: words.slice(0, at), isFirst: false };
}
