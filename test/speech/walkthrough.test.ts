import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { LiveMicrophone } from '../support/host/liveMicrophone.ts';
import { skipWithoutHost } from '../support/host/skipWithoutHost.ts';
import { Studio, type StudioOptions } from '../support/host/studio.ts';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import { Walkthrough } from '../support/host/walkthrough.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';

const SCREENSHOTS = resolve(import.meta.dirname, '../../out/screenshots');
const [CURRENT] = HOSTS as readonly [HostVersion];
const KEY = 'sk-the-right-key-1234';
/** An extension that brings a language model, as Copilot does. */
const MODELS = resolve(import.meta.dirname, '../vscode/models');
const EXPLAINED = 'It adds up all prices that are not too much.';
const SPOKEN = [
  ...['go to line three', 'go to the return statement', 'go to the top', 'rename sum to result'],
  ...['rename total to add up', 'what type is sum', 'go to line nine', 'go to sleep'],
];
/** Without a key nothing can be asked of OpenAI, and nothing is. */
const KEYLESS = { 'aloud.baseUrl': 'https://api.openai.com/v1', 'aloud.pocketsphinx.path': 'pocketsphinx_batch' };
/** So much a person does from the first step to the last, a press or a sentence each; moving to a step is one, too. */
const MOST_ACTIONS = 36;

interface Way {
  readonly name: string;
  readonly options: Pick<StudioOptions, 'api' | 'extensions' | 'environment' | 'settings'>;
  /** What is done where the list asks what shall hear, think and speak. */
  readonly choose: (studio: Studio, does: Does) => Promise<void>;
  /** Whether the step's own button begins what is said, once. */
  readonly hasButton?: true;
  /** What is told of the practice file where it is explained. */
  readonly explained: RegExp;
}

type Does = (action: () => Promise<unknown>) => Promise<void>;

/** What hears is there already. */
const keepsWhatThereIs: Way['choose'] = ({ workbench: { page } }, does) => does(() => page.keyboard.press('Escape'));
const OUTLINED = /The function total has [\s\S]*made without a chat model/;

const WAYS: readonly Way[] = [
  {
    name: 'with a key',
    options: {
      api: { key: KEY, hears: SPOKEN, chat: [{ reply: { text: EXPLAINED } }] },
      settings: { 'aloud.pocketsphinx.path': '/none' },
    },
    choose: async (studio, does) => {
      await does(() => studio.workbench.page.keyboard.press('Enter'));
      await does(() => studio.answer('secret storage', KEY));
    },
    explained: /adds up all prices/,
  },
  {
    name: "with the editor's own model, and PocketSphinx",
    options: {
      extensions: [MODELS],
      environment: { ALOUD_TEST_SCRIPT: JSON.stringify([{ text: EXPLAINED }]), OPENAI_BASE_URL: '' },
      settings: KEYLESS,
    },
    choose: async ({ workbench: { page } }, does) => {
      await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Scripted One' }).waitFor();
      await does(() => page.keyboard.type('language model of VS Code'));
      await does(() => page.keyboard.press('Enter'));
    },
    explained: /adds up all prices/,
  },
  {
    name: 'with PocketSphinx alone',
    options: { environment: { OPENAI_BASE_URL: '' }, settings: KEYLESS },
    choose: keepsWhatThereIs,
    hasButton: true,
    explained: OUTLINED,
  },
];

