import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NO_USAGE } from '../../../src/openai/replies/usage.ts';
import type { Entry } from '../../../src/panel/entry.ts';
import { entryIn, lineOf } from '../../../src/panel/history/line.ts';
import { patched, patches } from '../../../src/panel/patches.ts';
import { reduce, withSounds } from '../../../src/panel/reduce.ts';
import { EMPTY, lastChange, MOST_ENTRIES, type PanelState, undoable } from '../../../src/panel/state.ts';
import { NOTHING_USED } from '../../../src/panel/used.ts';
import { Narrator } from '../../../src/session/narrator.ts';
import type { Happening, ModeName, TurnEvent } from '../../../src/session/turnEvents.ts';

const NOW = Date.UTC(2026, 5, 1);
const undone = (state: PanelState) => told(state, [{ event: 'undone' }], 0);

/** What the panel shows when turns have told these, one after the other. */
function shown(...turns: readonly (readonly Happening[])[]): PanelState {
  return turns.reduce((state, happenings, index) => told(state, happenings, index + 1), EMPTY);
}

function told(
  state: PanelState,
  happenings: readonly Happening[],
  turn: number,
  mode: ModeName | 'converse' = 'command',
) {
  let next = state;
  const narrator = new Narrator(event => {
    next = reduce(next, event, NOW);
  });
  const tell = narrator.begin({ number: turn, manner: 'asked', mode });
  for (const happening of happenings) tell(happening);
  return next;
}

const LISTENS: readonly Happening[] = [
  { event: 'state', track: 'ears', state: 'opening' },
  { event: 'state', track: 'ears', state: 'listening' },
];
const RESTS: readonly Happening[] = [
  { event: 'state', track: 'mind', state: 'idle' },
  { event: 'state', track: 'mouth', state: 'silent' },
  { event: 'state', track: 'ears', state: 'closed' },
];
const RENAMES: readonly Happening[] = [
  ...LISTENS,
  { event: 'partial', text: 'rename to', stable: 6 },
  { event: 'transcript', text: 'rename total to sum', doubts: [{ start: 7, end: 12 }] },
  { event: 'edit', file: '/w/a.ts' },
  { event: 'edit', file: '/w/b.ts' },
  { event: 'action', name: 'rename_symbol', arguments: {}, result: 'Renamed total to sum.' },
  { event: 'alternatives', words: ['rename the total'] },
  { event: 'done', ms: { transcribe: 200, understand: 3, act: 20, total: 240 } },
];
const only = (state: PanelState): Entry => {
  assert.equal(state.entries.length, 1);
  return state.entries[0] as Entry;
};

