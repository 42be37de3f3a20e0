import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { CATALOGUE } from '../actions/catalogue.ts';
import { Gate } from '../actions/gate.ts';
import { undoTurn } from '../actions/journal.ts';
import { Backends } from '../backends.ts';
import { readAudioFile } from '../capture/audioFile.ts';
import { utteranceOf } from '../capture/liveUtterance.ts';
import { HoldToTalk } from '../capture/pushToTalk.ts';
import { Recorder } from '../capture/recorder.ts';
import { Recordings } from '../capture/recordings.ts';
import { asAloudError } from '../common/errors.ts';
import type { Service } from '../common/keys.ts';
import type { Log } from '../common/log.ts';
import type { Settings } from '../common/settings.ts';
import type { OwnCommands } from '../grammar/ownCommands.ts';
import { ConfiguredAddresses } from '../openai/addresses.ts';
import { checkSetup } from '../session/checks.ts';
import { Memory } from '../session/memory.ts';
import { Session } from '../session/session.ts';
import type { TurnParts } from '../session/turn.ts';
import type { Mode, Watcher } from '../session/turnEvents.ts';
import { WorkspaceApprovals } from './approvals.ts';
import { chooseAlternative, chooseCommand } from './commandSheet.ts';
import { Disclosure } from './disclosure.ts';
import type { KeyStore } from './keyStore.ts';
import { showFailure } from './messages.ts';
import { OwnCommandFiles } from './ownCommandFiles.ts';
import { chooseSample, SAMPLES } from './samples.ts';
import { showFindings } from './setupView.ts';
import { VscodeChatModel } from './vscodeChatModel.ts';
import { VscodeEditor } from './vscodeEditor.ts';

export interface ApplicationProps {
  readonly context: vscode.ExtensionContext;
  readonly settings: Settings;
  readonly keys: KeyStore;
  readonly log: Log;
  readonly watch: Watcher;
}

const SERVICES: readonly Service[] = ['transcription', 'chat', 'speech'];

/** All of Aloud in VS Code, built when the first command needs it. */
export class Application {
  readonly #props: ApplicationProps;
  readonly #editor = new VscodeEditor();
  readonly #gate: Gate;
  readonly #addresses: ConfiguredAddresses;
  readonly #backends: Backends;
  readonly #recorder: Recorder;
  readonly #session: Session;
  readonly #disclosure: Disclosure;
  readonly #memory: Memory;
  readonly #approvals: WorkspaceApprovals;
  readonly #own: OwnCommandFiles;
  readonly #keys = new Map<Mode, HoldToTalk>();

