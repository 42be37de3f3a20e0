// Writes src/grammar/ear/sounds.json: how words are said, by the CMU Pronouncing Dictionary, that are said otherwise than
// they are read; of a list of words, the commonest first. Needs npm.
// Usage: node test/support/buildSounds.mjs WORDS.txt [COUNT]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readAloud } from '../../src/grammar/ear/lettersToSounds.ts';
import { distance } from '../../src/grammar/ear/phones.ts';

const PACKAGE = 'cmu-pronouncing-dictionary@3.0.0';
const TARGET = resolve(import.meta.dirname, '../../src/grammar/ear/sounds.json');

/** So far apart for each of its letters what is read is not what is said. */
const ODD = 0.06;

/** A letter for each of the dictionary's sounds; src/grammar/ear/phones.ts says how they differ. */
const LETTERS = {
  ...{ AA: 'a', AE: 'A', AH: 'u', AO: 'o', AW: 'W', AY: 'Y', EH: 'E', ER: 'R', EY: 'e', IH: 'I', IY: 'i' },
  ...{ OW: 'O', OY: 'X', UH: 'Q', UW: 'U', P: 'p', B: 'b', T: 't', D: 'd', K: 'k', G: 'g', CH: 'C', JH: 'J' },
  ...{ F: 'f', V: 'v', TH: 'T', DH: 'D', S: 's', Z: 'z', SH: 'S', ZH: 'Z', HH: 'h', M: 'm', N: 'n', NG: 'N' },
  ...{ L: 'l', R: 'r', W: 'w', Y: 'y' },
};

const [list, count = '40000'] = process.argv.slice(2);
if (!list) throw new RangeError('Name a list of words, the commonest first.');
const work = mkdtempSync(join(tmpdir(), 'aloud-sounds-'));
try {
  execFileSync('npm', ['install', '--prefix', work, '--no-save', '--ignore-scripts', PACKAGE], { stdio: 'inherit' });
  const { dictionary } = await import(
    pathToFileURL(join(work, 'node_modules/cmu-pronouncing-dictionary/index.js')).href
  );
  const sound = phones =>
    phones
      .split(' ')
      .map(phone => LETTERS[phone.replace(/\d/, '')])
      .join('');
  const isOdd = word => distance(readAloud(word), sound(dictionary[word])) > ODD * word.length;
  const words = readFileSync(list, 'utf8')
    .split('\n')
    .map(line => line.split(' ')[0])
    .filter(word => /^[a-z]+$/.test(word) && Object.hasOwn(dictionary, word))
    .slice(0, Number(count))
    .filter(isOdd)
    .sort();
  const said = words.map(word => `${word}:${sound(dictionary[word])}`).join(' ');
  writeFileSync(TARGET, `${JSON.stringify({ source: PACKAGE, said })}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
