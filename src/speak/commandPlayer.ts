import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { AloudError } from '../common/errors.ts';
import { findProgram } from '../common/findProgram.ts';
import type { Log } from '../common/log.ts';
import type { Player } from './player.ts';
import { OUTPUT_RATE_HZ } from './voice.ts';

export interface CommandPlayerProps {
  readonly name: string;
  /** Found on PATH unless absolute; run without a shell. Plays what comes in, and ends when it has played all. */
  readonly program: string;
  readonly parameters: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly log: Log;
  /** What a person does when the program is not there. */
  readonly remedy: string;
  /** How far the sound lags behind what was written, in ms. */
  readonly latencyMs: number;
}

type Playing = ChildProcessByStdio<Writable, null, Readable>;

/** A program that has neither ended nor taken anything for so long, in ms, has lost its device. */
const STALL_MS = 5000;

/** Plays with any program that reads s16le mono at OUTPUT_RATE_HZ from its standard input. */
export class CommandPlayer implements Player {
  readonly name: string;
  readonly #props: CommandPlayerProps;

  constructor(props: CommandPlayerProps) {
    this.name = props.name;
    this.#props = props;
  }

  async missing(): Promise<string | undefined> {
    const { program, environment, remedy } = this.#props;
    return (await findProgram(program, environment)) ? undefined : `${program} was not found. ${remedy}`;
  }

  async play(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number> {
    const { program, parameters, environment } = this.#props;
    const path = await findProgram(program, environment);
    if (!path) throw this.#failure('no-player', (await this.missing()) ?? '');
    if (signal.aborted) return 0;
    const child: Playing = spawn(path, parameters, {
      env: environment,
      stdio: ['pipe', 'ignore', 'pipe'],
      windowsHide: true,
    });
    // What is buffered on the way to the device is dropped with the program: silence is a matter of milliseconds.
    const silence = () => child.kill('SIGKILL');
    signal.addEventListener('abort', silence, { once: true });
    const run = new Run(child);
    try {
      for await (const chunk of chunks) {
        if (signal.aborted || run.ended) break;
        await run.write(chunk);
      }
      if (!signal.aborted) await run.drain();
    } finally {
      signal.removeEventListener('abort', silence);
      child.kill('SIGKILL');
    }
    if (run.failure !== undefined && !signal.aborted)
      throw this.#failure('player-failed', `${this.name} could not play. ${run.failure}`);
    return signal.aborted ? run.heardMs(this.#props.latencyMs) : run.writtenMs;
  }

  #failure(code: 'no-player' | 'player-failed', message: string): AloudError {
    return new AloudError({
      code,
      message: message.trim(),
      remedies: ['check-setup', 'open-settings'],
      setting: 'aloud.player',
    });
  }
}

/** A player's program at work. */
class Run {
  ended = false;
  failure: string | undefined;
  writtenMs = 0;
  readonly #child: Playing;
  readonly #closed: Promise<void>;
  #complaint = '';
  /** When the sound that was written last will have been played, on the clock of `performance.now`. */
  #playedAt = 0;

  constructor(child: Playing) {
    this.#child = child;
    child.stdin.on('error', () => {});
    child.stderr.on('data', chunk => {
      this.#complaint = (this.#complaint + chunk).slice(-1000);
    });
    this.#closed = new Promise(resolve => {
      child.once('error', error => this.#end(error.message, resolve));
      child.once('close', code =>
        this.#end(code === 0 ? undefined : this.#complaint.trim() || `It ended with ${code}.`, resolve),
      );
    });
  }

  /** Resolves when the program can take more. */
  async write(chunk: Uint8Array): Promise<void> {
    const ms = (chunk.length / 2 / OUTPUT_RATE_HZ) * 1000;
    this.writtenMs += ms;
    this.#playedAt = Math.max(this.#playedAt, performance.now()) + ms;
    if (this.#child.stdin.write(chunk)) return;
    const drained = new Promise<void>(resolve => this.#child.stdin.once('drain', resolve));
    await this.#orStalled(drained, STALL_MS);
  }

  /** Resolves when the program has played everything and ended. */
  async drain(): Promise<void> {
    this.#child.stdin.end();
    await this.#orStalled(this.#closed, Math.max(0, this.#playedAt - performance.now()) + STALL_MS);
  }

  /** How much of what was written has been heard by now. */
  heardMs(latencyMs: number): number {
    const waiting = Math.max(0, this.#playedAt - performance.now());
    return Math.max(0, Math.min(this.writtenMs, this.writtenMs - waiting - latencyMs));
  }

  async #orStalled(done: Promise<void>, ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const stalled = new Promise<void>(resolve => {
      timer = setTimeout(() => {
        this.failure ??= 'The sound device does not take any sound.';
        this.ended = true;
        resolve();
      }, ms);
    });
    await Promise.race([done, this.#closed, stalled]);
    clearTimeout(timer);
  }

  #end(failure: string | undefined, resolve: () => void): void {
    this.ended = true;
    this.failure ??= failure;
    resolve();
  }
}
