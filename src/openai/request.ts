import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenAI } from 'openai/client';
import { throwIfAborted } from '../common/errors.ts';
import type { Addresses, Service } from '../common/keys.ts';
import type { Settings } from '../common/settings.ts';
import { addressSetting, isOpenAI } from './addresses.ts';
import { createClient } from './client.ts';
import { type Asked, explain, explainSilence, explainWait } from './errors.ts';

/** What every adapter of the API works with. */
export interface OpenAIAccess {
  readonly addresses: Addresses;
  readonly settings: Settings;
  /** Hears, in a sentence, when a request is tried again. */
  readonly progress?: (sentence: string) => void;
}

export interface RequestOptions {
  readonly service: Service;
  readonly withTools?: boolean;
  /** Time added to `aloud.timeoutMs` for sending much. */
  readonly extraMs?: number;
  /** Whether asking again is harmless after part of an answer was passed on: it then begins anew. */
  readonly repeatable?: boolean;
}

/** One try at a request. */
export interface Attempt {
  readonly client: OpenAI;
  readonly asked: Asked;
  readonly toOpenAI: boolean;
  /** Fires when the user cancels, the time is up, or nobody reads on. */
  readonly signal: AbortSignal;
}

const MAX_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 300;

/**
 * Asks a server and passes its answer on, trying again where that may help and nothing of the answer was passed on yet.
 * All tries together have `aloud.timeoutMs` to begin to answer; later silence may last as long. Throws AloudError.
 */
export async function* request<T>(
  access: OpenAIAccess,
  options: RequestOptions,
  open: (attempt: Attempt) => AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  throwIfAborted(signal);
  const { settings } = access;
  const address = await access.addresses.of(options.service);
  const asked: Asked = {
    address,
    addressSetting: addressSetting(settings, options.service),
    model: settings.get(`aloud.${options.service}.model`),
    withTools: options.withTools ?? false,
  };
  const patienceMs = settings.get('aloud.timeoutMs') + (options.extraMs ?? 0);
  const startBy = Date.now() + patienceMs;
  const client = await createClient(address, { timeoutMs: patienceMs });
  for (let attempt = 1; ; attempt++) {
    const watch = new Watchdog(signal);
    let passedOn = false;
    try {
      const answer = open({ client, asked, toOpenAI: isOpenAI(address.baseUrl), signal: watch.signal });
      const items = answer[Symbol.asyncIterator]();
      try {
        for (;;) {
          // Once cancelled, not even what has already arrived is passed on.
          throwIfAborted(signal);
          const item = await watch.within(passedOn ? patienceMs : startBy - Date.now(), items.next());
          if (item.done) break;
          passedOn = true;
          yield item.value;
        }
      } finally {
        watch.stop();
        // Not awaited: a server that hangs would keep the caller waiting for the end of a stream nobody reads.
        items.return?.().catch(() => {});
      }
      throwIfAborted(signal);
      return;
    } catch (thrown) {
      throwIfAborted(signal);
      if (watch.silent) throw explainSilence(asked);
      const { error, mayRetry, retryAfterMs } = await explain(thrown, asked);
      if (!mayRetry || attempt === MAX_ATTEMPTS || (passedOn && !options.repeatable)) throw error;
      const pauseMs = retryAfterMs ?? FIRST_PAUSE_MS * 2 ** (attempt - 1) * (1 + Math.random() / 4);
      if (Date.now() + pauseMs >= startBy) {
        throw retryAfterMs === undefined ? error : explainWait(retryAfterMs, asked);
      }
      access.progress?.(`${error.message} Trying again.`);
      await sleep(pauseMs, undefined, { signal }).catch(() => throwIfAborted(signal));
    }
  }
}

/** Ends an attempt that has gone silent. Time counts only while something is awaited, not while the reader is busy. */
class Watchdog {
  readonly #controller = new AbortController();
  readonly signal: AbortSignal;
  silent = false;

  constructor(user: AbortSignal) {
    this.signal = AbortSignal.any([user, this.#controller.signal]);
  }

  async within<T>(ms: number, work: Promise<T>): Promise<T> {
    let end = () => {};
    const ended = new Promise<never>((_resolve, reject) => {
      end = () => reject(this.signal.reason);
    });
    const fallSilent = () => {
      this.silent = true;
      this.stop();
    };
    this.signal.addEventListener('abort', end, { once: true });
    const timer = setTimeout(fallSilent, Math.max(0, ms));
    try {
      return await Promise.race([work, ended]);
    } finally {
      clearTimeout(timer);
      this.signal.removeEventListener('abort', end);
    }
  }

  stop(): void {
    this.#controller.abort();
  }
}
