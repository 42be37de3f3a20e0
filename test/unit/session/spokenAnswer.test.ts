import assert from 'node:assert/strict';
import { LiveUtterance } from '../../../src/capture/liveUtterance.ts';
import { AloudError } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { asWritten } from '../../../src/messages/message.ts';
import { english } from '../../../src/messages/text.ts';
import type { Listening, ListeningWatcher } from '../../../src/session/listening.ts';
import { Session } from '../../../src/session/session.ts';
import { heeding, meantBy } from '../../../src/session/spokenAnswer.ts';
import type { TurnEvent } from '../../../src/session/turnEvents.ts';
import { InMemoryEditor } from '../../support/inMemoryEditor.ts';
import { until } from '../../support/until.ts';

describe('what is said to a question', () => {
  const saids: readonly (readonly ['no' | 'yes' | undefined, readonly string[]])[] = [
    ['no', ['no', 'No.', 'No, thanks!', 'cancel', 'Cancel that.', 'don’t do it', 'stop', 'Never.', 'please cancel']],
    ['yes', ['yes', 'Yes!', 'OK', 'allow it', 'go ahead', 'do it', 'Sure.', 'approve', 'Yes, approve it.', 'always']],
    [
      undefined,
      ['', 'thank you', 'rename total to sum', 'note this', 'nothing', 'no one has called this function yet'],
    ],
  ];
  for (const [meant, all] of saids)
    it(`A36, A37: means ${meant ?? 'nothing'}: ${all.filter(Boolean).join(' · ')}`, () => {
      for (const words of all) assert.equal(meantBy(words), meant, words);
    });

  it('A36: in a conversation, refuses, or is told why not, only while a question stands', () => {
    const done: string[] = [];
    const tell = heeding(() => {}, { refuse: () => done.push('refused'), explain: says => done.push(english(says)) });
    tell({ event: 'transcript', text: 'no' });
    tell({ event: 'asks', question: 'Run it?' });
    tell({ event: 'partial', text: 'no', stable: 0 });
    tell({ event: 'transcript', text: 'yes' });
    tell({ event: 'transcript', text: 'No.' });
    tell({ event: 'confirm', question: 'Run it?', answer: false });
    tell({ event: 'transcript', text: 'no' });
    assert.deepEqual([done.length, done[1]], [2, 'refused']);
    assert.match(done[0] ?? '', /A voice can only say no/);
  });
});

/** A session in whose turn a question stands on screen until someone answers it. */
class Stage {
  readonly events: TurnEvent[] = [];
  readonly explained: string[] = [];
  readonly ran: string[] = [];
  readonly editor: InMemoryEditor;
  readonly session: Session;
  words = '';
  listened = 0;
  /** What the turn does after its question. */
  goesOn: Promise<void> | undefined;
  stopped = 0;
  utterance = new LiveUtterance();
  fails: AloudError | undefined;
  answer: (answer: boolean) => void = () => {};

  constructor() {
    this.editor = new InMemoryEditor({
      folders: ['/w'],
      open: { '/w/a.txt': 'one\n' },
      confirm: () =>
        new Promise<boolean>(resolve => {
          this.answer = resolve;
        }),
    });
    this.editor.place('/w/a.txt', { line: 0, character: 0 });
    this.session = new Session({
      editor: this.editor,
      log: silentLog,
      watch: event => void this.events.push(event),
      listen: (_about, watch, signal) => this.#listen(watch, signal),
      lastRecording: async () => undefined,
      converse: async () => {},
      answers: {
        words: async () => {
          if (this.fails) throw this.fails;
          return this.words;
        },
        explain: says => void this.explained.push(english(says)),
      },
      turn: async ({ said }, tell, signal) => {
        const words = 'text' in said ? said.text : 'spoken';
        if (words !== 'ask') {
          this.ran.push(words);
          return;
        }
        tell({ event: 'state', track: 'mind', state: 'acting' });
        tell({ event: 'asks', question: 'Run it?' });
        const question = { title: asWritten('Run it?'), detail: [], yes: asWritten('Run It') };
        const gone = new Promise<'no'>(resolve => signal.addEventListener('abort', () => resolve('no')));
        const answer = await Promise.race([this.editor.asking.confirm(question, signal), gone]);
        tell({ event: 'confirm', question: 'Run it?', answer: answer === 'yes' });
        this.ran.push(answer);
        await this.goesOn;
      },
    });
  }

