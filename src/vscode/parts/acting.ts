import * as vscode from 'vscode';
import { CATALOGUE } from '../../actions/catalogue.ts';
import { Gate } from '../../actions/gate/gate.ts';
import { Runner } from '../../actions/run/runner.ts';
import type { Frame } from '../../capture/microphone.ts';
import type { Utterance } from '../../capture/utterance.ts';
import { Stopwatch } from '../../common/async/stopwatch.ts';
import type { Health } from '../../common/health.ts';
import { httpAddress } from '../../common/hosts.ts';
import type { Log } from '../../common/log.ts';
import type { Service } from '../../common/settings/keys.ts';
import type { Settings } from '../../common/settings/settings.ts';
import { spokenLanguages } from '../../common/settings/spokenLanguages.ts';
import { languagesOf } from '../../grammar/languages/languages.ts';
import type { SpokenLanguage } from '../../grammar/languages/spokenLanguage.ts';
import { type Message, message } from '../../messages/message.ts';
import { text } from '../../messages/text.ts';
import { addressSetting, ConfiguredAddresses } from '../../openai/addresses.ts';
import { AgreedAddresses } from '../../openai/agreedAddresses.ts';
import { PRICES_OF } from '../../openai/models/prices.ts';
import { Answers } from '../../session/answers.ts';
import { Conversing } from '../../session/conversing/conversing.ts';
import { Exchanges } from '../../session/conversing/exchanges.ts';
import { Memory } from '../../session/memory.ts';
import type { SessionParts } from '../../session/session.ts';
import { heeding } from '../../session/spokenAnswer.ts';
import { Transcripts } from '../../session/transcripts.ts';
import type { Teller } from '../../session/turnEvents.ts';
import { Stages } from '../../stages/stages.ts';
import { WorkspaceApprovals } from '../approvals.ts';
import { editorChanges } from '../editor/editorChanges.ts';
import { installedFiles } from '../installedFiles.ts';
import type { KeyStore } from '../keyStore.ts';
import { inform, mention } from '../views/screen.ts';
import { VscodeChatModel } from '../vscodeChatModel.ts';
import { AgreedOrigins, askToSend } from './disclosure.ts';
import { endingModels } from './endingModels.ts';
import type { Ears } from './hearing.ts';
import { OwnCommandFiles } from './ownCommandFiles.ts';
import { TakenBack } from './takenBack.ts';
import type { Talking } from './talking.ts';
import { Turning } from './turning.ts';
import { VocabularyFiles } from './vocabularyFiles.ts';

/** So long it is told why a voice is not enough, in ms. */
const EXPLAINED_MS = 10_000;

export interface ActingProps {
  readonly context: vscode.ExtensionContext;
  readonly settings: Settings;
  readonly keys: KeyStore;
  readonly log: Log;
  readonly health: Health;
  readonly talking: Talking;
}

/** All that acts upon what is said; made when something is. */
export class Acting {
  readonly context: vscode.ExtensionContext;
  readonly settings: Settings;
  readonly log: Log;
  readonly talking: Talking;
  readonly #props: ActingProps;
  readonly #gate: Gate;
  readonly addresses: ConfiguredAddresses;
  /** The same, once the user knows what goes there. */
  readonly agreed: AgreedAddresses;
  readonly stages: Stages;
  readonly memory: Memory;
  readonly #approvals: WorkspaceApprovals;
  readonly own: OwnCommandFiles;
  readonly vocabulary: VocabularyFiles;
  readonly #turning: Turning;
  readonly #takenBack: TakenBack;

