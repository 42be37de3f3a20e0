import { join } from 'node:path';
import * as vscode from 'vscode';
import type { InputDevice } from '../../capture/microphones/devices.ts';
import { Recorder } from '../../capture/recorder.ts';
import { Recordings } from '../../capture/recordings/recordings.ts';
import type { ListenOptions, WordFollower } from '../../capture/take.ts';
import { asAloudError } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import type { Settings } from '../../common/settings/settings.ts';
import { message } from '../../messages/message.ts';
import type { Listening, ListeningAbout, ListeningWatcher } from '../../session/listening.ts';
import { TEXT_MODES } from '../../session/turnEvents.ts';
import type { EarStages } from '../../stages/earStages.ts';
import type { HearingStages } from '../../stages/hearingStages.ts';
import { inputDevices } from '../../stages/microphones.ts';
import { byAloud } from '../views/messages.ts';
import { pickMicrophone } from '../views/microphonePicker.ts';
import { inform, warn } from '../views/screen.ts';

/** Hands-free, silence has to end what is said, and nobody speaks for so long without a pause, in ms. */
const HANDS_FREE_SILENCE_MS = 700;
/** A wake word is short, in ms: what is longer is not looked at. */
const LONGEST_WAKE_MS = 8000;

/** What listens on this machine alone while someone speaks. */
export type Ears = Pick<EarStages, 'follower' | 'localEars'>;

export interface HearingProps {
  readonly context: vscode.ExtensionContext;
  readonly settings: Settings;
  readonly log: Log;
  readonly stages: HearingStages;
  /** Loaded when someone speaks. */
  readonly ears: () => Promise<Ears>;
  /** The user was heard while they chose a microphone. */
  readonly heardThem: () => void;
  /** Whether a key is held to talk. */
  readonly held: () => boolean;
}

/** Everything that hears, put together: microphone, recorder, and the recordings on disk. */
export class Hearing {
  readonly recordings: Recordings;
  readonly recorder: Recorder;
  readonly #props: HearingProps;

  constructor(props: HearingProps) {
    const { context, settings, log, stages } = props;
    this.#props = props;
    this.recordings = new Recordings({
      folder: join(context.globalStorageUri.fsPath, 'recordings'),
      log,
      keep: () => settings.get('aloud.recording.keep'),
      warn: says => void warn(byAloud(says)),
    });
    this.recorder = new Recorder({
      microphone: {
        name: 'settings',
        missing: () => stages.microphone().missing(),
        open: signal => stages.microphone().open(signal),
      },
      recordings: this.recordings,
      log,
      detector: () => stages.detector(),
    });
  }

  listen(about: ListeningAbout, watch: ListeningWatcher, signal: AbortSignal): Listening {
    if (about.mode !== 'command') return this.recorder.listen(this.#optionsFor(about), watch, signal);
    let following: Promise<WordFollower | undefined> | undefined;
    const speech = () => {
      following ??= this.#follower(about.keywords());
      watch.speech();
    };
    const follow: WordFollower = {
      judge: async words => (await following)?.judge(words),
      hear: async (pause, signal) => (await following)?.hear(pause, signal) ?? '',
    };
    return this.recorder.listen({ ...this.#optionsFor(about), follow }, { ...watch, speech }, signal);
  }

  /** Listens once, on this machine alone: whether a word was said. Throws `unsupported`, `nothing-heard`, `cancelled`. */
  async wakes(words: readonly string[], signal: AbortSignal): Promise<boolean> {
    const options = { silenceMs: 400, patienceMs: 0, maximumMs: LONGEST_WAKE_MS, isKept: false };
    const take = this.recorder.listen(options, { level() {} }, signal);
    const { samples } = await take.utterance.recording;
    await take.ended;
    return (await this.#props.ears()).localEars().wakes(samples, words, signal);
  }

  /** Lets the user choose among the devices that there are, and keeps the choice in the settings. Whether they have. */
  async selectMicrophone(recorder: string): Promise<boolean> {
    const { settings, stages } = this.#props;
    const closing = new AbortController();
    // A device may be open to one listener only.
    stages.microphone().close();
    try {
      const chosen = await pickMicrophone({
        devices: this.inputDevices(recorder, closing.signal),
        chosen: { backend: settings.get('aloud.microphone.backend'), device: settings.get('aloud.microphone.device') },
        open: (device, signal) => stages.microphoneNamed(device.backend, device.id).open(signal),
        heard: this.#props.heardThem,
      });
      if (chosen) await this.useMicrophone(chosen === 'auto' ? { backend: 'auto', id: '' } : chosen);
      return chosen !== undefined;
    } finally {
      closing.abort();
    }
  }

  /** The devices that there are. Never fails. */
  inputDevices(recorder: string, signal: AbortSignal): Promise<readonly InputDevice[]> {
    return inputDevices({ environment: process.env, native: recorder, signal, log: this.#props.log });
  }

  /** Keeps the choice in the settings. */
  async useMicrophone({ backend, id }: { readonly backend: string; readonly id: string }): Promise<void> {
    const configuration = vscode.workspace.getConfiguration();
    await configuration.update('aloud.microphone.backend', backend, vscode.ConfigurationTarget.Global);
    await configuration.update('aloud.microphone.device', id || undefined, vscode.ConfigurationTarget.Global);
  }

  /** What an editor that was killed, or a server that failed, left behind; what is too old goes. */
  async recover(): Promise<void> {
    const { settings, log } = this.#props;
    try {
      await this.recordings.clean(settings.get('aloud.recording.days'));
      const waiting = await this.recordings.waiting();
      if (waiting.length === 0) return;
      const told = message('recordings.left-behind', { count: waiting.length });
      const show = message('recordings.show');
      if ((await inform(told, show, message('recordings.not-now'))) === show)
        await vscode.commands.executeCommand('aloud.showRecordings');
    } catch (thrown) {
      log.warn(`What was recorded earlier could not be looked at: ${asAloudError(thrown).message}`);
    }
  }

  /** Knows whether a command's words are all. Made when someone speaks, and not before: the microphone opens first. */
  async #follower(keywords: readonly string[]): Promise<WordFollower | undefined> {
    try {
      return (await this.#props.ears()).follower(keywords);
    } catch (thrown) {
      this.#props.log.debug(`Nothing will be anticipated: ${thrown}`);
      return undefined;
    }
  }

  #optionsFor({ mode, manner }: ListeningAbout): ListenOptions {
    const { settings, held } = this.#props;
    const silenceMs = settings.get(
      TEXT_MODES.has(mode) ? 'aloud.listening.dictationSilenceMs' : 'aloud.listening.silenceMs',
    );
    return {
      purpose: mode,
      silenceMs: manner === 'hands-free' ? silenceMs || HANDS_FREE_SILENCE_MS : silenceMs,
      patienceMs: manner === 'hands-free' ? 0 : settings.get('aloud.listening.patienceMs'),
      minimumMs: settings.get('aloud.listening.minimumMs'),
      maximumMs: manner === 'hands-free' ? Number.POSITIVE_INFINITY : settings.get('aloud.listening.maximumMs'),
      held,
    };
  }
}
