import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TurnEvent } from '../../../src/session/turnEvents.ts';
import { CONTEXT_KEYS, ContextKeys } from '../../../src/vscode/contextKeys.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

describe('ContextKeys', () => {
  let told: [string, boolean][];
  let keys: ContextKeys;

  beforeEach(() => {
    told = [];
    keys = new ContextKeys((key, value) => told.push([key, value]));
  });

  function follow(...events: readonly TurnEvent[]): void {
    for (const event of events) keys.follow(event);
  }

  const alternatives: TurnEvent = { event: 'alternatives', words: ['delete the line'] };
  const said = (text: string): TurnEvent => ({ event: 'transcript', text });

  it('tells of a turn once, from its beginning to its end', () => {
    follow(
      { event: 'state', state: 'opening', manner: 'asked' },
      { event: 'state', state: 'listening', manner: 'asked' },
      { event: 'state', state: 'thinking' },
      { event: 'state', state: 'idle' },
    );
    assert.deepEqual(told, [
      ['aloud.active', true],
      ['aloud.active', false],
    ]);
  });

  it('leaves Escape alone while it waits, without a key, for someone to speak', () => {
    follow({ event: 'state', state: 'listening', manner: 'hands-free' });
    assert.deepEqual(told, []);
    follow({ event: 'speech' });
    assert.deepEqual(told, [['aloud.active', true]]);
  });

  it('has alternatives until the next command', () => {
    follow(said('delete that'), alternatives);
    assert.deepEqual(told, [['aloud.hasAlternatives', true]]);
    follow(said('go to line three'));
    assert.deepEqual(told.at(-1), ['aloud.hasAlternatives', false]);
  });

  it('has the others that are left after one was taken', () => {
    follow(said('delete that'), alternatives, said('use two'), alternatives);
    assert.deepEqual(told.at(-1), ['aloud.hasAlternatives', true]);
  });

  it('has none after an undo, nor where none are left', () => {
    follow(said('delete that'), alternatives);
    keys.undone();
    assert.deepEqual(told.at(-1), ['aloud.hasAlternatives', false]);
    follow(said('use two'), { event: 'alternatives', words: [] });
    assert.deepEqual(told.at(-1), ['aloud.hasAlternatives', false]);
  });
});

describe('the context keys', () => {
  it('are those that package.json names, and no other', () => {
    const clauses: string[] = [];
    JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'), (key, value) => {
      if (key === 'when' || key === 'enablement') clauses.push(value.replace(/view == [\w.]+/g, ''));
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
