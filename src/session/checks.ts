import type { Sox } from '../capture/encoding/sox.ts';
import { utteranceOf } from '../capture/liveUtterance.ts';
import type { Microphone } from '../capture/microphone.ts';
import type { Recording } from '../capture/utterance.ts';
import type { ChatModel } from '../chat/chatModel.ts';
import { AloudError, asAloudError, type Remedy, throwIfAborted } from '../common/errors.ts';
import type { Player } from '../speak/player.ts';
import type { Voice } from '../speak/voice.ts';
import type { Transcriber } from '../transcribe/transcriber.ts';

/** One line of the check: what was tried, whether it works, and how to mend it if not. */
export interface Finding {
  readonly what: string;
  readonly works: boolean;
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
  /** A recording of a few words, to send through the transcriber. */
  readonly sample: () => Promise<Recording>;
  /** Where each service is, with whether there is a key for it. */
  readonly addresses: () => Promise<
    readonly { readonly service: string; readonly baseUrl: string; readonly hasKey: boolean }[]
  >;
}

/** How long what is on this machine may take, in ms. Servers have their own time: a model that is loaded first takes minutes. */
const PATIENCE_MS = 15_000;

type Check = readonly [what: string, limit: () => AbortSignal, check: (signal: AbortSignal) => Promise<string>];

/** Tries everything for real, one after the other, and tells each as it is known. Never throws but `cancelled`. */
export async function* checkSetup(parts: CheckedParts, signal: AbortSignal): AsyncGenerator<Finding, void, undefined> {
  const here = (): AbortSignal => AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  const there = (): AbortSignal => signal;
  const checks: readonly Check[] = [
    ['Microphone', here, limit => hearsSomething(parts.microphone, limit)],
    ['Loudspeakers', here, () => canPlay(parts.player)],
    ['SoX (optional)', here, () => soxIsThere(parts.sox)],
    ['Addresses and keys', here, () => addressesAndKeys(parts)],
    ['Transcription', there, limit => transcribes(parts, limit)],
    ['Chat model', there, limit => calls(parts.chat, limit)],
    ['Speech', there, limit => speaks(parts.voice, limit)],
  ];
  for (const [what, limitFor, check] of checks) {
    throwIfAborted(signal);
    const limit = limitFor();
    yield await check(limit).then(
      detail => ({ what, works: true, detail, remedies: [], setting: undefined }),
      (thrown: unknown) => {
        throwIfAborted(signal);
        const { message, remedies, setting } = limit.aborted ? tooSlow(what) : asAloudError(thrown);
        return { what, works: false, detail: message, remedies, setting };
      },
    );
  }
}

async function hearsSomething(microphone: Microphone, signal: AbortSignal): Promise<string> {
  const stop = new AbortController();
  let frames = 0;
  let loudest = 0;
  for await (const frame of microphone.open(AbortSignal.any([signal, stop.signal]))) {
    for (const sample of frame) loudest = Math.max(loudest, Math.abs(sample));
    // The first frames of a device that wakes up can be empty.
    if (++frames === 15) stop.abort();
  }
  const name = 'chosen' in microphone && typeof microphone.chosen === 'string' ? microphone.chosen : microphone.name;
  if (frames === 0)
    throw new AloudError({
      code: 'microphone-failed',
      message: `${name} gave no sound.`,
      setting: 'aloud.microphone.backend',
      remedies: ['open-settings'],
    });
  return loudest === 0
    ? `${name} records, but only silence: is it muted, or not allowed for this program?`
    : `${name} records.`;
}

async function canPlay(player: Player | undefined): Promise<string> {
  if (!player) return 'Switched off: aloud.player is none.';
  const missing = await player.missing();
  if (missing)
    throw new AloudError({ code: 'no-player', message: missing, setting: 'aloud.player', remedies: ['open-settings'] });
  return `${player.name} can play.`;
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
  const lines = (await addresses()).map(
    ({ service, baseUrl, hasKey }) =>
      `${service}: ${new URL(baseUrl).host}${hasKey ? ', with a key' : ', without a key'}`,
  );
  return `${lines.join('; ')}.`;
}

async function transcribes({ transcriber, sample }: CheckedParts, signal: AbortSignal): Promise<string> {
  const hints = { language: undefined, keywords: [] };
  for await (const event of transcriber.transcribe(utteranceOf(await sample()), hints, signal)) {
    if (event.type === 'final')
      return event.text ? `Understood a sample as “${event.text}”.` : 'Answers, but understood nothing in the sample.';
  }
  return 'Answers.';
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
  return called
    ? 'Answers, and calls functions.'
    : 'Answers, but did not call a function when asked to: it may not be able to act.';
}

async function speaks(voice: Voice, signal: AbortSignal): Promise<string> {
  let bytes = 0;
  for await (const chunk of voice.speak('Ready.', { instructions: undefined, speed: 1 }, signal)) bytes += chunk.length;
  if (bytes === 0)
    throw new AloudError({
      code: 'bad-reply',
      message: 'The speech server sent no sound.',
      setting: 'aloud.speech.model',
      remedies: ['open-settings'],
    });
  return 'Speaks.';
}

function tooSlow(what: string): AloudError {
  return new AloudError({
    code: 'timed-out',
    message: `${what} did not answer within ${PATIENCE_MS / 1000} seconds.`,
    remedies: ['open-settings'],
  });
}
