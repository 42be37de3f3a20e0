import assert from 'node:assert/strict';
import { basename, dirname } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Entry } from '../../../src/panel/entry.ts';
import { reduce } from '../../../src/panel/reduce.ts';
import { EMPTY, type PanelState } from '../../../src/panel/state.ts';
import { NOTHING_USED } from '../../../src/panel/used.ts';
import { Narrator } from '../../../src/session/narrator.ts';
import type { Happening } from '../../../src/session/turnEvents.ts';
import { CHROMIUM } from '../../support/chromium.ts';
import { openBrowser, PanelPage } from '../../support/panelPage.ts';
import { skipWithoutPrograms } from '../../support/skipWithoutPrograms.ts';
import { until } from '../../support/until.ts';

const NOW = Date.UTC(2026, 5, 1);

function entry(id: number, more: Partial<Entry> = {}): Entry {
  const text = `go to line ${id}`;
  return {
    ...{ id, turn: id, atMs: NOW, mode: 'command', by: 'grammar', phase: 'done', isUndone: false },
    heard: { text, stable: text.length, isFinal: true, doubts: [] },
    deeds: [{ name: 'go_to_line', says: `Line ${id}.`, isFailed: false, files: [] }],
    ...{ asked: [], answers: [], notices: [] },
    ...more,
  };
}

const of = (...entries: readonly Entry[]): PanelState => ({ ...EMPTY, entries });
const many = (count: number) => of(...Array.from({ length: count }, (_, at) => entry(at + 1)));

