import type { Sox } from '../capture/encoding/sox.ts';
import { utteranceOf } from '../capture/liveUtterance.ts';
import { INPUT_RATE_HZ, type Microphone } from '../capture/microphone.ts';
import type { Recording } from '../capture/utterance.ts';
import type { ChatModel } from '../chat/chatModel.ts';
import { type Chooser, chosenName, whyNot } from '../common/choice.ts';
import { AloudError, asAloudError, type ErrorCode, type Remedy, throwIfAborted } from '../common/errors.ts';
import { isThisMachine } from '../common/hosts.ts';
import { inWords } from '../grammar/english/numbers.ts';
import type { Player } from '../speak/player.ts';
import { OUTPUT_RATE_HZ, type Voice } from '../speak/voice.ts';
import type { Transcriber } from '../transcribe/transcriber.ts';

/** One line of the check: what was tried, whether it works, and how to mend it if not. */
export interface Finding {
  readonly what: string;
  /** `note`: it does not work, or is not there, and need not be. */
  readonly state: 'works' | 'note' | 'fails';
  readonly detail: string;
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
  /** A recording of a few English words, to send through the transcriber, and the words. */
  readonly sample: { readonly says: string; read(): Promise<Recording> };
  /** Where each service is, and whether there is a key for it. */
  readonly addresses: () => Promise<readonly CheckedAddress[]>;
}

