import type { LoopEvent } from '../chat/toolLoop.ts';
import { Channel } from '../common/async/channel.ts';
import type { Stopwatch } from '../common/async/stopwatch.ts';
import { throwIfAborted } from '../common/errors.ts';
import { type Message, message } from '../messages/message.ts';
import { text } from '../messages/text.ts';
import type { Piece } from '../speak/pieces.ts';
import type { Speaker } from '../speak/speaker.ts';
import type { Speaking } from '../speak/speaking.ts';
import type { OnSentence, OnSound } from '../speak/speech.ts';
import type { Steer } from '../speak/steering/steering.ts';
import type { Happening, ModeName, Teller } from './turnEvents.ts';

/** Which answers are spoken: `questions` are those of the modes that ask something. */
export type Spoken = 'never' | 'questions' | 'always';

/** Which are, as it is set: two voices at a time are none, so that a screen reader has the word unless one wants both. */
export function spokenAnswers(set: 'auto' | Spoken, hasScreenReader: boolean): Spoken {
  if (set !== 'auto') return set;
  return hasScreenReader ? 'never' : 'questions';
}

/** What makes an answer tells besides: sound of its own, and the words of it, or that there was none. */
export type Making = (happening: Happening | LoopEvent) => void;

export function isSpokenIn(mode: ModeName, spoken: Spoken): boolean {
  return spoken === 'always' || (spoken === 'questions' && (mode === 'ask' || mode === 'explain'));
}

/** The mouth of the modes: shows an answer as it is written, and speaks it at the same time if the user wants that. */
export class Answers {
  readonly #speaker: Speaker;
  readonly #spoken: Spoken;

  constructor(speaker: Speaker, spoken: Spoken) {
    this.#speaker = speaker;
    this.#spoken = spoken;
  }

  /** Whether a model may speak an answer itself: it is to be spoken, and can be heard. */
  canBeHeard(mode: ModeName): boolean {
    return this.isSpoken(mode) && !this.#speaker.isSilent;
  }

  isSpoken(mode: ModeName): boolean {
    return isSpokenIn(mode, this.#spoken);
  }

  /** Shows an answer that is there already, and speaks what is said of it if the user wants that. */
  async say(
    mode: ModeName,
    shown: string,
    aloud: string,
    { tell, stopwatch }: { readonly tell: Teller; readonly stopwatch: Stopwatch },
    signal: AbortSignal,
  ): Promise<void> {
    tell({ event: 'answer', text: shown });
    if (this.isSpoken(mode)) await this.again(mode, aloud, { tell, stopwatch }, signal);
  }

  /** Speaks what is shown already. */
  async again(
    mode: ModeName,
    aloud: string,
    { tell, stopwatch }: { readonly tell: Teller; readonly stopwatch: Stopwatch },
    signal: AbortSignal,
  ): Promise<void> {
    const told: Teller = happening => {
      if (happening.event !== 'answer') tell(happening);
    };
    await this.give(mode, { tell: told, stopwatch }, signal, async () => aloud);
  }

  /**
   * Runs what makes the answer; what that tells as `delta` is spoken while the rest is being made. Without loudspeakers
   * the answer still stands on screen; the failure to speak is thrown at the end. `isOwn`: it is to have its own sound.
   */
  async give(
    mode: ModeName,
    { tell, stopwatch }: { readonly tell: Teller; readonly stopwatch: Stopwatch },
    signal: AbortSignal,
    make: (tell: Making) => Promise<string>,
    isOwn = false,
  ): Promise<void> {
    const pieces = new Channel<Piece>();
    let written = '';
    const onSound = soundingIn(tell, stopwatch);
    const spoken = this.isSpoken(mode)
      ? this.#speaker.speak(pieces, signal, onSound, { isOwn, onSentence: sayingIn(tell) })
      : undefined;
    spoken?.catch(() => {});
    try {
      const answer = await stopwatch.time('think', () =>
        make(happening => {
          if (happening.event === 'sound') return pieces.push({ sound: happening.pcm });
          if (happening.event === 'unspoken') return pieces.push(happening.text);
          if (happening.event !== 'delta') return tell(happening);
          const { event, text } = happening;
          written += text;
          pieces.push('isSpoken' in happening ? { words: text } : text);
          tell({ event, text });
        }),
      );
      if (answer && !written) pieces.push(answer);
      if (answer) tell({ event: 'answer', text: answer });
    } catch (thrown) {
      pieces.fail(thrown);
      throw thrown;
    }
    pieces.close();
    await spoken;
    throwIfAborted(signal);
  }
  /** Does with what was said last what is wished, and says the rest of it if that comes of it. Throws `not-found`. */
  async steer(
    how: Steer,
    { tell, stopwatch }: { readonly tell: Teller; readonly stopwatch: Stopwatch },
    signal: AbortSignal,
  ): Promise<void> {
    const spoken = this.#speaker.steer(how, signal, soundingIn(tell, stopwatch), sayingIn(tell));
    spoken.catch(() => {});
    const said = outcomeOf(how, this.#speaker.speaking);
    if (said) tell({ event: 'answer', text: text(said) });
    await spoken;
    throwIfAborted(signal);
  }
}

function soundingIn(tell: Teller, stopwatch: Stopwatch): OnSound {
  let isFirst = true;
  return isHeard => {
    if (isFirst) stopwatch.mark('firstSound');
    isFirst = false;
    tell({ event: 'state', track: 'mouth', state: isHeard ? 'speaking' : 'silent' });
  };
}

/** '' is told once only: what is paused again was not heard meanwhile. */
function sayingIn(tell: Teller): OnSentence {
  let last = '';
  return text => {
    if (text !== last) tell({ event: 'saying', text });
    last = text;
  };
}

/** What is shown of a wish that is not heard by itself. */
export function outcomeOf(how: Steer, { tuning, last }: Pick<Speaking, 'tuning' | 'last'>): Message | undefined {
  switch (how) {
    case 'slower':
    case 'faster':
      return message('speech.pace', { percent: Math.round(tuning.pace * 100) });
    case 'louder':
    case 'quieter':
      return message('speech.loudness', { decibels: tuning.decibels });
    case 'pause':
      return last && message('speech.paused');
    default:
      return undefined;
  }
}
