import assert from 'node:assert/strict';
import { CleanedMicrophone } from '../../src/capture/echo/cleanedMicrophone.ts';
import { OwnVoice } from '../../src/capture/echo/ownVoice.ts';
import { INPUT_RATE_HZ } from '../../src/capture/microphone.ts';
import { parecMicrophone } from '../../src/capture/microphones/microphones.ts';
import { Silero } from '../../src/capture/voice/silero.ts';
import { silentLog } from '../../src/common/log.ts';
import { Played } from '../../src/common/played.ts';
import { member } from '../../src/openai/replies/json.ts';
import { RefusedFields } from '../../src/openai/requests/refusedFields.ts';
import type { Plays } from '../../src/realtime/mouth.ts';
import { RealtimeTalk, type TalkProps } from '../../src/realtime/realtimeTalk.ts';
import { saidFreely } from '../../src/session/conversing/saidInto.ts';
import { pacatPlayer } from '../../src/speak/players/players.ts';
import { bestCorrelation } from '../support/correlation.ts';
import { asPlayed, CANCELLER, recording, talk } from '../support/echoRoom.ts';
import { loudness } from '../support/noise.ts';
import { type RealtimeServer, startRealtimeServer } from '../support/server/realtime/realtimeServer.ts';
import { samplesOf } from '../support/server/sound.ts';
import { until } from '../support/until.ts';
import { VirtualAudio } from '../support/virtualAudio.ts';
import { voiceModel } from '../support/voiceModel.ts';

const ECHOES = [
  { decibels: -6, delayMs: 40 },
  { decibels: -12, delayMs: 120 },
  { decibels: -20, delayMs: 200 },
] as const;
const OWN = ['try-command', 'try-comment', 'try-question'] as const;
/** Two answers of two items are heard to their end, so long each, in s; the third is spoken into. */
const ITEM_S = 15;
const INTO_MS = 18_000;
/** So long it is silent before the first sound of an answer. */
const SILENT_MS = (recording(OWN[0]).findIndex(x => Math.abs(x) > 200) / INPUT_RATE_HZ) * 1000;
const QUESTION = recording('try-add');
const VOICE = recording('try-undo');

const WISHES: TalkProps['wishes'] = {
  ...{
    instructions: 'Explain.',
    tools: [],
    voice: 'marin',
    speed: 1,
    detection: 'server',
    noise: 'off',
    effort: undefined,
  },
  ears: 'gpt-transcribe',
  hints: { keywords: [], language: 'en', purpose: 'command' },
};

/** A player that says when it begins, and when it is told to be silent. */
class ToldPlayer implements Plays {
  begun = 0;
  ended = 0;
  stoppedAt: number | undefined;
  /** Called with each passage, before anything of it is heard. */
  begins = (): void => {};
  readonly #player: Plays;

  constructor(player: Plays) {
    this.#player = player;
  }

  async play(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number> {
    this.begun++;
    this.begins();
    const stop = () => {
      this.stoppedAt ??= performance.now();
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await this.#player.play(chunks, signal);
    } finally {
      this.ended++;
    }
  }
}

/** A person, and a conversation that hears its own loudspeakers. */
class Room {
  readonly audio: VirtualAudio;
  readonly server: RealtimeServer;
  readonly player: ToldPlayer;
  readonly talk: RealtimeTalk;
  readonly done: Promise<void>;
  readonly #ending = new AbortController();

  static async open(echo: (typeof ECHOES)[number]): Promise<Room> {
    const audio = await VirtualAudio.start();
    await audio.echo(echo.decibels, echo.delayMs);
    const sound = samplesOf(Buffer.from(asPlayed(talk(OWN, ITEM_S))));
    const server = await startRealtimeServer({
      key: 'sk-test',
      hears: async () => 'explain this',
      talk: {
        // To what was said into the third it has nothing to add.
        replies: items => ({
          says: items.filter(item => item.startsWith('user')).length > 3 ? [] : ['The first half.', 'The second half.'],
        }),
        says: async () => sound,
      },
    });
    return new Room(audio, server);
  }

