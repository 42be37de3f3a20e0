import assert from 'node:assert/strict';
import { marked } from 'marked';
import { plain, plainLines, withoutAddresses, withoutMarks } from '../../../../src/vscode/views/plain.ts';

/** How VS Code finds links in a notification: `parseLinkedText` in base/common/linkedText.ts, told by its behaviour. */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const ICON = /\$\([a-z0-9-]+(?:~[a-z]+)?\)/i;

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

  it('A30, A46: leaves no address of which Markdown makes a link, and all of its words', () => {
    const all = ['https://evil.example/p', '(http://a.b/c)', 'ftp://x.example', 'WWW.evil.example', 'me@evil.example'];
    for (const address of all) {
      // As VS Code escapes it: `escapeMarkdownSyntaxTokens` in base/common/htmlContent.ts.
      const escaped = address.replace(/[\\`*_{}[\]()#+\-!~]/g, '\\$&');
      assert.equal(marked.parse(withoutAddresses(escaped)), `<p>${address}</p>\n`);
    }
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
