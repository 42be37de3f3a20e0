import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { atExit } from '../atExit.ts';

const STOP_MS = 5000;

/** A program with all that it starts, in a process group of its own: they end together, and with this process. */
export class ProcessGroup {
  readonly #child: ChildProcess;
  readonly #forget: () => void;
  #output = '';

  constructor(program: string, args: readonly string[], options: Pick<SpawnOptions, 'cwd' | 'env'> = {}) {
    this.#child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    this.#forget = atExit(() => this.#kill('SIGKILL'));
    this.#child.on('error', ({ message }) => {
      this.#output += message;
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.#output += chunk.toString();
      });
  }

  /** What it has printed so far. */
  get output(): string {
    return this.#output;
  }

  /** How it ended; undefined while it runs. */
  get ended(): number | NodeJS.Signals | undefined {
    return this.#child.exitCode ?? this.#child.signalCode ?? undefined;
  }

  /** Resolves at its end if that is a good one; else rejects with what it printed. */
  async succeeded(): Promise<void> {
    try {
      if (this.ended === undefined) await once(this.#child, 'close');
    } finally {
      await this.stop();
    }
    if (this.ended !== 0)
      throw new Error(`${this.#child.spawnargs.join(' ')} ended with ${this.ended}:\n${this.#output}`);
  }

  /** Asks the group to end and, a while later or when its first process has ended, kills what is left. */
  async stop(): Promise<void> {
    if (this.ended === undefined) {
      const ended = once(this.#child, 'exit');
      this.#kill('SIGTERM');
      await Promise.race([ended, sleep(STOP_MS, undefined, { ref: false })]);
    }
    this.#kill('SIGKILL');
    this.#forget();
  }

  #kill(signal: NodeJS.Signals): void {
    if (this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, signal);
    } catch {
      // None is left.
    }
  }
}
