import assert from 'node:assert/strict';
import { Lexicon } from '../../../../src/grammar/code/lexicon.ts';
import { choose } from '../../../../src/grammar/commands/choose.ts';
import { GROUPS } from '../../../../src/grammar/commands/groups.ts';
import { Pattern } from '../../../../src/grammar/commands/pattern.ts';
import { sheet } from '../../../../src/grammar/commands/sheet.ts';
import { progressOf, readings } from '../../../../src/grammar/commands/understand.ts';
import { plainWords } from '../../../../src/grammar/english/plainWords.ts';
import type { Place } from '../../../../src/grammar/places/place.ts';
import { plan } from '../../../../src/grammar/verbs/verbs.ts';
import { english } from '../../../../src/messages/text.ts';
import { grammarFolders } from '../../../support/grammarFolders.ts';
import { CaseRunner } from '../../../support/spokenCase.ts';

/** A text without a grammar, the cursor where `|` stands. */
function placeIn(marked: string): Place {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  return {
    text,
    cursor,
    selection: { start: cursor, end: cursor },
    tree: undefined,
    unit: '  ',
    comments: {},
    wording: { writing: undefined, lexicon: new Lexicon(text) },
  };
}

const code = { parse: async () => ({ tree: undefined, dispose: () => {} }), isWorse: async () => false };

async function understood(utterance: string, marked: string) {
  return choose(utterance, placeIn(marked), code);
}

describe('an utterance', () => {
  it('is read by its words, whatever the recogniser adds', () => {
    assert.deepEqual(plainWords('Please, go to line 3.'), ['go', 'to', 'line', '3']);
    assert.deepEqual(plainWords('“Undo that,” thanks'), ['undo', 'that']);
  });

  it('is what fits the text, and the other readings are kept', async () => {
    const choice = await understood('change foo to bar to baz', 'foo to bar| and foo');
    assert.ok(choice);
    assert.equal(choice.alternatives.length, 1);
    const results = [choice.reading, ...choice.alternatives].map(({ calls: [call] }) => {
      const place = placeIn('foo to bar| and foo');
      return call && plan(call.name, call.arguments, place)?.edits.map(({ text }) => text);
    });
    assert.notDeepEqual(results[0], results[1]);
  });

  it('may have been another word of the same sound', async () => {
    const choice = await understood('select sell', 'one |two cell');
    assert.deepEqual(choice?.reading.calls, [{ name: 'select_target', arguments: { target: 'cell' } }]);
  });

  it('is nothing where what it points at is not there', async () => {
    assert.equal(await understood('delete umbrella', 'one |two'), undefined);
    assert.equal(await understood('tell me a story', 'one |two'), undefined);
  });

  it('may be about symbols that only the editor knows', async () => {
    const place = placeIn('[one]\na = 1\n[t|wo]\nb = 2\n');
    const span = { start: 0, end: 11 };
    const symbols = [{ ...span, scope: 'property' as const, name: 'one', removal: undefined, owner: span }];
    const choice = await choose('select property one', { ...place, symbols }, code);
    const [call] = choice?.reading.calls ?? [];
    assert.deepEqual(call && plan(call.name, call.arguments, { ...place, symbols })?.selections, [span]);
  });

  it('may be about a block or a body that only the editor knows', async () => {
    const text = 'sub greet {\n  say one;\n  say two;\n}\n\ndef total\n  1\nend\n';
    const greet = { start: 0, end: text.indexOf('\n\n') };
    const total = { start: text.indexOf('def'), end: text.length - 1 };
    const symbols = [
      { ...greet, scope: 'function' as const, name: 'greet', removal: undefined, owner: greet },
      { ...total, scope: 'function' as const, name: 'total', removal: undefined, owner: total },
    ];
    const line = { start: text.indexOf('say two'), end: text.indexOf(';\n}') };
    const inner = { start: text.indexOf('say one'), end: text.indexOf('\n}') };
    const cursor = line.start;
    const tree = undefined;
    const place = {
      ...placeIn('|'),
      text,
      cursor,
      selection: { start: cursor, end: cursor },
      tree,
      symbols,
      around: [line, inner, greet],
    };
    const selected = async (said: string) => {
      const [call] = (await choose(said, place, code))?.reading.calls ?? [];
      const [span] = (call && plan(call.name, call.arguments, place)?.selections) ?? [];
      return span && text.slice(span.start, span.end);
    };
    assert.equal(await selected('select this block'), 'say one;\n  say two;');
    assert.equal(await selected('select the body of function greet'), 'say one;\n  say two;');
    assert.equal(await selected('select the body of function total'), '1');
  });

  it('may be several commands in one breath, or one several times', async () => {
    const chain = await understood('select next word then make it all caps', '|one two');
    assert.deepEqual(
      chain?.reading.calls.map(({ name }) => name),
      ['select_target', 'format_target'],
    );
    assert.equal(chain && english(chain.reading.says), 'select “next word”, then format “it” as “all caps”');
    const times = await understood('delete word three times', '|a b c d');
    assert.equal(times?.reading.calls.length, 3);
    assert.equal(times && english(times.reading.says), 'delete “word”, 3 times');
    const once = await understood('undo once', '|a');
    assert.deepEqual(once?.reading.calls, [{ name: 'undo', arguments: {} }]);
    assert.equal(once && english(once.reading.says), 'undo');
  });

  for (const [said, progress] of [
    ['go to line five', 'complete'],
    ['undo', 'complete'],
    ['select next word then', 'begun'],
    ['change foo to', 'begun'],
    ['go to the', 'begun'],
    ['add parameter max speed', 'complete'],
    ['good morning everyone', 'none'],
  ] as const) {
    it(`is told to be ${progress}, for the end of speech: ${said}`, () => {
      assert.equal(progressOf(plainWords(said)), progress);
    });
  }
});