  /** A turn that waits for an answer; resolves with what resolves when it is over. */
  async asks(): Promise<{ readonly over: Promise<void> }> {
    const over = this.session.say('command', 'ask');
    await until('it asks', () => this.events.some(({ event }) => event === 'asks'));
    return { over };
  }

  async hears(): Promise<void> {
    const isListening = () =>
      this.events.some(event => event.event === 'state' && event.track === 'ears' && event.state === 'listening');
    await until('it listens', isListening);
  }

  /** What was said is whole. */
  said(words: string): void {
    this.words = words;
    this.utterance.end({ samples: new Int16Array(16_000), file: undefined });
  }

  #listen(watch: ListeningWatcher, signal: AbortSignal): Listening {
    this.listened++;
    this.utterance = new LiveUtterance();
    const { utterance } = this;
    signal.addEventListener('abort', () =>
      utterance.fail(new AloudError({ code: 'cancelled', message: asWritten('.') })),
    );
    queueMicrotask(() => watch.open());
    return {
      utterance,
      purpose: 'command',
      stop: () => {
        this.stopped++;
        this.said(this.words);
      },
      heard() {},
      understood: async () => {},
      dismissed: async () => {},
    };
  }
}

describe('a question on screen, and the key', () => {
  let stage: Stage;
  beforeEach(() => {
    stage = new Stage();
  });

  /** Presses the key, and says something. */
  async function say(words: string): Promise<void> {
    stage.events.splice(0, stage.events.length - 1);
    const pressed = stage.session.toggle('command');
    await stage.hears();
    stage.said(words);
    await pressed;
  }

  it('A36: is refused by a voice that says no', async () => {
    const { over } = await stage.asks();
    await say('No.');
    await over;
    assert.deepEqual(stage.ran, ['no']);
    assert.deepEqual(stage.explained, []);
    assert.equal(stage.session.shown, 'idle');
  });

  it('A36, A37: is not answered by a voice that says yes, which is told why, and still waits', async () => {
    const { over } = await stage.asks();
    for (const words of ['Yes.', 'allow it']) await say(words);
    assert.equal(stage.explained.length, 2);
    assert.match(stage.explained[0] ?? '', /only say no/);
    assert.deepEqual(stage.ran, []);
    stage.answer(true);
    await over;
    assert.deepEqual(stage.ran, ['yes']);
  });

  it('gives way to other words, which are done and not lost', async () => {
    const { over } = await stage.asks();
    await say('go to line three');
    await over;
    assert.deepEqual(stage.ran, ['no', 'go to line three']);
  });

  it('stays where nothing was heard, and tells what keeps it from hearing', async () => {
    const { over } = await stage.asks();
    stage.fails = new AloudError({ code: 'no-words', message: asWritten('Nothing.') });
    await say('');
    stage.fails = new AloudError({ code: 'unreachable', message: asWritten('No server.') });
    await assert.rejects(say(''), { code: 'unreachable' });
    assert.deepEqual(stage.ran, []);
    stage.answer(false);
    await over;
  });

  it('ends what is being heard when the key is pressed again, or it is answered on screen', async () => {
    const { over } = await stage.asks();
    stage.words = 'yes';
    const first = stage.session.toggle('command');
    await stage.hears();
    await stage.session.toggle('command');
    await first;
    assert.equal(stage.stopped, 1);
    stage.events.length = 0;
    const second = stage.session.toggle('command');
    await stage.hears();
    stage.answer(true);
    await Promise.all([second, over]);
    assert.deepEqual(stage.ran, ['yes']);
    assert.equal(stage.session.shown, 'idle');
  });

  it('is heard no longer once it is answered, while its turn goes on', async () => {
    let end = () => {};
    stage.goesOn = new Promise(resolve => {
      end = resolve;
    });
    const { over } = await stage.asks();
    stage.events.length = 0;
    const pressed = stage.session.toggle('command');
    await stage.hears();
    stage.answer(true);
    await pressed;
    assert.equal(stage.session.shown, 'acting');
    end();
    await over;
    assert.deepEqual(stage.ran, ['yes']);
  });

  it('F21: is taken back with its turn, by the key that cancels', async () => {
    const { over } = await stage.asks();
    const pressed = stage.session.toggle('command');
    await stage.hears();
    await stage.session.cancel();
    await Promise.all([pressed, over]);
    assert.deepEqual(stage.ran, ['no']);
    assert.equal(stage.session.shown, 'idle');
  });
});
