import { setImmediate as breathe } from 'node:timers/promises';
import type { TranscriptionCreateParams } from 'openai/resources/audio/transcriptions';
import type { EncodedAudio, Encoder } from '../../capture/encoding/encoder.ts';
import { wavOf } from '../../capture/encoding/wavEncoder.ts';
import type { Utterance } from '../../capture/utterance.ts';
import { orCancelled, untilCancelled } from '../../common/async/orCancelled.ts';
import { entryOf } from '../../common/entryOf.ts';
import { AloudError } from '../../common/errors.ts';
import { type Message, message, sentences } from '../../messages/message.ts';
import { modelAt } from '../../openai/addresses.ts';
import { ServerComplaint } from '../../openai/failures/complaints.ts';
import { explainBadReply, namedModel } from '../../openai/failures/errors.ts';
import { END, eventsOf } from '../../openai/replies/events.ts';
import { member } from '../../openai/replies/json.ts';
import { Preconnection } from '../../openai/requests/preconnection.ts';
import { COMPRESSED, HarmfulField } from '../../openai/requests/refusedFields.ts';
import { type Attempt, type OpenAIAccess, request } from '../../openai/requests/request.ts';
import type { Transcriber, TranscriptEvent, TranscriptionHints } from '../transcriber.ts';
import { fieldsFor, OPTIONAL_FIELDS, promptFor } from './transcriptionFields.ts';
import { TranscriptReader } from './transcriptReader.ts';

/** A slow line sends this many bytes in a millisecond: so much longer a recording may take to arrive. */
const SLOW_BYTES_PER_MS = 64;

/** Ten minutes of speech come in a few hundred KB, with the probability of each token. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Translations stand among what a server may not take. */
const TRANSLATIONS = 'translations';
/** How a server answers that does not translate. */
const REFUSALS: ReadonlySet<number> = new Set([400, 403, 404, 405, 410, 415, 422, 500, 501]);

/** Encoded in one go, in frames of a recording that is there already: more would hold up the editor. */
const FRAMES_A_BREATH = 64;

/**
 * `audio/transcriptions` of an OpenAI-compatible server, or `audio/translations` where English is wanted. A recording is
 * encoded while someone still speaks, and sent as soon as it has ended and is on disk.
 */
export class OpenAITranscriber implements Transcriber {
  readonly name = 'openai';
  readonly #access: OpenAIAccess;
  readonly #encoder: Encoder;

  constructor({ encoder, ...access }: OpenAIAccess & { readonly encoder: Encoder }) {
    this.#access = access;
    this.#encoder = encoder;
  }

  get label(): Message | undefined {
    return modelAt(this.#access.settings, 'transcription');
  }

  async *transcribe(
    utterance: Utterance,
    hints: TranscriptionHints,
    signal: AbortSignal,
  ): AsyncGenerator<TranscriptEvent, void, undefined> {
    const audio = await this.#encoded(utterance, signal);
    const { samples, asItCame } = await utterance.recording;
    const compressed = asItCame ? undefined : entryOf(COMPRESSED, audio.type);
    const stream = this.#access.settings.get('aloud.transcription.stream');
    yield* request(
      this.#access,
      {
        service: 'transcription',
        repeatable: true,
        extraMs: audio.bytes.length / SLOW_BYTES_PER_MS,
        mostBytes: MOST_BYTES,
        optional: [
          ...(hints.translate ? [TRANSLATIONS] : []),
          ...OPTIONAL_FIELDS,
          ...(compressed === undefined ? [] : [compressed]),
        ],
      },
      attempt => {
        const sent = compressed !== undefined && attempt.without.has(compressed) ? wavOf(samples) : audio;
        return hints.translate && !attempt.without.has(TRANSLATIONS)
          ? translate(attempt, sent, hints)
          : transcribe(attempt, sent, hints, stream);
      },
      signal,
    );
  }

  async #encoded(utterance: Utterance, signal: AbortSignal): Promise<EncodedAudio> {
    const encoding = this.#encoder.begin();
    const connection = new Preconnection(this.#access, 'transcription');
    let frames = 0;
    for await (const frame of untilCancelled(utterance.frames(), signal)) {
      connection.now();
      encoding.push(frame);
      if (++frames % FRAMES_A_BREATH === 0) await breathe();
    }
    const { asItCame } = await orCancelled(utterance.recording, signal);
    return asItCame ?? encoding.finish(signal);
  }
}

async function* transcribe(
  attempt: Attempt,
  audio: EncodedAudio,
  hints: TranscriptionHints,
  stream: boolean,
): AsyncGenerator<TranscriptEvent, void, undefined> {
  const { client, asked, without, signal } = attempt;
  const params: TranscriptionCreateParams = {
    file: await fileOf(audio),
    model: asked.model,
    ...fieldsFor(asked.model, hints, stream, without),
  };
  const response = await client.audio.transcriptions.create(params, { signal }).asResponse();
  // What was asked for in no form may come in the plainest.
  yield* read(response, attempt, without.has('response_format'));
}

/** In English at once, by a model of Whisper's: no other translates. A server that refuses is asked for a transcript. */
async function* translate(
  attempt: Attempt,
  audio: EncodedAudio,
  hints: TranscriptionHints,
): AsyncGenerator<TranscriptEvent, void, undefined> {
  const { client, asked, signal } = attempt;
  const model = /whisper/i.test(asked.model) ? asked.model : 'whisper-1';
  const params = { file: await fileOf(audio), model, response_format: 'json' as const, ...promptFor(hints) };
  try {
    const response = await client.audio.translations.create(params, { signal }).asResponse();
    for await (const event of read(response, attempt, false))
      yield event.type === 'final' ? { ...event, isTranslated: true } : event;
  } catch (thrown) {
    throw (await isRefusal(thrown)) ? new HarmfulField(TRANSLATIONS, thrown as Error) : thrown;
  }
}

/** Whether a server, or what is in front of it, does not translate, or not with this key, file or model. */
async function isRefusal(thrown: unknown): Promise<boolean> {
  if (thrown instanceof ServerComplaint) return true;
  if (thrown instanceof AloudError) return thrown.code === 'bad-reply';
  const { APIError } = await import('../../openai/package.ts');
  return thrown instanceof APIError && REFUSALS.has(thrown.status ?? 0);
}

async function fileOf(audio: EncodedAudio): Promise<File> {
  const { toFile } = await import('../../openai/package.ts');
  return toFile(audio.bytes, audio.fileName, { type: audio.type });
}

async function* read(
  response: Response,
  { asked, used }: Attempt,
  plainText: boolean,
): AsyncGenerator<TranscriptEvent, void, undefined> {
  const reader = new TranscriptReader();
  let events = 0;
  let isWhole = false;
  let usage: unknown;
  for await (const event of eventsOf(response, asked, { plainText })) {
    isWhole = event === END;
    if (isWhole) break;
    events++;
    usage = member(event, 'usage') ?? usage;
    const known = reader.take(event);
    if (known?.type === 'final') used(usage);
    if (known) yield known;
    if (known?.type === 'final') return;
  }
  used(usage);
  const final = reader.rest(isWhole);
  if (final) yield final;
  else throw explainBadReply(missing(namedModel(asked), events, isWhole), asked);
}

function missing(server: Message, events: number, isWhole: boolean): Message {
  if (events === 0) return sentences([message('servers.empty', { server }), message('servers.try-again')]);
  return isWhole ? message('ears.no-transcript', { server }) : message('ears.stopped-midway', { server });
}