describe('the walkthrough, from end to end with nothing but keys and voice,', function () {
  this.timeout(240_000);

  for (const { name, options, choose, hasButton, explained } of WAYS)
    describe(name, () => {
      let studio: Studio;
      let folder: TemporaryFolder;
      let microphone: LiveMicrophone;
      let walkthrough: Walkthrough;
      let actions = 0;
      let isPractising = false;

      before(async function () {
        this.timeout(600_000);
        skipWithoutHost(this, CURRENT, ['flite', 'pocketsphinx_batch', 'sox']);
        folder = temporaryFolder('walkthrough');
        microphone = new LiveMicrophone(folder.path);
        studio = await Studio.start({
          host: CURRENT,
          files: { 'a.ts': 'let a = 1;\n' },
          ...options,
          settings: {
            'aloud.commands.understand': 'grammar-first',
            'aloud.transcription.backend': 'auto',
            'aloud.player': 'none',
            'aloud.microphone.backend': 'auto',
            'aloud.sox.path': microphone.program,
            'aloud.microphone.standbySeconds': 0,
            ...options.settings,
          },
        });
        walkthrough = new Walkthrough(studio.workbench);
      });

      after(async () => {
        try {
          await studio?.stop();
        } finally {
          folder?.remove();
        }
      });

      const file = `walkthrough-${name.replace(/\W+/g, '-')}`;
      const picture = (what: string) => studio.workbench.screenshot(join(SCREENSHOTS, `${what}.png`));
      const key = (pressed: string) => studio.workbench.page.keyboard.press(pressed);

      afterEach(async function () {
        if (this.currentTest?.state === 'failed') await picture(`failed-${file}`);
      });

      const does: Does = async action => {
        actions++;
        await action();
      };

      /** Goes to a step, and presses what it offers. */
      async function presses(title: string, offer: string): Promise<void> {
        await does(() => walkthrough.goTo(title));
        await does(() => walkthrough.press(title, offer));
      }

      /** Opens the practice file, which has the focus then. */
      async function practises(title: string, text: RegExp): Promise<void> {
        await does(() => walkthrough.goTo(title));
        if (isPractising)
          assert.notEqual(await studio.workbench.editorText(), '', 'the page lies over the practice file');
        isPractising = true;
        await does(() => walkthrough.press(title, 'Open the Practice File'));
        await studio.text(text);
        await studio.workbench.page.locator('.editor-instance .monaco-editor.focused').waitFor();
      }

      /** Presses what listens, and is in the practice file then. */
      async function speaksTo(title: string): Promise<void> {
        await presses(title, 'Voice Command');
        await studio.workbench.page.locator('.editor-instance .monaco-editor.focused').waitFor();
      }

      /** Says it by the key, or by the button of a step, and waits until it is done. */
      async function says(words: string, isDone: () => Promise<boolean>, title?: string): Promise<void> {
        if (title === undefined) await does(() => studio.press('Aloud: Voice Command'));
        else await speaksTo(title);
        await does(() => microphone.hears(words));
        await until(`“${words}” is done`, isDone);
        await studio.state('idle');
      }

      const bar = () => studio.workbench.page.locator('.statusbar').innerText();
      const isIn = (line: number) => async () => new RegExp(`Ln ${line},`).test(await bar());
      const isText = (wanted: RegExp) => async () => wanted.test(await studio.workbench.editorText());
      const ticked = (title: string) => until(`“${title}” is ticked`, () => walkthrough.isTicked(title));

      /** The list with such a title, when it is open and has the focus. */
      async function list(title: string): Promise<void> {
        const { page } = studio.workbench;
        await page.locator('.quick-input-title').filter({ hasText: title, visible: true }).waitFor();
        await until('the list has the focus', () =>
          page
            .locator('.quick-input-widget')
            .evaluate(element => element.contains(element.ownerDocument.activeElement)),
        );
      }

      it('ticks each of its steps itself', async () => {
        const { page } = studio.workbench;
        await presses('Choose what hears', 'Choose');
        await list('What shall hear, think and speak?');
        await choose(studio, does);
        await ticked('Choose what hears');

        await presses('Try your microphone', 'Choose a Microphone');
        await list('Choose a Microphone');
        const rows = page.locator('.quick-input-list .monaco-list-row');
        await rows.filter({ hasText: 'System default' }).first().waitFor();
        await does(() => page.keyboard.type('SoX'));
        await rows.filter({ hasText: 'SoX' }).first().waitFor();
        await does(() => microphone.hears('is this the right one'));
        await page
          .locator('.quick-input-title')
          .filter({ hasText: /[▅▆▇█]/ })
          .waitFor();
        await ticked('Try your microphone');
        await does(() => key('Enter'));
        await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });

        await practises('go to line three', /throw new Error\('too much'\)/);
        await says('go to line three', isIn(3));
        assert.equal(
          await walkthrough.isTicked('go to line three'),
          false,
          'a lesson of three tasks is not done by one',
        );
        await says('go to the return statement', isIn(9));
        await says('go to the top', isIn(1), hasButton && 'go to line three');
        await ticked('go to line three');

        await practises('rename sum to result', /let sum = 0/);
        await says('rename sum to result', isText(/return result;/));
        await says('rename total to add up', isText(/function addUp\(/));
        await ticked('rename sum to result');

        await practises('Have code explained aloud', /let sum = 0/);
        await does(() => key('Alt+X'));
        const allow = page.locator('.monaco-dialog-box').getByRole('button', { name: 'Allow' });
        await until('it is asked, or explained', async () => {
          if ((await allow.count()) > 0) await does(() => allow.press('Enter'));
          return explained.test(await studio.workbench.conversation());
        });
        await studio.state('idle');
        await says('what type is sum', async () => /number/.test(await studio.workbench.conversation()));
        await ticked('Have code explained aloud');

        await practises('Use no key at all', /let sum = 0/);
        await does(() => key('Alt+Shift+Q'));
        await until('it listens', async () => /Hands-free/.test(await bar()));
        await does(() => microphone.hears('go to line nine'));
        await until('it is in line nine', isIn(9));
        await until('it listens again', async () => /Hands-free/.test(await bar()));
        await does(() => microphone.hears('go to sleep'));
        await ticked('Use no key at all');

        await presses('See what you can say', 'Show the Sheet');
        await ticked('See what you can say');
        await picture(file);
        assert.ok(actions <= MOST_ACTIONS, `${actions} actions`);
      });
    });
});
