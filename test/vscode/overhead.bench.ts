import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension.ts';
import { type InstantServer, type Received, startInstantServer } from '../bench/instantServer.ts';
import { compared, type Measure, measure, percentile } from '../bench/measure.ts';

const RUNS = 20;
const WARM_UP = 4;
/**
 * Before each turn, and before the work that it is compared with: a key that is pressed again sooner counts as one that
 * repeats, and an editor whose cursor has moved asks its languages this and that for a while.
 */
const REST_MS = 1000;
const RUNS_TAKE_MS = 140_000;

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
    // With VS Code's own, sentences of the display language come.
    await extension.activate();
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
    // Named by the language that is really spoken.
    const { language } = vscode.env;
    const spoken = language === 'en' || vscode.l10n.bundle === undefined ? '' : ` ${language}`;
    measures.push(
      measure(
        `activate.first${spoken}`,
        times[0] as number,
        'ms',
        'load and activate(), after VS Code’s own; aim: 15 ms',
      ),
    );
    measures.push(measure(`activate.p50${spoken}`, percentile(times, 0.5), 'ms'));
    measures.push(measure('activate.bytes', readFileSync(main).length, 'bytes', 'read at activation; aim: 200,000'));
  });

  it('overhead', async function () {
    this.timeout(RUNS_TAKE_MS);
    const extension = vscode.extensions.getExtension<TestApi>('aloud.aloud');
    const api = await extension?.activate();
    const [root] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(api && extension && root);
    const server = await startInstantServer();
    const configuration = vscode.workspace.getConfiguration();
    const settings = {
      'aloud.baseUrl': server.url,
      'aloud.player': 'none',
      'aloud.microphone.backend': 'command',
      'aloud.microphone.command': microphoneOf(join(extension.extensionPath, 'media/try-undo.wav')),
      // What it hears comes when it is opened.
      'aloud.microphone.standbySeconds': 0,
    };
    for (const [name, value] of Object.entries(settings))
      await configuration.update(name, value, vscode.ConfigurationTarget.Global);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root.uri, 'cart.ts'));
    const editor = await vscode.window.showTextDocument(document);
    const place = new vscode.Position(0, 0);
    const turns: Turn[] = [];
    const bare: (readonly number[])[] = [];
    for (let run = 0; run < RUNS + WARM_UP; run++) {
      const rested = async () => {
        editor.selection = new vscode.Selection(place, place);
        await sleep(REST_MS);
        server.forget();
      };
      await rested();
      const turn = await turnOf(api, document, server);
      await rested();
      const took = await bareWork(turn.requests, server.url, editor, place);
      if (run >= WARM_UP) {
        turns.push(turn);
        bare.push(took);
      }
    }
    await server.close();
    const owns = turns.map(({ steps }) => sum(OWN_SHARE.map(step => steps[step])));
    const bares = bare.map(sum);
    const shares = owns.map((ms, i) => ms / (bares[i] as number));
    measures.push(
      compared(
        measure('overhead.p50', percentile(owns, 0.5), 'ms', 'hearing ended → edit applied, server answers at once'),
        'the same two requests and edit, bare',
        percentile(bares, 0.5),
      ),
      measure('overhead.p95', percentile(owns, 0.95), 'ms'),
      measure('overhead.share', percentile(shares, 0.5), 'share', 'of each turn and what came after it; aim: 1.5'),
    );
    const median = (of: (turn: Turn) => number) => percentile(turns.map(of), 0.5);
    for (const step of STEPS)
      measures.push(
        measure(
          `overhead: ${step}`,
          median(({ steps }) => steps[step]),
          'ms',
        ),
      );
    for (const [i, step] of ['transcription', 'chat', 'edit'].entries())
      measures.push(
        measure(
          `overhead: bare ${step}`,
          percentile(
            bare.map(ms => ms[i] as number),
            0.5,
          ),
          'ms',
        ),
      );
  });
});

/** The steps of a turn, each from the end of the one before; the first from when hearing has ended. */
const STEPS = [
  'to the transcription request',
  'to the transcript',
  'to the first chat request',
  'to the calls',
  'to the edit',
  'to the result',
  'to the second chat request',
  'to the answer',
  'to the end',
] as const;
type Step = (typeof STEPS)[number];
/** What two bare requests and an edit are compared with. */
const OWN_SHARE = STEPS.slice(0, 5);

interface Turn {
  /** In ms. */
  readonly steps: Readonly<Record<Step, number>>;
  /** What went to the server before the edit. */
  readonly requests: readonly Received[];
}

