import type { Decoders } from './capture/encoding/audioFile.ts';
import { CleaningEncoder } from './capture/encoding/cleaningEncoder.ts';
import type { Encoder } from './capture/encoding/encoder.ts';
import { Ffmpeg } from './capture/encoding/ffmpeg.ts';
import { LossyEncoder } from './capture/encoding/lossyEncoder.ts';
import { Sox } from './capture/encoding/sox.ts';
import { WavEncoder } from './capture/encoding/wavEncoder.ts';
import type { ChatModel } from './chat/chatModel.ts';
import { FallbackChatModel } from './chat/fallbackChatModel.ts';
import { OpenAIChatModel } from './chat/openaiChatModel.ts';
import { SecretFreeChatModel } from './chat/secretFreeChatModel.ts';
import type { Addresses } from './common/keys.ts';
import type { Log } from './common/log.ts';
import type { Settings } from './common/settings.ts';
import { speechPatterns } from './grammar/commands/speech.ts';
import { Grammar } from './grammar/grammar.ts';
import { RefusedFields } from './openai/refusedFields.ts';
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

export interface BackendsProps {
  readonly settings: Settings;
  readonly addresses: Addresses;
  readonly log: Log;
  readonly environment: NodeJS.ProcessEnv;
  /** Scripts that run as programs of their own, by path. */
  readonly programs: { readonly player: string; readonly sox: string };
  /** Folders of the .wasm files of tree-sitter. */
  readonly grammars: readonly string[];
  /** A language model that the editor itself has, if it can have one; `wanted` is its family or id. */
  readonly editorChat?: (wanted: () => string) => ChatModel & { isThere(): Promise<boolean> };
  /** Says in passing that something takes longer. */
  readonly progress: (sentence: string) => void;
}

/**
 * The list of what there is for each stage behind the microphone: setting value → constructor. What is asked for is
 * made from the settings as they are now.
 */
export class Backends {
  readonly parsers: Parsers;
  readonly grammar: Grammar;
  readonly #props: BackendsProps;
  readonly #compressed: LossyEncoder;
  readonly #refused = new RefusedFields();
  #recogniser: { readonly key: string; readonly engine: PocketSphinx } | undefined;
  #players: { readonly key: string; readonly player: Player } | undefined;

  constructor(props: BackendsProps) {
    this.#props = props;
    const { settings, log } = props;
    const format = () => (settings.get('aloud.recording.format') === 'mp3' ? 'mp3' : 'ogg');
    this.#compressed = new LossyEncoder(format, log);
    this.parsers = new Parsers({ folders: props.grammars, log: props.log });
    this.grammar = new Grammar(this.parsers);
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
    return { addresses, settings, progress, refused: this.#refused };
  }
}

/** What the grammar says of words, for the endpointer. */
const HINTS = { complete: 'complete', begun: 'unfinished', none: undefined } as const;
