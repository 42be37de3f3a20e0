import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { skipWithoutHost } from '../support/host/skipWithoutHost.ts';
import { SpokenSound } from '../support/host/spokenSound.ts';
import { Studio } from '../support/host/studio.ts';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import { recognise, say } from '../support/server/flite.ts';
import { type RealtimeServer, startRealtimeServer } from '../support/server/realtime/realtimeServer.ts';
import type { Reply } from '../support/server/realtime/talkSession.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';

const SCREENSHOTS = resolve(import.meta.dirname, '../../out/screenshots');
const [CURRENT] = HOSTS as readonly [HostVersion];
const CODE = 'function add(a, b) {\n  const total = a + b;\n  return total;\n}\n';

const PLAIN = 'go to line three';
const ACT = 'make this name better';
const LONG = 'tell me all about it';
const INTO = 'no leave that and make it a comment';
const RISKY = 'throw the whole file away';
const LAST = 'goodbye';
const ALL = [PLAIN, ACT, LONG, INTO, RISKY, LAST];
const LOOK = 'Please look at the screen.';
const DONE = 'it is done';
const REFUSED = 'you said no';
const STORY = 'It adds two numbers, and it gives back what they come to. '.repeat(6).trim();

/** What the model does of what it has heard last. */
function reply(items: readonly string[], mayCall: boolean): Reply {
  if (!mayCall) return { says: [LOOK] };
  // What it is told of the editor may stand behind both.
  const last = items.findLast(item => /^(?:tool|user):/.test(item)) ?? '';
  if (last.startsWith('tool:')) return { says: [/Error/.test(last) ? 'You said no.' : 'It is done.'] };
  const heard = items.findLast(item => item.startsWith('user:'))?.slice('user: '.length);
  const call = (name: string, given: object): Reply => ({ calls: [{ name, arguments: JSON.stringify(given) }] });
  if (heard === ACT) return call('rename_symbol', { name: 'total', new_name: 'sum' });
  if (heard === INTO) return call('insert_text', { text: '// Adds.', where: 'start_of_file' });
  if (heard === RISKY) return call('delete_file', { file: 'a.ts' });
  return { says: [STORY] };
}

describe('a conversation in the workbench', function () {
  this.timeout(240_000);
  let studio: Studio;
  let folder: TemporaryFolder;
  let sound: SpokenSound;
  let server: RealtimeServer;

  before(async function () {
    this.timeout(180_000);
    skipWithoutHost(this, CURRENT, ['flite', 'pocketsphinx_batch', 'sox']);
    folder = temporaryFolder('converse');
    server = await startRealtimeServer({
      hears: (samples, rateHz) => recognise(samples, rateHz, ALL),
      talk: { replies: reply, says: words => say(words, { rateHz: 24_000 }) },
    });
    sound = new SpokenSound(folder.path);
    studio = await Studio.start({
      host: CURRENT,
      files: { 'a.ts': CODE },
      settings: {
        'aloud.commands.understand': 'grammar-first',
        'aloud.conversation.baseUrl': server.url,
        ...sound.settings,
      },
    });
    await studio.workbench.openFile('a.ts', 1, 1);
  });

  after(async () => {
    try {
      await studio?.stop();
      await server?.close();
    } finally {
      folder?.remove();
    }
  });

  /** Says it, and waits until it was heard. */
  async function says(words: string): Promise<void> {
    await sound.speaks(words);
    await until(`“${words}” was heard`, async () => (await said()).some(({ text }) => text === words));
  }

  const said = async () => (await studio.workbench.entries()).filter(({ kind }) => kind === 'said');
  const answers = async () =>
    (await studio.workbench.entries()).filter(({ kind, open }) => kind === 'answer' && !open).map(({ text }) => text);
  const spokenSince = (ms: number) => sound.spokenSince(ms, [DONE, REFUSED, STORY.split('.')[0] ?? '']);

  it('is held by voice: commands, actions, an interruption, a question on screen, an end', async () => {
    await studio.workbench.run('Aloud: Converse');
    await studio.workbench.showConversation();
    await studio.state('listening');
    await says(PLAIN);
    await until('the grammar has gone there', async () =>
      /Ln 3,/.test(await studio.workbench.page.locator('.statusbar').innerText()),
    );
    assert.equal(
      server.talks[0]?.events.some(({ type }) => type === 'response.create'),
      false,
    );

    const beforeDone = sound.heardMs;
    await says(ACT);
    await until('it is renamed', async () => /const sum = a \+ b;/.test(await studio.workbench.editorText()));
    await until('it says so', async () => (await answers()).includes('It is done.'));
    assert.equal(await spokenSince(beforeDone), DONE);

    await says(LONG);
    const before = sound.heardMs;
    // By then it is known that nothing of it comes back to the microphone, however late a busy machine hands over frames.
    await until('some of it is heard', () => sound.heardMs - before > 4000);
    await says(INTO);
    await until('the answer was cut', async () => (await answers()).some(text => text.endsWith('…')));
    await until('a comment is there', async () => /\/\/ Adds\./.test(await studio.workbench.editorText()));
    await studio.workbench.screenshot(join(SCREENSHOTS, 'converse.png'));
    const cut = server.talks[0]?.events.find(({ type }) => type === 'conversation.item.truncate');
    const cutMs = Number(cut?.['audio_end_ms']);
    assert.ok(cutMs > 1500 && cutMs < 12_000, `${cutMs}`);

    await until('that is said, too', async () => (await answers()).filter(text => text === 'It is done.').length === 2);
    await says(RISKY);
    const asked = await studio.workbench.question(/\?/);
    await studio.workbench.screenshot(join(SCREENSHOTS, 'converse-asks.png'));
    // The voice that says where the question stands has said it, and what comes then is its answer.
    await until('it says so', async () => (await answers()).includes(LOOK));
    const beforeNo = sound.heardMs;
    await studio.workbench.page.keyboard.press('Escape');
    await asked.gone();
    await until('it says that it was not done', async () => (await answers()).includes('You said no.'));
    assert.equal(await spokenSince(beforeNo), REFUSED);
    assert.match(await studio.workbench.editorText(), /return sum;/);
    const did = (await studio.workbench.entries()).filter(({ kind }) => kind === 'did').map(({ text }) => text);
    assert.deepEqual(did, ['Line 3.', 'Renamed total to sum: 2 places in a.ts.', 'Inserted one line at line 1.']);

    await says(LAST);
    await studio.state('idle');
    assert.deepEqual(
      (await said()).map(({ text }) => text),
      ALL,
    );
    assert.deepEqual(
      server.talks.flatMap(({ refusals }) => refusals),
      [],
    );
    assert.equal(server.talks.length, 1);
  });
});
