import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inTemporaryFolder, run } from './programs.ts';
import { dictionaryOf } from './pronunciations.ts';
import { bytesOf } from './sound.ts';

const MODEL = '/usr/share/pocketsphinx/model/en-us';
const CMU_DICTIONARY = join(MODEL, 'cmudict-en-us.dict');
const RATE_HZ = 16_000;

/** All phones of the acoustic model, as words of their own: any speech can be heard as a string of them. */
const PHONES =
  'AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH'.split(' ');
const PHONE_PREFIX = '__';

/**
 * How much less likely each phone is than the next word of a phrase. Measured on three sets of phrases by three voices,
 * 63 in all: every phrase is heard, 69 of 72 other sentences are not.
 */
const PHONE_WEIGHT = '1e-11';
/** One phone beside a phrase is a breath or a click, not speech. */
const FORGIVEN_PHONES = 1;

/** PocketSphinx makes the weights of a choice add up to 1: a word that nobody says takes nearly all of it. */
const UNSAYABLE = `${PHONE_PREFIX}unsayable`;
const BABBLE_RULE = `<babble> = /1/ ${UNSAYABLE} | ${PHONES.map(phone => `/${PHONE_WEIGHT}/ ${PHONE_PREFIX}${phone}`).join(' | ')};`;
const BABBLE_DICTIONARY = [
  `${UNSAYABLE}${' ZH OY UH'.repeat(12)}`,
  ...PHONES.map(phone => `${PHONE_PREFIX}${phone} ${phone}`),
  '',
].join('\n');

interface Grammar {
  /** JSGF rules after the header, with one public rule. */
  readonly rules: string;
  readonly words: readonly string[];
  /** Whether the rules hold single phones, for speech that is none of the phrases. */
  readonly babbles: boolean;
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

  /**
   * Hears these phrases and nothing else; answers with a phrase exactly as it is written here. Whatever is said, it
   * takes for the likeliest of them, unless it `rejects` other speech: then it hears nothing in most of that.
   */
  static ofPhrases(phrases: readonly string[], { rejects = false } = {}): CommandRecogniser {
    const asWritten = new Map(phrases.map(phrase => [wordsOf(phrase).join(' '), phrase]));
    const choices = [...asWritten.keys()].map(spoken => `(${spoken})`).join(' | ');
    const words = [...new Set(phrases.flatMap(wordsOf))];
    const rules = rejects
      ? `public <said> = <phrase> | <babble>+;\n<phrase> = ${choices};\n${BABBLE_RULE}`
      : `public <phrase> = ${choices};`;
    return new CommandRecogniser({ rules, words, babbles: rejects }, asWritten);
  }

  /** Hears phrases as far as they are said: for what is heard while someone still speaks. */
  static ofBeginnings(phrases: readonly string[]): CommandRecogniser {
    const choices = phrases.map(wordsOf).map(words => `(${words.join(' [ ')}${' ]'.repeat(words.length - 1)})`);
    const words = [...new Set(phrases.flatMap(wordsOf))];
    return new CommandRecogniser(
      { rules: `public <begun> = ${choices.join(' | ')};`, words, babbles: false },
      new Map(),
    );
  }

  /** Hears what JSGF rules allow: `public <command> = go to line <number>; <number> = one | two;` */
  static ofRules(rules: string): CommandRecogniser {
    const words = rules
      .replace(/<[^>]*>|\/[\d.]+\/|\bpublic\b/g, ' ')
      .split(/[^A-Za-z0-9'_-]+/)
      .filter(word => word !== '');
    return new CommandRecogniser({ rules, words: [...new Set(words)], babbles: false }, new Map());
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
      return this.#grammar?.babbles
        ? (this.#asWritten.get(withoutBreath(words)) ?? '')
        : (this.#asWritten.get(words) ?? words);
    });
  }

  async #search(folder: string): Promise<string[]> {
    if (!this.#grammar) return ['-dict', CMU_DICTIONARY, '-lm', join(MODEL, 'en-us.lm.bin')];
    this.#dictionary ??= dictionaryOf(this.#grammar.words, CMU_DICTIONARY);
    const babble = this.#grammar.babbles ? BABBLE_DICTIONARY : '';
    await writeFile(join(folder, 'words.dict'), (await this.#dictionary) + babble);
    await writeFile(join(folder, 'phrases.gram'), `#JSGF V1.0;\ngrammar phrases;\n${this.#grammar.rules}\n`);
    return ['-dict', join(folder, 'words.dict'), '-jsgf', join(folder, 'phrases.gram')];
  }
}

function withoutBreath(heard: string): string {
  const words = heard.split(' ');
  const spoken = words.filter(word => !word.startsWith(PHONE_PREFIX));
  return words.length - spoken.length > FORGIVEN_PHONES ? '' : spoken.join(' ');
}

function wordsOf(phrase: string): string[] {
  return phrase
    .toLowerCase()
    .replace(/’/g, "'")
    .split(/[^a-z0-9']+/)
    .filter(word => word !== '' && word !== "'");
}
