import assert from 'node:assert/strict';
import type { Entry } from '../../../src/panel/entry.ts';
import { AT_ONCE, earlierThan, seenFrom } from '../../../src/panel/sight.ts';
import { EMPTY, type PanelState } from '../../../src/panel/state.ts';

const of = (ids: readonly number[]): PanelState => ({ ...EMPTY, entries: ids.map(id => ({ id }) as Entry) });
const upTo = (count: number) => of(Array.from({ length: count }, (_, at) => at + 1));
const idsOf = ({ entries }: PanelState) => entries.map(({ id }) => id);

describe('what the page is told of', () => {
  it('are the last entries, and that there are more', () => {
    const state = upTo(1000);
    const first = earlierThan(state, Number.POSITIVE_INFINITY);
    assert.equal(first, 1001 - AT_ONCE);
    const seen = seenFrom(state, first);
    assert.deepEqual([seen.entries.length, seen.entries[0]?.id, seen.hasEarlier], [AT_ONCE, first, true]);
  });

  it('are more when they are asked for, until all are there', () => {
    const state = of([-3, -1, 2, 5, 9]);
    assert.equal(earlierThan(state, 9, 2), 2);
    assert.equal(earlierThan(state, 2, 2), -3);
    assert.equal(earlierThan(state, -3, 2), -3, 'there are no more');
    assert.deepEqual(idsOf(seenFrom(state, 2)), [2, 5, 9]);
    assert.equal(seenFrom(state, -3), state);
  });

  it('is everything where that is nothing, with what is known of earlier runs', () => {
    assert.equal(seenFrom(EMPTY, Number.MIN_SAFE_INTEGER), EMPTY);
    assert.equal(earlierThan(EMPTY, 7), 7);
  });

  it('goes on where the first that was shown is gone', () => {
    assert.deepEqual(idsOf(seenFrom(of([1, 2, 8]), 5)), [8]);
    assert.deepEqual(idsOf(seenFrom(of([1, 2]), 5)), []);
  });
});
