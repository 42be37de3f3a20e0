import { PLACE, RARE } from './arcs.ts';
import type { Guess } from './misheard.ts';
import { soundsOfAll } from './sounds.ts';
import type { Vocabulary } from './vocabulary.ts';

/** So far may a whole command be from what was heard, for each phone of the longer and at most. */
const APART_PER_PHONE = 0.17;
const MOST_APART = 2.4;
const MOST_GUESSES = 12;

function allowed(end: number, length: number): number {
  return Math.min(MOST_APART, APART_PER_PHONE * Math.max(end, length));
}

/** The commands that sound like all of what was heard, the nearest first: "weren't all tests" is "run all tests". */
export function misheardWhole(heard: readonly string[], commands: Vocabulary): readonly Guess[] {
  if (heard.some(word => /\d/.test(word))) return [];
  const all = heard.join(' ').toLowerCase();
  const nearest = new Map<string, Guess>();
  for (const sound of soundsOfAll(heard)) {
    for (const { term, apart } of commands.alike(sound, [sound.length], allowed, true)) {
      const said = term.words.join(' ');
      if (said === all || (nearest.get(said)?.apart ?? Number.POSITIVE_INFINITY) <= apart) continue;
      const local = apart / sound.length;
      nearest.set(said, {
        words: term.words,
        cost: PLACE + apart + (term.isRare ? RARE : 0),
        apart,
        worst: local,
        beginning: local,
        terms: [{ ...term, local }],
      });
    }
  }
  return [...nearest.values()].toSorted((one, other) => one.cost - other.cost).slice(0, MOST_GUESSES);
}
