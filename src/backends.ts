import { AdaptiveEnergyDetector } from './capture/adaptiveEnergyDetector.ts';
import type { Encoder } from './capture/encoder.ts';
import { FallbackMicrophone } from './capture/fallbackMicrophone.ts';
import type { Microphone } from './capture/microphone.ts';
import { arecordMicrophone, commandMicrophone, nativeMicrophone, soxMicrophone } from './capture/microphones.ts';
import { Sox } from './capture/sox.ts';
import { SoxEncoder } from './capture/soxEncoder.ts';
import type { VoiceDetector } from './capture/voiceDetector.ts';
import type { ChatModel } from './chat/chatModel.ts';
import { FallbackChatModel } from './chat/fallbackChatModel.ts';
import { OpenAIChatModel } from './chat/openaiChatModel.ts';
import type { Addresses } from './common/keys.ts';
import type { Log } from './common/log.ts';
import type { Settings } from './common/settings.ts';
import { Grammar } from './grammar/grammar.ts';
import { speechPatterns } from './grammar/speech.ts';
import { FallbackPlayer } from './speak/fallbackPlayer.ts';
import { FallbackVoice } from './speak/fallbackVoice.ts';
import { OpenAIVoice } from './speak/openaiVoice.ts';
import type { Player } from './speak/player.ts';
import { aplayPlayer, nativePlayer, pacatPlayer, soxPlayer } from './speak/players.ts';
import { Speaker } from './speak/speaker.ts';
import { SystemVoice } from './speak/systemVoice.ts';
import type { Voice } from './speak/voice.ts';
import { Parsers } from './syntax/parsers.ts';
import { FallbackTranscriber } from './transcribe/fallbackTranscriber.ts';
import { jsgfFrom } from './transcribe/jsgf.ts';
import { OpenAITranscriber } from './transcribe/openaiTranscriber.ts';
import { PocketSphinx } from './transcribe/pocketsphinx.ts';
import { PocketSphinxTranscriber } from './transcribe/pocketsphinxTranscriber.ts';
import type { Transcriber } from './transcribe/transcriber.ts';

export interface BackendsProps {
  readonly settings: Settings;
  readonly addresses: Addresses;
  readonly log: Log;
  readonly environment: NodeJS.ProcessEnv;
  /** Scripts that run as programs of their own, by path. */
  readonly programs: { readonly recorder: string; readonly player: string; readonly sox: string };
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
  /** `auto` remembers what worked for as long as the settings behind it stay the same. */
  #microphones: { readonly key: string; readonly microphone: Microphone } | undefined;
  #recogniser: { readonly key: string; readonly engine: PocketSphinx } | undefined;
  #players: { readonly key: string; readonly player: Player } | undefined;

  constructor(props: BackendsProps) {
    this.#props = props;
    this.parsers = new Parsers({ folders: props.grammars, log: props.log });
    this.grammar = new Grammar(this.parsers);
  }

  /** Every way to record, the likeliest to work first. */
  microphones(): readonly Microphone[] {
    return (['native', 'arecord', 'sox'] as const).map(name => this.#microphone(name));
  }

  microphone(): Microphone {
    const { settings, log } = this.#props;
    const name = settings.get('aloud.microphone.backend');
    if (name !== 'auto') return this.#microphone(name);
    const key = [settings.get('aloud.microphone.device'), settings.get('aloud.sox.path')].join('\n');
    if (this.#microphones?.key !== key) {
      this.#microphones = { key, microphone: new FallbackMicrophone(this.microphones(), log) };
    }
    return this.#microphones.microphone;
  }

  detector(): VoiceDetector {
    return new AdaptiveEnergyDetector();
  }

  sox(): Sox {
    const { settings, environment } = this.#props;
    return new Sox({ path: settings.get('aloud.sox.path'), entry: this.#props.programs.sox, environment });
  }

  transcriber(): Transcriber {
    const backend = this.#props.settings.get('aloud.transcription.backend');
    const local = this.#pocketsphinx();
    const offline = new PocketSphinxTranscriber({ engine: local, jsgf: spokenCommands });
    if (backend === 'pocketsphinx') return offline;
    const server = new OpenAITranscriber({ ...this.#access(), encoder: this.#encoder() });
    if (backend === 'openai') return server;
    const { log } = this.#props;
    return new FallbackTranscriber({ first: server, second: offline, isThere: () => local.isInstalled(), log });
  }

  chat(): ChatModel {
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

  #microphone(name: 'native' | 'arecord' | 'sox' | 'command'): Microphone {
    const { settings, environment, log } = this.#props;
    const options = { device: settings.get('aloud.microphone.device'), environment, log };
    switch (name) {
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
    const options = () => ({
      clean: settings.get('aloud.recording.clean'),
      compress: settings.get('aloud.recording.compress'),
    });
    return new SoxEncoder(this.sox(), options, log);
  }

  #access() {
    const { addresses, settings, progress } = this.#props;
    return { addresses, settings, progress };
  }
}

/** What the recogniser listens for: all that the grammar understands, with the words of the file. */
function spokenCommands(words: readonly string[]): string {
  const { patterns, slots } = speechPatterns(words);
  return jsgfFrom(patterns, slots);
}