  private constructor(audio: VirtualAudio, server: RealtimeServer) {
    this.audio = audio;
    this.server = server;
    const played = new Played();
    const environment = { ...process.env, ...audio.env };
    this.player = new ToldPlayer(pacatPlayer({ environment, log: silentLog, played }));
    const own = new OwnVoice({ played, script: CANCELLER, log: silentLog });
    const microphone = new CleanedMicrophone(parecMicrophone({ device: '', environment, log: silentLog }), own);
    const silero = new Silero({ model: voiceModel, log: silentLog });
    this.talk = new RealtimeTalk({
      address: { baseUrl: server.url, key: 'sk-test' } as TalkProps['address'],
      ...{ model: 'gpt-realtime-2.1', refused: new RefusedFields(), wishes: WISHES, patienceMs: 5000, lines: [] },
      idleMs: undefined,
      mostRounds: 10,
      mayPass: async () => true,
      world: {
        player: this.player,
        understand: async () => ({ isDone: false, note: '' }),
        act: async () => [],
        watch: () => {},
      },
    });
    const ears = { detector: () => silero.detector(), own, lagMs: () => 40 };
    const said = saidFreely(ears, this.talk);
    this.done = this.talk.run(said.of(microphone.open(this.#ending.signal)), this.#ending.signal);
    this.done.catch(() => {});
  }

  get session() {
    return this.server.talks[0] ?? assert.fail('There is no connection.');
  }

  /** How often something was sent. */
  sent(...types: readonly string[]): readonly object[] {
    return this.session.events.filter(({ type }) => types.includes(String(type)));
  }

  turns(): number {
    return this.session.items.filter(({ role }) => role === 'user').length;
  }

  /** Asks something, and waits until an answer begins. */
  async ask(): Promise<void> {
    const { begun } = this.player;
    await this.audio.speak(QUESTION);
    await until('it answers', () => this.player.begun > begun);
  }

  async close(): Promise<void> {
    this.talk.tell({ from: 'user', wish: 'end' });
    await this.done.catch(() => {});
    this.#ending.abort();
    await this.server.close();
    await this.audio.stop();
  }
}

describe('a conversation that hears its own loudspeakers', function () {
  this.timeout(150_000);
  // A machine busy elsewhere can hold up the rooms themselves; a conversation that fails does so every time.
  this.retries(2);
  const figures: string[] = [];
  const rooms: Room[] = [];

  before(function () {
    VirtualAudio.skipIfMissing(this);
  });
  afterEach(async () => {
    await Promise.all(rooms.splice(0).map(room => room.close()));
  });
  after(() => {
    for (const figure of figures) console.log(`      ${figure}`);
  });

  it('traps 1, 2 and 7: no turn in 60 s of answers, and a voice at +6 dB silences it and cuts it where it was', async () => {
    const results = await Promise.allSettled(
      ECHOES.map(async echo => {
        const room = await Room.open(echo);
        rooms.push(room);
        await hearsItself(room, echo);
      }),
    );
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  });

  async function hearsItself(room: Room, echo: (typeof ECHOES)[number]): Promise<void> {
    const name = `${echo.decibels} dB, ${echo.delayMs} ms`;
    const { audio, player } = room;
    for (let answer = 1; answer <= 2; answer++) {
      await room.ask();
      const heard = await audio.listenToMicrophone();
      await until('it has said all', () => player.ended === answer, 60_000);
      const { samples } = await heard.stop();
      const level = 20 * Math.log10(loudness(samples) / loudness(talk(OWN, ITEM_S)));
      assert.ok(Math.abs(level - echo.decibels) < 3, `${name}: its echo is at ${level} dB`);
      assert.equal(room.turns(), answer, `${name}: its own voice is a turn`);
      assert.equal(player.stoppedAt, undefined, `${name}: its own voice has interrupted it`);
    }
    assert.deepEqual(room.sent('conversation.item.truncate', 'conversation.item.delete', 'response.cancel'), []);

    const speakers = await audio.listen();
    await room.ask();
    await until('it speaks', () => speakers.firstSoundAt);
    const firstAt = Number(speakers.firstSoundAt);
    await until('the second half is heard', () => performance.now() > firstAt + INTO_MS, 60_000);
    const heard = await audio.listenToMicrophone();
    const gain = (2 * 10 ** (echo.decibels / 20) * loudness(talk(OWN, ITEM_S))) / loudness(VOICE);
    const voice = VOICE.map(x => Math.max(-32_768, Math.min(32_767, x * gain)));
    const speaking = audio.speak(voice);
    await until('it is silent', () => player.ended === 3);
    await until('the server knows', () => room.sent('conversation.item.truncate').length > 0);
    await speaking;
    const lastAt = Number(speakers.lastSoundAt);
    const { samples, startedAt } = await heard.stop();
    await speakers.stop();
    const { delay } = bestCorrelation(voice, samples);
    const loud = voice.findIndex(x => Math.abs(x) > loudness(voice) / 2);
    const spokenAt = startedAt + ((delay + loud) / INPUT_RATE_HZ) * 1000;
    const stoppedAt = player.stoppedAt ?? assert.fail(`${name}: it was not told to stop`);
    // It may have been stopped in a pause.
    const silentAt = Math.max(lastAt, stoppedAt);
    const heardMs = silentAt - firstAt + SILENT_MS;
    const cuts = room.sent('conversation.item.truncate', 'conversation.item.delete');
    const cutMs = Number(member(cuts[0], 'audio_end_ms')) + ITEM_S * 1000;
    figures.push(
      `${name}: voice to stop ${Math.round(stoppedAt - spokenAt)} ms, stop to silence ${Math.round(silentAt - stoppedAt)} ms, cut at ${cutMs} ms of ${Math.round(heardMs)} heard`,
    );
    assert.equal(cuts.length, 1, `${name}: ${JSON.stringify(cuts)}`);
    assert.equal(room.sent('response.cancel').length, 0);
    assert.ok(stoppedAt - spokenAt < 300, `${name}: a voice interrupts after ${stoppedAt - spokenAt} ms`);
    assert.ok(silentAt - stoppedAt < 50, `${name}: it is silent after ${silentAt - stoppedAt} ms`);
    assert.ok(Math.abs(cutMs - heardMs) < 60, `${name}: cut at ${cutMs} ms of ${heardMs}`);
  }
});
