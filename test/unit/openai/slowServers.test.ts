import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { setTimeout as sleep, setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { english } from '../../../src/messages/text.ts';
import { patienceMs } from '../../../src/openai/requests/patience.ts';
import { pass } from '../../support/passingTime.ts';
import { accessTo } from '../../support/server/access.ts';
import { answerOf, failureOf } from '../../support/server/asking.ts';
import { type OpenAIServer, startOpenAIServer } from '../../support/server/openaiServer.ts';

describe('Slow servers', () => {
  let server: OpenAIServer;
  beforeEach(async () => {
    server = await startOpenAIServer({ chat: () => ({ text: 'Done.' }) });
  });
  afterEach(async () => {
    mock.timers.reset();
    await server.close();
  });

  const access = (values: Readonly<Record<string, unknown>> = {}) => accessTo(server.url, values);

  async function asked(): Promise<void> {
    while (server.requests.length === 0) await turnOfTheLoop();
  }

  it('F31: are waited for as long as suits the stage, longer on this machine, or as long as the user says', () => {
    const settings = settingsFrom({});
    for (const service of ['transcription', 'speech'] as const) {
      assert.equal(patienceMs(service, 'https://api.openai.com/v1', settings), 20_000);
    }
    assert.equal(patienceMs('chat', 'https://api.openai.com/v1', settings), 120_000);
    assert.equal(patienceMs('chat', 'https://127.evil.com/v1', settings), 120_000);
    for (const service of ['transcription', 'chat', 'speech'] as const) {
      assert.equal(patienceMs(service, 'http://localhost:11434/v1', settings), 300_000);
      const own = settingsFrom({ 'aloud.timeoutMs': 5000 });
      assert.equal(patienceMs(service, 'http://localhost:11434/v1', own), 5000);
    }
  });

  it('F31: are not given up when the first word takes 60 s, and are shown as waiting all the while', async () => {
    let write = (): void => {};
    await server.close();
    server = await startOpenAIServer({
      chat: async () => {
        await new Promise<void>(resolve => {
          write = resolve;
        });
        return { text: 'Done.' };
      },
    });
    mock.timers.enable({ apis: ['setTimeout'] });
    const said: string[] = [];
    const answered = answerOf({ ...access(), progress: sentence => said.push(english(sentence)) });
    await asked();
    await pass(4500);
    assert.deepEqual(said, []);
    await pass(56_000);
    write();
    assert.equal(await answered, 'Done.');
    assert.equal(server.requests.length, 1);
    assert.ok(said.length >= 15, `told ${said.length} times`);
    for (const sentence of said) {
      assert.match(sentence, /^The chat server at 127\.0\.0\.1:\d+ has not said a word for \d+ s\. Waiting;/);
    }
    const told = said.length;
    await pass(10_000);
    assert.equal(said.length, told, 'it goes on telling after the answer');
  });

  it('F31: are given up in the end, and the message says which setting', async () => {
    server.fail('/chat/completions', { fault: 'hang' });
    mock.timers.enable({ apis: ['setTimeout'] });
    const failed = failureOf(access());
    await asked();
    await pass(299_000);
    mock.timers.tick(2000);
    const error = await failed;
    assert.deepEqual([error.code, error.setting], ['timed-out', 'aloud.timeoutMs']);
    assert.equal(server.requests.length, 1);
  });

  it("F31: are not given up because the machine's clock is set meanwhile", async () => {
    server.fail('/chat/completions', { fault: 'status', status: 503 });
    mock.timers.enable({ apis: ['Date'], now: 0 });
    const progress = () => mock.timers.setTime(24 * 3_600_000);
    assert.equal(await answerOf({ ...access(), progress }), 'Done.');
    assert.equal(server.requests.length, 2);
  });

  it('F31: are left at once when the user cancels', async () => {
    server.fail('/chat/completions', { fault: 'hang' });
    mock.timers.enable({ apis: ['setTimeout'] });
    const stop = new AbortController();
    const said: string[] = [];
    const answered = answerOf({ ...access(), progress: sentence => said.push(english(sentence)) }, stop.signal);
    await asked();
    await pass(30_000);
    stop.abort();
    await assert.rejects(answered, { code: 'cancelled' });
    const told = said.length;
    await pass(10_000);
    assert.equal(said.length, told, 'it goes on telling after it was cancelled');
  });

  it('F31: are at work while a model thinks, longer than they may be silent', async () => {
    const piece = `data: ${JSON.stringify({ choices: [{ delta: { reasoning_content: 'Hm. ' } }] })}\n\n`;
    server.fail('/chat/completions', { fault: 'endless', type: 'text/event-stream', piece, everyMs: 5 });
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    const stop = new AbortController();
    const answered = answerOf(access({ 'aloud.timeoutMs': 1000 }), stop.signal);
    answered.catch(() => {});
    await asked();
    // More than twice as long as it may be silent; meanwhile the server, which has a clock of its own, goes on.
    for (let gone = 0; gone < 2500; gone += 100) {
      await sleep(10);
      await pass(100);
    }
    stop.abort();
    await assert.rejects(answered, { code: 'cancelled' });
  });
});
