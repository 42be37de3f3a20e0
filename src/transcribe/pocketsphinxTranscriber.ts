import type { Recording, Utterance } from '../capture/utterance.ts';
import { AloudError, throwIfAborted } from '../common/errors.ts';
import { orCancelled } from '../common/orCancelled.ts';
import { grammarWords } from './jsgf.ts';
import type { PocketSphinx, Search } from './pocketsphinx.ts';
import type { Segment } from './pocketsphinxSegments.ts';
import { splitWords } from './splitWords.ts';
import type { Transcriber, TranscriptEvent, TranscriptionHints, Word } from './transcriber.ts';

/** So many words of the file go into the grammar: each costs time, and the more there are the likelier is a wrong one. */
const MOST_WORDS = 200;

/**
 * Measured on 117 commands and 90 other sentences by three of Flite's voices. What is said in the grammar's words is at
 * a distance of 34, and at most 60; people who read aloud are at 33 to 44. What is not is at 64, seldom under 54.
 */
const FAR = 54;
/** Short words are far off by chance: each is taken together with so many frames at the usual distance. */
const USUAL = 40;
const USUAL_FRAMES = 20;
/** How fast confidence falls around FAR, where it is a half. */
const STEEPNESS = 4;

export interface PocketSphinxTranscriberProps {
  readonly engine: PocketSphinx;
  /** The grammar of spoken commands in JSGF, given the file's words that can be said. Undefined: there is none. */
  readonly jsgf: (words: readonly string[]) => string | undefined;
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

  constructor({ engine, jsgf }: PocketSphinxTranscriberProps) {
    this.#engine = engine;
    this.#jsgf = jsgf;
  }

  async *transcribe(
    utterance: Utterance,
    hints: TranscriptionHints,
    signal: AbortSignal,
  ): AsyncGenerator<TranscriptEvent, void, undefined> {
    throwIfAborted(signal);
    if (hints.language !== undefined && !/^en\b/i.test(hints.language)) {
      throw new AloudError({
        code: 'unsupported',
        message: 'PocketSphinx understands English only. Speak English, or choose another recogniser.',
        remedies: ['open-settings'],
        setting: 'aloud.transcription.language',
      });
    }
    // The grammar is made while someone still speaks.
    const making = this.#searchFor(hints);
    making.catch(() => {});
    const { samples }: Recording = await orCancelled(utterance.recording, signal);
    const search = await orCancelled(making, signal);
    const words = await this.#hear(samples, search, hints.purpose === 'dictation', signal);
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
    if (search === 'language-model') return [];
    const freely = await this.#engine.recognise(samples, 'language-model', signal);
    return isNear(freely) ? wordsOf(freely) : [];
  }

  async #searchFor({ keywords, purpose }: TranscriptionHints): Promise<Search> {
    if (purpose === 'dictation') return 'language-model';
    const dictionary = await this.#engine.dictionary();
    const parts = keywords.flatMap(keyword => splitWords(keyword).map(word => word.toLowerCase()));
    const said = grammarWords(new Set(parts)).filter(word => dictionary.of(word).length > 0);
    const jsgf = this.#jsgf(said.slice(0, MOST_WORDS));
    return jsgf === undefined ? 'language-model' : { jsgf };
  }
}

/** Whether what was heard is near enough to the sound to be what was said, on the whole and in each word. */
function isNear(segments: readonly Segment[]): boolean {
  const spoken = segments.filter(({ word }) => word !== '');
  const frames = spoken.reduce((sum, segment) => sum + segment.frames, 0);
  const distance = spoken.reduce((sum, segment) => sum + segment.distance * segment.frames, 0) / frames;
  return frames > 0 && distance <= FAR && spoken.every(segment => confidenceIn(segment) >= 0.5);
}

function wordsOf(segments: readonly Segment[]): readonly Word[] {
  return segments
    .filter(({ word }) => word !== '')
    .map(segment => ({ text: segment.word, confidence: confidenceIn(segment) }));
}

function confidenceIn({ distance, frames }: Segment): number {
  const steadied = (distance * frames + USUAL * USUAL_FRAMES) / (frames + USUAL_FRAMES);
  return 1 / (1 + Math.exp((steadied - FAR) / STEEPNESS));
}
