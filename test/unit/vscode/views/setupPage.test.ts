import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { FromSetup, ShownDevice, ShownPart, ToSetup } from '../../../../src/panel/setup/protocol.ts';
import { CHROMIUM, CHROMIUM_FLAGS } from '../../../support/chromium.ts';
import { HostedPage } from '../../../support/hostedPage.ts';

const PICTURES = resolve(import.meta.dirname, '../../../../out/screenshots');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Colours of VS Code's own themes, as far as the page takes them. */
const THEMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dark: {
    'editor-background': '#1f1f1f',
    foreground: '#cccccc',
    descriptionForeground: '#9d9d9d',
    errorForeground: '#f85149',
    focusBorder: '#0078d4',
    'widget-border': '#313131',
    'editorWidget-background': '#202020',
    'editorWidget-foreground': '#cccccc',
    'button-background': '#0078d4',
    'button-foreground': '#ffffff',
    'button-secondaryBackground': '#313131',
    'button-secondaryForeground': '#cccccc',
    'button-secondaryHoverBackground': '#3c3c3c',
    'testing-iconPassed': '#73c991',
    'testing-iconFailed': '#f14c4c',
  },
  light: {
    'editor-background': '#ffffff',
    foreground: '#3b3b3b',
    descriptionForeground: '#3b3b3b',
    errorForeground: '#b5200d',
    focusBorder: '#005fb8',
    'widget-border': '#e5e5e5',
    'editorWidget-background': '#f8f8f8',
    'editorWidget-foreground': '#3b3b3b',
    'button-background': '#005fb8',
    'button-foreground': '#ffffff',
    'button-secondaryBackground': '#e5e5e5',
    'button-secondaryForeground': '#3b3b3b',
    'button-secondaryHoverBackground': '#cccccc',
    'testing-iconPassed': '#388a34',
    'testing-iconFailed': '#ad0707',
  },
  'high-contrast': {
    'editor-background': '#000000',
    foreground: '#ffffff',
    descriptionForeground: '#ffffff',
    errorForeground: '#f48771',
    focusBorder: '#f38518',
    contrastBorder: '#6fc3df',
    'editorWidget-background': '#0c141f',
    'editorWidget-foreground': '#ffffff',
    'button-foreground': '#ffffff',
    'button-background': '#000000',
    'button-border': '#6fc3df',
    'button-secondaryForeground': '#ffffff',
    'button-secondaryBackground': '#000000',
  },
};

const WORDS = {
  ...{ title: 'Aloud: what works here', status: 'Everything was tried for real.', again: 'Try Again' },
  ...{ choose: 'Choose What Hears', parts: 'The parts', paths: 'Which way each job takes' },
  ...{ microphones: 'Microphones', monitors: 'What the loudspeakers play', none: 'None was found.' },
  ...{ use: 'Use', listen: 'Listen', inUse: 'In use', level: 'How loud it is' },
};
const part = (
  title: string,
  state: ShownPart['state'],
  says: string,
  detail: string,
  took = '',
  buttons: string[] = [],
): ShownPart => ({ ...{ title, state, says, detail, can: '', took, buttons } });
const device = (label: string, isChosen = false): ShownDevice => ({
  label,
  detail: 'usb-1',
  isChosen,
  isTried: false,
  failure: '',
});

const DATA: ToSetup = {
  type: 'show',
  words: WORDS,
  parts: [
    part('Microphone', 'works', 'Works', 'The built-in recorder records.', 'It took 482 ms.'),
    part('Loudspeakers', 'works', 'Works', 'The built-in player can play.', 'It took 311 ms.'),
    part('SoX (optional)', 'note', 'Is not needed', 'Not installed. Nothing needs it.'),
    part('Transcription', 'fails', 'Does not work', 'It understood <b>go to wine</b> free.', '', [
      'Choose a Model',
      'Open Settings',
    ]),
    part('Chat model', 'trying', 'Is being tried', ''),
    part('Speech', 'waits', 'Not tried yet', ''),
  ],
  paths: ['A command: Moonshine hears it, a grammar on this machine understands it.', 'An explanation: an outline.'],
  isBusy: false,
  level: undefined,
  microphones: [device("The system's default", true), device('USB Microphone')],
  monitors: [device('Monitor of Speakers')],
};

