import type { Recording } from '../../capture/utterance.ts';
import { AloudError } from '../../common/errors.ts';
import { message } from '../../messages/message.ts';
import { jsgfFrom } from './jsgf.ts';
import type { PocketSphinx } from './pocketsphinx.ts';
import { PocketSphinxTranscriber } from './pocketsphinxTranscriber.ts';

/** What only this machine listens to while someone speaks: whether words are whole, and whether one is a wake word. */
export class LocalEars {
  readonly #engine: PocketSphinx;
  readonly #jsgf: (words: readonly string[]) => string | undefined;

  /** `jsgf` makes the grammar of spoken commands, given the file's words. */
  constructor(engine: PocketSphinx, jsgf: (words: readonly string[]) => string | undefined) {
    this.#engine = engine;
    this.#jsgf = jsgf;
  }

  /** Hears a command's words so far; '' where there is nothing that can be heard. */
  readingAlong(keywords: readonly string[]): (soFar: Recording, signal: AbortSignal) => Promise<string> {
    const ready = this.#engine.isInstalled().then(isThere => {
      const strict = new PocketSphinxTranscriber({ engine: this.#engine, jsgf: this.#jsgf, isStrict: true });
      return isThere ? strict.prepared({ language: 'en', keywords, purpose: 'command' }) : undefined;
    });
    return async ({ samples }, signal) => {
      const hear = await ready;
      const words = (await hear?.(samples, signal)) ?? [];
      return words.map(({ text }) => text).join(' ');
    };
  }

  /** Whether one of the words is said. Throws `unsupported` where that cannot be known, and `cancelled`. */
  async wakes(samples: Int16Array, words: readonly string[], signal: AbortSignal): Promise<boolean> {
    const known = await this.#pronounceable(words);
    if (known.length === 0)
      throw new AloudError({
        code: 'unsupported',
        message: words.length > 0 ? message('ears.unknown-words', { words }) : message('ears.no-words'),
        setting: 'aloud.handsFree.wakeWords',
        remedies: ['open-settings'],
      });
    const jsgf = () => jsgfFrom(known, {});
    const strict = new PocketSphinxTranscriber({ engine: this.#engine, jsgf, isStrict: true });
    const hear = strict.prepared({ language: 'en', keywords: [], purpose: 'command' });
    return (await hear(samples, signal)).length > 0;
  }

  /** Those that the dictionary can say, in small letters. */
  async #pronounceable(phrases: readonly string[]): Promise<readonly string[]> {
    const known: string[] = [];
    for (const phrase of phrases.map(each => each.toLowerCase().trim())) {
      const words = await Promise.all(phrase.split(/\s+/).map(word => this.#engine.pronounces(word)));
      if (phrase !== '' && words.every(Boolean)) known.push(phrase);
    }
    return known;
  }
}