/** A spoken turn in which the model inserts a word. */
async function turnOf(api: TestApi, document: vscode.TextDocument, server: InstantServer): Promise<Turn> {
  const at: Partial<Record<Step | 'begin', number>> = {};
  const mark = (step: Step | 'begin') => {
    at[step] ??= performance.now();
  };
  const changes = vscode.workspace.onDidChangeTextDocument(event => {
    if (event.document === document && event.contentChanges.length > 0) mark('to the edit');
  });
  const over = new Promise<void>((resolve, reject) => {
    const events = api.onEvent(event => {
      if (event.event === 'state' && event.shows === 'thinking') mark('begin');
      if (event.event === 'transcript') mark('to the transcript');
      if (event.event === 'state' && event.shows === 'acting') mark('to the calls');
      if (event.event === 'action') mark('to the result');
      if (event.event === 'answer') mark('to the answer');
      if (event.event === 'error') reject(new Error(JSON.stringify(event)));
      if (event.event !== 'state' || event.shows !== 'idle') return;
      mark('to the end');
      events.dispose();
      resolve();
    });
  });
  await vscode.commands.executeCommand('aloud.command');
  await over;
  changes.dispose();
  const [transcription, first, second] = server.received;
  assert.ok(transcription && first && second);
  at['to the transcription request'] = transcription.at;
  at['to the first chat request'] = first.at;
  at['to the second chat request'] = second.at;
  let before = at.begin as number;
  const steps = STEPS.map(step => {
    const ms = (at[step] as number) - before;
    before = at[step] as number;
    return [step, ms] as const;
  });
  return { steps: Object.fromEntries(steps) as Record<Step, number>, requests: [transcription, first] };
}

/** The same requests, byte for byte, one after the other, and the same edit, without anything around them: each in ms. */
async function bareWork(
  requests: readonly Received[],
  url: string,
  editor: vscode.TextEditor,
  place: vscode.Position,
): Promise<readonly number[]> {
  const edited = new Promise<number>(resolve => {
    const changes = vscode.workspace.onDidChangeTextDocument(event => {
      if (event.document !== editor.document || event.contentChanges.length === 0) return;
      changes.dispose();
      resolve(performance.now());
    });
  });
  const at = [performance.now()];
  for (const { path, headers, body } of requests) {
    const sent = Object.entries(headers).filter(([name]) => !CONNECTION_HEADERS.has(name)) as [string, string][];
    await (await fetch(new URL(path, url), { method: 'POST', headers: sent, body: new Uint8Array(body) })).text();
    at.push(performance.now());
  }
  await editor.edit(builder => builder.insert(place, 'word '), { undoStopBefore: true, undoStopAfter: false });
  at.push(await edited);
  return at.slice(1).map((ms, i) => ms - (at[i] as number));
}

/** Set by whoever connects. */
const CONNECTION_HEADERS: ReadonlySet<string> = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);

/** A program that hears a sound file as it is spoken, and then silence. */
function microphoneOf(file: string): readonly string[] {
  const wavHeader = 44;
  return [
    '/bin/sh',
    '-c',
    `(tail -c +${wavHeader + 1} '${file}'; cat /dev/zero) | while head -c 3200; do sleep 0.1; done`,
  ];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function fakeContext(extension: vscode.Extension<unknown>): { subscriptions: { dispose?(): unknown }[] } {
  const memory = { get: (_key: string, otherwise?: unknown) => otherwise, update: async () => {}, keys: () => [] };
  return Object.assign(Object.create(null), {
    subscriptions: [],
    secrets: { onDidChange: nothing },
    extension,
    extensionPath: extension.extensionPath,
    extensionUri: extension.extensionUri,
    extensionMode: vscode.ExtensionMode.Production,
    globalState: memory,
    workspaceState: memory,
    globalStorageUri: vscode.Uri.joinPath(extension.extensionUri, 'none'),
    asAbsolutePath: (path: string) => join(extension.extensionPath, path),
  });
}

function nothing(): vscode.Disposable {
  return new vscode.Disposable(() => {});
}

/** What can be registered once is there already. */
function withoutRegistration(work: () => void): void {
  const originals = [
    [vscode.commands, 'registerCommand', vscode.commands.registerCommand],
    [vscode.window, 'registerWebviewViewProvider', vscode.window.registerWebviewViewProvider],
    [vscode.lm, 'registerTool', vscode.lm.registerTool],
    [vscode.chat, 'createChatParticipant', vscode.chat.createChatParticipant],
  ] as const;
  for (const [owner, name] of originals) Object.assign(owner, { [name]: nothing });
  try {
    work();
  } finally {
    for (const [owner, name, original] of originals) Object.assign(owner, { [name]: original });
  }
}
