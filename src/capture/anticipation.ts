import type { Log } from '../common/log.ts';
import type { LiveUtterance } from './liveUtterance.ts';
import type { WordFollower, WordsSoFar } from './take.ts';
import type { Endpointer, Hint } from './voice/endpointer.ts';

/** A silence as long as this, in ms, may be the end: then it is worth knowing what was said. */
const DOUBTFUL_SILENCE_MS = 96;
/**
 * Words of which nobody says how far they reach are taken for all that was said when it has been silent for so long, in ms,
 * and no others have come for a moment: streaming recognisers write words in bursts, some tenths of a second after them.
 */
const SURE_SILENCE_MS = 160;
const MOMENT_MS = 64;

export interface AnticipationProps {
  readonly endpointer: Endpointer;
  /** It is told of each pause here. */
  readonly utterance: LiveUtterance;
  readonly follower: WordFollower | undefined;
  readonly log: Log;
  /** Fires when the recording ends. */
  readonly signal: AbortSignal;
}

/**
 * The one place where the words so far, whoever has heard them, become what the endpointer knows of them: a recogniser that
 * writes while someone speaks, and ears on this machine, which hear what was said until each pause. Whoever knows how far
 * its words reach counts more.
 */
export class Anticipation {
  readonly #props: AnticipationProps;
  /** The last words of which nobody says how far they reach, and when they came, in ms of sound. */
  #unplaced: { readonly text: string; readonly atMs: number } | undefined;
  #isJudged = true;
  /** Since when someone speaks, or last spoke, in ms of sound. */
  #spokenFromMs = 0;
  #isPause = true;
  /** What was heard here of so much voice, in ms, if that is a whole command. */
  #command: { readonly text: string; readonly voicedMs: number } | undefined;
  /** How much voice there was when something was known of words that reach so far, in ms. */
  #placedMs: number | undefined;

  constructor(props: AnticipationProps) {
    this.#props = props;
    if (props.follower) void this.#readAlong(props.follower);
  }

  /** The recogniser has heard this so far. */
  heard({ text, voicedMs }: WordsSoFar): void {
    const { follower, endpointer, signal } = this.#props;
    if (!follower || signal.aborted) return;
    if (voicedMs !== undefined) void this.#judge(follower, text, voicedMs, true);
    else if (text !== this.#unplaced?.text) {
      this.#unplaced = { text, atMs: endpointer.ms };
      this.#isJudged = false;
    }
  }

  /** The words of all that was said, of so much voice in ms, where ears on this machine have heard it and it is a whole command. */
  commandOf(voicedMs: number): string | undefined {
    return this.#command?.voicedMs === voicedMs ? this.#command.text : undefined;
  }

  /** Called with each frame, behind the endpointer. */
  frame(): void {
    const { follower, endpointer, utterance } = this.#props;
    const { speech, silentMs = 0 } = endpointer;
    if (!speech || silentMs < DOUBTFUL_SILENCE_MS) {
      // What was known of the words is void as soon as someone goes on.
      this.#isJudged = false;
      if (this.#isPause && speech) this.#spokenFromMs = endpointer.ms;
      this.#isPause = !speech;
      return;
    }
    this.#isPause = true;
    utterance.pause(speech.voicedMs, silentMs);
    if (!follower || this.#isJudged || !this.#unplaced || this.#placedMs === speech.voicedMs) return;
    const { text, atMs } = this.#unplaced;
    // Words that came before this was said are not all of it.
    if (atMs < this.#spokenFromMs || silentMs < SURE_SILENCE_MS || endpointer.ms - atMs < MOMENT_MS) return;
    this.#isJudged = true;
    void this.#judge(follower, text, speech.voicedMs, false);
  }

  async #readAlong(follower: WordFollower): Promise<void> {
    const { utterance, log, signal } = this.#props;
    for await (const pause of utterance.pauses(DOUBTFUL_SILENCE_MS)) {
      try {
        const text = await follower.hear(pause, signal);
        if (text === '') continue;
        const voicedMs = Number(pause.voicedMs);
        if ((await this.#judge(follower, text, voicedMs, true)) === 'complete') this.#command = { text, voicedMs };
      } catch (thrown) {
        if (!signal.aborted) log.debug(`Nothing was anticipated: ${thrown}`);
      }
    }
  }

  /** What comes of words when someone has gone on to speak is void. */
  async #judge(follower: WordFollower, text: string, voicedMs: number, isPlaced: boolean): Promise<Hint | undefined> {
    const { endpointer, log } = this.#props;
    try {
      const hint = await follower.judge(text);
      if (endpointer.speech?.voicedMs !== voicedMs) return undefined;
      // Words that lag behind may lack the last, which is no reason to wait for long.
      if (!isPlaced && (hint !== 'complete' || this.#placedMs === voicedMs)) return undefined;
      if (isPlaced && hint !== undefined) this.#placedMs = voicedMs;
      endpointer.hint = hint;
      return hint;
    } catch (thrown) {
      log.debug(`Nothing is known of the words so far: ${thrown}`);
      return undefined;
    }
  }
}
