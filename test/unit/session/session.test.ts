import assert from 'node:assert/strict';
import { LiveUtterance } from '../../../src/capture/liveUtterance.ts';
import type { ChatModel, ReplyEvent } from '../../../src/chat/chatModel.ts';
import { AloudError } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { asWritten } from '../../../src/messages/message.ts';
import type { Listening, ListeningWatcher } from '../../../src/session/listening.ts';
import { Session } from '../../../src/session/session.ts';
import { runTurn } from '../../../src/session/turn.ts';
import type { TurnEvent } from '../../../src/session/turnEvents.ts';
import { Speaker } from '../../../src/speak/speaker.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import type { Transcriber } from '../../../src/transcribe/transcriber.ts';
import { InMemoryEditor } from '../../support/inMemoryEditor.ts';
import { shownIn } from '../../support/shownIn.ts';
import { turnOf } from '../../support/turnOf.ts';

const parsers = new Parsers({ folders: ['/nowhere'], log: silentLog });

/** Resolves when told to: holds a turn in a state. */
class Gateway {
  readonly opened: Promise<void>;
  open = (): void => {};

  constructor() {
    this.opened = new Promise(resolve => {
      this.open = resolve;
    });
  }
}

/** A session whose parts wait to be let go on, so that it can be caught in every state. */
class Stage {
  readonly events: TurnEvent[] = [];
  /** The microphone opens. */
  readonly plugged = new Gateway();
  readonly heard = new Gateway();
  readonly thought = new Gateway();
  readonly spoken = new Gateway();
  readonly editor = new InMemoryEditor({ folders: ['/w'], open: { '/w/a.txt': 'one\n' } });
  readonly session: Session;
  utterance = new LiveUtterance();
  understood = 0;
  dismissed = 0;
  listened = 0;
  requests = 0;
  text = 'hello';
  /** The chat server is down. */
  fails = false;
  microphoneFails = false;
  /** The disk is full when a recording is put away. */
  cannotPutAway = false;
  /** Whoever watches fails at every state. */
  viewFails = false;
  readonly #watchers = new Set<() => void>();

  constructor(answers: 'never' | 'always' = 'always') {
    this.plugged.open();
    this.editor.place('/w/a.txt', { line: 0, character: 0 });
    const settings = settingsFrom({ 'aloud.speech.answers': answers });
    const parts = () =>
      turnOf({
        editor: this.editor,
        parsers,
        settings,
        transcriber: this.#transcriber(),
        chat: this.#chat(),
        speaker: this.#speaker(),
      });
    this.session = new Session({
      editor: this.editor,
      log: silentLog,
      watch: event => {
        if (this.viewFails && event.event === 'state') throw new Error('A view is gone.');
        this.events.push(event);
        for (const look of this.#watchers) look();
      },
      listen: (_about, watch, signal) => this.#listen(watch, signal),
      lastRecording: async () => undefined,
      turn: (about, watch, signal) => runTurn(about, parts(), watch, signal),
      converse: async () => {},
    });
  }

  states(): readonly string[] {
    return shownIn(this.events);
  }

  async in(state: string): Promise<void> {
    while (this.session.shown !== state) {
      await new Promise<void>(resolve => {
        const look = () => {
          this.#watchers.delete(look);
          resolve();
        };
        this.#watchers.add(look);
      });
    }
  }

  #listen(watch: ListeningWatcher, signal: AbortSignal): Listening {
    this.listened++;
    const utterance = new LiveUtterance();
    if (this.microphoneFails)
      utterance.fail(new AloudError({ code: 'no-microphone', message: asWritten('No microphone.') }));
    else void this.plugged.opened.then(() => watch.open());
    this.utterance = utterance;
    signal.addEventListener(
      'abort',
      () => utterance.fail(new AloudError({ code: 'cancelled', message: asWritten('Cancelled.') })),
      { once: true },
    );
    return {
      utterance,
      stop: () => utterance.end({ samples: new Int16Array(16_000), file: undefined }),
      purpose: undefined,
      heard() {},
      understood: async () => {
        this.understood++;
        if (this.cannotPutAway) throw new Error('ENOSPC');
      },
      dismissed: async () => {
        this.dismissed++;
        if (this.cannotPutAway) throw new Error('ENOSPC');
      },
    };
  }

