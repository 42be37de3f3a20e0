import { basename } from 'node:path';
import * as vscode from 'vscode';
import { CATALOGUE } from '../../actions/catalogue.ts';
import { Gate } from '../../actions/gate/gate.ts';
import { undoTurn } from '../../actions/run/journal.ts';
import { Backends } from '../../backends.ts';
import { readAudioFile } from '../../capture/encoding/audioFile.ts';
import { utteranceOf } from '../../capture/liveUtterance.ts';
import type { PageMicrophone } from '../../capture/page/pageMicrophone.ts';
import { HoldToTalk } from '../../capture/pushToTalk.ts';
import { asAloudError } from '../../common/errors.ts';
import type { Service } from '../../common/keys.ts';
import type { Log } from '../../common/log.ts';
import type { Settings } from '../../common/settings.ts';
import type { OwnCommands } from '../../grammar/commands/ownCommands.ts';
import { ConfiguredAddresses } from '../../openai/addresses.ts';
import { checkSetup } from '../../session/checks.ts';
import { HandsFree } from '../../session/handsFree.ts';
import { Memory } from '../../session/memory.ts';
import { Session } from '../../session/session.ts';
import type { TurnParts } from '../../session/turn.ts';
import type { Mode, TurnEvent, Watcher } from '../../session/turnEvents.ts';
import { WorkspaceApprovals } from '../approvals.ts';
import { FollowedDocuments } from '../editor/followedDocuments.ts';
import { VscodeEditor } from '../editor/vscodeEditor.ts';
import { installedFiles } from '../installedFiles.ts';
import type { KeyStore } from '../keyStore.ts';
import { chooseAlternative, chooseCommand } from '../views/commandSheet.ts';
import { showFailure } from '../views/messages.ts';
import { askForText, inform, mention } from '../views/screen.ts';
import { showFindings } from '../views/setupView.ts';
import { chooseWaiting } from '../views/waitingRecordings.ts';
import { VscodeChatModel } from '../vscodeChatModel.ts';
import { Disclosure } from './disclosure.ts';
import { Hearing } from './hearing.ts';
import { isRemote, microphonePage } from './microphonePage.ts';
import { OwnCommandFiles } from './ownCommandFiles.ts';
import { chooseSample, SAMPLES } from './samples.ts';
import { transcribeFile } from './transcribeFile.ts';

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
  readonly #page: PageMicrophone;
  readonly #hearing: Hearing;
  readonly #handsFree: HandsFree;
  readonly #session: Session;
  readonly #followed: FollowedDocuments;
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
    this.#gate = new Gate({ folders: () => this.#editor.files.folders, trusted: () => vscode.workspace.isTrusted });
    this.#addresses = new ConfiguredAddresses(settings, origin => keys.keyFor(origin));
    this.#disclosure = new Disclosure(context.globalState);
    this.#page = microphonePage(context, log, action => void this.#telling(() => this.#talk(action)));
    this.#backends = new Backends({
      settings,
      log,
      addresses: this.#addresses,
      environment: process.env,
      ...installedFiles(context),
      page: this.#page,
      isRemote: isRemote(context),
      editorChat: wanted => new VscodeChatModel(wanted),
      progress: sentence => mention('sync~spin', sentence, 4000),
    });
    const backends = this.#backends;
    this.#followed = new FollowedDocuments(backends.parsers);
    this.#hearing = new Hearing({
      context,
      settings,
      log,
      backends,
      held: () => [...this.#keys.values()].some(key => key.held),
    });
    const follow = (event: TurnEvent) => {
      // The microphone is open, so nothing has to wait for this.
      if (event.event === 'level') this.#followed.prepare();
      if (event.event === 'state') {
        if (event.state !== 'listening') for (const key of this.#keys.values()) key.ended();
        this.#page.tell(event.state);
      }
      if (event.event === 'hands-free') this.#page.tell(event.state === 'asleep' ? 'asleep' : this.#session.state);
      this.#handsFree.follow(event);
      watch(event);
    };
    this.#session = new Session({
      editor: this.#editor,
      log,
      watch: follow,
      listen: (about, watcher, signal) => this.#hearing.listen(about, watcher, signal),
      lastRecording: () => this.#hearing.recorder.last(),
      turnParts: async () => this.#turnParts(await this.#own.current()),
    });
    this.#handsFree = new HandsFree({
      session: this.#session,
      microphone: () => backends.microphone(),
      wake: (words, signal) => this.#hearing.wakes(words, signal),
      words: () => ({
        sleep: settings.get('aloud.handsFree.sleepWords'),
        wake: settings.get('aloud.handsFree.wakeWords'),
      }),
      watch: follow,
      tell: error => void showFailure(error),
    });
  }

  dispose(): void {
    void this.#handsFree.stop();
    for (const key of this.#keys.values()) key.dispose();
    this.#backends.dispose();
    void this.#page.dispose();
    this.#memory.dispose();
    this.#own.dispose();
    this.#followed.dispose();
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
      (await askForText({
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
    const words = await askForText({
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
      mention('discard', `Aloud: took back the changes in ${what}.`, 4000);
    });
  }

  async openOwnCommands(): Promise<void> {
    await this.#own.open();
  }

  /** Everything that was allowed for ever is asked again. */
  async forgetAllowed(): Promise<void> {
    const count = await this.#approvals.forget();
    void inform(
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

  /** Listens without a key until it is called again; wakes it where it sleeps. */
  async handsFree(): Promise<void> {
    await this.#telling(() => this.#handsFree.toggle());
  }

  /** Hears nothing but the wake words from now on, or everything again. */
  sleep(): void {
    if (this.#handsFree.state === 'asleep') this.#handsFree.wake();
    else this.#handsFree.sleep();
  }

  async selectMicrophone(): Promise<void> {
    await this.#handsFree.stop();
    const { recorder } = installedFiles(this.#props.context).programs;
    await this.#telling(() => this.#hearing.selectMicrophone(recorder));
  }

  /** Lists what waits for its text, to be tried again, saved or deleted. */
  async showRecordings(): Promise<void> {
    await this.#telling(async () => {
      const recording = await chooseWaiting(this.#hearing.recordings);
      if (recording) await this.#session.again(this.#hearing.recorder.again(recording));
    });
  }

  /** Looks for recordings that an earlier run left behind. */
  async recover(): Promise<void> {
    await this.#hearing.recover();
  }

  async transcribeFile(file?: vscode.Uri, where?: 'cursor' | 'document'): Promise<void> {
    const backends = this.#backends;
    this.#tellWhere();
    await this.#telling(() =>
      transcribeFile(
        {
          decoders: backends.decoders(),
          transcriber: backends.transcriber(),
          language: this.#props.settings.get('aloud.transcription.language') || undefined,
          detector: () => backends.detector(),
        },
        file,
        where,
      ),
    );
  }

  /** A sound file through the pipeline: the one given, or a bundled one that the user picks. */
  async tryRecording(file?: string, mode: Mode = 'command'): Promise<void> {
    const sample = file === undefined ? await chooseSample(this.#props.context) : { file, mode };
    if (!sample) return;
    await this.#telling(async () => {
      const recording = await readAudioFile(sample.file, this.#backends.decoders(), AbortSignal.timeout(60_000));
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
        readAudioFile(
          this.#props.context.asAbsolutePath(SAMPLES[0].file),
          backends.decoders(),
          AbortSignal.timeout(10_000),
        ),
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
    this.#tellWhere();
    return {
      editor: this.#editor,
      gate: this.#gate,
      actions: [...CATALOGUE, ...backends.grammar.forModels],
      grammar: backends.grammar,
      memory: this.#memory,
      own,
      control: words => this.#handsFree.understand(words),
      transcriber: backends.transcriber(),
      chat: backends.chat(),
      speaker: backends.speaker(backends.player()),
      parsers: backends.parsers,
      settings,
      log,
    };
  }

  /** The page's own button and key, which has a release to tell. */
  async #talk(action: 'down' | 'up' | 'toggle'): Promise<void> {
    if (action === 'toggle') await this.#session.toggle('command');
    else if (action === 'down' && this.#session.state !== 'listening') await this.#session.toggle('command');
    else if (action === 'up' && this.#session.state === 'listening') await this.#session.stop();
  }

  /** Says where sound and code go, before they go there for the first time. */
  #tellWhere(): void {
    const { settings } = this.#props;
    this.#disclosure.tell(
      SERVICES.map(service => settings.get(`aloud.${service}.baseUrl`) || settings.get('aloud.baseUrl')),
    );
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
