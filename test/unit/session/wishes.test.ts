import assert from 'node:assert/strict';
import type { Manner } from '../../../src/actions/gate/rules.ts';
import { LiveUtterance } from '../../../src/capture/liveUtterance.ts';
import type { Wish } from '../../../src/capture/page/protocol.ts';
import { AloudError, cancelled } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { asWritten } from '../../../src/messages/message.ts';
import type { Listening, ListeningWatcher } from '../../../src/session/listening.ts';
import { Session } from '../../../src/session/session.ts';
import type { Teller, TurnEvent } from '../../../src/session/turnEvents.ts';
import { InMemoryEditor } from '../../support/inMemoryEditor.ts';

const breathe = () => new Promise(setImmediate);

/** A session whose microphone opens, hears and fails as the test says, and whose turns last until the test ends them. */
class Stage {
  readonly events: TurnEvent[] = [];
  readonly editor = new InMemoryEditor({ folders: ['/w'], open: { '/w/a.ts': 'const grandTotal = maxSpeed;\n' } });
  readonly session: Session;
  /** What has been done, in order. */
  readonly done: string[] = [];
  /** Of the microphone that was opened last. */
  watcher: ListeningWatcher | undefined;
  utterance = new LiveUtterance();
  keywords: (() => readonly string[]) | undefined;
  endTurn = (): void => {};
  #tell: Teller = () => {};
  #shown = '';

  constructor() {
    this.editor.place('/w/a.ts', { line: 0, character: 0 });
    const { documents } = this.editor;
    const active = documents.active.bind(documents);
    documents.active = () => {
      this.done.push('look where the user is');
      return active();
    };
    this.session = new Session({
      editor: this.editor,
      log: silentLog,
      watch: event => this.events.push(event),
      lastRecording: async () => undefined,
      listen: ({ manner, keywords }, watcher, signal) => {
        this.keywords = keywords;
        return this.#listen(manner, watcher, signal);
      },
      converse: async () => {},
      turn: async ({ said }, watch, signal) => {
        this.done.push('turn');
        if ('utterance' in said) await said.utterance.recording;
        this.#tell = watch;
        await new Promise<void>((resolve, reject) => {
          this.endTurn = resolve;
          signal.addEventListener('abort', () => reject(cancelled()), { once: true });
        });
      },
    });
  }

  /** What was told since the last time this was asked. */
  told(): readonly string[] {
    return this.events.splice(0).flatMap(event => {
      if (event.event !== 'state') return [event.event];
      const shown = `${event.shows} ${event.turn}`;
      if (shown === this.#shown) return [];
      this.#shown = shown;
      return [shown];
    });
  }

  wish(action: Wish['action'], turn: number): void {
    void this.session.heed({ action, turn }).catch(assert.fail);
  }

  async opens(): Promise<void> {
    this.watcher?.open();
    await breathe();
  }

  async isSaid(): Promise<void> {
    this.utterance.end({ samples: new Int16Array(16_000), file: undefined });
    await breathe();
  }

  async speaks(): Promise<void> {
    this.#tell({ event: 'state', track: 'mouth', state: 'speaking' });
    await breathe();
  }

  async ends(): Promise<void> {
    this.endTurn();
    await breathe();
  }

  #listen(manner: Manner, watcher: ListeningWatcher, signal: AbortSignal): Listening {
    this.done.push(`open the microphone, ${manner}`);
    const utterance = new LiveUtterance();
    this.utterance = utterance;
    this.watcher = watcher;
    signal.addEventListener('abort', () => utterance.fail(cancelled()), { once: true });
    return {
      utterance,
      purpose: undefined,
      heard() {},
      stop: () => utterance.fail(new AloudError({ code: 'nothing-heard', message: asWritten('Nothing was heard.') })),
      understood: async () => {},
      dismissed: async () => {},
    };
  }
}

