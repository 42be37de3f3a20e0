import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Microphone } from '../../../src/capture/microphone.ts';
import { StandbyMicrophone } from '../../../src/capture/microphones/standbyMicrophone.ts';
import { Recorder } from '../../../src/capture/recorder.ts';
import { Recordings } from '../../../src/capture/recordings/recordings.ts';
import type { Take } from '../../../src/capture/take.ts';
import type { VoiceDetector } from '../../../src/capture/voice/voiceDetector.ts';
import type { ChatModel } from '../../../src/chat/chatModel.ts';
import { Channel } from '../../../src/common/async/channel.ts';
import { orCancelled } from '../../../src/common/async/orCancelled.ts';
import { asAloudError } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { isSaidPhrase } from '../../../src/grammar/ear/saidPhrase.ts';
import { HandsFree } from '../../../src/session/handsFree.ts';
import { Session } from '../../../src/session/session.ts';
import { runTurn } from '../../../src/session/turn.ts';
import type { TurnEvent } from '../../../src/session/turnEvents.ts';
import { Speaker } from '../../../src/speak/speaker.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import type { Transcriber } from '../../../src/transcribe/transcriber.ts';
import { InMemoryEditor } from '../../support/inMemoryEditor.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { turnOf } from '../../support/turnOf.ts';
import { until } from '../../support/until.ts';

const parsers = new Parsers({ folders: ['/nowhere'], log: silentLog });
const VOICE = 2000;
const turnOver = () => new Promise(setImmediate);

/** A room into which a test speaks: each word is a loudness. */
class Room implements Microphone {
  readonly name = 'room';
  #frames: Channel<Frame> | undefined;
  async missing() {
    return undefined;
  }
  async *open(signal: AbortSignal): AsyncGenerator<Frame, void, undefined> {
    const frames = new Channel<Frame>();
    this.#frames = frames;
    signal.addEventListener('abort', () => frames.close(), { once: true });
    yield* frames;
  }
  get isOpen() {
    return this.#frames !== undefined;
  }
  async say(word: number, frames = 10): Promise<void> {
    for (let i = 0; i < frames; i++) {
      this.#frames?.push(new Int16Array(512).fill(word === 0 ? 0 : VOICE + word));
      await turnOver();
    }
  }
}

const byLoudness = (): VoiceDetector => ({ speechProbability: frame => ((frame[0] ?? 0) > VOICE ? 1 : 0) });

class Stage {
  readonly room = new Room();
  readonly events: TurnEvent[] = [];
  readonly sent: string[] = [];
  readonly told: string[] = [];
  readonly standby = new StandbyMicrophone(this.room, { preRollMs: () => 300, standbyMs: () => 0 });
  readonly session: Session;
  readonly handsFree: HandsFree;
  readonly #recorder: Recorder;
  /** When each recording is on disk as it shall stay. */
  readonly #written: Promise<unknown>[] = [];
  endSpeech = (): void => {};
  wakes = async (_samples: Int16Array): Promise<boolean> => false;
  /** How turns ended that did not end well. */
  readonly codes = () => this.events.flatMap(event => (event.event === 'error' ? [event.code] : []));

  constructor(folder: string) {
    const recordings = new Recordings({ folder, log: silentLog, keep: () => false, warn: () => assert.fail() });
    this.#recorder = new Recorder({ microphone: this.standby, recordings, log: silentLog, detector: byLoudness });
    const editor = new InMemoryEditor({ folders: ['/w'], open: { '/w/a.txt': 'one\n' } });
    editor.place('/w/a.txt', { line: 0, character: 0 });
    const settings = settingsFrom({ 'aloud.commands.understand': 'chat', 'aloud.speech.answers': 'always' });
    const watch = (event: TurnEvent) => {
      this.handsFree.follow(event);
      this.events.push(event);
    };
    const parts = () =>
      turnOf({
        editor,
        parsers,
        settings,
        actions: [],
        transcriber: this.#transcriber(),
        chat: CHAT,
        speaker: this.#speaker(),
        control: words => this.handsFree.understand(words, isSaidPhrase),
      });
    this.session = new Session({
      editor,
      log: silentLog,
      watch,
      listen: ({ mode }, watcher, signal) =>
        this.#listen({ purpose: mode, silenceMs: 320, patienceMs: 0, maximumMs: 60_000 }, watcher, signal),
      lastRecording: async () => undefined,
      turn: (about, watch, signal) => runTurn(about, parts(), watch, signal),
      converse: async () => {},
    });
    this.handsFree = new HandsFree({
      session: this.session,
      microphone: () => this.standby,
      // As the extension has it.
      wake: async (_words, signal) => {
        const options = { silenceMs: 320, patienceMs: 0, maximumMs: 8000, isKept: false };
        const take = this.#listen(options, { level() {} }, signal);
        const { samples } = await take.utterance.recording;
        await take.ended;
        return orCancelled(this.wakes(samples), signal);
      },
      words: () => ({ sleep: ['go to sleep'], wake: ['wake up'] }),
      happens: happening => this.session.tell(happening),
      tell: error => this.told.push(error.code),
    });
  }

  in(state: string) {
    return until(
      state,
      async () => {
        // An open microphone is never without sound.
        if (this.session.shown === 'opening') await this.room.say(0, 1);
        return this.session.shown === state;
      },
      4000,
    );
  }

