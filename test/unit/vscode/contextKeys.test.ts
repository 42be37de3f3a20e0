import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Narrator } from '../../../src/session/narrator.ts';
import type { Happening } from '../../../src/session/turnEvents.ts';
import { CONTEXT_KEYS, ContextKeys } from '../../../src/vscode/contextKeys.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

describe('ContextKeys', () => {
  let told: [string, boolean][];
  let keys: ContextKeys;
  let narrator: Narrator;
  let turn: number;

  beforeEach(() => {
    told = [];
    keys = new ContextKeys((key, value) => told.push([key, value]));
    narrator = new Narrator(event => keys.follow(event));
    turn = 0;
  });

  /** A turn in which all this happens, and then it is over. */
  function happen(...happenings: readonly Happening[]): void {
    const tell = narrator.begin({ number: ++turn, manner: 'asked' });
    for (const happening of happenings) tell(happening);
    narrator.end();
  }

  const alternatives: Happening = { event: 'alternatives', words: ['delete the line'] };
  const said = (text: string): Happening => ({ event: 'transcript', text });

  it('tells of a turn once, from its beginning to its end', () => {
    happen(
      { event: 'state', track: 'ears', state: 'opening' },
      { event: 'state', track: 'ears', state: 'listening' },
      { event: 'state', track: 'mind', state: 'thinking' },
      { event: 'state', track: 'ears', state: 'closed' },
      { event: 'state', track: 'mouth', state: 'speaking' },
    );
    assert.deepEqual(told, [
      ['aloud.active', true],
      ['aloud.hasSpoken', true],
      ['aloud.active', false],
    ]);
  });

  it('tells once that something was said or changed, and while it is hands-free', () => {
    const speaks: Happening = { event: 'state', track: 'mouth', state: 'speaking' };
    const edit: Happening = { event: 'edit', file: 'a.ts', touched: [] };
    happen(speaks, edit);
    happen(speaks, edit);
    narrator.tell({ event: 'hands-free', state: 'awake' });
    narrator.tell({ event: 'hands-free', state: 'asleep' });
    narrator.tell({ event: 'hands-free', state: 'off' });
    assert.deepEqual(
      told.filter(([key]) => key !== 'aloud.active'),
      [
        ['aloud.hasSpoken', true],
        ['aloud.hasChanged', true],
        ['aloud.handsFree', true],
        ['aloud.handsFree', false],
      ],
    );
  });

  it('leaves Escape alone while it waits, without a key, for someone to speak', () => {
    const tell = narrator.begin({ number: 1, manner: 'hands-free' });
    tell({ event: 'state', track: 'ears', state: 'opening' });
    tell({ event: 'state', track: 'ears', state: 'listening' });
    assert.deepEqual(told, []);
    tell({ event: 'speech' });
    assert.deepEqual(told, [['aloud.active', true]]);
  });

  it('tells of a conversation, and leaves Escape alone while that only listens', () => {
    const tell = narrator.begin({ number: 1, manner: 'asked' });
    tell({ event: 'talk', state: 'on' });
    tell({ event: 'state', track: 'ears', state: 'opening' });
    tell({ event: 'state', track: 'ears', state: 'listening' });
    assert.deepEqual(told, [['aloud.conversing', true]]);
    tell({ event: 'state', track: 'mouth', state: 'speaking' });
    assert.deepEqual(told.at(-1), ['aloud.active', true]);
    tell({ event: 'state', track: 'mouth', state: 'silent' });
    assert.deepEqual(told.at(-1), ['aloud.active', false]);
    tell({ event: 'talk', state: 'off' });
    assert.deepEqual(told.at(-1), ['aloud.conversing', false]);
  });

  it('has alternatives until the next command', () => {
    happen(said('delete that'), alternatives);
    assert.deepEqual(told, [['aloud.hasAlternatives', true]]);
    happen(said('go to line three'));
    assert.deepEqual(told.at(-1), ['aloud.hasAlternatives', false]);
  });

  it('has them still when the command is answered aloud, and none after an explanation without words', () => {
    happen(said('delete that'), alternatives, { event: 'answer', text: 'Deleted two lines.' });
    assert.deepEqual(told.at(-1), ['aloud.hasAlternatives', true]);
    happen({ event: 'answer', text: 'It adds up.' });
    assert.deepEqual(told.at(-1), ['aloud.hasAlternatives', false]);
  });

  it('has them where a word may have been misheard, until the next is said', () => {
    happen({ ...said('the some is right'), doubts: [{ start: 4, end: 8 }] } as Happening, {
      event: 'answer',
      text: '',
    });
    assert.deepEqual(told.at(-1), ['aloud.hasAlternatives', true]);
    happen(said('go to line three'));
    assert.deepEqual(told.at(-1), ['aloud.hasAlternatives', false]);
  });

  it('has the others that are left after one was taken', () => {
    happen(said('delete that'), alternatives);
    happen(said('use two'), alternatives);
    assert.deepEqual(told.at(-1), ['aloud.hasAlternatives', true]);
  });

  it('has none after an undo, nor where none are left', () => {
    happen(said('delete that'), alternatives);
    keys.undone();
    assert.deepEqual(told.at(-1), ['aloud.hasAlternatives', false]);
    happen(said('use two'), { event: 'alternatives', words: [] });
    assert.deepEqual(told.at(-1), ['aloud.hasAlternatives', false]);
  });
});

describe('what was learnt', () => {
  it('ticks a step once, whenever that works, and again when the walkthrough is opened', () => {
    const told: [string, boolean][] = [];
    const keys = new ContextKeys((key, value) => told.push([key, value]));
    keys.learnt('aloud.hears');
    keys.learnt('aloud.hears');
    const flash = [
      ['aloud.hears', true],
      ['aloud.hears', false],
    ];
    assert.deepEqual(told, flash);
    keys.showLearnt();
    assert.deepEqual(told, [...flash, ...flash]);
  });
});

describe('the context keys', () => {
  it('are those that package.json names, and no other', () => {
    const clauses: string[] = [];
    JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'), (key, value) => {
      // Steps of the walkthrough tick themselves by keys.
      if (typeof value === 'string' && value.startsWith('onContext:')) clauses.push(value);
      if (key === 'when' || key === 'enablement') clauses.push(value.replace(/view == [\w.]+|config\.[\w.]+/g, ''));
      return value;
    });
    const named = new Set(clauses.join(' ').match(/aloud\.\w+/g));
    assert.deepEqual([...named].sort(), [...CONTEXT_KEYS].sort());
  });

  it('have one owner', () => {
    const setting = globSync('src/**/*.ts', { cwd: ROOT }).filter(file =>
      readFileSync(join(ROOT, file), 'utf8').includes("'setContext'"),
    );
    assert.deepEqual(setting, ['src/extension.ts']);
  });
});
