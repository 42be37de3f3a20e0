import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Log } from '../../common/log.ts';
import { parseOwnCommands } from '../../grammar/own/ownCommandFile.ts';
import { type OwnCommand, OwnCommands } from '../../grammar/own/ownCommands.ts';
import { asWritten, message } from '../../messages/message.ts';
import { isThere } from '../isThere.ts';
import { shownProblem } from '../views/problems.ts';
import { pick } from '../views/screen.ts';
import { WatchedFiles } from '../watchedFiles.ts';
import { watchFile } from '../watchFile.ts';

const IN_WORKSPACE = '.vscode/aloud.json';
const IN_HOME = '.aloud.json';
const PATTERN = `**/{${IN_WORKSPACE},${IN_HOME}}`;

const EXAMPLE = `{
  "commands": [
    { "say": "log <what>", "snippet": "console.log(\${what});" },
    { "say": ["show my notes", "notes"], "command": "workbench.action.quickOpen", "args": ["notes.md"] },
    { "say": "(run | start) the <name> task", "task": "\${name}" },
    { "say": "review this", "prompt": "Look for mistakes in the selected code and mend the plain ones." }
  ]
}
`;

/**
 * The user's own commands, read from the workspace where it is trusted and from the home folder, and read again
 * whenever a file changes, folders come or go, or the workspace is trusted. What is wrong in a file is shown in it.
 */
export class OwnCommandFiles {
  readonly #log: Log;
  readonly #problems = vscode.languages.createDiagnosticCollection('aloud');
  readonly #subscriptions: vscode.Disposable[] = [this.#problems];
  readonly #homeFile = vscode.Uri.file(join(homedir(), IN_HOME));
  readonly #watched: WatchedFiles;
  #loaded: Promise<OwnCommands> | undefined;

  constructor(log: Log) {
    this.#log = log;
    this.#watched = new WatchedFiles({
      files: () => this.#files().map(String),
      watch: (file, changed) => watchFile(vscode.Uri.parse(file, true), changed),
      changed: () => this.#reload(),
    });
    this.#subscriptions.push(
      this.#watched,
      vscode.workspace.onDidSaveTextDocument(({ uri }) => this.#isOwn(uri) && this.#reload()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (!this.#isOwn(document.uri)) return;
        // Typed: only looked at. Read again from disk: in force.
        if (document.isDirty) this.#show(document);
        else this.#reload();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#watched.update()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#watched.update()),
      vscode.languages.registerCompletionItemProvider(
        { pattern: PATTERN },
        { provideCompletionItems: completions },
        '"',
      ),
    );
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** As the files are now. */
  current(): Promise<OwnCommands> {
    this.#loaded ??= this.#load();
    return this.#loaded;
  }

  /** Opens one of the files; one that is not there begins with an example that is not saved yet. */
  async open(): Promise<void> {
    const places = this.#files().map((uri, index, all) => ({
      label: index === all.length - 1 ? message('own.for-all') : message('own.for-this'),
      description: asWritten(uri.fsPath),
      uri,
    }));
    const chosen = places.length === 1 ? places[0] : await pick(places, { title: message('own.title') });
    if (!chosen) return;
    const isWritten = await isThere(chosen.uri);
    const uri = isWritten ? chosen.uri : chosen.uri.with({ scheme: 'untitled' });
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    if (!isWritten && document.getText() === '') {
      await vscode.languages.setTextDocumentLanguage(document, 'json');
      await editor.edit(builder => builder.insert(new vscode.Position(0, 0), EXAMPLE));
    }
  }

  /** What an untrusted workspace holds is not even read. */
  #files(): readonly vscode.Uri[] {
    return [...(vscode.workspace.isTrusted ? ofWorkspace() : []), this.#homeFile];
  }

  /** Whether there is what would count if the workspace were trusted. */
  async #leavesOut(): Promise<boolean> {
    if (vscode.workspace.isTrusted) return false;
    return (await Promise.all(ofWorkspace().map(isThere))).includes(true);
  }

  #isOwn(uri: vscode.Uri): boolean {
    return this.#files().some(file => file.toString() === uri.toString());
  }

  #reload(): void {
    const wanted = new Set(this.#files().map(String));
    const shown = [...this.#problems].map(([uri]) => uri);
    for (const uri of shown) if (!wanted.has(String(uri))) this.#problems.delete(uri);
    this.#loaded = this.#load();
  }

  async #load(): Promise<OwnCommands> {
    const all: OwnCommand[] = [];
    for (const uri of this.#files()) {
      if (!(await isThere(uri))) {
        this.#problems.delete(uri);
        continue;
      }
      try {
        all.push(...this.#show(await vscode.workspace.openTextDocument(uri)));
      } catch (thrown) {
        this.#log.error(`${uri.fsPath} could not be read`, thrown);
      }
    }
    return new OwnCommands(all, await this.#leavesOut());
  }

  /** Shows what is wrong in a file, and returns what is right. */
  #show(document: vscode.TextDocument): readonly OwnCommand[] {
    const origin = document.uri.toString() === this.#homeFile.toString() ? 'home' : 'workspace';
    const { commands, problems } = parseOwnCommands(document.getText(), origin);
    this.#problems.set(
      document.uri,
      problems.map(problem => shownProblem(document, problem)),
    );
    return commands;
  }
}

function ofWorkspace(): readonly vscode.Uri[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => vscode.Uri.joinPath(uri, IN_WORKSPACE));
}

/** Ids of commands and names of tasks, where they belong. */
async function completions(
  document: vscode.TextDocument,
  at: vscode.Position,
): Promise<vscode.CompletionItem[] | undefined> {
  const before = document.lineAt(at.line).text.slice(0, at.character);
  const kind = /"(command|task)"\s*:\s*"[^"]*$/.exec(before)?.[1];
  if (kind === 'command')
    return (await vscode.commands.getCommands(true)).map(
      id => new vscode.CompletionItem(id, vscode.CompletionItemKind.Function),
    );
  if (kind === 'task')
    return (await vscode.tasks.fetchTasks()).map(
      ({ name, source }) =>
        new vscode.CompletionItem(
          source && source !== 'Workspace' ? `${source}: ${name}` : name,
          vscode.CompletionItemKind.Event,
        ),
    );
  return undefined;
}
