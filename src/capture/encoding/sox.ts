import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type SoxStream from 'sox-stream';
import { AloudError, cancelled, throwIfAborted } from '../../common/errors.ts';
import { findProgram } from '../../common/findProgram.ts';

/** Longer than any recording takes to convert, in ms. */
const TIMEOUT_MS = 60_000;

const GROUPS = process.platform !== 'win32';

export interface SoxProps {
  /** The SoX program: a name on PATH or an absolute path. */
  readonly path: string;
  /** The built `soxProcess`. */
  readonly entry: string;
  readonly environment: NodeJS.ProcessEnv;
}

export type SoxOptions = Pick<SoxStream.SoxOptions, 'input' | 'output'> & { readonly effects: readonly string[][] };

/** Converts sound with SoX, through sox-stream in a process of its own with a private folder for what is said. */
export class Sox {
  readonly #props: SoxProps;

  constructor(props: SoxProps) {
    this.#props = props;
  }

  async isInstalled(): Promise<boolean> {
    return (await findProgram(this.#props.path, this.#props.environment)) !== undefined;
  }

  /** Throws `unsupported` if SoX is missing or cannot do it, and `cancelled`. */
  async convert(sound: Uint8Array, options: SoxOptions, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    throwIfAborted(signal);
    const soxPath = await findProgram(this.#props.path, this.#props.environment);
    if (!soxPath) throw failed(`${this.#props.path} was not found`);
    const folder = await mkdtemp(join(tmpdir(), 'aloud-sox-'));
    try {
      return await this.#run(sound, { ...options, global: ['-V1'], soxPath }, folder, signal);
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  #run(sound: Uint8Array, options: object, folder: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const { entry, environment } = this.#props;
    const child = spawn(process.execPath, [entry, JSON.stringify(options)], {
      env: { ...environment, TMPDIR: folder, TEMP: folder, TMP: folder, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      // A group of its own, so that it can be killed together with the SoX it has started.
      detached: GROUPS,
    });
    const kill = () => killGroup(child);
    signal.addEventListener('abort', kill, { once: true });
    const timer = setTimeout(kill, TIMEOUT_MS);
    const output: Buffer[] = [];
    let complaint = '';
    child.stdout.on('data', chunk => output.push(chunk));
    child.stderr.on('data', chunk => {
      complaint = (complaint + chunk).slice(-2000);
    });
    child.stdin.on('error', () => {});
    child.stdin.end(sound);
    return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
      child.once('error', error => reject(failed(error.message)));
      child.once('close', code => {
        if (signal.aborted) reject(cancelled());
        else if (code !== 0 || output.length === 0) reject(failed(complaint.split('\n')[0] || `it ended with ${code}`));
        else resolve(new Uint8Array(Buffer.concat(output)));
      });
    }).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', kill);
    });
  }
}

function killGroup(child: ChildProcess): void {
  try {
    if (GROUPS && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended already.
  }
}

function failed(why: string): AloudError {
  return new AloudError({ code: 'unsupported', message: `SoX could not convert the sound: ${why}.` });
}
