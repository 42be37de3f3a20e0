import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { wavBytes } from '../../src/common/wav.ts';
import type { TestApi } from '../../src/extension.ts';
import type { TurnEvent } from '../../src/session/turnEvents.ts';
import { startInstantServer } from '../bench/instantServer.ts';
import { compared, type Measure, measure, percentile } from '../bench/measure.ts';

const RUNS = 40;
const WARM_UP = 5;

/*
 * Not tests: figures from inside a real extension host, for `npm run bench`.
 */
describe('bench', () => {
  const measures: Measure[] = [];

  after(() => {
    const report = process.env['ALOUD_BENCH_REPORT'];
    if (report) writeFileSync(report, JSON.stringify(measures));
  });

  it('activate', async () => {
    const extension = vscode.extensions.getExtension('aloud.aloud');
    assert.ok(extension);
    const main = join(extension.extensionPath, 'dist/extension.cjs');
    const load = createRequire(main);
    const times: number[] = [];
    for (let run = 0; run < 20; run++) {
      delete load.cache[main];
      const context = fakeContext(extension);
      const from = performance.now();
      const { activate } = load(main);
      // Commands exist already: only their registration is left out of what an activation does.
      withoutRegistration(() => activate(context));
      times.push(performance.now() - from);
      for (const subscription of context.subscriptions) subscription.dispose?.();
    }
    measures.push(
      measure('activate.first', times[0] as number, 'ms', 'load and activate(), after VS Code’s own; aim: 15 ms'),
    );
    measures.push(measure('activate.p50', percentile(times, 0.5), 'ms'));
    measures.push(measure('activate.bytes', readFileSync(main).length, 'bytes', 'read at activation; aim: 200,000'));
  });

  it('overhead', async () => {
    const extension = vscode.extensions.getExtension<TestApi>('aloud.aloud');
    const api = await extension?.activate();
    assert.ok(api);
    const server = await startInstantServer();
    const settings = vscode.workspace.getConfiguration();
    const set = (name: string, value: unknown) => settings.update(name, value, vscode.ConfigurationTarget.Global);
    await set('aloud.baseUrl', server.url);
    await set('aloud.player', 'none');
    const file = join(process.env['ALOUD_TEST_REPORT'] ?? '', '../speech.wav');
    writeFileSync(
      file,
      wavBytes(
        Int16Array.from({ length: 32_000 }, (_, i) => Math.sin(i / 9) * 9000),
        16_000,
      ),
    );
    const document = await vscode.workspace.openTextDocument({ content: 'text\n', language: 'plaintext' });
    await vscode.window.showTextDocument(document);
    const [applied, bare]: [number[], number[]] = [[], []];
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    for (let run = 0; run < RUNS + WARM_UP; run++) {
      const ms = await editedAfter(api, document, async () => {
        await vscode.commands.executeCommand('aloud.tryRecording', file, 'command');
      });
      const roundTrips = await server.roundTrips();
      const edit = performance.now();
      await editor.edit(builder => builder.insert(new vscode.Position(0, 0), 'x'));
      const editMs = performance.now() - edit;
      if (run >= WARM_UP) {
        applied.push(ms);
        bare.push(roundTrips + editMs);
      }
    }
    await server.close();
    const p95 = measure(
      'overhead.p95',
      percentile(applied, 0.95),
      'ms',
      'utterance whole → edit applied, server answers at once; aim: 30 ms',
    );
    measures.push(
      compared(
        measure('overhead.p50', percentile(applied, 0.5), 'ms'),
        'two requests and an edit, bare',
        percentile(bare, 0.5),
      ),
      p95,
    );
  });
});

/** How long after the utterance was whole the document changed, in ms. */
async function editedAfter(api: TestApi, document: vscode.TextDocument, work: () => Promise<void>): Promise<number> {
  let at = Number.NaN;
  let from = Number.NaN;
  const changes = vscode.workspace.onDidChangeTextDocument(event => {
    if (event.document === document && Number.isNaN(at)) at = performance.now();
  });
  const errors: TurnEvent[] = [];
  const events = api.onEvent(event => {
    // The recording is there, and what a spoken turn does at its endpoint begins.
    if (event.event === 'state' && Number.isNaN(from)) from = performance.now();
    if (event.event === 'error') errors.push(event);
    if (process.env['ALOUD_BENCH_STEPS'])
      console.log(`@ ${event.event} ${JSON.stringify(event).slice(0, 60)} ${performance.now().toFixed(1)}`);
  });
  await work();
  changes.dispose();
  events.dispose();
  assert.ok(!Number.isNaN(at), `Nothing was edited: ${JSON.stringify(errors)}`);
  return at - from;
}

function fakeContext(extension: vscode.Extension<unknown>): { subscriptions: { dispose?(): unknown }[] } {
  return Object.assign(Object.create(null), {
    subscriptions: [],
    secrets: {},
    extensionUri: extension.extensionUri,
    extensionMode: vscode.ExtensionMode.Production,
  });
}

function withoutRegistration(work: () => void): void {
  const originals = [vscode.commands.registerCommand, vscode.window.registerWebviewViewProvider] as const;
  const nothing = () => new vscode.Disposable(() => {});
  Object.assign(vscode.commands, { registerCommand: nothing });
  Object.assign(vscode.window, { registerWebviewViewProvider: nothing });
  try {
    work();
  } finally {
    Object.assign(vscode.commands, { registerCommand: originals[0] });
    Object.assign(vscode.window, { registerWebviewViewProvider: originals[1] });
  }
}
