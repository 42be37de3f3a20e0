import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LossyEncoder } from '../../src/capture/encoding/lossyEncoder.ts';
import { LiveUtterance } from '../../src/capture/liveUtterance.ts';
import { OpenAIChatModel } from '../../src/chat/openaiChatModel.ts';
import { Channel } from '../../src/common/async/channel.ts';
import { silentLog } from '../../src/common/log.ts';
import { settingsFrom } from '../../src/common/settings/settings.ts';
import { parseWav } from '../../src/common/wav.ts';
import type { TalkWish } from '../../src/session/conversing/talkWish.ts';
import { Scene } from '../../src/session/scene.ts';
import { runTurn } from '../../src/session/turn.ts';
import type { Happening } from '../../src/session/turnEvents.ts';
import { Speaker } from '../../src/speak/speaker.ts';
import { OpenAIVoice } from '../../src/speak/voices/openaiVoice.ts';
import { AudioChatStage } from '../../src/stages/audioChat.ts';
import { Parsers } from '../../src/syntax/parsers.ts';
import { OpenAITranscriber } from '../../src/transcribe/ears/openaiTranscriber.ts';
import { grammarFolders } from '../support/grammarFolders.ts';
import { InMemoryEditor } from '../support/inMemoryEditor.ts';
import { accessTo } from '../support/server/access.ts';
import { startOpenAIServer } from '../support/server/openaiServer.ts';
import { saidByLevel } from '../support/server/realtime/levels.ts';
import { sourceOf } from '../support/sources.ts';
import { turnOf } from '../support/turnOf.ts';
import { until } from '../support/until.ts';
import { conversingIn, Loudspeakers } from './conversation.ts';
import { type Measure, measure, percentile } from './measure.ts';

/** Whatever a model is asked, to hear, to think or to speak, it begins to answer after so long, in ms. */
const MODEL_MS = 300;
const TURNS = 10;
const FRAME = 512;
const PATH = '/work/big.ts';
const QUESTION = resolve(import.meta.dirname, '../../media/try-question.wav');

const WAYS = ['chain', 'by sound', 'speech to speech'] as const;
type Way = (typeof WAYS)[number];
/** A question is answered aloud, a command is done. */
type Wish = 'question' | 'command';

/** One turn: ms from the end of what was said, and all bytes on the line. */
interface Turned {
  readonly ms: number;
  readonly bytes: number;
}

/**
 * The three ways to talk beside each other, with one server whose models all take as long: transcription, chat and speech
 * one after the other; chat by sound; a Realtime model. From the end of what was said to the first sound of an answer, and
 * to the first action, with the bytes of a turn, both ways.
 */
