import { Channel } from '../common/async/channel.ts';
import { asAloudError, cancelled } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import { text } from '../messages/text.ts';
import type { TalkWish } from './conversing/talkWish.ts';
import type { Teller } from './turnEvents.ts';

/** Converses until someone ends it, or the signal fires. Throws what goes wrong. */
export type Converse = (tell: Teller, wishes: AsyncIterable<TalkWish>, signal: AbortSignal) => Promise<void>;

/** The conversation of a session, while one goes on: whether it is muted, and what is wished of it. */
export class OwnTalk {
  readonly #converse: Converse;
  readonly #log: Log;
  #talk: { readonly wishes: Channel<TalkWish>; readonly tell: Teller; isMuted: boolean } | undefined;

  constructor(converse: Converse, log: Log) {
    this.#converse = converse;
    this.#log = log;
  }

  /** Whom what happens in it is told; undefined where none goes on. */
  get tell(): Teller | undefined {
    return this.#talk?.tell;
  }

  wish(wish: TalkWish): void {
    this.#talk?.wishes.push(wish);
  }

  /** Sends nothing of what is heard, or everything again. */
  mute(isMuted = !this.#talk?.isMuted): void {
    const talk = this.#talk;
    if (!talk || talk.isMuted === isMuted) return;
    talk.isMuted = isMuted;
    talk.wishes.push(talk.isMuted ? 'mute' : 'unmute');
    talk.tell({ event: 'talk', state: talk.isMuted ? 'muted' : 'on' });
  }

  /** Tells what goes wrong, and throws it, unless that is that it was cancelled. */
  async run(told: Teller, signal: AbortSignal): Promise<void> {
    const tell: Teller = happening => {
      // One that waits for a key begins muted.
      if (happening.event === 'talk') talk.isMuted = happening.state === 'muted';
      told(happening);
    };
    const talk = { wishes: new Channel<TalkWish>(), tell, isMuted: false };
    this.#talk = talk;
    tell({ event: 'talk', state: 'on' });
    tell({ event: 'state', track: 'ears', state: 'opening' });
    try {
      await this.#converse(tell, talk.wishes, signal);
      tell({ event: 'done', ms: {} });
    } catch (thrown) {
      const error = asAloudError(signal.aborted ? cancelled() : thrown);
      tell({ event: 'error', code: error.code, message: text(error.says) });
      if (error.code === 'cancelled') return;
      this.#log.error('The conversation failed', thrown);
      throw error;
    } finally {
      this.#talk = undefined;
      talk.wishes.close();
      tell({ event: 'talk', state: 'off' });
    }
  }
}
