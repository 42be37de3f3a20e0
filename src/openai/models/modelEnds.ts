import type { Service } from '../../common/settings/keys.ts';

/** When a model of OpenAI's is shut down, and what takes its place in the same request; undefined where nothing does. */
export interface ModelEnd {
  /** The day, `2027-02-26`. */
  readonly ends: string;
  readonly successor: string | undefined;
  /** What OpenAI points to that is asked in another way; absent where there is nothing of the kind. */
  readonly elsewhere?: string;
}

interface Family extends ModelEnd {
  readonly service: Service;
  readonly models: RegExp;
}

/** A chat model for today, small and quick. */
const CHAT = 'gpt-5.6-luna';
const DATED = String.raw`(-\d{4}-\d\d-\d\d)?$`;

/** From OpenAI's list of deprecations as the types of its package repeat it (7.57, November 2026); the first that fits. */
const FAMILIES: readonly Family[] = [
  transcription('2027-02-26', `whisper-1$|gpt-4o-(mini-)?transcribe(-diarize)?${DATED}`),
  {
    service: 'speech',
    models: new RegExp(`^(tts-1(-hd)?|gpt-4o-mini-tts)${DATED}`),
    ends: '2027-01-06',
    successor: undefined,
    elsewhere: 'gpt-realtime-2.1-mini',
  },
  // What speaks over Realtime.
  realtime('2027-01-20', 'gpt-realtime', 'gpt-realtime-2.1'),
  realtime('2027-01-20', 'gpt-realtime-mini', 'gpt-realtime-2.1-mini'),
  chat('2026-05-07', `gpt-4o(-mini)?-audio-preview${DATED}`, 'gpt-audio-1.5'),
  chat('2027-01-20', `gpt-audio-mini${DATED}`, 'gpt-audio-1.5'),
  chat('2026-07-23', `(gpt-5\\.1-codex|gpt-5(\\.1)?-chat-latest|gpt-4o(-mini)?-search-preview)${DATED}`),
  chat('2026-08-10', 'gpt-5\\.[23]-chat-latest$'),
  chat(
    '2026-10-23',
    `(gpt-4\\.1-nano|o4-mini|o3-mini|o1|gpt-4-turbo|gpt-4-1106-preview|gpt-4(-0613)?|gpt-3\\.5-turbo(-0125)?)${DATED}`,
  ),
  chat('2026-10-23', 'gpt-4o-2024-05-13$'),
  chat('2026-09-28', 'gpt-3\\.5-turbo-1106$'),
  chat('2026-12-11', `(gpt-5(-mini|-nano)?|o3)${DATED}`),
  chat('2027-01-14', `(gpt-4\\.1(-mini)?|gpt-4o(-mini)?)${DATED}`),
  chat('2027-04-01', `(gpt-5\\.4-nano|gpt-5\\.1)${DATED}`),
];

/** What is known of the end of a model; undefined where none was announced. */
export function knownEnd(service: Service, model: string): ModelEnd | undefined {
  return FAMILIES.find(family => family.service === service && family.models.test(model));
}

function transcription(ends: string, models: string): Family {
  return { service: 'transcription', models: new RegExp(`^(?:${models})`), ends, successor: 'gpt-transcribe' };
}

function realtime(ends: string, models: string, successor: string): Family {
  return { service: 'speech', models: new RegExp(`^${models}${DATED}`), ends, successor };
}

function chat(ends: string, models: string, successor = CHAT): Family {
  return { service: 'chat', models: new RegExp(`^(?:${models})`), ends, successor };
}