describe('a change', () => {
  const text = 'function a(x) {\n  f(x);\n}\nfunction b(y, z) {\n  if (y) {\n  }\n}\n';
  const runner = new CaseRunner(grammarFolders);
  const saying = (said: string) =>
    runner.run({
      ...{ id: said, suite: 'Reach', file: 'a.ts', before: text, after: text, cursor: text.indexOf('f(x)'), said },
      ...{ kind: 'edit' as const, selection: [0, 0] as const },
    });

  for (const said of ['delete second parameter', 'add else', 'delete condition', 'change condition to true'])
    it(`does not reach into another function than the cursor's: ${said}`, async () => {
      const { text: after } = await saying(said);
      assert.equal(after, text);
    });

  it('reaches all of its own', async () => {
    assert.match((await saying('delete parameter')).text, /^function a\(\) \{/);
  });
});

describe('the list of commands', () => {
  it('is written in the notation it says, every line of it', () => {
    for (const { rules } of GROUPS)
      for (const { say, help } of rules) {
        assert.ok(english(help).endsWith('.'), english(help));
        for (const pattern of say) new Pattern(pattern);
      }
  });

  it('gives examples that are understood as what they explain', () => {
    for (const { say, help, does } of GROUPS.flatMap(({ rules }) => rules))
      for (const example of Object.values(help.values)) {
        assert.ok(typeof example === 'string' && english(help).includes(`"${example}"`));
        const names = [...readings(plainWords(example))].map(({ calls }) => calls[0]?.name);
        assert.ok(names.includes(does), `${example}: ${say[0]}`);
      }
  });

  it('is shown whole, in words', () => {
    const entries = sheet();
    assert.equal(
      entries.length,
      GROUPS.reduce((sum, { rules }) => sum + rules.length, 0),
    );
    for (const { say, also } of entries) for (const way of [say, ...also]) assert.match(way, /^[\p{L}… '-]+$/u, way);
  });

  it('takes what may be left out and what may be said instead', () => {
    const pattern = new Pattern('(go | jump) to [the] <target> [now]');
    const found = [...pattern.matches(['jump', 'to', 'the', 'end'])].map(({ target }) => target?.join(' '));
    assert.ok(found.includes('end'));
    assert.deepEqual([...pattern.matches(['walk', 'to', 'it'])], []);
    assert.throws(() => new Pattern('(go | to'), SyntaxError);
    assert.throws(() => new Pattern('go] to'), SyntaxError);
  });
});
