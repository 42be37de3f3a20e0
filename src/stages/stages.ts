import type { Decoders } from '../capture/encoding/audioFile.ts';
import { CleaningEncoder } from '../capture/encoding/cleaningEncoder.ts';
import type { Encoder } from '../capture/encoding/encoder.ts';
import { Ffmpeg } from '../capture/encoding/ffmpeg.ts';
import { LossyEncoder } from '../capture/encoding/lossyEncoder.ts';
import { Sox } from '../capture/encoding/sox.ts';
import { WavEncoder } from '../capture/encoding/wavEncoder.ts';
import type { WordFollower } from '../capture/take.ts';
import type { ChatModel } from '../chat/chatModel.ts';
import { intoEnglish } from '../chat/intoEnglish.ts';
import type { AloudError } from '../common/errors.ts';
import type { Health } from '../common/health.ts';
import type { Log } from '../common/log.ts';
import type { Played } from '../common/played.ts';
import { type RecogniserName, VOICE_NAMES } from '../common/settings/backendNames.ts';
import type { Addresses, Service } from '../common/settings/keys.ts';
import type { Settings } from '../common/settings/settings.ts';
import { spokenLanguages } from '../common/settings/spokenLanguages.ts';
import { recogniserPatterns } from '../grammar/commands/recogniserPatterns.ts';
import { SPEAKING_AT_HAND } from '../grammar/commands/speaking/speechWish.ts';
import { Grammar } from '../grammar/grammar.ts';
import { languagesOf } from '../grammar/languages/languages.ts';
import type { Message } from '../messages/message.ts';
import { RefusedFields } from '../openai/requests/refusedFields.ts';
import type { OpenAIAccess } from '../openai/requests/request.ts';
import type { Meter } from '../openai/use.ts';
import type { Player } from '../speak/players/player.ts';
import { Speaker } from '../speak/speaker.ts';
import { Speaking } from '../speak/speaking.ts';
import { KeptConnection } from '../speak/voices/realtime/keptConnection.ts';
import { realtimeModel, speaksRealtime } from '../speak/voices/realtime/realtimeModels.ts';
import type { Voice } from '../speak/voices/voice.ts';
import { Parsers } from '../syntax/parsers.ts';
import { grammarWords, jsgfFrom } from '../transcribe/ears/jsgf.ts';
import type { LocalEars } from '../transcribe/ears/localEars.ts';
import { PocketSphinx } from '../transcribe/ears/pocketsphinx.ts';
import type { Transcriber } from '../transcribe/transcriber.ts';
import { AudioChatStage } from './audioChat.ts';
import { type Backend, candidate } from './backend.ts';
import { canHear, earsHere } from './canHear.ts';
import { AutoChatModel, CHAT_MODELS, type EditorChatModel } from './chatModels.ts';
import { Kept } from './kept.ts';
import { localEarsOf } from './localEars.ts';
import { LocalEngines } from './localEngines.ts';
import { answersIn } from './localVoices.ts';
import { Playing } from './playing.ts';
import { AutoTranscriber, RECOGNISERS, type RecogniserMeans } from './recognisers.ts';
import { AutoVoice, onThisMachine, VOICE_SETTINGS, VOICES, type VoiceList, type VoiceMeans } from './voices.ts';
import { WatchedChatModel, WatchedPlayer, WatchedTranscriber, WatchedVoice } from './watched.ts';

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
  /** What is said, and was said last. */
  readonly speaking = new Speaking();
  readonly #props: StagesProps;
  readonly #compressed: LossyEncoder;
  readonly #refused: RefusedFields;
  readonly #engines: LocalEngines;
  readonly #sockets = new KeptConnection();
  /** It reads its dictionary once. */
  readonly #pocketsphinx: Kept<PocketSphinx>;
  /** They remember whether a model is quick enough. */
  readonly #localEars: Kept<LocalEars>;
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
    const format = () => (settings.get('aloud.recording.format') === 'mp3' ? 'mp3' : 'ogg');
    this.#compressed = new LossyEncoder(format, log);
    const { environment, programs, models = '', libraries = '' } = props;
    this.#engines = new LocalEngines({ settings, environment, log, program: programs.engine, models, libraries });
    this.#pocketsphinx = new Kept(settings, noting => this.#engine(noting));
    this.#localEars = new Kept(settings, noting =>
      localEarsOf({
        settings: noting,
        engines: this.#engines,
        pocketsphinx: this.#engine(noting),
        jsgf: words => this.#spoken(words),
        addresses: props.addresses,
        log,
      }),
    );
    this.#playing = new Playing({ settings, environment, log, played: props.played, player: programs.player });
    const mp3 = new LossyEncoder(() => 'mp3', log);
    this.#audioChat = new AudioChatStage({
      access: this.access(),
      encoder: () => this.#encoder(mp3),
      progress: props.progress,
      log,
    });
    this.parsers = new Parsers({ folders: props.grammars, log: props.log });
    const spoken = () => spokenLanguages(settings);
    this.grammar = new Grammar(this.parsers, undefined, heard => languagesOf(spoken(), heard));
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
    this.#sockets.close();
    this.parsers.dispose();
  }

  /** Knows whether a command's words so far are all; undefined for languages that nobody here understands. */
  follower(keywords: readonly string[]): WordFollower | undefined {
    const { language = '', languages = [language], translate } = spokenLanguages(this.#props.settings);
    if (translate || !languages.some(RECOGNISERS.pocketsphinx.knows)) return undefined;
    return {
      judge: async words => HINTS[this.grammar.progress(words)],
      hear: this.localEars().readingAlong(keywords),
    };
  }

  localEars(): LocalEars {
    return this.#localEars.get();
  }

  sox(): Sox {
    const { settings, environment } = this.#props;
    return new Sox({ path: settings.get('aloud.sox.path'), entry: this.#props.programs.sox, environment });
  }

  decoders(): Decoders {
    return { sox: this.sox(), ffmpeg: new Ffmpeg(this.#props.environment) };
  }

  /** Whether anything could turn speech into text, as it is set. Cheap and silent: no server is asked. */
  canHear(): Promise<boolean> {
    const { settings, addresses } = this.#props;
    return canHear(settings, addresses, this.#hearing());
  }

  /** What hears on this machine alone, by its name in the settings. */
  earsHere(): Promise<RecogniserName> {
    const { settings, addresses } = this.#props;
    return earsHere(settings, addresses, this.#hearing());
  }

  transcriber(): Transcriber {
    const { health } = this.#props;
    const transcriber = this.#transcriber();
    return health ? new WatchedTranscriber(transcriber, health) : transcriber;
  }

  #transcriber(): Transcriber {
    const { settings, log, progress } = this.#props;
    const means = this.#hearing();
    const name = settings.get('aloud.transcription.backend');
    const { openai, live, moonshine, parakeet, whisper, pocketsphinx } = RECOGNISERS;
    // What is lost on the way while it is said is still there as a whole.
    if (name === 'live') return new AutoTranscriber([candidate(live, means), candidate(openai, means)], log, progress);
    if (name !== 'auto') return RECOGNISERS[name].make(means);
    const others = [moonshine, parakeet, whisper, pocketsphinx].map(each => candidate(each, means));
    return new AutoTranscriber([candidate(openai, means), ...others], log, progress);
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

  voice(): Voice {
    const { health } = this.#props;
    const voice = this.#voice();
    return health ? new WatchedVoice(voice, health) : voice;
  }

  #voice(): Voice {
    const { settings, log, progress } = this.#props;
    const means = this.#speaking();
    const name = settings.get('aloud.speech.backend');
    if (name !== 'auto' && name !== 'realtime') return VOICES[name].make(means);
    const { openai, realtime } = VOICES;
    const onHere = onThisMachine(means, settings.get('aloud.speech.localVoice') !== '');
    const model = settings.get('aloud.speech.model');
    if (name === 'realtime' || speaksRealtime(model))
      return new AutoVoice([candidate(realtime, means), ...onHere], log, progress);
    // OpenAI's way on for its models of speech; whatever is wrong with it, a voice on this machine may speak.
    const instead = {
      ...candidate(realtime, means),
      leaves: () => true,
      follows: (failures: readonly AloudError[]) =>
        realtimeModel(model) !== model && failures.some(({ code }) => code === 'model-gone'),
    };
    return new AutoVoice([candidate(openai, means), instead, ...onHere], log, progress);
  }

  /** The voices that can be chosen, by backend, of those that speak as it is set. */
  voiceLists(): readonly VoiceList[] {
    const means = this.#speaking();
    const set = this.#props.settings.get('aloud.speech.backend');
    // A server has one list, whichever way it speaks.
    const all = VOICE_NAMES.filter(each => each !== 'realtime');
    return (set === 'auto' ? all : [set]).map(backend => ({
      backend,
      label: VOICES[backend].label,
      setting: VOICE_SETTINGS[backend],
      voices: async signal => (await VOICES[backend].make(means).voices?.(signal)) ?? [],
    }));
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

  /** What speaks, through a player or, without one, not at all. */
  speaker(player: Player | undefined): Speaker {
    const { settings, log } = this.#props;
    const style = () => ({
      instructions: settings.get('aloud.speech.instructions') || undefined,
      speed: settings.get('aloud.speech.speed'),
    });
    const speaker = new Speaker({ voice: this.voice(), player, style, log, speaking: this.speaking });
    // While someone still speaks; what cannot be loaded is told when it is needed.
    speaker.warm().catch(() => {});
    return speaker;
  }

  #hearing(): RecogniserMeans {
    return {
      access: this.access(),
      encoder: () => this.#encoder(),
      intoEnglish: (text, names, signal) => intoEnglish(this.chat(), text, names, signal),
      engines: this.#engines,
      engine: this.#pocketsphinx.get(),
      jsgf: words => this.#spoken(words),
      log: this.#props.log,
    };
  }

  #speaking(): VoiceMeans {
    const { environment, settings } = this.#props;
    return {
      access: this.access(),
      kept: this.#sockets,
      environment,
      systemVoice: () => settings.get('aloud.speech.systemVoice'),
      language: () => answersIn(settings),
      local: this.#engines.voice,
      models: this.#engines.folder,
    };
  }

  #engine(settings: Settings): PocketSphinx {
    return new PocketSphinx({
      program: settings.get('aloud.pocketsphinx.path'),
      model: settings.get('aloud.pocketsphinx.model'),
      environment: this.#props.environment,
    });
  }

  #encoder(compressed: Encoder = this.#compressed): Encoder {
    const { settings, log } = this.#props;
    const plain = settings.get('aloud.recording.format') === 'wav' ? new WavEncoder() : compressed;
    return settings.get('aloud.recording.clean') ? new CleaningEncoder(this.sox(), plain, log) : plain;
  }

  /** What the recogniser listens for: all that the grammar understands, with the words of the file, and to sleep. */
  #spoken(words: readonly string[]): string {
    const { patterns, slots } = recogniserPatterns(words);
    const phrases = this.#props.settings
      .get('aloud.handsFree.sleepWords')
      .map(phrase => phrase.toLowerCase().split(/\s+/));
    // What is no plain word a grammar cannot hold.
    const sayable = phrases.filter(phrase => grammarWords(phrase).length === phrase.length);
    const atHand = this.speaking.isAtHand ? SPEAKING_AT_HAND : [];
    return jsgfFrom([...patterns, ...atHand, ...sayable.map(phrase => phrase.join(' '))], slots);
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

/** What the grammar says of words, for the endpointer. */
const HINTS = { complete: 'complete', begun: 'unfinished', none: undefined } as const;
