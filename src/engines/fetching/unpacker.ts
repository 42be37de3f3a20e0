import { asSentence } from '../../common/asSentence.ts';
import { AloudError, cancelled, throwIfAborted } from '../../common/errors.ts';
import { type Message, message } from '../../messages/message.ts';
import { startTalking } from '../../processes/startTalking.ts';
import type { Unpacking } from './unpackArchive.ts';

/** What the program answers; after `done` and `failed` it ends. */
export type FromUnpacker =
  | { readonly type: 'read'; readonly bytes: number }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly code: string; readonly why: string };

export interface UnpackerProps {
  /** The built `unpackProcess`, by path. */
  readonly program: string;
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Unpacks an archive in a program of its own. `progress` hears how much of the archive was read, in bytes. Throws `bad-reply`
 * for an archive that cannot be unpacked or must not, `unsupported` where the disk is full, and `cancelled`.
 */
export async function unpack(
  unpacking: Unpacking,
  { program, environment }: UnpackerProps,
  progress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  throwIfAborted(signal);
  const child = startTalking(program, environment);
  const stop = () => child.kill('SIGKILL');
  signal.addEventListener('abort', stop, { once: true });
  try {
    await new Promise<void>((resolve, reject) => {
      child.on('message', (answer: FromUnpacker) => {
        if (answer.type === 'read') progress(answer.bytes);
        else if (answer.type === 'done') resolve();
        else reject(failure(answer.code, asSentence(answer.why)));
      });
      child.once('error', thrown => reject(failure('', asSentence(thrown.message))));
      child.once('close', (code, by) => {
        reject(signal.aborted ? cancelled() : failure('', message('engines.ended', { by: by ?? String(code) })));
      });
      child.channel?.ref();
      child.send(unpacking, () => {});
    });
  } finally {
    signal.removeEventListener('abort', stop);
    child.kill('SIGKILL');
  }
}

function failure(code: string, why: Message): AloudError {
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AloudError({ code: 'unsupported', message: message('models.disk-full') });
  return new AloudError({ code: 'bad-reply', message: message('models.no-archive', { why }), remedies: ['show-log'] });
}
