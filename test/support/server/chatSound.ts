import { randomUUID } from 'node:crypto';
import type { Recogniser } from './freeRecogniser.ts';
import type { ChatRequest } from './scriptedChat.ts';
import { bytesOf, decoded } from './sound.ts';

/** What a request by sound is refused with, as OpenAI words it. */
export class RefusedSound extends Error {
  readonly param: string | null;
  readonly code: string | null;

  constructor(words: string, param: string | null = null, code: string | null = 'invalid_value') {
    super(words);
    this.param = param;
    this.code = code;
  }
}

type Part = { readonly type?: unknown; readonly input_audio?: { readonly data?: unknown; readonly format?: unknown } };

/** An answer that was spoken: its sound, and what it is called from then on. */
export interface SpokenReply {
  readonly id: string;
  readonly pcm: Buffer;
  readonly expiresAt: number;
}

export interface ChatSoundOptions {
  /** How long an answer can be told by its id, in ms; an hour if left out. */
  readonly livesMs?: number;
}

export type Says = (text: string, voice: string) => Promise<Int16Array>;

const RATE_HZ = 16_000;
const AUDIO_MODEL = /^gpt-(4o-(mini-)?)?audio/;
const FIELDS = [
  'model',
  'messages',
  'tools',
  'tool_choice',
  'stream',
  'stream_options',
  'modalities',
  'audio',
  'prompt_cache_key',
];
const VOICES = [
  'alloy',
  'ash',
  'ballad',
  'coral',
  'echo',
  'fable',
  'nova',
  'onyx',
  'sage',
  'shimmer',
  'marin',
  'cedar',
];

/** The sound of chat: takes what was said as `input_audio`, and speaks what is answered. It is strict in all of it. */
export class ChatSound {
  readonly #lives: number;
  readonly #says: Says;
  readonly #spoken = new Map<string, number>();

  constructor(says: Says, { livesMs = 3_600_000 }: ChatSoundOptions = {}) {
    this.#says = says;
    this.#lives = livesMs;
  }

  /** What was said last, as it is heard; undefined where nothing was said by sound. Throws RefusedSound. */
  async heardIn(request: ChatRequest, recogniser: Recogniser): Promise<string | undefined> {
    const parts = request.messages.flatMap(({ role, content }, at) =>
      (Array.isArray(content) ? (content as Part[]) : []).map((part, i) => ({
        role,
        part,
        at: `messages[${at}].content[${i}]`,
      })),
    );
    const sounds = parts.filter(({ part }) => part.type === 'input_audio');
    const speaks = request['modalities'] !== undefined || request['audio'] !== undefined;
    if (!AUDIO_MODEL.test(request.model)) {
      const [first] = sounds;
      if (first)
        throw new RefusedSound(
          "Invalid value: 'input_audio'. Supported values are: 'text', 'image_url', and 'refusal'.",
          `${first.at}.type`,
        );
      if (speaks) throw new RefusedSound('Audio output is not supported by this model.', 'modalities');
      return undefined;
    }
    this.#checkFields(request);
    for (const { role, part, at } of parts) checkPart(role, part, at);
    this.#checkTurns(request);
    if (sounds.length === 0 && !speaks)
      throw new RefusedSound(
        'This model requires that either input content or output modality contain audio.',
        'model',
      );
    const heard: string[] = [];
    for (const { part, at } of sounds) heard.push(await recogniser.recognise(await samplesOf(part, at, recogniser)));
    return heard.at(-1);
  }

