import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WavEncoder } from '../../../src/capture/encoding/wavEncoder.ts';
import { StandbyMicrophone } from '../../../src/capture/microphones/standbyMicrophone.ts';
import { Recorder } from '../../../src/capture/recorder.ts';
import { Recordings } from '../../../src/capture/recordings/recordings.ts';
import type { ChatModel } from '../../../src/chat/chatModel.ts';
import { asAloudError } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { Session } from '../../../src/session/session.ts';
import { runTurn } from '../../../src/session/turn.ts';
import type { TurnEvent } from '../../../src/session/turnEvents.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { OpenAITranscriber } from '../../../src/transcribe/ears/openaiTranscriber.ts';
import { InMemoryEditor } from '../../support/inMemoryEditor.ts';
import {
  hearsNumbers,
  NumberedMicrophone,
  NumberServer,
  numberIn,
  type ServerFault,
  saying,
} from '../../support/numberedUtterances.ts';
import { accessTo } from '../../support/server/access.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { turnOf } from '../../support/turnOf.ts';

const UTTERANCES = 1000;
const WORKERS = 4;
const parsers = new Parsers({ folders: ['/nowhere'], log: silentLog });

/** Where a turn is ended from outside. */
const MOMENTS = ['silence before', 'speech', 'silence after', 'sent', 'understood', 'answered'] as const;
type Moment = (typeof MOMENTS)[number];

/** Everything from the microphone to the text, with a server and a disk of its own. */
class Bench {
  readonly microphone = new NumberedMicrophone();
  readonly server: NumberServer;
  readonly recordings: Recordings;
  readonly recorder: Recorder;
  readonly session: Session;
  readonly folder: string;
  /** How often the text of each number reached a turn. */
  readonly arrived = new Map<number, number>();
  /** Numbers that the user threw away, or may have, and those in which nothing was said. */
  readonly excused = new Set<number>();
  /** Numbers whose file could not be given its state: they may wait though they have arrived. */
  readonly unnamed = new Set<number>();
  warnings = 0;
  /** The recording that was begun last is on disk. */
  recorded = Promise.resolve();
  readonly story = new Map<number, string>();
  note = '';
  /** Called at each moment of a turn. */
  at: (moment: Moment) => void = () => {};

  constructor(server: NumberServer, folder: string) {
    this.server = server;
    this.folder = join(folder, 'recordings');
    this.recordings = new Recordings({
      folder: this.folder,
      log: silentLog,
      keep: () => false,
      warn: () => this.warnings++,
    });
    const microphone = new StandbyMicrophone(this.microphone, { preRollMs: () => 0, standbyMs: () => 0 });
    this.recorder = new Recorder({ microphone, recordings: this.recordings, log: silentLog, detector: hearsNumbers });
    this.microphone.heard = (_number, part) => this.at(part);
    server.received = () => this.at('sent');
    const editor = new InMemoryEditor({ folders: ['/w'], open: { '/w/a.txt': 'one\n' } });
    editor.place('/w/a.txt', { line: 0, character: 0 });
    const access = accessTo(server.url, {
      'aloud.timeoutMs': 1000,
      'aloud.commands.understand': 'chat',
      'aloud.speech.answers': 'never',
    });
    const { settings } = access;
    const options = { silenceMs: 300, patienceMs: 3000, maximumMs: 60_000 };
    const transcriber = new OpenAITranscriber({ ...access, encoder: new WavEncoder() });
    const parts = () => turnOf({ editor, parsers, settings, actions: [], transcriber, chat: CHAT });
    this.session = new Session({
      editor,
      log: silentLog,
      watch: event => this.#watch(event),
      listen: ({ mode }, watch, signal) => {
        const take = this.recorder.listen({ ...options, purpose: mode }, watch, signal);
        this.recorded = take.ended;
        return take;
      },
      lastRecording: () => this.recorder.last(),
      turn: (about, watch, signal) => runTurn(about, parts(), watch, signal),
      converse: async () => {},
    });
  }

  /** Listens once; how it ends is no matter. The number that was spoken. */
  async listen(): Promise<number> {
    await this.session.listen('command').catch(asAloudError);
    return this.microphone.last;
  }

  #watch(event: TurnEvent): void {
    if (event.event === 'transcript') {
      const number = Number(event.text.replace('number ', ''));
      this.arrived.set(number, (this.arrived.get(number) ?? 0) + 1);
      this.at('understood');
    }
    if (event.event === 'answer') this.at('answered');
  }
}

const CHAT: ChatModel = {
  name: 'fake',
  async *reply() {
    await new Promise(setImmediate);
    yield { type: 'text', delta: 'Done.' };
    yield { type: 'end', reason: 'complete' };
  },
};