  constructor(props: ApplicationProps) {
    const { context, settings, keys, log, watch } = props;
    this.#props = props;
    this.#approvals = new WorkspaceApprovals(context.workspaceState);
    this.#memory = new Memory(this.#approvals);
    this.#own = new OwnCommandFiles(log);
    this.#gate = new Gate({ folders: () => this.#editor.folders, trusted: () => vscode.workspace.isTrusted });
    this.#addresses = new ConfiguredAddresses(settings, origin => keys.keyFor(origin));
    const program = (name: string) => context.asAbsolutePath(join('dist', 'native', `${name}.cjs`));
    this.#disclosure = new Disclosure(context.globalState);
    this.#backends = new Backends({
      settings,
      log,
      addresses: this.#addresses,
      environment: process.env,
      programs: { recorder: program('recorder'), player: program('player'), sox: program('sox') },
      grammars: [context.asAbsolutePath(join('dist', 'grammars'))],
      editorChat: wanted => new VscodeChatModel(wanted),
      progress: sentence => vscode.window.setStatusBarMessage(`$(sync~spin) ${sentence}`, 4000),
    });
    const recordings = new Recordings({
      folder: join(context.globalStorageUri.fsPath, 'recordings'),
      log,
      keep: () => settings.get('aloud.recording.keep'),
      warn: message => void vscode.window.showWarningMessage(`Aloud: ${message}`),
    });
    const { microphone, detector } = this.#backends;
    this.#recorder = new Recorder({
      microphone: {
        name: 'settings',
        missing: () => microphone.call(this.#backends).missing(),
        open: signal => microphone.call(this.#backends).open(signal),
      },
      recordings,
      log,
      detector: () => detector.call(this.#backends),
    });
    this.#session = new Session({
      editor: this.#editor,
      log,
      watch: event => {
        if (event.event === 'state' && event.state !== 'listening') for (const key of this.#keys.values()) key.ended();
        watch(event);
      },
      listen: (level, signal) =>
        this.#recorder.listen(
          {
            silenceMs: settings.get('aloud.listening.silenceMs'),
            patienceMs: settings.get('aloud.listening.patienceMs'),
            maximumMs: settings.get('aloud.listening.maximumMs'),
            held: () => [...this.#keys.values()].some(key => key.held),
          },
          level,
          signal,
        ),
      lastRecording: () => this.#recorder.last(),
      turnParts: async () => this.#turnParts(await this.#own.current()),
    });
  }

  dispose(): void {
    void this.#session.cancel();
    for (const key of this.#keys.values()) key.dispose();
    this.#memory.dispose();
    this.#own.dispose();
    this.#editor.dispose();
  }

  /** The key of a voice mode was pressed, or repeats because it is held. */
  press(mode: Mode): void {
    let key = this.#keys.get(mode);
    if (!key) {
      key = new HoldToTalk({
        start: () => void this.#telling(() => this.#session.toggle(mode)),
        stop: () => void this.#telling(() => this.#session.stop()),
      });
      this.#keys.set(mode, key);
    }
    key.press();
  }

  /** Explains the selection or the function around the cursor; a second call stops it. */
  async explain(): Promise<void> {
    if (this.#session.state === 'idle') await this.#telling(() => this.#session.say('explain', ''));
    else await this.#session.cancel();
  }

  async type(text?: string): Promise<void> {
    const words =
      text ??
      (await vscode.window.showInputBox({
        title: 'Aloud',
        prompt: 'What shall be done?',
        placeHolder: 'rename this to max speed',
      }));
    if (words?.trim()) await this.#telling(() => this.#session.say('command', words.trim()));
  }

  /** Everything that can be said; what is chosen is done, or filled in first. */
  async showCommands(): Promise<void> {
    const chosen = await chooseCommand();
    if (!chosen) return;
    if (chosen.isWhole) return this.type(chosen.say);
    const words = await vscode.window.showInputBox({
      title: 'Aloud',
      prompt: 'Fill in what it is about',
      value: chosen.say,
      valueSelection: [chosen.say.indexOf('…'), chosen.say.indexOf('…') + 1],
    });
    if (words?.trim()) await this.type(words.trim());
  }

  /** Takes the last command back and does what else it may have meant: the given number, or the one that is picked. */
  async useAlternative(number?: number): Promise<void> {
    const alternatives = this.#memory.last?.alternatives ?? [];
    const chosen = number ?? (alternatives.length === 1 ? 2 : await chooseAlternative(alternatives));
    if (chosen !== undefined) await this.type(`use ${chosen}`);
  }

  /** Takes back all that the last turn changed, in every file. */
  async undoTurn(): Promise<void> {
    await this.#session.cancel();
    await this.#telling(async () => {
      const files = await undoTurn(this.#memory.journal, this.#editor);
      const what = files.length === 1 ? basename(files[0] as string) : `${files.length} files`;
      vscode.window.setStatusBarMessage(`Aloud: took back the changes in ${what}.`, 4000);
    });
  }

  async openOwnCommands(): Promise<void> {
    await this.#own.open();
  }

  /** Everything that was allowed for ever is asked again. */
  async forgetAllowed(): Promise<void> {
    const count = await this.#approvals.forget();
    void vscode.window.showInformationMessage(
      count === 0 ? 'Aloud: nothing was allowed for ever.' : `Aloud: ${count} allowed before will be asked again.`,
    );
  }

  async stop(): Promise<void> {
    await this.#session.stop();
  }

  async cancel(): Promise<void> {
    await this.#session.cancel();
  }

  async retry(): Promise<void> {
    await this.#telling(() => this.#session.retry());
  }

  /** A sound file through the pipeline: the one given, or a bundled one that the user picks. */
  async tryRecording(file?: string, mode: Mode = 'command'): Promise<void> {
    const sample = file === undefined ? await chooseSample(this.#props.context) : { file, mode };
    if (!sample) return;
    await this.#telling(async () => {
      const recording = await readAudioFile(sample.file, this.#backends.sox(), AbortSignal.timeout(60_000));
      await this.#session.hear(sample.mode, utteranceOf(recording));
    });
  }

  async checkSetup(): Promise<void> {
    const backends = this.#backends;
    const parts = {
      microphone: backends.microphone(),
      player: backends.player(),
      sox: backends.sox(),
      transcriber: backends.transcriber(),
      chat: backends.chat(),
      voice: backends.voice(),
      sample: () =>
        readAudioFile(this.#props.context.asAbsolutePath(SAMPLES[0].file), backends.sox(), AbortSignal.timeout(10_000)),
      addresses: () =>
        Promise.all(
          SERVICES.map(async service => {
            const { baseUrl, key } = await this.#addresses.of(service);
            return { service, baseUrl, hasKey: key !== undefined };
          }),
        ),
    };
    await this.#telling(() => showFindings(signal => checkSetup(parts, signal)));
  }

  #turnParts(own: OwnCommands): TurnParts {
    const { settings, log } = this.#props;
    const backends = this.#backends;
    this.#disclosure.tell(
      SERVICES.map(service => settings.get(`aloud.${service}.baseUrl`) || settings.get('aloud.baseUrl')),
    );
    return {
      editor: this.#editor,
      gate: this.#gate,
      actions: [...CATALOGUE, ...backends.grammar.forModels],
      grammar: backends.grammar,
      memory: this.#memory,
      own,
      transcriber: backends.transcriber(),
      chat: backends.chat(),
      speaker: backends.speaker(backends.player()),
      parsers: backends.parsers,
      settings,
      log,
    };
  }

  /** Runs what a command asks for; what goes wrong is shown, and goes no further. */
  async #telling(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      // Not awaited: the message stays until the user closes it.
      void showFailure(asAloudError(thrown));
    }
  }
}
