// `npm run --silent bench [-- NAME …]`: figures as JSON lines. Never fails for a figure, only where it cannot measure.
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import { runInHost } from '../vscode/run.ts';
import { benchActing } from './acting.ts';
import { benchContext } from './context.ts';
import { benchConversation } from './conversation.ts';
import { benchEars } from './ears.ts';
import { benchEcho } from './echo.ts';
import { benchFace } from './face.ts';
import { benchGrammar } from './grammar.ts';
import { benchHearing } from './hearing.ts';
import { benchLive } from './live.ts';
import { benchMarks } from './marks.ts';
import { compared, type Measure } from './measure.ts';
import { benchPackage } from './package.ts';
import { benchRealtimeVoice } from './realtimeVoice.ts';
import { benchReleaseToText } from './releaseToText.ts';
import { benchSpeaking } from './speaking.ts';
import { benchVoices } from './voices.ts';

const BENCHES: Readonly<Record<string, () => Promise<readonly Measure[]>>> = {
  acting: benchActing,
  context: benchContext,
  conversation: benchConversation,
  ears: benchEars,
  // What a face costs: its page, its beginning, and what is fetched for it.
  face: async () => [...(await benchFace()), ...(await activation()), ...(await benchPackage())],
  grammar: benchGrammar,
  echo: benchEcho,
  hearing: benchHearing,
  live: benchLive,
  marks: benchMarks,
  package: benchPackage,
  'release-to-text': benchReleaseToText,
  speaking: benchSpeaking,
  voices: benchVoices,
  realtimeVoice: benchRealtimeVoice,
  activate: activation,
  overhead: () => inHost('overhead'),
};

/** A display language into which Aloud is translated. */
const OTHER_LANGUAGE = 'de';

/** In English, and beside it in another display language. */
async function activation(): Promise<readonly Measure[]> {
  const english = await inHost('activate');
  const other = await inHost('activate', OTHER_LANGUAGE);
  const beside = other.flatMap(row => {
    const same = english.find(({ name, unit }) => unit === 'ms' && row.name === `${name} ${OTHER_LANGUAGE}`);
    return same ? [compared(row, 'in English', same.value)] : [];
  });
  if (beside.length === 0) throw new Error(`VS Code did not speak ${OTHER_LANGUAGE}.`);
  return [...english, ...beside];
}

/** Runs a bench inside the extension host of the current VS Code. `language` is its display language; English if absent. */
async function inHost(name: string, language?: string): Promise<readonly Measure[]> {
  const report = join(tmpdir(), `aloud-bench-${name}-${process.pid}.json`);
  const [host] = HOSTS as readonly [HostVersion];
  try {
    const outcome = await runInHost(host, {
      files: '*.bench.ts',
      ...(language !== undefined && { language }),
      environment: { ALOUD_BENCH_REPORT: report, ALOUD_TEST_GREP: `bench ${name}` },
    });
    for (const { error } of outcome.failures) process.stderr.write(`${error}\n`);
    return JSON.parse(readFileSync(report, 'utf8'));
  } finally {
    rmSync(report, { force: true });
  }
}

const chosen = process.argv.slice(2);
const unknown = chosen.filter(name => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0)
  process.stderr.write(`No bench ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.\n`);
for (const [name, bench] of Object.entries(BENCHES)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  try {
    for (const line of await bench()) process.stdout.write(`${JSON.stringify(line)}\n`);
  } catch (thrown) {
    process.stderr.write(`${name} could not be measured: ${thrown instanceof Error ? thrown.stack : thrown}\n`);
  }
}
