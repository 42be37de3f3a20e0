import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenAI } from 'openai/client';
import { orCancelled } from '../../common/async/orCancelled.ts';
import { type AloudError, throwIfAborted } from '../../common/errors.ts';
import { isOpenAI } from '../../common/hosts.ts';
import type { Addresses, Service } from '../../common/settings/keys.ts';
import type { Settings } from '../../common/settings/settings.ts';
import { type Message, message, sentences } from '../../messages/message.ts';
import { addressSetting, type ModelSetting } from '../addresses.ts';
import { createClient } from '../client.ts';
import type { Complaint } from '../failures/complaints.ts';
import { type Asked, explain, explainSilence, explainWait, named } from '../failures/errors.ts';
import { knownEnd } from '../models/modelEnds.ts';
import { keyHeaderOf } from '../servers/keyHeader.ts';
import { type Meter, meterText, meterUsage } from '../use.ts';
import { patienceMs } from './patience.ts';
import { HarmfulField, KEY_FIELD, RefusedFields, refusedField, refusedSound } from './refusedFields.ts';
import { Watchdog } from './watchdog.ts';

/** What every adapter of the API works with. */
export interface OpenAIAccess {
  readonly addresses: Addresses;
  readonly settings: Settings;
  /** Hears, in a sentence, when a request is tried again, or takes long. */
  readonly progress?: (sentence: Message) => void;
  /** Hears what each request has used, where that is known. */
  readonly used?: Meter;
  /** Shared by all that ask the same servers. */
  readonly refused?: RefusedFields;
  /** How long to wait before the second try, in ms; before the third it is twice as long. 300 if absent. */
  readonly firstPauseMs?: number;
  /** A clock in ms that never goes back; the process's own if absent. */
  readonly now?: () => number;
}

export interface RequestOptions {
  readonly service: Service;
  /** The setting that names the model; the service's own if left out. */
  readonly modelSetting?: ModelSetting;
  readonly withTools?: boolean;
  /** Time added to a server's patience for sending much, in ms. */
  readonly extraMs?: number;
  /** Whether asking again is harmless after part of an answer was passed on: it then begins anew. */
  readonly repeatable?: boolean;
  /** The most that an answer may have, in bytes. */
  readonly mostBytes: number;
  /** Fields that can be done without, where a server refuses them. */
  readonly optional?: readonly string[];
}

/** One try at a request. */
export interface Attempt {
  readonly client: OpenAI;
  readonly asked: Asked;
  readonly toOpenAI: boolean;
  /** Optional fields that the server does not take. */
  readonly without: ReadonlySet<string>;
  /** Tells what the server says that it has used, whatever that is; of nothing nothing is told. */
  readonly used: (told: unknown) => void;
  /** Tells that a text is being spoken. */
  readonly spoken: (text: string) => void;
  /** Fires when the user cancels, the time is up, or nobody reads on. */
  readonly signal: AbortSignal;
}

const MAX_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 300;
/** A user who speaks waits for an answer, not for a server's better days: no try begins later, in ms. */
const RETRY_WITHIN_MS = 20_000;
/** Noted of a model that a server has no longer, among what it does not take. */
const GONE = 'model';
/** The most that a whole answer may take, in ms of waiting. */
const ANSWER_MS = 600_000;
/** When, and how often, someone who waits for the first word is told so, in ms. */
const TELL_AFTER_MS = 5000;
const TELL_EVERY_MS = 3000;

/**
 * Asks a server and passes its answer on, trying again where that may help and nothing of the answer was passed on yet,
 * and without a field that the server refuses. A server may be silent as long as the stage's patience lasts (patience.ts);
 * all tries together have as long to begin to answer. Throws AloudError.
 */
