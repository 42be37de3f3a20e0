import type { Options } from 'execa';
import { AloudError, cancelled, throwIfAborted } from '../common/errors.ts';
import { message } from '../messages/message.ts';
import { environmentFor } from './environment.ts';

/** More than this no program has to say, in bytes. */
const MOST_BYTES = 256 * 2 ** 20;
/** How much of its complaints is kept, in UTF-16 units: the end tells why it gave up. */
const LONGEST_COMPLAINT = 2000;

export interface ProgramOptions {
  /** What the program may see of it is decided here: see `environmentFor`. */
  readonly environment: NodeJS.ProcessEnv;
  /** Set besides. */
  readonly extra?: NodeJS.ProcessEnv;
  /** Names that it needs besides what every program needs. */
  readonly needs?: RegExp;
  readonly cwd?: string;
  readonly input?: Uint8Array | string;
  /** After so many ms it is killed, with `timed-out`. */
  readonly timeoutMs?: number;
  /** After so many bytes of output it is killed, and what came until then counts. */
  readonly mostBytes?: number;
  /** It is killed together with the programs that it has started. */
  readonly withChildren?: boolean;
}

export interface Ended {
  readonly output: Uint8Array<ArrayBuffer>;
  /** The end of what it wrote to standard error. */
  readonly complaint: string;
  /** Undefined where it was killed, or could not be started. */
  readonly exitCode: number | undefined;
  /** Why it could not be started, or what signal ended it; undefined where it ended by itself. */
  readonly failure: string | undefined;
}

/**
 * Runs a program to its end, without a shell, at an absolute path (`findProgram`). That it ends badly is no error here:
 * `exitCode` tells. Throws `cancelled` when the signal fires and `timed-out`; the program is gone by then.
 */
export async function runProgram(
  path: string,
  parameters: readonly string[],
  options: ProgramOptions,
  signal: AbortSignal,
): Promise<Ended> {
  throwIfAborted(signal);
  const { execa } = await import('execa');
  const { environment, extra, needs, cwd, input, timeoutMs, mostBytes = MOST_BYTES, withChildren } = options;
  const isGroup = withChildren === true && process.platform !== 'win32';
  const given = {
    env: { ...environmentFor(environment, needs), ...extra },
    extendEnv: false,
    encoding: 'buffer',
    reject: false,
    stripFinalNewline: false,
    windowsHide: true,
    killSignal: 'SIGKILL',
    cleanup: true,
    maxBuffer: mostBytes,
    detached: isGroup,
    ...(cwd !== undefined && { cwd }),
    ...(input === undefined ? { stdin: 'ignore' } : { input }),
    ...(timeoutMs !== undefined && { timeout: timeoutMs }),
  } satisfies Options;
  const child = execa(path, [...parameters], given);
  const kill = (): void => {
    try {
      if (isGroup && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
    child.kill('SIGKILL');
  };
  signal.addEventListener('abort', kill, { once: true });
  try {
    const result = await child;
    if (signal.aborted) throw cancelled();
    if (result.timedOut) {
      kill();
      throw new AloudError({
        code: 'timed-out',
        message: message('running.took-too-long', { program: path, seconds: (timeoutMs ?? 0) / 1000 }),
      });
    }
    const failed = result.exitCode === undefined && !result.isMaxBuffer;
    return {
      output: bytesOf(result.stdout),
      complaint: new TextDecoder().decode(bytesOf(result.stderr)).slice(-LONGEST_COMPLAINT),
      exitCode: result.exitCode,
      failure: failed ? (result.signalDescription ?? result.originalMessage ?? result.shortMessage) : undefined,
    };
  } finally {
    signal.removeEventListener('abort', kill);
  }
}

function bytesOf(output: unknown): Uint8Array<ArrayBuffer> {
  return output instanceof Uint8Array ? new Uint8Array(output) : new Uint8Array();
}
