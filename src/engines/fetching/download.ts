import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { AloudError, asAloudError, throwIfAborted } from '../../common/errors.ts';
import { message } from '../../messages/message.ts';
import type { Published } from '../model.ts';
import { addressFor } from './addresses.ts';
import { httpGet, silent, unreachable } from './httpGet.ts';
import { retryAfterMs } from './retryAfter.ts';

/** So often in a row it is tried to go on without a byte that came. */
const TRIES = 3;
/** A server that breaks off again and again with a few bytes each is given up. */
const MOST_TRIES = 50;
/** A server that wants to be left alone for longer, in ms, is not waited for: that is told. */
const LONGEST_WAIT_MS = 60_000;

export interface DownloadOptions {
  /** Address of a proxy; '' for the one that the editor is set to, or none. */
  readonly proxy: string;
  /** Address of a mirror; '' for none. */
  readonly mirror: string;
  /** A server that sends nothing for so long, in ms, is given up. */
  readonly quietMs: number;
  /** Before it is tried to go on, in ms, growing with each try. */
  readonly pauseMs: number;
}

const RANGE_REFUSED = 416;

/**
 * Fetches a published file to a path, and goes on with what is there of it. When it resolves, length and checksum are right.
 * What was broken off or cancelled stays for the next time; what proves to be wrong goes. Throws `unreachable`, `timed-out`,
 * `bad-reply`, `unsupported` where the disk is full, and `cancelled`.
 */
export async function download(
  file: Published,
  path: string,
  options: DownloadOptions,
  progress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  let inVain = 0;
  for (let tries = 1; ; tries++) {
    const before = await sizeOf(path);
    try {
      await goOn(file, path, options, progress, signal);
      break;
    } catch (thrown) {
      throwIfAborted(signal);
      const error = await explained(thrown, path);
      inVain = (await sizeOf(path)) > before ? 0 : inVain + 1;
      if (!(thrown instanceof Interrupted) || inVain >= TRIES || tries >= MOST_TRIES) throw error;
      const { afterMs = 0 } = thrown;
      if (afterMs > LONGEST_WAIT_MS) throw error;
      await pause(Math.max(afterMs, options.pauseMs * (inVain + 1)), undefined, { signal }).catch(() =>
        throwIfAborted(signal),
      );
    }
  }
  if ((await checksumOf(path, signal)) === file.sha256) return;
  await rm(path, { force: true });
  const says = message('models.changed', { host: addressFor(file.address, options.mirror).host });
  throw new AloudError({ code: 'bad-reply', message: says, remedies: ['show-log'] });
}

/** How much of it is there, in bytes. */
export async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

/** What may go better the next time. */
class Interrupted extends Error {
  readonly why: AloudError;
  /** So long the server asks to be left alone, in ms. */
  readonly afterMs: number | undefined;

  constructor(why: AloudError, afterMs?: number) {
    super(why.message);
    this.why = why;
    this.afterMs = afterMs;
  }
}

async function goOn(
  file: Published,
  path: string,
  options: DownloadOptions,
  progress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const address = addressFor(file.address, options.mirror);
  let there = await sizeOf(path);
  if (there > file.bytes) {
    await rm(path);
    there = 0;
  }
  progress(there);
  if (there === file.bytes) return;
  const response = await httpGet(address, there, options, signal).catch(thrown => {
    const error = asAloudError(thrown);
    throw error.code === 'unreachable' || error.code === 'timed-out' ? new Interrupted(error) : error;
  });
  try {
    // Whoever sends all of it anew does not go on.
    if (response.statusCode === 200) there = 0;
    const unfit = unfitFor(response, address, there, file.bytes);
    if (unfit) {
      // What is there is not of the same file, or the server cannot go on with it.
      if (unfit.code === 'bad-reply' || response.statusCode === RANGE_REFUSED) await rm(path, { force: true });
      throw mayGoBetter(response.statusCode) ? new Interrupted(unfit, retryAfterMs(response.headers)) : unfit;
    }
    const handle = await open(path, there === 0 ? 'w' : 'a', 0o600);
    try {
      for await (const chunk of chunksOf(response, address, options.quietMs)) {
        throwIfAborted(signal);
        there += chunk.length;
        if (there > file.bytes) {
          await rm(path, { force: true });
          throw wrongLength(address);
        }
        await handle.appendFile(chunk);
        progress(there);
      }
    } finally {
      await handle.close();
    }
    if (there < file.bytes) throw new Interrupted(unreachable(address, new Error(`${there} of ${file.bytes} bytes`)));
  } finally {
    response.destroy();
  }
}

function mayGoBetter(status = 0): boolean {
  return status >= 500 || status === 408 || status === 429 || status === RANGE_REFUSED;
}

/** Why it is not the rest of what is wanted, before a byte of it is written. */
function unfitFor(
  { statusCode = 0, headers }: IncomingMessage,
  address: URL,
  there: number,
  bytes: number,
): AloudError | undefined {
  if (statusCode !== 200 && statusCode !== 206) {
    const says = message('models.refused', { host: address.host, status: String(statusCode) });
    const isGone = statusCode === 404 || statusCode === 410;
    return new AloudError({ code: isGone ? 'not-found' : 'server-failed', message: says });
  }
  // What a network shows before one has signed in, or a server instead of an error.
  if (/^text\/html\b/i.test(headers['content-type'] ?? '')) return aPage(address);
  const length = headers['content-length'];
  const range = statusCode === 206 ? /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(headers['content-range'] ?? '') : undefined;
  const isRest =
    range === undefined ||
    (range !== null && Number(range[1]) === there && (range[3] === '*' || Number(range[3]) === bytes));
  const isPlain = (headers['content-encoding'] ?? 'identity') === 'identity';
  const isWhole = length === undefined || Number(length) === bytes - there;
  return isRest && isPlain && isWhole ? undefined : wrongLength(address);
}

/** What comes, as long as something comes. */
async function* chunksOf(response: IncomingMessage, address: URL, quietMs: number): AsyncGenerator<Uint8Array> {
  const giveUp = () => response.destroy(silent(address, quietMs));
  let timer = setTimeout(giveUp, quietMs);
  try {
    for await (const chunk of response) {
      clearTimeout(timer);
      yield chunk;
      timer = setTimeout(giveUp, quietMs);
    }
  } catch (thrown) {
    throw new Interrupted(unreachable(address, thrown));
  } finally {
    clearTimeout(timer);
  }
}

function aPage({ host }: URL): AloudError {
  return new AloudError({
    code: 'server-failed',
    message: message('models.page', { host }),
    remedies: ['open-settings', 'show-log'],
    setting: 'aloud.models.proxy',
  });
}

function wrongLength({ host }: URL): AloudError {
  return new AloudError({
    code: 'bad-reply',
    message: message('models.wrong-length', { host }),
    remedies: ['show-log'],
  });
}

/** A full disk is left as it was. */
async function explained(thrown: unknown, path: string): Promise<AloudError> {
  if (thrown instanceof Interrupted) return thrown.why;
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return asAloudError(thrown);
  await rm(path, { force: true });
  return new AloudError({ code: 'unsupported', message: message('models.disk-full'), cause: thrown });
}

async function checksumOf(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) {
    throwIfAborted(signal);
    hash.update(chunk);
  }
  return hash.digest('hex');
}