/** What goes wrong in one utterance, by how often it does. */
const FAULTS: readonly (readonly [share: number, run: (bench: Bench, random: () => number) => Promise<void>])[] = [
  [0.295, async bench => void (await bench.listen())],
  [
    0.08,
    async bench => {
      bench.microphone.fault = 'cannot be opened';
      bench.excused.add(await bench.listen());
    },
  ],
  [
    0.1,
    async bench => {
      bench.microphone.fault = 'vanishes';
      await bench.listen();
    },
  ],
  [
    0.03,
    async bench => {
      bench.microphone.fault = 'vanishes before speech';
      bench.excused.add(await bench.listen());
    },
  ],
  [0.12, bench => withServer(bench, 'fails')],
  [0.015, bench => withServer(bench, 'reset')],
  [0.005, bench => withServer(bench, 'hangs')],
  [
    0.005,
    async bench => {
      await bench.server.down();
      await bench.listen();
      await bench.server.up();
    },
  ],
  [
    0.02,
    // The folder goes while something is said: what was written is there, but not by its name.
    async (bench, random) => {
      const isFailing = random() < 0.4;
      if (isFailing) bench.server.fault = 'fails';
      let left = 8;
      bench.at = now => {
        if (now !== 'speech' || left-- !== 0) return;
        renameSync(bench.folder, `${bench.folder}.away`);
        writeFileSync(bench.folder, '');
      };
      await bench.listen();
      bench.at = () => {};
      bench.server.fault = undefined;
      if (isFailing) await bench.session.retry();
      if (left >= 0) return;
      rmSync(bench.folder);
      renameSync(`${bench.folder}.away`, bench.folder);
      bench.unnamed.add(bench.microphone.last);
    },
  ],
  [
    0.08,
    // The disk takes nothing; and while it does not, the server may fail too.
    async (bench, random) => {
      rmSync(`${bench.folder}.away`, { recursive: true, force: true });
      mkdirSync(bench.folder, { recursive: true });
      renameSync(bench.folder, `${bench.folder}.away`);
      writeFileSync(bench.folder, '');
      const isFailing = random() < 0.4;
      if (isFailing) bench.server.fault = 'fails';
      await bench.listen();
      bench.server.fault = undefined;
      // Then it is in memory, for as long as nothing else is said.
      if (isFailing) await bench.session.retry();
      rmSync(bench.folder);
      renameSync(`${bench.folder}.away`, bench.folder);
    },
  ],
  [
    0.15,
    async (bench, random) => {
      const moment = MOMENTS[Math.floor(random() * MOMENTS.length)] as Moment;
      const skip = Math.floor(random() * 4);
      await endedAt(bench, moment, skip, () => bench.session.cancel());
      bench.excused.add(bench.microphone.last);
      await checkCancelled(bench, bench.microphone.last, moment);
    },
  ],
  [
    0.06,
    async (bench, random) => {
      const moment = MOMENTS[Math.floor(random() * MOMENTS.length)] as Moment;
      // What is shorter than three frames is no word.
      await endedAt(bench, moment, 4 + Math.floor(random() * 4), () => bench.session.stop());
      // Stopped while it listens it goes on with what was said; afterwards to stop is to cancel.
      if (moment !== 'speech' && moment !== 'silence after') bench.excused.add(bench.microphone.last);
    },
  ],
  [
    0.02,
    async bench => {
      const before = bench.microphone.last;
      const toggles = Array.from({ length: 10 }, () => bench.session.toggle('command').catch(asAloudError));
      await bench.session.cancel();
      await Promise.all(toggles);
      await bench.session.cancel();
      for (let number = before + 1; number <= bench.microphone.last; number++) bench.excused.add(number);
    },
  ],
  [
    0.02,
    async bench => {
      const before = bench.microphone.last;
      await Promise.all([bench.listen(), bench.listen()]);
      // The first gives way to the second, which is done.
      for (let number = before + 1; number < bench.microphone.last; number++) bench.excused.add(number);
    },
  ],
];

async function withServer(bench: Bench, fault: ServerFault): Promise<void> {
  bench.server.fault = fault;
  await bench.listen();
  bench.server.fault = undefined;
}

async function endedAt(bench: Bench, moment: Moment, skip: number, end: () => Promise<void>): Promise<void> {
  bench.note = `${moment} ${skip} ${end}`;
  let left = moment === 'silence before' ? skip % 4 : moment === 'speech' ? skip : 0;
  let ending: Promise<void> | undefined;
  bench.at = now => {
    if (now === moment && left-- === 0) ending = end();
  };
  await bench.listen();
  await ending;
  bench.at = () => {};
}

