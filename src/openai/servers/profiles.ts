import { message } from '../../messages/message.ts';
import type { ServerProfile } from './profile.ts';

const WAV_ONLY = { 'aloud.recording.format': 'wav' } as const;
const NO_STREAM = { 'aloud.transcription.stream': false } as const;

const WHISPER_OF_SYSTRAN = ['Systran/faster-distil-whisper-small.en', 'Systran/faster-whisper-small'] as const;
const KOKORO_VOICES = ['af_heart', 'af_bella', 'am_michael', 'bf_emma'] as const;

/**
 * Servers that speak OpenAI's API, from their own documents (November 2026). What a row does not know is found out by
 * asking: a field or a form of sound that is refused is left out from then on (requests/refusedFields.ts).
 */
export const PROFILES = {
  openai: {
    name: 'OpenAI',
    address: 'https://api.openai.com/v1',
    needsKey: true,
    stages: {
      transcription: { models: ['gpt-transcribe'] },
      live: { models: ['gpt-live-transcribe', 'gpt-realtime-whisper'] },
      chat: { models: ['gpt-5.6-luna'] },
      speech: { models: ['gpt-4o-mini-tts'], voices: ['marin', 'cedar', 'alloy'] },
    },
  },
  azure: {
    name: 'Azure OpenAI',
    address: 'https://RESOURCE.openai.azure.com/openai/v1',
    needsKey: true,
    stages: {
      transcription: { models: ['gpt-4o-transcribe', 'gpt-4o-mini-transcribe', 'whisper'] },
      live: { models: ['gpt-4o-transcribe', 'gpt-4o-mini-transcribe'] },
      chat: { models: ['gpt-5-mini', 'gpt-4.1-mini'] },
      speech: { models: ['gpt-4o-mini-tts', 'tts'], voices: ['alloy'] },
    },
    about: message('profiles.azure'),
  },
  groq: {
    name: 'Groq',
    address: 'https://api.groq.com/openai/v1',
    needsKey: true,
    stages: {
      transcription: { models: ['whisper-large-v3-turbo', 'whisper-large-v3'], settings: NO_STREAM },
      chat: { models: ['openai/gpt-oss-120b', 'openai/gpt-oss-20b', 'llama-3.3-70b-versatile'] },
      speech: {
        models: ['canopylabs/orpheus-v1-english'],
        voices: ['hannah', 'autumn', 'diana', 'austin', 'daniel', 'troy'],
        longest: 200,
      },
    },
    about: message('profiles.groq'),
  },
  ollama: {
    name: 'Ollama',
    address: 'http://localhost:11434/v1',
    needsKey: false,
    stages: { chat: { models: ['qwen3:8b', 'llama3.1:8b'] } },
    about: message('profiles.ollama'),
  },
  lmStudio: {
    name: 'LM Studio',
    address: 'http://localhost:1234/v1',
    needsKey: false,
    stages: { chat: { models: ['qwen/qwen3-8b', 'openai/gpt-oss-20b'] } },
    about: message('profiles.lm-studio'),
  },
  localAi: {
    name: 'LocalAI',
    address: 'http://localhost:8080/v1',
    needsKey: false,
    stages: {
      transcription: { models: ['whisper-1'] },
      live: { models: ['whisper-1'] },
      chat: { models: ['gpt-4'] },
      speech: { models: ['tts-1'], voices: ['alloy'] },
    },
    about: message('profiles.localai'),
  },
  speaches: {
    name: 'speaches',
    address: 'http://localhost:8000/v1',
    needsKey: false,
    stages: {
      transcription: { models: WHISPER_OF_SYSTRAN },
      live: { models: WHISPER_OF_SYSTRAN },
      speech: { models: ['speaches-ai/Kokoro-82M-v1.0-ONNX'], voices: KOKORO_VOICES },
    },
    about: message('profiles.speaches'),
  },
  vllm: {
    name: 'vLLM',
    address: 'http://localhost:8000/v1',
    needsKey: false,
    stages: {
      transcription: { models: ['openai/whisper-large-v3-turbo'] },
      chat: { models: ['Qwen/Qwen3-8B'] },
    },
    about: message('profiles.vllm'),
  },
  llamaCpp: {
    name: 'llama.cpp',
    address: 'http://localhost:8080/v1',
    needsKey: false,
    stages: { chat: { models: ['default'] } },
    about: message('profiles.llama-cpp'),
  },
  whisperCpp: {
    name: 'whisper.cpp',
    address: 'http://localhost:8080/v1',
    needsKey: false,
    stages: { transcription: { models: ['whisper-1'], settings: { ...NO_STREAM, ...WAV_ONLY } } },
    about: message('profiles.whisper-cpp'),
  },
  kokoro: {
    name: 'Kokoro-FastAPI',
    address: 'http://localhost:8880/v1',
    needsKey: false,
    stages: { speech: { models: ['kokoro'], voices: KOKORO_VOICES } },
  },
} as const satisfies Readonly<Record<string, ServerProfile>>;

export type ProfileId = keyof typeof PROFILES;

/** Whose address it is, where nobody else can have it; undefined for those that run anywhere. */
export function profileAt(address: string): ServerProfile | undefined {
  const host = URL.canParse(address) ? new URL(address).host : '';
  return Object.values<ServerProfile>(PROFILES).find(each => each.needsKey && new URL(each.address).host === host);
}
