import { AloudError } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import type { Played } from '../../common/played.ts';
import { type Message, message, sentences } from '../../messages/message.ts';
import { findProgram } from '../../processes/findProgram.ts';
import { startProgram } from '../../processes/startProgram.ts';
import type { Player } from './player.ts';
import { PlayingProgram } from './playingProgram.ts';

export interface CommandPlayerProps {
  readonly name: string;
  /** Found on PATH unless absolute; run without a shell. Plays what comes in, and ends when it has played all. */
  readonly program: string;
  readonly parameters: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly log: Log;
  /** Told what is heard, and when. */
  readonly played?: Played | undefined;
  /** What a person does when the program is not there. */
  readonly remedy: Message;
  /** The setting a person would change. */
  readonly setting: string;
  /**
   * How far what is heard lags behind what was written, in ms. A program that is slow to start writes anything to its
   * standard output when it begins to play: then it counts from there.
   */
  readonly latencyMs: number;
  /** How long it may take no sound, or go on after the last sample, in ms, before it is given up. */
  readonly stallMs?: number;
}

const STALL_MS = 5000;

/** Plays with any program that reads s16le mono at OUTPUT_RATE_HZ from its standard input. */
export class CommandPlayer implements Player {
  readonly name: string;
  readonly #props: CommandPlayerProps;

  constructor(props: CommandPlayerProps) {
    this.name = props.name;
    this.#props = props;
  }

  async missing(): Promise<Message | undefined> {
    const { program, environment } = this.#props;
    return (await findProgram(program, environment)) ? undefined : this.#notFound();
  }

  async play(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number> {
    const { program, parameters, environment, latencyMs, stallMs = STALL_MS, log, played } = this.#props;
    const path = await findProgram(program, environment);
    if (!path) throw this.#failure('no-player', this.#notFound());
    if (signal.aborted) return 0;
    const child = startProgram(path, parameters, { environment });
    const playing = new PlayingProgram(child, { latencyMs, stallMs, passage: played?.begin() });
    const stop = () => playing.stop();
    signal.addEventListener('abort', stop, { once: true });
    const source = chunks[Symbol.asyncIterator]();
    try {
      while (!playing.hasEnded) {
        const next = await Promise.race([source.next(), playing.ended]);
        if (!next || next.done) break;
        await playing.write(next.value);
      }
      await playing.finish();
    } finally {
      signal.removeEventListener('abort', stop);
      playing.stop();
      // Not waited for: a source that is waiting itself answers when its chunk comes.
      void source.return?.().then(undefined, () => {});
      if (playing.complaint) log.debug(`${this.name} said: ${playing.complaint.trim()}`);
    }
    if (playing.failure !== undefined && !signal.aborted) {
      const code = playing.wasHeard ? 'player-failed' : 'no-player';
      throw this.#failure(
        code,
        sentences([message('programs.could-not-play', { program: this.name }), playing.failure]),
      );
    }
    return playing.heardMs;
  }

  #notFound(): Message {
    const { program, remedy } = this.#props;
    return sentences([message('programs.not-found', { program }), remedy]);
  }

  #failure(code: 'no-player' | 'player-failed', says: Message): AloudError {
    const { setting } = this.#props;
    return new AloudError({
      code,
      message: says,
      remedies: ['another-player', 'check-setup', 'open-settings'],
      setting,
    });
  }
}
