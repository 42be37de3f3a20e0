import { basename } from 'node:path';
import * as vscode from 'vscode';
import { AloudError, throwIfAborted } from '../../common/errors.ts';
import type { Files, FolderEntry, TextMatch, TextQuery } from '../../editor/files.ts';
import { matcher, matchingLines } from '../../editor/searching.ts';
import { findOpen } from './documents.ts';

const IGNORED = '{**/node_modules/**,**/.git/**,**/dist/**,**/out/**}';
const MOST_FILES = 20_000;
/** Larger ones are data, not code. */
const LARGEST_BYTES = 2_000_000;

/** The `Files` port on VS Code. */
export class VscodeFiles implements Files {
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
    const found = await vscode.workspace.findFiles(`**/*${pattern}*`, '**/node_modules/**', most * 2);
    return found
      .filter(({ scheme, fsPath }) => scheme === 'file' && basename(fsPath).toLowerCase().includes(part.toLowerCase()))
      .slice(0, most)
      .map(uri => uri.fsPath);
  }

  async search(query: TextQuery, most: number, signal: AbortSignal): Promise<readonly TextMatch[]> {
    const isWanted = matcher(query);
    const uris = await vscode.workspace.findFiles(query.files || '**/*', IGNORED, MOST_FILES);
    const found: TextMatch[] = [];
    for (const uri of uris.sort((a, b) => (a.path < b.path ? -1 : 1))) {
      throwIfAborted(signal);
      if (found.length >= most) break;
      if (uri.scheme !== 'file') continue;
      const text = await textOf(uri).catch(() => undefined);
      if (text === undefined) continue;
      for (const match of await matchingLines(text, isWanted, most - found.length))
        found.push({ path: uri.fsPath, ...match });
    }
    return found;
  }

  async list(path: string): Promise<readonly FolderEntry[]> {
    try {
      const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.file(path));
      return entries
        .map(([name, type]) => ({ name, isFolder: (type & vscode.FileType.Directory) !== 0 }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (thrown) {
      throw new AloudError({ code: 'not-found', message: `There is no folder ${path}.`, cause: thrown });
    }
  }

  async create(path: string, text: string): Promise<void> {
    const uri = vscode.Uri.file(path);
    if (await exists(uri)) throw new AloudError({ code: 'read-only', message: `${path} is there already.` });
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) });
    await apply(edit, `${path} could not be created.`);
  }

  async rename(from: string, to: string): Promise<void> {
    const [source, target] = [vscode.Uri.file(from), vscode.Uri.file(to)];
    if (!(await exists(source))) throw new AloudError({ code: 'not-found', message: `There is no file ${from}.` });
    if (await exists(target)) throw new AloudError({ code: 'read-only', message: `${to} is there already.` });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(source, target, { overwrite: false });
    await apply(edit, `${from} could not be renamed.`);
  }

  async delete(path: string): Promise<void> {
    const uri = vscode.Uri.file(path);
    if (!(await exists(uri))) throw new AloudError({ code: 'not-found', message: `There is no file ${path}.` });
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(uri, { recursive: false });
    await apply(edit, `${path} could not be deleted.`);
  }
}

/** What the user sees if it is open, else what is on disk; undefined for what is no text. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const open = findOpen(uri.fsPath);
  if (open) return open.getText();
  if ((await vscode.workspace.fs.stat(uri)).size > LARGEST_BYTES) return undefined;
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  return text.includes('\0') ? undefined : text;
}

async function apply(edit: vscode.WorkspaceEdit, problem: string): Promise<void> {
  if (!(await vscode.workspace.applyEdit(edit))) throw new AloudError({ code: 'read-only', message: problem });
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