describe('opening the microphone', () => {
  let stage: Stage;
  beforeEach(() => {
    stage = new Stage();
  });

  it('comes first, and listening is told of when it hears, and not before', async () => {
    stage.wish('start', 0);
    assert.deepEqual(stage.done, ['open the microphone, asked', 'look where the user is']);
    assert.deepEqual(stage.keywords?.(), ['grandTotal', 'maxSpeed']);
    await breathe();
    assert.deepEqual(stage.told(), ['opening 1']);
    await stage.opens();
    assert.deepEqual(stage.told(), ['listening 1']);
    await stage.isSaid();
    assert.deepEqual(stage.told(), ['thinking 1']);
    await stage.ends();
    assert.deepEqual(stage.told(), ['idle 1']);
  });

  it('waits for nothing that a turn needs, and a turn is not asked for before it hears', async () => {
    stage.wish('start', 0);
    await breathe();
    assert.ok(!stage.done.includes('turn'));
    await stage.opens();
    assert.ok(stage.done.includes('turn'));
  });

  it('F16: fails before it hears: that is told, no turn is asked for, and it is idle', async () => {
    const turn = stage.session.listen('command');
    stage.utterance.fail(new AloudError({ code: 'no-microphone', message: asWritten('There is none.') }));
    await assert.rejects(turn, { code: 'no-microphone' });
    assert.deepEqual(stage.told(), ['opening 1', 'error', 'idle 1']);
    assert.ok(!stage.done.includes('turn'));
  });

  it('F21: cancelled before it hears, it is idle at once, and a late first sound tells nothing', async () => {
    const turn = stage.session.listen('command');
    const cancelled = stage.session.cancel();
    await stage.opens();
    await cancelled;
    await turn;
    assert.deepEqual(stage.told(), ['opening 1', 'error', 'idle 1']);
  });

  it('what was typed or recorded is thought about at once', async () => {
    void stage.session.say('command', 'undo that');
    assert.deepEqual(stage.told(), ['thinking 1']);
    await breathe();
    await stage.ends();
  });
});

describe('a wish that comes late or twice', () => {
  let stage: Stage;
  beforeEach(() => {
    stage = new Stage();
  });

  it('F21: twice to begin is one turn, in whatever state the second comes', async () => {
    stage.wish('start', 0);
    stage.wish('start', 0);
    await stage.opens();
    stage.wish('start', 0);
    await stage.isSaid();
    stage.wish('start', 0);
    await breathe();
    assert.deepEqual(stage.told(), ['opening 1', 'listening 1', 'thinking 1']);
    await stage.ends();
    stage.wish('start', 0);
    await breathe();
    assert.deepEqual(stage.told(), ['idle 1']);
    assert.deepEqual(
      stage.done.filter(each => each.startsWith('open')),
      ['open the microphone, asked'],
    );
  });

  it('F21: twice to begin while it speaks silences it and begins one turn', async () => {
    stage.wish('start', 0);
    await stage.opens();
    await stage.isSaid();
    await stage.speaks();
    stage.told();
    stage.wish('start', 1);
    stage.wish('start', 1);
    await breathe();
    assert.deepEqual(stage.told(), ['error', 'idle 1', 'opening 2']);
  });

  it('F21: to end what is said, when that has ended by itself, begins no turn and cancels none', async () => {
    stage.wish('start', 0);
    await stage.opens();
    await stage.isSaid();
    stage.wish('stop', 1);
    await stage.speaks();
    stage.wish('stop', 1);
    await stage.ends();
    stage.wish('stop', 1);
    await breathe();
    assert.deepEqual(stage.told(), ['opening 1', 'listening 1', 'thinking 1', 'speaking 1', 'idle 1']);
  });

  it('F21: to cancel a turn does nothing to the next', async () => {
    stage.wish('start', 0);
    await stage.opens();
    await stage.isSaid();
    await stage.ends();
    stage.wish('start', 1);
    stage.wish('cancel', 1);
    stage.wish('stop', 1);
    await stage.opens();
    assert.deepEqual(stage.told().slice(-2), ['opening 2', 'listening 2']);
    stage.wish('cancel', 2);
    await breathe();
    assert.deepEqual(stage.told(), ['error', 'idle 2']);
  });

  it('to begin takes the place of a turn without a key, which nobody asked for', async () => {
    void stage.session.listen('command', 'hands-free');
    await stage.opens();
    stage.wish('start', 0);
    await breathe();
    assert.deepEqual(stage.told(), ['opening 1', 'listening 1', 'error', 'idle 1', 'opening 2']);
  });

  it('F21: a second press of a key takes back what waits to begin', async () => {
    void stage.session.toggle('command');
    await stage.opens();
    await stage.isSaid();
    await stage.speaks();
    void stage.session.toggle('command');
    void stage.session.toggle('command');
    await breathe();
    assert.deepEqual(stage.told().slice(-2), ['error', 'idle 1']);
    // That number was told to nobody.
    stage.wish('start', 1);
    await breathe();
    assert.deepEqual(stage.told(), ['opening 2']);
  });
});
