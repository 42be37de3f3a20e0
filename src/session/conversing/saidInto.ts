import type { OwnVoice } from '../../capture/echo/ownVoice.ts';
import type { Frame } from '../../capture/microphone.ts';
import { BargeIn } from '../../capture/voice/bargeIn.ts';
import { KeyedSpeech } from '../../capture/voice/keyedSpeech.ts';
import type { VoiceDetector } from '../../capture/voice/voiceDetector.ts';
import type { Conversation } from '../../realtime/conversation.ts';
import type { Teller } from '../turnEvents.ts';
import type { TalkWish } from './talkWish.ts';

/** What knows of sounds what they are. */
export interface Ears {
  /** A fresh one. */
  detector(): VoiceDetector;
  readonly own: Pick<OwnVoice, 'isHeard' | 'isTakenOut' | 'leftIn' | 'isIn'>;
  /** How far what is heard lags behind the air, in ms. */
  readonly lagMs: () => number;
}

type Talk = Pick<Conversation, 'isMuted' | 'tell'>;

/** What of all that a microphone hears is said into a conversation; and what is wished of it meanwhile. */
export interface SaidInto {
  of(heard: AsyncIterable<Frame>): AsyncIterable<Frame>;
  heed(wish: TalkWish): void;
}

/** What is said at any time. Who speaks while Aloud does, silences it; Aloud's own voice is nobody's. */
export function saidFreely(ears: Ears, talk: Talk): SaidInto {
  const bargeIn = new BargeIn({
    detector: ears.detector(),
    own: ears.own,
    spoken: () => {
      if (!talk.isMuted) talk.tell({ from: 'ears', heard: 'speech' });
    },
  });
  return {
    async *of(heard) {
      for await (const frame of heard) yield* await bargeIn.push(frame);
    },
    heed: wish => heed(talk, wish),
  };
}

/** What is said while the key is held, which lifts the mute: with it Aloud falls silent, and its end is the end of a turn. */
export function saidWithKey(ears: Ears, talk: Talk, tell: Teller): SaidInto {
  const speech = new KeyedSpeech({
    detector: ears.detector(),
    lagMs: ears.lagMs,
    ended: isSpeech => talk.tell({ from: 'user', wish: isSpeech ? 'commit' : 'discard' }),
  });
  tell({ event: 'talk', state: 'muted' });
  return {
    async *of(heard) {
      for await (const frame of heard) yield* speech.take(frame);
    },
    heed(wish) {
      if (wish === 'mute') speech.release();
      else if (wish === 'unmute') {
        talk.tell({ from: 'user', wish: 'interrupt' });
        speech.press();
      } else heed(talk, wish);
    },
  };
}

function heed(talk: Talk, wish: TalkWish): void {
  talk.tell(typeof wish === 'string' ? { from: 'user', wish } : { from: 'keyboard', words: wish.typed });
}
