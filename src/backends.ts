import type { Decoders } from './capture/encoding/audioFile.ts';
import { CleaningEncoder } from './capture/encoding/cleaningEncoder.ts';
import type { Encoder } from './capture/encoding/encoder.ts';
import { Ffmpeg } from './capture/encoding/ffmpeg.ts';
import { LossyEncoder } from './capture/encoding/lossyEncoder.ts';
import { Sox } from './capture/encoding/sox.ts';
import { WavEncoder } from './capture/encoding/wavEncoder.ts';
import type { Microphone } from './capture/microphone.ts';
import { FallbackMicrophone } from './capture/microphones/fallbackMicrophone.ts';
import {
  arecordMicrophone,
  commandMicrophone,
  ffmpegMicrophone,
  nativeMicrophone,
  parecMicrophone,
  soxMicrophone,
} from './capture/microphones/microphones.ts';
import { StandbyMicrophone } from './capture/microphones/standbyMicrophone.ts';
import { EventualDetector } from './capture/voice/eventualDetector.ts';
import { Silero } from './capture/voice/silero.ts';
import type { VoiceDetector } from './capture/voice/voiceDetector.ts';
import type { ChatModel } from './chat/chatModel.ts';
import { FallbackChatModel } from './chat/fallbackChatModel.ts';
import { OpenAIChatModel } from './chat/openaiChatModel.ts';
import { SecretFreeChatModel } from './chat/secretFreeChatModel.ts';
import { AloudError } from './common/errors.ts';
import type { Addresses } from './common/keys.ts';
import type { Log } from './common/log.ts';
import type { Settings } from './common/settings.ts';
import { speechPatterns } from './grammar/commands/speech.ts';
import { Grammar } from './grammar/grammar.ts';
import { FallbackPlayer } from './speak/fallbackPlayer.ts';
import { FallbackVoice } from './speak/fallbackVoice.ts';
import { OpenAIVoice } from './speak/openaiVoice.ts';
import type { Player } from './speak/player.ts';
import { aplayPlayer, nativePlayer, pacatPlayer, soxPlayer } from './speak/players.ts';
import { SecretFreeVoice } from './speak/secretFreeVoice.ts';
import { Speaker } from './speak/speaker.ts';
import { SystemVoice } from './speak/systemVoice.ts';
import type { Voice } from './speak/voice.ts';
import { Parsers } from './syntax/parsers.ts';
import { FallbackTranscriber } from './transcribe/ears/fallbackTranscriber.ts';
import { grammarWords, jsgfFrom } from './transcribe/ears/jsgf.ts';
import { LocalEars } from './transcribe/ears/localEars.ts';
import { LongTranscriber } from './transcribe/ears/longTranscriber.ts';
import { OpenAITranscriber } from './transcribe/ears/openaiTranscriber.ts';
import { PocketSphinx } from './transcribe/ears/pocketsphinx.ts';
import { PocketSphinxTranscriber } from './transcribe/ears/pocketsphinxTranscriber.ts';
import { SecretFreeTranscriber } from './transcribe/secretFreeTranscriber.ts';
import type { Transcriber } from './transcribe/transcriber.ts';

/** WAV of the longest part is smaller than 25 MB, and no model takes less than so much time. */
const PART_LIMITS = { softMs: 8 * 60_000, hardMs: 10 * 60_000 };
/** Heard before the key was pressed, where the microphone was open, in ms. */
const PRE_ROLL_MS = 500;

export interface BackendsProps {
  readonly settings: Settings;
  readonly addresses: Addresses;
  readonly log: Log;
  readonly environment: NodeJS.ProcessEnv;
  /** Scripts that run as programs or threads of their own, by path. */
  readonly programs: {
    readonly recorder: string;
    readonly player: string;
    readonly sox: string;
    readonly silero: string;
  };
  /** Silero's model and onnxruntime's WebAssembly, by path. */
  readonly voiceModel: { readonly model: string; readonly wasm: string };
  /** A page in the user's browser that records, if one can be shown. */
  readonly page?: Microphone;
  /** Whether the user sits at another machine than this: its microphones are not theirs. */
  readonly isRemote?: boolean;
  /** Folders of the .wasm files of tree-sitter. */
  readonly grammars: readonly string[];
  /** A language model that the editor itself has, if it can have one; `wanted` is its family or id. */
  readonly editorChat?: (wanted: () => string) => ChatModel & { isThere(): Promise<boolean> };
  /** Says in passing that something takes longer. */
  readonly progress: (sentence: string) => void;
}

/**
 * The one list of what there is for each stage: setting value → constructor. What is asked for is made from the
 * settings as they are now.
 */
