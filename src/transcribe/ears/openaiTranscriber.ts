import { setImmediate as breathe } from 'node:timers/promises';
import type { TranscriptionCreateParams } from 'openai/resources/audio/transcriptions';
import type { EncodedAudio, Encoder } from '../../capture/encoding/encoder.ts';
import type { Utterance } from '../../capture/utterance.ts';
import { orCancelled, untilCancelled } from '../../common/orCancelled.ts';
import { explainBadReply } from '../../openai/errors.ts';
import { eventsOf, list, member, text } from '../../openai/events.ts';
import { Knock } from '../../openai/knock.ts';
import { type Attempt, type OpenAIAccess, request } from '../../openai/request.ts';
import type { Transcriber, TranscriptEvent, TranscriptionHints, Word } from '../transcriber.ts';

/** A slow line sends this many bytes in a millisecond: so much longer a recording may take to arrive. */
const SLOW_BYTES_PER_MS = 64;

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
      { service: 'transcription', repeatable: true, extraMs: audio.bytes.length / SLOW_BYTES_PER_MS },
      attempt => transcribe(attempt, audio, hints, stream),
      signal,
    );
  }

  async #encoded(utterance: Utterance, signal: AbortSignal): Promise<EncodedAudio> {
    const encoding = this.#encoder.begin();
    const connection = new Knock(this.#access, 'transcription');
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
  const { client, asked, signal } = attempt;
  const { toFile } = await import('../../openai/package.ts');
  const params: TranscriptionCreateParams = {
    file: await toFile(audio.bytes, audio.fileName, { type: audio.type }),
    model: asked.model,
    ...fieldsFor(asked.model, hints, stream),
  };
  const response = await client.audio.transcriptions.create(params, { signal }).asResponse();
  let heard = '';
  let events = 0;
  for await (const event of eventsOf(response, attempt)) {
    events++;
    const type = text(event, 'type');
    if (type === 'transcript.text.delta') {
      heard += text(event, 'delta') ?? '';
      yield { type: 'partial', text: heard };
    } else if (type === 'transcript.text.done' || (type === undefined && text(event, 'text') !== undefined)) {
      // Some servers leave the text of `done` empty, because they have sent it all in pieces.
      const words = wordsOf(list(event, 'logprobs'));
      yield { type: 'final', text: (text(event, 'text') || heard).trim(), ...(words && { words }) };
      return;
    }
  }
  throw explainBadReply(
    events === 0 ? 'sent an empty answer. Try again.' : 'stopped in the middle of its answer. Try again.',
    asked,
  );
}

/** Only what a model knows: some servers refuse a request for a field too many. */
function fieldsFor(model: string, hints: TranscriptionHints, stream: boolean): Partial<TranscriptionCreateParams> {
  const isWhisper1 = model === 'whisper-1';
  const diarizes = model.includes('diarize');
  const is4o = /^gpt-4o.*transcribe/.test(model) && !diarizes;
  const takesKeywords = /^gpt-transcribe/.test(model);
  const takesPrompt = is4o || /whisper/i.test(model);
  const keywords = hints.keywords.filter(keyword => keyword.trim() !== '');
  return {
    response_format: 'json',
    ...(hints.language && { language: hints.language }),
    ...(takesKeywords && keywords.length > 0 && { keywords: [...keywords] }),
    ...(takesPrompt && keywords.length > 0 && { prompt: promptOf(keywords) }),
    ...(is4o && { include: ['logprobs' as const] }),
    ...(stream && !isWhisper1 && { stream: true }),
  } as Partial<TranscriptionCreateParams>;
}

/** Whisper reads the last 224 tokens of a prompt: the likeliest words, in about that many characters times three. */
function promptOf(keywords: readonly string[]): string {
  let prompt = '';
  for (const keyword of keywords) {
    if (prompt.length + keyword.length > 600) break;
    prompt += prompt === '' ? keyword : `, ${keyword}`;
  }
  return prompt;
}

/** Tokens with log probabilities as words: a token that begins with a space begins a word. Undefined without any. */
function wordsOf(logprobs: readonly unknown[]): Word[] | undefined {
  const words: { text: string; logprob: number }[] = [];
  for (const entry of logprobs) {
    const token = text(entry, 'token') ?? '';
    const logprob = member(entry, 'logprob');
    if (typeof logprob !== 'number' || token === '') continue;
    const last = words.at(-1);
    if (last && !/^\s/.test(token)) {
      last.text += token;
      last.logprob += logprob;
    } else {
      words.push({ text: token, logprob });
    }
  }
  const spoken = words.filter(word => word.text.trim() !== '');
  if (spoken.length === 0) return undefined;
  return spoken.map(word => ({ text: word.text.trim(), confidence: Math.min(1, Math.exp(word.logprob)) }));
}