describe('the panel’s page in Chromium', () => {
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
    panel = await PanelPage.open(browser);
    assert.deepEqual(panel.said.splice(0), [{ type: 'ready' }]);
  });
  afterEach(() => panel.close());
  after(() => opened?.close());

  const button = (name: string) => panel.page.getByRole('button', { name });
  const last = () => panel.page.locator('article').last();
  const focused = () =>
    panel.page.evaluate<string>("document.activeElement?.dataset.entry ?? document.activeElement?.tagName ?? ''");

  it('says what there is to do before anything was said', async () => {
    await panel.begin(EMPTY);
    assert.match(await panel.page.locator('main').innerText(), /Nothing said yet/);
    assert.match(await panel.page.locator('.status').innerText(), /Ready/);
  });

  it('shows an entry whole: heard, done, answered, asked, failed, and what it took', async () => {
    await panel.begin(
      of(
        entry(1, {
          takenFor: 'go to line one',
          deeds: [
            { name: 'rename_symbol', says: 'Renamed.', isFailed: false, files: ['/w/src/a.ts', 'C:\\w\\b.ts'] },
            { name: 'run_task', says: 'not there', isFailed: true, files: [] },
          ],
          asked: [{ question: 'Run it?', isYes: false }],
          answers: [{ text: 'It is **so**.', isOpen: false }],
          trouble: { code: 'busy', message: 'The server is busy.' },
          phase: 'failed',
          cost: {
            ms: { understand: 3, total: 1200 },
            used: [
              { ...NOTHING_USED, by: 'transcription', seconds: 2.5, dollars: 0.005, isPriced: true },
              { ...NOTHING_USED, by: 'chat', input: 1000, cached: 800, output: 234, dollars: 0.015, isPriced: true },
              { ...NOTHING_USED, by: 'speech', characters: 41 },
            ],
          },
        }),
      ),
    );
    const shown = await last().innerText();
    for (const words of [
      'go to line 1',
      'Understood as “go to line one”',
      'Renamed.',
      'a.ts',
      'b.ts',
      'not there',
      'Run it? Not allowed.',
      'It is so.',
      'The server is busy.',
      '1,234 tokens',
      'at least $0.02',
      '1.2 sec',
    ])
      assert.ok(shown.includes(words), `${words} in ${shown}`);
    assert.equal(await panel.page.locator('[data-kind="failed"]', { hasText: 'not there' }).innerText(), 'not there');
    await panel.page.locator('.cost summary').click();
    assert.deepEqual(await panel.page.locator('.cost .line').allInnerTexts(), [
      'understood in 3 ms',
      'recogniser: 2.5 sec of sound · $0.005',
      'chat model: 1,000 tokens in, 234 out · 800 of those in kept from before · $0.015',
      'voice: 41 characters',
    ]);
    await button('a.ts').click();
    await button('b.ts').click();
    assert.deepEqual(panel.said, [
      { type: 'go', entry: 1, deed: 0, file: 0 },
      { type: 'go', entry: 1, deed: 0, file: 1 },
    ]);
  });

  it('shows that something was said of which there are no words, and offers none to be said again', async () => {
    const heard = { text: '(spoken)', stable: 8, isFinal: true, doubts: [], isUnwritten: true } as const;
    await panel.begin(of(entry(1, { heard, answers: [{ text: 'So.', isOpen: false }] })));
    assert.ok((await last().innerText()).includes('(spoken)'));
    assert.equal(await last().getByRole('button', { name: 'Do it once more' }).count(), 0);
    assert.equal(await last().getByRole('button', { name: 'Copy all of it' }).count(), 1);
  });

  it('asks for what is pressed: undo of the last change alone, once more, say again, copy, other readings', async () => {
    const changes = {
      deeds: [{ name: 'x', says: 'Changed.', isFailed: false, files: ['/w/a.ts'] }],
      answers: [{ text: 'So.', isOpen: false }],
    };
    await panel.begin(of(entry(1, changes), entry(2, { ...changes, otherwise: { words: ['another'], first: 2 } })));
    assert.equal(await button('Undo what this changed').count(), 1);
    for (const name of [
      'Undo what this changed',
      'Do it once more',
      'Say the answer again',
      'Copy all of it',
      'another',
    ])
      await last().getByRole('button', { name }).click();
    assert.deepEqual(panel.said, [
      ...(['undo', 'retry', 'again', 'copy'] as const).map(wish => ({ type: 'entry' as const, wish, entry: 2 })),
      { type: 'use', entry: 2, number: 2 },
    ]);
  });

  it('takes other words for one that is in doubt, and none when it is left', async () => {
    const text = 'rename total to some';
    const doubtful = entry(1, {
      heard: { text, stable: text.length, isFinal: true, doubts: [{ start: 16, end: 20 }] },
    });
    await panel.begin(of(doubtful));
    await button('Say it otherwise: some').click();
    await panel.page.keyboard.press('Escape');
    await button('Say it otherwise: some').click();
    await panel.page.keyboard.type('sum');
    await panel.page.keyboard.press('Enter');
    assert.equal(await last().locator('.heard').innerText(), text);
    await until('it asks', () => panel.said.length > 0);
    assert.deepEqual(panel.said, [{ type: 'mend', entry: 1, start: 16, end: 20, words: 'sum' }]);
  });

  it('marks the sentence that is heard, across marks of style, and brings it into sight', async () => {
    const text = `${'It begins here and goes on. '.repeat(60)}\n\nThe *end* is \`here\`.`;
    const answered = entry(1, { answers: [{ text, isOpen: false }] });
    await panel.begin(of(answered, entry(2)));
    const start = text.indexOf('The *end*');
    await panel.become(of({ ...answered, spoken: { answer: 0, start: 0, end: 27 } }, entry(2)));
    const isInSight = () =>
      panel.page.evaluate<boolean>(
        "(() => { const mark = document.querySelector('mark').getBoundingClientRect(); const feed = document.querySelector('.feed').getBoundingClientRect(); return mark.top >= feed.top - 1 && mark.bottom <= feed.bottom + 1; })()",
      );
    assert.equal(await panel.page.locator('mark').innerText(), 'It begins here and goes on.');
    assert.ok(await isInSight());
    await panel.become(of({ ...answered, spoken: { answer: 0, start, end: text.length } }, entry(2)));
    assert.equal((await panel.page.locator('mark').allInnerTexts()).join(''), 'The end is here.');
    assert.ok(await isInSight());
    await panel.become(of(answered, entry(2)));
    assert.equal(await panel.page.locator('mark').count(), 0);
  });

  it('offers code of an answer to copy and to insert', async () => {
    await panel.begin(of(entry(1, { answers: [{ text: 'So:\n\n```ts\nlet a = 1;\n```', isOpen: false }] })));
    await button('Copy the code').click();
    await button('Insert the code').click();
    assert.deepEqual(
      panel.said,
      (['copy', 'insert'] as const).map(wish => ({ type: 'code', wish, entry: 1, answer: 0, code: 'let a = 1;' })),
    );
  });

  it('A28, A29, A30, A46: makes nothing of what is hostile but text, and fetches nothing', async () => {
    const hostile =
      '<img src="https://evil.example/i" onerror="document.title=1"> ![p](https://evil.example/p) [Retry](command:x) <script>document.title=1</script>\n\n```mermaid\nclick A "https://evil.example/m"\n```';
    await panel.begin(
      of(
        entry(1, {
          heard: { text: hostile, stable: hostile.length, isFinal: true, doubts: [] },
          takenFor: hostile,
          deeds: [{ name: hostile, says: hostile, isFailed: true, files: [`/w/${hostile}`] }],
          asked: [{ question: hostile, isYes: true }],
          answers: [{ text: hostile, isOpen: false }],
          notices: [hostile],
          trouble: { code: 'x', message: hostile },
          otherwise: { words: [hostile], first: 1 },
        }),
      ),
    );
    assert.equal(
      await panel.page
        .locator('img, a, iframe, object, embed, link[href*=evil], script:not([nonce]), svg:not(.icon), [onerror]')
        .count(),
      0,
    );
    assert.notEqual(await panel.page.title(), '1');
    assert.deepEqual(panel.loaded, []);
  });

  it('A32, A33: shows what hides', async () => {
    const hidden = 'a\u202Eb\u{E0041}c\u200Bd';
    await panel.begin(
      of(
        entry(1, {
          heard: { text: hidden, stable: 2, isFinal: true, doubts: [] },
          takenFor: hidden,
          answers: [{ text: `${hidden} \`${hidden}\``, isOpen: false }],
          deeds: [{ name: 'x', says: hidden, isFailed: false, files: [`/w/${hidden}.ts`] }],
          asked: [{ question: hidden, isYes: false }],
          notices: [hidden],
          trouble: { code: 'x', message: hidden },
          otherwise: { words: [hidden], first: 2 },
        }),
      ),
    );
    assert.equal((await last().innerText()).match(/a⟨U\+202E⟩b⟨U\+E0041⟩c⟨U\+200B⟩d/g)?.length, 10);
  });

  it('A53: keeps a question in sight that waits on screen, and has nothing there to answer it with', async () => {
    await panel.begin({ ...many(50), question: 'Delete everything?' });
    const bar = panel.page.locator('.question');
    assert.match(await bar.innerText(), /Delete everything\?.*Answer on screen/s);
    assert.equal(await bar.locator('button').count(), 0);
    await panel.become(many(50));
    assert.equal(await bar.count(), 0);
  });

  it('has in a conversation what can be done about what is over, while it goes on', async () => {
    const talks = (id: number, isOpen: boolean) =>
      entry(id, { mode: 'converse', phase: 'open', answers: [{ text: 'So.', isOpen }] });
    await panel.begin({ ...of(talks(1, false), talks(2, true)), talk: { isMuted: false, sinceMs: NOW } });
    const buttons = (id: number) =>
      panel.page
        .locator(`article[data-entry="${id}"]`)
        .getByRole('button', { name: 'Copy all of it', includeHidden: true });
    assert.deepEqual([await buttons(1).count(), await buttons(2).count()], [1, 0]);
    await panel.become({ ...of(talks(1, false), talks(2, false)), talk: { isMuted: false, sinceMs: NOW } });
    assert.equal(await buttons(2).count(), 1);
  });

  it('has a conversation’s mute, minutes, cost and end', async () => {
    const talk = {
      isMuted: false,
      sinceMs: Date.now() - 185_000,
      used: {
        ...NOTHING_USED,
        ...{ by: 'conversation' as const, input: 1200, output: 34, dollars: 0.05, isPriced: true },
      },
    };
    await panel.begin({ ...EMPTY, shows: 'listening', talk });
    assert.match(await panel.page.locator('.talk').innerText(), /3 min · 1,234 tokens · \$0\.05/);
    await button('Mute').click();
    await panel.page.getByRole('button', { name: 'End', exact: true }).click();
    await panel.become({ ...EMPTY, shows: 'listening', talk: { ...talk, isMuted: true } });
    assert.equal(await button('Mute').getAttribute('aria-pressed'), 'true');
    assert.match(await panel.page.locator('.status').innerText(), /Muted/);
    assert.deepEqual(panel.said, [
      { type: 'press', key: 'mute' },
      { type: 'press', key: 'converse' },
    ]);
  });

  it('plays, retries and deletes recordings that wait', async () => {
    const recordings = [{ id: 4, begunAt: NOW, ms: 3200 }];
    await panel.begin({ ...EMPTY, recordings });
    await panel.page.getByText('Recordings that wait for their text: 1').click();
    await button('Listen to').click();
    await panel.become({ ...EMPTY, recordings, playing: 4 });
    await button('Stop listening').click();
    await button('Turn it into text').click();
    await button('Delete what was recorded').click();
    assert.deepEqual(
      panel.said,
      (['play', 'silence', 'retry', 'delete'] as const).map(wish => ({ type: 'recording', wish, recording: 4 })),
    );
  });

  it('types, and goes back through what was said', async () => {
    await panel.begin(of(entry(1), entry(2), entry(3)));
    const field = panel.page.getByRole('textbox');
    await field.fill('save');
    await panel.page.keyboard.press('ArrowUp');
    assert.equal(await field.inputValue(), 'go to line 3');
    await panel.page.keyboard.press('ArrowUp');
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('ArrowDown');
    assert.equal(await field.inputValue(), 'save', 'what was begun is still there');
    await panel.page.keyboard.press('Enter');
    assert.deepEqual([await field.inputValue(), panel.said], ['', [{ type: 'typed', words: 'save' }]]);
  });

  it('searches in what is here and in earlier runs', async () => {
    await panel.begin(many(30));
    await button('Search and history').click();
    await panel.page.keyboard.type('line 7');
    const asked = () => panel.said.some(said => said.type === 'search' && said.words === 'line 7');
    await until('it asks for what was said earlier', async () => asked() || undefined);
    await panel.tell({ type: 'found', words: 'line 7', entries: [{ ...entry(-9), turn: 0, deeds: [] }] });
    assert.deepEqual(await panel.page.locator('article .heard').allInnerTexts(), ['go to line -9', 'go to line 7']);
    await panel.tell({ type: 'found', words: 'another', entries: [] });
    assert.equal(await panel.page.locator('article').count(), 2, 'what was not looked for any more is late');
    await panel.page.keyboard.press('Escape');
    await until('all of them are there', async () => (await panel.page.locator('article').count()) > 9 || undefined);
  });

  it('goes by keys to every entry and to what can be done about it', async () => {
    await panel.begin(many(300));
    await last().focus();
    assert.equal(await focused(), '300');
    for (const key of ['ArrowUp', 'PageUp', 'ArrowUp']) await panel.page.keyboard.press(key);
    await until('it is there', async () => (await focused()) === '297' || undefined);
    await panel.page.keyboard.press('Home');
    await until('it is at the first', async () => (await focused()) === '1' || undefined);
    const article = panel.page.locator('article[data-entry="1"]');
    assert.deepEqual(
      [await article.getAttribute('aria-posinset'), await article.getAttribute('aria-setsize')],
      ['1', '300'],
    );
    const names: string[] = [];
    for (let at = 0; at < 3; at++) {
      await panel.page.keyboard.press('Tab');
      names.push(
        await panel.page.evaluate<string>(
          "document.activeElement.getAttribute('aria-label') ?? document.activeElement.tagName",
        ),
      );
    }
    assert.deepEqual(names, ['Do it once more', 'Copy all of it', 'Type a command, or a question']);
    await article.focus();
    await panel.page.keyboard.press('End');
    await until('it is at the last', async () => (await focused()) === '300' || undefined);
  });

  it('announces whole sentences, once, and nothing that is still being said or written', async () => {
    let state = EMPTY;
    await panel.begin(state);
    const narrator = new Narrator(event => {
      state = reduce(state, event, NOW);
    });
    const tell = narrator.begin({ number: 1, manner: 'asked', mode: 'ask' });
    const then = async (...happenings: readonly Happening[]) => {
      for (const happening of happenings) tell(happening);
      await panel.become(state);
      return panel.told();
    };
    assert.deepEqual(await then({ event: 'partial', text: 'what is', stable: 0 }), []);
    assert.deepEqual(await then({ event: 'transcript', text: 'what is this' }), ['what is this']);
    assert.deepEqual(await then({ event: 'delta', text: 'It **adds** up. And th' }), ['what is this', 'It adds up.']);
    assert.deepEqual((await then({ event: 'delta', text: 'en it ends.\n\n```\ncode\n```\n' })).slice(2), [
      'And then it ends.',
    ]);
    assert.deepEqual((await then({ event: 'asks', question: 'Run it?' })).slice(3), ['Run it?']);
    const all = await then(
      { event: 'answer', text: 'It **adds** up. And then it ends.\n\n```\ncode\n```\nGood' },
      { event: 'done', ms: {} },
    );
    assert.deepEqual(all.slice(4), ['Good']);
    const live = panel.page.locator('[aria-live]');
    assert.deepEqual([await live.count(), await live.getAttribute('aria-live')], [1, 'polite']);
  });

  it('stays at the end while more comes, and where someone has gone', async () => {
    await panel.begin(many(100));
    const fromEnd = () =>
      panel.page.evaluate<number>(
        "(() => { const feed = document.querySelector('.feed'); return feed.scrollHeight - feed.scrollTop - feed.clientHeight; })()",
      );
    await until('it is at the end', async () => (await fromEnd()) < 3 || undefined);
    await panel.become(many(101));
    await until(
      'it is at the new end',
      async () => ((await fromEnd()) < 3 && (await last().getAttribute('data-entry')) === '101') || undefined,
    );
    await panel.page.evaluate("document.querySelector('.feed').scrollTop = 2000");
    await until('it is far away', async () => (await fromEnd()) > 1000 || undefined);
    const inSight = () =>
      panel.page.evaluate<string>(
        "(() => { const top = document.querySelector('.feed').getBoundingClientRect().top; const card = [...document.querySelectorAll('article')].find(each => each.getBoundingClientRect().bottom > top + 1); return card.dataset.entry + ' ' + Math.round(card.getBoundingClientRect().top); })()",
      );
    await panel.become(many(101));
    const before = await inSight();
    await panel.become(many(102));
    assert.equal(await inSight(), before);
  });

  it('asks for what came earlier where someone goes there', async () => {
    await panel.begin({ ...EMPTY, hasEarlier: true });
    await until(
      'it asks where there is nothing yet',
      async () => panel.said.some(({ type }) => type === 'earlier') || undefined,
    );
    await panel.become({ ...many(100), hasEarlier: true });
    panel.said.splice(0);
    await last().focus();
    await panel.page.keyboard.press('Home');
    await until('it asks', async () => panel.said.some(({ type }) => type === 'earlier') || undefined);
  });

  it('has only what is in sight in the page, of ten thousand, and has them there at once', async () => {
    await panel.begin(EMPTY);
    const state = many(10_000);
    const drawn = `new Promise(resolve => {
      new MutationObserver(() => document.querySelector('[data-entry="10000"]') && resolve(performance.now() - toldAt)).observe(document.body, { childList: true, subtree: true });
    })`;
    const ms = panel.page.evaluate<number>(drawn);
    await panel.begin(state);
    console.log(`      10,000 turns, sent whole by a test and drawn: ${Math.round(await ms)} ms`);
    assert.ok((await panel.page.locator('article').count()) < 40);
  });
});
