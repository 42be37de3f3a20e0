import type { Sox } from '../capture/encoding/sox.ts';
import { utteranceOf } from '../capture/liveUtterance.ts';
import { INPUT_RATE_HZ, type Microphone } from '../capture/microphone.ts';
import { level } from '../capture/microphones/level.ts';
import type { Recording } from '../capture/utterance.ts';
import type { ChatModel } from '../chat/chatModel.ts';
import { AloudError, asAloudError, type ErrorCode, type Remedy, throwIfAborted } from '../common/errors.ts';
import { isThisMachine } from '../common/hosts.ts';
import { type Chooser, chosenLabel, chosenName } from '../common/settings/choice.ts';
import { type Message, message } from '../messages/message.ts';
import type { Player } from '../speak/players/player.ts';
import { OUTPUT_RATE_HZ, type Voice } from '../speak/voices/voice.ts';
import type { Transcriber } from '../transcribe/transcriber.ts';
import { asSaid, explained } from './checkedSample.ts';
import { agrees, type CheckedTalk, hearsItself } from './checkedTalk.ts';

/** What is tried, in this order. */
export const CHECKED = {
  microphone: message('setup.microphone'),
  loudspeakers: message('setup.loudspeakers'),
  sox: message('setup.sox'),
  addresses: message('setup.addresses'),
  transcription: message('services.transcription'),
  chat: message('services.chat'),
  speech: message('services.speech'),
  audio: message('setup.audio'),
  conversation: message('setup.conversation'),
};
export type CheckedName = keyof typeof CHECKED;
export const CHECKED_NAMES = Object.keys(CHECKED) as readonly CheckedName[];

/** What was tried, whether it works, and how to mend it if not. */
export interface Finding {
  readonly name: CheckedName;
  readonly what: Message;
  /** How long it took, in ms: for a server or a model, the time of a real request. */
  readonly ms: number;
  /** What really does it, where it works and there is a choice. */
  readonly by?: Message | string;
  /** What that can. */
  readonly can?: Message | undefined;
  /** `note`: it does not work, or is not there, and need not be. */
  readonly state: 'works' | 'note' | 'fails';
  readonly detail: Message;
  readonly remedies: readonly Remedy[];
  readonly setting: string | undefined;
}

export interface CheckedParts {
  readonly microphone: Microphone;
  readonly player: Player | undefined;
  readonly sox: Sox;
  readonly transcriber: Transcriber;
  readonly chat: ChatModel;
  readonly voice: Voice;
  /** What hears for itself; undefined where that is switched off. */
  readonly audio: ChatModel | undefined;
  readonly conversation: CheckedTalk;
  /** A recording of a few English words, to send through the transcriber, and the words. */
  readonly sample: { readonly says: string; read(): Promise<Recording> };
  /** As people know a backend of a stage, and what it can, by its name. */
  readonly about?: (
    stage: AskedStage,
    backend: string,
  ) => { readonly label: Message; readonly can: Message } | undefined;
  /** Hears how loud it is while the microphone is tried, 0 to 1. */
  readonly level?: (level: number) => void;
  /** Where each service is, and whether there is a key for it. */
  readonly addresses: () => Promise<readonly CheckedAddress[]>;
}

/** Those that are asked for something, here or at a server. */
export type AskedStage = 'transcription' | 'chat' | 'speech' | 'audio' | 'conversation';

export interface CheckedAddress {
  /** As people know it. */
  readonly service: Message;
  readonly baseUrl: string;
  readonly hasKey: boolean;
}

/** How long what is on this machine may take, in ms. Servers have their own time: a model that is loaded first takes minutes. */
const PATIENCE_MS = 15_000;
/** The microphone is heard for so long at least, and until a sound comes for so long at most, in ms. */
const LEAST_HEARD_MS = 480;
const MOST_HEARD_MS = 2500;
/** Sound that moves less than this is silence: an open microphone hears at least itself. Of 65,536 steps. */
const LEAST_SWING = 4;
/** Played to try the loudspeakers, in ms: nothing is heard of it. */
const SILENCE_MS = 200;

const NOTHING_TO_MEND = { remedies: [], setting: undefined } as const;

