import assert from 'node:assert/strict';
import type { Json } from '../../../src/openai/replies/json.ts';
import { heardByLevel } from '../../support/server/realtime/levels.ts';
import { type RealtimeServer, startRealtimeServer } from '../../support/server/realtime/realtimeServer.ts';
import type { TalkOptions } from '../../support/server/realtime/talkSession.ts';
import { MODEL, Talking, WISHES } from '../../support/talking.ts';
import { until } from '../../support/until.ts';

describe('a conversation over a connection', () => {
  let server: RealtimeServer | undefined;

  async function serve(talk: Partial<TalkOptions>): Promise<RealtimeServer> {
    const options: TalkOptions = {
      replies: items => ({ says: [`You said ${items.at(-1)?.split(': ')[1]}.`] }),
      says: async words => new Int16Array(words.length * 1200).fill(9),
      models: [MODEL],
      ...talk,
    };
    server = await startRealtimeServer({
      key: 'sk-test',
      hears: async (samples, rate) => heardByLevel(samples, rate),
      talk: options,
    });
    return server;
  }

  /** Nothing of what was sent was wrong. */
  afterEach(async () => {
    const refusals = server?.talks.flatMap(talk => talk.refusals) ?? [];
    await server?.close();
    server = undefined;
    assert.deepEqual(refusals, []);
  });

  const typesOf = (events: readonly Json[]) =>
    events.map(({ type }) => type).filter(type => type !== 'input_audio_buffer.append');

  it('hears, answers, and ends where the user wants', async () => {
    const talking = new Talking(await serve({}));
    await talking.says(3, 5);
    await until('one answer was played', () => talking.player.played.length === 1);
    assert.deepEqual(talking.lines(), ['user: 3 5', 'aloud: You said 3 5.']);
    await talking.says(7);
    await until('two answers were played', () => talking.player.played.length === 2);
    await talking.end();
    assert.deepEqual(talking.lines().slice(2), ['user: 7', 'aloud: You said 7.']);
    const [session] = server?.talks ?? [];
    assert.equal(session?.url, `/v1/realtime?model=${MODEL}`);
    assert.deepEqual(typesOf(session?.events ?? []), ['session.update', 'response.create', 'response.create']);
    assert.deepEqual(talking.seen.at(-1), { to: 'end', why: 'user' });
  });

  it('carries out what is called, and tells what came of it', async () => {
    const talking = new Talking(
      await serve({
        replies: items =>
          items.at(-1)?.startsWith('tool')
            ? { says: ['There you are.'] }
            : { calls: [{ name: 'go_to_line', arguments: '{"line":3}' }] },
      }),
    );
    await talking.says(3);
    await until('one answer was played', () => talking.player.played.length === 1);
    assert.deepEqual(
      talking.acted.map(({ name, arguments: given }) => name + given),
      ['go_to_line{"line":3}'],
    );
    assert.deepEqual(
      server?.talks[0]?.items.map(({ role, text }) => `${role}: ${text}`),
      ['user: 3', 'tool: ok', 'assistant: There you are.'],
    );
    await talking.end();
  });

  it('does a plain command itself, and asks nobody', async () => {
    const understood: string[] = [];
    const talking = new Talking(
      await serve({}),
      {},
      {
        understand: async words => {
          understood.push(words);
          return words === '3' ? { isDone: true, note: 'Done: line 3.' } : { isDone: false, note: '' };
        },
      },
    );
    talking.talk.tell({ from: 'editor', about: 'file', context: 'a.ts, line 3' });
    await talking.says(3);
    await until('it was understood', () => understood.length === 1);
    await talking.says(4);
    await until('one answer was played', () => talking.player.played.length === 1);
    await talking.end();
    const [session] = server?.talks ?? [];
    assert.deepEqual(
      session?.items.map(({ role, text }) => `${role}: ${text}`),
      ['system: a.ts, line 3', 'user: 3', 'user: 4', 'system: Done: line 3.', 'assistant: You said Done.'],
    );
  });

  it('ends while something still waits for an answer on screen, which is taken back', async () => {
    let isTakenBack = false;
    const understand = (_: string, signal: AbortSignal) =>
      new Promise<{ isDone: boolean; note: string }>(resolve =>
        signal.addEventListener('abort', () => {
          isTakenBack = true;
          resolve({ isDone: false, note: '' });
        }),
      );
    const talking = new Talking(await serve({}), {}, { understand });
    await talking.says(3);
    await until('it was heard', () => talking.lines().includes('user: 3'));
    await talking.end();
    assert.ok(isTakenBack);
  });

  it('trap 1: tells the server what was heard of an answer that someone has spoken into', async () => {
    const talking = new Talking(await serve({ replies: () => ({ says: ['one '.repeat(100)] }) }));
    await talking.says(3);
    // All of it is made at once, and takes a while to be played.
    await until('all is made', () => server?.talks[0]?.items.at(-1)?.ms === 20_000);
    await until('some of it was heard', () => talking.player.heardMs >= 1000);
    talking.talk.tell({ from: 'ears', heard: 'speech' });
    await until('one answer was played', () => talking.player.played.length === 1);
    const heardMs = talking.player.played[0] ?? 0;
    await until('the server was told', () =>
      typesOf(server?.talks[0]?.events ?? []).includes('conversation.item.truncate'),
    );
    const cut = server?.talks[0]?.events.find(({ type }) => type === 'conversation.item.truncate');
    assert.equal(cut?.['audio_end_ms'], heardMs);
    assert.ok(heardMs > 0 && heardMs < 20_000);
    const said = talking.lines().at(-1) ?? '';
    assert.ok(said.endsWith('one…') && Math.abs(said.length - 'aloud: '.length - (heardMs / 20_000) * 400) < 8, said);
    await talking.end();
  });

  it('trap 8: loses no word and no turn when its connection is lost', async () => {
    let isDropped = false;
    const talking = new Talking(
      await serve({
        spoils: ({ type }) => {
          if (type !== 'input_audio_buffer.speech_started' || isDropped || (server?.talks.length ?? 0) > 1)
            return undefined;
          isDropped = true;
          return 'drop';
        },
      }),
    );
    await talking.says(3, 5, 9);
    await until('one answer was played', () => talking.player.played.length === 1);
    assert.deepEqual(talking.lines(), ['user: 3 5 9', 'aloud: You said 3 5 9.']);
    // Between two turns what was said before goes along.
    server?.talks[1]?.lose();
    await talking.says(7);
    await until('two answers were played', () => talking.player.played.length === 2);
    assert.deepEqual(
      server?.talks[2]?.items.map(({ role, text }) => `${role}: ${text}`),
      ['user: 3 5 9', 'assistant: You said 3 5 9.', 'user: 7', 'assistant: You said 7.'],
    );
    await talking.end();
  });

  it('trap 8: gives up where a server does not come back, and says why', async () => {
    const talking = new Talking(await serve({}), { mayPass: async () => false });
    await talking.says(3);
    await until('one answer was played', () => talking.player.played.length === 1);
    server?.talks[0]?.lose();
    await assert.rejects(talking.done, /closed/);
    assert.deepEqual(talking.seen.at(-1), { to: 'end', why: 'lost' });
  });

  it('trap 9: talks with a server that has the names of the beta, and answers by itself', async () => {
    server = await startRealtimeServer({
      naming: 'flat',
      hears: async (samples, rate) => heardByLevel(samples, rate),
      talk: {
        isItsOwn: true,
        replies: () => ({ says: ['Hello.'] }),
        says: async () => new Int16Array(4800).fill(9),
      },
    });
    const talking = new Talking(server);
    await talking.says(3);
    await until('one answer was played', () => talking.player.played.length === 1);
    await talking.end();
    assert.deepEqual(talking.lines(), ['user: 3', 'aloud: Hello.']);
    assert.deepEqual(typesOf(server.talks[0]?.events ?? []), ['session.update']);
  });

  it('trap 10: sends nothing while it is muted', async () => {
    const talking = new Talking(await serve({}));
    await until('they agree', () => typesOf(server?.talks[0]?.events ?? []).includes('session.update'));
    await talking.says(2);
    await until('one answer was played', () => talking.player.played.length === 1);
    talking.talk.tell({ from: 'user', wish: 'mute' });
    const before = server?.talks[0]?.sound.length ?? 0;
    await talking.says(3, 5);
    talking.talk.tell({ from: 'user', wish: 'unmute' });
    await talking.says(4);
    await until('two answers were played', () => talking.player.played.length === 2);
    await talking.end();
    assert.deepEqual(
      talking.lines().filter(line => line.startsWith('user')),
      ['user: 2', 'user: 4'],
    );
    const after = server?.talks[0]?.sound.length ?? 0;
    assert.ok(after - before < 1.6 * 24_000, 'the second that was muted is not in it');
  });

  it('has what is typed as said, stops speaking for it, and answers', async () => {
    const talking = new Talking(
      await serve({
        replies: items => ({ says: items.at(-1) === 'user: 3' ? ['one '.repeat(100)] : ['It is four.'] }),
      }),
    );
    await talking.says(3);
    await until('it speaks', () => talking.lines().some(line => line.startsWith('aloud: one')));
    talking.talk.tell({ from: 'keyboard', words: '  sk-proj-aB3dE5fG7haB3dE5fG7haB3dE5fG7h and two plus two? ' });
    await until('both were played', () => talking.player.played.length === 2);
    await talking.end();
    const [session] = server?.talks ?? [];
    assert.match(session?.items.at(-2)?.text ?? '', /and two plus two\?$/);
    assert.doesNotMatch(JSON.stringify(session?.events.map(({ item }) => item)), /aB3dE5fG7h/, 'A45');
    assert.equal(session?.items.at(-2)?.role, 'user');
    assert.deepEqual(
      talking
        .lines()
        .slice(-2)
        .map(line => line.replace(/sk\S+ /, '')),
      ['user: and two plus two?', 'aloud: It is four.'],
    );
    assert.deepEqual(
      typesOf(session?.events ?? []).filter(type => !/cancel|truncate|delete/.test(String(type))),
      ['session.update', 'response.create', 'conversation.item.create', 'response.create'],
    );
  });

  it('does a plain command that is typed itself, also where the server answers by itself', async () => {
    const talking = new Talking(
      await serve({ isItsOwn: true }),
      {},
      { understand: async () => ({ isDone: true, note: 'Done: line 3.' }) },
    );
    await until('they agree', () => typesOf(server?.talks[0]?.events ?? []).includes('session.update'));
    talking.talk.tell({ from: 'keyboard', words: 'go to line three' });
    await until('the server knows it', () => server?.talks[0]?.items.length === 1);
    await talking.end();
    assert.deepEqual(talking.lines(), ['user: go to line three']);
    assert.ok(!typesOf(server?.talks[0]?.events ?? []).includes('response.create'));
  });

  it('tells what is typed without a connection to the next one', async () => {
    const talking = new Talking(await serve({}));
    talking.talk.tell({ from: 'keyboard', words: 'what is this' });
    await until('one answer was played', () => talking.player.played.length === 1);
    await talking.end();
    assert.deepEqual(talking.lines(), ['user: what is this', 'aloud: You said what is this.']);
  });

  it('commits what was said while a key was held', async () => {
    const talking = new Talking(await serve({}), { wishes: { ...WISHES, detection: 'push' } });
    await talking.says(6);
    await until('all was sent', () => (server?.talks[0]?.sound.length ?? 0) > 20_000);
    talking.talk.tell({ from: 'user', wish: 'commit' });
    await until('one answer was played', () => talking.player.played.length === 1);
    assert.deepEqual(talking.lines(), ['user: 6', 'aloud: You said 6.']);
    // A server that detects nothing keeps what nobody has said until then.
    const sent = () => server?.talks[0]?.sound.length ?? 0;
    let before = sent();
    await talking.says(8);
    await until('it was sent', () => sent() > before + 20_000);
    talking.talk.tell({ from: 'user', wish: 'discard' });
    before = sent();
    await talking.says(2);
    await until('it was sent', () => sent() > before + 20_000);
    talking.talk.tell({ from: 'user', wish: 'commit' });
    await until('two answers were played', () => talking.player.played.length === 2);
    assert.deepEqual(talking.lines().slice(2), ['user: 2', 'aloud: You said 2.']);
    await talking.end();
  });

  it('trap 8: commits on the next connection what was said with a key while there was none', async () => {
    const talking = new Talking(await serve({}), { wishes: { ...WISHES, detection: 'push' } });
    await until('it is connected', () => server?.talks.length === 1);
    server?.talks[0]?.lose();
    await talking.says(4, 7);
    talking.talk.tell({ from: 'user', wish: 'commit' });
    // The key is held again already.
    await talking.says(5);
    await until('one answer was played', () => talking.player.played.length === 1);
    assert.deepEqual(talking.lines(), ['user: 4 7', 'aloud: You said 4 7.']);
    talking.talk.tell({ from: 'user', wish: 'commit' });
    await until('two answers were played', () => talking.player.played.length === 2);
    assert.deepEqual(talking.lines().slice(2), ['user: 5', 'aloud: You said 5.']);
    await talking.end();
  });
});