export class Backends {
  readonly parsers: Parsers;
  readonly grammar: Grammar;
  readonly #props: BackendsProps;
  readonly #silero: Silero;
  readonly #compressed: LossyEncoder;
  /** It stays open, and `auto` remembers what worked, for as long as the settings behind it stay the same. */
  #microphones: { readonly key: string; readonly microphone: StandbyMicrophone } | undefined;
  #recogniser: { readonly key: string; readonly engine: PocketSphinx } | undefined;
  #players: { readonly key: string; readonly player: Player } | undefined;

  constructor(props: BackendsProps) {
    this.#props = props;
    const { settings, log, programs, voiceModel } = props;
    this.#silero = new Silero({ entry: programs.silero, ...voiceModel, log });
    const format = () => (settings.get('aloud.recording.format') === 'mp3' ? 'mp3' : 'ogg');
    this.#compressed = new LossyEncoder(format, log);
    this.parsers = new Parsers({ folders: props.grammars, log: props.log });
    this.grammar = new Grammar(this.parsers);
  }

  dispose(): void {
    this.#microphones?.microphone.close();
    void this.#silero.dispose();
    this.parsers.dispose();
  }

  /** Every way to record, the likeliest to work first. */
  microphones(): readonly Microphone[] {
    const here = (['native', 'parec', 'arecord', 'ffmpeg', 'sox'] as const).map(name => this.microphoneNamed(name));
    const { page, isRemote } = this.#props;
    if (!page) return here;
    return isRemote ? [page, ...here] : [...here, page];
  }

