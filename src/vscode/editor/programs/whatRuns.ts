import * as vscode from 'vscode';
import { entryOf } from '../../../common/entryOf.ts';
import type { DebugConfiguration, Task } from '../../../editor/programs.ts';

/* All that is known of what a task or a launch configuration runs: one that differs in it is another one. */

export function nameOf({ name, source }: vscode.Task): string {
  return source && source !== 'Workspace' ? `${source}: ${name}` : name;
}

export async function asTask(task: vscode.Task): Promise<Task> {
  const name = nameOf(task);
  const runs = [lineOf(task), JSON.stringify(task.definition), await scriptOf(task)].filter(Boolean).join('\n');
  return { name, runs, isTest: task.group?.id === vscode.TaskGroup.Test.id || /test|spec/i.test(`${name}\n${runs}`) };
}

function lineOf({ execution, scope }: vscode.Task): string {
  const where = typeof scope === 'object' ? scope.uri.fsPath : '';
  if (execution instanceof vscode.ShellExecution) {
    const args = (execution.args ?? []).map(arg => (typeof arg === 'string' ? arg : arg.value));
    const command = typeof execution.command === 'string' ? execution.command : (execution.command?.value ?? '');
    const line = execution.commandLine ?? [command, ...args].join(' ');
    return [line, execution.options?.cwd ?? where, JSON.stringify(execution.options?.env ?? {})].join('\n');
  }
  if (execution instanceof vscode.ProcessExecution) {
    const line = [execution.process, ...execution.args].join(' ');
    return [line, execution.options?.cwd ?? where, JSON.stringify(execution.options?.env ?? {})].join('\n');
  }
  return where;
}

/** What a script of package.json says, with what runs before and after it; '' for any other task. */
async function scriptOf({ definition, scope }: vscode.Task): Promise<string> {
  const { script, path } = definition as { readonly script?: unknown; readonly path?: unknown };
  if (definition.type !== 'npm' || typeof script !== 'string' || typeof scope !== 'object') return '';
  const folder = vscode.Uri.joinPath(scope.uri, typeof path === 'string' ? path : '');
  const { scripts } = await parsed(vscode.Uri.joinPath(folder, 'package.json'));
  return [`pre${script}`, script, `post${script}`]
    .flatMap(name => (typeof entryOf(scripts, name) === 'string' ? [`${name}: ${entryOf(scripts, name)}`] : []))
    .join('\n');
}

async function parsed(file: vscode.Uri): Promise<{ readonly scripts?: Readonly<Record<string, unknown>> }> {
  try {
    const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
    const text = open?.getText() ?? new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    return JSON.parse(text) as { readonly scripts?: Readonly<Record<string, unknown>> };
  } catch {
    // npm itself will say what is wrong with it.
    return {};
  }
}

interface Named {
  readonly name: string;
  readonly preLaunchTask?: unknown;
}

export function isNamed(written: unknown): written is Named {
  return typeof written === 'object' && written !== null && typeof (written as { name?: unknown }).name === 'string';
}

/** As it is written, with what the task is that runs before it, if it is known. */
export async function asConfiguration(written: Named, folder: vscode.WorkspaceFolder): Promise<DebugConfiguration> {
  const before = typeof written.preLaunchTask === 'string' ? await taskBefore(written.preLaunchTask) : '';
  const own = JSON.stringify(written, undefined, 2);
  return { name: written.name, runs: [folder.uri.fsPath, own, before].filter(Boolean).join('\n\n') };
}

async function taskBefore(name: string): Promise<string> {
  const task = (await vscode.tasks.fetchTasks()).find(each => each.name === name || nameOf(each) === name);
  return task ? `preLaunchTask ${name}:\n${(await asTask(task)).runs}` : '';
}