export interface CheckedAddress {
  readonly service: string;
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

interface Check {
  readonly what: string;
  /** Says what works; throws what does not. */
  readonly run: (signal: AbortSignal) => Promise<string>;
  /** Asks a server. */
  readonly isElsewhere?: boolean;
  /** What need not work: this failure is but noted. */
  readonly noted?: ErrorCode;
}

/** Tries everything for real, one after the other, and tells each as it is known. Never throws but `cancelled`. */
export async function* checkSetup(parts: CheckedParts, signal: AbortSignal): AsyncGenerator<Finding, void, undefined> {
  const checks: readonly Check[] = [
    { what: 'Microphone', run: limit => hearsSomething(parts.microphone, limit) },
    { what: 'Loudspeakers', run: limit => canPlay(parts.player, limit) },
    { what: 'SoX (optional)', run: () => soxIsThere(parts.sox), noted: 'unsupported' },
    // Whether a key is missed, the lines that need one tell.
    { what: 'Addresses and keys', run: () => addressesAndKeys(parts), noted: 'no-key' },
    { what: 'Transcription', run: limit => transcribes(parts, limit), isElsewhere: true },
    { what: 'Chat model', run: limit => calls(parts.chat, limit), isElsewhere: true },
    { what: 'Speech', run: limit => speaks(parts.voice, limit), isElsewhere: true },
  ];
  for (const { what, run, isElsewhere, noted } of checks) {
    throwIfAborted(signal);
    const limit = isElsewhere ? signal : AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    yield await run(limit).then(
      detail => ({ what, state: 'works', detail, remedies: [], setting: undefined }),
      (thrown: unknown) => {
        throwIfAborted(signal);
        const { code, message, remedies, setting } = limit.aborted ? tooSlow(what) : asAloudError(thrown);
        return { what, state: code === noted ? 'note' : 'fails', detail: message, remedies, setting };
      },
    );
  }
}

/** Waits a little for a sound: where noise is taken out, a microphone in a quiet room gives nothing. */
async function hearsSomething(microphone: Microphone, signal: AbortSignal): Promise<string> {
  const stop = new AbortController();
  let heardMs = 0;
  let lowest = 0;
  let highest = 0;
  for await (const frame of microphone.open(AbortSignal.any([signal, stop.signal]))) {
    for (const sample of frame) {
      lowest = heardMs === 0 ? sample : Math.min(lowest, sample);
      highest = heardMs === 0 ? sample : Math.max(highest, sample);
    }
    heardMs += (frame.length / INPUT_RATE_HZ) * 1000;
    const isSound = highest - lowest >= LEAST_SWING;
    if (heardMs >= (isSound ? LEAST_HEARD_MS : MOST_HEARD_MS)) stop.abort();
  }
  const name = chosenName(microphone);
  if (heardMs === 0) throw silent(explained(microphone, `${name} gave no sound.`));
  if (highest - lowest >= LEAST_SWING) return explained(microphone, `${name} records.`);
  const why = `${name} records, but nothing but silence: it is muted, or this program is not permitted to use it.`;
  throw silent(explained(microphone, why));
}

/** With why what comes before it was not taken. */
function explained(chooser: Chooser, sentence: string): string {
  return `${sentence} ${whyNot(chooser)}`.trim();
}

function silent(message: string): AloudError {
  return new AloudError({
    code: 'microphone-failed',
    message,
    setting: 'aloud.microphone.backend',
    remedies: ['open-settings'],
  });
}

async function canPlay(player: Player | undefined, signal: AbortSignal): Promise<string> {
  if (!player) return 'Switched off: aloud.player is none.';
  const missing = await player.missing();
  if (missing !== undefined) {
    const setting = 'aloud.player';
    throw new AloudError({ code: 'no-player', message: missing, setting, remedies: ['open-settings'] });
  }
  await player.play(silence(), signal);
  throwIfAborted(signal);
  return explained(player, `${chosenName(player)} can play.`);
}

async function* silence(): AsyncGenerator<Uint8Array, void, undefined> {
  yield new Uint8Array(((OUTPUT_RATE_HZ * SILENCE_MS) / 1000) * 2);
}

async function soxIsThere(sox: Sox): Promise<string> {
  if (await sox.isInstalled()) return 'Installed: long recordings are compressed, any sound file can be read.';
  throw new AloudError({
    code: 'unsupported',
    message: 'Not installed. Nothing needs it, but long recordings are sent uncompressed.',
    setting: 'aloud.sox.path',
    remedies: ['open-settings'],
  });
}

async function addressesAndKeys({ addresses }: CheckedParts): Promise<string> {
  const all = await addresses();
  const lines = all.map(
    ({ service, baseUrl, hasKey }) =>
      `${service}: ${new URL(baseUrl).host}${hasKey ? ', with a key' : ', without a key'}`,
  );
  const told = `${lines.join('; ')}.`;
  if (all.every(({ baseUrl, hasKey }) => hasKey || isThisMachine(baseUrl))) return told;
  throw new AloudError({ code: 'no-key', message: told, remedies: ['set-key'] });
}

async function transcribes({ transcriber, sample }: CheckedParts, signal: AbortSignal): Promise<string> {
  const hints = { language: 'en', keywords: [] };
  let heard = '';
  for await (const event of transcriber.transcribe(utteranceOf(await sample.read()), hints, signal))
    if (event.type === 'final') heard = event.text.trim();
  const name = chosenName(transcriber);
  if (isSaid(heard, sample.says)) return explained(transcriber, `${name} understood the sample: “${heard}”.`);
  const what = heard === '' ? 'understood nothing' : `understood “${heard}”`;
  throw new AloudError({
    code: 'bad-reply',
    message: explained(transcriber, `${name} answers, but ${what} where the sample says “${sample.says}”.`),
    setting: 'aloud.transcription.model',
    remedies: ['open-settings'],
  });
}

/** The same words, whatever their numbers and spaces look like. */
function isSaid(heard: string, says: string): boolean {
  const letters = (text: string) =>
    text
      .toLowerCase()
      .replace(/\d+/g, digits => inWords(Number(digits)))
      .replace(/[^\p{L}]/gu, '');
  return letters(heard) === letters(says);
}

async function calls(chat: ChatModel, signal: AbortSignal): Promise<string> {
  const tool = {
    name: 'say_ready',
    description: 'Says that you are ready.',
    isUsable: true,
    parameters: { type: 'object', properties: {}, additionalProperties: false },
  };
  const message = { role: 'user', content: 'Call the function say_ready. Write nothing.' } as const;
  let called = false;
  for await (const event of chat.reply([message], [tool], signal))
    called ||= event.type === 'call' && event.call.name === tool.name;
  const name = chosenName(chat);
  if (called) return explained(chat, `${name} answers, and calls functions.`);
  const why = `${name} answers, but did not call a function when asked to: it may not be able to act.`;
  throw new AloudError({
    code: 'no-tools',
    message: explained(chat, why),
    setting: 'aloud.chat.model',
    remedies: ['open-settings'],
  });
}

async function speaks(voice: Voice, signal: AbortSignal): Promise<string> {
  let isSound = false;
  for await (const chunk of voice.speak('Ready.', { instructions: undefined, speed: 1 }, signal))
    isSound ||= chunk.some(byte => byte !== 0);
  if (isSound) return explained(voice, `${chosenName(voice)} speaks.`);
  throw new AloudError({
    code: 'bad-reply',
    message: explained(voice, `${chosenName(voice)} sent no sound.`),
    setting: 'aloud.speech.model',
    remedies: ['open-settings'],
  });
}

function tooSlow(what: string): AloudError {
  return new AloudError({
    code: 'timed-out',
    message: `${what} did not answer within ${PATIENCE_MS / 1000} seconds.`,
    remedies: ['open-settings'],
  });
}
