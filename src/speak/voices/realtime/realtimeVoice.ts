import { orCancelled, untilCancelled } from '../../../common/async/orCancelled.ts';
import { AloudError, throwIfAborted } from '../../../common/errors.ts';
import { isOpenAI } from '../../../common/hosts.ts';
import { type Message, message, sentences } from '../../../messages/message.ts';
import { addressSetting, modelAt } from '../../../openai/addresses.ts';
import { type Asked, explainBadReply, named, namedModel } from '../../../openai/failures/errors.ts';
import { knownEnd } from '../../../openai/models/modelEnds.ts';
import { RealtimeConnection, socketAddress } from '../../../openai/realtime/realtimeConnection.ts';
import { explainSocket, Tries } from '../../../openai/realtime/tries.ts';
import { patienceMs } from '../../../openai/requests/patience.ts';
import { RefusedFields } from '../../../openai/requests/refusedFields.ts';
import type { OpenAIAccess } from '../../../openai/requests/request.ts';
import { SocketLost } from '../../../openai/sockets/serverSocket.ts';
import { meterUsage } from '../../../openai/use.ts';
import { serverVoices } from '../serverVoices.ts';
import { Unsaid } from '../unsaid.ts';
import type { NamedVoice, Style, Voice } from '../voice.ts';
import { KeptConnection, type Opened } from './keptConnection.ts';
import { OPTIONAL_FIELDS, paceOf, sendsPcm, sessionUpdate } from './messages.ts';
import { Reading } from './reading.ts';
import { readOver, SaidNothing, SaidOtherwise } from './readOver.ts';
import { realtimeModel } from './realtimeModels.ts';

/** A long sentence: half a minute, and soon compared. In UTF-16 units. */
const LONGEST = 400;
/** The most that is spoken of a text, in ms: a pause, and twice what a slow voice takes for a character. */
const PAUSE_MS = 10_000;
const CHARACTER_MS = 150;
/** The sound of a text may come at once, in bytes of base64. */
const MOST_EVENT_BYTES = 16 * 1024 * 1024;
const UPDATE = 'aloud_session';
/** Noted of a model that a server has no longer, among what it does not take. */
const GONE = 'model';

/** OpenAI's, from the types of its package; of what it has for speech, some are missing. */
const VOICES = ['marin', 'cedar', 'alloy', 'ash', 'ballad', 'coral', 'echo', 'sage', 'shimmer', 'verse'];
const ONLY_FOR_SPEECH = ['fable', 'nova', 'onyx'];
const ANY_VOICE = 'alloy';

/**
 * A Realtime model as a voice, at the address of speech: it is told to read a text word for word, and heard only as far as
 * it does, by its own transcript. One text is read after the other. Throws `Unsaid` with what nobody has said yet.
 */
export class RealtimeVoice implements Voice {
  readonly name = 'realtime';
  readonly maxLength = LONGEST;
  readonly #access: OpenAIAccess;
  readonly #refused: RefusedFields;
  readonly #kept: KeptConnection;
  /** Resolves when nothing is read any more. */
  #last: Promise<void> = Promise.resolve();

  /** `kept` holds a connection from one text to the next, also for other voices of the kind. */
  constructor(access: OpenAIAccess, kept = new KeptConnection()) {
    this.#access = access;
    this.#refused = access.refused ?? new RefusedFields();
    this.#kept = kept;
  }

