import assert from 'node:assert/strict';
import { text } from '../../../../src/messages/text.ts';
import { Narrator } from '../../../../src/session/narrator.ts';
import type { Happening, TurnEvent } from '../../../../src/session/turnEvents.ts';
import { NOTHING, next, noteOf, type Standing, wordsOf } from '../../../../src/vscode/atCursor/standing.ts';

const OPENING: Happening = { event: 'state', track: 'ears', state: 'opening' };
const LISTENING: Happening = { event: 'state', track: 'ears', state: 'listening' };
const CLOSED: Happening = { event: 'state', track: 'ears', state: 'closed' };
const THINKING: Happening = { event: 'state', track: 'mind', state: 'thinking' };
const ACTING: Happening = { event: 'state', track: 'mind', state: 'acting' };
const AT_REST: Happening = { event: 'state', track: 'mind', state: 'idle' };
const DID: Happening = { event: 'action', name: 'x', arguments: {}, result: 'Deleted line 3.', acts: true };
const DONE: Happening = { event: 'done', ms: {} };

describe('what stands at the cursor', () => {
  let standing: Standing;
  let narrator: Narrator;
  let turn: number;
  beforeEach(() => {
    standing = NOTHING;
    turn = 0;
    narrator = new Narrator(event => {
      standing = next(standing, event);
    });
  });

  /** What stands there after each of these, in a turn of its own. */
  function play(happenings: readonly Happening[], manner: 'asked' | 'hands-free' = 'asked'): readonly string[] {
    turn++;
    const tell = narrator.begin({ number: turn, manner });
    return happenings.map(happening => {
      tell(happening);
      return shown();
    });
  }

  function shown(): string {
    const note = noteOf(standing);
    return note ? `${note.kind}: ${text(wordsOf(note, 20))}` : '';
  }

  it('is the state with the words as they come, and then what was done', () => {
    assert.deepEqual(
      play([
        OPENING,
        LISTENING,
        { event: 'partial', text: 'delete', stable: 0 },
        { event: 'partial', text: 'delete line three', stable: 6 },
        THINKING,
        CLOSED,
        { event: 'transcript', text: 'delete line 3' },
        ACTING,
        DID,
        DONE,
      ]),
      [
        'opening: Opening microphone',
        'listening: Listening',
        'listening: Listening “delete”',
        'listening: Listening “delete line three”',
        'thinking: Thinking “delete line three”',
        'thinking: Thinking “delete line three”',
        'thinking: Thinking “delete line 3”',
        'acting: Acting “delete line 3”',
        'acting: Acting “delete line 3”',
        'done: Deleted line 3.',
      ],
    );
    narrator.end();
    assert.equal(shown(), 'done: Deleted line 3.');
  });

  for (const aside of ['typed', 'late'] as const)
    it(`goes when the user ${aside === 'typed' ? 'types' : 'has had time to read it'}`, () => {
      play([ACTING, DID, DONE]);
      narrator.end();
      standing = next(standing, aside);
      assert.equal(shown(), '');
    });

  it('is why it failed, and nothing of what was cancelled', () => {
    const why: Happening = { event: 'error', code: 'not-found', message: 'There is no line 90.' };
    assert.deepEqual(play([THINKING, why]).at(-1), 'failed: There is no line 90.');
    narrator.end();
    assert.equal(shown(), 'failed: There is no line 90.');
    const cancelled: Happening = { event: 'error', code: 'cancelled', message: 'Cancelled.' };
    play([OPENING, LISTENING, { event: 'partial', text: 'no', stable: 0 }, cancelled]);
    narrator.end();
    assert.equal(shown(), '');
    play([OPENING, LISTENING, THINKING, CLOSED, { ...cancelled, message: 'Cancelled. It waits.', waits: true }]);
    narrator.end();
    assert.equal(shown(), 'failed: Cancelled. It waits.', 'what was said must not be missed');
  });

  it('is never what a model says', () => {
    assert.deepEqual(
      play([THINKING, { event: 'delta', text: 'All is' }, { event: 'answer', text: 'All is well.' }, DONE]).slice(1),
      ['thinking: Thinking', 'thinking: Thinking', 'thinking: Thinking'],
    );
    narrator.end();
    assert.equal(shown(), '');
  });

  it('has no words that stand there already, where they will be written', () => {
    const at = { file: '/w/a.md', position: { line: 0, character: 0 } };
    const partial: Happening = { event: 'partial', text: 'it was', stable: 0, at };
    assert.equal(play([OPENING, LISTENING, partial]).at(-1), 'listening: Listening');
  });

  it('has the end of what is long, and the level in steps', () => {
    assert.equal(
      play([OPENING, LISTENING, { event: 'partial', text: 'rename the first parameter', stable: 0 }]).at(-1),
      'listening: Listening “… the first parameter”',
    );
    const level = (loudness: number) => {
      const event: TurnEvent = { event: 'level', level: loudness, turn, role: 'user' };
      standing = next(standing, event);
      const note = noteOf(standing);
      return note?.kind === 'listening' && note.level;
    };
    assert.deepEqual([0, 0.5, 1].map(level), [0, 4, 7]);
  });

  it('hands-free, leaves a result until someone speaks, and is nothing while nobody does', () => {
    play([OPENING, LISTENING, { event: 'speech' }, CLOSED, ACTING, DID, DONE], 'hands-free');
    narrator.end();
    assert.deepEqual(play([OPENING, LISTENING, { event: 'level', level: 0.1 }], 'hands-free'), [
      'done: Deleted line 3.',
      'done: Deleted line 3.',
      'done: Deleted line 3.',
    ]);
    standing = next(standing, 'late');
    assert.equal(shown(), '');
    narrator.begin({ number: turn, manner: 'hands-free' })({ event: 'speech' });
    assert.equal(shown(), 'listening: Listening');
  });

  it('in a conversation, is what was done of each thing that was said', () => {
    const lines = play([
      { event: 'talk', state: 'on' },
      OPENING,
      LISTENING,
      { event: 'speech' },
      { event: 'transcript', text: 'delete line 3' },
      ACTING,
      DID,
      AT_REST,
      { event: 'speech' },
    ]);
    assert.deepEqual(lines.slice(5), [
      'acting: Acting “delete line 3”',
      'acting: Acting “delete line 3”',
      'done: Deleted line 3.',
      'listening: Listening',
    ]);
  });

  it('A53: says that a question waits, whatever else goes on, and until it is answered', () => {
    const asking: Happening = { event: 'asks', question: 'Run it?' };
    const refused: Happening = { event: 'confirm', question: 'Run it?', answer: false };
    assert.deepEqual(play([ACTING, asking, THINKING, { event: 'state', track: 'mouth', state: 'speaking' }, refused]), [
      'acting: Acting',
      'asking: Waiting for your answer',
      'asking: Waiting for your answer',
      'asking: Waiting for your answer',
      'speaking: Speaking',
    ]);
    play([ACTING, asking]);
    narrator.end();
    play([OPENING]);
    assert.equal(shown(), 'opening: Opening microphone');
  });

  it('says that a choice waits of what shall hear it, and not that it thinks, and that it listens while it does', () => {
    const choosing: Happening = { event: 'chooses', question: 'What shall hear?' };
    assert.deepEqual(play([OPENING, LISTENING, choosing, THINKING, CLOSED, { event: 'chooses' }]).slice(2), [
      'listening: Listening',
      'asking: Waiting for your answer',
      'asking: Waiting for your answer',
      'thinking: Thinking',
    ]);
    play([choosing]);
    narrator.end();
    play([OPENING]);
    assert.equal(shown(), 'opening: Opening microphone');
  });
});