  #transcriber(): Transcriber {
    const stage = this;
    return {
      name: 'fake',
      async *transcribe(utterance, _hints, signal) {
        await utterance.recording;
        await untilAborted(stage.heard.opened, signal);
        stage.requests++;
        yield { type: 'final', text: stage.text };
      },
    };
  }

  #chat(): ChatModel {
    const stage = this;
    return {
      name: 'fake',
      async *reply(_messages, _tools, signal): AsyncGenerator<ReplyEvent> {
        await untilAborted(stage.thought.opened, signal);
        if (stage.fails)
          throw new AloudError({ code: 'unreachable', message: asWritten('The chat server cannot be reached.') });
        yield { type: 'text', delta: 'A sentence.' };
        yield { type: 'end', reason: 'complete' };
      },
    };
  }

  #speaker(): Speaker {
    const stage = this;
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
          await untilAborted(stage.spoken.opened, signal).catch(() => {});
          return 100;
        },
      },
    });
  }
}

async function untilAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const aborted = new Promise<never>((_resolve, reject) => {
    const stop = () => reject(new AloudError({ code: 'cancelled', message: asWritten('Cancelled.') }));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  aborted.catch(() => {});
  await Promise.race([work, aborted]);
}

/** Brings a session to a state. */
async function bring(stage: Stage, state: 'listening' | 'thinking' | 'speaking'): Promise<void> {
  const turn = stage.session.toggle('command');
  turn.catch(() => {});
  await stage.in('listening');
  if (state === 'listening') return;
  stage.heard.open();
  void stage.session.stop();
  await stage.in('thinking');
  if (state === 'thinking') return;
  stage.thought.open();
  await stage.in('speaking');
}

describe('Session', () => {
  it('goes from listening over thinking to speaking, and is idle again', async () => {
    const stage = new Stage();
    await bring(stage, 'speaking');
    stage.spoken.open();
    await stage.in('idle');
    assert.deepEqual(stage.states(), ['opening', 'listening', 'thinking', 'speaking', 'idle']);
    assert.equal(stage.events.findLast(({ event }) => event !== 'state')?.event, 'done');
    assert.equal(stage.understood, 1);
  });

  it('tells of each track by itself, with the turn, and whose doing everything is', async () => {
    const stage = new Stage();
    await bring(stage, 'speaking');
    stage.spoken.open();
    await stage.in('idle');
    const told = stage.events.map(event => {
      const what = event.event === 'state' ? `${event.track} ${event.state}` : event.event;
      return `${event.turn} ${event.role}: ${what}`;
    });
    assert.deepEqual(told, [
      '1 user: ears opening',
      '1 user: ears listening',
      '1 aloud: mind thinking',
      '1 user: ears closed',
      '1 user: transcript',
      '1 aloud: delta',
      '1 aloud: answer',
      '1 aloud: mouth speaking',
      '1 aloud: done',
      '1 aloud: mind idle',
      '1 aloud: mouth silent',
    ]);
    stage.events.length = 0;
    await stage.session.say('command', 'hello').catch(() => {});
    assert.deepEqual(new Set(stage.events.map(({ turn }) => turn)), new Set([2]));
  });

  it('does what others want when nothing else goes on, and cuts nobody off', async () => {
    const stage = new Stage('never');
    stage.heard.open();
    stage.thought.open();
    await bring(stage, 'listening');
    const never = new AbortController().signal;
    const foreign = stage.session.foreign('command', 'hello', { from: 'Some Extension' }, never);
    await stage.session.stop();
    await foreign.catch(() => {});
    const told = stage.events.flatMap(({ event, turn }) =>
      /^(done|notice|transcript)$/.test(event) ? [`${turn} ${event}`] : [],
    );
    assert.deepEqual(told.slice(0, 3), ['1 transcript', '1 done', '2 notice']);
  });

  it('does nothing of what others want once that is cancelled, nor while someone goes on speaking', async () => {
    const stage = new Stage('never');
    await bring(stage, 'listening');
    const ending = new AbortController();
    const foreign = stage.session.foreign('command', 'hello', { from: 'Some Extension' }, ending.signal);
    ending.abort();
    await assert.rejects(foreign, { code: 'cancelled' });
    assert.equal(stage.session.shown, 'listening');
    assert.equal(stage.session.turn, 1);
    await stage.session.cancel();
  });

  it('F32: whoever watches and fails does not block the next turn', async () => {
    const stage = new Stage('never');
    stage.thought.open();
    stage.viewFails = true;
    await assert.rejects(stage.session.say('command', 'hello'));
    assert.equal(stage.session.shown, 'idle');
    stage.viewFails = false;
    await stage.session.say('command', 'next');
    assert.equal(stage.events.findLast(event => event.event === 'done')?.turn, 2);
  });

  for (const state of ['listening', 'thinking', 'speaking'] as const) {
    it(`F21: cancelled while ${state}, it is idle at once and tells so`, async () => {
      const stage = new Stage();
      await bring(stage, state);
      await stage.session.cancel();
      assert.equal(stage.session.shown, 'idle');
      assert.deepEqual(stage.states().at(-1), 'idle');
      assert.deepEqual(
        stage.events.filter(({ event }) => event === 'error').map(event => (event as { code: string }).code),
        ['cancelled'],
      );
      assert.equal(
        stage.events.some(({ event }) => event === 'done'),
        false,
      );
    });
  }

  it('F21: a press before there is text of what was said tells that it was cancelled, and that the recording waits', async () => {
    const stage = new Stage();
    void stage.session.toggle('command');
    await stage.in('listening');
    void stage.session.toggle('command');
    await stage.in('thinking');
    await stage.session.toggle('command');
    assert.equal(stage.session.shown, 'idle');
    const told = stage.events.find(({ event }) => event === 'error') as Extract<TurnEvent, { event: 'error' }>;
    assert.equal(told.waits, true);
    assert.match(told.message, /^Cancelled\. What you said waits/);
    assert.equal(stage.understood + stage.dismissed, 0, 'nobody has put it away');
  });

  it('F21: what was cancelled while it was said, or when there was text of it, waits for nothing', async () => {
    for (const state of ['listening', 'speaking'] as const) {
      const stage = new Stage();
      await bring(stage, state);
      await stage.session.cancel();
      const told = stage.events.find(({ event }) => event === 'error') as Extract<TurnEvent, { event: 'error' }>;
      assert.deepEqual([told.waits, told.message], [undefined, 'Cancelled.'], state);
    }
  });

  it('tells of a turn that fails how long each step took until then', async () => {
    const stage = new Stage('never');
    stage.fails = true;
    await bring(stage, 'thinking');
    stage.thought.open();
    await stage.in('idle');
    const told = stage.events.find(({ event }) => event === 'error') as Extract<TurnEvent, { event: 'error' }>;
    assert.deepEqual(Object.keys(told.ms ?? {}), ['transcribe', 'understand', 'context', 'think', 'total']);
    stage.microphoneFails = true;
    await assert.rejects(stage.session.toggle('command'), { code: 'no-microphone' });
    const second = stage.events.findLast(({ event }) => event === 'error') as Extract<TurnEvent, { event: 'error' }>;
    assert.equal(second.ms, undefined, 'nothing was said');
  });

  it('F21: a second press ends the utterance, which is then acted upon', async () => {
    const stage = new Stage('never');
    await bring(stage, 'listening');
    stage.heard.open();
    stage.thought.open();
    await stage.session.toggle('command');
    assert.equal(stage.session.shown, 'idle');
    assert.equal(stage.requests, 1);
    assert.equal(stage.listened, 1);
  });

  it('F21: a press while it speaks silences it and listens', async () => {
    const stage = new Stage();
    await bring(stage, 'speaking');
    void stage.session.toggle('command').catch(() => {});
    await stage.in('listening');
    assert.equal(stage.listened, 2);
    await stage.session.cancel();
  });

  it('F21: a press while it thinks cancels, and does not listen', async () => {
    const stage = new Stage();
    await bring(stage, 'thinking');
    await stage.session.toggle('command');
    assert.equal(stage.session.shown, 'idle');
    assert.equal(stage.listened, 1);
  });

  it('F21: of many that begin at once one turn is left, and it ends', async () => {
    const stage = new Stage('never');
    stage.thought.open();
    const turns = Array.from({ length: 10 }, (_, i) => stage.session.say('command', `turn ${i}`));
    await Promise.allSettled(turns);
    assert.equal(stage.session.shown, 'idle');
    assert.equal(stage.events.filter(({ event }) => event === 'done').length, 1);
    const last = stage.events.findLast(event => event.event === 'transcript');
    assert.equal(last?.text, 'turn 9');
  });

  it('F9: an empty transcript does nothing', async () => {
    const stage = new Stage();
    stage.text = '  ';
    const turn = stage.session.toggle('command');
    await stage.in('listening');
    stage.heard.open();
    void stage.session.stop();
    await assert.rejects(turn, { code: 'no-words' });
    assert.equal(stage.session.shown, 'idle');
    assert.equal(stage.understood, 0, 'the recording stays for another try');
    assert.equal(stage.editor.text('/w/a.txt'), 'one\n');
  });

  it('goes on from the words when a turn failed after they were understood', async () => {
    const stage = new Stage('never');
    stage.fails = true;
    await bring(stage, 'thinking');
    stage.thought.open();
    await stage.in('idle');
    assert.equal(stage.understood, 1, 'the recording has done its work');
    stage.fails = false;
    await stage.session.retry();
    assert.equal(stage.events.findLast(event => event.event === 'answer')?.event, 'answer');
    assert.equal(stage.listened, 1);
    await assert.rejects(stage.session.retry(), { code: 'no-recording' });
  });

  for (const kind of ['said', 'typed'] as const)
    it(`F27: retry after a failure that came before any words never repeats an earlier command, ${kind}`, async () => {
      const stage = new Stage('never');
      stage.fails = true;
      stage.thought.open();
      stage.heard.open();
      stage.text = 'make it all nicer';
      if (kind === 'typed') await assert.rejects(stage.session.say('command', 'make it all nicer'));
      else {
        const turn = stage.session.toggle('command');
        await stage.in('listening');
        void stage.session.stop();
        await assert.rejects(turn, { code: 'unreachable' });
      }
      stage.microphoneFails = true;
      await assert.rejects(stage.session.toggle('command'), { code: 'no-microphone' });
      stage.microphoneFails = false;
      stage.events.length = 0;
      const again = stage.session.retry();
      await stage.in('listening');
      await stage.session.cancel();
      await again;
      assert.ok(!stage.events.some(({ event }) => event === 'transcript'), 'it listens anew');
    });

  it('F27: retry hears a recording that failed before its words, and not the one before', async () => {
    const stage = new Stage('never');
    stage.fails = true;
    stage.thought.open();
    await assert.rejects(stage.session.say('command', 'make it all nicer'));
    const recording = new LiveUtterance();
    recording.fail(new AloudError({ code: 'unreachable', message: asWritten('Nobody is there.') }));
    for (const attempt of [() => stage.session.hear('ask', recording), () => stage.session.retry()])
      await assert.rejects(attempt(), { code: 'unreachable', message: 'Nobody is there.' });
  });

  for (const text of ['hello', ''])
    it(`F32: a rejection while “${text}” is put away does not block the next turn`, async () => {
      const stage = new Stage('never');
      stage.cannotPutAway = true;
      stage.thought.open();
      stage.heard.open();
      stage.text = text;
      const turn = stage.session.toggle('command');
      await stage.in('listening');
      void stage.session.stop();
      await (text ? turn : assert.rejects(turn, { code: 'no-words' }));
      assert.equal(stage.session.shown, 'idle');
      await stage.session.say('command', 'next');
      assert.equal(stage.events.findLast(event => event.event === 'done')?.event, 'done');
    });

  it('has nothing to try again before anything was recorded', async () => {
    const stage = new Stage();
    await assert.rejects(stage.session.retry(), { code: 'no-recording' });
    assert.equal(stage.session.shown, 'idle');
  });
});
