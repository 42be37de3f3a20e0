import assert from 'node:assert/strict';
import fc from 'fast-check';
import { endOf, position, range, shift, shiftRange, type TextEdit } from '../../../src/editor/position.ts';
import { applyEdits, difference, LineIndex, stretchBetween } from '../../../src/editor/text.ts';
import { cpuNow } from '../../support/cpuNow.ts';

const LINES = fc.array(fc.constantFrom('a', 'b', 'x', '\n', '\r\n', '👍', 'ש'), { maxLength: 40 });

/** Offsets at which a text may be cut. */
function boundaries(characters: readonly string[]): readonly number[] {
  const found = [0];
  for (const character of characters) found.push((found.at(-1) as number) + character.length);
  return found;
}

interface OffsetEdit {
  readonly from: number;
  readonly to: number;
  readonly newText: string;
}

/** A text, edits of it that do not overlap, and a place in it: all by offsets, to be compared with lines and columns. */
const EDITED = LINES.chain(characters => {
  const cuts = boundaries(characters);
  const cut = fc.nat(cuts.length - 1).map(i => cuts[i] as number);
  return fc.record({
    text: fc.constant(characters.join('')),
    places: fc.array(cut, { maxLength: 8 }),
    texts: fc.array(LINES, { minLength: 4, maxLength: 4 }),
    at: cut,
    other: cut,
  });
}).map(({ text, places, texts, at, other }) => {
  const sorted = [...places].sort((a, b) => a - b);
  const edits: OffsetEdit[] = [];
  for (let i = 0; i + 1 < sorted.length; i += 2)
    edits.push({ from: sorted[i] as number, to: sorted[i + 1] as number, newText: (texts[i / 2] ?? []).join('') });
  return { text, edits, from: Math.min(at, other), to: Math.max(at, other) };
});

function byPosition(index: LineIndex, edits: readonly OffsetEdit[]): readonly TextEdit[] {
  return edits.map(({ from, to, newText }) => ({
    range: { start: index.positionAt(from), end: index.positionAt(to) },
    newText,
  }));
}

/** One edit after the other, the last first, on a plain string. */
function naiveText(text: string, edits: readonly OffsetEdit[]): string {
  return edits.reduceRight((now, { from, to, newText }) => now.slice(0, from) + newText + now.slice(to), text);
}

function naiveOffset(at: number, edits: readonly OffsetEdit[], stick: 'left' | 'right'): number {
  return edits.reduceRight((now, { from, to, newText }) => {
    if (now < from) return now;
    if (now === from) return from === to && stick === 'right' ? now + newText.length : now;
    return now < to ? from + newText.length : now + newText.length - (to - from);
  }, at);
}