describe('what the panel shows', () => {
  it('of what a model heard itself: what it says of it, as words that can be said again only where there are any', () => {
    const known = only(
      shown([
        { event: 'transcript', text: 'rename it', isSound: true },
        { event: 'done', ms: {} },
      ]),
    );
    assert.equal(known.heard?.text, 'rename it');
    const unwritten = { event: 'transcript', text: '(spoken)', isSound: true, isUnwritten: true } as const;
    const entry = only(shown([unwritten, { event: 'answer', text: 'It is one.' }, { event: 'done', ms: {} }]));
    assert.deepEqual([entry.heard?.text, entry.heard?.isUnwritten, entry.answers.length], ['(spoken)', true, 1]);
    assert.equal(entryIn(lineOf(entry), 1)?.heard?.isUnwritten, true);
    assert.ok(!('isUnwritten' in (entryIn(lineOf(known), 1)?.heard ?? {})));
  });

  it('of a command: what was heard, what it changed where, by which way, and how long it took', () => {
    const { atMs, ...entry } = only(shown(RENAMES));
    assert.equal(atMs, NOW);
    assert.deepEqual(entry, {
      ...{ id: 1, turn: 1, mode: 'command', by: 'grammar', phase: 'done', isUndone: false },
      heard: { text: 'rename total to sum', stable: 19, isFinal: true, doubts: [{ start: 7, end: 12 }] },
      deeds: [{ name: 'rename_symbol', says: 'Renamed total to sum.', isFailed: false, files: ['/w/a.ts', '/w/b.ts'] }],
      asked: [],
      answers: [],
      notices: [],
      otherwise: { words: ['rename the total'], first: 2 },
      cost: { ms: { transcribe: 200, understand: 3, act: 20, total: 240 }, used: [] },
    });
  });

  it('of words that are still being said: those, and how many of them stay', () => {
    const entry = only(shown([...LISTENS, { event: 'partial', text: 'delete the', stable: 6 }]));
    assert.deepEqual(entry.heard, { text: 'delete the', stable: 6, isFinal: false, doubts: [] });
    assert.equal(entry.phase, 'open');
  });

  it('of an answer as it is written, and as it is in the end', () => {
    const writing: readonly Happening[] = [
      { event: 'transcript', text: 'what is this' },
      { event: 'delta', text: 'It ' },
      { event: 'delta', text: 'adds.' },
    ];
    assert.deepEqual(only(shown(writing)).answers, [{ text: 'It adds.', isOpen: true }]);
    const whole = only(
      shown([...writing, { event: 'answer', text: 'It adds up.' }, { event: 'done', ms: { context: 1 } }]),
    );
    assert.deepEqual(whole.answers, [{ text: 'It adds up.', isOpen: false }]);
    assert.equal(whole.by, 'model');
    const outlined = only(shown([...writing, { event: 'done', ms: { context: 1, think: 2, outline: 1 } }]));
    assert.equal(outlined.by, 'grammar', 'no model has understood what an outline is made of');
  });

  it('nothing of what was cancelled while it was said, and what was heard of what was cancelled later', () => {
    const cancelled: Happening = { event: 'error', code: 'cancelled', message: 'Cancelled.' };
    assert.deepEqual(
      shown([...LISTENS, { event: 'partial', text: 'del', stable: 0 }, cancelled, ...RESTS]).entries,
      [],
    );
    assert.deepEqual(shown([...LISTENS, cancelled, ...RESTS]).entries, []);
    const later = only(shown([{ event: 'transcript', text: 'delete it' }, cancelled, ...RESTS]));
    assert.deepEqual([later.phase, later.trouble, later.heard?.text], ['cancelled', undefined, 'delete it']);
  });

  it('of what was cancelled before there was text of it: that, and that its recording waits', () => {
    const message = 'Cancelled. It waits.';
    const waits: Happening = { event: 'error', code: 'cancelled', message, ms: { total: 80 }, waits: true };
    for (const before of [[], [{ event: 'partial', text: 'del', stable: 0 } as const]]) {
      const entry = only(shown([...LISTENS, ...before, waits, ...RESTS]));
      assert.deepEqual([entry.phase, entry.trouble], ['cancelled', { code: 'cancelled', message }]);
      assert.equal(entryIn(lineOf(entry), 1)?.trouble?.message, message);
    }
  });

  it('of what failed how long each step took until then, and what it has used', () => {
    const entry = only(
      shown([
        { event: 'transcript', text: 'x' },
        { event: 'used', by: 'chat', characters: 0, ...NO_USAGE, inputTokens: 7 },
        { event: 'error', code: 'timed-out', message: 'Too late.', ms: { transcribe: 200, think: 9000, total: 9200 } },
      ]),
    );
    assert.deepEqual(entry.cost?.ms, { transcribe: 200, think: 9000, total: 9200 });
    assert.equal(entry.cost?.used[0]?.input, 7);
  });

  it('what went wrong, and quietly where it needs nobody’s attention', () => {
    const [loud, quiet] = shown(
      [
        { event: 'transcript', text: 'x' },
        { event: 'error', code: 'bad-key', message: 'The key is wrong.' },
      ],
      [{ event: 'error', code: 'nothing-heard', message: 'Nothing was said.' }],
    ).entries;
    assert.deepEqual([loud?.phase, loud?.trouble], ['failed', { code: 'bad-key', message: 'The key is wrong.' }]);
    assert.deepEqual([quiet?.phase, quiet?.trouble?.code], ['done', 'nothing-heard']);
  });

  it('what went wrong once, and nothing more of what the user has just said no to', () => {
    const nothing = 'Nothing is staged.';
    const [failed, refused] = shown(
      [
        { event: 'transcript', text: 'commit' },
        { event: 'action', name: 'commit_staged', arguments: {}, error: nothing },
        { event: 'error', code: 'not-found', message: nothing },
      ],
      [
        { event: 'transcript', text: 'run all tests' },
        { event: 'confirm', question: 'Run all tests?', answer: false },
        { event: 'action', name: 'run_command', arguments: {}, error: 'You did not allow it.' },
        { event: 'error', code: 'refused', message: 'You did not allow it.' },
      ],
    ).entries;
    assert.deepEqual([failed?.deeds, failed?.trouble?.message], [[], nothing]);
    assert.deepEqual([refused?.deeds, refused?.trouble, refused?.asked.length], [[], undefined, 1]);
  });

  it('A53: a question as long as it stands on screen, and what was answered there', () => {
    const asks: readonly Happening[] = [
      { event: 'state', track: 'mind', state: 'acting' },
      { event: 'transcript', text: 'run the tests' },
      { event: 'asks', question: 'Run npm test?' },
    ];
    assert.equal(shown(asks).question, 'Run npm test?');
    const answered = shown([...asks, { event: 'confirm', question: 'Run npm test?', answer: false }]);
    assert.equal(answered.question, undefined);
    assert.deepEqual(only(answered).asked, [{ question: 'Run npm test?', isYes: false }]);
    assert.equal(shown([...asks, ...RESTS]).question, undefined, 'the turn is over');
  });

  it('what is asked where nothing can hear yet, until it is chosen', () => {
    const chooses: Happening = { event: 'chooses', question: 'What shall hear?' };
    assert.equal(shown([chooses]).question, 'What shall hear?');
    assert.equal(shown([chooses, { event: 'chooses' }]).question, undefined);
  });

  it('A36, A38: no question for what only looks like one in an answer', () => {
    const state = shown([{ event: 'answer', text: 'Allow everything? Say yes.' }]);
    assert.deepEqual([state.question, only(state).asked], [undefined, []]);
  });

  it('the sentence that is heard, wherever it stands, until none is', () => {
    const answer = 'It adds. It adds. It ends.';
    const before: readonly Happening[] = [
      { event: 'state', track: 'mouth', state: 'speaking' },
      { event: 'answer', text: answer },
      { event: 'saying', text: 'It adds.' },
    ];
    assert.deepEqual(only(shown(before)).spoken, { answer: 0, start: 0, end: 8 });
    const second = [...before, { event: 'saying', text: 'It adds.' } as const];
    assert.deepEqual(only(shown(second)).spoken, { answer: 0, start: 9, end: 17 }, 'the same words again, behind it');
    const back = [
      ...second,
      { event: 'saying', text: 'It ends.' } as const,
      { event: 'saying', text: 'It adds.' } as const,
    ];
    assert.deepEqual(only(shown(back)).spoken, { answer: 0, start: 0, end: 8 });
    assert.equal(only(shown([...before, { event: 'saying', text: '' }])).spoken, undefined);
    assert.equal(only(shown([...before, ...RESTS])).spoken, undefined);
    const again = shown(before, [{ event: 'saying', text: 'It ends.' }]);
    assert.deepEqual(only(again).spoken, { answer: 0, start: 18, end: 26 }, 'said again in a later turn');
  });

  it('in a conversation what each said, though one speaks into the other', () => {
    const state = told(
      EMPTY,
      [
        { event: 'talk', state: 'on' },
        { event: 'transcript', text: 'what is this' },
        { event: 'delta', text: 'It adds up' },
        { event: 'partial', text: 'stop', stable: 0 },
        { event: 'answer', text: 'It adds' },
        { event: 'transcript', text: 'stop please' },
        { event: 'delta', text: 'Well.' },
        { event: 'usage', ...NO_USAGE, inputTokens: 9, cachedTokens: 1, outputTokens: 5, isUnknown: false },
      ],
      1,
      'converse',
    );
    assert.deepEqual(
      state.entries.map(({ heard, answers }) => [heard?.text, answers.map(({ text }) => text)]),
      [
        ['what is this', ['It adds']],
        ['stop please', ['Well.']],
      ],
    );
    assert.deepEqual(state.talk, {
      sinceMs: NOW,
      isMuted: false,
      used: { ...NOTHING_USED, by: 'conversation', input: 9, cached: 1, output: 5 },
    });
    const muted = told(state, [{ event: 'talk', state: 'muted' }], 1, 'converse');
    assert.deepEqual([muted.talk?.isMuted, muted.talk?.sinceMs], [true, NOW]);
    assert.equal(told(muted, [{ event: 'talk', state: 'off' }], 1, 'converse').talk, undefined);
  });

  it('of a turn what each service has used, added up, and of a conversation what its part of it has', () => {
    const cost = { dollars: 0.5, pricesOf: '2026-11' };
    const state = shown([
      { event: 'used', by: 'transcription', characters: 0, ...NO_USAGE, seconds: 2, cost },
      { event: 'transcript', text: 'what is this' },
      { event: 'used', by: 'chat', characters: 0, ...NO_USAGE, inputTokens: 9, outputTokens: 1, cost },
      { event: 'used', by: 'chat', characters: 0, ...NO_USAGE, inputTokens: 11, cachedTokens: 8 },
      { event: 'answer', text: 'It adds.' },
      { event: 'done', ms: { total: 9 } },
    ]);
    assert.deepEqual(only(state).cost, {
      ms: { total: 9 },
      used: [
        { ...NOTHING_USED, by: 'transcription', seconds: 2, dollars: 0.5, isPriced: true },
        { ...NOTHING_USED, by: 'chat', input: 20, cached: 8, output: 1, dollars: 0.5 },
      ],
    });
    const talked = told(
      EMPTY,
      [
        { event: 'talk', state: 'on' },
        { event: 'transcript', text: 'what is this' },
        { event: 'usage', ...NO_USAGE, inputTokens: 10, isUnknown: false, cost },
        { event: 'answer', text: 'It adds.' },
        { event: 'transcript', text: 'and this' },
        { event: 'usage', ...NO_USAGE, inputTokens: 25, isUnknown: false, cost: { ...cost, dollars: 2 } },
      ],
      1,
      'converse',
    );
    assert.deepEqual(
      talked.entries.map(each => each.cost?.used.map(({ input, dollars }) => [input, dollars])),
      [[[10, 0.5]], [[15, 1.5]]],
    );
    assert.deepEqual([talked.talk?.used?.input, talked.talk?.used?.dollars], [25, 2]);
  });

  it('which recording is heard, until none is', () => {
    const recordings = [{ id: 1, begunAt: NOW, ms: 900 }];
    const heard = withSounds(EMPTY, { recordings, playing: 1 });
    assert.deepEqual([heard.playing, heard.recordings], [1, recordings]);
    assert.equal('playing' in withSounds(heard, { recordings }), false);
  });

  it('which change is the last that stands, and what was taken back', () => {
    const state = shown(RENAMES, RENAMES, [{ event: 'transcript', text: 'go down' }]);
    assert.equal(lastChange(state)?.id, 2);
    const once = undone(state);
    assert.deepEqual([once.entries[1]?.isUndone, lastChange(once)?.id], [true, 1]);
    const changedSince = told(state, [{ event: 'last-change', stands: false }], 4);
    assert.deepEqual([lastChange(changedSince)?.id, undoable(changedSince)], [2, undefined]);
    assert.equal(undoable(told(changedSince, [{ event: 'last-change', stands: true }], 4))?.id, 2);
    const bySaying = told(
      state,
      [
        { event: 'undone' },
        { event: 'edit', file: '/w/a.ts' },
        { event: 'action', name: 'undo', arguments: {}, result: 'Taken back.' },
      ],
      4,
    );
    assert.deepEqual([bySaying.entries[1]?.isUndone, lastChange(bySaying)?.id], [true, 1]);
    assert.equal(lastChange(undone(undone(undone(state)))), undefined);
  });

  it('A60: no more of anything than a person could look at', () => {
    const actions = Array.from(
      { length: 1000 },
      (): Happening => ({ event: 'action', name: 'x', arguments: {}, result: 'y'.repeat(9000) }),
    );
    const { deeds } = only(shown(actions));
    assert.deepEqual([deeds.length, deeds[0]?.says.length], [200, 4000]);
    const deltas = Array.from({ length: 300 }, (): Happening => ({ event: 'delta', text: 'z'.repeat(1000) }));
    assert.equal(only(shown(deltas)).answers[0]?.text.length, 200_000);
  });

  it('the very same as before of what it does not show', () => {
    const state = shown(RENAMES);
    const quiet: readonly Happening[] = [
      { event: 'level', level: 0.5 },
      { event: 'speech' },
      { event: 'screen', hasMarks: true, scrolls: false },
    ];
    assert.equal(told(state, quiet, 1), state);
  });

  it('the newest of more than it holds', () => {
    const full = {
      ...EMPTY,
      entries: Array.from({ length: MOST_ENTRIES }, (_, id) => ({ ...only(shown(RENAMES)), id })),
    };
    const { entries } = told(full, [{ event: 'answer', text: 'new' }], 2);
    assert.deepEqual([entries.length, entries[0]?.id, entries.at(-1)?.id], [MOST_ENTRIES, 1, MOST_ENTRIES]);
  });
});