  /** What is answered, as it is spoken; undefined where it is to be written. */
  async speak(request: ChatRequest, text: string): Promise<SpokenReply | undefined> {
    const { voice } = (request['audio'] ?? {}) as { readonly voice?: string };
    if (voice === undefined || text === '') return undefined;
    const pcm = bytesOf(await this.#says(text, voice));
    const id = `audio_${randomUUID().replaceAll('-', '')}`;
    const until = Date.now() + this.#lives;
    this.#spoken.set(id, until);
    return { id, pcm, expiresAt: Math.ceil(until / 1000) };
  }

  #checkFields(request: ChatRequest): void {
    const unknown = Object.keys(request).find(name => !FIELDS.includes(name));
    if (unknown !== undefined) throw new RefusedSound(`Unrecognized request argument supplied: ${unknown}`, null, null);
    const { modalities, audio, tool_choice } = request as {
      modalities?: unknown;
      audio?: Record<string, unknown>;
      tool_choice?: unknown;
    };
    if (typeof tool_choice === 'object')
      throw new RefusedSound("'allowed_tools' is not supported with this model.", 'tool_choice');
    const wanted = JSON.stringify(modalities ?? ['text']);
    if (wanted !== '["text"]' && wanted !== '["text","audio"]')
      throw new RefusedSound(`Invalid modalities: ${wanted}.`, 'modalities');
    if ((wanted === '["text"]') !== (audio === undefined))
      throw new RefusedSound("The 'audio' parameter goes with the output modality 'audio'.", 'audio');
    if (!audio) return;
    if (Object.keys(audio).sort().join() !== 'format,voice')
      throw new RefusedSound('Unknown parameter in audio.', 'audio');
    if (!VOICES.includes(String(audio['voice'])))
      throw new RefusedSound(
        `Invalid value: '${audio['voice']}'. Supported values are: ${VOICES.map(each => `'${each}'`).join(', ')}.`,
        'audio.voice',
      );
    if (audio['format'] !== 'pcm16')
      throw new RefusedSound(
        `Unsupported value: 'audio.format' does not support '${audio['format']}' when stream=true. Supported values are: 'pcm16'.`,
        'audio.format',
        'unsupported_value',
      );
  }

  #checkTurns(request: ChatRequest): void {
    for (const [at, message] of request.messages.entries()) {
      const { audio } = message as { readonly audio?: { readonly id?: unknown } };
      if (audio === undefined || audio === null) continue;
      if (message.role !== 'assistant' || Object.keys(audio).join() !== 'id')
        throw new RefusedSound('Unknown parameter.', `messages[${at}].audio`, 'unknown_parameter');
      const until = this.#spoken.get(String(audio.id));
      if (until === undefined || until <= Date.now())
        throw new RefusedSound(
          `Audio with id '${audio.id}' not found. It may have expired.`,
          `messages[${at}].audio.id`,
          null,
        );
    }
  }
}

function checkPart(role: string, part: Part, at: string): void {
  const { type, input_audio: sound } = part;
  const names = Object.keys(part).sort().join();
  if (type === 'text' && names === 'text,type') return;
  if (type !== 'input_audio' || role !== 'user') throw new RefusedSound(`Invalid value: '${type}'.`, `${at}.type`);
  if (
    names !== 'input_audio,type' ||
    Object.keys(sound ?? {})
      .sort()
      .join() !== 'data,format'
  )
    throw new RefusedSound('Unknown parameter.', `${at}.input_audio`, 'unknown_parameter');
  if (sound?.format !== 'wav' && sound?.format !== 'mp3')
    throw new RefusedSound(
      `Invalid value: '${sound?.format}'. Supported values are: 'wav' and 'mp3'.`,
      `${at}.input_audio.format`,
    );
}

async function samplesOf({ input_audio: sound }: Part, at: string, { isDeaf }: Recogniser): Promise<Int16Array> {
  const [data, format] = [String(sound?.data), String(sound?.format)];
  const bytes = Buffer.from(data, 'base64');
  const isWav = bytes.toString('latin1', 0, 4) === 'RIFF';
  const isMp3 = bytes.toString('latin1', 0, 3) === 'ID3' || (bytes[0] === 0xff && Number(bytes[1]) >= 0xe0);
  if (bytes.toString('base64') !== data || (format === 'wav' ? !isWav : !isMp3))
    throw new RefusedSound('The audio data could not be decoded.', `${at}.input_audio.data`);
  return isDeaf ? new Int16Array() : decoded(bytes, `said.${format}`, RATE_HZ);
}
