import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseWav, wavBytes } from '../../src/common/wav.ts';
import { folderWith } from '../support/engines/modelsHere.ts';
import { skipWithoutNativePart } from '../support/engines/nativePart.ts';
import { recognise, say } from '../support/server/flite.ts';
import { type OpenAIServer, type OpenAIServerOptions, startOpenAIServer } from '../support/server/openaiServer.ts';

const TURN = resolve(import.meta.dirname, '../support/turn.ts');

const SOURCE = `export function total(prices: number[]): number {
  let sum = 0;
  for (const price of prices) sum += price;
  return sum;
}
`;

interface Ran {
  readonly status: number;
  readonly events: readonly { readonly event: string; readonly [member: string]: unknown }[];
  readonly text: string;
}

describe('npm run turn', () => {
  let folder: string;
  let server: OpenAIServer;

  async function open(options: OpenAIServerOptions = {}, source: string | Uint8Array = SOURCE): Promise<void> {
    folder = await mkdtemp(join(tmpdir(), 'aloud-turn-'));
    await writeFile(join(folder, 'a.ts'), source);
    server = await startOpenAIServer({ key: 'sk-turn', ...options });
  }

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
    await server.close();
  });

  /** One turn in a process of its own. Every line of its standard output must be an event. */
  function turn(...args: readonly string[]): Promise<Ran> {
    const env = { ...process.env, OPENAI_API_KEY: 'sk-turn', OPENAI_BASE_URL: server.url };
    const whole = [TURN, '--workspace', folder, '--file', 'a.ts', ...args];
    return new Promise(done => {
      execFile(process.execPath, whole, { env }, async (error, stdout) => {
        const events = stdout
          .split('\n')
          .filter(line => line !== '')
          .map(line => JSON.parse(line));
        done({ status: Number(error?.code ?? 0), events, text: await readFile(join(folder, 'a.ts'), 'utf8') });
      });
    });
  }

  const kinds = ({ events }: Ran) => events.map(({ event }) => event);

  it('tells what was heard so far of a recording that is written live', async () => {
    const phrase = 'rename total to sum';
    await open({ hears: [phrase, 'undo'] });
    const audio = join(folder, 'said.wav');
    await writeFile(audio, wavBytes(await say(phrase, { rateHz: 16_000 }), 16_000));
    const ran = await turn('--at', '1:17', '--audio', audio, '--set', 'aloud.transcription.backend=live');
    const partials = ran.events.filter(({ event }) => event === 'partial');
    assert.ok(partials.length >= 2, JSON.stringify(ran.events));
    for (const { event: _, text, ...others } of partials) {
      assert.ok(phrase.startsWith(String(text)), String(text));
      assert.deepEqual(others, {});
    }
    assert.ok(kinds(ran).indexOf('partial') < kinds(ran).indexOf('transcript'));
    assert.match(ran.text, /function sum\(/);
    assert.equal(ran.status, 0);
  });

  it('hears with Moonshine, and asks no server for it', async function () {
    await open();
    const models = folderWith('moonshine-base-en', this);
    const audio = join(folder, 'said.wav');
    await writeFile(audio, wavBytes(await say('go to line three', { voice: 'awb', rateHz: 16_000 }), 16_000));
    const settings = { 'transcription.backend': 'moonshine', 'models.folder': models };
    const ran = await turn(
      ...['--audio', audio],
      ...Object.entries(settings).flatMap(([name, value]) => ['--set', `aloud.${name}=${value}`]),
    );
    assert.deepEqual(kinds(ran), ['transcript', 'action', 'done', 'end'], JSON.stringify(ran.events));
    assert.deepEqual(ran.events.at(-1)?.['selections'], [
      { anchor: { line: 2, character: 0 }, active: { line: 2, character: 0 } },
    ]);
    assert.equal(server.requests.length, 0);
  });

  it('speaks with a voice on this machine, and asks no server for it', async function () {
    await open();
    const models = folderWith('voice-joe-en', this);
    skipWithoutNativePart(this);
    server.say({ reply: { text: 'It is a number.' } });
    const speech = join(folder, 'said.wav');
    const settings = { 'speech.backend': 'local', 'models.folder': models };
    const ran = await turn(
      ...['--mode', 'ask', '--text', 'what is this', '--speech', speech],
      ...Object.entries(settings).flatMap(([name, value]) => ['--set', `aloud.${name}=${value}`]),
    );
    assert.equal(ran.status, 0, JSON.stringify(ran.events));
    const { samples, rateHz } = parseWav(await readFile(speech));
    assert.ok(samples.length > rateHz / 2);
    assert.deepEqual(server.requestsTo('/audio/speech'), []);
  });

  it('speaks with a Realtime model, and ends when that is said', async () => {
    await open();
    const answer = 'there are three errors';
    server.say({ reply: { text: `${answer}.` } });
    const speech = join(folder, 'said.wav');
    const ran = await turn(
      ...['--mode', 'ask', '--text', 'what is wrong', '--speech', speech, '--set', 'aloud.speech.backend=realtime'],
    );
    const endedAt = performance.now();
    assert.equal(ran.status, 0, JSON.stringify(ran.events));
    const { samples, rateHz } = parseWav(await readFile(speech));
    assert.equal(await recognise(samples, rateHz, [answer, 'go to line ten']), answer);
    assert.equal(server.realtime.voices.length, 1);
    assert.deepEqual(server.requestsTo('/audio/speech'), []);
    // Its connection waits for more to say, and does not hold the process.
    assert.ok(endedAt - (server.realtime.voices[0]?.readAt ?? 0) < 10_000);
  });

  it('hears, acts on the file and tells each step', async () => {
    await open({ hears: ['rename total to sum', 'go to line ten'] });
    const audio = join(folder, 'said.wav');
    await writeFile(audio, wavBytes(await say('rename total to sum', { rateHz: 16_000 }), 16_000));
    server.say(
      { reply: { calls: [{ name: 'rename_symbol', arguments: { name: 'total', new_name: 'sumUp' } }] } },
      { reply: { text: 'Renamed.' } },
    );
    const ran = await turn('--audio', audio, '--set', 'aloud.commands.understand=chat');
    assert.equal(ran.status, 0, JSON.stringify(ran.events));
    assert.equal(kinds(ran)[0], 'partial');
    const [transcript, edit, action, answer, done, end] = ran.events.filter(({ event }) => event !== 'partial');
    assert.deepEqual(
      [transcript, edit, action, answer, done, end].map(told => told?.event),
      ['transcript', 'edit', 'action', 'answer', 'done', 'end'],
    );
    assert.equal(transcript?.['text'], 'rename total to sum');
    assert.deepEqual(action?.['arguments'], { name: 'total', new_name: 'sumUp' });
    assert.match(String(action?.['result']), /Renamed total to sumUp/);
    assert.equal(ran.text, SOURCE.replace('total', 'sumUp'));
    const { ms } = done as unknown as { ms: Record<string, number> };
    assert.ok((ms['transcribe'] ?? 0) > 0 && (ms['total'] ?? 0) >= (ms['transcribe'] ?? 0));
  });

  for (const [by, options, asked] of [
    ['the server', { english: { 'sur la line see': 'go to line three' } }, '/audio/translations'],
    ['the chat model', { chat: [{ reply: { text: 'go to line three' } }] }, '/chat/completions'],
  ] as const)
    it(`acts on what is said in another language, by the English of ${by}`, async () => {
      await open({ hears: ['sur la line see'], ...options });
      const audio = join(folder, 'said.wav');
      await writeFile(audio, wavBytes(await say('sur la line see', { rateHz: 16_000 }), 16_000));
      const ran = await turn('--audio', audio, '--set', 'aloud.transcription.translate=true');
      assert.equal(ran.status, 0, JSON.stringify(ran.events));
      const transcript = ran.events.find(({ event }) => event === 'transcript');
      assert.equal(transcript?.['text'], 'go to line three');
      const { selections } = ran.events.at(-1) as unknown as { selections: { active: { line: number } }[] };
      assert.equal(selections[0]?.active.line, 2);
      assert.equal(server.requests.at(-1)?.path, asked);
    });

  it('writes in English what is dictated in another language, in the mode for that', async () => {
    await open({ hears: ['sur la line see'], english: { 'sur la line see': 'the third line is the sum' } });
    const audio = join(folder, 'said.wav');
    await writeFile(audio, wavBytes(await say('sur la line see', { rateHz: 16_000 }), 16_000));
    const ran = await turn('--audio', audio, '--mode', 'translate', '--at', '1:1');
    assert.equal(ran.status, 0, JSON.stringify(ran.events));
    assert.match(ran.text, /the third line is the sum/i);
  });

  it('does what the grammar knows without asking a model', async () => {
    await open();
    const ran = await turn('--at', '2:7', '--text', 'rename function total to sum up');
    assert.equal(ran.status, 0, JSON.stringify(ran.events));
    assert.deepEqual(kinds(ran), ['transcript', 'edit', 'action', 'done', 'end']);
    assert.equal(ran.text, SOURCE.replaceAll('total', 'sumUp'));
    assert.equal(server.requests.length, 0);
  });

  it('works on the selection that --at names', async () => {
    await open();
    server.say(
      { reply: { calls: [{ name: 'replace_text', arguments: { replace: 'count' } }] } },
      { reply: { text: 'Done.' } },
    );
    const ran = await turn('--at', '2:7-2:10', '--text', 'give this a name that says what it counts');
    assert.equal(ran.text, SOURCE.replace('let sum', 'let count'), JSON.stringify(ran.events));
  });

  it('tells last where it left off', async () => {
    await open();
    const at = (line: number, character: number) => ({ line, character });
    const ran = await turn('--at', '2:3', '--text', 'select line three');
    assert.deepEqual(ran.events.at(-1), {
      event: 'end',
      file: join(folder, 'a.ts'),
      selections: [{ anchor: at(2, 0), active: at(2, 43) }],
    });
    const failed = await turn('--text', 'a', '--file', 'missing.ts');
    assert.deepEqual(failed.events.at(-1), { event: 'end', file: null, selections: [] });
  });

  it('dictates a comment and text without asking a model', async () => {
    await open();
    assert.match(
      (await turn('--at', '2:3', '--mode', 'comment', '--text', 'adds up')).text,
      /\n {2}\/\/ Adds up\n {2}let sum/,
    );
    assert.equal(server.requests.length, 0);
  });

  it('speaks an explanation into a file', async () => {
    await open();
    const speech = join(folder, 'speech.wav');
    server.say({ reply: { text: 'It adds up the prices. Then it returns them.' } });
    const ran = await turn('--at', '2:3', '--mode', 'explain', '--text', '', '--speech', speech);
    assert.equal(ran.status, 0, JSON.stringify(ran.events));
    const { samples, rateHz } = parseWav(await readFile(speech));
    assert.equal(rateHz, 24_000);
    const phrases = ['it adds up the prices then it returns them', 'the weather is lovely today'];
    assert.equal(await recognise(samples, rateHz, phrases), phrases[0]);
    assert.equal(ran.text, SOURCE);
  });

  it('asks nothing of the speech server where nobody listens', async () => {
    await open();
    server.say({ reply: { text: 'It adds up.' } });
    await turn('--mode', 'ask', '--text', 'what does it do');
    assert.equal(server.requestsTo('/audio/speech').length, 0);
  });

  for (const [flags, answer] of [
    [[], false],
    [['--yes'], true],
  ] as const) {
    it(`answers ${answer ? 'yes' : 'no'} to what is asked on screen ${answer ? 'with' : 'without'} --yes`, async () => {
      await open();
      await writeFile(join(folder, 'package.json'), '{}\n');
      server.say(
        {
          reply: {
            calls: [{ name: 'replace_text', arguments: { find: '{}', replace: '{ "a": 1 }', file: 'package.json' } }],
          },
        },
        { reply: { text: 'So be it.' } },
      );
      const ran = await turn('--text', 'change the package', ...flags);
      const asked = ran.events.find(({ event }) => event === 'confirm');
      assert.equal(asked?.['answer'], answer, JSON.stringify(ran.events));
      assert.equal(await readFile(join(folder, 'package.json'), 'utf8'), answer ? '{ "a": 1 }\n' : '{}\n');
    });
  }

  it('keeps a byte order mark, CRLF and a missing final newline', async () => {
    const source = '\uFEFFone\r\ntwo';
    await open({}, source);
    server.say(
      { reply: { calls: [{ name: 'insert_text', arguments: { text: 'middle', where: 'line_below', line: 1 } }] } },
      { reply: { text: 'Done.' } },
    );
    const ran = await turn('--text', 'put middle between the two of them');
    assert.equal(ran.text, '\uFEFFone\r\nmiddle\r\ntwo');
  });

  it('A9, A12: leaves files outside of the workspace alone', async () => {
    await open();
    const results: string[] = [];
    const outside = ['/etc/hostname', '../secret.txt'];
    server.say(...outside.map(file => ({ reply: { calls: [{ name: 'read_file', arguments: { file } }] } })), {
      reply: { text: 'No.' },
      expect: ({ messages }) =>
        void results.push(...messages.filter(({ role }) => role === 'tool').map(({ content }) => content ?? '')),
    });
    await turn('--text', 'look into the files beside the project and compare them');
    assert.equal(results.length, 2);
    for (const result of results) assert.match(result, /outside|refused/);
  });

  it('F12: a wrong key is an error with its code, and exit 1', async () => {
    await open({ key: 'sk-other' });
    const ran = await turn('--text', 'hello');
    assert.equal(ran.status, 1);
    assert.deepEqual(kinds(ran).slice(-2), ['error', 'end']);
    assert.equal(ran.events.at(-2)?.['code'], 'bad-key');
    assert.equal(JSON.stringify(ran.events).includes('sk-turn'), false);
  });

  it('says what is wrong with its arguments', async () => {
    await open();
    for (const args of [
      ['--mode', 'sing', '--text', 'a'],
      [],
      ['--text', 'a', '--set', 'aloud.nothing=1'],
      ['--text', 'a', '--at', 'x'],
      ['--text', 'a', '--at', '99:1'],
    ]) {
      const ran = await turn(...args);
      assert.equal(ran.status, 1, args.join(' '));
      assert.deepEqual(kinds(ran), ['error', 'end'], args.join(' '));
    }
  });

  describe('by sound (aloud.chat.audio)', () => {
    const bySound = ['--set', 'aloud.chat.audio=true', '--set', 'aloud.commands.understand=chat'];

    async function record(words: string): Promise<readonly string[]> {
      const audio = join(folder, 'said.wav');
      await writeFile(audio, wavBytes(await say(words, { rateHz: 16_000 }), 16_000));
      return ['--audio', audio];
    }

    it('sends a command as it was spoken, and does what the model heard', async () => {
      const phrases = ['rename total to sum', 'go to line ten'];
      await open({ hears: phrases });
      server.say(
        {
          expect: ({ heard, messages, modalities }) => {
            assert.equal(heard, phrases[0]);
            assert.equal(modalities, undefined, 'nothing is heard of it');
            assert.match(JSON.stringify(messages), /total\(prices: number/);
          },
          reply: {
            calls: [
              { name: 'heard', arguments: { words: 'Rename total to sum.' } },
              { name: 'rename_symbol', arguments: { name: 'total', new_name: 'sumUp' } },
            ],
          },
        },
        { reply: { text: 'Renamed.' } },
      );
      const ran = await turn(...(await record('rename total to sum')), ...bySound);
      assert.equal(ran.status, 0, JSON.stringify(ran.events));
      assert.deepEqual(kinds(ran), ['transcript', 'edit', 'action', 'answer', 'done', 'end']);
      assert.equal(ran.events[0]?.['text'], 'Rename total to sum.');
      assert.equal(ran.text, SOURCE.replace('total', 'sumUp'));
      assert.deepEqual(server.requestsTo('/audio/transcriptions'), []);
    });

    it('answers a question in the model’s own voice', async () => {
      const answer = 'there are three errors';
      await open({ hears: ['what is wrong here', 'go to line ten'] });
      server.say({
        expect: ({ heard, modalities, audio }) => {
          assert.equal(heard, 'what is wrong here');
          assert.deepEqual([modalities, audio], [['text', 'audio'], { voice: 'marin', format: 'pcm16' }]);
        },
        reply: { text: answer },
      });
      const speech = join(folder, 'spoken.wav');
      const ran = await turn('--mode', 'ask', ...(await record('what is wrong here')), '--speech', speech, ...bySound);
      assert.equal(ran.status, 0, JSON.stringify(ran.events));
      assert.deepEqual(kinds(ran), ['transcript', 'answer', 'done', 'end']);
      assert.equal(ran.events[1]?.['text'], answer);
      const { samples, rateHz } = parseWav(await readFile(speech));
      assert.equal(await recognise(samples, rateHz, [answer, 'go to line ten']), answer);
      assert.deepEqual(server.requestsTo('/audio/transcriptions'), []);
      assert.deepEqual(server.requestsTo('/audio/speech'), []);
    });

    it('F9: sends nothing where nobody speaks', async () => {
      await open();
      const audio = join(folder, 'said.wav');
      await writeFile(audio, wavBytes(new Int16Array(32_000), 16_000));
      const ran = await turn('--audio', audio, ...bySound);
      assert.deepEqual(kinds(ran), ['error', 'end']);
      assert.equal(ran.events[0]?.['code'], 'nothing-heard');
      assert.deepEqual(server.requests, []);
    });

    it('A36: asks on screen before what is risky, whatever was said', async () => {
      await open({ hears: ['yes i approve delete it', 'go to line ten'] });
      server.say(
        {
          reply: {
            calls: [
              { name: 'heard', arguments: { words: 'Yes, I approve. Delete it.' } },
              { name: 'delete_file', arguments: { file: 'a.ts' } },
            ],
          },
        },
        { reply: { text: 'You said no on screen.' } },
      );
      const ran = await turn(...(await record('yes i approve delete it')), ...bySound);
      assert.deepEqual(kinds(ran), ['transcript', 'asks', 'confirm', 'action', 'answer', 'done', 'end']);
      assert.equal(ran.events[2]?.['answer'], false);
      assert.equal(ran.text, SOURCE);
    });

    it('writes first what the model cannot hear', async () => {
      await open({ hears: ['rename total to sum', 'go to line ten'] });
      server.say(
        { reply: { calls: [{ name: 'rename_symbol', arguments: { name: 'total', new_name: 'sumUp' } }] } },
        { reply: { text: 'Renamed.' } },
      );
      const ran = await turn(
        ...(await record('rename total to sum')),
        ...[...bySound, '--set', 'aloud.chat.audioModel=gpt-5.6-luna'],
      );
      assert.equal(ran.status, 0, JSON.stringify(ran.events));
      assert.equal(ran.events.find(({ event }) => event === 'transcript')?.['text'], 'rename total to sum');
      assert.equal(ran.text, SOURCE.replace('total', 'sumUp'));
      assert.equal(server.requestsTo('/chat/completions').length, 3);
    });
  });
});
