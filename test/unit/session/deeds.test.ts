import assert from 'node:assert/strict';
import { range } from '../../../src/editor/position.ts';
import { text } from '../../../src/messages/text.ts';
import { NO_DEEDS, summaryOf, withDeed } from '../../../src/session/deeds.ts';
import type { Happening } from '../../../src/session/turnEvents.ts';

describe('what a turn has done', () => {
  const did = (result: string, acts = true): Happening => ({
    ...{ event: 'action', name: 'x', arguments: {}, result },
    ...(acts && { acts }),
  });
  const edit = (file: string, places: number): Happening => ({
    event: 'edit',
    file,
    touched: Array.from({ length: places }, (_, line) => range(line, 0, line, 1)),
  });
  const summary = (happenings: readonly Happening[]): string | undefined => {
    const says = summaryOf(happenings.reduce(withDeed, NO_DEEDS));
    return says && text(says);
  };

  it('is what its call says, and nothing that a model says', () => {
    assert.equal(
      summary([
        edit('/w/a.ts', 2),
        edit('/w/b.ts', 1),
        did('Renamed total to sum: 3 places in 2 files.'),
        { event: 'answer', text: 'I have deleted everything.' },
        { event: 'delta', text: 'Rm -rf.' },
      ]),
      'Renamed total to sum: 3 places in 2 files.',
    );
  });

  it('is no looking, and no failure', () => {
    assert.equal(
      summary([did('Read lines 1 to 9.', false), { event: 'action', name: 'x', arguments: {}, error: 'It is gone.' }]),
      undefined,
    );
  });

  it('is told together while that is short, the same once, and else counted by things, places and files', () => {
    assert.equal(summary([did('Saved a.ts.'), did('Saved a.ts.'), did('Closed b.ts.')]), 'Saved a.ts. Closed b.ts.');
    const many = Array.from({ length: 7 }, (_, i) => [
      edit(`/w/${i % 2}.ts`, 2),
      did(`Replaced "old" in line ${i + 10}.`),
    ]);
    assert.equal(summary(many.flat()), '7 things done: 14 places in 2 files.');
    const others = Array.from({ length: 9 }, (_, i) => did(`Started the task number ${i}.`));
    assert.equal(summary(others), '9 things done: no text changed.');
  });
});