export async function* request<T>(
  access: OpenAIAccess,
  options: RequestOptions,
  open: (attempt: Attempt) => AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  throwIfAborted(signal);
  const {
    settings,
    progress = () => {},
    refused = new RefusedFields(),
    firstPauseMs = FIRST_PAUSE_MS,
    now = () => performance.now(),
  } = access;
  const address = await orCancelled(access.addresses.of(options.service), signal);
  const modelSetting = options.modelSetting ?? (`aloud.${options.service}.model` as const);
  const chosen: Asked = {
    address,
    addressSetting: addressSetting(settings, options.service),
    model: settings.get(modelSetting),
    modelSetting,
    withTools: options.withTools ?? false,
  };
  const successor = knownEnd(options.service, chosen.model)?.successor;
  const instead = successor === undefined ? undefined : { ...chosen, model: successor };
  /** Why the model that the user has chosen is not the one that is asked. */
  let gone: AloudError | undefined;
  let asked = instead && refused.of(address, chosen.model).has(GONE) ? instead : chosen;
  const patience = patienceMs(options.service, address.baseUrl, settings) + (options.extraMs ?? 0);
  const begunAt = now();
  const keyField = address.key !== undefined && keyHeaderOf(address.baseUrl) === KEY_FIELD ? [KEY_FIELD] : [];
  const startBy = begunAt + patience;
  const retryBy = begunAt + Math.min(patience, RETRY_WITHIN_MS);
  const waiting = new Waiting(seconds => progress(message('servers.waiting', { server: named(asked), seconds })));
  /** Refused in this request: only an answer without them shows that they were the reason. */
  const dropped = new Set<string>();
  for (let attempt = 1; ; attempt++) {
    const watch = new Watchdog(signal, ANSWER_MS, now);
    const heard = () => watch.heard();
    const without = new Set([...refused.of(address, asked.model), ...dropped]);
    let passedOn = false;
    try {
      const keyHeader = without.has(KEY_FIELD) ? 'api-key' : undefined;
      const bounds = { mostBytes: options.mostBytes, heard };
      const client = await createClient(address, { timeoutMs: patience, keyHeader, ...bounds });
      const answer = open({
        ...{ client, asked, toOpenAI: isOpenAI(address.baseUrl), without, signal: watch.signal },
        used: told => meterUsage(access.used, options.service, asked, told),
        spoken: text => meterText(access.used, text),
      });
      const items = answer[Symbol.asyncIterator]();
      waiting.start();
      try {
        for (;;) {
          // Once cancelled, not even what has already arrived is passed on.
          throwIfAborted(signal);
          const item = await watch.within(passedOn ? patience : startBy - now(), patience, items.next());
          waiting.stop();
          if (item.done) break;
          passedOn = true;
          yield item.value;
        }
      } finally {
        waiting.stop();
        watch.stop();
        // Not awaited: a server that hangs would keep the caller waiting for the end of a stream nobody reads.
        items.return?.().catch(() => {});
      }
      throwIfAborted(signal);
      for (const field of dropped) refused.add(address, asked.model, field);
      if (gone) refused.add(address, chosen.model, GONE);
      return;
    } catch (thrown) {
      throwIfAborted(signal);
      if (watch.silent) throw explainSilence(asked);
      const cause = thrown instanceof HarmfulField ? thrown.error : thrown;
      const { error, mayRetry, retryAfterMs, complaint } = await explain(cause, asked);
      const mayRepeat = !passedOn || options.repeatable === true;
      if (error.code === 'model-gone' && !(thrown instanceof HarmfulField)) {
        if (gone || asked !== chosen || !instead || !mayRepeat) throw gone ?? error;
        gone = error;
        asked = instead;
        const { model } = chosen;
        progress(
          message('servers.asked-successor', {
            server: named(chosen),
            model,
            successor: instead.model,
            setting: modelSetting,
          }),
        );
        attempt--;
        continue;
      }
      const field = fieldAtFault(
        thrown,
        complaint,
        [...(options.optional ?? []), ...keyField].filter(each => !without.has(each)),
      );
      if (field !== undefined && mayRepeat) {
        const server = named(asked);
        progress(
          field === KEY_FIELD
            ? message('servers.asked-with-api-key', { server })
            : message('servers.asked-without', { server, field }),
        );
        dropped.add(field);
        attempt--;
        continue;
      }
      // What was passed on cannot be taken back; the next request does better.
      if (field !== undefined && thrown instanceof HarmfulField) refused.add(address, asked.model, field);
      if (!mayRetry || attempt === MAX_ATTEMPTS || !mayRepeat) throw error;
      const pauseMs = retryAfterMs ?? firstPauseMs * 2 ** (attempt - 1) * (1 + Math.random() / 4);
      if (now() + pauseMs >= retryBy) {
        throw retryAfterMs === undefined ? error : explainWait(retryAfterMs, asked);
      }
      progress(sentences([error.says, message('servers.trying-again')]));
      await sleep(pauseMs, undefined, { signal }).catch(() => throwIfAborted(signal));
    }
  }
}

/** The field without which the request may succeed, of those that were sent. */
function fieldAtFault(thrown: unknown, complaint: Complaint | undefined, sent: readonly string[]): string | undefined {
  if (!(thrown instanceof HarmfulField)) return complaint && refusedField(complaint, sent);
  // What another field does may look like harm of this one.
  return (complaint && refusedSound(complaint, sent)) ?? sent.find(field => field === thrown.field);
}

/** Tells whoever waits that there is still something to wait for. */
class Waiting {
  readonly #tell: (seconds: number) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(tell: (seconds: number) => void) {
    this.#tell = tell;
  }

  start(): void {
    const from = performance.now();
    const tell = (): void => {
      this.#tell(Math.round((performance.now() - from) / 1000));
      this.#timer = setTimeout(tell, TELL_EVERY_MS);
    };
    this.#timer = setTimeout(tell, TELL_AFTER_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
