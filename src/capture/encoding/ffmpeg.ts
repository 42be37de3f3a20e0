import { spawn } from 'node:child_process';
import { AloudError, cancelled, throwIfAborted } from '../../common/errors.ts';
import { findProgram } from '../../common/findProgram.ts';
import { lastWords } from '../../common/lastWords.ts';
import { samplesOf } from '../../common/wav.ts';
import { INPUT_RATE_HZ } from '../microphone.ts';

/** ffmpeg, where it is installed: it reads what SoX does not, such as M4A, WebM and films. */
export class Ffmpeg {
  readonly #environment: NodeJS.ProcessEnv;

  constructor(environment: NodeJS.ProcessEnv) {
    this.#environment = environment;
  }

  async isInstalled(): Promise<boolean> {
    return (await findProgram('ffmpeg', this.#environment)) !== undefined;
  }

  /** The sound of a file as mono s16le at INPUT_RATE_HZ. Throws `unsupported` and `cancelled`. */
  async decode(path: string, signal: AbortSignal): Promise<Int16Array> {
    throwIfAborted(signal);
    const program = await findProgram('ffmpeg', this.#environment);
    if (!program) throw failed('ffmpeg was not found');
    // A file may be a playlist that names addresses: nothing but files is opened.
    const input = ['-protocol_whitelist', 'file', '-i', `file:${path}`];
    const output = ['-vn', '-f', 's16le', '-ac', '1', '-ar', String(INPUT_RATE_HZ), 'pipe:1'];
    const child = spawn(program, ['-nostdin', '-v', 'error', ...input, ...output], {
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const kill = () => child.kill('SIGKILL');
    signal.addEventListener('abort', kill, { once: true });
    const pieces: Buffer[] = [];
    let complaint = '';
    child.stdout.on('data', piece => pieces.push(piece));
    child.stderr.on('data', chunk => {
      complaint = (complaint + chunk).slice(-2000);
    });
    try {
      return await new Promise((resolve, reject) => {
        child.once('error', error => reject(failed(error.message)));
        child.once('close', code => {
          if (signal.aborted) reject(cancelled());
          else if (code !== 0 || pieces.length === 0) reject(failed(lastWords(complaint) || `it ended with ${code}`));
          else resolve(samplesOf(Buffer.concat(pieces)));
        });
      });
    } finally {
      signal.removeEventListener('abort', kill);
    }
  }
}

function failed(why: string): AloudError {
  return new AloudError({ code: 'unsupported', message: `ffmpeg could not read the sound: ${why}.` });
}
