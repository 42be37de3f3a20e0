import { stripVTControlCharacters } from 'node:util';
import * as vscode from 'vscode';
import { AloudError } from '../../common/errors.ts';
import type { Programs, Task, TerminalRun } from '../../editor/programs.ts';
import { fittingRange, openDocument } from './documents.ts';

/** How long, in ms, a new terminal's shell is given to say that it can be listened to. */
const SHELL_MS = 4000;
/** What a command wrote is kept up to so many characters, the end of it. */
const MOST_OUTPUT = 200_000;

/** The `Programs` port on VS Code: tasks, a terminal of Aloud's own, the debugger. */
export class VscodePrograms implements Programs {
  #terminal: vscode.Terminal | undefined;
  #last: { output: string; exitCode: number | undefined } | undefined;

  dispose(): void {
    this.#terminal?.dispose();
  }

  async tasks(): Promise<readonly Task[]> {
    return (await vscode.tasks.fetchTasks()).map(task => ({ name: nameOf(task), runs: whatItRuns(task) }));
  }

  async runTask({ name, runs }: Task): Promise<void> {
    const task = (await vscode.tasks.fetchTasks()).find(each => nameOf(each) === name);
    if (!task) throw new AloudError({ code: 'not-found', message: `There is no task ${name}.` });
    if (whatItRuns(task) !== runs)
      throw new AloudError({ code: 'document-changed', message: `The task ${name} would run something else by now.` });
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

  async debugConfigurations(): Promise<readonly string[]> {
    const names = vscode.workspace.getConfiguration('launch').get<readonly { name?: unknown }[]>('configurations', []);
    return names.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
  }

  async startDebugging(configuration: string | undefined): Promise<void> {
    if (configuration === undefined) {
      await vscode.commands.executeCommand('workbench.action.debug.start');
      return;
    }
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    if (!(await vscode.debug.startDebugging(folder, configuration)))
      throw new AloudError({ code: 'unsupported', message: `${configuration} did not start.` });
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

function nameOf({ name, source }: vscode.Task): string {
  return source && source !== 'Workspace' ? `${source}: ${name}` : name;
}

/** All that is known of what a task runs: a task that differs in it is another one. */
function whatItRuns({ definition, execution, scope }: vscode.Task): string {
  const where = typeof scope === 'object' ? scope.uri.fsPath : '';
  const options = JSON.stringify(definition);
  if (execution instanceof vscode.ShellExecution) {
    const args = (execution.args ?? []).map(arg => (typeof arg === 'string' ? arg : arg.value));
    const command = typeof execution.command === 'string' ? execution.command : (execution.command?.value ?? '');
    const line = execution.commandLine ?? [command, ...args].join(' ');
    return [line, execution.options?.cwd ?? where, JSON.stringify(execution.options?.env ?? {}), options].join('\n');
  }
  if (execution instanceof vscode.ProcessExecution)
    return [
      [execution.process, ...execution.args].join(' '),
      execution.options?.cwd ?? where,
      JSON.stringify(execution.options?.env ?? {}),
      options,
    ].join('\n');
  return `${where}\n${options}`;
}
