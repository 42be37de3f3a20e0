import assert from 'node:assert/strict';
import { NO_USAGE } from '../../../src/openai/replies/usage.ts';
import { Narrator } from '../../../src/session/narrator.ts';
import { shownOf, type TrackStates, type TrackStep, Tracks } from '../../../src/session/tracks/tracks.ts';
import { type Happening, ROLES, type TurnEvent } from '../../../src/session/turnEvents.ts';

const EARS = ['closed', 'opening', 'listening'] as const;
const MIND = ['idle', 'thinking', 'acting'] as const;
const MOUTH = ['silent', 'speaking'] as const;

describe('the tracks', () => {
  let tracks: Tracks;
  beforeEach(() => {
    tracks = new Tracks();
  });

  const take = (...steps: readonly TrackStep[]) => steps.map(step => tracks.to(step));

  it('go on side by side: ears hear while the mouth speaks and the mind works', () => {
    const steps: readonly TrackStep[] = [
      { track: 'ears', state: 'opening' },
      { track: 'ears', state: 'listening' },
      { track: 'mind', state: 'thinking' },
      { track: 'mouth', state: 'speaking' },
      { track: 'mind', state: 'acting' },
    ];
    assert.deepEqual(
      take(...steps),
      steps.map(() => true),
    );
    assert.deepEqual(tracks.states, { ears: 'listening', mind: 'acting', mouth: 'speaking' });
    assert.ok(tracks.to({ track: 'mouth', state: 'silent' }), 'it is interrupted');
    assert.deepEqual(tracks.states, { ears: 'listening', mind: 'acting', mouth: 'silent' });
  });

  it('never listen before the microphone was opened, nor after it was closed', () => {
    assert.deepEqual(take({ track: 'ears', state: 'listening' }), [false]);
    take({ track: 'ears', state: 'opening' }, { track: 'ears', state: 'closed' });
    assert.deepEqual(take({ track: 'ears', state: 'listening' }), [false]);
    assert.equal(tracks.states.ears, 'closed');
  });

  it('take no step twice', () => {
    const step: TrackStep = { track: 'mind', state: 'thinking' };
    assert.deepEqual(take(step, step), [true, false]);
  });

  it('come to one word, which is idle only where all are at rest', () => {
    const all: readonly TrackStates[] = EARS.flatMap(ears =>
      MIND.flatMap(mind => MOUTH.map(mouth => ({ ears, mind, mouth }))),
    );
    for (const states of all) {
      const { ears, mind, mouth } = states;
      const isAtRest = ears === 'closed' && mind === 'idle' && mouth === 'silent';
      assert.equal(shownOf(states) === 'idle', isAtRest, JSON.stringify(states));
    }
    assert.equal(shownOf({ ears: 'listening', mind: 'thinking', mouth: 'speaking' }), 'speaking');
    assert.equal(shownOf({ ears: 'listening', mind: 'acting', mouth: 'silent' }), 'acting');
    assert.equal(shownOf({ ears: 'opening', mind: 'idle', mouth: 'silent' }), 'opening');
  });
});