  constructor(props: ActingProps) {
    const { context, settings, keys, log, talking } = props;
    this.#props = props;
    this.context = context;
    this.settings = settings;
    this.log = log;
    this.talking = talking;
    this.#approvals = new WorkspaceApprovals(context.workspaceState);
    this.memory = new Memory(this.#approvals);
    this.#takenBack = new TakenBack(this.memory.journal, talking.session);
    this.own = new OwnCommandFiles(log);
    this.vocabulary = new VocabularyFiles(log);
    this.#gate = new Gate({
      folders: () => talking.editor.files.folders,
      trusted: () => vscode.workspace.isTrusted,
    });
    this.addresses = new ConfiguredAddresses(settings, origin => keys.keyFor(origin));
    this.agreed = new AgreedAddresses({
      addresses: this.addresses,
      settings,
      agreed: new AgreedOrigins(context.globalState),
      ask: origin => askToSend(origin, this.#servicesAt(origin), this.stages.audio() !== undefined),
    });
    this.stages = new Stages({
      settings,
      log,
      health: props.health,
      addresses: this.agreed,
      environment: process.env,
      ...installedFiles(context),
      played: talking.stages.played,
      editorChat: wanted => new VscodeChatModel(wanted),
      progress: sentence => mention('sync~spin', sentence, 4000),
      used: ({ service, dollars, ...used }) =>
        talking.session.telling({
          ...{ event: 'used', by: service, ...used },
          ...(dollars !== undefined && { cost: { dollars, pricesOf: PRICES_OF } }),
        }),
    });
    const { memory, own, vocabulary, stages } = this;
    this.#turning = new Turning({
      ...{ settings, log, talking, gate: this.#gate, memory, own, vocabulary, stages },
      choose: signal => this.#chooseMeanwhile(signal),
      endings: endingModels({
        ...{ memory: context.globalState, settings, log, addresses: this.agreed },
        services: () => stages.services(),
      }),
    });
  }

  /** Lets the user choose what shall hear, think and speak. Whether they have gone one of the ways. */
  async chooseEars(signal: AbortSignal, meanwhile = false): Promise<boolean> {
    const { chooseEars } = await import('./earsChoice.ts');
    return chooseEars({ acting: this, keys: this.#props.keys }, signal, meanwhile);
  }

  /** The same in a turn, which waits for it. */
  async #chooseMeanwhile(signal: AbortSignal): Promise<boolean> {
    const tell = this.talking.session.telling;
    tell({ event: 'chooses', question: text(message('first.choose')) });
    try {
      return await this.chooseEars(signal, true);
    } finally {
      if (!signal.aborted) tell({ event: 'chooses' });
    }
  }

  dispose(): void {
    this.#turning.dispose();
    this.#takenBack.dispose();
    this.stages.dispose();
    this.memory.dispose();
    this.own.dispose();
    this.vocabulary.dispose();
  }

  /** The language in which commands are most likely said. */
  get speaks(): SpokenLanguage {
    return languagesOf(spokenLanguages(this.#props.settings))[0];
  }

  /** What listens on this machine alone. */
  get ears(): Ears {
    return this.stages.ears;
  }

  /** One turn, from what was said to the answer. */
  get turn(): SessionParts['turn'] {
    return this.#turning.turn;
  }

  /** What was said in answer to a question on screen. */
  async words(utterance: Utterance, signal: AbortSignal): Promise<string> {
    const { settings, log } = this.#props;
    const vocabulary = await this.vocabulary.current();
    const transcripts = new Transcripts(this.stages.ears.transcriber(), spokenLanguages(settings), log, vocabulary);
    const about = { mode: 'command' as const, scene: undefined, tell: () => {}, stopwatch: new Stopwatch() };
    return (await transcripts.of(utterance, about, signal)).raw;
  }

  /** A conversation, from the open microphone to its end. */
  readonly converse: SessionParts['converse'] = async (told, wishes, signal) => {
    const { log, talking } = this.#props;
    const { stages, memory } = this;
    const explain = (says: Message) => mention('shield', says, EXPLAINED_MS);
    const tell = heeding(told, { refuse: () => talking.editor.asking.refuse(), explain });
    const conversation = new Conversing({
      ...{ editor: talking.editor, gate: this.#gate, memory, log, tell, manner: 'hands-free' },
      ...{ actions: CATALOGUE, grammar: stages.grammar, chat: stages.chat(), parsers: stages.parsers },
      display: vscode.env.language,
      changes: editorChanges,
      ...{ access: stages.access(), speaker: stages.voices.speaker(undefined), player: stages.player() },
      ears: {
        detector: () => talking.stages.detector(),
        own: talking.stages.ownVoice,
        lagMs: () => talking.stages.microphone().lagMs,
      },
    });
    const frames = heardBy(talking.stages.microphone().open(signal), tell);
    await conversation.run(frames, wishes, signal);
  };

  /** Says a text that is shown already, whatever answers are spoken by themselves. */
  async say(shown: string, tell: Teller, signal: AbortSignal): Promise<void> {
    const answers = new Answers(this.stages.voices.speaker(this.stages.player()), 'always');
    await answers.again('explain', shown, { tell, stopwatch: new Stopwatch() }, signal);
  }

  /** Inserts what a model has written where the cursor is, behind the gate, as if the model had asked for it. */
  async insert(code: string, tell: Teller, signal: AbortSignal): Promise<void> {
    const { settings, log, talking } = this.#props;
    const { memory } = this;
    const exchanges = new Exchanges({
      ...{ editor: talking.editor, gate: this.#gate, memory, settings, tell, manner: 'asked' as const },
    });
    const { scene, exchange } = exchanges.open('', signal);
    try {
      const runner = new Runner({ exchange, by: 'model', actions: CATALOGUE, log });
      await runner.call('insert_text', { text: code });
    } finally {
      exchange.dispose();
      scene?.dispose();
    }
  }

  /** Everything that was allowed for ever is asked again. */
  async forgetAllowed(): Promise<void> {
    const count = await this.#approvals.forget();
    void inform(count === 0 ? message('screen.forgot-nothing') : message('screen.forgot', { count }));
  }

  /** What goes to an origin, as the stages are set. */
  #servicesAt(origin: string): readonly Service[] {
    const { settings } = this.#props;
    const isThere = (service: Service) => {
      const url = httpAddress(settings.get(addressSetting(settings, service)));
      return URL.canParse(url) && new URL(url).origin === origin;
    };
    const services = this.stages.services().filter(isThere);
    // A conversation is asked for by name.
    return services.length > 0 ? services : [...services, 'conversation' as const].filter(isThere);
  }
}

/** Tells from the first frame on that it is heard. */
async function* heardBy(frames: AsyncIterable<Frame>, tell: Teller): AsyncGenerator<Frame, void, undefined> {
  for await (const frame of frames) {
    tell({ event: 'state', track: 'ears', state: 'listening' });
    yield frame;
  }
}