describe('a thousand utterances', function () {
  this.timeout(180_000);
  let root: TemporaryFolder;

  before(() => {
    root = temporaryFolder('thousand');
  });
  after(() => root.remove());

  it('F2, F16, F18, F21: whatever goes wrong, none is lost, none is acted upon twice, and it is idle again', async () => {
    const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    try {
      await Promise.all(Array.from({ length: WORKERS }, (_, n) => work(join(root.path, `${n}`), seed + n)));
    } catch (thrown) {
      throw new Error(`With seed ${seed}: ${(thrown as Error).stack}`);
    }
  });
});

async function work(folder: string, seed: number): Promise<void> {
  mkdirSync(folder);
  const random = generator(seed);
  const server = await NumberServer.start();
  const bench = new Bench(server, folder);
  try {
    for (let i = 0; i < UTTERANCES / WORKERS; i++) {
      const fault = chosen(random());
      const before = bench.microphone.last;
      await fault[1](bench, random);
      for (let number = before + 1; number <= bench.microphone.last; number++)
        bench.story.set(number, `${FAULTS.indexOf(fault)} ${bench.note}`);
      bench.note = '';
      await bench.session.idle();
      assert.equal(bench.session.shown, 'idle');
    }
    await check(bench);
  } finally {
    await server.close();
  }
}

/** What was cancelled while it was heard lies aside until the next; while it was sent, it waits; afterwards it is done. */
async function checkCancelled(bench: Bench, number: number, moment: Moment): Promise<void> {
  const given = bench.microphone.given.get(number);
  if (given === undefined) return;
  await bench.recorded;
  const found: string[] = [];
  for (const name of readdirSync(bench.folder)) {
    const { samples } = await bench.recordings.read(join(bench.folder, name));
    if (numberIn(samples) !== number) continue;
    found.push(name.split('.')[1] ?? '');
    assert.equal(saying(number, samples), given, `of ${number}, cancelled in ${moment}, only a part is there`);
  }
  const expected = moment === 'sent' ? ['pending'] : moment === 'understood' || moment === 'answered' ? [] : ['aside'];
  assert.deepEqual(found, expected, `${number}, cancelled in ${bench.note}`);
}

async function check(bench: Bench): Promise<void> {
  const { arrived, excused, recordings, recorder, session, microphone, server, story } = bench;
  const waiting = new Map<number, string>();
  for (const { file } of await recordings.waiting()) {
    const { samples } = await recordings.read(file);
    const number = numberIn(samples);
    // Cancelled at the moment when the disk went: it may be there or not.
    if (number === undefined || excused.has(number)) {
      await recordings.discard(file);
      continue;
    }
    assert.ok(!waiting.has(number), `${number} waits twice`);
    if (bench.unnamed.has(number) && arrived.get(number) === 1) {
      await recordings.discard(file);
      continue;
    }
    waiting.set(number, file);
    if (!excused.has(number))
      assert.equal(
        saying(number, samples),
        microphone.given.get(number),
        `of ${number} (${story.get(number)}) a part waits`,
      );
  }
  assert.ok(waiting.size > 5, `only ${waiting.size} wait`);
  assert.ok(bench.warnings >= 1, 'nobody was told that the disk takes nothing');
  for (let number = 1; number <= microphone.last; number++) {
    const times = arrived.get(number) ?? 0;
    const what = `${number} (${story.get(number)})`;
    assert.ok(times <= 1, `${what} was acted upon ${times} times`);
    assert.ok(times === 0 || !waiting.has(number), `${what} has arrived, and waits`);
    if (times === 1 && !excused.has(number))
      assert.equal(server.samples.get(number), microphone.given.get(number), `of ${what} a part was sent`);
    assert.ok(times === 1 || waiting.has(number) || excused.has(number), `${what} is lost`);
    if (!excused.has(number)) assert.ok((server.understood.get(number) ?? 0) <= 1, `${what} was sent twice`);
  }
  for (const file of waiting.values()) await session.again(recorder.again(await recordings.read(file)));
  for (const number of waiting.keys()) {
    assert.equal(arrived.get(number), 1, `${number} did not arrive afterwards`);
    if (!excused.has(number))
      assert.equal(server.samples.get(number), microphone.given.get(number), `of ${number} a part arrived afterwards`);
  }
  assert.deepEqual(await recordings.waiting(), []);
  assert.ok(
    readdirSync(bench.folder).every(name => name.includes('.aside.')),
    'something is left',
  );
}

function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function chosen(draw: number): (typeof FAULTS)[number] {
  let sum = 0;
  for (const fault of FAULTS) {
    sum += fault[0];
    if (draw < sum) return fault;
  }
  return FAULTS[0] ?? assert.fail();
}
