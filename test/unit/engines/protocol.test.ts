import assert from 'node:assert/strict';
import { failedWith, parseFromEngine, parseToEngine } from '../../../src/engines/protocol.ts';

const LOAD = {
  type: 'load',
  engine: 'moonshine',
  variant: 'base',
  files: { 'tokenizer.bin': '/models/tokenizer.bin' },
  libraries: '/libraries',
};
const SAY = { type: 'say', text: 'Saved.', speaker: 0, speed: 1 };
const HEAR = { type: 'hear', samples: new Int16Array(16), languages: ['de'], hotWords: ['get user'] };
const ADD = { type: 'add', utterance: 1, samples: new Int16Array(16), isPause: true, languages: [], hotWords: [] };
const END = { type: 'end', utterance: 1, isWanted: false };

describe('the protocol of an engine', () => {
  it('takes what it knows, as it came', () => {
    assert.deepEqual(parseToEngine(LOAD), LOAD);
    assert.deepEqual(parseToEngine(HEAR), HEAR);
    for (const request of [SAY, ADD, END]) assert.deepEqual(parseToEngine(request), request);
    const said = { type: 'said', samples: new Int16Array(24) };
    const soFar = { type: 'so-far', settled: 'Undo', tail: '' };
    for (const answer of [said, soFar, { type: 'loaded' }, { type: 'heard', text: '' }, { type: 'failed', why: 'No.' }])
      assert.deepEqual(parseFromEngine(answer), answer);
  });

  const NO_REQUESTS: readonly unknown[] = [
    ...[
      undefined,
      null,
      5,
      'load',
      [],
      [LOAD],
      {},
      { type: 'unload' },
      Object.create(LOAD),
      new Map([['type', 'hear']]),
    ],
    ...[
      { ...LOAD, more: 1 },
      { ...LOAD, engine: 'other' },
      { ...LOAD, libraries: undefined },
      { ...LOAD, variant: 5 },
      { ...LOAD, files: undefined },
    ],
    ...[
      { ...LOAD, files: {} },
      { ...LOAD, files: { a: 5 } },
      { ...LOAD, files: { a: 'x'.repeat(1001) } },
    ],
    { ...LOAD, files: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`f${i}`, '/f'])) },
    ...[{ ...HEAR, rate: 1 }, { ...HEAR, samples: [1] }, { ...HEAR, samples: new Float32Array(16) }, { type: 'hear' }],
    { ...HEAR, samples: new Int16Array(10 * 60 * 16_000 + 1) },
    ...[
      { ...HEAR, languages: 5 },
      { ...HEAR, languages: ['x'.repeat(21)] },
      { ...HEAR, hotWords: 'a' },
    ],
    ...[
      { ...HEAR, hotWords: [5] },
      { ...HEAR, hotWords: Array(101).fill('a') },
      { ...HEAR, hotWords: ['a/b'] },
    ],
    ...[
      { ...ADD, utterance: '1' },
      { ...ADD, utterance: 0.5 },
      { ...ADD, isPause: 1 },
      { ...ADD, samples: [1] },
    ],
    ...[
      { ...ADD, hotWords: ['a,b'] },
      { ...ADD, languages: [5] },
      { ...ADD, more: 1 },
    ],
    ...[{ ...END, isWanted: 1 }, { ...END, utterance: Number.NaN }, { type: 'end' }, { ...END, text: '' }],
    ...[
      { ...SAY, text: 'x'.repeat(4097) },
      { ...SAY, speaker: -1 },
      { ...SAY, speaker: 0.5 },
      { ...SAY, speaker: '0' },
    ],
    ...[
      { ...SAY, speed: 0 },
      { ...SAY, speed: Number.NaN },
      { ...SAY, speed: 11 },
      { type: 'say', text: '' },
    ],
  ];
  const NO_ANSWERS: readonly unknown[] = [
    ...[undefined, null, 5, 'loaded', [], {}, { type: 'unloaded' }, { type: 'loaded', text: '' }],
    ...[
      { type: 'so-far', settled: '' },
      { type: 'so-far', settled: '', tail: 5 },
    ],
    ...[
      { type: 'so-far', settled: 'x'.repeat(100_001), tail: '' },
      { type: 'so-far', settled: '', tail: '', at: 1 },
    ],
    ...[{ type: 'said' }, { type: 'said', samples: [1] }, { type: 'said', samples: new Int16Array(14_400_001) }],
    ...[{ type: 'heard' }, { type: 'heard', text: 5 }, { type: 'heard', text: 'x'.repeat(100_001) }],
    ...[{ type: 'heard', text: '', words: [] }, { type: 'failed' }, { type: 'failed', why: 'x'.repeat(2001) }],
  ];

  it('takes nothing else, on either side', () => {
    for (const [i, each] of NO_REQUESTS.entries()) assert.equal(parseToEngine(each), undefined, `the ${i}th`);
    for (const [i, each] of NO_ANSWERS.entries()) assert.equal(parseFromEngine(each), undefined, `the ${i}th`);
  });

  it('tells of any failure what can be read', () => {
    for (const thrown of [new Error('x'.repeat(9999)), 'a word', undefined, 5, new RangeError('too long')])
      assert.ok(parseFromEngine(failedWith(thrown)), String(thrown).slice(0, 50));
  });
});
