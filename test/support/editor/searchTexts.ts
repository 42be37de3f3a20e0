import { matchesGlob } from 'node:path';
import { rgPath } from '@vscode/ripgrep';
import { AloudError, throwIfAborted } from '../../../src/common/errors.ts';
import type { TextMatch, TextQuery } from '../../../src/editor/files.ts';
import { asWritten } from '../../../src/messages/message.ts';
import { Ripgrep } from '../../../src/processes/ripgrep.ts';

const ripgrep = new Ripgrep(async () => rgPath);

/** As `Files.search` promises, in texts that are on no disk. */
export async function searchTexts(
  paths: readonly string[],
  folders: readonly string[],
  textOf: (path: string) => Promise<string>,
  query: TextQuery,
  most: number,
  signal: AbortSignal,
): Promise<readonly TextMatch[]> {
  if (query.files?.startsWith('!'))
    throw new AloudError({ code: 'bad-arguments', message: asWritten('Name what is meant.') });
  const found: TextMatch[] = [];
  // A pattern that is none is told also where there is nothing to search.
  await ripgrep.searchText('', query, signal);
  for (const path of paths) {
    throwIfAborted(signal);
    if (found.length >= most) break;
    const folder = folders.find(each => path.startsWith(`${each}/`));
    if (query.files && !matchesGlob(folder ? path.slice(folder.length + 1) : path, query.files)) continue;
    for (const match of await ripgrep.searchText(await textOf(path), query, signal)) found.push({ path, ...match });
  }
  return found.slice(0, most);
}
