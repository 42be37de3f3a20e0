import { setTimeout as sleep } from 'node:timers/promises';
import { throwIfAborted } from '../../common/errors.ts';
import { message, sentences } from '../../messages/message.ts';
import { type Asked, type Explained, explain, explainBadReply, namedModel } from '../failures/errors.ts';
import type { OpenAIAccess } from '../requests/request.ts';
import { ServerFault } from '../serverFault.ts';

const MAX_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 150;
/** Someone waits for the answer: no try begins later than this, in ms. */
const RETRY_WITHIN_MS = 5000;

/** Tries at one thing over several connections: how often, and how long between them. */
export class Tries {
  readonly #access: OpenAIAccess;
  readonly #asked: Asked;
  #attempt = 1;
  #retryBy: number | undefined;

  constructor(access: OpenAIAccess, asked: Asked) {
    this.#access = access;
    this.#asked = asked;
  }

  /** Something was reached: what comes is tried from the beginning. */
  restart(): void {
    this.#attempt = 1;
  }

  /** From now on someone waits. */
  hurry(): void {
    this.#retryBy ??= performance.now() + RETRY_WITHIN_MS;
  }

  /** Resolves when it may be tried again. Throws what went wrong, as people read it, where that may not help. */
  async again(thrown: unknown, signal: AbortSignal): Promise<void> {
    throwIfAborted(signal);
    const { firstPauseMs = FIRST_PAUSE_MS, progress } = this.#access;
    const { error, mayRetry, retryAfterMs } = await explainSocket(thrown, this.#asked);
    const pauseMs = retryAfterMs ?? firstPauseMs * 2 ** (this.#attempt - 1);
    const by = this.#retryBy;
    const isLate = by === undefined ? pauseMs > RETRY_WITHIN_MS : performance.now() + pauseMs > by;
    if (!mayRetry || this.#attempt === MAX_ATTEMPTS || isLate) throw error;
    progress?.(sentences([error.says, message('servers.trying-again')]));
    await sleep(pauseMs, undefined, { signal }).catch(() => throwIfAborted(signal));
    this.#attempt++;
  }
}

/** What ended a connection, as people read it. */
export async function explainSocket(thrown: unknown, asked: Asked): Promise<Explained> {
  if (!(thrown instanceof ServerFault)) return explain(thrown, asked);
  const error = explainBadReply(thrown.says(namedModel(asked)), asked);
  return { error, mayRetry: false, retryAfterMs: undefined, complaint: undefined };
}
