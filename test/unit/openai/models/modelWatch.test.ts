import assert from 'node:assert/strict';
import { silentLog } from '../../../../src/common/log.ts';
import type { Service } from '../../../../src/common/settings/keys.ts';
import { modelList } from '../../../../src/openai/models/modelList.ts';
import { type EndingModel, ModelWatch, type ModelWatchProps } from '../../../../src/openai/models/modelWatch.ts';
import { accessTo } from '../../../support/server/access.ts';
import { jsonAnswer } from '../../../support/server/asking.ts';
import { type OpenAIServer, startOpenAIServer } from '../../../support/server/openaiServer.ts';

const ALL: readonly Service[] = ['transcription', 'chat', 'speech'];

describe('Models that are shut down', () => {
  let server: OpenAIServer;
  let told: EndingModel[];
  let stored: unknown;
  let day: string;

  beforeEach(async () => {
    server = await startOpenAIServer();
    told = [];
    stored = undefined;
    day = '2026-11-28';
  });
  afterEach(() => server.close());

  function watch(values: Readonly<Record<string, unknown>> = {}, props: Partial<ModelWatchProps> = {}): ModelWatch {
    return new ModelWatch({
      access: accessTo(server.url, values),
      services: () => ALL,
      kept: {
        read: () => stored,
        write: async seen => {
          stored = JSON.parse(JSON.stringify(seen));
        },
      },
      tell: ending => told.push(ending),
      today: () => day,
      log: silentLog,
      ...props,
    });
  }

  /** The next list of models, each with its end. */
  function lists(ends: Readonly<Record<string, unknown>>): void {
    const data = Object.entries(ends).map(([id, shutdown_date]) => ({
      id,
      object: 'model',
      created: 0,
      shutdown_date,
    }));
    server.fail('/models', jsonAnswer({ object: 'list', data }));
  }

  const asked = () => server.requestsTo('/models').length;

  it('F13: are told of where one hears, too, and only where it is asked', async () => {
    const models = { 'gpt-transcribe': null, 'gpt-audio-mini': '2027-01-20', 'gpt-audio-1.5': null };
    const values = { 'aloud.chat.audioModel': 'gpt-audio-mini' };
    lists(models);
    await watch(values).look();
    assert.deepEqual(told, []);
    day = '2026-11-29';
    lists(models);
    await watch({ ...values, 'aloud.chat.audio': true }).look();
    const ending = { ends: '2027-01-20', successor: 'gpt-audio-1.5', isOver: false };
    assert.deepEqual(told, [{ model: 'gpt-audio-mini', setting: 'aloud.chat.audioModel', ...ending }]);
  });

  it('F13: are told of early, with what takes their place, by one request a day and server', async () => {
    lists({ 'gpt-4o-transcribe': '2027-02-20', 'gpt-transcribe': null, 'gpt-5.6-luna': null });
    const values = { 'aloud.transcription.model': 'gpt-4o-transcribe' };
    await watch(values).look();
    assert.deepEqual(told, [
      {
        model: 'gpt-4o-transcribe',
        setting: 'aloud.transcription.model',
        ends: '2027-02-20',
        successor: 'gpt-transcribe',
        isOver: false,
      },
    ]);
    await watch(values).look();
    assert.equal(asked(), 1);
  });

  it('F13: are told of once, once more when the end is near, and when it is over', async () => {
    for (const [on, count] of [
      ['2026-11-28', 0],
      ['2026-11-29', 1],
      ['2026-11-30', 1],
      ['2027-02-21', 2],
      ['2027-02-22', 2],
      ['2027-02-27', 3],
    ] as const) {
      day = on;
      lists({ 'gpt-transcribe': '2027-02-27T00:00:00Z' });
      await watch({}, { services: () => ['transcription'] }).look();
      assert.equal(told.length, count, on);
    }
    assert.deepEqual(
      told.map(({ isOver }) => isOver),
      [false, false, true],
    );
    assert.ok(told.every(({ successor }) => successor === undefined));
  });

  it('F13: of speech, are told of with the Realtime model that speaks instead, unless speech alone is to', async () => {
    const ends = { 'gpt-4o-mini-tts': '2027-01-06', 'gpt-realtime-2.1-mini': null };
    for (const backend of ['auto', 'realtime', 'openai']) {
      stored = undefined;
      lists(ends);
      await watch({ 'aloud.speech.backend': backend }, { services: () => ['speech'] }).look();
    }
    assert.deepEqual(
      told.map(({ model, successor }) => [model, successor]),
      [
        ['gpt-4o-mini-tts', 'gpt-realtime-2.1-mini'],
        ['gpt-4o-mini-tts', 'gpt-realtime-2.1-mini'],
        ['gpt-4o-mini-tts', undefined],
      ],
    );
  });

  it('F13: have no successor that the server does not have', async () => {
    lists({ 'whisper-1': '2026-12-24' });
    await watch({ 'aloud.transcription.model': 'whisper-1' }).look();
    assert.deepEqual(
      told.map(({ successor }) => successor),
      [undefined],
    );
  });

  it("F13: are known of OpenAI's without a list, and of nobody else's", async () => {
    const broken: typeof modelList = async () => Promise.reject(new Error('No list.'));
    const at = (url: string) => ({
      access: { ...accessTo(url, {}, { 'https://api.openai.com': 'sk-key' }) },
      list: broken,
    });
    await watch({}, at('https://api.openai.com/v1')).look();
    assert.deepEqual(
      told.map(({ model, ends }) => [model, ends]),
      [['gpt-4o-mini-tts', '2027-01-06']],
    );
    stored = undefined;
    told = [];
    await watch({}, at('https://example.com/v1')).look();
    assert.deepEqual(told, []);
  });

  const NONSENSE: Readonly<Record<string, unknown>> = {
    'no date': 'soon',
    'a number': 20270101,
    'no day of the calendar': '2027-19-91',
    nothing: null,
  };
  for (const [title, date] of Object.entries(NONSENSE))
    it(`A41: ${title} is no end`, async () => {
      lists({ 'gpt-transcribe': date });
      await watch().look();
      assert.deepEqual(told, []);
    });

  it('A41: what was stored may be anything, and what a server lists', async () => {
    for (const value of [null, 7, 'x', [], { day: 1, told: 'x' }, { told: [1, {}] }]) {
      stored = value;
      lists({ 'gpt-transcribe': '2026-12-01', ['__proto__']: '2026-12-01' });
      await watch().look();
    }
    assert.equal(told.length, 6);
    assert.equal(({} as Record<string, unknown>)['shutdown_date'], undefined);
  });

  it('F4: a server without such a list is left alone until tomorrow, and nobody hears of it', async () => {
    server.fail('/models', { fault: 'status', status: 404 });
    await watch().look();
    await watch().look();
    day = '2026-11-29';
    server.fail('/models', { fault: 'body', type: 'text/html', body: '<title>No</title>' });
    await watch().look();
    assert.deepEqual([asked(), told], [2, []]);
    const never = new AbortController().signal;
    server.fail('/models', jsonAnswer({ text: 'What?' }));
    await assert.rejects(modelList(accessTo(server.url), 'chat', never), { code: 'bad-reply' });
  });

  it('A13: an address that was not agreed to is not asked', async () => {
    const access = accessTo(server.url);
    const addresses = {
      of: async () => {
        throw new DOMException('', 'AbortError');
      },
    };
    await watch({}, { access: { ...access, addresses } }).look();
    assert.equal(server.requests.length, 0);
  });
});
