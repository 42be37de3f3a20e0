import { wavOf } from '../capture/encoding/wavEncoder.ts';
import type { Recording } from '../capture/utterance.ts';
import type { ChatModel } from '../chat/chatModel.ts';
import { AloudError } from '../common/errors.ts';
import { type Chooser, chosenLabel } from '../common/settings/choice.ts';
import { type Message, message } from '../messages/message.ts';
import { asSaid } from './checkedSample.ts';

/* What hears and speaks for itself: it need not work, for everything goes by words, too. */

/** A conversation that is begun and ended, in which nobody says anything. */
export interface CheckedTalk extends Chooser {
  /** Resolves when the server has agreed to one. Throws what keeps it from that. */
  begin(signal: AbortSignal): Promise<void>;
}

const SETTING = 'aloud.chat.audio';
const WRITE = 'Write down, word for word, what is said in this recording. Write nothing else.';

/** Whether a chat model hears the sample itself. Throws what it heard instead. */
export async function hearsItself(
  {
    audio,
    sample,
  }: {
    readonly audio: ChatModel | undefined;
    readonly sample: { readonly says: string; read(): Promise<Recording> };
  },
  signal: AbortSignal,
): Promise<Message> {
  if (!audio)
    throw new AloudError({
      code: 'unsupported',
      message: message('setup.audio-off', { setting: SETTING }),
      setting: SETTING,
      remedies: ['open-settings'],
    });
  const { samples } = await sample.read();
  const { bytes } = wavOf(samples);
  const sound = { bytes, format: 'wav', asWav: () => bytes } as const;
  let heard = '';
  for await (const event of audio.reply([{ role: 'user', content: WRITE, sound }], [], signal))
    if (event.type === 'text') heard += event.delta;
  return asSaid(heard.trim(), sample.says, audio, 'aloud.chat.audioModel');
}

export async function agrees(talk: CheckedTalk, signal: AbortSignal): Promise<Message> {
  await talk.begin(signal);
  return message('setup.agrees', { name: chosenLabel(talk) });
}
