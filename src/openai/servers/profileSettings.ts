import type { SettingName, Settings } from '../../common/settings/settings.ts';
import { SERVER_STAGES, type ServerProfile, type ServerStage } from './profile.ts';

/** A server, where it is, and what it shall do by which of its models. */
export interface ChosenServer {
  readonly profile: ServerProfile;
  readonly address: string;
  readonly models: Readonly<Partial<Record<ServerStage, string>>>;
}

/** Undefined where the default will do. */
export type SettingChanges = ReadonlyMap<SettingName, string | boolean | undefined>;

/** What a stage has settings for that suit one server and not the next. */
const OF_A_SERVER: Readonly<Record<Exclude<ServerStage, 'live'>, readonly SettingName[]>> = {
  transcription: ['aloud.transcription.stream'],
  chat: ['aloud.chat.stream'],
  speech: ['aloud.speech.streamFormat'],
};

/**
 * The settings by which a server does what it was chosen for. Stages that it was not chosen for stay as they are, and
 * of those that it does everything is set that an earlier server may have wanted otherwise.
 */
export function settingsOf({ profile, address, models }: ChosenServer, settings: Settings): SettingChanges {
  const changes = new Map<SettingName, string | boolean | undefined>();
  for (const stage of SERVER_STAGES) {
    const model = models[stage];
    const offer = profile.stages[stage];
    if (model === undefined || !offer) continue;
    const service = stage === 'live' ? 'transcription' : stage;
    changes.set(`aloud.${service}.backend`, stage === 'live' ? 'live' : undefined);
    changes.set(`aloud.${service}.baseUrl`, address === settings.get('aloud.baseUrl').trim() ? undefined : address);
    changes.set(`aloud.${service}.model`, model);
    for (const name of OF_A_SERVER[service]) changes.set(name, undefined);
    if (service === 'transcription' && settings.get('aloud.recording.format') === 'wav')
      changes.set('aloud.recording.format', undefined);
    if (service === 'speech') changes.set('aloud.speech.voice', offer.voices?.[0]);
  }
  // A whole recording may be sent by either way of transcription: what one of them needs goes for both.
  for (const stage of SERVER_STAGES)
    if (models[stage] !== undefined)
      for (const [name, value] of Object.entries(profile.stages[stage]?.settings ?? {}))
        changes.set(name as SettingName, value);
  return changes;
}
