import assert from 'node:assert/strict';
import { Marked } from 'marked';
import { visible } from '../../../../src/common/visible.ts';
import { inMarkdown, plain, plainLines, withoutMarks } from '../../../../src/vscode/views/plain.ts';
import { Chance } from '../../../support/chance.ts';

/** How VS Code finds links in a notification: `parseLinkedText` in base/common/linkedText.ts, told by its behaviour. */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const ICON = /\$\([a-z0-9-]+(?:~[a-z]+)?\)/i;

/** Whatever opens, closes or is something in Markdown, HTML or VS Code's chat, and what may stand between. */
const PIECES = [
  ' ¦ ¦ ¦ ¦  ¦\t¦\n¦\n¦\r\n¦\r¦\u00A0¦\u3000¦\u2003¦\\¦\\\n¦a¦b¦1¦x¦é¦好¦🙂¦“x”¦\u202E¦\u200B¦\u{E0041}¦\uD800',
  '1.¦1)¦- ¦* ¦+ ¦# ¦###### ¦> ¦    ¦---¦===¦***¦___¦```¦~~~¦~~¦**¦__¦- [ ] ¦- [x] ¦> [!NOTE]¦a|b¦|-|-|¦$x$¦$$\n',
  '<?¦?>¦<!--¦-->¦<![CDATA[¦<!X¦<div¦<div ¦<script¦<pre>¦</p>¦<br>¦<img src=x ¦<a b=c>¦&lt;¦&nbsp;¦&#8238;¦&#x202e¦&amp',
  '[x]: y¦[x](command:y)¦![p](https://a.b/p)¦[^1]¦<https://a.b>¦http://a.b¦ftp://a.b¦WWW.a.b¦me@a.b¦mailto:a@b.c',
]
  .flatMap(pieces => pieces.split('¦'))
  .concat(...'!"#$%&\'()*+,-./:;<=>?@[]^_`{|}~');

const RULES = [{}, { breaks: true }, { gfm: false }].map(options => new Marked(options));

/** What is read in each paragraph of some Markdown, or what it was made, if that is anything else than paragraphs. */
function readIn(markdown: string, rules: Marked): unknown {
  const made = rules.parse(markdown, { async: false });
  if (!/^(?:<p>(?! )(?:[^<&]|&(?:amp|lt|gt|quot|#39|nbsp);)*(?<! )<\/p>\n)*$/.test(made) || / {2}/.test(made))
    return made;
  const paragraphs = made.split(/^<p>|<\/p>\n(?:<p>|$)/m).filter(text => text !== '');
  return paragraphs.map(text => text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, entity => ENTITIES[entity] ?? entity));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};

function linesOf(written: string): readonly string[] {
  const lines = visible(written)
    .replaceAll('\t', ' ')
    .split(/\r\n|[\n\r]/);
  return lines.filter(line => line !== '');
}

describe('plain', () => {
  const links = [
    '[Retry](command:workbench.action.terminal.sendSequence?%7B%7D)',
    'x [a](https://evil.example) y',
    '[a](file:///etc/passwd)',
    '[[a](command:x)](command:y)',
    '[a]\u200B(command:x)',
    '[a](command:x "title")',
  ];
  for (const text of links)
    it(`A46: leaves no link of ${JSON.stringify(text)}`, () => {
      for (const shown of [plain(text), plainLines(`first\n${text}`), plain(plain(text))])
        assert.doesNotMatch(shown, LINK);
    });

  it('A46: leaves no icon', () => {
    for (const text of ['$(check) done', 'a $(sync~spin)', '$$(x)', '$(a)$(b)']) assert.doesNotMatch(plain(text), ICON);
  });

  it('A32, A33: shows what hides', () => {
    assert.equal(plain('a\u202Eb\u200Bc\nd'), 'a⟨U+202E⟩b⟨U+200B⟩c⏎d');
    assert.equal(plainLines('a\nb'), 'a\nb');
  });

  it('A28, A29, A30, A33, A46: is read to the letter in Markdown, whatever it is put together of', () => {
    const chance = new Chance(28);
    for (let run = 0; run < 4000; run += 1) {
      const written = Array.from({ length: 1 + chance.below(12) }, () => PIECES[chance.below(PIECES.length)]).join('');
      const shown = inMarkdown(written);
      for (const rules of RULES) assert.deepEqual(readIn(shown, rules), linesOf(written), JSON.stringify(written));
      assert.doesNotMatch(shown, /(?<!\\)(?:\\\\)*[$<|]/, JSON.stringify(written));
    }
  });

  it('breaks lines in Markdown between words, and keeps all blanks', () => {
    assert.equal(inMarkdown('Go to line three'), 'Go to line three');
    assert.equal(inMarkdown(' a  b\tc d \n\te'), '&nbsp;a&nbsp;&nbsp;b&nbsp;c d&nbsp;\n\n&nbsp;e');
    assert.equal(inMarkdown('1. a\r- b\r\n# c'), '1\\. a\n\n\\- b\n\n\\# c');
  });

  it('has Markdown on one line without its marks, and all of its words', () => {
    const written = '## Why\n\nIt adds **all prices**:\n\n- each `price`;\n- 2 ** 3 * 4.\n\n```ts\nlet a = 1;\n```';
    assert.equal(withoutMarks(written), 'Why It adds all prices: each price; 2 ** 3 * 4. let a = 1;');
    assert.doesNotMatch(plain(withoutMarks('**[a]**(command:x) `[b]`(command:y)')), LINK);
  });

  it('leaves everything else as it is', () => {
    for (const text of [
      'Renamed total to sum.',
      'a[0] (b)',
      'arr[i]',
      'cost: $5 (net)',
      '“x”',
      'https://example.com/a_(b)',
    ])
      assert.equal(plain(text), text);
  });
});