export async function benchThreeWays(): Promise<readonly Measure[]> {
  let wish: Wish = 'question';
  let hearsFor = MODEL_MS;
  const call = { name: 'go_to_line', arguments: { line: 900 } };
  const server = await startOpenAIServer({
    hears: {
      isDeaf: true,
      recognise: () => sleep(hearsFor, wish === 'question' ? 'why is this so slow' : 'please take me where it is slow'),
    },
    // What a model says itself it says when it answers.
    says: () => sleep(MODEL_MS, new Int16Array(24_000).fill(9)),
    chat: ({ messages, model }) => {
      const delayMs = model.startsWith('gpt-audio') && wish === 'question' ? 0 : MODEL_MS;
      if (wish === 'question') return { text: 'It is not.', delayMs };
      return messages.at(-1)?.role === 'tool' ? { text: 'Done.', delayMs: 0 } : { calls: [call], delayMs };
    },
    realtime: {
      talk: {
        thinksMs: MODEL_MS,
        says: async () => new Int16Array(24_000).fill(9),
        replies: items =>
          wish === 'question'
            ? { says: ['It is not.'] }
            : items.at(-1)?.startsWith('user')
              ? { calls: [{ ...call, arguments: JSON.stringify(call.arguments) }] }
              : { says: [] },
        spoils: event => {
          if (event['type'] === 'input_audio_buffer.committed') committedAt = performance.now();
          return undefined;
        },
      },
    },
  });
  let committedAt = 0;
  const line = await countedLine(new URL(server.url).port);
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  const editor = new InMemoryEditor({ folders: ['/work'], open: { [PATH]: sourceOf('typescript', 2_000) } });
  const said = parseWav(await readFile(QUESTION)).samples;
  const values = { 'aloud.commands.understand': 'chat', 'aloud.speech.answers': 'always' };
  const access = accessTo(line.url, values);

  async function chained(bySound: boolean): Promise<Turned> {
    editor.place(PATH, { line: 1_000, character: 2 });
    const player = new Loudspeakers();
    const encoder = new LossyEncoder(() => (bySound ? 'mp3' : 'ogg'), silentLog);
    const style = () => ({ instructions: undefined, speed: 1 });
    const parts = turnOf({
      ...{ editor, parsers, settings: settingsFrom(values) },
      transcriber: new OpenAITranscriber({ ...access, encoder }),
      chat: new OpenAIChatModel(access),
      speaker: new Speaker({ voice: new OpenAIVoice(access), player, style, log: silentLog }),
      ...(bySound && {
        audio: new AudioChatStage({ access, encoder: () => encoder, progress: () => {}, log: silentLog }),
      }),
    });
    const utterance = new LiveUtterance();
    for (let at = 0; at < said.length; at += FRAME) utterance.push(said.subarray(at, at + FRAME));
    let actedAt = 0;
    const tell = ({ event }: Happening) => {
      if (event === 'action') actedAt ||= performance.now();
    };
    const stop = new AbortController();
    const scene = Scene.open(editor);
    const before = line.bytes;
    const mode = wish === 'question' ? 'ask' : 'command';
    const ended = runTurn({ mode, said: { utterance }, scene, manner: 'asked' }, parts, tell, stop.signal);
    // It is encoded while it is said.
    await sleep(200);
    const from = performance.now();
    utterance.end({ samples: said, file: undefined, voicedMs: 1500 });
    await ended;
    scene?.dispose();
    const to = wish === 'question' ? (player.begins[0] ?? Number.NaN) : actedAt;
    return { ms: to - from, bytes: line.bytes - before };
  }

  async function conversed(turns: number): Promise<readonly Turned[]> {
    editor.place(PATH, { line: 1_000, character: 2 });
    const player = new Loudspeakers();
    const acted: number[] = [];
    const tell = ({ event }: Happening) => {
      if (event === 'action') acted.push(performance.now());
    };
    const conversation = conversingIn(editor, { parsers, player, access, tell });
    const frames = new Channel<Int16Array>();
    const wishes = new Channel<TalkWish>();
    const ended = conversation.run(frames, wishes, new AbortController().signal);
    const all: Turned[] = [];
    for (let turn = 0; turn < turns; turn++) {
      const before = line.bytes;
      // As long as what is said the other ways, and a second of silence.
      const sound = new Int16Array(said.length + 16_000);
      sound.set(saidByLevel(3, 5));
      for (let at = 0; at < said.length; at += 1920) sound.set(saidByLevel(3), at);
      for (let at = 0; at < sound.length; at += FRAME) frames.push(sound.slice(at, at + FRAME));
      const come = wish === 'question' ? player.begins : acted;
      await until('it answers', () => come.length > turn);
      const ms = (come[turn] ?? Number.NaN) - committedAt;
      // All of it is heard.
      await sleep(1200);
      all.push({ ms, bytes: line.bytes - before });
    }
    wishes.push('end');
    await ended;
    return all;
  }

  async function turned(way: Way): Promise<readonly Turned[]> {
    hearsFor = way === 'by sound' ? 0 : MODEL_MS;
    if (way === 'speech to speech') return conversed(TURNS);
    await chained(way === 'by sound');
    const all: Turned[] = [];
    for (let turn = 0; turn < TURNS; turn++) all.push(await chained(way === 'by sound'));
    return all;
  }

  const measures: Measure[] = [];
  for (const [each, name] of [
    ['question', 'firstSound'],
    ['command', 'firstAction'],
  ] as const) {
    wish = each;
    for (const way of WAYS) {
      const all = await turned(way);
      const half = (values: readonly number[]) => percentile(values, 0.5);
      const note = `end of what was said → ${each === 'question' ? 'player' : 'action'}; each model begins after ${MODEL_MS} ms`;
      const called = `conversation.${way.replaceAll(' ', '-')}`;
      measures.push(
        measure(`${called}.${name}.p50`, half(all.map(({ ms }) => ms)), 'ms', note),
        measure(`${called}.${each}.bytes`, half(all.map(({ bytes }) => bytes)), 'bytes', 'a turn, both ways'),
      );
    }
  }
  await line.close();
  await server.close();
  parsers.dispose();
  return measures;
}

/** A way to a port on loopback that counts what goes over it, both ways. */
async function countedLine(to: string) {
  const sockets = new Set<Socket>();
  let bytes = 0;
  const server = createServer(here => {
    const there = connect(Number(to), '127.0.0.1');
    for (const [from, into] of [
      [here, there],
      [there, here],
    ] as const) {
      sockets.add(from);
      from.setNoDelay(true);
      from.on('data', chunk => {
        bytes += chunk.length;
        into.write(chunk);
      });
      from.on('error', () => {});
      from.on('close', () => into.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    get bytes(): number {
      return bytes;
    },
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      await new Promise(done => server.close(done));
    },
  };
}
