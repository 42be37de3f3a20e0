import { basename } from 'node:path';
import * as vscode from 'vscode';
import { CATALOGUE } from '../../actions/catalogue.ts';
import { Gate } from '../../actions/gate/gate.ts';
import { undoTurn } from '../../actions/run/journal.ts';
import { readAudioFile } from '../../capture/encoding/audioFile.ts';
import { utteranceOf } from '../../capture/liveUtterance.ts';
import type { Service } from '../../common/keys.ts';
import type { Log } from '../../common/log.ts';
import type { Settings } from '../../common/settings.ts';
import type { OwnCommands } from '../../grammar/commands/ownCommands.ts';
import { addressSetting, ConfiguredAddresses } from '../../openai/addresses.ts';
import { AgreedAddresses } from '../../openai/agreedAddresses.ts';
import { type CheckedParts, checkSetup } from '../../session/checks.ts';
import { Memory } from '../../session/memory.ts';
import type { SessionParts } from '../../session/session.ts';
import { runTurn, type TurnParts } from '../../session/turn.ts';
import type { Mode } from '../../session/turnEvents.ts';
import { Stages } from '../../stages/stages.ts';
import { WorkspaceApprovals } from '../approvals.ts';
import { installedFiles } from '../installedFiles.ts';
import type { KeyStore } from '../keyStore.ts';
import { chooseAlternative, chooseCommand } from '../views/commandSheet.ts';
import { telling } from '../views/messages.ts';
import { askForText, inform, mention } from '../views/screen.ts';
import { showFindings } from '../views/setupView.ts';
import { VscodeChatModel } from '../vscodeChatModel.ts';
import { AgreedOrigins, askToSend } from './disclosure.ts';
import type { Ears } from './hearing.ts';
import { OwnCommandFiles } from './ownCommandFiles.ts';
import { chooseSample, SAMPLES } from './samples.ts';
import type { Talking } from './talking.ts';
import { transcribeFile } from './transcribeFile.ts';

export interface ApplicationProps {
  readonly context: vscode.ExtensionContext;
  readonly settings: Settings;
  readonly keys: KeyStore;
  readonly log: Log;
  readonly talking: Talking;
}

const SERVICES: readonly Service[] = ['transcription', 'chat', 'speech'];

/** All that acts upon what is said, and the commands that need no voice; made when one is needed. */
export class Application {
  readonly #props: ApplicationProps;
  readonly #gate: Gate;
  readonly #addresses: ConfiguredAddresses;
  readonly #stages: Stages;
  readonly #memory: Memory;
  readonly #approvals: WorkspaceApprovals;
  readonly #own: OwnCommandFiles;

  constructor(props: ApplicationProps) {
    const { context, settings, keys, log, talking } = props;
    this.#props = props;
    this.#approvals = new WorkspaceApprovals(context.workspaceState);
    this.#memory = new Memory(this.#approvals);
    this.#own = new OwnCommandFiles(log);
    this.#gate = new Gate({
      folders: () => talking.editor.files.folders,
      trusted: () => vscode.workspace.isTrusted,
    });
    this.#addresses = new ConfiguredAddresses(settings, origin => keys.keyFor(origin));
    const agreed = new AgreedAddresses({
      addresses: this.#addresses,
      settings,
      agreed: new AgreedOrigins(context.globalState),
      ask: origin => askToSend(origin, this.#servicesAt(origin)),
    });
    this.#stages = new Stages({
      settings,
      log,
      addresses: agreed,
      environment: process.env,
      ...installedFiles(context),
      editorChat: wanted => new VscodeChatModel(wanted),
      progress: sentence => mention('sync~spin', sentence, 4000),
    });
  }

  dispose(): void {
    this.#memory.dispose();
    this.#own.dispose();
  }

  /** What listens on this machine alone. */
  get ears(): Ears {
    return this.#stages;
  }

  /** One turn, from what was said to the answer. */
  readonly turn: SessionParts['turn'] = async (about, watch, signal) =>
    runTurn(about, this.#turnParts(await this.#own.current()), watch, signal);

  /** Explains the selection or the function around the cursor; a second call stops it. */
  async explain(): Promise<void> {
    if (this.#props.talking.session.state === 'idle')
      await telling(() => this.#props.talking.session.say('explain', ''));
    else await this.#props.talking.session.cancel();
  }

  async type(text?: string): Promise<void> {
    const words =
      text ??
      (await askForText({
        title: 'Aloud',
        prompt: 'What shall be done?',
        placeHolder: 'rename this to max speed',
      }));
    if (words?.trim()) await telling(() => this.#props.talking.session.say('command', words.trim()));
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
    await this.#props.talking.session.cancel();
    await telling(async () => {
      const files = await undoTurn(this.#memory.journal, this.#props.talking.editor);
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

  async transcribeFile(file?: vscode.Uri, where?: 'cursor' | 'document'): Promise<void> {
    const stages = this.#stages;
    const { talking } = this.#props;
    await telling(() =>
      transcribeFile(
        {
          decoders: stages.decoders(),
          transcriber: stages.transcriber(),
          language: this.#props.settings.get('aloud.transcription.language') || undefined,
          detector: () => talking.stages.detector(),
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
    await telling(async () => {
      const recording = await readAudioFile(sample.file, this.#stages.decoders(), AbortSignal.timeout(60_000));
      await this.#props.talking.session.hear(sample.mode, utteranceOf(recording));
    });
  }

  async checkSetup(): Promise<void> {
    await telling(() => {
      const parts = this.#checkedParts();
      return showFindings(signal => checkSetup(parts, signal));
    });
  }

  #checkedParts(): CheckedParts {
    const stages = this.#stages;
    const { talking } = this.#props;
    const [{ file, says }] = SAMPLES;
    return {
      microphone: talking.stages.microphone(),
      player: stages.player(),
      sox: stages.sox(),
      transcriber: stages.transcriber(),
      chat: stages.chat(),
      voice: stages.voice(),
      sample: {
        says,
        read: () =>
          readAudioFile(this.#props.context.asAbsolutePath(file), stages.decoders(), AbortSignal.timeout(10_000)),
      },
      addresses: () =>
        Promise.all(
          SERVICES.map(async service => {
            const { baseUrl, key } = await this.#addresses.of(service);
            return { service, baseUrl, hasKey: key !== undefined };
          }),
        ),
    };
  }

  #turnParts(own: OwnCommands): TurnParts {
    const { settings, log, talking } = this.#props;
    const stages = this.#stages;
    return {
      editor: this.#props.talking.editor,
      gate: this.#gate,
      actions: CATALOGUE,
      grammar: stages.grammar,
      memory: this.#memory,
      own,
      control: words => talking.handsFree.understand(words),
      transcriber: stages.transcriber(),
      chat: stages.chat(),
      speaker: stages.speaker(stages.player()),
      parsers: stages.parsers,
      settings,
      log,
    };
  }

  /** What goes to an origin, as the stages are set. */
  #servicesAt(origin: string): readonly Service[] {
    const { settings } = this.#props;
    return this.#stages.services().filter(service => {
      const url = settings.get(addressSetting(settings, service)).trim();
      return URL.canParse(url) && new URL(url).origin === origin;
    });
  }
}
