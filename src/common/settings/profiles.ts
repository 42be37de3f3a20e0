import type { RecogniserName } from './backendNames.ts';
import { SETTINGS, type SettingName, type Settings, type SettingValue } from './settings.ts';

/** What a profile sets; what it does not name of `PROFILED` has its default in it. */
type Values = { readonly [N in SettingName]?: SettingValue<N> };

export const PROFILE_NAMES = ['home', 'work', 'offline'] as const;
export type ProfileName = (typeof PROFILE_NAMES)[number];

/** Every setting that any profile is about: choosing one leaves nothing of another. */
export const PROFILED = [
  'aloud.transcription.backend',
  'aloud.commands.understand',
  'aloud.speech.backend',
  'aloud.speech.answers',
  'aloud.edits.previewFiles',
  'aloud.edits.previewLines',
  'aloud.microphone.standbySeconds',
] as const satisfies readonly SettingName[];

/**
 * The settings of a profile. At work nothing is spoken, the microphone closes at once, and more edits are shown first.
 * Offline nothing leaves the machine: `ears` are those that hear on it.
 */
export function profileOf(name: ProfileName, ears: RecogniserName): Values {
  const profiles: Readonly<Record<ProfileName, Values>> = {
    home: {},
    work: {
      'aloud.speech.answers': 'never',
      'aloud.edits.previewFiles': 3,
      'aloud.edits.previewLines': 150,
      'aloud.microphone.standbySeconds': 0,
    },
    offline: {
      'aloud.transcription.backend': ears,
      'aloud.commands.understand': 'grammar',
      'aloud.speech.backend': 'system',
    },
  };
  return profiles[name];
}

export interface SettingChange {
  readonly name: SettingName;
  readonly before: unknown;
  readonly after: unknown;
}

/** What a profile would change. */
export function changesTo(values: Values, settings: Settings): readonly SettingChange[] {
  return PROFILED.map(name => ({
    name,
    before: settings.get(name) as unknown,
    after: (values[name] ?? SETTINGS[name].default) as unknown,
  })).filter(({ before, after }) => before !== after);
}