interface Check {
  readonly name: CheckedName;
  /** Says what works; throws what does not. */
  readonly run: (signal: AbortSignal) => Promise<Message>;
  /** Asks a server. */
  readonly isElsewhere?: boolean;
  /** What need not work: this failure is but noted, or any. */
  readonly noted?: ErrorCode | 'any';
  /** What does it, asked when it has worked. */
  readonly by?: () => Pick<Finding, 'by' | 'can'>;
}

/** Tries everything for real, one after the other, and tells each as it is known. Never throws but `cancelled`. */
export async function* checkSetup(parts: CheckedParts, signal: AbortSignal): AsyncGenerator<Finding, void, undefined> {
  const checks: readonly Check[] = [
    { name: 'microphone', run: limit => hearsSomething(parts, limit) },
    { name: 'loudspeakers', run: limit => canPlay(parts.player, limit) },
    { name: 'sox', run: () => soxIsThere(parts.sox), noted: 'unsupported' },
    // Whether a key is missed, the lines that need one tell.
    { name: 'addresses', run: () => addressesAndKeys(parts), noted: 'no-key' },
    {
      name: 'transcription',
      run: limit => transcribes(parts, limit),
      isElsewhere: true,
      by: () => doneBy('transcription', parts.transcriber, parts),
    },
    {
      name: 'chat',
      run: limit => calls(parts.chat, limit),
      isElsewhere: true,
      by: () => doneBy('chat', parts.chat, parts),
    },
    {
      name: 'speech',
      run: limit => speaks(parts.voice, limit),
      isElsewhere: true,
      by: () => doneBy('speech', parts.voice, parts),
    },
    // What a command does without, and is asked for by name.
    {
      name: 'audio',
      run: limit => hearsItself(parts, limit),
      isElsewhere: true,
      noted: 'any',
      by: () => (parts.audio ? doneBy('audio', parts.audio, parts) : {}),
    },
    {
      name: 'conversation',
      run: limit => agrees(parts.conversation, limit),
      isElsewhere: true,
      noted: 'any',
      by: () => doneBy('conversation', parts.conversation, parts),
    },
  ];
  for (const { name, run, isElsewhere, noted, by } of checks) {
    throwIfAborted(signal);
    const what = CHECKED[name];
    const from = performance.now();
    const ms = () => Math.round(performance.now() - from);
    const limit = isElsewhere ? signal : AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    yield await run(limit).then(
      detail => ({ name, what, ms: ms(), ...by?.(), state: 'works', detail, ...NOTHING_TO_MEND }),
      (thrown: unknown) => {
        throwIfAborted(signal);
        const { code, says, remedies, setting } = limit.aborted ? tooSlow(what) : asAloudError(thrown);
        const state = noted === 'any' || code === noted ? 'note' : 'fails';
        return { name, what, ms: ms(), state, detail: says, remedies: mending(remedies, setting), setting };
      },
    );
  }
}

function doneBy(stage: AskedStage, chooser: Chooser, { about }: CheckedParts): Pick<Finding, 'by' | 'can'> {
  const known = about?.(stage, chosenName(chooser));
  return { by: chooser.label ?? known?.label ?? chosenName(chooser), can: known?.can };
}

/** What mends a part, the best first: to try it again does not, and it is being checked already. */
function mending(remedies: readonly Remedy[], setting: string | undefined): readonly Remedy[] {
  const all = remedies.filter(each => each !== 'retry' && each !== 'check-setup');
  return all.length === 0 && setting !== undefined ? ['open-settings'] : all;
}

/** Waits a little for a sound: where noise is taken out, a microphone in a quiet room gives nothing. */
async function hearsSomething({ microphone, level: tell }: CheckedParts, signal: AbortSignal): Promise<Message> {
  const stop = new AbortController();
  let heardMs = 0;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for await (const frame of microphone.open(AbortSignal.any([signal, stop.signal]))) {
    for (const sample of frame) {
      lowest = Math.min(lowest, sample);
      highest = Math.max(highest, sample);
    }
    tell?.(level(frame));
    heardMs += (frame.length / INPUT_RATE_HZ) * 1000;
    const isSound = highest - lowest >= LEAST_SWING;
    if (heardMs >= (isSound ? LEAST_HEARD_MS : MOST_HEARD_MS)) stop.abort();
  }
  const name = chosenName(microphone);
  if (heardMs === 0) throw silent(explained(microphone, message('stages.gave-no-sound', { name })));
  if (highest - lowest >= LEAST_SWING) return explained(microphone, message('setup.records', { name }));
  throw silent(explained(microphone, message('setup.records-silence', { name })));
}