  /** What the settings choose; the same as long as they choose the same. */
  microphone(): StandbyMicrophone {
    const { settings, log, progress } = this.#props;
    const name = settings.get('aloud.microphone.backend');
    const command = settings.get('aloud.microphone.command');
    const key = [name, settings.get('aloud.microphone.device'), settings.get('aloud.sox.path'), ...command].join('\n');
    if (this.#microphones?.key !== key) {
      this.#microphones?.microphone.close();
      const chosen =
        name === 'auto' ? new FallbackMicrophone(this.microphones(), log, progress) : this.microphoneNamed(name);
      const standbyMs = () => settings.get('aloud.microphone.standbySeconds') * 1000;
      this.#microphones = {
        key,
        microphone: new StandbyMicrophone(chosen, { preRollMs: () => PRE_ROLL_MS, standbyMs }),
      };
    }
    return this.#microphones.microphone;
  }

  detector(): VoiceDetector {
    return new EventualDetector(this.#silero);
  }

  /** Says what is known of a command's words so far; undefined for languages that nobody here understands. */
  anticipation(keywords: readonly string[]): ReturnType<LocalEars['anticipation']> | undefined {
    const language = this.#props.settings.get('aloud.transcription.language');
    if (language !== '' && !/^en\b/i.test(language)) return undefined;
    return this.localEars().anticipation(keywords, words => HINTS[this.grammar.progress(words)]);
  }

  localEars(): LocalEars {
    return new LocalEars(this.#pocketsphinx(), words => this.#spoken(words));
  }

  sox(): Sox {
    const { settings, environment } = this.#props;
    return new Sox({ path: settings.get('aloud.sox.path'), entry: this.#props.programs.sox, environment });
  }

  decoders(): Decoders {
    return { sox: this.sox(), ffmpeg: new Ffmpeg(this.#props.environment) };
  }

  transcriber(): Transcriber {
    return new LongTranscriber(this.#transcriber(), PART_LIMITS);
  }

  #transcriber(): Transcriber {
    const backend = this.#props.settings.get('aloud.transcription.backend');
    const local = this.#pocketsphinx();
    const offline = new PocketSphinxTranscriber({ engine: local, jsgf: words => this.#spoken(words) });
    if (backend === 'pocketsphinx') return offline;
    const server = new SecretFreeTranscriber(new OpenAITranscriber({ ...this.#access(), encoder: this.#encoder() }));
    if (backend === 'openai') return server;
    const { log } = this.#props;
    return new FallbackTranscriber({ first: server, second: offline, isThere: () => local.isInstalled(), log });
  }

  chat(): ChatModel {
    return new SecretFreeChatModel(this.#chat());
  }

  #chat(): ChatModel {
    const { settings, editorChat, progress, log } = this.#props;
    const backend = settings.get('aloud.chat.backend');
    const server = new OpenAIChatModel(this.#access());
    if (!editorChat || backend === 'openai') return server;
    const editor = editorChat(() => settings.get('aloud.chat.vscodeModel'));
    if (backend === 'vscode') return editor;
    const second = async () => ((await editor.isThere()) ? editor : undefined);
    return new FallbackChatModel({ first: server, second, progress, log });
  }

  voice(): Voice {
    return new SecretFreeVoice(this.#voice());
  }

  #voice(): Voice {
    const { settings, environment, log } = this.#props;
    const backend = settings.get('aloud.speech.backend');
    const system = new SystemVoice({ environment });
    if (backend === 'system') return system;
    const server = new OpenAIVoice(this.#access());
    return backend === 'openai' ? server : new FallbackVoice({ first: server, second: system, log });
  }

  /** Every way to play, the likeliest to work first. */
  players(): readonly Player[] {
    const names =
      process.platform === 'linux' ? (['pacat', 'aplay', 'native', 'sox'] as const) : (['native', 'sox'] as const);
    return names.map(name => this.#player(name));
  }

  /** Undefined where the user wants silence. */
  player(): Player | undefined {
    const { settings, log } = this.#props;
    const name = settings.get('aloud.player');
    if (name === 'none') return undefined;
    if (name !== 'auto') return this.#player(name);
    const key = settings.get('aloud.sox.path');
    if (this.#players?.key !== key) this.#players = { key, player: new FallbackPlayer(this.players(), log) };
    return this.#players.player;
  }

  /** What speaks, through a player or, without one, not at all. */
  speaker(player: Player | undefined): Speaker {
    const { settings, log } = this.#props;
    const style = () => ({
      instructions: settings.get('aloud.speech.instructions') || undefined,
      speed: settings.get('aloud.speech.speed'),
    });
    return new Speaker({ voice: this.voice(), player, style, log });
  }

  /** One way to record, with the device that is set unless another is named. */
  microphoneNamed(
    name: 'native' | 'parec' | 'arecord' | 'ffmpeg' | 'sox' | 'browser' | 'command',
    device = this.#props.settings.get('aloud.microphone.device'),
  ): Microphone {
    const { settings, environment, log, page } = this.#props;
    const options = { device, environment, log };
    switch (name) {
      case 'browser':
        if (page) return page;
        throw new AloudError({
          code: 'unsupported',
          message: 'There is no browser to record in here.',
          setting: 'aloud.microphone.backend',
        });
      case 'parec':
        return parecMicrophone(options);
      case 'ffmpeg':
        return ffmpegMicrophone(options);
      case 'native':
        return nativeMicrophone(this.#props.programs.recorder, options);
      case 'arecord':
        return arecordMicrophone(options);
      case 'sox':
        return soxMicrophone(settings.get('aloud.sox.path'), options);
      case 'command':
        return commandMicrophone(settings.get('aloud.microphone.command'), options);
    }
  }

  #player(name: 'native' | 'pacat' | 'aplay' | 'sox'): Player {
    const { settings, environment, log } = this.#props;
    const options = { environment, log };
    switch (name) {
      case 'native':
        return nativePlayer(this.#props.programs.player, options);
      case 'pacat':
        return pacatPlayer(options);
      case 'aplay':
        return aplayPlayer(options);
      case 'sox':
        return soxPlayer(settings.get('aloud.sox.path'), options);
    }
  }

  /** Kept for as long as its settings stay the same: it reads its dictionary once. */
  #pocketsphinx(): PocketSphinx {
    const { settings, environment } = this.#props;
    const program = settings.get('aloud.pocketsphinx.path');
    const model = settings.get('aloud.pocketsphinx.model');
    const key = [program, model].join('\n');
    if (this.#recogniser?.key !== key)
      this.#recogniser = { key, engine: new PocketSphinx({ program, model, environment }) };
    return this.#recogniser.engine;
  }

  #encoder(): Encoder {
    const { settings, log } = this.#props;
    const plain = settings.get('aloud.recording.format') === 'wav' ? new WavEncoder() : this.#compressed;
    return settings.get('aloud.recording.clean') ? new CleaningEncoder(this.sox(), plain, log) : plain;
  }

  /** What the recogniser listens for: all that the grammar understands, with the words of the file, and to sleep. */
  #spoken(words: readonly string[]): string {
    const { patterns, slots } = speechPatterns(words);
    const phrases = this.#props.settings
      .get('aloud.handsFree.sleepWords')
      .map(phrase => phrase.toLowerCase().split(/\s+/));
    // What is no plain word a grammar cannot hold.
    const sayable = phrases.filter(phrase => grammarWords(phrase).length === phrase.length);
    return jsgfFrom([...patterns, ...sayable.map(phrase => phrase.join(' '))], slots);
  }

  #access() {
    const { addresses, settings, progress } = this.#props;
    return { addresses, settings, progress };
  }
}

/** What the grammar says of words, for the endpointer. */
const HINTS = { complete: 'complete', begun: 'unfinished', none: undefined } as const;
