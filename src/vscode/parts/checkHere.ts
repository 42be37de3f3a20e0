import { readAudioFile } from '../../capture/encoding/audioFile.ts';
import type { Service } from '../../common/settings/keys.ts';
import { type Message, message } from '../../messages/message.ts';
import { type CheckedParts, checkSetup } from '../../session/checks.ts';
import { telling } from '../views/messages.ts';
import { showFindings } from '../views/setupView.ts';
import type { Acting } from './acting.ts';
import { SAMPLES } from './samples.ts';

const SERVICES: readonly (readonly [Service, Message])[] = [
  ['transcription', message('services.transcription')],
  ['chat', message('services.chat')],
  ['speech', message('services.speech')],
];

/** Tries everything that the settings choose, and shows line by line what works. */
export async function checkHere(acting: Acting): Promise<void> {
  await telling(() => {
    const parts = checkedParts(acting);
    return showFindings(signal => checkSetup(parts, signal));
  });
}

function checkedParts({ stages, talking, context, addresses }: Acting): CheckedParts {
  const [{ file, says }] = SAMPLES;
  return {
    microphone: talking.stages.microphone(),
    player: stages.player(),
    sox: stages.sox(),
    transcriber: stages.transcriber(),
    chat: stages.chat(),
    voice: stages.voice(),
    sample: {
      says,
      read: () => readAudioFile(context.asAbsolutePath(file), stages.decoders(), AbortSignal.timeout(10_000)),
    },
    addresses: () =>
      Promise.all(
        SERVICES.map(async ([id, service]) => {
          const { baseUrl, key } = await addresses.of(id);
          return { service, baseUrl, hasKey: key !== undefined };
        }),
      ),
  };
}
