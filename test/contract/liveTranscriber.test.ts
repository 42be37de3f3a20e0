import { silentLog } from '../../src/common/log.ts';
import { LiveTranscriber } from '../../src/transcribe/live/liveTranscriber.ts';
import { folderWith } from '../support/engines/modelsHere.ts';
import { moonshineIn } from '../support/engines/moonshineIn.ts';
import { plainlySaid } from '../support/plainlySaid.ts';
import { accessTo } from '../support/server/access.ts';
import { startOpenAIServer } from '../support/server/openaiServer.ts';
import { startRealtimeServer } from '../support/server/realtime/realtimeServer.ts';
import { resampled } from '../support/server/sound.ts';
import { CONTRACT_PHRASES, transcriberContract } from './transcriber.ts';

const KINDS: Readonly<
  Record<string, { readonly values?: Readonly<Record<string, unknown>>; readonly realtime: object }>
> = {
  'as it is said': { realtime: { deltaEveryMs: 600 } },
  'at the end': { realtime: {}, values: { 'aloud.transcription.model': 'whisper-1' } },
  'by the names of the beta': { realtime: { naming: 'beta' }, values: { 'aloud.transcription.model': 'whisper-1' } },
  'with the model in the address': {
    realtime: { naming: 'flat', wantsModel: true, models: ['base'] },
    values: { 'aloud.transcription.model': 'base' },
  },
};

for (const [how, { values = {}, realtime }] of Object.entries(KINDS))
  transcriberContract(`LiveTranscriber, ${how},`, async () => {
    const server = await startOpenAIServer({ hears: CONTRACT_PHRASES, realtime });
    return { transcriber: new LiveTranscriber(accessTo(server.url, values)), close: server.close };
  });

describe('Moonshine behind Realtime transcription', () => {
  let folder: string;

  before(function () {
    folder = folderWith('moonshine-base-en', this);
  });

  transcriberContract(
    'LiveTranscriber, heard by Moonshine,',
    async () => {
      const engine = moonshineIn(folder, silentLog);
      const never = new AbortController().signal;
      const server = await startRealtimeServer({
        deltaEveryMs: 1000,
        hears: async (samples, rateHz) => engine.hear(await resampled(samples, rateHz, 16_000), never),
      });
      const close = async () => {
        await server.close();
        engine.close();
      };
      return { transcriber: new LiveTranscriber(accessTo(server.url)), close };
    },
    { plain: plainlySaid, voice: 'awb' },
  );
});
