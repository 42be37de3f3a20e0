import { basename } from 'node:path';
import * as vscode from 'vscode';
import { AloudError } from '../../common/errors.ts';
import type { Files, FolderEntry, TextMatch, TextQuery } from '../../editor/files.ts';
import { type Message, message } from '../../messages/message.ts';
import { Ripgrep } from '../../processes/ripgrep.ts';
import { installedRipgrep } from './programs/installedRipgrep.ts';

/** The `Files` port on VS Code. */
export class VscodeFiles implements Files {
  readonly #ripgrep = new Ripgrep(installedRipgrep);

  get folders(): readonly string[] {
    return (vscode.workspace.workspaceFolders ?? [])
      .filter(({ uri }) => uri.scheme === 'file')
      .map(({ uri }) => uri.fsPath);
  }

  async find(part: string, most: number): Promise<readonly string[]> {
    // Signs that patterns use are looked for as any sign, letters as either case; what fits too well is left out after.
    const pattern = [...part]
      .map(c => {
        const [lower, upper] = [c.toLowerCase(), c.toUpperCase()];
        if (/[*?{}[\]!/\\,]/.test(c)) return '?';
        return lower === upper ? c : `[${lower}${upper}]`;
      })
      .join('');
    const found = await vscode.workspace.findFiles(
      `**/*${pattern}*`,
      '**/node_modules/**',
      part === '' ? most : most * 2,
    );
    return found
      .filter(({ scheme, fsPath }) => scheme === 'file' && basename(fsPath).toLowerCase().includes(part.toLowerCase()))
      .slice(0, most)
      .map(uri => uri.fsPath);
  }

  async search(query: TextQuery, most: number, signal: AbortSignal): Promise<readonly TextMatch[]> {
    const unsaved = vscode.workspace.textDocuments
      .filter(({ isDirty, uri }) => isDirty && uri.scheme === 'file')
      .map(document => ({ path: document.uri.fsPath, text: document.getText() }));
    return this.#ripgrep.search(this.folders, unsaved, query, most, signal);
  }

  async list(path: string): Promise<readonly FolderEntry[]> {
    try {
      const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.file(path));
      return entries
        .map(([name, type]) => ({ name, isFolder: (type & vscode.FileType.Directory) !== 0 }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (thrown) {
      throw new AloudError({ code: 'not-found', message: message('documents.no-folder', { path }), cause: thrown });
    }
  }

  async create(path: string, text: string): Promise<void> {
    const uri = vscode.Uri.file(path);
    if (await exists(uri)) throw new AloudError({ code: 'read-only', message: message('documents.exists', { path }) });
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) });
    await apply(edit, message('documents.not-created', { path }));
  }

  async rename(from: string, to: string): Promise<void> {
    const [source, target] = [vscode.Uri.file(from), vscode.Uri.file(to)];
    if (!(await exists(source)))
      throw new AloudError({ code: 'not-found', message: message('documents.no-file', { path: from }) });
    if (await exists(target))
      throw new AloudError({ code: 'read-only', message: message('documents.exists', { path: to }) });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(source, target, { overwrite: false });
    await apply(edit, message('documents.not-renamed', { path: from }));
  }

  async delete(path: string): Promise<void> {
    const uri = vscode.Uri.file(path);
    if (!(await exists(uri)))
      throw new AloudError({ code: 'not-found', message: message('documents.no-file', { path }) });
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(uri, { recursive: false });
    await apply(edit, message('documents.not-deleted', { path }));
  }
}

async function apply(edit: vscode.WorkspaceEdit, problem: Message): Promise<void> {
  if (!(await vscode.workspace.applyEdit(edit))) throw new AloudError({ code: 'read-only', message: problem });
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
