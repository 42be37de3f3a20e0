import type SoxStream from 'sox-stream';
import { asSentence } from '../../common/asSentence.ts';
import { AloudError, throwIfAborted } from '../../common/errors.ts';
import { type Message, message } from '../../messages/message.ts';
import { findProgram } from '../../processes/findProgram.ts';
import { privateFolder } from '../../processes/privateFolder.ts';
import { runProgram } from '../../processes/runProgram.ts';

/** Longer than any recording takes to convert, in ms. */
const TIMEOUT_MS = 60_000;

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
    if (!soxPath) throw failed(message('sound-files.sox-not-found', { program: this.#props.path }));
    const { path: folder, remove } = await privateFolder('sox');
    try {
      return await this.#run(sound, { ...options, global: ['-V1'], soxPath }, folder, signal);
    } finally {
      await remove();
    }
  }

  async #run(
    sound: Uint8Array,
    options: object,
    folder: string,
    signal: AbortSignal,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const { entry, environment } = this.#props;
    const { output, complaint, exitCode, failure } = await runProgram(
      process.execPath,
      [entry, JSON.stringify(options)],
      {
        environment,
        extra: { TMPDIR: folder, TEMP: folder, TMP: folder, ELECTRON_RUN_AS_NODE: '1' },
        input: sound,
        timeoutMs: TIMEOUT_MS,
        // It has started SoX.
        withChildren: true,
      },
      signal,
    );
    if (exitCode === 0 && output.length > 0) return output;
    const told = complaint.split('\n')[0] || failure;
    throw failed(
      told
        ? message('sound-files.sox-failed', { why: asSentence(told) })
        : message('sound-files.sox-ended', { code: String(exitCode) }),
    );
  }
}

function failed(says: Message): AloudError {
  return new AloudError({ code: 'unsupported', message: says });
}
