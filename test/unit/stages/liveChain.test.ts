import assert from 'node:assert/strict';
import { silentLog } from '../../../src/common/log.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { ConfiguredAddresses } from '../../../src/openai/addresses.ts';
import { Stages } from '../../../src/stages/stages.ts';
import { type OpenAIServer, startOpenAIServer } from '../../support/server/openaiServer.ts';
import type { RealtimeFault } from '../../support/server/realtime/faults.ts';
import { spoken } from '../../support/spoken.ts';

const PHRASE = 'delete the last line';
const never = new AbortController().signal;

describe('live transcription, and a whole recording where it is lost', () => {
  let server: OpenAIServer;
  beforeEach(async () => {
    server = await startOpenAIServer({ hears: [PHRASE], key: 'sk-right' });
  });
  afterEach(() => server.close());

  async function heard(key = 'sk-right', values: Readonly<Record<string, unknown>> = {}): Promise<[string, string]> {
    const settings = settingsFrom({
      'aloud.baseUrl': server.url.replace('http:', 'ws:'),
      'aloud.transcription.backend': 'live',
      'aloud.recording.format': 'wav',
      ...values,
    });
    const stages = new Stages({
      settings,
      addresses: new ConfiguredAddresses(settings, async origin => (server.url.startsWith(origin) ? key : undefined)),
      log: silentLog,
      environment: {},
      programs: { player: '/none', sox: '/none', engine: '/none' },
      grammars: [],
      progress: () => {},
    });
    try {
      const transcriber = stages.ears.transcriber();
      let text = '';
      const hints = { language: 'en', keywords: [] };
      for await (const event of transcriber.transcribe(await spoken(PHRASE), hints, never)) text = event.text;
      return [text, transcriber.choice?.name ?? ''];
    } finally {
      stages.dispose();
    }
  }

  const lost: RealtimeFault = { at: 'session', dropsAfterMs: 200 };

  it('hears live, at the address of sockets as at that of requests', async () => {
    assert.deepEqual(await heard(), [PHRASE, 'live']);
    assert.deepEqual(server.requests, []);
  });

  it('F3: has the whole recording heard where the connection is lost again and again', async () => {
    server.realtime.fail(lost, lost, lost);
    assert.deepEqual(await heard(), [PHRASE, 'openai']);
    assert.equal(server.realtime.sessions.length, 3);
    const [request] = server.requestsTo('/audio/transcriptions');
    assert.ok(request?.form?.some(([name, value]) => name === 'model' && value === 'gpt-transcribe'));
  });

  it('F13: has it heard by the model for recordings where the live one is gone', async () => {
    assert.deepEqual(await heard(undefined, { 'aloud.transcription.model': 'gpt-realtime-whisper-2' }), [
      PHRASE,
      'openai',
    ]);
    assert.equal(server.realtime.sessions.length, 1);
  });

  it('F2: has it heard by a server that has no live transcription', async () => {
    server.realtime.fail({ at: 'handshake', status: 404 }, { at: 'handshake', status: 404 });
    assert.deepEqual(await heard(), [PHRASE, 'openai']);
  });

  it('F12: asks for no recording to be heard with a wrong key', async () => {
    await assert.rejects(heard('sk-wrong'), { code: 'bad-key' });
    assert.deepEqual(server.requests, []);
  });
});
