import type { InputDevice } from '../capture/microphones/devices.ts';
import { type Message, message } from '../messages/message.ts';
import { CHECKED_NAMES, type CheckedName, type Finding } from './checks.ts';

/** What the page of the set-up shows. */
export interface SetupState {
  /** What was found so far, a part each; those before the first that is not here are known. */
  readonly findings: readonly Finding[];
  /** Whether it is being tried. */
  readonly isBusy: boolean;
  /** How loud the microphone is that is listened to, 0 to 1; undefined where none is. */
  readonly level: number | undefined;
  /** The one that is listened to by itself; undefined for none. */
  readonly tried: InputDevice | undefined;
  /** Why that does not work. */
  readonly failure: Message | undefined;
  /** Each once, whatever records from it; undefined until they are known. */
  readonly microphones: readonly InputDevice[] | undefined;
  /** What plays, as if it were a microphone: for few. */
  readonly monitors: readonly InputDevice[];
}

export const NOTHING_TRIED: SetupState = {
  ...{ findings: [], isBusy: false, level: undefined, tried: undefined, failure: undefined },
  ...{ microphones: undefined, monitors: [] },
};

/** Which way each job would take, as far as it is known. */
export function pathsOf(findings: readonly Finding[]): readonly Message[] {
  if (findings.length < CHECKED_NAMES.length) return [];
  const by = (name: CheckedName) => findings.find(each => each.name === name && each.state === 'works')?.by;
  const [ears, chat, voice, audio, talk] = [
    by('transcription'),
    by('chat'),
    by('speech'),
    by('audio'),
    by('conversation'),
  ];
  const speaker = voice === undefined ? message('setup.shown-only') : message('setup.spoken-by', { voice });
  const explains = message('setup.path-explain', { writer: chat ?? message('setup.outline'), speaker });
  const bySound = audio === undefined ? [] : [message('setup.path-sound', { chat: audio })];
  const talks = talk === undefined ? [] : [message('setup.path-conversation', { model: talk })];
  if (ears === undefined) return [...bySound, message('setup.path-unheard'), explains, ...talks];
  const thinks = chat === undefined ? message('setup.nobody-thinks') : message('setup.thinks', { chat });
  const byWords = audio === undefined ? [message('setup.path-command', { ears, thinks })] : bySound;
  return [...byWords, message('setup.path-dictation', { ears }), explains, ...talks];
}
