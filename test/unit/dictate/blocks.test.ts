import assert from 'node:assert/strict';
import { dictated } from '../../support/dictatedCase.ts';

const CASES: readonly (readonly [file: string, before: string, said: string, after: string])[] = [
  ['n.md', '¦', 'Heading two. How to install.', '## How to install'],
  ['n.md', 'text\n¦', 'heading one usage', 'text\n\n# Usage'],
  ['n.md', '¦', 'bullet buy milk bullet buy bread', '- Buy milk\n- Buy bread'],
  ['n.md', '¦', 'Bullet-bake more bread-bullet call the dairy.', '- Bake more bread\n- Call the dairy'],
  ['n.md', '¦', 'bullet-riddled walls', 'Bullet-riddled walls'],
  ['n.md', 'Text.¦', 'heading two usage', 'Text.\n\n## Usage'],
  ['n.md', '* one\n¦', 'bullet two', '* one\n* two'],
  ['n.md', '- one¦', 'bullet two', '- one\n- two'],
  ['n.md', '  1) one\n¦', 'numbered item two', '  1) one\n  2) two'],
  ['n.md', '- [ ] One\n¦', 'task write tests', '- [ ] One\n- [ ] Write tests'],
  ['n.md', '¦', 'checked item done', '- [x] Done'],
  ['n.md', '¦', 'we need colon new line bullet milk new line bullet bread', 'We need:\n- Milk\n- Bread'],
  ['n.md', '¦', 'bullet points are good', 'Bullet points are good'],
  ['n.md', '¦', 'heading north we saw it', 'Heading north we saw it'],
  ['n.md', 'The ¦', 'bullet hit', 'The bullet hit'],
  ['n.md', 'Set `maxSpeed`.\n¦', 'use code max speed here', 'Set `maxSpeed`.\nUse `maxSpeed` here'],
  ['n.md', '¦', 'code review is done', 'Code review is done'],
  ['n.md', '¦', 'this is bold very end bold important', 'This is **very** important'],
  ['n.md', '¦', 'call in backticks run all', 'Call `run all`'],
  ['n.md', '¦', 'link the docs to https://example.com', '[the docs](https://example.com)'],
  [
    'n.md',
    '# How to use\n\n¦',
    'see link how to use for more',
    '# How to use\n\nSee [How to use](#how-to-use) for more',
  ],
  ['n.md', '¦', 'code block python', '```python\n\n```'],
  ['n.md', '```\n¦\n```', 'bullet one', '```\nbullet one\n```'],
  ['n.md', '# ¦', 'Getting started.', '# Getting started'],
  ['n.md', '| a | ¦ |', 'Size.', '| a | Size |'],
  ['a.yaml', 'a: ¦', 'yes', 'a: "yes"'],
  ['a.yaml', 'a: ¦', 'warning colon hot', 'a: "warning: hot"'],
  ['a.yaml', 'a: ¦', 'My app.', 'a: My app'],
  ['a.yaml', 'a: ¦', 'forty two', 'a: 42'],
  ['a.yaml', 'a: ¦', '007', 'a: "007"'],
  ['a.yaml', 'version: ¦', 'one point two', 'version: "1.2"'],
  ['a.yaml', 'a: some ¦text', 'note colon', 'a: "some note: text"'],
  ['a.yaml', "a: '¦'", "it's", "a: 'it''s'"],
  ['a.yaml', 'a: |\n  some ¦', 'text colon yes', 'a: |\n  some text: yes'],
  ['a.yaml', '# ¦\na: 1', 'keep this: yes.', '# Keep this: yes.\na: 1'],
  ['a.json', '{"a": ¦}', 'my app', '{"a": "my app"}'],
  ['a.json', '{"a": ¦}', 'True.', '{"a": true}'],
  ['a.json', '{"a": ¦}', '007', '{"a": "007"}'],
  ['a.json', '["x", ¦]', 'minus five', '["x", -5]'],
  ['a.json', '{"maxSize": 1, ¦}', 'min size colon two', '{"maxSize": 1, "minSize": 2}'],
  ['a.json', '{"a": "¦"}', 'he said open quote no close quote', '{"a": "he said \\"no\\""}'],
  ['a.toml', 'a = ¦', 'my app', 'a = "my app"'],
  ['a.toml', 'a = ¦', 'false', 'a = false'],
];

describe('dictation into Markdown and data', () => {
  for (const [file, before, said, after] of CASES)
    it(`“${said}” in ${before.replaceAll('\n', '⏎')} (${file})`, async () => {
      assert.equal(await dictated({ id: said, file, before, mode: 'dictate', said, want: after }), after);
    });
});
