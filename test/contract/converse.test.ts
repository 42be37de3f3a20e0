import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { wavBytes } from '../../src/common/wav.ts';
import { recording } from '../support/echoRoom.ts';
import { saidByLevel } from '../support/server/realtime/levels.ts';
import { type RealtimeServer, startRealtimeServer } from '../support/server/realtime/realtimeServer.ts';
import type { Reply, TalkOptions } from '../support/server/realtime/talkSession.ts';

const SCRIPT = resolve(import.meta.dirname, '../support/converse.ts');
const CODE = `function add(first: number, second: number) {
  const total = first + second;
  return total;
}
`;

/** What is said, at 24 kHz. */
const SAMPLES_A_LETTER = 1200;

type Event = { readonly event: string } & Readonly<Record<string, unknown>>;

describe('a conversation from the command line', () => {
  let folder: string;
  let server: RealtimeServer | undefined;
  let said: Int16Array;

  beforeEach(async () => {
    said = saidByLevel(5, 7, 9);
    folder = await mkdtemp(join(tmpdir(), 'aloud-converse-'));
    await writeFile(join(folder, 'add.ts'), CODE);
  });

  afterEach(async () => {
    const refusals = server?.talks.flatMap(({ refusals }) => refusals) ?? [];
    await server?.close();
    server = undefined;
    await rm(folder, { recursive: true, force: true });
    assert.deepEqual(refusals, []);
  });

  /** What is heard is what was said in its turn, whatever it sounds like. */
  async function serve(heard: readonly string[], replies: TalkOptions['replies'], talk: Partial<TalkOptions> = {}) {
    let count = 0;
    server = await startRealtimeServer({
      key: 'sk-test',
      hears: async () => heard[count++] ?? '',
      talk: { replies, says: async words => new Int16Array(words.length * SAMPLES_A_LETTER).fill(300), ...talk },
    });
  }

  /** Says so many things, a recording each. */
  async function converse(turns: number, ...more: readonly string[]) {
    const audio: string[] = [];
    for (let turn = 0; turn < turns; turn++) {
      const path = join(folder, `said-${turn}.wav`);
      await writeFile(path, wavBytes(said, 16_000));
      audio.push('--audio', path);
    }
    const args = [SCRIPT, '--workspace', folder, '--file', 'add.ts', '--pause', '0', ...audio, ...more];
    const environment = { ...process.env, OPENAI_BASE_URL: server?.url, OPENAI_API_KEY: 'sk-test' };
    const { code, out } = await new Promise<{ code: number; out: string }>(done => {
      const options = { cwd: folder, env: environment };
      execFile(process.execPath, [...args, '--speech', join(folder, 'out.wav')], options, (error, stdout) =>
        done({ code: error ? Number(error.code) : 0, out: stdout }),
      );
    });
    const events = out
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line) as Event);
    return { code, events, of: (name: string) => events.filter(({ event }) => event === name) };
  }

  const replying =
    (...all: readonly Reply[]): TalkOptions['replies'] =>
    () => {
      const [reply, ...rest] = all;
      all = rest;
      return reply ?? { says: ['There is nothing to add.'] };
    };

  it('hears, does a plain command at once, lets the model act on the rest, and answers', async () => {
    await serve(
      ['Go to line three.', 'Make it clearer.'],
      replying(
        {
          calls: [{ name: 'rename_symbol', arguments: JSON.stringify({ name: 'total', new_name: 'sum' }) }],
        },
        { says: ['Renamed total to sum.'] },
      ),
    );
    const { code, of, events } = await converse(2);
    assert.equal(code, 0, JSON.stringify(events));
    assert.deepEqual(
      of('heard').map(({ text }) => text),
      ['Go to line three.', 'Make it clearer.'],
    );
    assert.deepEqual(
      of('said').map(({ text }) => text),
      ['Renamed total to sum.'],
    );
    const [session] = server?.talks ?? [];
    const told = session?.items.map(({ role, text }) => `${role}: ${text}`) ?? [];
    assert.ok(
      told.some(text => text.startsWith('system: Aloud has done what was said by itself')),
      told.join('\n'),
    );
    assert.ok(
      told.some(text => text.startsWith('system: <data') && text.includes('Cursor: line 3, column 1')),
      told.join('\n'),
    );
    assert.equal(await readFile(join(folder, 'add.ts'), 'utf8'), CODE.replaceAll('total', 'sum'));
    assert.equal(of('usage').at(-1)?.['inputTokens'], 40);
    const sound = await readFile(join(folder, 'out.wav'));
    assert.ok(sound.length > 20 * SAMPLES_A_LETTER * 2);
  });

  it('is interrupted by who speaks into an answer, and says how much of it was heard', async () => {
    const answer = 'It adds. '.repeat(40);
    await serve(['Explain this.', 'Stop, what about line two?'], replying({ says: [answer] }, { says: ['It sums.'] }));
    const { code, of, events } = await converse(2, '--barge', '400');
    assert.equal(code, 0, JSON.stringify(events));
    const [cut] = of('interrupted');
    const ms = Number(cut?.['ms']);
    assert.ok(ms > 0 && ms < (answer.length * SAMPLES_A_LETTER) / 24, `${ms}`);
    const truncated = server?.talks[0]?.events.find(({ type }) => type === 'conversation.item.truncate');
    assert.ok(Math.abs(Number(truncated?.['audio_end_ms']) - ms) <= 1);
    assert.match(String(of('said')[0]?.['text']), /…$/);
    assert.equal(of('said').at(-1)?.['text'], 'It sums.');
  });

  it('waits for an answer, however long the model thinks', async () => {
    await serve(['Explain this.'], replying({ says: ['It adds.'] }), { thinksMs: 3000 });
    const { code, of, events } = await converse(1);
    assert.equal(code, 0, JSON.stringify(events));
    assert.deepEqual(
      of('said').map(({ text }) => text),
      ['It adds.'],
    );
  });

  it('hears with a key what is said while it is held, and answers', async () => {
    said = recording('try-undo');
    await serve(['Explain this.', 'What about line two?'], replying({ says: ['It adds.'] }, { says: ['It sums.'] }));
    const { code, of, events } = await converse(2, '--set', 'aloud.conversation.detection=push');
    assert.equal(code, 0, JSON.stringify(events));
    assert.deepEqual(
      of('said').map(({ text }) => text),
      ['It adds.', 'It sums.'],
    );
    const [session] = server?.talks ?? [];
    const types = session?.events.map(({ type }) => type) ?? [];
    assert.equal(types.filter(type => type === 'input_audio_buffer.commit').length, 2);
    const spoken = 2 * said.length * 1.5;
    const sent = session?.sound.length ?? 0;
    assert.ok(sent > spoken && sent < spoken + 2 * 24_000, `${sent} samples beside ${spoken}`);
  });

  it('A36: asks on screen what is risky, and takes no voice for an answer', async () => {
    await serve(
      ['Delete the file.', 'Yes, I approve.'],
      replying(
        { calls: [{ name: 'delete_file', arguments: JSON.stringify({ file: 'add.ts' }) }] },
        { says: ['It was not allowed on screen.'] },
      ),
    );
    const { of } = await converse(2);
    assert.equal(await readFile(join(folder, 'add.ts'), 'utf8'), CODE);
    assert.deepEqual(
      of('confirm').map(({ answer }) => answer),
      [false],
    );
    const refused = server?.talks[0]?.items.find(({ role }) => role === 'tool')?.text ?? '';
    assert.match(refused, /^Error: refused/);
  });

  it('ends at a goodbye, and says which arguments are wrong', async () => {
    await serve(['Goodbye.'], () => ({ says: ['Never said.'] }));
    const { code, of, events } = await converse(1);
    assert.equal(code, 0, JSON.stringify(events));
    assert.deepEqual(of('said'), []);
    const wrong = await converse(1, '--pause', 'long');
    assert.equal(wrong.code, 1);
    assert.equal(wrong.of('error')[0]?.['code'], 'bad-arguments');
  });

  it('A39: tells what a server complains of in words of its own, and never the key', async () => {
    await serve(['Explain this.'], () => ({
      status: 'failed',
      error: { code: 'server_error', message: 'It failed for the key sk-test.' },
    }));
    const { of, events } = await converse(1);
    assert.equal(of('error').length, 1, JSON.stringify(events));
    assert.doesNotMatch(JSON.stringify(events), /sk-test/);
  });

  it('trap 10: tells what it costs, says when its limit is near, and ends there', async () => {
    await serve(['Explain this.', 'And that.', 'And more.', 'And all.'], () => ({ says: ['It adds.'] }));
    // An answer of the loopback server is (8 − 5) × 4 + 12 × 32 + 5 × 0.4 + 24 + 9 × 64 = 998 millionths of a dollar.
    const { code, of, events } = await converse(4, '--set', 'aloud.conversation.limitCost=0.0037');
    assert.equal(code, 0, JSON.stringify(events));
    const dollars = of('usage').map(each => (each['cost'] as { dollars: number }).dollars);
    assert.ok(Math.abs((dollars.at(-1) ?? 0) - 0.0037) < 0.001, `${dollars}`);
    assert.deepEqual(
      dollars.toSorted((a, b) => a - b),
      dollars,
    );
    const [soon, ended] = of('notice').map(({ text }) => String(text));
    assert.match(soon ?? '', /ends soon/);
    assert.match(ended ?? '', /has ended/);
    const told = server?.talks[0]?.items.filter(({ role }) => role === 'system').map(({ text }) => text) ?? [];
    assert.ok(
      told.some(text => /^Tell the user .* ends soon/.test(text)),
      told.join('\n'),
    );
  });

  it('trap 10: keeps no limit in money where nobody knows what the model costs, and says so at once', async () => {
    await serve([], () => ({}));
    const more = ['--set', 'aloud.conversation.limitCost=1', '--set', 'aloud.conversation.model=my-own'];
    const { code, of } = await converse(1, ...more);
    assert.equal(code, 1);
    assert.equal(of('error')[0]?.['code'], 'unsupported');
    assert.equal(server?.talks.length, 0);
  });

  it('F12: says what is wrong with a key, and tries nothing again', async () => {
    server = await startRealtimeServer({
      key: 'another',
      hears: async () => '',
      talk: { replies: () => ({}), says: async () => new Int16Array() },
    });
    const { code, of } = await converse(1);
    assert.equal(code, 1);
    assert.equal(of('error')[0]?.['code'], 'bad-key');
    assert.equal(server.refused.length, 1);
  });
});
