import type { SpeechCreateParams } from 'openai/resources/audio/speech';
import { AloudError } from '../common/errors.ts';
import { explainBadReply } from '../openai/errors.ts';
import { type Attempt, type OpenAIAccess, request } from '../openai/request.ts';
import { outputPcm, UnknownSound } from './outputPcm.ts';
import type { Style, Voice } from './voice.ts';

/** `audio/speech` of an OpenAI-compatible server, played as it arrives. */
export class OpenAIVoice implements Voice {
  readonly name = 'openai';
  readonly maxLength = 4096;
  readonly #access: OpenAIAccess;

  constructor(access: OpenAIAccess) {
    this.#access = access;
  }

  async *speak(text: string, style: Style, signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    if (text.trim() === '') return;
    if (text.length > this.maxLength) {
      throw new AloudError({
        code: 'bad-arguments',
        message: `At most ${this.maxLength} characters can be spoken at a time.`,
      });
    }
    const voice = this.#access.settings.get('aloud.speech.voice');
    yield* request(this.#access, { service: 'speech' }, attempt => speak(attempt, voice, text, style), signal);
  }
}

async function* speak(
  { client, asked, signal }: Attempt,
  voice: string,
  input: string,
  style: Style,
): AsyncGenerator<Uint8Array, void, undefined> {
  const params: SpeechCreateParams = {
    model: asked.model,
    voice,
    input,
    response_format: 'pcm',
    ...(style.speed !== 1 && { speed: style.speed }),
    ...(style.instructions && !/^tts-1/.test(asked.model) && { instructions: style.instructions }),
  };
  const response = await client.audio.speech.create(params, { signal });
  if (!response.body) throw explainBadReply('sent no sound. Try again.', asked);
  try {
    yield* outputPcm(response.body, response.headers.get('content-type') ?? '');
  } catch (thrown) {
    if (!(thrown instanceof UnknownSound)) throw thrown;
    throw explainBadReply(`${thrown.message} Aloud asks for raw PCM and also takes WAV.`, asked);
  }
}
