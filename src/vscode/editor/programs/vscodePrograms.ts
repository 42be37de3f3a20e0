import { stripVTControlCharacters } from 'node:util';
import * as vscode from 'vscode';
import { AloudError } from '../../../common/errors.ts';
import type { DebugConfiguration, Programs, Task, TerminalRun } from '../../../editor/programs.ts';
import { type Message, message } from '../../../messages/message.ts';
import { fittingRange, openDocument } from '../documents/documents.ts';
import { TypedTerminal } from './typedTerminal.ts';
import { asConfiguration, asTask, isNamed, nameOf } from './whatRuns.ts';

/** How long, in ms, a new terminal's shell is given to say that it can be listened to. */
const SHELL_MS = 4000;
/** What a command wrote is kept up to so many characters, the end of it. */
const MOST_OUTPUT = 200_000;

/** The `Programs` port on VS Code: tasks, a terminal of Aloud's own, the debugger. */
export class VscodePrograms implements Programs {
  #terminal: vscode.Terminal | undefined;
  #last: { output: string; exitCode: number | undefined } | undefined;
  readonly #typing = new TypedTerminal();

  dispose(): void {
    this.#terminal?.dispose();
    this.#typing.dispose();
  }

  async tasks(): Promise<readonly Task[]> {
    return Promise.all((await vscode.tasks.fetchTasks()).map(asTask));
  }

  async runTask({ name, runs }: Task): Promise<void> {
    const task = (await vscode.tasks.fetchTasks()).find(each => nameOf(each) === name);
    if (!task) throw new AloudError({ code: 'not-found', message: message('documents.no-task', { name }) });
    if ((await asTask(task)).runs !== runs) throw differs(message('documents.task-differs', { name }));
    await vscode.tasks.executeTask(task);
  }

  async runInTerminal(command: string, signal: AbortSignal): Promise<TerminalRun> {
    const terminal = this.#shown();
    const shell = await integration(terminal);
    if (!shell) {
      // This shell does not tell what its commands write.
      terminal.sendText(command, true);
      this.#last = { output: '(This shell does not tell what its commands write.)', exitCode: undefined };
      return this.#last;
    }
    const run: { output: string; exitCode: number | undefined } = { output: '', exitCode: undefined };
    this.#last = run;
    const execution = shell.executeCommand(command);
    const ended = new Promise<void>(resolve => {
      const subscription = vscode.window.onDidEndTerminalShellExecution(event => {
        if (event.execution !== execution) return;
        run.exitCode = event.exitCode;
        subscription.dispose();
        resolve();
      });
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    const written = (async () => {
      for await (const piece of execution.read())
        run.output = stripVTControlCharacters(run.output + piece).slice(-MOST_OUTPUT);
    })();
    written.catch(() => {});
    await ended;
    if (!signal.aborted) await written;
    return { ...run };
  }

  async typeInTerminal(text: string): Promise<void> {
    await this.#typing.type(text);
  }

  async enterInTerminal(): Promise<void> {
    this.#typing.enter();
  }

  get typedInTerminal(): string {
    return this.#typing.typed;
  }

  get isTerminalBusy(): boolean | undefined {
    return this.#typing.isBusy;
  }

  lastTerminalRun(): TerminalRun | undefined {
    return this.#last && { ...this.#last };
  }

  async setBreakpoint(path: string, line: number, on: boolean, condition?: string): Promise<void> {
    const document = await openDocument(path);
    const { uri } = document;
    fittingRange(document, { start: { line, character: 0 }, end: { line, character: 0 } });
    const here = vscode.debug.breakpoints.filter(
      point =>
        point instanceof vscode.SourceBreakpoint &&
        point.location.uri.toString() === uri.toString() &&
        point.location.range.start.line === line,
    );
    if (here.length > 0) vscode.debug.removeBreakpoints(here);
    if (!on) return;
    const at = new vscode.Location(uri, new vscode.Position(line, 0));
    vscode.debug.addBreakpoints([new vscode.SourceBreakpoint(at, true, condition)]);
  }

  async debugConfigurations(): Promise<readonly DebugConfiguration[]> {
    const found = await Promise.all(
      (vscode.workspace.workspaceFolders ?? []).map(async folder => {
        const launch = vscode.workspace.getConfiguration('launch', folder.uri);
        const written = [...launch.get<unknown[]>('configurations', []), ...launch.get<unknown[]>('compounds', [])];
        return Promise.all(written.flatMap(one => (isNamed(one) ? [asConfiguration(one, folder)] : [])));
      }),
    );
    // The same settings of a workspace hold in each of its folders.
    return [...new Map(found.flat().map(one => [one.name, one])).values()];
  }

  async startDebugging({ name, runs }: DebugConfiguration): Promise<void> {
    const now = (await this.debugConfigurations()).find(each => each.name === name);
    if (!now) throw new AloudError({ code: 'not-found', message: message('documents.no-configuration', { name }) });
    if (now.runs !== runs) throw differs(message('documents.configuration-differs', { name }));
    for (const folder of vscode.workspace.workspaceFolders ?? [])
      if (await vscode.debug.startDebugging(folder, name)) return;
    throw new AloudError({ code: 'unsupported', message: message('documents.not-started', { name }) });
  }

  #shown(): vscode.Terminal {
    if (this.#terminal?.exitStatus !== undefined) this.#terminal = undefined;
    const cwd = vscode.workspace.workspaceFolders?.[0]?.uri;
    this.#terminal ??= vscode.window.createTerminal({ name: 'Aloud', ...(cwd && { cwd }) });
    this.#terminal.show(true);
    return this.#terminal;
  }
}

/** What a shell tells of its commands; undefined if it tells nothing. */
function integration(terminal: vscode.Terminal): Promise<vscode.TerminalShellIntegration | undefined> {
  if (terminal.shellIntegration) return Promise.resolve(terminal.shellIntegration);
  return new Promise(resolve => {
    const end = (): void => {
      clearTimeout(timer);
      subscription.dispose();
      resolve(terminal.shellIntegration);
    };
    const timer = setTimeout(end, SHELL_MS);
    const subscription = vscode.window.onDidChangeTerminalShellIntegration(
      event => event.terminal === terminal && end(),
    );
  });
}

function differs(says: Message): AloudError {
  return new AloudError({ code: 'document-changed', message: says });
}
