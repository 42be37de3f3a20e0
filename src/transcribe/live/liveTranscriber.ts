import { setTimeout as sleep } from 'node:timers/promises';
import type { Utterance } from '../../capture/utterance.ts';
import { orCancelled, untilCancelled } from '../../common/async/orCancelled.ts';
import { AloudError, throwIfAborted } from '../../common/errors.ts';
import { isThisMachine } from '../../common/hosts.ts';
import { type Message, message, sentences } from '../../messages/message.ts';
import { addressSetting, modelAt } from '../../openai/addresses.ts';
import { type Asked, type Explained, explain, explainBadReply, namedModel } from '../../openai/failures/errors.ts';
import { patienceMs } from '../../openai/requests/patience.ts';
import { RefusedFields } from '../../openai/requests/refusedFields.ts';
import type { OpenAIAccess } from '../../openai/requests/request.ts';
import { ServerFault } from '../../openai/serverFault.ts';
import { SocketLost } from '../../openai/sockets/serverSocket.ts';
import type { Transcriber, TranscriptEvent, TranscriptionHints } from '../transcriber.ts';
import { Hearing } from './hearing.ts';
import { KeptSound } from './keptSound.ts';
import { LiveConnection, type LiveSession } from './liveConnection.ts';
import { liveModel } from './liveModels.ts';

/** What is said without a pause for so long, in ms, is committed in pieces: so much at most is sent again. */
const PIECE_LIMITS = { softMs: 30_000, hardMs: 45_000 };
/** A server elsewhere that is silent for so long, in ms, is lost: a whole recording is soon sent elsewhere. */
const PATIENCE_MS = 8000;
/** A connection over which nothing was said is closed after so long, in ms, and opened again when someone speaks. */
const IDLE_MS = 20_000;
const MAX_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 150;
/** Someone who has spoken waits for the text: no try begins later than this, in ms. */
const RETRY_WITHIN_MS = 5000;

/**
 * Realtime transcription (`intent=transcription`) of OpenAI or a compatible server: what is said is sent while it is said,
 * and comes back as text meanwhile. Aloud's own endpointer says when a turn ends. What a lost connection has not written is
 * sent again over the next. Nothing is told to have gone wrong before everything was said: it is on disk then.
 */
export class LiveTranscriber implements Transcriber {
  readonly name = 'live';
  readonly #access: OpenAIAccess;

  constructor(access: OpenAIAccess) {
    this.#access = access;
  }

  get label(): Message | undefined {
    return modelAt(this.#access.settings, 'transcription', liveModel);
  }

  async *transcribe(
    utterance: Utterance,
    hints: TranscriptionHints,
    signal: AbortSignal,
  ): AsyncGenerator<TranscriptEvent, void, undefined> {
    throwIfAborted(signal);
    const sound = new KeptSound(utterance, PIECE_LIMITS);
    const hearing = new Hearing();
    try {
      yield* untilCancelled(this.#hear(sound, hearing, hints, signal), signal);
    } catch (thrown) {
      throwIfAborted(signal);
      // What is wrong with the recording itself is what went wrong.
      await orCancelled(utterance.recording, signal);
      throw thrown;
    }
    const { asItCame } = await orCancelled(utterance.recording, signal);
    if (asItCame) throw new AloudError({ code: 'unsupported', message: message('ears.unreadable-file') });
    yield hearing.final;
  }

  async *#hear(
    sound: KeptSound,
    hearing: Hearing,
    hints: TranscriptionHints,
    signal: AbortSignal,
  ): AsyncGenerator<TranscriptEvent, void, undefined> {
    const { settings, addresses, refused = new RefusedFields(), firstPauseMs = FIRST_PAUSE_MS } = this.#access;
    const address = await orCancelled(addresses.of('transcription'), signal);
    const model = liveModel(settings.get('aloud.transcription.model'));
    const setting = addressSetting(settings, 'transcription');
    const asked: Asked = { address, addressSetting: setting, model, withTools: false };
    const most = patienceMs('transcription', address.baseUrl, settings);
    const patience = isThisMachine(address.baseUrl) ? most : Math.min(most, PATIENCE_MS);
    const session = { address, model, hints, refused, patienceMs: patience };
    let retryBy: number | undefined;
    for (let attempt = 1; ; attempt++) {
      const before = hearing.pieces;
      try {
        yield* this.#overOne(session, sound, hearing, signal);
        return;
      } catch (thrown) {
        throwIfAborted(signal);
        const { error, mayRetry, retryAfterMs } = await explained(thrown, asked);
        if (hearing.pieces > before) attempt = 1;
        const pauseMs = retryAfterMs ?? firstPauseMs * 2 ** (attempt - 1);
        if (sound.isOver) retryBy ??= performance.now() + RETRY_WITHIN_MS;
        const isLate = retryBy === undefined ? pauseMs > RETRY_WITHIN_MS : performance.now() + pauseMs > retryBy;
        if (!mayRetry || attempt === MAX_ATTEMPTS || isLate) throw error;
        this.#access.progress?.(sentences([error.says, message('servers.trying-again')]));
        await sleep(pauseMs, undefined, { signal }).catch(() => throwIfAborted(signal));
      }
    }
  }

  /** Over one connection, until all is written. */
  async *#overOne(
    session: LiveSession,
    sound: KeptSound,
    hearing: Hearing,
    signal: AbortSignal,
  ): AsyncGenerator<TranscriptEvent, void, undefined> {
    // Opened before anyone speaks, so that no time is lost when they do.
    let connection = await LiveConnection.open(session, signal);
    const close = () => connection.close();
    signal.addEventListener('abort', close, { once: true });
    try {
      throwIfAborted(signal);
      if (!(await orCancelled(begunWithin(IDLE_MS, sound), signal))) {
        connection.close();
        await orCancelled(sound.begun(), signal);
        connection = await LiveConnection.open(session, signal);
        throwIfAborted(signal);
      }
      if (!sound.hasBegun) return;
      hearing.begin();
      const over = connection;
      const tellings = over.tellings();
      let next = tellings.next();
      // What is wrong with it is thrown below; a loss that comes later is nobody's concern.
      next.catch(() => {});
      let sending: Promise<undefined> | undefined = over.send(sound.from(hearing.pieces)).then(() => undefined);
      while (!hearing.isWhole(over)) {
        const told = await (sending ? Promise.race([next, sending]) : next);
        // All that was said may be written before all of it is known to have been said.
        if (!told) sending = undefined;
        else if (told.done) throw new SocketLost('ECONNRESET');
        else {
          yield* hearing.take(told.value, over);
          next = tellings.next();
          next.catch(() => {});
        }
      }
      hearing.finish();
    } finally {
      hearing.lose();
      signal.removeEventListener('abort', close);
      connection.close();
    }
  }
}

/** Whether something was said by then, or nothing will be. */
async function begunWithin(ms: number, sound: KeptSound): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>(resolve => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([sound.begun(), late]);
  clearTimeout(timer);
  return sound.hasBegun || sound.isOver;
}

async function explained(thrown: unknown, asked: Asked): Promise<Explained> {
  if (!(thrown instanceof ServerFault)) return explain(thrown, asked);
  const error = explainBadReply(thrown.says(namedModel(asked)), asked);
  return { error, mayRetry: false, retryAfterMs: undefined, complaint: undefined };
}
