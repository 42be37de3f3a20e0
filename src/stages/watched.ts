import { type Frame, INPUT_RATE_HZ, type Microphone } from '../capture/microphone.ts';
import type { Utterance } from '../capture/utterance.ts';
import type { ChatMessage, ChatModel, ReplyEvent, Tool } from '../chat/chatModel.ts';
import { AloudError, asAloudError } from '../common/errors.ts';
import type { Health, Part } from '../common/health.ts';
import type { Choice, Chooser } from '../common/settings/choice.ts';
import { type Message, message } from '../messages/message.ts';
import type { Player } from '../speak/players/player.ts';
import type { NamedVoice, Style, Voice } from '../speak/voices/voice.ts';
import type { Transcriber, TranscriptEvent, TranscriptionHints } from '../transcribe/transcriber.ts';

/** So long, in ms, a device may take until it gives more than zeros. */
const MUTED_MS = 1000;

/** A part of which is noted what comes of it. It is what it was in everything else. */
class Watched<C extends Chooser> {
  protected readonly inner: C;
  protected readonly health: Health;

  constructor(inner: C, health: Health) {
    this.inner = inner;
    this.health = health;
  }

  get name(): string {
    return this.inner.name;
  }

  get choice(): Choice | undefined {
    return this.inner.choice;
  }

  get label(): Message | undefined {
    return this.inner.label;
  }

  /** Its first sign counts, or that there was none; what comes after the signal counts for nothing. */
  protected async *noting<T>(
    part: Part,
    pieces: AsyncIterable<T>,
    signal: AbortSignal,
    { from = () => 0, isSign = () => true }: { from?: () => number; isSign?: (piece: T) => boolean } = {},
  ): AsyncGenerator<T, void, undefined> {
    const begun = performance.now();
    let isNoted = false;
    try {
      for await (const piece of pieces) {
        if (!isNoted && !signal.aborted && isSign(piece)) {
          isNoted = true;
          this.health.worked(part, this.inner, performance.now() - Math.max(begun, from()));
        }
        yield piece;
      }
    } catch (thrown) {
      if (!signal.aborted) this.health.failed(part, asAloudError(thrown));
      throw thrown;
    }
  }
}

export class WatchedMicrophone extends Watched<Microphone> implements Microphone {
  get lagMs(): number {
    return this.inner.lagMs ?? 0;
  }

  missing(): Promise<Message | undefined> {
    return this.inner.missing();
  }

  async *open(signal: AbortSignal): AsyncGenerator<Frame, void, undefined> {
    const begun = performance.now();
    let firstMs: number | undefined;
    let zerosMs = 0;
    let isHeard = false;
    try {
      for await (const frame of this.inner.open(signal)) {
        firstMs ??= performance.now() - begun;
        if (!isHeard) {
          isHeard = frame.some(sample => sample !== 0);
          const before = zerosMs;
          zerosMs += isHeard ? 0 : (frame.length / INPUT_RATE_HZ) * 1000;
          // One that is muted gives frames, too.
          if (isHeard) this.health.worked('microphone', this.inner, firstMs);
          else if (before < MUTED_MS && zerosMs >= MUTED_MS) this.health.muted(mutedMicrophone());
        }
        yield frame;
      }
    } catch (thrown) {
      if (!signal.aborted) this.health.failed('microphone', asAloudError(thrown));
      throw thrown;
    }
  }
}

export class WatchedTranscriber extends Watched<Transcriber> implements Transcriber {
  transcribe(utterance: Utterance, hints: TranscriptionHints, signal: AbortSignal): AsyncIterable<TranscriptEvent> {
    let ended = 0;
    // From the end of speech on: before it nobody waits.
    const end = () => {
      ended = performance.now();
    };
    utterance.recording.then(end, end);
    const isSign = ({ type }: TranscriptEvent) => type === 'final';
    return this.noting('ears', this.inner.transcribe(utterance, hints, signal), signal, { from: () => ended, isSign });
  }
}

export class WatchedChatModel extends Watched<ChatModel> implements ChatModel {
  reply(messages: readonly ChatMessage[], tools: readonly Tool[], signal: AbortSignal): AsyncIterable<ReplyEvent> {
    return this.noting('brain', this.inner.reply(messages, tools, signal), signal);
  }
}

export class WatchedVoice extends Watched<Voice> implements Voice {
  get maxLength(): number {
    return this.inner.maxLength;
  }

  speak(text: string, style: Style, signal: AbortSignal): AsyncIterable<Uint8Array> {
    return this.noting('voice', this.inner.speak(text, style, signal), signal);
  }

  async warm(): Promise<void> {
    await this.inner.warm?.();
  }

  async voices(signal: AbortSignal): Promise<readonly NamedVoice[]> {
    return (await this.inner.voices?.(signal)) ?? [];
  }
}

export class WatchedPlayer extends Watched<Player> implements Player {
  /** Asked before anything is to be heard: what is missing then was wanted. */
  async missing(): Promise<Message | undefined> {
    const missing = await this.inner.missing();
    const remedies = ['another-player', 'check-setup'] as const;
    if (missing) this.health.failed('loudspeakers', new AloudError({ code: 'no-player', message: missing, remedies }));
    return missing;
  }

  async play(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number> {
    try {
      const ms = await this.inner.play(chunks, signal);
      if (ms > 0) this.health.worked('loudspeakers', this.inner, 0);
      return ms;
    } catch (thrown) {
      const error = asAloudError(thrown);
      // What the chunks throw is the voice's.
      if (!signal.aborted && /player/.test(error.code)) this.health.failed('loudspeakers', error);
      throw thrown;
    }
  }
}

function mutedMicrophone(): AloudError {
  return new AloudError({
    code: 'microphone-failed',
    message: message('hearing.muted'),
    remedies: ['select-microphone', 'check-setup'],
  });
}