  get label(): Message | undefined {
    return modelAt(this.#access.settings, 'speech', realtimeModel);
  }

  async voices(signal: AbortSignal): Promise<readonly NamedVoice[]> {
    const { baseUrl } = await this.#access.addresses.of('speech');
    return isOpenAI(baseUrl) ? VOICES.map(name => ({ name })) : serverVoices(this.#access, signal);
  }

  /** Opens a connection, which waits for some seconds; not where the user has not agreed to the address yet. */
  async warm(): Promise<void> {
    const { settings } = this.#access;
    const asked = await this.#asked('preconnect');
    const style = { instructions: settings.get('aloud.speech.instructions') || undefined, speed: 1 };
    const signal = AbortSignal.timeout(this.#patience(asked));
    const done = await this.#turn(signal);
    try {
      this.#kept.keep((await this.#connection(asked, style, signal)).opened);
    } finally {
      done();
    }
  }

  async *speak(text: string, style: Style, signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    throwIfAborted(signal);
    if (text.trim() === '') return;
    if (text.length > LONGEST)
      throw new AloudError({ code: 'bad-arguments', message: message('voices.too-long', { most: LONGEST }) });
    const done = await this.#turn(signal);
    try {
      const asked = await orCancelled(this.#asked(), signal);
      yield* untilCancelled(this.#read(text, style, asked, signal), signal);
    } finally {
      done();
    }
  }

  /** Over as many connections as it takes, as long as nothing was heard. */
  async *#read(
    text: string,
    style: Style,
    first: Asked,
    signal: AbortSignal,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    let asked = first;
    let tries = this.#tries(asked);
    for (;;) {
      const reading = new Reading(text, paceOf(style));
      let isFresh = true;
      try {
        const taken = await this.#connection(asked, style, signal);
        isFresh = taken.isFresh;
        yield* this.#over(taken.opened, text, reading, style, asked, signal);
        return;
      } catch (thrown) {
        throwIfAborted(signal);
        const isUnsaid = thrown instanceof SaidOtherwise;
        if (isUnsaid || reading.isHeard) throw await unsaid(reading.rest, thrown, asked);
        // One that was kept may have been closed meanwhile.
        if (!isFresh && thrown instanceof SocketLost) continue;
        try {
          await tries.again(thrown, signal);
        } catch (failure) {
          const instead = failure instanceof AloudError && failure.code === 'model-gone' && this.#successor(asked);
          if (!instead) throw failure;
          asked = instead;
          tries = this.#tries(asked);
        }
      }
    }
  }

  async *#over(
    opened: Opened,
    text: string,
    reading: Reading,
    style: Style,
    asked: Asked,
    signal: AbortSignal,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const { connection } = opened;
    const own = socketAddress(asked.address);
    const refused = {
      has: (field: string) => this.#refused.of(own, asked.model).has(field),
      add: (field: string) => this.#refused.add(own, asked.model, field),
    };
    const close = () => connection.close();
    signal.addEventListener('abort', close, { once: true });
    const used = (told: unknown) => meterUsage(this.#access.used, 'speech', asked, told);
    let isAsNew = false;
    try {
      const mostMs = PAUSE_MS + (text.length * CHARACTER_MS) / paceOf(style);
      isAsNew = yield* readOver({ connection, text, reading, mostMs, refused, used });
    } catch (thrown) {
      throw thrown instanceof SaidNothing
        ? explainBadReply(message('voices.no-sound', { server: namedModel(asked) }), asked)
        : thrown;
    } finally {
      signal.removeEventListener('abort', close);
      // Also where nobody listens any more: what is still being said is paid for.
      if (isAsNew && !signal.aborted) this.#kept.keep(opened);
      else close();
    }
  }

  /** The one that waits, or a new one. */
  async #connection(
    asked: Asked,
    style: Style,
    signal: AbortSignal,
  ): Promise<{ readonly opened: Opened; readonly isFresh: boolean }> {
    const { address, model } = asked;
    const set = this.#access.settings.get('aloud.speech.voice');
    const voice = isOpenAI(address.baseUrl) && ONLY_FOR_SPEECH.includes(set) ? ANY_VOICE : set;
    const purpose = JSON.stringify([address.baseUrl, address.key, model, voice]);
    const kept = this.#kept.take(purpose);
    if (kept) {
      kept.setStyle(style);
      return { opened: kept, isFresh: false };
    }
    let reader = { voice, style };
    const connection = await RealtimeConnection.open(
      {
        ...{ address, model, refused: this.#refused, query: { model }, patienceMs: this.#patience(asked) },
        ...{ mostBytes: MOST_EVENT_BYTES, mostEventBytes: MOST_EVENT_BYTES, optional: OPTIONAL_FIELDS },
        update: (dialect, without) => sessionUpdate(dialect, reader, without, UPDATE),
      },
      signal,
    );
    if (!sendsPcm(connection.agreed)) {
      connection.close();
      throw explainBadReply(
        sentences([message('voices.compressed', { server: namedModel(asked) }), message('voices.pcm-is-taken')]),
        asked,
      );
    }
    const setStyle = (style: Style) => {
      if (JSON.stringify(style) === JSON.stringify(reader.style)) return;
      reader = { voice, style };
      connection.ask();
    };
    return { opened: { connection, purpose, since: performance.now(), setStyle }, isFresh: true };
  }

  async #asked(purpose?: 'preconnect'): Promise<Asked> {
    const { settings, addresses } = this.#access;
    const address = await addresses.of('speech', purpose);
    const model = realtimeModel(settings.get('aloud.speech.model'));
    const asked = { address, addressSetting: addressSetting(settings, 'speech'), model, withTools: false };
    const successor = knownEnd('speech', model)?.successor;
    const isGone = this.#refused.of(socketAddress(address), model).has(GONE);
    return isGone && successor !== undefined ? { ...asked, model: successor } : asked;
  }

  /** Whoever takes the place of a model that is gone. */
  #successor(asked: Asked): Asked | undefined {
    const successor = knownEnd('speech', asked.model)?.successor;
    if (successor === undefined) return undefined;
    const { model, address } = asked;
    this.#refused.add(socketAddress(address), model, GONE);
    const setting = 'aloud.speech.model';
    this.#access.progress?.(message('servers.asked-successor', { server: named(asked), model, successor, setting }));
    return { ...asked, model: successor };
  }

  #tries(asked: Asked): Tries {
    const tries = new Tries(this.#access, asked);
    tries.hurry();
    return tries;
  }

  #patience({ address }: Asked): number {
    return patienceMs('speech', address.baseUrl, this.#access.settings);
  }

  /** Resolves when nothing else is read, with what ends the turn. Throws `cancelled`. */
  async #turn(signal: AbortSignal): Promise<() => void> {
    const before = this.#last;
    let done = () => {};
    const mine = new Promise<void>(resolve => {
      done = resolve;
    });
    this.#last = before.then(() => mine);
    try {
      await orCancelled(before, signal);
      return done;
    } catch (thrown) {
      done();
      throw thrown;
    }
  }
}

/** What goes wrong in the middle of a text: another voice may go on with it. */
async function unsaid(rest: string, thrown: unknown, asked: Asked): Promise<AloudError> {
  const error =
    thrown instanceof SaidOtherwise
      ? explainBadReply(message('voices.said-otherwise', { server: namedModel(asked) }), asked)
      : (await explainSocket(thrown, asked)).error;
  const { code, says, remedies, setting } = error;
  return new Unsaid(rest, { code, message: says, remedies, ...(setting !== undefined && { setting }), cause: error });
}
