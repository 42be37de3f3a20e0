import assert from 'node:assert/strict';
import { basename, dirname } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Entry } from '../../../src/panel/entry.ts';
import { EMPTY, type PanelState } from '../../../src/panel/state.ts';
import { misfitsIn, readerTree, stopsOf } from '../../support/accessible.ts';
import { CHROMIUM } from '../../support/chromium.ts';
import { openBrowser, PanelPage } from '../../support/panelPage.ts';
import { skipWithoutPrograms } from '../../support/skipWithoutPrograms.ts';
import { until } from '../../support/until.ts';

const NOW = Date.UTC(2026, 5, 1);
const TEXT = 'rename total to some';

const FIRST: Entry = {
  ...{ id: 1, turn: 1, atMs: NOW, mode: 'command', by: 'grammar', phase: 'done', isUndone: false },
  heard: { text: 'go to line 3', stable: 12, isFinal: true, doubts: [] },
  deeds: [{ name: 'go_to_line', says: 'Line 3.', isFailed: false, files: [] }],
  ...{ asked: [], answers: [], notices: [] },
};
/** An entry with everything that one can have. */
const WHOLE: Entry = {
  ...FIRST,
  ...{ id: 2, turn: 2, takenFor: 'rename total to sum', notices: ['A notice.'] },
  heard: { text: TEXT, stable: TEXT.length, isFinal: true, doubts: [{ start: 16, end: 20 }] },
  deeds: [{ name: 'rename_symbol', says: 'Renamed.', isFailed: false, files: ['/w/cart.ts', '/w/main.ts'] }],
  answers: [{ text: '## Why\n\nSo.\n\n- one\n- two\n\n```ts\nlet a = 1;\n```', isOpen: false }],
  asked: [{ question: 'Rename it?', isYes: true }],
  otherwise: { words: ['rename total to thumb'], first: 2 },
  cost: { ms: { understand: 3, total: 1200 }, used: [] },
};
const RECORDING = { id: 4, begunAt: NOW, ms: 3200 };
const STATE: PanelState = { ...EMPTY, entries: [FIRST, WHOLE], recordings: [RECORDING] };
const TALK = { isMuted: false, sinceMs: NOW };

const TREE = `
main
  heading "Aloud" (level 1)
  button "Search and history"
  button "Converse"
  button "Speak a command"
  feed "Conversation"
    article "Turn: go to line 3"
      sectionheader
        time
      sectionfooter
    article "Turn: rename total to some"
      sectionheader
        time
      button "Say it otherwise: some"
      button "cart.ts"
      button "main.ts"
      heading "Why" (level 2)
      list
        listitem (level 1)
        listitem (level 1)
      figure
        Figcaption
          button "Insert the code at the cursor"
          button "Copy the code"
        code
      group "Other readings"
        button "2 rename total to thumb"
      sectionfooter
        group
          DisclosureTriangle "understood on this machine · 1.2 sec"
        button "Undo what this changed"
        button "Do it once more"
        button "Say the answer again"
        button "Copy all of it"
  group
    DisclosureTriangle "Recordings that wait for their text: 1"
  textbox "Type a command, or a question"
  button "Send"
  log "News" (live polite)`;

/** What has the focus, what becomes of the page then, and what has the focus afterwards. */
const LOSSES: readonly (readonly [name: string, on: string, then: PanelState, after: string])[] = [
  [
    'an entry that is told more of',
    'Do it once more',
    withLast({ notices: ['A notice.', 'Another.'] }),
    'Do it once more',
  ],
  ['what was pressed once more', 'Do it once more', with3(), 'Do it once more'],
  ['an undo that is done', 'Undo what this changed', withLast({ isUndone: true }), 'entry 2'],
  ['another reading that was taken', 'rename total to thumb', withoutReadings(), 'entry 2'],
  ['a file of what was not done after all', 'main.ts', withLast({ deeds: [] }), 'entry 2'],
  ['an entry that is gone', 'Copy all of it', { ...STATE, entries: [] }, 'Type a command, or a question'],
  ['a conversation that has ended', 'End', STATE, 'Speak a command'],
  ['a conversation that has begun', 'Converse', { ...STATE, shows: 'listening', talk: TALK }, 'Stop'],
  ['a key that says something else now', 'Speak a command', { ...STATE, shows: 'listening' }, 'Stop'],
  [
    'the last recording that waits',
    'Delete what was recorded',
    { ...STATE, recordings: [] },
    'Type a command, or a question',
  ],
];

