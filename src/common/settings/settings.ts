import { ANSWERING } from './answering.ts';
import { HEARING } from './hearing.ts';
import { application, machine, type Setting, window } from './setting.ts';
import { UNDERSTANDING } from './understanding.ts';

/**
 * Every setting, once. package.json declares the same table for VS Code (a test compares them), the headless turn takes
 * it from `--set`. `machine` settings name an address, a program or a device, and `application` ones guard the user:
 * a workspace can never set either. Of the `window` ones only what is harmless is a workspace's that is not trusted.
 */
export const SETTINGS = {
  'aloud.baseUrl': machine<string>(
    'https://api.openai.com/v1',
    'Address of an OpenAI-compatible server, for whatever has no address of its own below. The key set with "Aloud: Set API Key" goes there and nowhere else.',
  ),
  ...UNDERSTANDING,
  ...ANSWERING,
  ...HEARING,
  'aloud.comment.width': window<number>(0, 'Column at which dictated comments wrap. 0: the first ruler, or 80.', {
    minimum: 0,
    maximum: 400,
  }),
  'aloud.log.words': application<boolean>(
    false,
    'Write what was said, and what Aloud answered, into its log, too: one line a turn. Keys are left out either way; without this there is no word of anyone in it.',
  ),
  'aloud.timeoutMs': window<number>(
    0,
    'How long, in ms, to wait for a server to begin to answer, or to go on. 0: as suits what is asked, 20 seconds for transcription and speech and 2 minutes for a chat model, and 5 minutes where the server is on this machine.',
    { minimum: 0, maximum: 300000 },
  ),
} as const satisfies Record<string, Setting<unknown>>;

export type SettingName = keyof typeof SETTINGS;
export type SettingValue<N extends SettingName> = (typeof SETTINGS)[N] extends Setting<infer T> ? T : never;

/** Reads the value in force now; never cached by callers, so a change takes effect with the next turn. */
export interface Settings {
  get<N extends SettingName>(name: N): SettingValue<N>;
}

/** What is wrong with a value for a setting, or undefined. */
export function settingProblem(name: SettingName, value: unknown): string | undefined {
  const setting: Setting<unknown> = SETTINGS[name];
  const wanted = Array.isArray(setting.default) ? 'array' : typeof setting.default;
  const given = Array.isArray(value) ? 'array' : typeof value;
  if (given !== wanted) return `${name} must be of type ${wanted}.`;
  if (Array.isArray(value) && !value.every(item => typeof item === 'string')) return `${name} must hold strings.`;
  if (setting.choices && !setting.choices.includes(value))
    return `${name} must be one of ${setting.choices.join(', ')}.`;
  if (
    typeof value === 'number' &&
    !(value >= (setting.minimum ?? -Infinity) && value <= (setting.maximum ?? Infinity))
  ) {
    return `${name} must be between ${setting.minimum} and ${setting.maximum}.`;
  }
  return undefined;
}

/** Settings from a plain record over the defaults. Throws RangeError for a value that does not fit. */
export function settingsFrom(values: Readonly<Record<string, unknown>>): Settings {
  for (const [name, value] of Object.entries(values)) {
    if (!Object.hasOwn(SETTINGS, name)) throw new RangeError(`There is no setting ${name}.`);
    const problem = settingProblem(name as SettingName, value);
    if (problem) throw new RangeError(problem);
  }
  return {
    get: name => (Object.hasOwn(values, name) ? values[name] : SETTINGS[name].default) as SettingValue<typeof name>,
  };
}
