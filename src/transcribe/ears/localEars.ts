import { INPUT_RATE_HZ } from '../../capture/microphone.ts';
import type { Recording } from '../../capture/utterance.ts';
import { AloudError, asAloudError, throwIfAborted } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import { type Message, message } from '../../messages/message.ts';
import { jsgfFrom } from './jsgf.ts';
import type { LocalEngine } from './localTranscriber.ts';
import type { PocketSphinx } from './pocketsphinx.ts';
import { PocketSphinxTranscriber } from './pocketsphinxTranscriber.ts';
import { withoutNotes } from './withoutNotes.ts';

/** A model on this machine. */
export interface LocalModel extends LocalEngine {
  /** One sentence that says what is missing; undefined if it is there. */
  missing(): Promise<Message | undefined>;
}

export interface LocalEarsProps {
  /** Those that know the language, the best first. */
  readonly models: readonly LocalModel[];
  /** Those that may be spoken, ISO 639-1; none for any. */
  readonly languages: readonly string[];
  readonly pocketsphinx: PocketSphinx;
  /** The grammar of spoken commands, given the file's words. */
  readonly jsgf: (words: readonly string[]) => string | undefined;
  /** Whether all of what was heard is one of the phrases, by how it sounds. */
  readonly isPhrase: (heard: string, phrases: readonly string[]) => boolean;
  /** Whether a server hears what is said to Aloud: then no model here hears it anyway. */
  readonly isSent: () => Promise<boolean>;
  readonly log: Log;
  /** In ms, from any start. */
  readonly now?: () => number;
}

/** Wake words take no longer than this, and this for each word, in ms; what does is talk, which costs more than it tells. */
const WAKING_MS = 1500;
const WAKING_MS_A_WORD = 700;
/** Words so far that come later than this, in ms, come after the end. */
const LATE_MS = 600;

/**
 * What only this machine listens to while someone speaks: whether words are whole, and whether they are wake words. Nothing of it
 * is sent to a server, whatever the settings are: who has put Aloud to sleep talks to others.
 */
export class LocalEars {
  readonly #props: LocalEarsProps;
  /** A model that was late once is late the next time. */
  #isLate = false;

  constructor(props: LocalEarsProps) {
    this.#props = props;
  }

  /**
   * Hears a command's words so far; '' where there is nothing that can be heard. PocketSphinx does so where it is there: in a tenth
   * of the time. Else it is a model, unless it hears what is said anyway, or is slower than people pause.
   */
  readingAlong(keywords: readonly string[]): (soFar: Recording, signal: AbortSignal) => Promise<string> {
    const ready = this.#along(keywords);
    ready.catch(() => {});
    return async ({ samples }, signal) => (await ready)(samples, signal);
  }

  /**
   * Whether one of the words is said, and nothing else. Throws `unsupported` where that cannot be known, what went wrong with the
   * model where there is no other ear, and `cancelled`.
   */
  async wakes(samples: Int16Array, words: readonly string[], signal: AbortSignal): Promise<boolean> {
    const { isPhrase, languages, log } = this.#props;
    if (words.every(each => each.trim() === '')) throw wordless(message('ears.no-words'));
    let failure: AloudError | undefined;
    for (const model of await this.#there()) {
      try {
        if (msOf(samples) > longest(words)) return false;
        return isPhrase(withoutNotes(await model.hear(samples, signal, { languages, hotWords: [] })), words);
      } catch (thrown) {
        throwIfAborted(signal);
        failure = asAloudError(thrown);
        log.warn(`A model cannot hear the wake words: ${failure.message}`);
      }
    }
    if (failure && !(await this.#props.pocketsphinx.isInstalled())) throw failure;
    return this.#wakesBySphinx(samples, words, signal);
  }

  async #along(keywords: readonly string[]): Promise<(samples: Int16Array, signal: AbortSignal) => Promise<string>> {
    const { pocketsphinx, jsgf, isSent } = this.#props;
    if (await pocketsphinx.isInstalled()) {
      const strict = new PocketSphinxTranscriber({ engine: pocketsphinx, jsgf, isStrict: true });
      const hear = strict.prepared({ language: 'en', keywords, purpose: 'command' });
      return async (samples, signal) => (await hear(samples, signal)).map(({ text }) => text).join(' ');
    }
    const [model] = this.#isLate || !(await isSent()) ? [] : await this.#there();
    if (!model) return async () => '';
    await model.load();
    return (samples, signal) => this.#inTime(model, samples, signal);
  }

  async #inTime(model: LocalModel, samples: Int16Array, signal: AbortSignal): Promise<string> {
    if (this.#isLate) return '';
    const { languages, log, now = () => performance.now() } = this.#props;
    const began = now();
    const text = await model.hear(samples, signal, { languages, hotWords: [] });
    const tookMs = now() - began;
    this.#isLate = tookMs > LATE_MS;
    if (this.#isLate) log.info(`A model takes ${Math.round(tookMs)} ms for a command: it hears none ahead.`);
    return text;
  }

  /** The models that are there. */
  async #there(): Promise<readonly LocalModel[]> {
    const { models } = this.#props;
    const missing = await Promise.all(models.map(each => each.missing()));
    return models.filter((_, i) => missing[i] === undefined);
  }

  async #wakesBySphinx(samples: Int16Array, words: readonly string[], signal: AbortSignal): Promise<boolean> {
    const { pocketsphinx } = this.#props;
    if (!(await pocketsphinx.isInstalled())) throw wordless(message('ears.none-to-wake'), ['fetch-models']);
    const known = await this.#pronounceable(words);
    if (known.length === 0) throw wordless(message('ears.unknown-words', { words }));
    const strict = new PocketSphinxTranscriber({
      engine: pocketsphinx,
      jsgf: () => jsgfFrom(known, {}),
      isStrict: true,
    });
    const hear = strict.prepared({ language: 'en', keywords: [], purpose: 'command' });
    return (await hear(samples, signal)).length > 0;
  }

  /** Those that the dictionary can say, in small letters. */
  async #pronounceable(phrases: readonly string[]): Promise<readonly string[]> {
    const known: string[] = [];
    for (const phrase of phrases.map(each => each.toLowerCase().trim())) {
      const words = await Promise.all(phrase.split(/\s+/).map(word => this.#props.pocketsphinx.pronounces(word)));
      if (phrase !== '' && words.every(Boolean)) known.push(phrase);
    }
    return known;
  }
}

function wordless(why: Message, remedies: readonly 'fetch-models'[] = []): AloudError {
  return new AloudError({
    code: 'unsupported',
    message: why,
    setting: 'aloud.handsFree.wakeWords',
    remedies: [...remedies, 'open-settings'],
  });
}

/** So long, in ms, may be what holds one of the phrases and nothing else. */
function longest(phrases: readonly string[]): number {
  const words = Math.max(...phrases.map(phrase => phrase.trim().split(/\s+/).length));
  return WAKING_MS + words * WAKING_MS_A_WORD;
}

function msOf(samples: Int16Array): number {
  return (samples.length / INPUT_RATE_HZ) * 1000;
}