describe('Narrator', () => {
  let events: TurnEvent[];
  let narrator: Narrator;
  beforeEach(() => {
    events = [];
    narrator = new Narrator(event => events.push(event));
  });

  const ALL: readonly Happening[] = [
    { event: 'state', track: 'ears', state: 'opening' },
    { event: 'state', track: 'mind', state: 'thinking' },
    { event: 'state', track: 'mouth', state: 'speaking' },
    { event: 'speech' },
    { event: 'level', level: 0.5 },
    { event: 'partial', text: 'delete', stable: 0 },
    { event: 'transcript', text: 'delete that' },
    { event: 'action', name: 'delete', arguments: {}, result: 'Deleted.', acts: true },
    { event: 'asks', question: 'Delete it?' },
    { event: 'confirm', question: 'Delete it?', answer: true },
    { event: 'edit', file: 'a.ts', touched: [] },
    { event: 'understood', text: 'delete that' },
    { event: 'alternatives', words: [] },
    { event: 'delta', text: 'Done' },
    { event: 'answer', text: 'Done.' },
    { event: 'saying', text: 'Done.' },
    { event: 'interrupted', ms: 300 },
    { event: 'usage', ...NO_USAGE, isUnknown: false },
    { event: 'undone' },
    { event: 'last-change', stands: false },
    { event: 'used', by: 'chat', characters: 0, ...NO_USAGE },
    { event: 'notice', text: 'It ends soon.' },
    { event: 'done', ms: {} },
    { event: 'error', code: 'cancelled', message: 'Cancelled.' },
    { event: 'hands-free', state: 'awake' },
    { event: 'talk', state: 'on' },
    { event: 'screen', hasMarks: true, scrolls: false },
    { event: 'chooses', question: 'What shall hear?' },
  ];

  it('says of everything that happens in which turn it does, and whose doing it is', () => {
    const tell = narrator.begin({ number: 7, manner: 'asked' });
    for (const happening of ALL) tell(happening);
    assert.deepEqual(
      events.map(({ turn }) => turn),
      ALL.map(() => 7),
    );
    const kinds = events.map(event => (event.event === 'state' ? event.track : event.event));
    assert.deepEqual(new Set(kinds), new Set(Object.keys(ROLES)), 'each kind is tried');
    const users = events.filter(({ role }) => role === 'user').map(event => ('track' in event ? 'ears' : event.event));
    assert.deepEqual(users, [
      ...['ears', 'speech', 'level', 'partial', 'transcript', 'interrupted', 'undone', 'last-change'],
      ...['hands-free', 'talk'],
    ]);
  });

  it('says with each state what all tracks come to, and by what manner', () => {
    const tell = narrator.begin({ number: 1, manner: 'hands-free' });
    tell({ event: 'state', track: 'ears', state: 'opening' });
    tell({ event: 'state', track: 'ears', state: 'listening' });
    tell({ event: 'state', track: 'mind', state: 'thinking' });
    const [, , thinking] = events;
    assert.deepEqual(thinking, {
      event: 'state',
      track: 'mind',
      state: 'thinking',
      turn: 1,
      role: 'aloud',
      shows: 'thinking',
      manner: 'hands-free',
    });
  });

  it('brings all tracks to rest with the turn, and shows nothing on the way that was over', () => {
    const tell = narrator.begin({ number: 1, manner: 'asked' });
    for (const happening of ALL.slice(0, 3)) tell(happening);
    events.length = 0;
    narrator.end();
    assert.deepEqual(
      events.map(event => event.event === 'state' && [event.track, event.state, event.shows]),
      [
        ['ears', 'closed', 'speaking'],
        ['mind', 'idle', 'speaking'],
        ['mouth', 'silent', 'idle'],
      ],
    );
    assert.equal(narrator.shown, 'idle');
  });

  it('tells no state of a turn that is over, but what was done in it, as that turn’s', () => {
    const first = narrator.begin({ number: 1, manner: 'asked' });
    narrator.end();
    narrator.begin({ number: 2, manner: 'asked' });
    first({ event: 'state', track: 'mouth', state: 'speaking' });
    first({ event: 'edit', file: 'a.ts', touched: [] });
    assert.deepEqual(events, [{ event: 'edit', file: 'a.ts', touched: [], turn: 1, role: 'aloud' }]);
  });

  it('is at rest also where a watcher fails', () => {
    const failing = new Narrator(() => {
      throw new Error('A view is gone.');
    });
    const tell = failing.begin({ number: 1, manner: 'asked' });
    for (const happening of ALL.slice(0, 3)) assert.throws(() => tell(happening));
    assert.throws(() => failing.end());
    assert.equal(failing.shown, 'idle');
  });
});
