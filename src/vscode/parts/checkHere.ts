import * as vscode from 'vscode';
import { readAudioFile } from '../../capture/encoding/audioFile.ts';
import type { InputDevice } from '../../capture/microphones/devices.ts';
import { microphonesOf } from '../../capture/microphones/eachOnce.ts';
import { LevelMeter } from '../../capture/microphones/levelMeter.ts';
import type { Service } from '../../common/settings/keys.ts';
import { type Message, message } from '../../messages/message.ts';
import type { FromSetup } from '../../panel/setup/protocol.ts';
import type { CheckedParts } from '../../session/checks.ts';
import { triedTalk } from '../../session/conversing/tryTalk.ts';
import { NOTHING_TRIED, type SetupState } from '../../session/setupPage.ts';
import { SetupTrial } from '../../session/setupTrial.ts';
import { abilityOf } from '../../stages/abilities.ts';
import { followRemedy, telling } from '../views/messages.ts';
import { pagesFolder } from '../views/pageOf.ts';
import { SetupPage } from '../views/setupPage.ts';
import type { Acting } from './acting.ts';
import { SAMPLES } from './samples.ts';

const SERVICES: readonly (readonly [Service, Message])[] = [
  ['transcription', message('services.transcription')],
  ['chat', message('services.chat')],
  ['speech', message('services.speech')],
];
/** Whoever tries a microphone has heard enough of it after so long, in ms. */
const LISTEN_MS = 15_000;

/** Tries everything that the settings choose, and shows on a page what works, which way each job takes, and what mends what does not. */
export function checkHere(acting: Acting): ShownSetup {
  return new ShownSetup(acting);
}

export class ShownSetup {
  readonly #acting: Acting;
  readonly #page: SetupPage;
  readonly #closing = new AbortController();
  readonly #meter: LevelMeter;
  readonly #trial: SetupTrial;
  #listening: NodeJS.Timeout | undefined;
  #state: SetupState = NOTHING_TRIED;

  constructor(acting: Acting) {
    this.#acting = acting;
    const { context, settings, talking } = acting;
    this.#page = new SetupPage({
      folder: pagesFolder(context.extensionUri),
      icon: vscode.Uri.joinPath(context.extensionUri, 'media', 'aloud.svg'),
      state: () => this.#state,
      chosen: () => ({
        backend: settings.get('aloud.microphone.backend'),
        device: settings.get('aloud.microphone.device'),
      }),
      heed: wish => void telling(() => this.#heed(wish)),
      closed: () => {
        this.#closing.abort();
        this.#trial.stop();
        clearTimeout(this.#listening);
        void this.#meter.close();
      },
    });
    this.#meter = new LevelMeter(
      (device, signal) => talking.stages.microphoneNamed(device.backend, device.id).open(signal),
      ({ device, level, failure }) => {
        if (device === this.#state.tried) this.#becomes({ level, failure });
      },
    );
    this.#trial = new SetupTrial({
      parts: signal => this.#parts(signal),
      told: tried => this.#becomes({ ...tried, level: undefined }),
    });
    void this.again();
    void this.#list();
  }

  get isOpen(): boolean {
    return !this.#closing.signal.aborted;
  }

  /** Comes to the front, and tries all of it once more. */
  async show(): Promise<void> {
    this.#page.show();
    await this.again();
  }

  async again(): Promise<void> {
    this.#listen(undefined);
    await telling(() => this.#trial.again());
  }

  async #heed(wish: FromSetup): Promise<void> {
    if (wish.type === 'again') return this.again();
    if (wish.type === 'choose') {
      await vscode.commands.executeCommand('aloud.setUp');
      return this.again();
    }
    if (wish.type === 'mend') {
      const finding = this.#state.findings[wish.part];
      const remedy = finding?.remedies[wish.remedy];
      if (!finding || !remedy) return;
      if (await followRemedy(remedy, finding)) await this.again();
    }
    if (wish.type !== 'use' && wish.type !== 'try') return;
    const device = this.#state[wish.list]?.[wish.row];
    if (!device) return;
    if (wish.type === 'try') return this.#listen(device === this.#state.tried ? undefined : device);
    await this.#acting.talking.useMicrophone(device);
    await this.again();
  }

  /** Listens to a microphone for a while, and to no other. What it hears goes nowhere. */
  #listen(tried: InputDevice | undefined): void {
    clearTimeout(this.#listening);
    if (tried) {
      this.#listening = setTimeout(() => this.#listen(undefined), LISTEN_MS);
      // A device may be open to one listener only.
      this.#acting.talking.stages.microphone().close();
    }
    this.#meter.watch(tried);
    this.#becomes({ tried, level: undefined, failure: undefined });
  }

  async #list(): Promise<void> {
    const { settings, talking } = this.#acting;
    const devices = await talking.inputDevices(this.#closing.signal);
    const chosen = {
      backend: settings.get('aloud.microphone.backend'),
      device: settings.get('aloud.microphone.device'),
    };
    this.#becomes(microphonesOf(devices, chosen));
  }

  #becomes(changed: Partial<SetupState>): void {
    if (this.#closing.signal.aborted) return;
    this.#state = { ...this.#state, ...changed };
    this.#page.changed();
  }

  #parts(signal: AbortSignal): CheckedParts {
    const { stages, talking, context, addresses } = this.#acting;
    const [{ file, says }] = SAMPLES;
    return {
      microphone: talking.stages.microphone(),
      player: stages.player(),
      sox: stages.ears.sox(),
      transcriber: stages.ears.transcriber(),
      chat: stages.chat(),
      voice: stages.voices.voice(),
      audio: stages.audio()?.model(false),
      conversation: triedTalk(stages.access()),
      sample: {
        says,
        read: () => readAudioFile(context.asAbsolutePath(file), stages.ears.decoders(), AbortSignal.timeout(10_000)),
      },
      about: abilityOf,
      level: level => {
        if (!signal.aborted) this.#becomes({ level });
      },
      addresses: () =>
        Promise.all(
          SERVICES.map(async ([id, service]) => {
            const { baseUrl, key } = await addresses.of(id);
            return { service, baseUrl, hasKey: key !== undefined };
          }),
        ),
    };
  }
}