  /** Ends the turn that there is, with all that it writes. */
  async end(): Promise<void> {
    await this.handsFree.stop();
    await this.session.cancel();
    await Promise.all(this.#written);
  }

  #listen(...of: Parameters<Recorder['listen']>): Take {
    const take = this.#recorder.listen(...of);
    this.#written.push(take.ended);
    return take;
  }

  #transcriber(): Transcriber {
    const { sent } = this;
    return {
      name: 'fake',
      async *transcribe(utterance) {
        const { samples } = await utterance.recording;
        const words = new Set([...samples].filter(x => x > VOICE).map(x => x - VOICE));
        const text = `word ${[...words].join(' ')}`;
        sent.push(text);
        yield { type: 'final', text };
      },
    };
  }

  #speaker(): Speaker {
    const spoken = (signal: AbortSignal) =>
      new Promise<void>(resolve => {
        this.endSpeech = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    return new Speaker({
      log: silentLog,
      style: () => ({ instructions: undefined, speed: 1 }),
      voice: {
        name: 'fake',
        maxLength: 1000,
        async *speak() {
          yield new Uint8Array(4800);
        },
      },
      player: {
        name: 'fake',
        missing: async () => undefined,
        async play(chunks, signal) {
          for await (const _ of chunks) if (signal.aborted) break;
          await spoken(signal);
          return 100;
        },
      },
    });
  }
}

const CHAT: ChatModel = {
  name: 'fake',
  async *reply() {
    await turnOver();
    yield { type: 'text', delta: 'Done with it.' };
    yield { type: 'end', reason: 'complete' };
  },
};

describe('listening without a key, with the key', () => {
  let folder: TemporaryFolder;
  let stage: Stage;
  let over: Promise<void>;
  const OWN_VOICE = 77;

  beforeEach(async () => {
    folder = temporaryFolder('keys');
    stage = new Stage(join(folder.path, 'recordings'));
    over = stage.handsFree.start();
    await stage.in('listening');
  });
  afterEach(async () => {
    await stage.end();
    await over;
    folder.remove();
  });

  async function untilSpeaking() {
    await stage.room.say(1);
    await stage.room.say(0, 14);
    await stage.in('speaking');
    await stage.room.say(OWN_VOICE, 30);
  }

  it('A36: its own voice is not heard by the next turn without a key', async () => {
    await untilSpeaking();
    stage.endSpeech();
    await stage.in('listening');
    await stage.room.say(2);
    await stage.room.say(0, 14);
    await stage.in('speaking');
    assert.deepEqual(stage.sent, ['word 1', 'word 2']);
  });

  it('A36: its own voice is not heard by a turn that a key begins while it speaks', async () => {
    await untilSpeaking();
    void stage.session.toggle('command').catch(asAloudError);
    await stage.in('listening');
    await stage.room.say(2);
    await stage.room.say(0, 14);
    await stage.in('speaking');
    assert.deepEqual(stage.sent, ['word 1', 'word 2']);
  });

  it('a turn that a key begins just after it spoke is not cancelled', async () => {
    await untilSpeaking();
    stage.endSpeech();
    await stage.in('idle');
    const keyTurn = stage.session.toggle('dictate');
    const ended = keyTurn.catch(asAloudError).then(() => 'ended');
    // Twice the time for which an echo is waited for: then what waited for it has gone on.
    const first = await Promise.race([ended, sleep(600, 'goes on')]);
    assert.deepEqual([first, ...stage.codes()], ['goes on']);
    await stage.room.say(2);
    await stage.room.say(0, 14);
    await ended;
    assert.equal(stage.sent.at(-1), 'word 2');
  });

  it('nothing is sent once it was sent to sleep by its command', async () => {
    let isLookedAt = false;
    stage.wakes = async () => {
      isLookedAt = true;
      return false;
    };
    stage.handsFree.sleep();
    assert.equal(stage.handsFree.state, 'asleep');
    await until('someone hears it', async () => {
      await stage.room.say(5);
      await stage.room.say(0, 14);
      return isLookedAt || stage.sent.length > 0;
    });
    assert.deepEqual(stage.sent, []);
  });

  it('waiting for the wake word does not take the microphone from a key turn', async () => {
    stage.handsFree.sleep();
    await stage.session.cancel();
    let judge = (_isWoken: boolean): void => {};
    let isAsked = false;
    stage.wakes = () => {
      isAsked = true;
      return new Promise(resolve => {
        judge = resolve;
      });
    };
    await turnOver();
    await turnOver();
    await until('the wake listener hears', async () => {
      await stage.room.say(9, 5);
      await stage.room.say(0, 14);
      return isAsked;
    });
    const keyTurn = stage.session.toggle('command').catch(asAloudError);
    await stage.in('listening');
    await stage.room.say(3, 5);
    judge(false);
    await turnOver();
    await turnOver();
    await stage.room.say(4, 5);
    await stage.room.say(0, 14);
    await until('sent', () => stage.sent.length > 0);
    stage.endSpeech();
    await Promise.race([keyTurn, turnOver()]);
    // The word that woke nobody may or may not be part of it; both words of the user's must be.
    assert.match(stage.sent[0] ?? 'nothing', /3 4/);
  });
});
