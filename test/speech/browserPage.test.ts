import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { joined, wavBytes } from '../../src/common/wav.ts';
import { SAMPLE_PROJECT } from '../support/host/sampleProject.ts';
import { skipWithoutHost } from '../support/host/skipWithoutHost.ts';
import { Studio } from '../support/host/studio.ts';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import { say } from '../support/server/flite.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import { PATIENCE_MS } from '../support/until.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const [CURRENT] = HOSTS as readonly [HostVersion];
const RATE_HZ = 16_000;
const COMMAND = 'rename total to grand total';
const RENAME = {
  reply: { calls: [{ name: 'rename_symbol', arguments: { name: 'total', new_name: 'grandTotal' } }] },
};

describe('a voice through a page in the browser', function () {
  this.timeout(180_000);
  let folder: TemporaryFolder;
  let studio: Studio;
  let page: Page;

  before(async function () {
    this.timeout(120_000);
    skipWithoutHost(this, CURRENT, ['flite', 'pocketsphinx_batch', 'sox']);
    folder = temporaryFolder('page');
    const microphone = join(folder.path, 'voice.wav');
    const quiet = (seconds: number) => new Int16Array(seconds * RATE_HZ);
    const said = joined([quiet(1), await say(COMMAND, { rateHz: RATE_HZ }), quiet(5)]);
    writeFileSync(microphone, wavBytes(said, RATE_HZ));
    studio = await Studio.start({
      host: CURRENT,
      files: SAMPLE_PROJECT,
      settings: { 'aloud.microphone.backend': 'browser' },
      api: { hears: { only: [COMMAND, 'go to line three'] } },
      microphone,
    });
  });

  after(async () => {
    await studio?.stop();
    folder?.remove();
  });

  it('opens the page, and does what is said into it', async () => {
    const { workbench, api } = studio;
    await workbench.openFile('cart.ts', 8, 3);
    api.say(RENAME, { reply: { text: 'Renamed.' } });
    const opened = workbench.page.context().waitForEvent('page', { timeout: PATIENCE_MS });
    await studio.press('Aloud: Voice Command');
    page = await opened;
    await page.getByRole('button', { name: 'Allow the microphone' }).click();
    await page.getByText('Listening', { exact: true }).waitFor();
    await page.screenshot({ path: join(ROOT, 'out/screenshots/microphone-page.png') });
    await studio.text(/function grandTotal\(/);
    await studio.state('idle');
    assert.match(page.url(), /^http:\/\/localhost:\d+\/proxy\/\d+\/$/, 'the address keeps no token');
    await workbench.page.bringToFront();
    await workbench.page.keyboard.press('Control+Z');
    await studio.text(text => text === SAMPLE_PROJECT['cart.ts']);
  });

  it('does what is said when the page’s own button is pressed', async () => {
    const { api } = studio;
    api.say(RENAME, { reply: { text: 'Renamed.' } });
    await page.bringToFront();
    const talk = page.getByRole('button', { name: 'Talk' });
    const asked = () => api.requestsTo('/chat/completions').length;
    const before = asked();
    // It is said again and again: begun in the middle it is not understood, and behind that it is begun once more.
    for (let time = 0; time < 3 && asked() === before; time++) {
      await talk.click();
      await page.getByText('Listening', { exact: true }).waitFor();
      await talk.waitFor();
    }
    await studio.text(/function grandTotal\(/);
    await studio.state('idle');
    await studio.workbench.page.bringToFront();
    await studio.workbench.page.keyboard.press('Control+Z');
    await studio.text(text => text === SAMPLE_PROJECT['cart.ts']);
  });

  it('A42: another page, or the same address once more, is not let in', async () => {
    const stranger = await studio.workbench.page.context().newPage();
    const answer = await stranger.goto(page.url());
    assert.equal(answer?.status(), 403);
    assert.doesNotMatch(await stranger.content(), /aloud-token/);
    const refused = await stranger.evaluate(
      address =>
        new Promise<string>(done => {
          const socket = new WebSocket(address, ['aloud', 'a-token-that-was-guessed']);
          socket.onopen = () => done('let in');
          socket.onerror = () => done('refused');
        }),
      new URL('mic', page.url()).href.replace(/^http/, 'ws'),
    );
    assert.equal(refused, 'refused');
    await stranger.close();
  });
});
