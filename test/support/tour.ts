import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildPackage } from './buildPackage.ts';
import { modelsHere } from './engines/modelsHere.ts';
import { startServer } from './host/server.ts';
import { HOSTS, type HostVersion } from './host/versions.ts';
import { Workbench } from './host/workbench.ts';
import { recognise } from './server/flite.ts';
import { VirtualAudio } from './virtualAudio.ts';

const PATIENCE_MS = 30_000;

interface Step {
  /** As the list of bundled recordings names it. */
  readonly recording: string;
  /** What must have come of it, in words, and whether it has. */
  readonly wanted: string;
  /** Only where a chat model is configured. */
  readonly needsModel?: true;
  came(workbench: Workbench): Promise<boolean>;
}

const STEPS: readonly Step[] = [
  {
    recording: 'Go to line three',
    wanted: 'the cursor is in line 3',
    came: async ({ page }) => /Ln 3,/.test(await page.locator('.statusbar').innerText()),
  },
  {
    recording: 'Rename total to sum',
    wanted: 'the function and its use are renamed',
    came: async workbench => ((await workbench.editorText()).match(/\bsum\(/g)?.length ?? 0) === 2,
  },
  {
    recording: 'Add if result equals ten',
    wanted: 'a condition stands in the function',
    came: async workbench => /if \(result ==+ 10\) \{/.test(await workbench.editorText()),
  },
  {
    recording: 'Undo that',
    wanted: 'it is gone again',
    came: async workbench => !/if \(/.test(await workbench.editorText()),
  },
  {
    recording: 'This is where it begins',
    wanted: 'a comment stands in the function',
    came: async workbench => /\/\/ This is where it begins/i.test(await workbench.editorText()),
  },
  {
    recording: 'What does this function do?',
    wanted: 'the answer is shown',
    needsModel: true,
    came: async workbench => (await workbench.entries()).at(-1)?.kind === 'answer',
  },
];

/**
 * Plays bundled recordings through the pipeline in a real workbench and prints what was heard, done and said, with the
 * time of each. Takes the server of `OPENAI_BASE_URL` or `OPENAI_API_KEY` if there is one; otherwise what works without
 * key or network: Moonshine and a voice of a model where ALOUD_TEST_MODELS has them, else PocketSphinx and the system's
 * voice, and the grammar. Returns whether all came out right.
 */
export async function tour(): Promise<boolean> {
  const configured =
    process.env['OPENAI_BASE_URL'] ?? (process.env['OPENAI_API_KEY'] ? 'https://api.openai.com/v1' : undefined);
  const models = modelsHere('moonshine-base-en');
  const folder = mkdtempSync(join(tmpdir(), 'aloud-tour-'));
  const stops: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true, force: true })];
  try {
    console.log(
      configured
        ? `Through ${configured}.`
        : `No server is set (OPENAI_BASE_URL, OPENAI_API_KEY): ${models ? 'Moonshine' : 'PocketSphinx'} hears, the grammar understands and a voice of this machine speaks, all on this machine.`,
    );
    const audio = await VirtualAudio.start();
    stops.push(() => audio.stop());
    const workspace = join(folder, 'sample');
    cpSync(join(import.meta.dirname, 'sample'), workspace, { recursive: true });
    const [host] = HOSTS as readonly [HostVersion];
    // Voices need the native part of this platform.
    const vsix = await buildPackage(folder, models ? { target: `${process.platform}-${process.arch}` } : {});
    const settings = {
      ...(configured && { 'aloud.baseUrl': configured }),
      ...(models && { 'aloud.models.folder': models }),
    };
    const server = await startServer({ host, vsix, settings, environment: { ...audio.env } });
    stops.push(() => server.stop());
    const workbench = await Workbench.open(server, { folder: workspace });
    stops.push(() => workbench.close());
    await workbench.ready();
    await workbench.showConversation();
    await workbench.openFile('prices.ts', 1, 1);
    let right = true;
    for (const step of STEPS) if (configured || !step.needsModel) right = (await play(step, workbench)) && right;
    right = (await explain(workbench, audio)) && right;
    const picture = resolve(import.meta.dirname, '../../out/screenshots/tour.png');
    await workbench.screenshot(picture);
    console.log(`\nA picture of the end is in ${picture}`);
    return right;
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

/** One recording, chosen from Aloud's own list as a user would. */
async function play({ recording, wanted, came }: Step, workbench: Workbench): Promise<boolean> {
  console.log(`\n“${recording}”`);
  const before = (await workbench.entries()).length;
  await workbench.run('Aloud: Try a Recording');
  const row = workbench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: recording }).first();
  await row.waitFor();
  const from = performance.now();
  await row.click();
  const told = new Told(from);
  const right = await until(async () => {
    told.more((await workbench.entries()).slice(before));
    return (await came(workbench)) && (await isIdle(workbench));
  });
  told.more((await workbench.entries()).slice(before));
  console.log(`  ${right ? '✔' : '✘'} ${wanted}`);
  return right;
}

/** What is said out of the loudspeakers is recognised again: the first sentence of the answer that is shown. */
async function explain(workbench: Workbench, audio: VirtualAudio): Promise<boolean> {
  console.log('\nExplain Aloud');
  const before = (await workbench.entries()).length;
  const listening = await audio.listen();
  const from = performance.now();
  await workbench.run('Aloud: Explain Aloud');
  const told = new Told(from);
  let began = false;
  const ended = await until(async () => {
    told.more((await workbench.entries()).slice(before));
    began ||= !(await isIdle(workbench));
    return began && (await isIdle(workbench)) && (await workbench.entries()).at(-1)?.kind === 'answer';
  });
  const { samples, rateHz } = await listening.stop();
  const shown = (await workbench.entries()).at(-1)?.text ?? '';
  const loud = samples.some(sample => Math.abs(sample) > 1000);
  const heard = loud ? await recognise(samples, rateHz, [plain(shown), 'the weather is lovely today']) : '';
  const right = ended && loud && heard === plain(shown);
  if (heard) console.log(`  out of the loudspeakers: ${heard}`);
  console.log(`  ${right ? '✔' : '✘'} the explanation was heard`);
  return right;
}

/** Prints the lines of the conversation as they come, each once it is whole. */
class Told {
  readonly #from: number;
  #count = 0;

  constructor(from: number) {
    this.#from = from;
  }

  more(entries: readonly { readonly kind: string; readonly text: string; readonly open: boolean }[]): void {
    const names: Record<string, string> = { said: 'heard', did: 'did', failed: 'failed', answer: 'said' };
    for (; this.#count < entries.length && !entries[this.#count]?.open; this.#count++) {
      const { kind = '', text = '' } = entries[this.#count] ?? {};
      console.log(`  ${(names[kind] ?? kind).padEnd(6)} ${text} (${Math.round(performance.now() - this.#from)} ms)`);
    }
  }
}

async function isIdle(workbench: Workbench): Promise<boolean> {
  return /^\s*Aloud\s*$/.test(await workbench.statusItem().innerText());
}

async function until(done: () => Promise<boolean>): Promise<boolean> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(40)) if (await done()) return true;
  return false;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z ]+/g, '')
    .trim();
}
