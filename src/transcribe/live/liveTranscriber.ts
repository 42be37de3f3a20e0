import { setTimeout as sleep } from 'node:timers/promises';
import type { Utterance } from '../../capture/utterance.ts';
import { orCancelled, untilCancelled } from '../../common/async/orCancelled.ts';
import { AloudError, throwIfAborted } from '../../common/errors.ts';
import { isThisMachine } from '../../common/hosts.ts';
import { type Message, message } from '../../messages/message.ts';
import { addressSetting, modelAt } from '../../openai/addresses.ts';
import type { Asked } from '../../openai/failures/errors.ts';
import { Tries } from '../../openai/realtime/tries.ts';
import { member } from '../../openai/replies/json.ts';
import { patienceMs } from '../../openai/requests/patience.ts';
import { RefusedFields } from '../../openai/requests/refusedFields.ts';
import type { OpenAIAccess } from '../../openai/requests/request.ts';
import { SocketLost } from '../../openai/sockets/serverSocket.ts';
import { meterUsage } from '../../openai/use.ts';
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
/** A server that commits by itself and tells of no commit has written all when it was quiet for so long, in ms. */
const QUIET_MS = 1500;

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
    const { settings, addresses, refused = new RefusedFields() } = this.#access;
    const address = await orCancelled(addresses.of('transcription'), signal);
    const model = liveModel(settings.get('aloud.transcription.model'));
    const setting = addressSetting(settings, 'transcription');
    const asked: Asked = { address, addressSetting: setting, model, withTools: false };
    const most = patienceMs('transcription', address.baseUrl, settings);
    const patience = isThisMachine(address.baseUrl) ? most : Math.min(most, PATIENCE_MS);
    const delay = settings.get('aloud.transcription.delay');
    const session = { address, model, hints, delay, refused, patienceMs: patience };
    const tries = new Tries(this.#access, asked);
    for (;;) {
      const before = hearing.pieces;
      try {
        yield* this.#overOne(session, sound, hearing, signal);
        return;
      } catch (thrown) {
        if (hearing.pieces > before) tries.restart();
        if (sound.isOver) tries.hurry();
        await tries.again(thrown, signal);
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
        const told = await (sending
          ? Promise.race([next, sending])
          : hearing.isWholeIfQuiet(over)
            ? Promise.race([next, sleep(QUIET_MS, 'quiet' as const, { ref: false })])
            : next);
        if (told === 'quiet') break;
        // All that was said may be written before all of it is known to have been said.
        if (!told) sending = undefined;
        else if (told.done) throw new SocketLost('ECONNRESET');
        else {
          const { told: what, event } = told.value;
          if (what.type === 'completed')
            meterUsage(this.#access.used, 'transcription', session, member(event, 'usage'));
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
