import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ENTRY_WISHES, PANEL_KEYS, parsePanelMessage, RECORDING_WISHES } from '../../../src/panel/protocol.ts';

const GOOD: readonly Readonly<Record<string, unknown>>[] = [
  { type: 'ready' },
  { type: 'earlier' },
  ...ENTRY_WISHES.map(wish => ({ type: 'entry', wish, entry: 3 })),
  { type: 'entry', wish: 'copy', entry: -12 },
  { type: 'go', entry: 1, deed: 0, file: 1 },
  { type: 'code', wish: 'insert', entry: 1, answer: 0, code: '1' },
  { type: 'use', entry: 1, number: 2 },
  { type: 'mend', entry: 1, start: 0, end: 4, words: 'sum' },
  { type: 'typed', words: 'go to line three' },
  ...PANEL_KEYS.map(key => ({ type: 'press', key })),
  ...RECORDING_WISHES.map(wish => ({ type: 'recording', wish, recording: 1 })),
  { type: 'search', words: '' },
  { type: 'search', words: 'total' },
];

describe('what the panel’s page may say', () => {
  it('is each of these, to the letter', () => {
    for (const each of GOOD) assert.deepEqual(parsePanelMessage(each), each);
  });

  it('A46: names no command, no path and no address', () => {
    for (const each of [
      { type: 'command', command: 'workbench.action.terminal.sendSequence' },
      { type: 'press', key: 'aloud.forgetAllowed' },
      { type: 'go', entry: 1, deed: 0, file: '/etc/passwd' },
      { type: 'recording', wish: 'play', recording: '../../secret.wav' },
      { type: 'entry', wish: 'constructor', entry: 1 },
    ])
      assert.equal(parsePanelMessage(each), undefined, JSON.stringify(each));
  });

  it('is nothing with a field too many, too few, of another kind or beyond bounds', () => {
    const others: readonly unknown[] = [
      undefined,
      null,
      '',
      '1',
      -1,
      1.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      2 ** 60,
      {},
      [],
      true,
      'x'.repeat(300_000),
    ];
    for (const each of GOOD) {
      assert.equal(parsePanelMessage({ ...each, more: 1 }), undefined);
      assert.equal(parsePanelMessage({ ...each, ['__proto__']: 1, constructor: 1 }), undefined);
      for (const name of Object.keys(each)) {
        const { [name]: _, ...less } = each;
        assert.equal(parsePanelMessage(less), undefined, `${JSON.stringify(each)} without ${name}`);
        for (const other of others) {
          const isRight =
            (name === 'entry' && other === -1) ||
            (name === 'words' && each['type'] === 'search' && other === '') ||
            (['words', 'code'].includes(name) && other === '1');
          if (!isRight) assert.equal(parsePanelMessage({ ...each, [name]: other }), undefined, `${name}: ${other}`);
        }
      }
    }
  });

  it('is nothing of whatever else comes', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withMap: true }),
        value => parsePanelMessage(value) === undefined,
      ),
    );
    fc.assert(
      fc.property(
        fc.record({ type: fc.constantFrom('entry', 'go', 'typed', 'toString', '__proto__') }),
        value => parsePanelMessage(value) === undefined,
      ),
    );
  });
});
