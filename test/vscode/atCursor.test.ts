import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { settingsFrom } from '../../src/common/settings/settings.ts';
import type { TurnEvent } from '../../src/session/turnEvents.ts';
import { CursorNote } from '../../src/vscode/views/cursorNote.ts';
import { TouchedRanges } from '../../src/vscode/views/touchedRanges.ts';
import { until } from '../support/until.ts';
import { type Drawing, watchDecorations } from './decorations.ts';
import { Harness } from './harness.ts';

const OFFLINE = { 'aloud.commands.understand': 'grammar', 'aloud.speech.answers': 'never' };

describe('at the cursor', function () {
  this.timeout(120_000);
  let harness: Harness;
  let drawings: (Drawing & { readonly at: number })[];
  let stopWatching: () => void;

  beforeEach(async () => {
    drawings = [];
    stopWatching = watchDecorations(drawing => drawings.push({ ...drawing, at: performance.now() }));
    harness = await Harness.start({}, OFFLINE);
  });
  afterEach(async () => {
    stopWatching();
    await harness.stop();
  });

  const say = (words: string) => vscode.commands.executeCommand('aloud.typeCommand', words);
  /** What stands behind a line, one after the other; '' where it was taken away. */
  const notes = () => {
    const types = new Set(drawings.filter(isNote).map(({ type }) => type));
    return drawings.filter(({ type }) => types.has(type)).map(textOf);
  };
  /** Ranges that were drawn without a text, by what was drawn together. */
  const flashes = () =>
    drawings
      .filter(each => !isNote(each) && each.options.length > 0)
      .map(({ type, options, at }) => ({ type, at, places: options.map(({ range }) => placeOf(range)) }));

  it('stands what was done, behind the line of the cursor, until something is typed; the text and its undo stay as they are', async () => {
    const editor = await harness.open('a.txt', 'one\ntwo|\nthree\nfour\n');
    const { document } = editor;
    await say('delete line three');
    assert.equal(document.getText(), 'one\ntwo\nfour\n');
    await until('it is told', () => notes().at(-1)?.startsWith('✓'));
    const told = drawings.findLast(isNote);
    assert.equal(told && textOf(told), '✓ Deleted line 3.');
    const [only] = told?.options ?? [];
    assert.equal(only && placeOf(only.range), '2:4-2:4');
    const { version } = document;
    await vscode.commands.executeCommand('type', { text: '!' });
    await until('it is gone', () => notes().at(-1) === '');
    assert.equal(document.version, version + 1);
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), 'one\ntwo\nthree\nfour\n');
  });

  it('stands what failed and why', async () => {
    await harness.open('a.txt', 'one|\ntwo\n');
    await say('delete line ninety');
    await until('it is told', () => notes().at(-1)?.startsWith('✗'));
    assert.match(notes().at(-1) ?? '', /^✗ Nothing here is “line ninety”/);
  });

  it('flashes each place that was changed in steps, marks it for some seconds, and tells how many are out of sight', async () => {
    const filler = 'filler\n'.repeat(200);
    const editor = await harness.open('a.txt', `total|\n${filler}total\ntotal\n`);
    await say('replace every total with sum');
    assert.equal(editor.document.getText(), `sum\n${filler}sum\nsum\n`);
    await until('it is told', () => notes().at(-1)?.startsWith('✓'));
    assert.match(notes().at(-1) ?? '', /↓ 2 more below$/);
    const places = ['0:0-0:3', '201:0-201:3', '202:0-202:3'];
    await until('it has faded', () => new Set(flashes().map(({ type }) => type)).size >= 2);
    for (const flash of flashes()) assert.deepEqual(flash.places, places);
    const [first] = flashes();
    assert.ok(first);
    // In this host motion is reduced: the fill goes at once, in no steps.
    await until('the fill is gone', () =>
      drawings.some(({ options, type }) => options.length === 0 && flashes().some(flash => flash.type === type)),
    );
  });

  it('follows text that is put in before it within the same turn', async () => {
    const editor = await harness.open('a.txt', 'one\ntwo|\nthree\nfour\n');
    await say('duplicate line three and then duplicate line one');
    await harness.event('done');
    assert.equal(editor.document.getText(), 'one\none\ntwo\nthree\nthree\nfour\n');
    await until('all is drawn', () => flashes().some(({ places }) => places.length === 2));
    const drawn = flashes().findLast(({ places }) => places.length === 2);
    const texts = drawn?.places.map(place => editor.document.getText(rangeOf(place)).trim());
    assert.deepEqual(texts?.toSorted(), ['one', 'three']);
  });

  it('stands nothing where that is switched off, and nothing but results where only they are wanted', async () => {
    await harness.set({ 'aloud.cursor.show': 'off', 'aloud.cursor.flash': false });
    await harness.open('a.txt', 'one|\ntwo\nthree\n');
    await say('delete line three');
    await harness.event('done');
    assert.deepEqual(drawings.map(textOf).filter(Boolean), []);
    assert.deepEqual(flashes(), []);
    await harness.set({ 'aloud.cursor.show': 'results' });
    await vscode.commands.executeCommand('type', { text: '!' });
    await say('delete line two');
    await until('it is told', () => notes().at(-1)?.startsWith('✓'));
    assert.deepEqual([...new Set(notes())].filter(Boolean), ['✓ Deleted line 2.']);
  });

  it('takes less than 2 ms of the host for the words as they come, and less for a level', async function () {
    // A machine busy elsewhere can hold it up; what takes too long does so every time.
    this.retries(2);
    await harness.open('a.txt', 'one|\n');
    const touched = new TouchedRanges(settingsFrom({}), vscode.Uri.file('/none.svg'));
    const note = new CursorNote(settingsFrom({}), touched);
    try {
      const about = { turn: 1, role: 'user' } as const;
      const listening = { event: 'state', track: 'ears', state: 'listening' } as const;
      note.watch({ ...listening, ...about, shows: 'listening', manner: 'asked' });
      const took = (event: (i: number) => TurnEvent) => {
        const all = Array.from({ length: 200 }, (_, i) => {
          const begun = performance.now();
          note.watch(event(i));
          return performance.now() - begun;
        }).sort((a, b) => a - b);
        return { median: all[100] ?? Number.NaN, most: all[190] ?? Number.NaN };
      };
      const partial = took(i => ({ event: 'partial', text: `these are words number ${i}`, stable: 0, ...about }));
      const level = took(i => ({ event: 'level', level: (i % 100) / 100, ...about }));
      assert.ok(partial.median < 2 && partial.most < 16, JSON.stringify(partial));
      assert.ok(level.median < 0.2, JSON.stringify(level));
    } finally {
      note.dispose();
      touched.dispose();
    }
  });
});

function isNote({ options }: Drawing): boolean {
  return options.some(({ renderOptions }) => /^[○●…♪✓✗?]/.test(renderOptions?.after?.contentText ?? ''));
}

function textOf({ options }: Drawing): string {
  return (options[0]?.renderOptions?.after?.contentText ?? '').replaceAll('\u00a0', ' ');
}

function placeOf({ start, end }: vscode.Range): string {
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}

function rangeOf(place: string): vscode.Range {
  const [a = 0, b = 0, c = 0, d = 0] = place.split(/[:-]/).map(Number);
  return new vscode.Range(a, b, c, d);
}
