import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inTemporaryFolder, run } from './programs.ts';
import { dictionaryOf } from './pronunciations.ts';
import { bytesOf } from './sound.ts';

const MODEL = '/usr/share/pocketsphinx/model/en-us';
const CMU_DICTIONARY = join(MODEL, 'cmudict-en-us.dict');
const RATE_HZ = 16_000;

interface Grammar {
  /** JSGF rules after the header, with one public rule. */
  readonly rules: string;
  readonly words: readonly string[];
}

/** Speech to text by PocketSphinx, with a closed grammar or the general language model. */
export class CommandRecogniser {
  readonly #grammar: Grammar | undefined;
  /** What was given, by the words that are recognised for it. */
  readonly #asWritten: ReadonlyMap<string, string>;
  #dictionary: Promise<string> | undefined;

  private constructor(grammar: Grammar | undefined, asWritten: ReadonlyMap<string, string>) {
    this.#grammar = grammar;
    this.#asWritten = asWritten;
  }

  /** Hears these phrases and nothing else; answers with a phrase exactly as it is written here. */
  static ofPhrases(phrases: readonly string[]): CommandRecogniser {
    const asWritten = new Map(phrases.map(phrase => [wordsOf(phrase).join(' '), phrase]));
    const rules = `public <phrase> = ${[...asWritten.keys()].map(spoken => `(${spoken})`).join(' | ')};`;
    return new CommandRecogniser({ rules, words: [...new Set(phrases.flatMap(wordsOf))] }, asWritten);
  }

  /** Hears what JSGF rules allow: `public <command> = go to line <number>; <number> = one | two;` */
  static ofRules(rules: string): CommandRecogniser {
    const words = rules
      .replace(/<[^>]*>|\/[\d.]+\/|\bpublic\b/g, ' ')
      .split(/[^A-Za-z0-9'_-]+/)
      .filter(word => word !== '');
    return new CommandRecogniser({ rules, words: [...new Set(words)] }, new Map());
  }

  /** Free text with the general English model: words are often wrong. */
  static dictation(): CommandRecogniser {
    return new CommandRecogniser(undefined, new Map());
  }

  /** s16le mono at 16 kHz to text; empty when nothing was recognised. */
  async recognise(samples: Int16Array): Promise<string> {
    return inTemporaryFolder(async folder => {
      // PocketSphinx cuts the first and last word without some quiet around the speech.
      const padded = new Int16Array(samples.length + RATE_HZ / 2);
      padded.set(samples, RATE_HZ / 5);
      await writeFile(join(folder, 'speech.raw'), bytesOf(padded));
      await writeFile(join(folder, 'list'), 'speech\n');
      const heard = join(folder, 'heard');
      await run('pocketsphinx_batch', [
        ...['-hmm', join(MODEL, 'en-us'), '-adcin', 'yes', '-logfn', '/dev/null'],
        ...['-cepdir', folder, '-cepext', '.raw', '-ctl', join(folder, 'list'), '-hyp', heard],
        ...(await this.#search(folder)),
      ]);
      const line = (await readFile(heard, 'utf8')).trim();
      const words = /^(.*?)\s*\(speech -?\d+\)$/.exec(line)?.[1] ?? '';
      return this.#asWritten.get(words) ?? words;
    });
  }

  async #search(folder: string): Promise<string[]> {
    if (!this.#grammar) return ['-dict', CMU_DICTIONARY, '-lm', join(MODEL, 'en-us.lm.bin')];
    this.#dictionary ??= dictionaryOf(this.#grammar.words, CMU_DICTIONARY);
    await writeFile(join(folder, 'words.dict'), await this.#dictionary);
    await writeFile(join(folder, 'phrases.gram'), `#JSGF V1.0;\ngrammar phrases;\n${this.#grammar.rules}\n`);
    return ['-dict', join(folder, 'words.dict'), '-jsgf', join(folder, 'phrases.gram')];
  }
}

function wordsOf(phrase: string): string[] {
  return phrase
    .toLowerCase()
    .replace(/’/g, "'")
    .split(/[^a-z0-9']+/)
    .filter(word => word !== '' && word !== "'");
}
