import { partsOf } from '../../capture/encoding/parts.ts';
import { utteranceOf } from '../../capture/liveUtterance.ts';
import { INPUT_RATE_HZ } from '../../capture/microphone.ts';
import type { Recording, Utterance } from '../../capture/utterance.ts';
import { orCancelled, untilCancelled } from '../../common/async/orCancelled.ts';
import { AloudError, throwIfAborted } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import { message } from '../../messages/message.ts';
import type { Transcriber, TranscriptEvent, TranscriptionHints } from '../transcriber.ts';
import { joinedTexts } from './joinedTexts.ts';
import { isOtherThanEnglish } from './otherThanEnglish.ts';

/** What hears on this machine, one after the other; see `Engine`. */
export interface LocalEngine {
  load(): Promise<void>;
  hear(samples: Int16Array, signal: AbortSignal): Promise<string>;
}

export interface MoonshineTranscriberProps {
  readonly engine: LocalEngine;
  readonly log: Log;
}

/** It was made for sentences: what is longer is heard in pieces that end at pauses, in ms. */
const PIECE = { softMs: 12_000, hardMs: 25_000 };

/** What was heard until a pause. */
interface Guess {
  readonly voicedMs: number | undefined;
  readonly text: string;
}

/**
 * Moonshine, on this machine. Recognition begins at each pause on what there is: if nobody goes on to speak, the text is
 * there, or nearly, when the endpoint is decided; else it is a partial. What is long is heard for good as it comes.
 */
export class MoonshineTranscriber implements Transcriber {
  readonly name = 'moonshine';
  readonly #engine: LocalEngine;
  readonly #log: Log;

  constructor({ engine, log }: MoonshineTranscriberProps) {
    this.#engine = engine;
    this.#log = log;
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
        message: message('ears.moonshine-english-only'),
        remedies: ['open-settings'],
        setting: 'aloud.transcription.language',
      });
    }
    // It is loaded while someone still speaks. What is wrong with it is told when there is something to hear.
    this.#engine.load().catch(() => {});
    const heard = new HeardForGood();
    let guess: Guess | undefined;
    for await (const pause of untilCancelled(utterance.pauses?.() ?? nothing(), signal)) {
      guess = await this.#guess(pause, heard, signal);
      if (guess?.text) yield { type: 'partial', text: guess.text, voicedMs: guess.voicedMs };
    }
    const { samples, voicedMs, asItCame } = await orCancelled(utterance.recording, signal);
    if (asItCame) throw new AloudError({ code: 'unsupported', message: message('ears.unreadable-file') });
    if (guess && guess.voicedMs === voicedMs) yield { type: 'final', text: guess.text };
    else yield* this.#hear(samples, heard, signal);
  }

  /** Undefined where it fails: what was said is heard once more when it is whole. */
  async #guess(pause: Recording, heard: HeardForGood, signal: AbortSignal): Promise<Guess | undefined> {
    const { samples, voicedMs } = pause;
    try {
      const rest = samples.subarray(heard.samples);
      const text = joinedTexts(heard.text, await this.#engine.hear(rest, signal));
      if (msOf(rest) >= PIECE.softMs) heard.all(samples, text);
      return { voicedMs, text };
    } catch (thrown) {
      throwIfAborted(signal);
      this.#log.info(`Nothing was heard ahead: ${thrown}`);
      return undefined;
    }
  }

  /** What was not heard for good, piece by piece. */
  async *#hear(
    samples: Int16Array,
    heard: HeardForGood,
    signal: AbortSignal,
  ): AsyncGenerator<TranscriptEvent, void, undefined> {
    let { text } = heard;
    const rest = utteranceOf({ samples: samples.subarray(heard.samples), file: undefined });
    for await (const part of untilCancelled(partsOf(rest, PIECE), signal)) {
      const piece = await part.recording;
      if (text !== heard.text) yield { type: 'partial', text };
      if (piece.samples.length > 0) text = joinedTexts(text, await this.#engine.hear(piece.samples, signal));
    }
    yield { type: 'final', text };
  }
}

/** The beginning of an utterance that is not heard again. */
class HeardForGood {
  samples = 0;
  text = '';

  all(samples: Int16Array, text: string): void {
    this.samples = samples.length;
    this.text = text;
  }
}

function msOf(samples: Int16Array): number {
  return (samples.length / INPUT_RATE_HZ) * 1000;
}

async function* nothing(): AsyncGenerator<never, void, undefined> {}
