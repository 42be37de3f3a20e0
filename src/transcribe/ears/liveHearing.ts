import { INPUT_RATE_HZ } from '../../capture/microphone.ts';
import type { Recording, Utterance } from '../../capture/utterance.ts';
import { orCancelled } from '../../common/async/orCancelled.ts';
import { joined } from '../../common/wav.ts';
import type { TranscriptEvent } from '../transcriber.ts';
import { joinedTexts } from './joinedTexts.ts';
import type { LocalHints } from './localTranscriber.ts';
import { withoutNotes } from './withoutNotes.ts';

/** A model that hears an utterance while it goes on; see `Followed`. */
export interface LiveHearing {
  add(
    samples: Int16Array,
    isPause: boolean,
    hints: LocalHints,
    signal: AbortSignal,
  ): Promise<{ readonly settled: string; readonly tail: string }>;
  end(signal: AbortSignal): Promise<string>;
  leave(): void;
}

/** Less than this is not worth a message, in samples: 100 ms. */
const LEAST = INPUT_RATE_HZ / 10;
/** More than this is added bit by bit, in samples: what was said long ago, or while a model was loaded. */
const MOST = 20 * INPUT_RATE_HZ;

/**
 * What a model hears of an utterance while it goes on, told as it changes. At a pause it is asked for all that was said until
 * then: if nobody goes on to speak, that is the text. Throws what the model throws, and what is wrong with the recording.
 */
export async function* followed(
  live: LiveHearing,
  utterance: Utterance,
  hints: LocalHints,
  signal: AbortSignal,
): AsyncGenerator<TranscriptEvent, void, undefined> {
  const sound = new SoundSoFar(utterance);
  let settled = '';
  let told = '';
  let guess: { readonly voicedMs: number | undefined; readonly text: string } | undefined;
  for (;;) {
    const { samples, pause, isOver } = await orCancelled(sound.next(), signal);
    if (samples.length > 0 || pause) {
      const { settled: kept, tail } = await live.add(samples, pause !== undefined, hints, signal);
      const heard = { settled: withoutNotes(kept), tail: withoutNotes(tail) };
      const text = joinedTexts(heard.settled, heard.tail);
      if (pause) guess = { voicedMs: pause.voicedMs, text };
      if (heard.settled !== settled) yield { type: 'segment', text: heard.settled };
      if (pause && text !== '') yield { type: 'partial', text, voicedMs: pause.voicedMs };
      else if (text !== told && heard.tail !== '') yield { type: 'partial', text };
      settled = heard.settled;
      told = text;
    }
    if (isOver) break;
  }
  const { voicedMs, asItCame } = await orCancelled(utterance.recording, signal);
  if (asItCame) throw new Error('There is no sound to follow.');
  const isAll = guess !== undefined && guess.voicedMs === voicedMs;
  yield { type: 'final', text: isAll && guess ? guess.text : withoutNotes(await live.end(signal)) };
}

/** What comes of an utterance, for a reader who is busy meanwhile and takes all at once then. */
class SoundSoFar {
  readonly #frames: Int16Array[] = [];
  /** In samples: what waits here, and all that ever came. */
  #waiting = 0;
  #come = 0;
  #pause: Recording | undefined;
  #isOver = false;
  #failure: { readonly thrown: unknown } | undefined;
  #wake = () => {};

  constructor(utterance: Utterance) {
    void this.#listen(utterance);
    // What is wrong with the utterance, its frames tell.
    this.#watch(utterance).catch(() => {});
  }

  /** `pause`: nobody has spoken since, and nothing has come after it. Throws what the frames throw. */
  async next(): Promise<{ samples: Int16Array; pause: Recording | undefined; isOver: boolean }> {
    while (this.#waiting < LEAST && !this.#isOver && !this.#failure && !this.#isPause)
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    if (this.#failure) throw this.#failure.thrown;
    const taken: Int16Array[] = [];
    let length = 0;
    for (let frame = this.#frames[0]; frame && length < MOST; frame = this.#frames[0]) {
      taken.push(frame);
      length += frame.length;
      this.#frames.shift();
    }
    this.#waiting -= length;
    const isAll = this.#waiting === 0;
    const pause = isAll && this.#isPause ? this.#pause : undefined;
    if (isAll) this.#pause = undefined;
    return { samples: joined(taken), pause, isOver: isAll && this.#isOver };
  }

  get #isPause(): boolean {
    return this.#pause?.samples.length === this.#come;
  }

  async #listen(utterance: Utterance): Promise<void> {
    try {
      for await (const frame of utterance.frames()) {
        this.#frames.push(frame);
        this.#waiting += frame.length;
        this.#come += frame.length;
        this.#wake();
      }
      this.#isOver = true;
    } catch (thrown) {
      this.#failure = { thrown };
    }
    this.#wake();
  }

  /** They end with the frames. */
  async #watch(utterance: Utterance): Promise<void> {
    for await (const pause of utterance.pauses?.() ?? []) {
      this.#pause = pause;
      this.#wake();
    }
  }
}