describe('positions', () => {
  it('F22: end where a text ends, whatever its line ends', () => {
    assert.deepEqual(endOf(position(2, 3), 'ab'), position(2, 5));
    assert.deepEqual(endOf(position(2, 3), 'a\r\nb\rcde\n'), position(5, 0));
    assert.deepEqual(endOf(position(0, 0), '👍'), position(0, 2));
  });

  it('at the start of what is replaced stay, inside it move to the end of what comes instead', () => {
    const edit = { range: range(0, 2, 0, 5), newText: 'x' };
    assert.deepEqual(shift(position(0, 2), edit, 'right'), position(0, 2));
    assert.deepEqual(shift(position(0, 4), edit), position(0, 3));
    assert.deepEqual(shift(position(0, 5), edit), position(0, 3));
  });

  it('F20: follow edits exactly as offsets in a plain string do', () => {
    fc.assert(
      fc.property(EDITED, ({ text, edits, from, to }) => {
        const index = new LineIndex(text);
        const after = new LineIndex(naiveText(text, edits));
        const moved = shiftRange(
          { start: index.positionAt(from), end: index.positionAt(to) },
          byPosition(index, edits),
        );
        const start = naiveOffset(from, edits, 'right');
        const end = from === to ? start : naiveOffset(to, edits, 'left');
        // Between the halves of a line end that two edits have made, columns cannot tell.
        fc.pre(![start, end].some(at => after.text.slice(at - 1, at + 1) === '\r\n'));
        if (end < start) return;
        assert.deepEqual([after.offsetAt(moved.start), after.offsetAt(moved.end)], [start, end]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('texts', () => {
  it('F22: find lines, offsets and positions as a plain scan does', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\n', '\r\n', '\r', '👍', 'é'), { maxLength: 30 }), characters => {
        const text = characters.join('');
        const index = new LineIndex(text);
        const lines = text.split(/\r\n|\r|\n/);
        assert.equal(index.lineCount, lines.length);
        lines.forEach((line, i) => {
          assert.equal(index.line(i), line);
          const end = index.offsetAt(position(i, line.length));
          assert.deepEqual(index.positionAt(end), position(i, line.length));
        });
        assert.equal(index.line(lines.length), '');
      }),
    );
  });

  it('apply edits exactly as one after the other on a plain string', () => {
    fc.assert(
      fc.property(EDITED, ({ text, edits }) => {
        const index = new LineIndex(text);
        const shuffled = [...byPosition(index, edits)].reverse();
        // Insertions at one place keep the order in which they were given.
        fc.pre(new Set(edits.map(({ from }) => from)).size === edits.length);
        assert.equal(applyEdits(index, shuffled), naiveText(text, edits));
      }),
      { numRuns: 1000 },
    );
  });

  const ENDED = fc.array(fc.constantFrom('a', 'b', '\n', '\r\n', '\r', '👍'), { maxLength: 30 });
  const parts = fc.tuple(ENDED, ENDED, ENDED, ENDED).map(all => all.map(part => part.join('')));

  it('F22: know the lines of a text that has changed in one stretch as if they were found anew', () => {
    fc.assert(
      fc.property(parts, ([head = '', old = '', own = '', tail = '']) => {
        const text = head + own + tail;
        const stretch = { start: head.length, oldEnd: (head + old).length, newEnd: (head + own).length };
        const index = new LineIndex(text, { index: new LineIndex(head + old + tail), stretch });
        const lines = text.split(/\r\n|\r|\n/);
        assert.deepEqual(
          Array.from({ length: index.lineCount }, (_, i) => index.line(i)),
          lines,
        );
        let at = 0;
        for (const [i, line] of lines.entries()) {
          assert.equal(index.startOf(i), at);
          at += line.length;
          at += /^(\r\n|\r|\n)?/.exec(text.slice(at))?.[0].length ?? 0;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('F22: differ in one stretch, between what they share at both ends', () => {
    fc.assert(
      fc.property(parts, ([head = '', old = '', own = '', tail = '']) => {
        const [from, to] = [head + old + tail, head + own + tail];
        const { start, oldEnd, newEnd } = stretchBetween(from, to);
        assert.equal(from.slice(0, start) + to.slice(start, newEnd) + from.slice(oldEnd), to);
        assert.ok(start >= Math.min(head.length, from.length, to.length) || from === to);
        assert.ok(from === to || from[start] !== to[start] || oldEnd === start || newEnd === start);
        const index = new LineIndex(from);
        assert.equal(applyEdits(index, [difference(index, to)]), to);
      }),
      { numRuns: 2000 },
    );
  });

  it('F22: find where 5 MB differ within a frame or so', () => {
    const text = 'const value = 1;\n'.repeat(300_000);
    const other = `${text.slice(0, 2_000_000)}x${text.slice(2_000_000)}`;
    const from = cpuNow();
    assert.deepEqual(stretchBetween(text, other), { start: 2_000_000, oldEnd: 2_000_000, newEnd: 2_000_001 });
    assert.ok(cpuNow() - from < 500);
  });

  it('keep the order of insertions at one place', () => {
    const at = range(0, 1, 0, 1);
    const edits = ['x', 'y', 'z'].map(newText => ({ range: at, newText }));
    assert.equal(applyEdits(new LineIndex('ab'), edits), 'axyzb');
  });

  it('F22: refuse places that are not there or in the middle of a character', () => {
    const index = new LineIndex('a👍\nb');
    for (const at of [position(0, 2), position(0, 4), position(2, 0), position(0, -1), position(-1, 0)])
      assert.throws(() => index.offsetAt(at), { code: 'bad-arguments' });
  });

  it('F22: index 100,000 lines, and 5 MB in one, within a frame or so', () => {
    for (const text of ['const value = 1;\r\n'.repeat(100_000), 'word '.repeat(1_000_000)]) {
      new LineIndex(text);
      const from = cpuNow();
      new LineIndex(text);
      // Many times what it takes, so that a busy machine does not matter but a quadratic scan does.
      assert.ok(cpuNow() - from < 500);
    }
  });
});
