import type { Reading } from './understand.ts';

/** Arguments that may come to stand in a text for people, as they are. */
const MAY_BE_TEXT = ['to'] as const;

/**
 * The letters that a recogniser heard with a capital, for what becomes a text: "Change the title to Garden Society". In
 * names of code letters follow the language, and the words alone count. Undefined where nothing is told by them.
 */
export function withLetters(reading: Reading, utterance: string): Reading {
  const heard = utterance
    .split(/\s+/)
    .map(word => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter(Boolean);
  const calls = reading.calls.map(call => {
    for (const name of MAY_BE_TEXT) {
      const said = call.arguments[name];
      const letters = typeof said === 'string' ? lettersOf(said.split(' '), heard) : undefined;
      if (/^(?:change|exchange|reword)_target$/.test(call.name) && letters !== undefined && letters !== said)
        return { ...call, arguments: { ...call.arguments, letters } };
    }
    return call;
  });
  return { ...reading, calls };
}

function lettersOf(words: readonly string[], heard: readonly string[]): string | undefined {
  const lower = heard.map(word => word.toLowerCase());
  for (let at = heard.length - words.length; at >= 0; at--)
    if (words.every((word, index) => lower[at + index] === word.toLowerCase()))
      return heard.slice(at, at + words.length).join(' ');
  return undefined;
}
