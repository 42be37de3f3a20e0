import assert from 'node:assert/strict';
import type { Happening } from '../../../src/session/turnEvents.ts';
import { type Ghost, PartialText } from '../../../src/vscode/partialText.ts';

const at = { file: '/w/a.md', position: { line: 2, character: 5 } };

describe('the partial text at the cursor', () => {
  let shown: (Ghost | undefined)[];
  let text: PartialText;
  beforeEach(() => {
    shown = [];
    text = new PartialText(ghost => shown.push(ghost));
  });

  const partial = (words: string, stable = 0): Happening => ({ event: 'partial', text: words, stable, at });
  const last = () => shown.at(-1);

  it('is what is dictated, what stays apart from what may change', () => {
    text.watch(partial('it was a dark', 8));
    assert.deepEqual(last(), { at, head: 'it was a', tail: ' dark' });
  });

  it('A32, A33: shows what hides in it', () => {
    text.watch(partial('a\u202Eb c\u{E0041}d', 3));
    assert.deepEqual(last(), { at, head: 'a⟨U+202E⟩b', tail: ' c⟨U+E0041⟩d' });
  });

  it('is no command', () => {
    text.watch({ event: 'partial', text: 'delete line', stable: 6 });
    text.watch({ event: 'transcript', text: 'delete line five' });
    text.over();
    assert.deepEqual(shown, []);
  });

  it('gives way to the text, and goes when that stands in the document', () => {
    text.watch(partial('it was', 2));
    text.changed(at.file);
    assert.equal(last()?.tail, ' was');
    text.watch({ event: 'transcript', text: 'It was.' });
    assert.deepEqual(last(), { at, head: 'It was.', tail: '' });
    text.changed('/w/other.md');
    assert.equal(last()?.head, 'It was.');
    text.changed(at.file);
    assert.equal(last(), undefined);
    text.over();
    assert.equal(shown.length, 3);
  });

  for (const end of [
    { event: 'edit', file: '/w/a.md', touched: [] },
    { event: 'answer', text: 'Done.' },
    { event: 'confirm', question: 'Write it?', answer: false },
  ] as const satisfies readonly Happening[])
    it(`goes with whatever comes of it: ${end.event}`, () => {
      text.watch(partial('it was'));
      text.watch(end);
      assert.equal(last(), undefined);
    });

  it('is gone when the turn is cancelled', () => {
    text.watch(partial('it was'));
    text.over();
    assert.equal(last(), undefined);
  });

  it('shows the end of what is long', () => {
    const long = 'word '.repeat(100);
    text.watch(partial(long, 480));
    assert.ok((last()?.head.length ?? 0) + (last()?.tail.length ?? 0) <= 121);
    assert.match(last()?.head ?? '', /^…/);
    assert.equal(last()?.tail, long.slice(480));
    text.watch(partial(long, 0));
    assert.equal(last()?.head, '…');
    assert.equal(last()?.tail.length, 120);
  });
});
