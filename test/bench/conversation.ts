import { setTimeout as sleep } from 'node:timers/promises';
import { CATALOGUE } from '../../src/actions/catalogue.ts';
import { Gate } from '../../src/actions/gate/gate.ts';
import { Channel } from '../../src/common/async/channel.ts';
import { silentLog } from '../../src/common/log.ts';
import { Grammar } from '../../src/grammar/grammar.ts';
import { next } from '../../src/realtime/talk/next.ts';
import { beginning, type Effect, type Talk, type TalkEvent } from '../../src/realtime/talk/talk.ts';
import { Conversing, type ConversingParts } from '../../src/session/conversing/conversing.ts';
import type { TalkWish } from '../../src/session/conversing/talkWish.ts';
import { Memory } from '../../src/session/memory.ts';
import type { Player } from '../../src/speak/players/player.ts';
import { Speaker } from '../../src/speak/speaker.ts';
import { Parsers } from '../../src/syntax/parsers.ts';
import { DEAF } from '../support/ears.ts';
import { grammarFolders } from '../support/grammarFolders.ts';
import { InMemoryEditor } from '../support/inMemoryEditor.ts';
import { accessTo } from '../support/server/access.ts';
import { saidByLevel } from '../support/server/realtime/levels.ts';
import { startRealtimeServer } from '../support/server/realtime/realtimeServer.ts';
import { sourceOf } from '../support/sources.ts';
import { until } from '../support/until.ts';
import { type Measure, measure, percentile } from './measure.ts';
import { benchThreeWays } from './threeWays.ts';

const TURNS = 20;
const FRAME = 512;
const PATH = '/work/big.ts';
const BYTES_A_MS = 48;
/** An hour of talk: ten turns a minute, renewed each 20 minutes. */
const HOUR_TURNS = 600;
const RENEWALS = 3;

/** What a player is told, with the time. */
export class Loudspeakers implements Player {
  readonly name = 'test';
  readonly begins: number[] = [];
  readonly stops: number[] = [];

  async missing(): Promise<undefined> {}

