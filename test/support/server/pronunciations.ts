import { readFile } from 'node:fs/promises';
import { run } from './programs.ts';

/**
 * A PocketSphinx dictionary of these words: pronunciations from the CMU dictionary, and from Flite's letter-to-sound
 * rules for words that it does not have.
 */
export async function dictionaryOf(words: readonly string[], cmuDictionary: string): Promise<string> {
  const known = await linesOf(new Set(words), cmuDictionary);
  const entries = await Promise.all(
    words.map(async word => known.get(word) ?? [`${word} ${(await pronounced(word)).join(' ')}`]),
  );
  return `${entries.flat().join('\n')}\n`;
}

/** The dictionary's lines of each word, alternative pronunciations included: `to T UW`, `to(2) T IH`. */
async function linesOf(words: ReadonlySet<string>, cmuDictionary: string): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const line of (await readFile(cmuDictionary, 'utf8')).split('\n')) {
    const word = line.slice(0, line.search(/[\s(]|$/));
    if (words.has(word)) found.set(word, [...(found.get(word) ?? []), line]);
  }
  return found;
}

/** How Flite pronounces a word, in PocketSphinx's phones. */
async function pronounced(word: string): Promise<string[]> {
  const spoken = (await run('flite', ['-ps', '-t', word, '-o', 'none'])).toString();
  return spoken
    .trim()
    .split(/\s+/)
    .filter(phone => phone !== '' && phone !== 'pau')
    .map(phone => (phone === 'ax' ? 'AH' : phone.toUpperCase()));
}
