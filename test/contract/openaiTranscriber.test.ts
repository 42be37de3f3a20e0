import assert from 'node:assert/strict';
import { OpenAITranscriber } from '../../src/transcribe/ears/openaiTranscriber.ts';
import { EnglishTranscriber } from '../../src/transcribe/englishTranscriber.ts';
import { folderWith } from '../support/engines/modelsHere.ts';
import { plainlySaid } from '../support/plainlySaid.ts';
import { accessTo } from '../support/server/access.ts';
import { startOpenAIServer } from '../support/server/openaiServer.ts';
import { wavOnly } from '../support/spoken.ts';
import { CONTRACT_PHRASES, transcriberContract } from './transcriber.ts';

const KINDS: readonly { readonly name: string; readonly values: Readonly<Record<string, unknown>> }[] = [
  { name: 'streamed', values: { 'aloud.transcription.stream': true } },
  { name: 'in one piece', values: { 'aloud.transcription.stream': false } },
  { name: 'with confidences', values: { 'aloud.transcription.model': 'gpt-4o-transcribe' } },
  { name: 'by whisper-1', values: { 'aloud.transcription.model': 'whisper-1' } },
];

for (const { name, values } of KINDS) {
  transcriberContract(`OpenAITranscriber, ${name},`, async () => {
    const server = await startOpenAIServer({ hears: CONTRACT_PHRASES });
    const transcriber = new OpenAITranscriber({ ...accessTo(server.url, values), encoder: wavOnly });
    return { transcriber, close: server.close };
  });
}

describe('Moonshine behind a server', () => {
  before(function () {
    folderWith('moonshine-base-en', this);
  });

  transcriberContract(
    'OpenAITranscriber, heard by Moonshine,',
    async () => {
      const server = await startOpenAIServer({ hears: 'dictation' });
      const transcriber = new OpenAITranscriber({ ...accessTo(server.url), encoder: wavOnly });
      return { transcriber, close: server.close };
    },
    { plain: plainlySaid, voice: 'awb' },
  );
});

transcriberContract('EnglishTranscriber', async () => {
  const server = await startOpenAIServer({ hears: CONTRACT_PHRASES });
  const ear = new OpenAITranscriber({ ...accessTo(server.url), encoder: wavOnly });
  const transcriber = new EnglishTranscriber(ear, async () => assert.fail('What is English stays as it is.'));
  return { transcriber, close: server.close };
});