function silent(says: Message): AloudError {
  return new AloudError({
    code: 'microphone-failed',
    message: says,
    setting: 'aloud.microphone.backend',
    remedies: ['select-microphone', 'open-settings'],
  });
}

async function canPlay(player: Player | undefined, signal: AbortSignal): Promise<Message> {
  if (!player) return message('setup.switched-off');
  const missing = await player.missing();
  if (missing !== undefined) {
    const setting = 'aloud.player';
    const others: readonly Remedy[] = player.name === 'auto' ? [] : ['another-player'];
    throw new AloudError({ code: 'no-player', message: missing, setting, remedies: [...others, 'open-settings'] });
  }
  await player.play(silence(), signal);
  throwIfAborted(signal);
  return explained(player, message('setup.can-play', { name: chosenName(player) }));
}

async function* silence(): AsyncGenerator<Uint8Array, void, undefined> {
  yield new Uint8Array(((OUTPUT_RATE_HZ * SILENCE_MS) / 1000) * 2);
}

async function soxIsThere(sox: Sox): Promise<Message> {
  if (await sox.isInstalled()) return message('setup.sox-there');
  throw new AloudError({
    code: 'unsupported',
    message: message('setup.sox-missing'),
    setting: 'aloud.sox.path',
    remedies: ['open-settings'],
  });
}

async function addressesAndKeys({ addresses }: CheckedParts): Promise<Message> {
  const all = await addresses();
  const lines = all.map(({ service, baseUrl, hasKey }) => {
    const about = { service, host: new URL(baseUrl).host };
    return hasKey ? message('setup.with-key', about) : message('setup.without-key', about);
  });
  const list = lines.reduceRight((second, first) => message('setup.two-addresses', { first, second }));
  const told = message('setup.all-addresses', { list });
  if (all.every(({ baseUrl, hasKey }) => hasKey || isThisMachine(baseUrl))) return told;
  throw new AloudError({ code: 'no-key', message: told, remedies: ['set-key'] });
}

async function transcribes({ transcriber, sample }: CheckedParts, signal: AbortSignal): Promise<Message> {
  const hints = { language: 'en', keywords: [] };
  let heard = '';
  for await (const event of transcriber.transcribe(utteranceOf(await sample.read()), hints, signal))
    if (event.type === 'final') heard = event.text.trim();
  return asSaid(heard, sample.says, transcriber, 'aloud.transcription.model');
}

async function calls(chat: ChatModel, signal: AbortSignal): Promise<Message> {
  const tool = {
    name: 'say_ready',
    description: 'Says that you are ready.',
    isUsable: true,
    parameters: { type: 'object', properties: {}, additionalProperties: false },
  };
  const asked = { role: 'user', content: 'Call the function say_ready. Write nothing.' } as const;
  let called = false;
  for await (const event of chat.reply([asked], [tool], signal))
    called ||= event.type === 'call' && event.call.name === tool.name;
  const name = chosenLabel(chat);
  if (called) return explained(chat, message('setup.calls-functions', { name }));
  throw new AloudError({
    code: 'no-tools',
    message: explained(chat, message('setup.calls-nothing', { name })),
    setting: 'aloud.chat.model',
    remedies: ['select-model', 'open-settings'],
  });
}

async function speaks(voice: Voice, signal: AbortSignal): Promise<Message> {
  let isSound = false;
  for await (const chunk of voice.speak('Ready.', { instructions: undefined, speed: 1 }, signal))
    isSound ||= chunk.some(byte => byte !== 0);
  const name = chosenLabel(voice);
  if (isSound) return explained(voice, message('setup.speaks', { name }));
  throw new AloudError({
    code: 'bad-reply',
    message: explained(voice, message('setup.sent-no-sound', { name })),
    setting: 'aloud.speech.model',
    remedies: ['select-model', 'open-settings'],
  });
}

function tooSlow(what: Message): AloudError {
  return new AloudError({
    code: 'timed-out',
    message: message('setup.too-slow', { what, seconds: PATIENCE_MS / 1000 }),
    remedies: ['open-settings'],
  });
}