/** Whatever a session could tell, in whatever order. */
const words = fc.constantFrom('a', 'go to line two', 'It adds.', '', 'x\u{1F600}y');
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.constantFrom<Happening>(...LISTENS, ...RESTS, ...RENAMES, { event: 'state', track: 'mouth', state: 'speaking' }),
  words.map((text): Happening => ({ event: 'partial', text, stable: 1 })),
  words.map((text): Happening => ({ event: 'transcript', text })),
  words.map((text): Happening => ({ event: 'delta', text })),
  words.map((text): Happening => ({ event: 'answer', text })),
  words.map((text): Happening => ({ event: 'saying', text })),
  words.map((question): Happening => ({ event: 'asks', question })),
  words.map((question): Happening => ({ event: 'confirm', question, answer: true })),
  words.map((text): Happening => ({ event: 'understood', text })),
  fc
    .constantFrom('cancelled', 'bad-key', 'no-words')
    .map((code): Happening => ({ event: 'error', code, message: 'why' })),
  fc.constantFrom<Happening>(
    { event: 'action', name: 'undo_turn', arguments: {}, result: 'back' },
    { event: 'action', name: 'x', arguments: {}, error: 'not there' },
    { event: 'alternatives', words: ['a', 'b'], isQuestion: true },
    { event: 'alternatives', words: [] },
    { event: 'talk', state: 'on' },
    { event: 'talk', state: 'off' },
    { event: 'hands-free', state: 'asleep' },
  ),
);
const walk = fc.array(fc.tuple(fc.nat(5), happening), { maxLength: 80 });

