import { LossyEncoder } from '../capture/encoding/lossyEncoder.ts';
import type { ChatModel } from '../chat/chatModel.ts';
import { intoEnglish } from '../chat/intoEnglish.ts';
import type { Health } from '../common/health.ts';
import type { Log } from '../common/log.ts';
import type { Played } from '../common/played.ts';
import type { Addresses, Service } from '../common/settings/keys.ts';
import type { Settings } from '../common/settings/settings.ts';
import { spokenLanguages } from '../common/settings/spokenLanguages.ts';
import { Grammar } from '../grammar/grammar.ts';
import { languagesOf } from '../grammar/languages/languages.ts';
import type { Message } from '../messages/message.ts';
import { RefusedFields } from '../openai/requests/refusedFields.ts';
import type { OpenAIAccess } from '../openai/requests/request.ts';
import type { Meter } from '../openai/use.ts';
import type { Player } from '../speak/players/player.ts';
import { Parsers } from '../syntax/parsers.ts';
import { AudioChatStage } from './audioChat.ts';
import { type Backend, candidate } from './backend.ts';
import { AutoChatModel, CHAT_MODELS, type EditorChatModel } from './chatModels.ts';
import { EarStages } from './earStages.ts';
import { LocalEngines } from './localEngines.ts';
import { Playing } from './playing.ts';
import { RECOGNISERS } from './recognisers.ts';
import { VoiceStages } from './voiceStages.ts';
import { VOICES } from './voices.ts';
import { WatchedChatModel, WatchedPlayer } from './watched.ts';

export interface StagesProps {
  readonly settings: Settings;
  readonly addresses: Addresses;
  readonly log: Log;
  /** Hears what comes of each stage. */
  readonly health?: Health;
  readonly environment: NodeJS.ProcessEnv;
  /** Scripts that run as programs of their own, by path. */
  readonly programs: { readonly player: string; readonly sox: string; readonly engine: string };
  /** Where models are where the settings name no other folder; none if absent. */
  readonly models?: string;
  /** Where the native libraries of a package are laid; nowhere if absent. */
  readonly libraries?: string;
  /** Folders of the .wasm files of tree-sitter. */
  readonly grammars: readonly string[];
  /** A language model that the editor itself has, if it can have one; `wanted` is its family or id. */
  readonly editorChat?: (wanted: () => string) => EditorChatModel;
  /** Told by the player what is heard, and when. */
  readonly played?: Played;
  /** Says in passing that something takes longer. */
  readonly progress: (says: Message) => void;
  /** Hears what each request has used, where that is known. */
  readonly used?: Meter;
}

/** Every stage behind the microphone. What is asked for is made from the settings as they are now. */
export class Stages {
  readonly parsers: Parsers;
  readonly grammar: Grammar;
  readonly ears: EarStages;
  readonly voices: VoiceStages;
  readonly #props: StagesProps;
  readonly #refused: RefusedFields;
  readonly #engines: LocalEngines;
  /** It remembers which models cannot hear. */
  readonly #audioChat: AudioChatStage;
  readonly #playing: Playing;

  constructor(props: StagesProps) {
    this.#props = props;
    const { settings, log } = props;
    this.#refused = new RefusedFields(({ baseUrl, model, field }) => {
      log.info(
        `${new URL(baseUrl).host} (${model}) does not take ${field}: it is asked without until the editor ends.`,
      );
    });
    const { environment, programs, models = '', libraries = '' } = props;
    this.#engines = new LocalEngines({ settings, environment, log, program: programs.engine, models, libraries });
    this.#playing = new Playing({ settings, environment, log, played: props.played, player: programs.player });
    this.parsers = new Parsers({ folders: props.grammars, log });
    this.grammar = new Grammar(this.parsers, undefined, heard => languagesOf(spokenLanguages(settings), heard));
    const { health, progress } = props;
    const means = { settings, access: this.access(), engines: this.#engines, environment, health, log, progress };
    this.voices = new VoiceStages(means);
    this.ears = new EarStages({
      ...means,
      sox: programs.sox,
      grammar: this.grammar,
      speaking: this.voices.speaking,
      intoEnglish: (text, names, signal) => intoEnglish(this.chat(), text, names, signal),
    });
    const mp3 = new LossyEncoder(() => 'mp3', log);
    this.#audioChat = new AudioChatStage({
      access: this.access(),
      encoder: () => this.ears.encoder(mp3),
      progress,
      log,
    });
  }

  /** The folder of models, as it is set; '' for none. */
  get modelsFolder(): string {
    return this.#engines.path;
  }

  /** Ends what has a model loaded; it is loaded again when it is next needed. */
  letModelsGo(): void {
    this.#engines.close();
  }

  dispose(): void {
    this.letModelsGo();
    this.voices.dispose();
    this.parsers.dispose();
  }

  chat(): ChatModel {
    const { health } = this.#props;
    const chat = this.#chat();
    return health ? new WatchedChatModel(chat, health) : chat;
  }

  #chat(): ChatModel {
    const { settings, editorChat, progress, log } = this.#props;
    const editor = editorChat?.(() => settings.get('aloud.chat.vscodeModel'));
    const means = { access: this.access(), editor };
    const name = settings.get('aloud.chat.backend');
    const { openai, vscode } = CHAT_MODELS;
    if (name !== 'auto') return CHAT_MODELS[name].make(means);
    if (!editor) return openai.make(means);
    return new AutoChatModel({ candidates: [candidate(openai, means), candidate(vscode, means)], progress, log });
  }

  /** Chat by sound; undefined where what is said is to be written first. */
  audio(): AudioChatStage | undefined {
    const { settings } = this.#props;
    const isAsked = settings.get('aloud.chat.audio') && settings.get('aloud.chat.backend') !== 'vscode';
    return isAsked ? this.#audioChat : undefined;
  }

  /** The services of those stages that may go to a server, as they are set. */
  services(): readonly Service[] {
    const { settings } = this.#props;
    const isSilent = settings.get('aloud.player') === 'none';
    return [
      ...goingOut('transcription', settings.get('aloud.transcription.backend'), RECOGNISERS),
      ...goingOut('chat', settings.get('aloud.chat.backend'), CHAT_MODELS),
      ...(isSilent ? [] : goingOut('speech', settings.get('aloud.speech.backend'), VOICES)),
    ];
  }

  /** Undefined where the user wants silence. */
  player(): Player | undefined {
    const { health } = this.#props;
    const player = this.#playing.player();
    return player && health ? new WatchedPlayer(player, health) : player;
  }

  /** What asks a server for anything. */
  access(): OpenAIAccess {
    const { addresses, settings, progress, used } = this.#props;
    return { addresses, settings, progress, refused: this.#refused, ...(used && { used }) };
  }
}

/** A service whose stage is set to a backend that goes to a server, or to whichever works. */
function goingOut<Name extends string>(
  service: Service,
  name: Name | 'auto',
  table: Readonly<Record<Name, Pick<Backend<never, never>, 'goesTo'>>>,
): readonly Service[] {
  return name === 'auto' || table[name].goesTo === 'server' ? [service] : [];
}
