import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension.ts';
import type { TurnEvent } from '../../src/session/turnEvents.ts';
import { type OpenAIServer, type OpenAIServerOptions, startOpenAIServer } from '../support/server/openaiServer.ts';
import { shownIn } from '../support/shownIn.ts';
import { until } from '../support/until.ts';
import { MACHINE_SETTINGS, USER_SETTINGS } from './settings.ts';

/** So long after a press, in ms, another is taken for a repeat of it. */
const REPEATS_MS = 800;
/** When a key was pressed last, by any test. */
let pressedAt = Number.NEGATIVE_INFINITY;
/** Settings that are not as they were at first, with what they were. A change takes long, and most tests of a file want the same. */
const changed = new Map<string, unknown>();

/** Makes settings as they were at first, all but some. */
export async function restoreSettings(but: Readonly<Record<string, unknown>> = {}): Promise<void> {
  for (const [name, before] of changed) {
    if (Object.hasOwn(but, name)) continue;
    await update(name, before);
    changed.delete(name);
  }
}

/** The extension in this host, a server for it to talk to, and everything that its turns tell. */
export class Harness {
  readonly events: TurnEvent[] = [];
  readonly server: OpenAIServer;
  /** Where recordings are kept. */
  readonly recordings: string;
  readonly folder = mkdtempSync(join(tmpdir(), 'aloud-test-'));
  readonly #subscription: vscode.Disposable;
  readonly #waiting = new Set<() => void>();

  constructor(server: OpenAIServer, api: TestApi) {
    this.server = server;
    this.recordings = api.recordings;
    this.#subscription = api.onEvent(event => {
      this.events.push(event);
      for (const look of this.#waiting) look();
    });
  }

  /** With these settings, and all others as they were at first. */
  static async start(
    options: OpenAIServerOptions = {},
    settings: Readonly<Record<string, unknown>> = {},
  ): Promise<Harness> {
    const extension = vscode.extensions.getExtension<TestApi>('aloud.aloud');
    assert.ok(extension);
    const harness = new Harness(await startOpenAIServer(options), await extension.activate());
    const all = { 'aloud.baseUrl': harness.server.url, ...MACHINE_SETTINGS, ...USER_SETTINGS, ...settings };
    await restoreSettings(all);
    await harness.set(all);
    return harness;
  }

  /** Closes everything that was opened; the next test's settings are made of this one's. Throws when a chat step was left over. */
  async stop(): Promise<void> {
    this.#subscription.dispose();
    await vscode.commands.executeCommand('aloud.cancel');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(this.folder, { recursive: true, force: true });
    await this.server.close();
  }

  /** Changes only what is not so already: the whole workbench listens to each change. */
  async set(settings: Readonly<Record<string, unknown>>): Promise<void> {
    for (const [name, value] of Object.entries(settings)) {
      const configuration = vscode.workspace.getConfiguration();
      if (isDeepStrictEqual(configuration.get(name), value)) continue;
      if (!changed.has(name)) changed.set(name, configuration.inspect(name)?.globalValue);
      await update(name, value);
    }
  }

  /** A new file of the workspace, shown, with the cursor where `|` stands in the text. */
  async open(name: string, text: string): Promise<vscode.TextEditor> {
    const [root] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(root);
    const at = text.indexOf('|');
    const content = at < 0 ? text : text.slice(0, at) + text.slice(at + 1);
    const uri = vscode.Uri.joinPath(root.uri, `${Date.now()}-${name}`);
    writeFileSync(uri.fsPath, content);
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    if (at >= 0) editor.selection = new vscode.Selection(document.positionAt(at), document.positionAt(at));
    return editor;
  }

  /** The first event that fits, of those told so far or to come. */
  async event<T extends TurnEvent['event']>(
    kind: T,
    fits: (event: Extract<TurnEvent, { event: T }>) => boolean = () => true,
  ): Promise<Extract<TurnEvent, { event: T }>> {
    const isIt = (event: TurnEvent): event is Extract<TurnEvent, { event: T }> =>
      event.event === kind && fits(event as Extract<TurnEvent, { event: T }>);
    for (;;) {
      const found = this.events.find(isIt);
      if (found) return found;
      await new Promise<void>(resolve => {
        const look = () => {
          this.#waiting.delete(look);
          resolve();
        };
        this.#waiting.add(look);
      });
    }
  }

  /** Resolves when the last turn has ended. */
  async idle(): Promise<void> {
    await this.event('state', ({ shows }) => shows === 'idle');
  }

  /** Presses a voice command's key, and waits until it listens, or what keeps it from that is told. */
  async press(command: string): Promise<void> {
    // Just after a press, another counts as the key's repeat.
    await sleep(Math.max(0, pressedAt + REPEATS_MS - performance.now()));
    pressedAt = performance.now();
    await vscode.commands.executeCommand(command);
    await Promise.race([this.event('state', ({ shows }) => shows === 'listening'), this.event('error')]);
  }

  /** What the status bar has shown, one after the other. */
  states(): readonly string[] {
    return shownIn(this.events);
  }
}

/** Resolves when it is so here too: the workbench may answer before it tells its extensions. */
async function update(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
  await until(`${name} is changed`, () =>
    isDeepStrictEqual(vscode.workspace.getConfiguration().inspect(name)?.globalValue, value),
  );
}

/**
 * Answers what the extension asks on screen, for as long as `work` runs: a test run has no one to click. Buttons are given
 * and answered by what stands on them.
 */
export async function answering(
  method: 'showInputBox' | 'showQuickPick' | 'showInformationMessage' | 'showWarningMessage' | 'showErrorMessage',
  answer: (...args: readonly unknown[]) => unknown,
  work: () => Promise<void>,
): Promise<void> {
  const window: Record<string, unknown> = vscode.window as never;
  const original = window[method];
  window[method] = async (...args: readonly unknown[]) => {
    const answered = await answer(...args.map(arg => (isButton(arg) ? arg.title : arg)));
    return args.find(arg => isButton(arg) && arg.title === answered) ?? answered;
  };
  try {
    await work();
  } finally {
    window[method] = original;
  }
}

export interface AskedOnScreen {
  readonly title: string;
  /** What its document says, below the title. */
  readonly detail: string;
  readonly buttons: readonly string[];
}

/** The same for questions, which are answered by what stands in their list; with nothing else the list is closed. */
export async function answeringQuestions(
  answer: (asked: AskedOnScreen) => string | undefined | Promise<string | undefined>,
  work: () => Promise<void>,
): Promise<void> {
  const choose = async (given: unknown, options: unknown) => {
    const rows = given as readonly vscode.QuickPickItem[];
    const { title = '' } = options as vscode.QuickPickOptions;
    const shown = vscode.window.visibleTextEditors.find(({ document }) => document.languageId === 'aloud-question');
    const whole = shown?.document.getText() ?? '';
    assert.ok(whole.startsWith(`${title}\n\n\n\n`), whole);
    const detail = whole.slice(title.length + 4, -1);
    const label = await answer({ title, detail, buttons: rows.map(row => row.label) });
    return rows.find(row => row.label === label);
  };
  await answering('showQuickPick', choose, work);
}

function isButton(arg: unknown): arg is vscode.MessageItem {
  return typeof arg === 'object' && arg !== null && 'button' in arg;
}
