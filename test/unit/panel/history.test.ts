import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Entry } from '../../../src/panel/entry.ts';
import { HistoryFile } from '../../../src/panel/history/historyFile.ts';
import { entryIn, lineOf } from '../../../src/panel/history/line.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporaryFolder.ts';

const NOT_ABORTED = new AbortController().signal;

function entry(id: number, words = `go to line ${id}`): Entry {
  return {
    ...{ id, turn: id, atMs: 1_700_000_000_000 + id, mode: 'command', by: 'grammar', phase: 'done', isUndone: false },
    heard: { text: words, stable: words.length, isFinal: true, doubts: [] },
    takenFor: 'go to line',
    deeds: [{ name: 'go_to_line', says: `Line ${id}.`, isFailed: false, files: ['/w/a.ts'] }],
    asked: [{ question: 'Really?', isYes: true }],
    answers: [{ text: 'Done.', isOpen: false }],
    notices: ['It was late.'],
    otherwise: { words: ['go to column'], first: 2 },
    trouble: { code: 'busy', message: 'Busy.' },
    cost: {
      ms: { total: 20 },
      used: [
        {
          ...{ by: 'chat', input: 9, cached: 1, output: 5, seconds: 0, characters: 0 },
          ...{ isUnknown: false, dollars: 0.01, isPriced: true },
        },
      ],
    },
  };
}

describe('a line of the history', () => {
  it('says all of an entry', () => {
    assert.deepEqual(entryIn(lineOf(entry(7)), -3), { ...entry(7), id: -3, turn: 0 });
  });

  it('A39, A45: has no secret in it, wherever one was said', () => {
    const key = `sk-proj-${'aB3dE5fG7h'.repeat(4)}`;
    const told = entry(1, `use ${key}`);
    const line = lineOf({
      ...told,
      answers: [{ text: `It is ${key}.`, isOpen: false }],
      deeds: [{ name: 'x', says: key, isFailed: false, files: [key] }],
    });
    assert.doesNotMatch(line, /aB3dE5fG7h/);
    assert.match(line, /secret left out/);
  });

  it('is believed only as far as it can be what it says', () => {
    const good = JSON.parse(lineOf(entry(1)));
    for (const other of [
      '',
      'x',
      '[]',
      '1',
      '{}',
      'null',
      `{"atMs":"1","phase":"done"}`,
      `{"atMs":1,"phase":"open"}`,
      `{"atMs":1e99,"phase":"done"}`,
    ])
      assert.equal(entryIn(other, 0), undefined, other);
    assert.equal(entryIn(JSON.stringify({ ...good, phase: 'open' }), 0), undefined);
    const odd = entryIn(
      JSON.stringify({
        ...good,
        deeds: [1, {}, good.deeds[0]],
        answers: 'x',
        mode: '__proto__',
        heard: { text: 5 },
        cost: { ms: { a: 'x', b: 2 }, used: [{ by: 'x' }, { by: 'chat', input: 1 }, 'x'] },
      }),
      0,
    );
    assert.deepEqual(
      [odd?.deeds.length, odd?.answers, odd?.mode, odd?.heard, odd?.cost],
      [1, [], undefined, undefined, { ms: { b: 2 }, used: [] }],
    );
    fc.assert(
      fc.property(fc.json(), json => {
        entryIn(json, 0);
      }),
    );
  });
});

