import { asSentence } from '../../common/asSentence.ts';
import { AloudError, throwIfAborted } from '../../common/errors.ts';
import { samplesOf } from '../../common/wav.ts';
import { type Message, message } from '../../messages/message.ts';
import { findProgram } from '../../processes/findProgram.ts';
import { lastWords } from '../../processes/lastWords.ts';
import { runProgram } from '../../processes/runProgram.ts';
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
    if (!program) throw failed(message('sound-files.ffmpeg-not-found'));
    // A file may be a playlist that names addresses: nothing but files is opened.
    const input = ['-protocol_whitelist', 'file', '-i', `file:${path}`];
    const output = ['-vn', '-f', 's16le', '-ac', '1', '-ar', String(INPUT_RATE_HZ), 'pipe:1'];
    const {
      exitCode,
      complaint,
      failure,
      output: sound,
    } = await runProgram(
      program,
      ['-nostdin', '-v', 'error', ...input, ...output],
      { environment: this.#environment },
      signal,
    );
    if (exitCode === 0 && sound.length > 0) return samplesOf(sound);
    const told = lastWords(complaint) || failure;
    throw failed(
      told
        ? message('sound-files.ffmpeg-failed', { why: asSentence(told) })
        : message('sound-files.ffmpeg-ended', { code: String(exitCode) }),
    );
  }
}

function failed(says: Message): AloudError {
  return new AloudError({ code: 'unsupported', message: says });
}
