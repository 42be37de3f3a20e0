import assert from 'node:assert/strict';
import { basename, dirname, join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { PageServer } from '../../../../src/capture/page/pageServer.ts';
import type { ToPage } from '../../../../src/capture/page/protocol.ts';
import { silentLog } from '../../../../src/common/log.ts';
import { misfitsIn, readerTree, seriousIn, stopsOf } from '../../../support/accessible.ts';
import { CHROMIUM } from '../../../support/chromium.ts';
import { openBrowser } from '../../../support/panelPage.ts';
import { skipWithoutPrograms } from '../../../support/skipWithoutPrograms.ts';
import { until } from '../../../support/until.ts';

const MEDIA = resolve(import.meta.dirname, '../../../../media/microphone');
const SCREENSHOTS = resolve(import.meta.dirname, '../../../../out/screenshots');

/** What the page may say aloud by itself, and when it was said. */
const LISTENS = `
  globalThis.heard = [];
  addEventListener('DOMContentLoaded', () => {
    for (const region of document.querySelectorAll('[role=status], [role=alert], [aria-live]'))
      new MutationObserver(() => heard.push(region.id + ': ' + region.textContent.trim())).observe(region, { childList: true, characterData: true, subtree: true });
  });`;

describe('the microphone page, to a screen reader, a keyboard and the eye', () => {
  let opened: Awaited<ReturnType<typeof openBrowser>>;
  let browser: Browser;
  let server: PageServer;
  let page: Page;

  before(async function () {
    process.env['PATH'] = [dirname(CHROMIUM), process.env['PATH']].join(':');
    skipWithoutPrograms(this, [basename(CHROMIUM)]);
    opened = await openBrowser();
    browser = opened.browser;
  });
  beforeEach(async () => {
    const nothing = () => {};
    const listener = { arrived: nothing, said: nothing, heard: nothing, left: nothing };
    server = await PageServer.start({ files: MEDIA, listener, log: silentLog });
    page = await browser.newPage({ viewport: { width: 900, height: 700 } });
    await page.addInitScript(LISTENS);
  });
  afterEach(async () => {
    await page.close();
    await server.close();
  });
  after(() => opened?.close());

  const tell = (state: string, words?: string) =>
    server.tell({ type: 'state', state, turn: 1, ...(words !== undefined && { words }) } as ToPage);

  /** The page, once it is joined. */
  async function open(): Promise<void> {
    await page.goto(server.invite());
    await until('it is joined', async () => (await page.locator('body[data-link="joined"]').count()) > 0 || undefined);
  }

  /** As it is with a microphone, also where this machine has none. */
  const show = () =>
    page.evaluate(
      "document.getElementById('asking').hidden = true; document.getElementById('recording').hidden = false;",
    );

  it('has roles and names in their order, and one button at a time', async () => {
    await open();
    const asking = (await readerTree(page)).map(line => line.trim().replace(/ \(.*/, ''));
    assert.deepEqual(asking, ['main', 'heading "Aloud: microphone"', 'status', 'button "Allow the microphone"']);
    await show();
    tell('listening', 'rename to');
    await until('it shows that', async () => (await page.locator('#words').innerText()) === 'rename to' || undefined);
    const talking = (await readerTree(page)).map(line => line.trim());
    assert.ok(
      talking.some(line => /^status/.test(line)),
      talking.join('\n'),
    );
    assert.deepEqual(talking.filter(line => line.startsWith('button')).length, 1);
    assert.match(await page.title(), /^● /);
  });

  it('announces each state once, and never words that are still being said', async () => {
    await open();
    await show();
    tell('listening');
    for (const words of ['rename', 'rename total', 'rename total to sum']) tell('listening', words);
    tell('thinking', 'rename total to sum');
    tell('idle');
    await until('it is idle', async () => (await page.locator('#label').innerText()) === 'Idle' || undefined);
    const heard = await page.evaluate<readonly string[]>('heard');
    assert.deepEqual(
      heard.filter(line => line.startsWith('state')).map(line => line.slice(7)),
      ['Listening', 'Thinking', 'Idle'],
    );
    assert.ok(
      heard.every(line => !line.includes('rename')),
      heard.join('\n'),
    );
    assert.equal(heard.filter(line => line.startsWith('link')).length, 1);
  });

  it('A28, A29, A30, A46: shows what was said to the letter, and loads nothing of it', async () => {
    await open();
    await show();
    const asked: string[] = [];
    page.on('request', request => asked.push(request.url()));
    const hostile =
      '<img src="https://evil.example/i" onerror="document.title=1"> [x](command:quit) <a href="https://evil.example">';
    tell('listening', hostile);
    await until('it shows that', async () => (await page.locator('#words').innerText()) === hostile || undefined);
    assert.equal(await page.locator('img, a, iframe, [onerror]').count(), 0);
    assert.deepEqual(asked, []);
  });

  it('says a problem as an alert, once', async () => {
    await open();
    await page.evaluate("document.getElementById('allow').click()");
    await until('it says so', async () => (await page.locator('#problem').innerText()) !== '' || undefined);
    const heard = await page.evaluate<readonly string[]>('heard');
    assert.equal(heard.filter(line => line.startsWith('problem') && line.length > 12).length, 1);
  });

  for (const [kind, media] of Object.entries({
    light: { colorScheme: 'light' },
    dark: { colorScheme: 'dark' },
    'high-contrast': { forcedColors: 'active' },
    'less motion': { reducedMotion: 'reduce' },
  } as const))
    it(`2.4.7, 2.5.8, 1.4.10: has nothing that axe finds serious, and all of it in sight: ${kind}, at 100 and 200 %`, async () => {
      await page.emulateMedia(media);
      await open();
      for (const width of [900, 320])
        for (const state of ['asking', 'listening', 'idle']) {
          await page.setViewportSize({ width, height: 700 });
          if (state !== 'asking') {
            await show();
            tell(state, 'a'.repeat(200));
            await until(
              'it shows that',
              async () => (await page.locator(`body[data-state="${state}"]`).count()) > 0 || undefined,
            );
          }
          assert.deepEqual(await seriousIn(page), [], `${state}, ${width} px`);
          assert.deepEqual(await misfitsIn(page), [], `${state}, ${width} px`);
          assert.deepEqual((await stopsOf(page)).hidden, [], `${state}, ${width} px`);
          await page.screenshot({ path: join(SCREENSHOTS, `microphone-${kind}-${state}-${width}.png`) });
        }
      if (kind === 'less motion')
        assert.match(
          await page.evaluate<string>(
            "getComputedStyle(document.getElementById('level')).transitionProperty + getComputedStyle(document.getElementById('level')).transitionDuration",
          ),
          /none|0s/,
        );
    });
});