describe('the panel’s page, to a screen reader and a keyboard', () => {
  let opened: Awaited<ReturnType<typeof openBrowser>>;
  let browser: Browser;
  let panel: PanelPage;

  before(async function () {
    process.env['PATH'] = [dirname(CHROMIUM), process.env['PATH']].join(':');
    skipWithoutPrograms(this, [basename(CHROMIUM)]);
    opened = await openBrowser();
    browser = opened.browser;
  });
  beforeEach(async () => {
    panel = await PanelPage.open(browser, { colors: { '--vscode-focusBorder': '#0078d4' } });
  });
  afterEach(() => panel.close());
  after(() => opened?.close());

  const named = (name: string) =>
    panel.page.locator(`button[aria-label^="${name}"], button:has-text("${name}")`).last();
  const focused = () =>
    panel.page.evaluate<string>(
      "(() => { const it = document.activeElement; return it === document.body ? 'nothing' : it.dataset.entry ? 'entry ' + it.dataset.entry : it.getAttribute('aria-label') ?? it.textContent.trim(); })()",
    );

  it('has roles and names, in the order in which they are seen', async () => {
    await panel.begin(STATE);
    assert.equal(`\n${(await readerTree(panel.page)).join('\n')}`, TREE);
  });

  it('says of a question and of a conversation what they are, and announces one thing alone', async () => {
    await panel.begin({
      ...STATE,
      question: 'Delete everything?',
      shows: 'listening',
      talk: { ...TALK, isMuted: true },
    });
    const tree = await readerTree(panel.page);
    assert.ok(
      tree.some(line => /region "Aloud asks"/.test(line)),
      tree.join('\n'),
    );
    assert.ok(
      tree.some(line => /button "Mute" \(pressed\)/.test(line)),
      tree.join('\n'),
    );
    assert.equal(tree.filter(line => line.includes('live ')).length, 1);
  });

  for (const width of [900, 320])
    it(`2.4.7, 2.4.11, 2.5.8, 1.4.10: reaches everything by Tab, each marked, in sight and large enough, ${width} px wide`, async () => {
      await panel.page.setViewportSize({ width, height: 500 });
      await panel.begin({ ...STATE, talk: TALK });
      await panel.page.evaluate("document.querySelector('.recordings').open = true");
      const { names, hidden } = await stopsOf(panel.page);
      assert.deepEqual(hidden, []);
      assert.deepEqual(names.slice(0, 6), [
        'Search and history',
        'Speak a command',
        'Mute',
        'End',
        'Turn: rename total to some',
        'Say it otherwise: some',
      ]);
      assert.deepEqual(
        names.slice(-7, -3).map(name => name.split(':')[0]),
        [
          ...['Copy all of it', 'Recordings that wait for their text', 'Listen to what was recorded, Jun 1, 2026, 12'],
          'Turn it into text once more, Jun 1, 2026, 12',
        ],
      );
      assert.equal(names.at(-1), 'Send');
      assert.deepEqual(await misfitsIn(panel.page), []);
      await panel.page.getByRole('button', { name: 'Search and history' }).click();
      assert.deepEqual(await misfitsIn(panel.page), []);
    });

  for (const [name, on, then, after] of LOSSES)
    it(`keeps the focus: ${name}`, async () => {
      await panel.begin(on === 'End' ? { ...STATE, talk: TALK } : STATE);
      if (on.startsWith('Delete')) await panel.page.locator('.recordings > summary').click();
      await named(on).focus();
      assert.notEqual(await focused(), 'nothing');
      await panel.become(then);
      assert.equal(await focused(), after);
    });

  it('keeps the focus when a word was mended, and when a search is left', async () => {
    await panel.begin(STATE);
    for (const key of ['Enter', 'Escape']) {
      await named('Say it otherwise: some').focus();
      await panel.page.keyboard.press('Enter');
      await panel.page.keyboard.type('sum');
      await panel.page.keyboard.press(key);
      await until('it is with the entry', async () => (await focused()) === 'entry 2' || undefined);
    }
    await named('Search and history').focus();
    await panel.page.keyboard.press('Enter');
    await until('it is where one searches', async () => (await focused()) === 'Search what was said and answered');
    await panel.page.keyboard.press('Escape');
    await until(
      'it is where the search was opened',
      async () => (await focused()) === 'Search and history' || undefined,
    );
  });

  it('A32, A33: hides nothing from a screen reader, in what it is told and in the names of entries', async () => {
    const hidden = 'a\u202Eb\u{E0041}c';
    await panel.begin(STATE);
    const heard = { text: hidden, stable: hidden.length, isFinal: true, doubts: [] };
    await panel.become({ ...STATE, entries: [FIRST, WHOLE, { ...FIRST, id: 3, turn: 3, heard }] });
    assert.ok((await panel.told()).includes('a⟨U+202E⟩b⟨U+E0041⟩c'), (await panel.told()).join('\n'));
    assert.ok((await readerTree(panel.page)).some(line => line.includes('"Turn: a⟨U+202E⟩b⟨U+E0041⟩c"')));
  });

  it('takes no focus from another part of the editor', async () => {
    await panel.begin(STATE);
    await named('Undo what this changed').focus();
    await panel.page.evaluate('document.hasFocus = () => false');
    await panel.become(withLast({ isUndone: true }));
    assert.equal(await focused(), 'nothing');
  });
});

function withLast(more: Partial<Entry>): PanelState {
  return { ...STATE, entries: [FIRST, { ...WHOLE, ...more }] };
}

function withoutReadings(): PanelState {
  const { otherwise: _, ...rest } = WHOLE;
  return { ...STATE, entries: [FIRST, rest] };
}

function with3(): PanelState {
  return { ...STATE, entries: [FIRST, WHOLE, { ...FIRST, id: 3, turn: 3 }] };
}
