import type { Recording, Utterance } from '../../capture/utterance.ts';
import { orCancelled } from '../../common/async/orCancelled.ts';
import { AloudError, throwIfAborted } from '../../common/errors.ts';
import { message } from '../../messages/message.ts';
import { splitWords } from '../names/splitWords.ts';
import type { Transcriber, TranscriptEvent, TranscriptionHints, Word } from '../transcriber.ts';
import { grammarWords } from './jsgf.ts';
import { isOtherThanEnglish } from './otherThanEnglish.ts';
import type { PocketSphinx, Search } from './pocketsphinx.ts';
import type { Segment } from './pocketsphinxSegments.ts';

/** So many words of the file go into the grammar: each costs time, and the more there are the likelier is a wrong one. */
const MOST_WORDS = 200;

/**
 * Measured on 112 commands and 90 other sentences by three of Flite's voices: 109 are near, and none of the others.
 * The sound of what the grammar holds is at a distance of 34, and at most 60; that of people who read aloud at 33 to
 * 44. What it does not hold is at 64, and seldom under 54.
 */
const FAR = 54;
const FAR_ON_THE_WHOLE = 53;
/** What is short is far off by chance: it is taken together with so many frames at the usual distance. */
const USUAL = 40;
const USUAL_FRAMES = 20;
/** How fast confidence falls around FAR, where it is a half. */
const STEEPNESS = 4;

export interface PocketSphinxTranscriberProps {
  readonly engine: PocketSphinx;
  /** The grammar of spoken commands in JSGF, given the file's words that can be said. Undefined: there is none. */
  readonly jsgf: (words: readonly string[]) => string | undefined;
  /** What the grammar does not know is not heard, rather than heard by the general language model. */
  readonly isStrict?: boolean;
}

/**
 * PocketSphinx on this machine, for English. Commands are heard by a grammar, in a tenth of their own time; only where
 * the sound is far from all that the grammar allows, and for dictation, by the general language model, which takes
 * three times as long and is often wrong by a word.
 */
export class PocketSphinxTranscriber implements Transcriber {
  readonly name = 'pocketsphinx';
  readonly #engine: PocketSphinx;
  readonly #jsgf: PocketSphinxTranscriberProps['jsgf'];
  readonly #isStrict: boolean;

  constructor({ engine, jsgf, isStrict = false }: PocketSphinxTranscriberProps) {
    this.#engine = engine;
    this.#jsgf = jsgf;
    this.#isStrict = isStrict;
  }

  /** What hears several recordings with the same hints; the grammar is made once, from now on. */
  prepared(hints: TranscriptionHints): (samples: Int16Array, signal: AbortSignal) => Promise<readonly Word[]> {
    const making = this.#searchFor(hints);
    making.catch(() => {});
    return async (samples, signal) =>
      this.#hear(samples, await orCancelled(making, signal), hints.purpose === 'dictation', signal);
  }

  async *transcribe(
    utterance: Utterance,
    hints: TranscriptionHints,
    signal: AbortSignal,
  ): AsyncGenerator<TranscriptEvent, void, undefined> {
    throwIfAborted(signal);
    if (isOtherThanEnglish(hints)) {
      throw new AloudError({
        code: 'unsupported',
        message: message('ears.english-only'),
        remedies: ['open-settings'],
        setting: 'aloud.transcription.language',
      });
    }
    // The grammar is made while someone still speaks.
    const hear = this.prepared(hints);
    const { samples, asItCame }: Recording = await orCancelled(utterance.recording, signal);
    if (asItCame) throw new AloudError({ code: 'unsupported', message: message('ears.unreadable-file') });
    const words = await hear(samples, signal);
    yield { type: 'final', text: words.map(({ text }) => text).join(' '), words };
  }

  async #hear(
    samples: Int16Array,
    search: Search,
    isDictation: boolean,
    signal: AbortSignal,
  ): Promise<readonly Word[]> {
    const heard = await this.#engine.recognise(samples, search, signal);
    if (isDictation || isNear(heard)) return wordsOf(heard);
    if (search === 'language-model' || this.#isStrict) return [];
    const freely = await this.#engine.recognise(samples, 'language-model', signal);
    return isNear(freely) ? wordsOf(freely) : [];
  }

  async #searchFor({ keywords, localWords, saidAs, purpose }: TranscriptionHints): Promise<Search> {
    if (purpose === 'dictation') return 'language-model';
    const dictionary = await this.#engine.dictionary();
    if (saidAs) dictionary.teach(saidAs);
    const parts = (localWords ?? keywords).flatMap(keyword => splitWords(keyword).map(word => word.toLowerCase()));
    const said = grammarWords(new Set(parts)).filter(word => dictionary.of(word).length > 0);
    const jsgf = this.#jsgf(said.slice(0, MOST_WORDS));
    return jsgf === undefined ? 'language-model' : { jsgf };
  }
}

/** Whether what was heard is near enough to the sound to be what was said, on the whole and in each word. */
function isNear(segments: readonly Segment[]): boolean {
  const spoken = segments.filter(({ word }) => word !== '');
  return spoken.length > 0 && distanceOf(spoken) <= FAR_ON_THE_WHOLE && spoken.every(word => distanceOf([word]) <= FAR);
}

function wordsOf(segments: readonly Segment[]): readonly Word[] {
  return segments
    .filter(({ word }) => word !== '')
    .map(segment => ({ text: segment.word, confidence: confidenceAt(distanceOf([segment])) }));
}

function distanceOf(segments: readonly Segment[]): number {
  const frames = segments.reduce((sum, segment) => sum + segment.frames, 0);
  const far = segments.reduce((sum, segment) => sum + segment.distance * segment.frames, 0);
  return (far + USUAL * USUAL_FRAMES) / (frames + USUAL_FRAMES);
}

function confidenceAt(distance: number): number {
  return 1 / (1 + Math.exp((distance - FAR) / STEEPNESS));
}
