import assert from 'node:assert/strict';
import { DoubtMarks } from '../../../src/vscode/doubtMarks.ts';

describe('DoubtMarks', () => {
  let drawn: (readonly [document: string | undefined, words: readonly string[]])[];
  let text: string;
  let marks: DoubtMarks<string>;

  beforeEach(() => {
    drawn = [];
    text = '';
    marks = new DoubtMarks((document, stretches) =>
      drawn.push([document, stretches.map(({ start, end }) => text.slice(start, end))]),
    );
  });

  /** “the some? is right”: a question mark stands behind each word in doubt. */
  function said(marked: string): void {
    const words = marked.replaceAll('?', '');
    let at = 0;
    const doubts = marked.split(' ').flatMap(word => {
      const start = at;
      at += word.replace('?', '').length + 1;
      return word.endsWith('?') ? [{ start, end: at - 1 }] : [];
    });
    marks.watch({ event: 'transcript', text: words, ...(doubts.length > 0 && { doubts }) });
  }

  function write(before: string, inserted: string): void {
    text = before + inserted;
    marks.changed('a.md', [{ start: before.length, text: inserted }]);
  }

  it('mark what was written of words in doubt, whatever it looks like by then', () => {
    said('the some? of some is write?');
    write('Some before. ', 'The Some of some is “write”.');
    assert.deepEqual(drawn, [['a.md', ['Some', 'write']]]);
    const places: number[] = [];
    const twice = new DoubtMarks<string>((_document, stretches) => places.push(...stretches.map(({ start }) => start)));
    twice.watch({
      event: 'transcript',
      text: 'some some',
      doubts: [
        { start: 0, end: 4 },
        { start: 5, end: 9 },
      ],
    });
    twice.changed('a.md', [{ start: 10, text: 'Some some.' }]);
    assert.deepEqual(places, [10, 15]);
  });

  it('go when something else is said', () => {
    said('the some? is right');
    write('', 'The some is right.');
    marks.over();
    said('go on');
    assert.deepEqual(drawn.at(-1), [undefined, []]);
    said('go on');
    assert.equal(drawn.length, 2);
  });

  it('are none of what is typed before or afterwards, and none where nothing is in doubt', () => {
    write('', 'some');
    said('the some? is right');
    marks.over();
    write('', 'some');
    said('the sum is right');
    write('', 'The sum is right.');
    said('a some? b');
    write('', 'Nothing of it.');
    assert.deepEqual(drawn, []);
  });
});
