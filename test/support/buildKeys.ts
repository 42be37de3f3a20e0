// Writes test/recorded/keys/vscode.tsv: the keys that VS Code itself binds on each system, as its own list of defaults has
// them. The workbench takes the system from the browser, so one host tells all three: node test/support/buildKeys.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { startServer } from './host/server.ts';
import { HOSTS, type HostVersion } from './host/versions.ts';
import { Workbench } from './host/workbench.ts';
import type { System } from './keys.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { until } from './until.ts';

const [CURRENT] = HOSTS as readonly [HostVersion];
const TABLE = resolve(import.meta.dirname, '../recorded/keys/vscode.tsv');

/** What a browser says of the system that it runs on. */
const BROWSERS: Readonly<Record<System, string>> = {
  linux: 'X11; Linux x86_64',
  win: 'Windows NT 10.0; Win64; x64',
  mac: 'Macintosh; Intel Mac OS X 10_15_7',
};

interface Binding {
  readonly key: string;
  readonly command: string;
  readonly when?: string;
}

const folder = temporaryFolder('keys');
const server = await startServer({ host: CURRENT });
try {
  const rows = new Map<string, System[]>();
  for (const system of Object.keys(BROWSERS) as System[])
    for (const { key, command, when = '' } of (await defaultsOf(system)).filter(isLetterOrEscape)) {
      const row = [key, command, when].join('\t');
      rows.set(row, [...new Set([...(rows.get(row) ?? []), system])]);
    }
  const lines = [...rows].map(([row, systems]) => `${systems.join(' ')}\t${row}`).sort();
  writeFileSync(TABLE, `${['systems', 'key', 'command', 'when'].join('\t')}\n${lines.join('\n')}\n`);
  console.log(`${lines.length} bindings of VS Code ${CURRENT.vscode}`);
} finally {
  await server.stop();
  folder.remove();
}

async function defaultsOf(system: System): Promise<readonly Binding[]> {
  mkdirSync(join(folder.path, 'empty'), { recursive: true });
  const workbench = await Workbench.open(server, {
    folder: join(folder.path, 'empty'),
    prepare: page => pretend(page, BROWSERS[system]),
  });
  try {
    const { page } = workbench;
    await workbench.ready();
    await workbench.run('Preferences: Open Default Keyboard Shortcuts (JSON)');
    await page.locator('.editor-instance .view-lines').first().click();
    return await until('the list is copied', async () => {
      await page.keyboard.press(system === 'mac' ? 'Meta+A' : 'Control+A');
      await page.keyboard.press('Control+C');
      const text = String(await page.evaluate('navigator.clipboard.readText()'));
      const plain = text.replace(/^\s*\/\/.*$/gm, '');
      return plain.includes(']') ? JSON.parse(plain) : undefined;
    });
  } finally {
    await workbench.close();
  }
}

async function pretend(page: Page, system: string): Promise<void> {
  const agent = String(await page.evaluate('navigator.userAgent'));
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setUserAgentOverride', { userAgent: agent.replace(/\([^)]*\)/, `(${system})`) });
}

/** Aloud binds letters and Escape, and nothing else. */
function isLetterOrEscape({ key }: Binding): boolean {
  return /^escape\b|^(?:\w+\+)+[a-z](?: |$)/.test(key);
}