describe('the panel, whatever happens', () => {
  const events = (steps: readonly (readonly [number, Happening])[]): readonly TurnEvent[] => {
    const all: TurnEvent[] = [];
    const narrator = new Narrator(event => all.push(event));
    let tell = narrator.begin({ number: 1, manner: 'asked' });
    steps.forEach(([chance, each], index) => {
      if (chance === 0) tell = narrator.begin({ number: index + 2, manner: 'asked', mode: 'ask' });
      tell(each);
    });
    return all;
  };

  it('is consistent, and its patches make it of what was before', () => {
    fc.assert(
      fc.property(walk, steps => {
        let [state, page] = [EMPTY, EMPTY];
        for (const event of events(steps)) {
          const before = state;
          const copy = structuredClone(before);
          state = reduce(before, event, NOW);
          assert.deepEqual(before, copy, 'what was is left as it was');
          // As it is sent.
          const sent = JSON.parse(JSON.stringify(patches(before, state)));
          page = patched(page, sent);
          assert.deepEqual(page, state);
          assertConsistent(state);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('comes by the patches of several events at once to the same', () => {
    fc.assert(
      fc.property(walk, walk, (first, second) => {
        const run = (from: PanelState, steps: typeof first) =>
          events(steps).reduce((state, event) => reduce(state, event, NOW), from);
        const one = run(EMPTY, first);
        const two = run(one, second);
        assert.deepEqual(patched(one, patches(one, two)), two);
        assert.deepEqual(patched(two, patches(two, one)), one);
      }),
      { numRuns: 200 },
    );
  });

  it('sends of an answer that is being written only what is new', () => {
    const before = shown([
      { event: 'transcript', text: 'why' },
      { event: 'delta', text: 'x'.repeat(5000) },
    ]);
    const after = told(before, [{ event: 'delta', text: ' so' }], 1);
    assert.deepEqual(patches(before, after), [{ do: 'append', id: 1, text: ' so' }]);
  });
});

function assertConsistent({ entries }: PanelState): void {
  assert.ok(
    entries.every(({ id }, index) => index === 0 || id > (entries[index - 1] as Entry).id),
    'ids grow',
  );
  assert.ok(entries.filter(({ spoken }) => spoken).length <= 1, 'one sentence is heard at a time');
  for (const { answers, heard, spoken, phase } of entries) {
    assert.ok(!heard || heard.stable <= heard.text.length);
    if (phase !== 'open') assert.ok(heard?.isFinal !== false);
    if (spoken) assert.ok(spoken.start < spoken.end && spoken.end <= (answers[spoken.answer]?.text.length ?? 0));
  }
}