describe("the set-up's page", () => {
  let browser: Browser;
  let hosted: HostedPage<FromSetup, ToSetup>;
  let page: Page;

  before(async function () {
    if (!existsSync(CHROMIUM)) this.skip();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: [...CHROMIUM_FLAGS] });
  });

  after(() => browser?.close());

  beforeEach(async () => {
    hosted = await HostedPage.open(browser, 'setup', { height: 1100 });
    page = hosted.page;
  });

  afterEach(() => hosted?.close());

  const show = (data: ToSetup) => hosted.tell(data);

  for (const [name, colors] of Object.entries(THEMES))
    it(`has nothing that axe finds serious, at its size and at twice of it: ${name}`, async () => {
      await page.evaluate(`for (const [name, color] of Object.entries(${JSON.stringify(colors)}))
        document.documentElement.style.setProperty('--vscode-' + name, color)`);
      await show({
        ...DATA,
        microphones: [...DATA.microphones.slice(0, 1), { ...device('USB Microphone'), isTried: true }],
        level: 0.6,
      });
      assert.ok(await page.getByRole('button', { name: 'Try Again' }).isVisible());
      await page.screenshot({ path: join(PICTURES, `setup-page-${name}.png`) });
      await page.evaluate(readFileSync(AXE, 'utf8'));
      for (const width of [900, 450]) {
        await page.setViewportSize({ width, height: 1100 });
        const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        assert.deepEqual(
          serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
          [],
        );
        assert.equal(await page.evaluate('document.documentElement.scrollWidth > innerWidth'), false, `${width} px`);
      }
    });

  it('A53: shows text as text, loads nothing, and says only which button was pressed', async () => {
    await show(DATA);
    assert.equal(await page.locator('b').count(), 0);
    assert.ok(await page.getByText('<b>go to wine</b>').isVisible());
    await page.getByRole('button', { name: 'Transcription: Open Settings' }).click();
    await page.getByRole('button', { name: 'Use: USB Microphone' }).click();
    await page.getByRole('button', { name: 'Listen: USB Microphone' }).click();
    await page.getByRole('button', { name: 'Try Again' }).click();
    assert.deepEqual(hosted.said, [
      { type: 'ready' },
      { type: 'mend', part: 3, remedy: 1 },
      { type: 'use', list: 'microphones', row: 1 },
      { type: 'try', list: 'microphones', row: 1 },
      { type: 'again' },
    ]);
    assert.deepEqual(hosted.loaded, []);
  });

  it('leaves the focus, and what is opened, where they are when something changes', async () => {
    await show(DATA);
    await page.locator('summary').click();
    await page.getByRole('button', { name: 'Listen: USB Microphone' }).focus();
    const tried = { ...device('USB Microphone'), isTried: true };
    for (const level of [0.2, 0.9])
      await show({ ...DATA, level, microphones: [device("The system's default", true), tried] });
    assert.equal(await page.evaluate('document.activeElement.getAttribute("aria-label")'), 'Listen: USB Microphone');
    assert.equal(
      await page.getByRole('button', { name: 'Listen: USB Microphone' }).getAttribute('aria-pressed'),
      'true',
    );
    assert.equal(await page.locator('details').getAttribute('open'), '');
    assert.equal(await page.locator('meter').evaluate(meter => (meter as unknown as { value: number }).value), 90);
    await show({ ...DATA, isBusy: true, parts: DATA.parts.slice(0, 1), paths: [] });
    assert.equal(await page.evaluate('document.activeElement.getAttribute("aria-label")'), 'Listen: USB Microphone');
  });
});
