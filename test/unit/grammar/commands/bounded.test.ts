import assert from 'node:assert/strict';
import { firstOf } from '../../../../src/common/async/firstOf.ts';
import { silentLog } from '../../../../src/common/log.ts';
import { Lexicon } from '../../../../src/grammar/code/lexicon.ts';
import { choose } from '../../../../src/grammar/commands/choose.ts';
import { progressOf, readings } from '../../../../src/grammar/commands/understand.ts';
import { MOST_WORDS, plainWords } from '../../../../src/grammar/english/plainWords.ts';
import type { Place } from '../../../../src/grammar/places/place.ts';
import { readTarget } from '../../../../src/grammar/places/said/target.ts';
import { phrasesOf } from '../../../../src/grammar/places/text/phrases.ts';
import { Parsers } from '../../../../src/syntax/parsers.ts';
import { cpuNow } from '../../../support/cpuNow.ts';
import { grammarFolders } from '../../../support/grammarFolders.ts';

const again = (phrase: string, count: number) => Array<string>(count).fill(phrase).join(' ');

/** What took the longest, by how often its phrase is said. */
const LONG: Readonly<Record<string, (count: number) => string>> = {
  'a target in a target': count => `select ${again('argument in', count)} foo`,
  'all of it': count => `delete ${again('all of the', count)} foo`,
  'until and until': count => `select ${again('until', count)} end of line`,
  'from and to': count => `select from ${again('foo to', count)} bar`,
  'what becomes what': count => `change ${again('foo to', count)} bar`,
  'around and around': count => `put ${again('foo around', count)} bar`,
  'command and command': count => `${again('undo and', count)} blah`,
  'command then command': count => `${again('delete foo then', count)} blah`,
  'as often as often': count => `delete line ${again('one hundred times', count)}`,
  'twice as often': count => `undo ${again('two times', count)}`,
  'words that sound alike': count => `change ${again('to two for four right write', count)} to their`,
  'types of types': count => `add parameter x ${again('foo of', count)} bar`,
  'a sentence': count => again('so i was thinking that we should talk about the plan for the next release', count),
  'an inserted text': count => `insert ${again('and the quick brown fox jumps over the lazy dog', count)}`,
  'typed code': count => `type ${again('foo question mark bar dot baz of', count)}`,
};

const TEXT = 'const foo = bar(baz);\nfoo(bar, baz);\n';

function placeIn(text: string, tree: Place['tree']): Place {
  const cursor = text.indexOf('bar');
  const lexicon = new Lexicon(text);
  return {
    ...{ text, cursor, selection: { start: cursor, end: cursor }, tree, unit: '  ', comments: { line: '//' } },
    wording: { writing: tree?.writing, lexicon },
  };
}

/** How much of the processor's time the longest task took of all those that the work is made of, in ms. */
async function longestTask(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let isOver = false;
  let last = cpuNow();
  const look = () => {
    longest = Math.max(longest, cpuNow() - last);
    last = cpuNow();
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  await new Promise(resolve => setImmediate(resolve));
  longest = 0;
  await work();
  look();
  isOver = true;
  return longest;
}

describe('A51 what takes long to say', () => {
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  const isWorse = parsers.isWorse.bind(parsers);
  const parse = async (text: string) => {
    const tree = await parsers.parse(text, 'typescript');
    return { tree, dispose: () => tree?.dispose() };
  };

  for (const [title, said] of Object.entries(LONG))
    it(`is understood in few steps, or not: ${title}`, async () => {
      const { tree } = await parse(TEXT);
      const place = placeIn(TEXT, tree);
      const quick = async (count: number) => {
        const words = plainWords(said(count));
        for (const source of [readings(words)])
          for (const { calls } of firstOf(1_000, source)) assert.ok(calls.length <= 100);
        progressOf(words);
        await choose(said(count), place, { parse, isWorse });
      };
      // The first run loads and compiles.
      for (const count of [3, 12, 25, 60, 200]) await quick(count);
      for (const count of [3, 12, 25, 60]) {
        const tries: number[] = [];
        for (let run = 0; run < 3; run++) tries.push(await longestTask(() => quick(count)));
        // Some ms; what grows with the number of ways takes seconds, or does not end.
        assert.ok(Math.min(...tries) < 100, `${count} × “${title}”: ${tries.map(Math.round)} ms`);
      }
      tree?.dispose();
    }).timeout(180_000);

  it('is a text and no command, unless it is to be written', () => {
    const long = again('foo', MOST_WORDS);
    for (const said of [`delete ${long}`, `change ${long} to bar`, `undo and ${long}`, `rename ${long} to x`])
      assert.deepEqual([...readings(plainWords(said))], [], said);
    for (const said of [`insert ${long}`, `type ${long}`, `add comment ${long}`])
      assert.equal([...readings(plainWords(said))].length, 1, said);
    assert.equal(progressOf(plainWords(`delete ${long}`)), 'none');
  });

  it('is written only as what takes a text', async () => {
    const { tree } = await parse(TEXT);
    const place = placeIn(TEXT, tree);
    const said = again('see what comes of it', 20);
    assert.ok(await choose(`add comment ${said}`, place, { parse, isWorse }));
    assert.equal(await choose(`add function ${again('foo bar', 40)}`, place, { parse, isWorse }), undefined);
    tree?.dispose();
  });

  it('repeats nothing more than a hundred times', () => {
    const often = [...readings(plainWords('undo ten times ten times'))];
    assert.deepEqual(
      often.map(({ calls }) => calls.length),
      [100],
    );
    assert.deepEqual([...readings(plainWords('undo one hundred times two times'))], []);
    assert.deepEqual([...readings(plainWords('undo one hundred times one hundred times one hundred times'))], []);
  });

  it('points at a bounded number of things', () => {
    for (const said of [again('argument in', 30), again('of the first line in', 12), `from ${again('a to', 28)} b`])
      assert.ok([...readTarget(said.split(' '))].length <= 45, said);
  });

  it('keeps nothing waiting in a large text', async () => {
    const text = 'let value = other(value);\n'.repeat(50_000);
    const place = placeIn(text, undefined);
    const none = async () => ({ tree: undefined, dispose: () => {} });
    for (const said of ['delete umbrella', 'select next two foo', 'go to line forty thousand', 'delete third umbrella'])
      for (const [run, most] of [
        [0, 1_000],
        [1, 60],
      ] as const)
        for (const [name, work] of [
          ['choose', () => choose(said, place, { parse: none, isWorse: async () => false })],
          ['read', async () => phrasesOf(['value', 'value'])[0]?.lastIn(text, text.length, 1)],
        ] as const) {
          const ms = await longestTask(work);
          assert.ok(ms < most, `${name} ${said}, run ${run}: ${ms} ms`);
        }
  }).timeout(180_000);

  it('is found in a text of blanks, dashes and brackets in one pass', () => {
    const texts = [' '.repeat(200_000), '- '.repeat(100_000), 'foo'.padEnd(200_000), '_'.repeat(200_000)];
    for (const said of ['space space space foo', 'dash dash dash foo', 'foo bar baz', 'underscore underscore x'])
      for (const text of texts)
        for (const phrase of phrasesOf(said.split(' '))) assert.deepEqual([...phrase.in(text)], []);
  }).timeout(180_000);

  it('is made words of in one pass', () => {
    assert.equal(plainWords(`${'.'.repeat(500_000)}x`).length, 1);
    assert.equal(plainWords(again('please', 100_000)).length, 1);
  }).timeout(180_000);
});
