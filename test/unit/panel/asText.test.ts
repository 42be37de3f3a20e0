import assert from 'node:assert/strict';
import { lastAnswer, stateAsText, turnAsText } from '../../../src/panel/asText.ts';
import type { Entry } from '../../../src/panel/entry.ts';
import { EMPTY } from '../../../src/panel/state.ts';

const ENTRY: Entry = {
  ...{ id: 1, turn: 1, atMs: 0, phase: 'failed', isUndone: false },
  heard: { text: 'rename total', stable: 12, isFinal: true, doubts: [] },
  takenFor: 'rename the total',
  deeds: [{ name: 'x', says: 'Renamed.', isFailed: false, files: ['/w/a.ts', '/w/b.ts'] }],
  asked: [{ question: 'Really?', isYes: true }],
  answers: [{ text: 'It **is** so.', isOpen: false }],
  notices: ['It was late.'],
  trouble: { code: 'busy', message: 'The server is busy.' },
  otherwise: { words: ['rename all', 'name it'], first: 2 },
};

describe('the panel as text', () => {
  it('says all that an entry shows', () => {
    assert.equal(
      turnAsText(ENTRY),
      [
        'Heard: rename total',
        'Understood as “rename the total”.',
        'Really? Allowed.',
        'Renamed.\nChanged: /w/a.ts and /w/b.ts',
        'It **is** so.',
        'It was late.',
        'The server is busy.',
        '2: rename all\n3: name it',
      ].join('\n\n'),
    );
  });

  it('A32, A33: shows what hides', () => {
    assert.match(turnAsText({ ...ENTRY, answers: [{ text: 'a\u202Eb', isOpen: false }] }), /a⟨U\+202E⟩b/);
  });

  it('has the last answer, wherever it is', () => {
    const other = { ...ENTRY, id: 2, answers: [] };
    assert.equal(lastAnswer({ ...EMPTY, entries: [ENTRY, other] }), 'It **is** so.');
    assert.equal(lastAnswer(EMPTY), undefined);
  });

  it('A53: says what goes on, and what waits for an answer', () => {
    assert.equal(stateAsText(EMPTY), 'Ready');
    assert.equal(
      stateAsText({ ...EMPTY, shows: 'acting', question: 'Delete it?' }),
      'Acting\n\nWaits for an answer on screen: Delete it?',
    );
    assert.match(stateAsText({ ...EMPTY, handsFree: 'asleep', entries: [ENTRY] }), /^Asleep\n\nHeard: rename total/);
    assert.equal(stateAsText({ ...EMPTY, shows: 'listening', talk: { isMuted: true, sinceMs: 0 } }), 'Muted');
  });
});