describe('the history', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = temporaryFolder('history');
  });
  afterEach(() => folder.remove());

  const file = () => join(folder.path, 'history', 'history.jsonl');
  const opened = () => new HistoryFile(join(folder.path, 'history'));
  const ids = (entries: readonly Entry[]) => entries.map(({ id, heard }) => `${id} ${heard?.text}`);

  it('is given back from its end, in pieces, by another run', async () => {
    await opened().append(Array.from({ length: 250 }, (_, at) => entry(at + 1)));
    const later = opened();
    assert.deepEqual(
      ids(await later.earlier()).filter((_, at) => at % 99 === 0),
      ['-99 go to line 151', '0 go to line 250'],
    );
    assert.deepEqual(ids(await later.earlier()).at(-1), '-100 go to line 150');
    assert.equal((await later.earlier()).length, 50);
    assert.deepEqual(await later.earlier(), []);
  });

  it('is the user’s alone', async () => {
    await opened().append([entry(1)]);
    assert.equal(statSync(file()).mode & 0o777, 0o600);
    assert.equal(statSync(join(folder.path, 'history')).mode & 0o777, 0o700);
  });

  it('has in it what was there before, and not what this run adds', async () => {
    await opened().append([entry(1)]);
    const later = opened();
    await later.append([entry(2)]);
    assert.deepEqual(ids(await later.earlier()), ['0 go to line 1']);
    assert.deepEqual(ids(await opened().earlier()), ['-1 go to line 1', '0 go to line 2']);
  });

  it('marks in later runs what was taken back after it was written', async () => {
    const [first, second] = [entry(1), entry(2)];
    const before = opened();
    await before.append([first, second]);
    await before.mark([first]);
    await opened().append([entry(3)]);
    const later = await opened().earlier();
    assert.deepEqual(ids(later), ['-2 go to line 1', '-1 go to line 2', '0 go to line 3']);
    assert.deepEqual(
      later.map(({ isUndone }) => isUndone),
      [true, false, false],
    );
    const [found] = await opened().search('line 1', NOT_ABORTED);
    assert.deepEqual([found?.id, found?.isUndone], [-2, true]);
  });

  it('finds words wherever they stand, by the ids that they have', async () => {
    await opened().append([entry(1, 'say "Größe"'), entry(2), entry(3, 'größer\nthan')]);
    const later = opened();
    assert.deepEqual(ids(await later.search('GRÖßE', NOT_ABORTED)), ['-2 say "Größe"', '0 größer\nthan']);
    assert.deepEqual(ids(await later.search('say "', NOT_ABORTED)), ['-2 say "Größe"']);
    assert.deepEqual(await later.search('elephant', NOT_ABORTED), []);
  });

  it('F17: goes on behind a line that was cut off, and leaves out what is no line', async () => {
    await opened().append([entry(1)]);
    appendFileSync(file(), `${lineOf(entry(2)).slice(0, 40)}\n\u0000\u0001\n`);
    await opened().append([entry(3)]);
    assert.deepEqual(
      (await opened().earlier()).map(({ heard }) => heard?.text),
      ['go to line 1', 'go to line 3'],
    );
  });

  it('is put aside where it has become long, and goes when the next one has', async () => {
    await opened().append([entry(1)]);
    const line = `${lineOf(entry(2, 'x'.repeat(1000)))}\n`;
    writeFileSync(file(), line.repeat(Math.ceil((8.1 * 1024 * 1024) / line.length)));
    const next = opened();
    await next.append([entry(3)]);
    assert.ok(statSync(file()).size < 2000);
    assert.equal((await next.earlier()).length, 100);
    assert.equal((await opened().earlier()).at(-1)?.heard?.text, 'go to line 3');
  });

  it('is gone when it is cleared, also for the run that clears it', async () => {
    const history = opened();
    await opened().append([entry(1)]);
    await history.earlier();
    await history.clear();
    assert.deepEqual(
      [await history.earlier(), await history.search('line', NOT_ABORTED), await opened().earlier()],
      [[], [], []],
    );
    await history.append([entry(2)]);
    assert.match(readFileSync(file(), 'utf8'), /go to line 2/);
  });

  it('F18: says where it cannot be written, and can be afterwards', async () => {
    writeFileSync(join(folder.path, 'history'), 'no folder');
    await assert.rejects(opened().append([entry(1)]));
    assert.deepEqual(await opened().earlier(), []);
  });

  it('of ten thousand turns is given back from its end in less than 100 ms', async () => {
    const big = entry(1, 'what does this function do in all of its branches');
    const text = Array.from(
      { length: 10_000 },
      () => `${lineOf({ ...big, answers: [{ text: 'It adds. '.repeat(40), isOpen: false }] })}\n`,
    ).join('');
    await opened().append([entry(1)]);
    writeFileSync(file(), text);
    const from = process.cpuUsage();
    assert.equal((await opened().earlier()).length, 100);
    const { user, system } = process.cpuUsage(from);
    assert.ok((user + system) / 1000 < 100, `${(user + system) / 1000} ms`);
  });
});
