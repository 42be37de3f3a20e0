import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Channel } from '../../../../src/common/async/channel.ts';
import { type Json, member, text } from '../../../../src/openai/replies/json.ts';
import { RefusedFields } from '../../../../src/openai/requests/refusedFields.ts';
import type { Seen } from '../../../../src/realtime/conversation.ts';
import { type LiveProps, LiveTalk, type LiveWorld } from '../../../../src/realtime/live/liveTalk.ts';
import { pass } from '../../../support/passingTime.ts';
import { QuickPlayer } from '../../../support/quickPlayer.ts';
import { heardByLevel, saidByLevel } from '../../../support/server/realtime/levels.ts';
import type { LiveOptions, RecordedLive } from '../../../support/server/realtime/live/liveSession.ts';
import { type RealtimeServer, startRealtimeServer } from '../../../support/server/realtime/realtimeServer.ts';
import { until } from '../../../support/until.ts';

const MODEL = 'gpt-live-1';
const FRAME = 320;

/** A person with a microphone in front of a conversation. What they say are numbers, or what is heard of them. */
class Talking {
  readonly frames = new Channel<Int16Array>();
  readonly seen: Seen[] = [];
  readonly worked: string[] = [];
  readonly looked: string[] = [];
  readonly player = new QuickPlayer();
  readonly talk: LiveTalk;
  readonly done: Promise<void>;
  readonly ending = new AbortController();

  constructor(server: RealtimeServer, props: Partial<LiveProps> = {}, world: Partial<LiveWorld> = {}) {
    this.talk = new LiveTalk({
      address: { baseUrl: server.url, key: 'sk-test' } as LiveProps['address'],
      model: MODEL,
      refused: new RefusedFields(),
      wishes: { instructions: 'Help with the code.', voice: 'marin' },
      patienceMs: 30_000,
      idleMs: undefined,
      mayPass: async () => true,
      lines: [],
      ...props,
      world: {
        player: this.player,
        plain: async words => {
          this.looked.push(words);
          return { verdict: 'left' };
        },
        work: async words => {
          this.worked.push(words);
          return `Did ${words}.`;
        },
        watch: seen => void this.seen.push(seen),
        ...world,
      },
    });
    this.done = this.talk.run(this.frames, this.ending.signal);
    this.done.catch(() => {});
  }

  /** Says numbers, and falls silent. */
  async says(...numbers: readonly number[]): Promise<void> {
    await this.hears(saidByLevel(...numbers));
    await this.hears(new Int16Array(16_000));
  }

  async hears(samples: Int16Array): Promise<void> {
    for (let at = 0; at < samples.length; at += FRAME) this.frames.push(samples.slice(at, at + FRAME));
    await sleep(0);
  }

  lines(): readonly string[] {
    return this.talk.lines.map(({ role, text }) => `${role}: ${text}`);
  }

  /** What was said, once it is at a pause. */
  heard(): readonly string[] {
    return this.seen.flatMap(seen =>
      'line' in seen && seen.isFinal && seen.line.role === 'user' ? [seen.line.text] : [],
    );
  }

  async end(): Promise<void> {
    this.talk.tell({ from: 'user', wish: 'end' });
    await this.done;
  }
}

