/**
 * What there is for each stage, by the names that settings use. Each has a row in its stage's table in `stages/`, whose
 * type holds the names: one without a row does not compile, nor a row without a name.
 */
export const MICROPHONE_NAMES = ['native', 'parec', 'arecord', 'ffmpeg', 'sox', 'browser', 'command'] as const;
export const DETECTOR_NAMES = ['silero', 'energy'] as const;
export const RECOGNISER_NAMES = ['openai', 'live', 'moonshine', 'parakeet', 'whisper', 'pocketsphinx'] as const;
export const CHAT_NAMES = ['openai', 'vscode'] as const;
export const VOICE_NAMES = ['openai', 'realtime', 'local', 'system'] as const;
export const PLAYER_NAMES = ['native', 'pacat', 'aplay', 'sox'] as const;

/** How long a live model may wait before it writes, as OpenAI names it. */
export const TRANSCRIPTION_DELAYS = ['minimal', 'low', 'medium', 'high', 'xhigh'] as const;

export type MicrophoneName = (typeof MICROPHONE_NAMES)[number];
export type DetectorName = (typeof DETECTOR_NAMES)[number];
export type RecogniserName = (typeof RECOGNISER_NAMES)[number];
export type ChatName = (typeof CHAT_NAMES)[number];
export type VoiceName = (typeof VOICE_NAMES)[number];
export type TranscriptionDelay = (typeof TRANSCRIPTION_DELAYS)[number];
export type PlayerName = (typeof PLAYER_NAMES)[number];
