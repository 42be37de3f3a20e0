import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { silentLog } from '../../../src/common/log.ts';
import { placeInMarkup } from '../../../src/dictate/markup.ts';
import { spokenText } from '../../../src/dictate/spokenText.ts';
import { openingOf } from '../../../src/dictate/strings.ts';
import { LineIndex } from '../../../src/editor/text.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { dictated } from '../../support/dictatedCase.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { InMemoryEditor } from '../../support/inMemoryEditor.ts';
import { languageIdOf } from '../../support/languageIds.ts';
import { SOURCES } from './sources.ts';

const HEARD = resolve(import.meta.dirname, '../../../../shared/heard/heard.jsonl');

/** The same numbers each time, between 0 and 1 (a linear congruential generator; Numerical Recipes). */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    yield state / 2 ** 32;
  }
}

/** Words of every day, and all that is a sign or a command at times, in any order. */
const WORDS =
  `value the user a second returns when it is I we cache of in to with list param summary code end bold in italics
  comma period colon question mark new line paragraph open close quote paren bracket dash slash hyphen dot com apostrophe s cap
  all caps no space literal emoji rocket heart numeral forty two percent sign dollar bullet heading task point heading two
  word. Stop, "quoted" (aside) half-way it's C++ #5 $home a.b https://a.de/b`.split(/\s+/);

/** What may go, as signs and commands do. */
const MAY_GO =
  /^(?:comma|period|full|stop|colon|semicolon|question|exclamation|mark|point|new|next|line|paragraph|open|close|end|quote|unquote|paren|bracket|brace|dash|slash|hyphen|dot|apostrophe|cap|all|caps|on|off|no|space|literal|emoji|rocket|heart|numeral|forty|two|percent|sign|dollar|scratch|that|backtick)$/;

function plainWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

describe('whatever is dictated', () => {
  it('no word is lost, and none comes that was not said', () => {
    const next = numbers(7);
    for (let round = 0; round < 3000; round++) {
      const said = Array.from(
        { length: 1 + Math.floor(next.next().value * 14) },
        () => WORDS[Math.floor(next.next().value * WORDS.length)],
      ).join(' ');
      const text = spokenText(said);
      const joined = plainWords(text).join('');
      let at = 0;
      for (const word of plainWords(said)) {
        if (MAY_GO.test(word)) continue;
        const found = joined.indexOf(word, at);
        assert.ok(found >= 0, `${word} of “${said}” is not in “${text}”`);
        at = found + word.length;
      }
      // Letters in their order: words may be joined, and digits stand for numbers.
      let rest = plainWords(said).join('');
      for (const letter of joined.replace(/\P{L}/gu, '')) {
        const found = rest.indexOf(letter);
        assert.ok(found >= 0, `“${text}” has what was not said: “${said}”`);
        rest = rest.slice(found + 1);
      }
    }
  });

  it('sentences without signs come out as they went in, and again', () => {
    for (const said of [
      'Returns the index of the first match.',
      'It works, mostly: see (above) or "below".',
      'a-b, c/d; e_f & g',
    ]) {
      assert.equal(spokenText(said), said);
      assert.equal(spokenText(spokenText(said)), said);
    }
  });

  it('nothing is mended that ears have heard', function () {
    if (!existsSync(HEARD)) this.skip();
    const heard = readFileSync(HEARD, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line) as { readonly mode: string; readonly heard: string })
      .filter(({ mode }) => mode === 'dictate');
    assert.ok(heard.length > 20);
    for (const { heard: said } of heard) assert.equal(spokenText(said), said.trim());
  });

  it('no document is worse for it: comments stay comments, and strings strings', async function () {
    this.timeout(180_000);
    const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
    const next = numbers(11);
    const texts = [
      "it's a */ b -->",
      'say open quote "no" close quote',
      'one new line two',
      'cost \u0024{a} `b`',
      'a \\ b',
      "'''",
      '"""',
      'Plain words here.',
    ];
    for (const [ending, source] of Object.entries(SOURCES)) {
      const file = `a${ending}`;
      const lines = new LineIndex(source);
      const document = await new InMemoryEditor({ open: { [`/w/${file}`]: source } }).documents.read(`/w/${file}`);
      const tree = await parsers.parse(source, languageIdOf(file));
      if (!tree) continue;
      const tokens = tree.tokens();
      const wasBroken = tree.isBroken;
      const places = Array.from({ length: 60 }, () => Math.floor(next.next().value * source.length)).filter(offset => {
        const at = lines.positionAt(offset);
        // Within a tag there is no text.
        const isTag = /\.(?:tsx|html|php)$/.test(file) && placeInMarkup(document, at) === 'tag';
        const text = tree.textAt(at);
        // What a macro stands for, or a regular expression, is code of its own.
        const isString =
          text !== undefined && (openingOf(document, text) !== undefined || /\.(?:tsx|html)$/.test(file));
        return tree.commentAt(at) ?? (!isTag && isString);
      });
      for (const offset of places.slice(0, 12)) {
        const said = texts[Math.floor(next.next().value * texts.length)] as string;
        const isComment = tree.commentAt(lines.positionAt(offset)) !== undefined;
        const before = `${source.slice(0, offset)}¦${source.slice(offset)}`;
        const after = await dictated({ id: said, file, before, mode: 'dictate', said, want: '' });
        const reparsed = await parsers.parse(after, languageIdOf(file));
        const where = `“${said}” at ${offset} of ${file}:\n${after}`;
        if (isComment) assert.deepEqual(reparsed?.tokens(), tokens, where);
        else if (!wasBroken) assert.equal(reparsed?.isBroken, false, where);
        reparsed?.dispose();
      }
      tree.dispose();
    }
  });
});
