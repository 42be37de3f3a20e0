import assert from 'node:assert/strict';
import { Played } from '../../../src/common/played.ts';

const pcm = (...samples: number[]) => new Uint8Array(Int16Array.from(samples).buffer);
const heard = (played: Played, at: number, count: number) => [...played.read(at, count)].map(x => x * 32768);

describe('Played', () => {
  let played: Played;

  beforeEach(() => {
    played = new Played(1000);
  });

  it('tells what is heard when, and silence where nothing is', () => {
    const passage = played.begin();
    passage.put(100, pcm(1, 2));
    passage.put(102, pcm(3));
    played.begin().put(110, pcm(7));
    assert.deepEqual(heard(played, 98, 14), [0, 0, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 7, 0]);
    assert.ok(played.isHeard(90, 101));
    assert.ok(!played.isHeard(90, 100));
    assert.ok(!played.isHeard(104, 110));
    assert.deepEqual(
      [99, 100, 109, 110].map(ms => played.passageAt(ms)),
      [0, 1, 1, 2],
    );
  });

  it('goes on without a gap or an overlap where times are a little off', () => {
    const passage = played.begin();
    passage.put(10.4, pcm(1, 2, 3));
    passage.put(12.6, pcm(4, 5));
    passage.put(30, pcm(6));
    assert.deepEqual(heard(played, 9, 8), [0, 1, 2, 3, 4, 5, 0, 0]);
    assert.deepEqual(heard(played, 30, 1), [6]);
  });

  it('puts halves of samples together', () => {
    const passage = played.begin();
    const bytes = pcm(300, -300, 5);
    passage.put(0, bytes.subarray(0, 1));
    passage.put(0, bytes.subarray(1, 5));
    passage.put(2, bytes.subarray(5));
    assert.deepEqual(heard(played, 0, 3), [300, -300, 5]);
  });

  it('knows of what is heard later than was thought, and of what is never heard', () => {
    const passage = played.begin();
    passage.put(0, pcm(1, 2, 3, 4));
    passage.move(10);
    assert.deepEqual(heard(played, 0, 14), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]);
    passage.cut(12);
    assert.deepEqual(heard(played, 10, 4), [1, 2, 0, 0]);
    passage.cut(5);
    assert.ok(!played.isHeard(0, 100));
    passage.put(14, pcm(9));
    assert.deepEqual(heard(played, 14, 1), [9]);
  });

  it('forgets what was heard long ago', () => {
    const passage = played.begin();
    passage.put(0, pcm(1));
    passage.put(20_000, pcm(2));
    assert.ok(!played.isHeard(0, 10));
    assert.ok(played.isHeard(20_000, 20_001));
  });
});
