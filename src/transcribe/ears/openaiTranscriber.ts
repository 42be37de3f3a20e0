import { setImmediate as breathe } from 'node:timers/promises';
import type { TranscriptionCreateParams } from 'openai/resources/audio/transcriptions';
import type { EncodedAudio, Encoder } from '../../capture/encoding/encoder.ts';
import type { Utterance } from '../../capture/utterance.ts';
import { orCancelled, untilCancelled } from '../../common/async/orCancelled.ts';
import { type Message, message, sentences } from '../../messages/message.ts';
import { explainBadReply, named } from '../../openai/failures/errors.ts';
import { END, eventsOf } from '../../openai/replies/events.ts';
import { Preconnection } from '../../openai/requests/preconnection.ts';
import { type Attempt, type OpenAIAccess, request } from '../../openai/requests/request.ts';
import type { Transcriber, TranscriptEvent, TranscriptionHints } from '../transcriber.ts';
import { fieldsFor, OPTIONAL_FIELDS } from './transcriptionFields.ts';
import { TranscriptReader } from './transcriptReader.ts';

/** A slow line sends this many bytes in a millisecond: so much longer a recording may take to arrive. */
const SLOW_BYTES_PER_MS = 64;

/** Ten minutes of speech come in a few hundred KB, with the probability of each token. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Encoded in one go, in frames of a recording that is there already: more would hold up the editor. */
const FRAMES_A_BREATH = 64;

/**
 * `audio/transcriptions` of an OpenAI-compatible server. A recording is encoded while someone still speaks, and sent as
 * soon as it has ended and is on disk.
 */
export class OpenAITranscriber implements Transcriber {
  readonly name = 'openai';
  readonly #access: OpenAIAccess;
  readonly #encoder: Encoder;

  constructor({ encoder, ...access }: OpenAIAccess & { readonly encoder: Encoder }) {
    this.#access = access;
    this.#encoder = encoder;
  }

  async *transcribe(
    utterance: Utterance,
    hints: TranscriptionHints,
    signal: AbortSignal,
  ): AsyncGenerator<TranscriptEvent, void, undefined> {
    const audio = await this.#encoded(utterance, signal);
    const stream = this.#access.settings.get('aloud.transcription.stream');
    yield* request(
      this.#access,
      {
        service: 'transcription',
        repeatable: true,
        extraMs: audio.bytes.length / SLOW_BYTES_PER_MS,
        mostBytes: MOST_BYTES,
        optional: OPTIONAL_FIELDS,
      },
      attempt => transcribe(attempt, audio, hints, stream),
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
  const { toFile } = await import('../../openai/package.ts');
  const params: TranscriptionCreateParams = {
    file: await toFile(audio.bytes, audio.fileName, { type: audio.type }),
    model: asked.model,
    ...fieldsFor(asked.model, hints, stream, without),
  };
  // What was asked for in no form may come in the plainest.
  const plainText = without.has('response_format');
  const response = await client.audio.transcriptions.create(params, { signal }).asResponse();
  const reader = new TranscriptReader();
  let events = 0;
  let isWhole = false;
  for await (const event of eventsOf(response, asked, { plainText })) {
    isWhole = event === END;
    if (isWhole) break;
    events++;
    const known = reader.take(event);
    if (known) yield known;
    if (known?.type === 'final') return;
  }
  const final = reader.rest(isWhole);
  if (final) yield final;
  else throw explainBadReply(missing(named(asked), events, isWhole), asked);
}

function missing(server: Message, events: number, isWhole: boolean): Message {
  if (events === 0) return sentences([message('servers.empty', { server }), message('servers.try-again')]);
  return isWhole ? message('ears.no-transcript', { server }) : message('ears.stopped-midway', { server });
}
