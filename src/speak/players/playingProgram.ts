import { asSentence } from '../../common/asSentence.ts';
import type { Passage } from '../../common/played.ts';
import { type Message, message } from '../../messages/message.ts';
import { lastWords } from '../../processes/lastWords.ts';
import type { RunningProgram } from '../../processes/startProgram.ts';
import { OUTPUT_RATE_HZ } from '../voices/voice.ts';

/** A program that cannot play says so sooner, in ms. */
const BEGIN_MS = 2000;
/** What can lie between us and a device that stands still, in pipe and program, in ms of sound. */
const UNHEARD_MS = 6000;
/** How much is written at a time, in ms. */
const SLICE_MS = 100;

const BYTES_PER_MS = (OUTPUT_RATE_HZ * 2) / 1000;

export interface PlayingOptions {
  readonly latencyMs: number;
  readonly stallMs: number;
  /** Told what is heard, and when. */
  readonly passage?: Passage | undefined;
}

/** A program at work that plays what is written to it, and how much of that has been heard. */
export class PlayingProgram {
  /** Resolves when the program has ended or was given up, for whatever reason. */
  readonly ended: Promise<void>;
  hasEnded = false;
  /** Why not all was played, if it ended otherwise than by `stop`. */
  failure: Message | undefined;
  complaint = '';
  readonly #child: RunningProgram;
  readonly #latencyMs: number;
  readonly #stallMs: number;
  readonly #passage: Passage | undefined;
  #resolveEnded = (): void => {};
  #writtenMs = 0;
  /** When the sound that was written last will have been heard, on the clock of `performance.now`. */
  #heardAt = 0;
  #finishing = false;
  #endedAt: number | undefined;
  #stalled = false;

  constructor(child: RunningProgram, { latencyMs, stallMs, passage }: PlayingOptions) {
    this.#child = child;
    this.#latencyMs = latencyMs;
    this.#stallMs = stallMs;
    this.#passage = passage;
    this.ended = new Promise(resolve => {
      this.#resolveEnded = resolve;
    });
    child.stdin.on('error', () => {});
    child.stdout.once('data', () => this.#begin());
    child.stdout.resume();
    child.stderr.on('data', chunk => {
      this.complaint = (this.complaint + chunk).slice(-2000);
    });
    child.once('error', error => this.#end(asSentence(error.message)));
    child.once('close', (code, signal) => this.#end(this.#whyEnded(code, signal)));
  }

  /** How much of what was written has been heard by now, or had been when it ended, in ms. */
  get heardMs(): number {
    const toCome = Math.max(0, this.#heardAt - (this.#endedAt ?? performance.now()));
    return this.#finishing && this.failure === undefined && this.#child.exitCode === 0
      ? this.#writtenMs
      : Math.max(0, this.#writtenMs - toCome);
  }

  /** Whether anything was heard, as far as can be told of a program that failed. */
  get wasHeard(): boolean {
    const takenMs = this.#writtenMs - this.#child.stdin.writableLength / BYTES_PER_MS;
    return this.#stalled ? takenMs > UNHEARD_MS : this.heardMs > BEGIN_MS;
  }

  /** Resolves when the program can take more, or has ended. */
  async write(chunk: Uint8Array): Promise<void> {
    const { stdin } = this.#child;
    const step = SLICE_MS * BYTES_PER_MS;
    for (let at = 0; at < chunk.length && !this.hasEnded; at += step) {
      const slice = chunk.subarray(at, at + step);
      const ms = slice.length / BYTES_PER_MS;
      this.#writtenMs += ms;
      const from = Math.max(this.#heardAt, performance.now() + this.#latencyMs);
      this.#passage?.put(from, slice);
      this.#heardAt = from + ms;
      if (stdin.write(slice)) continue;
      let drained = (): void => {};
      const draining = new Promise<void>(resolve => {
        drained = resolve;
      });
      stdin.once('drain', drained);
      await this.#orStalled(draining, this.#stallMs);
      stdin.off('drain', drained);
    }
  }

  /** Resolves when the program has played everything and ended. */
  async finish(): Promise<void> {
    this.#finishing = true;
    this.#child.stdin.end();
    if (!this.hasEnded)
      await this.#orStalled(this.ended, Math.max(0, this.#heardAt - performance.now()) + this.#stallMs);
  }

  /** Silence. What is on its way to the device is dropped with the program, which gets no time to play it. */
  stop(): void {
    this.#child.kill('SIGKILL');
    this.#end(undefined);
  }

  /** The program says that its device is open: nothing was heard before. */
  #begin(): void {
    const heardAt = performance.now() + this.#latencyMs + this.#writtenMs;
    this.#passage?.move(heardAt - this.#heardAt);
    this.#heardAt = heardAt;
  }

  #end(failure: Message | undefined): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.#endedAt = performance.now();
    this.#passage?.cut(this.#endedAt);
    this.failure = failure;
    this.#resolveEnded();
  }

  #whyEnded(code: number | null, signal: NodeJS.Signals | null): Message | undefined {
    if (code === 0 && this.#finishing) return undefined;
    const told = lastWords(this.complaint);
    return told ? asSentence(told) : message('programs.ended-early', { code: String(code ?? signal) });
  }

  async #orStalled(done: Promise<void>, ms: number): Promise<void> {
    let isOver = false;
    const giveUp = () => {
      if (isOver) return;
      this.#stalled = true;
      this.#end(message('programs.takes-no-sound'));
      this.#child.kill('SIGKILL');
    };
    // What happened while our own loop was blocked is told after timers and before immediates.
    const timer = setTimeout(() => setImmediate(giveUp), ms);
    await Promise.race([done, this.ended]);
    isOver = true;
    clearTimeout(timer);
  }
}