  async play(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number> {
    let ms = 0;
    let isFirst = true;
    const stopped = new Promise<void>(resolve =>
      signal.addEventListener(
        'abort',
        () => {
          this.stops.push(performance.now());
          resolve();
        },
        { once: true },
      ),
    );
    for await (const chunk of chunks) {
      if (isFirst) this.begins.push(performance.now());
      isFirst = false;
      await Promise.race([sleep(chunk.length / BYTES_A_MS), stopped]);
      if (signal.aborted) break;
      ms += chunk.length / BYTES_A_MS;
    }
    return ms;
  }
}

/** A conversation about what is open in an editor. */
export function conversingIn(
  editor: InMemoryEditor,
  given: Pick<ConversingParts, 'parsers' | 'player' | 'access' | 'tell'>,
): Conversing {
  return new Conversing({
    ...{
      editor,
      ...given,
      log: silentLog,
      manner: 'hands-free',
      changes: () => ({ dispose: () => {} }),
      memory: new Memory(),
      actions: CATALOGUE,
      ears: DEAF,
    },
    gate: new Gate({ folders: () => ['/work'], trusted: () => true }),
    grammar: new Grammar(given.parsers),
    chat: { name: 'none', async *reply() {} },
    speaker: new Speaker({
      voice: { name: 'none', maxLength: 100, async *speak() {} },
      player: undefined,
      style: () => ({ instructions: undefined, speed: 1 }),
      log: silentLog,
    }),
  });
}

/**
 * A conversation with a server that takes no time: from the text of what was said to the first sound, with the grammar and
 * the state of a file of 2,000 lines; from speech to silence; what an hour leaves behind.
 */
export async function benchConversation(): Promise<readonly Measure[]> {
  const told = new Map<string, number[]>();
  const bytes = { sent: 0, events: 0 };
  let madeMs = 0;
  let answerMs = 200;
  const server = await startRealtimeServer({
    hears: async () => 'why is this so slow',
    talk: {
      replies: () => ({ says: ['It is not.'] }),
      says: async () => {
        madeMs += answerMs;
        return new Int16Array((answerMs * 24_000) / 1000).fill(9);
      },
      spoils: event => {
        const type = String(event['type']);
        told.set(type, [...(told.get(type) ?? []), performance.now()]);
        bytes.events++;
        bytes.sent += JSON.stringify(event).length;
        return undefined;
      },
    },
  });
  const editor = new InMemoryEditor({ folders: ['/work'], open: { [PATH]: sourceOf('typescript', 2_000) } });
  editor.place(PATH, { line: 1_000, character: 2 });
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  const player = new Loudspeakers();
  const conversation = conversingIn(editor, { parsers, player, access: accessTo(server.url), tell: () => {} });
  const frames = new Channel<Int16Array>();
  const wishes = new Channel<TalkWish>();
  const ended = conversation.run(frames, wishes, new AbortController().signal);
  const says = async () => {
    const sound = new Int16Array(16_000);
    sound.set(saidByLevel(3, 5));
    for (let at = 0; at < sound.length; at += FRAME) frames.push(sound.slice(at, at + FRAME));
  };
  const firstSound: number[] = [];
  for (let turn = 1; turn <= TURNS; turn++) {
    await says();
    await until('it is answered', () => player.begins.length === turn);
    const heard = told.get('conversation.item.input_audio_transcription.completed') ?? [];
    firstSound.push((player.begins[turn - 1] ?? 0) - (heard[turn - 1] ?? 0));
    await sleep(answerMs + 50);
  }
  answerMs = 3000;
  const silence: number[] = [];
  for (let turn = 1; turn <= TURNS / 4; turn++) {
    await says();
    await until('it speaks', () => player.begins.length === TURNS + 2 * turn - 1);
    await says();
    await until('it is silent', () => player.stops.length === turn);
    const began = told.get('input_audio_buffer.speech_started')?.at(-1) ?? 0;
    silence.push((player.stops[turn - 1] ?? 0) - began);
    await until('it speaks again', () => player.begins.length === TURNS + 2 * turn);
    await sleep(answerMs + 100);
  }
  wishes.push('end');
  await ended;
  const [talk] = server.talks;
  const heardMinutes = (talk?.sound.length ?? 0) / 24_000 / 60;
  const upBytes = JSON.stringify(talk?.events ?? []).length + ((talk?.sound.length ?? 0) * 2 * 4) / 3;
  const up = { bytes: upBytes / heardMinutes, events: (talk?.events.length ?? 0) / heardMinutes };
  const down = { bytes: bytes.sent / (madeMs / 60_000), events: bytes.events / (madeMs / 60_000) };
  await server.close();
  parsers.dispose();
  const hour = simulatedHour();
  return [
    ...(await benchThreeWays()),
    measure(
      'conversation.firstSound.p50',
      percentile(firstSound, 0.5),
      'ms',
      'text of what was said → player; aim: 60 ms',
    ),
    measure('conversation.firstSound.p95', percentile(firstSound, 0.95), 'ms'),
    measure(
      'conversation.bargeIn.p95',
      percentile(silence, 0.95),
      'ms',
      'server hears speech → player stops; aim: 50 ms',
    ),
    measure('conversation.up', up.bytes, 'bytes', 'sent in a minute that is heard, sound as base64'),
    measure('conversation.up.events', up.events, 'events', 'sent in a minute that is heard'),
    measure('conversation.down', down.bytes, 'bytes', 'come for a minute of sound that is made'),
    measure('conversation.down.events', down.events, 'events', 'come for a minute of sound that is made'),
    measure(
      'conversation.hour',
      hour.last / hour.first,
      'share',
      `kept after ${RENEWALS} renewals beside after the first; aim: 1.05`,
    ),
  ];
}

/** How much a conversation keeps after its first and its last renewal of an hour, in UTF-16 units of JSON. */
function simulatedHour(): { readonly first: number; readonly last: number } {
  let talk: Talk = beginning(undefined);
  const manner = { answers: false, interrupts: false };
  const on = (event: TalkEvent): readonly Effect[] => {
    const step = next(talk, event);
    talk = step.talk;
    return step.effects;
  };
  const sizes: number[] = [];
  on({ from: 'line', is: 'open', manner });
  for (let turn = 1; turn <= HOUR_TURNS; turn++) {
    const [item, response] = [`item_${turn}`, `response_${turn}`];
    on({ from: 'editor', about: turn % 10 ? 'place' : 'file', context: `line ${turn}` });
    on({ from: 'server', told: { type: 'committed', item, previous: undefined } });
    on({ from: 'server', told: { type: 'heard', item, text: 'what does this do', usage: undefined } });
    on({ from: 'mind', turn: item, verdict: 'left', note: '' });
    on({ from: 'server', told: { type: 'answering', response } });
    const about = { response, item: `answer_${turn}` };
    on({ from: 'server', told: { type: 'words', ...about, delta: 'It adds two numbers.' } });
    on({ from: 'server', told: { type: 'sound', ...about, pcm: new Uint8Array(96) } });
    const calls = [{ id: `call_${turn}`, name: 'x', arguments: '{}' }];
    const over = { ending: 'completed', usage: undefined, complaint: undefined } as const;
    on({ from: 'server', told: { type: 'answered', response, calls, ...over } });
    on({ from: 'hands', response, outcomes: [{ id: `call_${turn}`, content: 'ok' }] });
    on({ from: 'server', told: { type: 'answering', response: `${response}b` } });
    on({ from: 'server', told: { type: 'answered', response: `${response}b`, calls: [], ...over } });
    on({ from: 'mouth', response, heardMs: 2 });
    if (turn % (HOUR_TURNS / RENEWALS) > 0) continue;
    on({ from: 'clock', timer: 'renew' });
    on({ from: 'line', is: 'open', manner });
    const kept = (_: string, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value);
    sizes.push(JSON.stringify(talk, kept).length);
  }
  return { first: sizes[0] ?? 0, last: sizes.at(-1) ?? 0 };
}
