import { setImmediate as breathe } from 'node:timers/promises';
import type { Encoder } from '../capture/encoding/encoder.ts';
import { wavOf } from '../capture/encoding/wavEncoder.ts';
import type { Recording, Utterance } from '../capture/utterance.ts';
import { AdaptiveEnergyDetector } from '../capture/voice/adaptiveEnergyDetector.ts';
import { speechIn } from '../capture/voice/speechIn.ts';
import { CannotHear } from '../chat/audio/soundRefusals.ts';
import type { ChatMessage, ChatModel, ReplyEvent, SaidSound, Tool } from '../chat/chatModel.ts';
import { OpenAIChatModel } from '../chat/openaiChatModel.ts';
import { SecretFreeChatModel } from '../chat/secretFreeChatModel.ts';
import { orCancelled, untilCancelled } from '../common/async/orCancelled.ts';
import { entryOf } from '../common/entryOf.ts';
import { AloudError, asAloudError, type ErrorCode, throwIfAborted } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import { type Message, message, sentences } from '../messages/message.ts';
import { addressSetting } from '../openai/addresses.ts';
import { Preconnection } from '../openai/requests/preconnection.ts';
import type { OpenAIAccess } from '../openai/requests/request.ts';

/** Encoded in one go, in frames of a recording that is there already: more would hold up the editor. */
const FRAMES_A_BREATH = 64;
/** A request holds its sound as text, made in one go: more would hold up the editor, in bytes. As MP3 it is a quarter of an hour. */
const MOST_BYTES = 4 * 1024 * 1024;
/** Less voice than this is a cough or a click, in ms. */
const LEAST_VOICE_MS = 150;

/** Failures that stay: the model or its server is not what was hoped for. So is what cannot hear. */
const LASTING: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['model-gone', 'no-tools']);
/** Others after which words may still be understood: on this machine, elsewhere, or since they are shorter. */
const PASSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['no-key', 'unreachable', 'unsupported']);

export interface AudioChatStageProps {
  readonly access: OpenAIAccess;
  /** Makes WAV or MP3. */
  readonly encoder: () => Encoder;
  /** Says in passing, once, why what is said is written first after all. */
  readonly progress: (says: Message) => void;
  readonly log: Log;
}

/**
 * Chat by sound: makes ready what is said while it is said, and asks the model that hears. What that cannot do is known
 * from then on, for as long as its name and address stay: then what is said is written first.
 */
export class AudioChatStage {
  readonly #props: AudioChatStageProps;
  /** Models, with their addresses, that cannot hear. */
  readonly #deaf = new Set<string>();

  constructor(props: AudioChatStageProps) {
    this.#props = props;
  }

  /** Throws `nothing-heard` where nobody speaks. */
  async of(utterance: Utterance, signal: AbortSignal): Promise<SaidSound | undefined> {
    if (this.#deaf.has(this.#asked)) return undefined;
    const encoding = this.#props.encoder().begin();
    const connection = new Preconnection(this.#props.access, 'chat');
    let frames = 0;
    for await (const frame of untilCancelled(utterance.frames(), signal)) {
      connection.now();
      encoding.push(frame);
      if (++frames % FRAMES_A_BREATH === 0) await breathe();
    }
    const recording = await orCancelled(utterance.recording, signal);
    if (recording.asItCame) return undefined;
    const { samples } = recording;
    await requireVoice(recording);
    const { bytes, type } = await encoding.finish(signal);
    const format = entryOf(FORMATS, type);
    if (format === undefined || bytes.length > MOST_BYTES) {
      this.#props.progress(message('chat.sound-too-long'));
      return undefined;
    }
    return { bytes, format, asWav: () => wavOf(samples).bytes };
  }

  /** The model that hears; `speaks`: its answer is to be sound, too. */
  model(speaks: boolean): ChatModel {
    const model = new SecretFreeChatModel(new OpenAIChatModel(this.#props.access, { speaks }));
    return {
      name: model.name,
      label: model.label,
      reply: (messages, tools, signal) => this.#reply(model, messages, tools, signal),
    };
  }

  /** Throws CannotHear where nothing has come of it, and the same may be tried with words. */
  async *#reply(
    model: ChatModel,
    messages: readonly ChatMessage[],
    tools: readonly Tool[],
    signal: AbortSignal,
  ): AsyncGenerator<ReplyEvent, void, undefined> {
    // What was called by then was done.
    let isBegun = messages.at(-1)?.role === 'tool';
    try {
      for await (const event of model.reply(messages, tools, signal)) {
        isBegun = true;
        yield event;
      }
    } catch (thrown) {
      throwIfAborted(signal);
      const error = asAloudError(thrown);
      const isDeaf = error instanceof CannotHear;
      const lasts = isDeaf || LASTING.has(error.code);
      // To try it with words would do again what was done.
      if (isBegun) throw isDeaf ? new AloudError({ code: 'server-failed', message: error.says, cause: error }) : error;
      if (!lasts && !PASSING.has(error.code)) throw error;
      this.#props.log.info(`Chat by sound does not work (${error.code}): ${error.message}`);
      if (lasts) this.#isDeaf(error);
      throw isDeaf ? error : new CannotHear({ code: 'unsupported', message: error.says, cause: error });
    }
  }

  #isDeaf(error: AloudError): void {
    this.#deaf.add(this.#asked);
    const says = error instanceof CannotHear ? error.says : sentences([error.says, message('chat.written-first')]);
    this.#props.progress(says);
  }

  get #asked(): string {
    const { settings } = this.#props.access;
    return `${settings.get(addressSetting(settings, 'chat'))}\n${settings.get('aloud.chat.audioModel')}`;
  }
}

const FORMATS: Readonly<Record<string, SaidSound['format']>> = { 'audio/wav': 'wav', 'audio/mpeg': 'mp3' };

/** Whoever hears for itself makes up words for silence, too. Throws `nothing-heard`, `no-words`. */
async function requireVoice(recording: Recording): Promise<void> {
  const { voicedMs } =
    recording.voicedMs === undefined ? await speechIn(recording, new AdaptiveEnergyDetector()) : recording;
  if (voicedMs !== undefined && voicedMs < LEAST_VOICE_MS)
    throw new AloudError({ code: 'no-words', message: message('session.not-plausible') });
}
