import type { SpeechCreateParams } from 'openai/resources/audio/speech';
import { AloudError } from '../../common/errors.ts';
import { type Message, message, sentences } from '../../messages/message.ts';
import { addressSetting, modelAt } from '../../openai/addresses.ts';
import { type Asked, explainBadReply, namedModel } from '../../openai/failures/errors.ts';
import { eventsOf } from '../../openai/replies/events.ts';
import { member, text } from '../../openai/replies/json.ts';
import { type Attempt, type OpenAIAccess, request } from '../../openai/requests/request.ts';
import { profileAt } from '../../openai/servers/profiles.ts';
import { outputPcm, UnknownSound } from './outputPcm.ts';
import { serverVoices } from './serverVoices.ts';
import { fieldsFor, OPTIONAL_FIELDS, type Wanted } from './speechFields.ts';
import type { NamedVoice, Style, Voice } from './voice.ts';

/** The most that is spoken of a text, in ms: a pause, and twice what a slow voice takes for a character. */
const PAUSE_MS = 10_000;
const CHARACTER_MS = 150;
/** The most that a ms of sound has: 48 kHz, 16 bit, stereo. */
const BYTES_PER_MS = 192;

/** What OpenAI takes at a time, and those after its example. */
const LONGEST = 4096;

/** So many bytes tell sound from words. */
const HEAD_BYTES = 12;
const WORDS_TYPE = /json|text\/|html|xml/i;

/** `audio/speech` of an OpenAI-compatible server, played as it arrives. */
export class OpenAIVoice implements Voice {
  readonly name = 'openai';
  readonly #access: OpenAIAccess;

  constructor(access: OpenAIAccess) {
    this.#access = access;
  }

  get maxLength(): number {
    const { settings } = this.#access;
    return profileAt(settings.get(addressSetting(settings, 'speech')))?.stages.speech?.longest ?? LONGEST;
  }

  get label(): Message | undefined {
    return modelAt(this.#access.settings, 'speech');
  }

  voices(signal: AbortSignal): Promise<readonly NamedVoice[]> {
    return serverVoices(this.#access, signal);
  }

  async *speak(text: string, style: Style, signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    if (text.trim() === '') return;
    if (text.length > this.maxLength) {
      throw new AloudError({
        code: 'bad-arguments',
        message: message('voices.too-long', { most: this.maxLength }),
      });
    }
    const { settings } = this.#access;
    const wanted: Wanted = {
      voice: settings.get('aloud.speech.voice'),
      style,
      events: settings.get('aloud.speech.streamFormat') === 'sse',
    };
    const mostMs = PAUSE_MS + (text.length * CHARACTER_MS) / style.speed;
    yield* request(
      this.#access,
      { service: 'speech', mostBytes: Math.ceil(mostMs * BYTES_PER_MS), optional: OPTIONAL_FIELDS },
      attempt => speak(attempt, text, wanted),
      signal,
    );
  }
}

async function* speak(
  { client, asked, without, signal, used, spoken }: Attempt,
  input: string,
  wanted: Wanted,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { model } = asked;
  const params: SpeechCreateParams = { model, input, ...fieldsFor(model, wanted, without) };
  const response = await client.audio.speech.create(params, { signal });
  if (!response.body)
    throw explainBadReply(
      sentences([message('voices.no-sound', { server: namedModel(asked) }), message('servers.try-again')]),
      asked,
    );
  const type = response.headers.get('content-type') ?? '';
  const { head, all } = await begun(response.body);
  const isWords = WORDS_TYPE.test(type) || /^\s*(\{\s*"|<!doctype|<html|data:|event:|error:)/i.test(head);
  let usage: unknown;
  const use = (told: unknown) => {
    usage = told ?? usage;
  };
  try {
    yield* outputPcm(isWords ? soundIn(all, asked, use) : all, isWords ? '' : type);
  } catch (thrown) {
    if (!(thrown instanceof UnknownSound)) throw thrown;
    throw explainBadReply(sentences([thrown.says(namedModel(asked)), message('voices.what-is-taken')]), asked);
  } finally {
    // Also of what nobody hears to its end.
    if (usage === undefined) spoken(input);
    else used(usage);
  }
}

/** A body with its first bytes, as Latin-1, looked at. */
async function begun(
  body: ReadableStream<Uint8Array>,
): Promise<{ readonly head: string; readonly all: AsyncIterable<Uint8Array> }> {
  const chunks = body[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  for (let bytes = 0; bytes < HEAD_BYTES; bytes += first.at(-1)?.length ?? 0) {
    const next = await chunks.next();
    if (next.done) break;
    first.push(next.value);
  }
  async function* all(): AsyncGenerator<Uint8Array, void, undefined> {
    yield* first;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { head: Buffer.concat(first).toString('latin1', 0, HEAD_BYTES), all: all() };
}

/** Sound in base64, in events or in one JSON object. Throws what the server complains of instead. */
async function* soundIn(
  body: AsyncIterable<Uint8Array>,
  asked: Asked,
  use: (usage: unknown) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const event of eventsOf(new Response(ReadableStream.from(body)), asked)) {
    use(member(event, 'usage'));
    const sound = text(event, 'audio') ?? text(event, 'delta') ?? text(event, 'data');
    if (sound) yield Buffer.from(sound, 'base64');
  }
}
