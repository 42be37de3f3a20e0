import { AloudError, asAloudError } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import { message } from '../messages/message.ts';
import type { Piece } from './pieces.ts';
import type { Player } from './players/player.ts';
import { Speakable } from './speakable.ts';
import { Speaking } from './speaking.ts';
import { type OnSentence, type OnSound, Speech } from './speech.ts';
import type { Steer } from './steering/steering.ts';
import type { Style, Voice } from './voices/voice.ts';

/** What was really heard. */
export interface Spoken {
  /** The sentences heard to their end, as they were said. */
  readonly heard: readonly string[];
  readonly ms: number;
}

/** What leads nowhere at the end. */
const FORWARD: ReadonlySet<Steer> = new Set<Steer>(['resume', 'pause-or-resume', 'skip']);

const NOTHING: Spoken = { heard: [], ms: 0 };

export interface SpeakerProps {
  readonly voice: Voice;
  /** Undefined: stays silent, and asks nothing of the voice. */
  readonly player: Player | undefined;
  /** Read for each sentence, so that a changed pace counts at once. */
  readonly style: () => Style;
  readonly log: Log;
  /** What is said, from one speaker to the next; of its own if absent. */
  readonly speaking?: Speaking;
}

/** Speaks text while it is being written: sentence by sentence into one stream of sound without gaps. */
export class Speaker {
  readonly speaking: Speaking;
  readonly #props: SpeakerProps;

  constructor(props: SpeakerProps) {
    this.#props = props;
    this.speaking = props.speaking ?? new Speaking();
  }

  /** Whether anything can be heard of it. */
  get isSilent(): boolean {
    return this.#props.player === undefined;
  }

  /** Loads what reads texts, so that the first answer is heard as soon as the others. */
  async warm(): Promise<void> {
    if (this.#props.player) await Speakable.create();
  }

  /**
   * Resolves when all has been heard, it is paused and all of it is written, or the signal has fired: then it is silent
   * within 50 ms and asks for no more. What was not heard can be gone on with. What fails in the text or the voice is
   * thrown after what came before it was heard; a player that fails is thrown at once (`no-player`, `player-failed`).
   * `isOwn`: what comes will probably have its own sound.
   */
  async speak(
    pieces: AsyncIterable<Piece>,
    signal: AbortSignal,
    onSound: OnSound,
    { isOwn = false, onSentence }: { readonly isOwn?: boolean; readonly onSentence?: OnSentence } = {},
  ): Promise<Spoken> {
    const { player, voice } = this.#props;
    if (!player) return NOTHING;
    // While the text is being written; what is wrong with it is told when there is something to say.
    if (!isOwn) void voice.warm?.().catch(() => {});
    const end = new AbortController();
    const speech = new Speech(this.speaking.tuning);
    void speech.read(pieces, voice.maxLength, AbortSignal.any([signal, end.signal]));
    try {
      return await this.#run(speech, player, signal, onSound, onSentence);
    } finally {
      end.abort();
    }
  }

  /**
   * Does with what was said last what is wished, and speaks if that is to be heard; as `speak`. Pace and loudness may
   * always be changed. Throws `not-found` where nothing was said, or nothing is left.
   */
  async steer(how: Steer, signal: AbortSignal, onSound: OnSound, onSentence?: OnSentence): Promise<Spoken> {
    const { player } = this.#props;
    const { last } = this.speaking;
    if (!last || !player) {
      if (this.speaking.tune(how)) return NOTHING;
      throw new AloudError({ code: 'not-found', message: message('speech.nothing-said') });
    }
    last.steer(how);
    if (last.state.phase === 'over' && FORWARD.has(how))
      throw new AloudError({ code: 'not-found', message: message('speech.nothing-left') });
    return this.#run(last, player, signal, onSound, onSentence);
  }

  async #run(
    speech: Speech,
    player: Player,
    signal: AbortSignal,
    onSound: OnSound,
    onSentence?: OnSentence,
  ): Promise<Spoken> {
    const { voice, style, log } = this.#props;
    try {
      const ms = await this.speaking.during(speech, () =>
        speech.run({ voice, style, player }, signal, onSound, onSentence),
      );
      return { heard: speech.heard, ms };
    } catch (thrown) {
      if (!signal.aborted) throw asAloudError(thrown);
      log.debug(`While speech was stopped: ${asAloudError(thrown).message}`);
      return NOTHING;
    }
  }
}