describe('a conversation by Live', () => {
  let server: RealtimeServer | undefined;

  async function serve(live: Partial<LiveOptions>, heard?: readonly string[]): Promise<RealtimeServer> {
    let count = 0;
    const options: LiveOptions = {
      replies: items => ({ says: `You said ${items.at(-1)?.split(': ')[1]}.` }),
      says: async words => new Int16Array(words.length * 1200).fill(900),
      models: [MODEL],
      ...live,
    };
    server = await startRealtimeServer({
      key: 'sk-test',
      hears: async (samples, rate) => (heard ? (heard[count++] ?? '') : heardByLevel(samples, rate)),
      live: options,
    });
    return server;
  }

  /** The session of this number, from 1 on. */
  const session = (number = 1): RecordedLive => {
    const found = server?.lives[number - 1];
    assert.ok(found, `There is no session ${number}.`);
    return found;
  };

  const items = (number = 1) => server?.lives[number - 1]?.items ?? [];

  const typesOf = (events: readonly Json[]) =>
    events.map(({ type }) => type).filter(type => type !== 'session.input_audio.append');

  /** Nothing of what was sent was wrong. */
  afterEach(async () => {
    mock.timers.reset();
    const refusals = server?.lives.flatMap(each => each.refusals) ?? [];
    await server?.close();
    server = undefined;
    assert.deepEqual(refusals, []);
  });

  it('hears, answers, and ends when the server has said what was used', async () => {
    const talking = new Talking(await serve({}));
    await talking.says(3, 5);
    await until('one answer was played', () => talking.player.played.length === 1);
    assert.deepEqual(talking.lines(), ['user: 3 5', 'aloud: You said 3 5.']);
    await talking.end();
    assert.equal(session().url, '/v1/live/sessions');
    assert.deepEqual(typesOf(session().events), ['session.start', 'session.close']);
    assert.equal(text(member(session().events[0], 'session'), 'model'), MODEL);
    const used = talking.seen.filter(seen => 'usage' in seen).at(-1);
    assert.ok(used && 'usage' in used && !used.isUnknown);
    assert.equal(used.usage.talking.seconds, session().seconds);
    assert.deepEqual(talking.seen.at(-1), { to: 'end', why: 'user' });
  });

  it('does what is typed without a delegation, lets the model know, and has it say what came of it', async () => {
    const talking = new Talking(await serve({ replies: () => ({}) }));
    await until('it has begun', () => server?.lives.length === 1);
    await talking.says(7);
    await until('it was looked at', () => talking.looked.length === 1);
    talking.talk.tell({ from: 'keyboard', words: ' rename total to sum ' });
    await until('it was done', () => talking.worked.length === 1);
    assert.deepEqual([talking.looked.at(-1), talking.worked], ['rename total to sum', ['rename total to sum']]);
    await until('it was told', () => typesOf(session().events).includes('session.commentary.append'));
    await talking.end();
    const told = session().events.filter(({ type }) => type !== 'session.input_audio.append');
    assert.deepEqual(
      told.slice(1, 3).map(({ type, delegation_id: id, content }) => [type, id, String(content).split('\n').at(-1)]),
      [
        ['session.thinking.append', null, 'rename total to sum'],
        ['session.commentary.append', null, 'Did rename total to sum.'],
      ],
    );
    assert.deepEqual(talking.lines().slice(0, 2), ['user: 7', 'user: rename total to sum']);
  });

  it('does a plain command that is typed, and nothing twice', async () => {
    const talking = new Talking(
      await serve({ replies: () => ({}) }),
      {},
      { plain: async () => ({ verdict: 'over', note: 'Done: line 3.', isAloud: false }) },
    );
    await until('it has begun', () => server?.lives.length === 1);
    talking.talk.tell({ from: 'keyboard', words: 'go to line three' });
    await until('the model knows', () => JSON.stringify(session().events).includes('Done: line 3.'));
    await talking.end();
    assert.deepEqual(talking.worked, []);
  });

  it('trap: a delegation has no text: it is what was said since the last, and what comes of it is said', async () => {
    const talking = new Talking(
      await serve({
        replies: items => (items.at(-1)?.startsWith('user: 7') ? {} : { delegates: 1 }),
      }),
    );
    await talking.says(7);
    await until('it was looked at', () => talking.looked.length === 1);
    await talking.says(3, 5);
    await until('one answer was played', () => talking.player.played.length === 1);
    assert.deepEqual(talking.worked, ['7 3 5']);
    await talking.says(9);
    await until('two answers were played', () => talking.player.played.length === 2);
    assert.deepEqual(talking.worked, ['7 3 5', '9']);
    const said = session().items.filter(item => item.startsWith('commentary'));
    assert.deepEqual(said, ['commentary(dlg_1_1): Did 7 3 5.', 'commentary(dlg_1_2): Did 9.']);
    await talking.end();
  });

  it('trap: a delegation that is there before its words waits for them', async () => {
    const talking = new Talking(
      await serve({
        isHasty: true,
        replies: () => ({}),
        spoils: ({ type }) => (`${type}`.includes('input_tr') ? 300 : undefined),
      }),
    );
    await talking.says(4);
    await until('one answer was played', () => talking.player.played.length === 1);
    assert.deepEqual(talking.worked, ['4']);
    await talking.end();
  });

  it('does a plain command by itself, says nothing, and does not do it again where it is delegated, too', async () => {
    const talking = new Talking(
      await serve({ replies: () => ({}) }),
      {},
      { plain: async () => ({ verdict: 'over', note: 'Aloud has done it: line 3.', isAloud: false }) },
    );
    await talking.says(3);
    await until('the model knows of it', () => items().some(item => item.startsWith('thinking: ')));
    session().send({
      type: 'session.delegation.created',
      delegation: { id: 'dlg_late', target: 'client', type: 'delegation' },
      offset_ms: 0,
    });
    await until('it is told', () => session().events.some(event => event['delegation_id'] === 'dlg_late'));
    assert.deepEqual(talking.worked, []);
    const told = session().events.find(event => event['delegation_id'] === 'dlg_late');
    assert.equal(told?.['type'], 'session.thinking.append');
    assert.equal(told?.['content'], 'Aloud has done it: line 3.');
    await talking.end();
    // The delegation is the test's, of which the server knows nothing.
    assert.equal(session().refusals.length, 1);
    (session().refusals as string[]).length = 0;
  });

  it('trap: falls silent here at once while the server goes on, and its text ends where it was heard', async () => {
    // No pause of the server is one of the model's.
    mock.timers.enable({ apis: ['setTimeout'] });
    const talking = new Talking(await serve({ replies: () => ({ says: 'one '.repeat(300).trim() }), everyMs: 40 }));
    await talking.says(3);
    await until('some of it was heard', () => talking.player.heardMs >= 1000);
    talking.talk.tell({ from: 'ears', heard: 'speech' });
    const at = performance.now();
    await until('it was stopped', () => talking.player.played.length === 1);
    const before = session().madeMs;
    await until('the server goes on', () => session().madeMs > before + 1500);
    assert.equal(talking.player.played.length, 1);
    assert.ok(talking.player.lastMs <= at);
    const said = talking.lines().at(-1) ?? '';
    assert.match(said, /^aloud: one( one)*…$/);
    const share = (said.length - 'aloud: …'.length) / ('one '.repeat(300).length - 1);
    assert.ok(Math.abs(share * 60_000 - (talking.player.played[0] ?? 0)) < 400, said);
    assert.ok(talking.seen.some(seen => 'interruptedMs' in seen));
    await talking.end();
    assert.equal(talking.lines().at(-1), said);
  });

  it('trap: what comes of something is not said aloud once the user has changed their mind, and nothing more is done', async () => {
    let isAtWork = false;
    let isStopped = false;
    const talking = new Talking(
      await serve({ replies: items => (items.at(-1)?.includes('wait') ? {} : { delegates: 1 }) }, [
        'rename this to total',
        'no, wait',
      ]),
      {},
      {
        work: (_words, _settled, signal) =>
          new Promise(resolve => {
            isAtWork = true;
            signal.addEventListener('abort', () => {
              isStopped = true;
              resolve('');
            });
          }),
      },
    );
    await talking.says(3);
    await until('it is being done', () => isAtWork);
    await talking.says(5);
    await until('the model knows of it', () => items().some(item => item.startsWith('thinking(dlg_1_1)')));
    assert.ok(isStopped);
    assert.ok(!session().items.some(item => item.startsWith('commentary')));
    await talking.end();
  });

  it('A37: does nothing while someone speaks of whom there are no words yet', async () => {
    const order: string[] = [];
    const talking = new Talking(
      await serve({ replies: items => (items.length > 1 ? {} : { delegates: 1 }) }, ['rename this', 'and wait']),
      {},
      {
        work: async (words, settled) => {
          mock.timers.enable({ apis: ['setTimeout'] });
          talking.talk.tell({ from: 'ears', heard: 'speech' });
          order.push('begun');
          await settled().catch(() => order.push('not done'));
          return words;
        },
      },
    );
    await talking.says(3);
    await until('it works', () => order.length > 0);
    // The words come in time, and no later.
    await pass(1400);
    order.push('spoke');
    await talking.says(5);
    await until('it is not done', () => order.length > 2);
    assert.deepEqual(order, ['begun', 'spoke', 'not done']);
    mock.timers.reset();
    await talking.end();
  });

  it('F14: loses no word when its connection is lost, and does nothing twice', async () => {
    const talking = new Talking(
      await serve({
        replies: items => (items.at(-1)?.startsWith('user') ? { delegates: 1 } : {}),
        spoils: ({ type }, number) => (type === 'session.input_transcript.delta' && number === 1 ? 'drop' : undefined),
      }),
    );
    await talking.says(3, 5, 9);
    await until('one answer was played', () => talking.player.played.length === 1);
    assert.deepEqual(talking.worked, ['3 5 9']);
    assert.deepEqual(talking.lines(), ['user: 3 5 9', 'aloud: Did 3 5 9.']);
    // Between two turns what was said before goes along.
    session(2).lose();
    await talking.says(7);
    await until('two answers were played', () => talking.player.played.length === 2);
    assert.deepEqual(session(3).items.slice(0, 3), ['user: 3 5 9', 'assistant: Did 3 5 9.', 'user: 7']);
    assert.deepEqual(talking.worked, ['3 5 9', '7']);
    await talking.end();
    const used = talking.seen.filter(seen => 'usage' in seen).at(-1);
    assert.ok(used && 'usage' in used && used.isUnknown);
  });

  it('F14: what is being done when the connection is lost is done once, and told in the next session', async () => {
    let finish = (_: string) => {};
    const talking = new Talking(
      await serve({ replies: () => ({ delegates: 1 }) }),
      {},
      {
        work: words => {
          talking.worked.push(words);
          return new Promise(resolve => {
            finish = resolve;
          });
        },
      },
    );
    await talking.says(3);
    await until('it is being done', () => talking.worked.length === 1);
    session().lose();
    await until('there is another', () => items(2).length > 0);
    assert.match(session(2).items.join('\n'), /^user: 3\ndeveloper: .*being done already/);
    finish('It is done.');
    await until('it was told', () => items(2).includes('commentary: It is done.'));
    await talking.end();
    assert.deepEqual(talking.worked, ['3']);
  });

  it('F14: gives up where a server does not come back, and says why', async () => {
    const talking = new Talking(await serve({}), { mayPass: async () => false });
    await talking.says(3);
    await until('one answer was played', () => talking.player.played.length === 1);
    session().lose();
    await assert.rejects(talking.done, /closed/);
    assert.deepEqual(talking.seen.at(-1), { to: 'end', why: 'lost' });
  });

  it('F14: makes its session anew where its time is over, and knows what all of them have used', async () => {
    const talking = new Talking(await serve({}));
    await talking.says(3);
    await until('one answer was played', () => talking.player.played.length === 1);
    const { seconds } = session();
    session().send({ type: 'session.closed', reason: 'expired', usage: { seconds }, session: {} });
    await talking.says(7);
    await until('two answers were played', () => talking.player.played.length === 2);
    await talking.end();
    assert.deepEqual(session(2).items.slice(0, 2), ['user: 3', 'assistant: You said 3.']);
    const used = talking.seen.filter(seen => 'usage' in seen).at(-1);
    assert.ok(used && 'usage' in used);
    assert.equal(used.usage.talking.seconds, seconds + session(2).seconds);
  });

  it('trap: closing waits for its end, and not for ever', async () => {
    const talking = new Talking(
      await serve({ spoils: ({ type }) => (type === 'session.closed' ? 'leave out' : undefined) }),
    );
    await talking.says(3);
    await until('one answer was played', () => talking.player.played.length === 1);
    // The server closes the socket without a word.
    await talking.end();
    const used = talking.seen.filter(seen => 'usage' in seen).at(-1);
    assert.ok(used && 'usage' in used && used.isUnknown);
  });

  it('sends nothing while it is muted, and says so to the server', async () => {
    const talking = new Talking(await serve({}));
    await talking.says(2);
    await until('one answer was played', () => talking.player.played.length === 1);
    await until('it was all', () => talking.heard().length === 1);
    talking.talk.tell({ from: 'user', wish: 'mute' });
    const before = session().sound.length;
    await talking.says(3, 5);
    assert.equal(session().sound.length, before);
    talking.talk.tell({ from: 'user', wish: 'unmute' });
    await talking.says(4);
    await until('two answers were played', () => talking.player.played.length === 2);
    await talking.end();
    assert.deepEqual(
      talking.lines().filter(line => line.startsWith('user')),
      ['user: 2', 'user: 4'],
    );
    assert.deepEqual(typesOf(session().events).slice(1, 3), ['session.input_audio.mute', 'session.input_audio.unmute']);
  });

  it('tells what is open in the editor when someone speaks, as it is then, and once', async () => {
    const talking = new Talking(await serve({}), { lines: [{ item: 'b', role: 'user', text: 'Hello.' }] });
    await until('it has begun', () => items().length > 0);
    const tell = (about: 'file' | 'place', context: string) => talking.talk.tell({ from: 'editor', about, context });
    tell('file', 'a.ts');
    tell('place', 'line 3');
    tell('place', 'line 4');
    await talking.says(3);
    await until('one answer was played', () => talking.player.played.length === 1);
    tell('file', 'a.ts');
    tell('place', 'line 5');
    await talking.says(7);
    await until('two answers were played', () => talking.player.played.length === 2);
    await talking.end();
    assert.deepEqual(
      session().items.filter(item => item.startsWith('thinking')),
      ['thinking: a.ts', 'thinking: line 4', 'thinking: line 5'],
    );
    assert.equal(session().items[0], 'user: Hello.');
  });

  it('does without what a server does not know', async () => {
    const talking = new Talking(await serve({ refuses: 'acknowledgement_delay_ms' }));
    await talking.says(3);
    await until('one answer was played', () => talking.player.played.length === 1);
    await talking.end();
    assert.equal(session().refusals.length, 1);
    (session().refusals as string[]).length = 0;
  });

  it('A40: follows no redirect with its key', async () => {
    const elsewhere = await startRealtimeServer({
      hears: async () => '',
      live: { replies: () => ({}), says: async () => new Int16Array() },
    });
    const first = await serve({});
    const location = `${elsewhere.url.replace('http', 'ws')}/live/sessions`;
    first.fail({ at: 'handshake', status: 302, headers: { location } });
    const talking = new Talking(first, { mayPass: async () => false });
    await assert.rejects(talking.done);
    assert.equal(elsewhere.lives.length, 0);
    await elsewhere.close();
  });

  it('F8: who ends it waits for no work that hangs, and what comes of that late is told to nobody', async () => {
    let finish = (_: string) => {};
    const talking = new Talking(
      await serve({ replies: () => ({ delegates: 1 }) }),
      {},
      {
        work: (words, _settled, signal) => {
          talking.worked.push(words);
          return new Promise(resolve => {
            finish = resolve;
            signal.addEventListener('abort', () => setTimeout(() => finish('It was done late.'), 20));
          });
        },
      },
    );
    await talking.says(3);
    await until('it is being done', () => talking.worked.length === 1);
    await talking.end();
    assert.ok(!items().some(item => item.includes('late')));
    assert.equal(talking.seen.at(-1)?.to, 'end');
  });

  it('F21: does two things that are delegated one after the other', async () => {
    let running = 0;
    const most: number[] = [];
    const talking = new Talking(
      await serve({ replies: () => ({ delegates: 1 }) }),
      {},
      {
        work: async words => {
          most.push(++running);
          await sleep(900);
          running--;
          return `Did ${words}.`;
        },
      },
    );
    await talking.says(3);
    await until('it is being done', () => running === 1);
    await talking.says(5);
    await until('both were told', () => items().filter(item => item.startsWith('commentary')).length === 2);
    await talking.end();
    assert.deepEqual(most, [1, 1]);
    assert.deepEqual(
      items().filter(item => item.startsWith('commentary')),
      ['commentary(dlg_1_1): Did 3.', 'commentary(dlg_1_2): Did 5.'],
    );
  });

  it('F21: ends at once in every state, and leaves nothing running', async () => {
    const serving = await serve({});
    for (const waits of [0, 1, 5, 20]) {
      const talking = new Talking(serving);
      await sleep(waits);
      talking.ending.abort();
      await assert.rejects(talking.done, { code: 'cancelled' });
      assert.equal(talking.seen.filter(({ to }) => to === 'end').length, 1);
    }
  });
});
