import { matchesGlob } from 'node:path';
import { throwIfAborted } from '../../../src/common/errors.ts';
import type { TextMatch, TextQuery } from '../../../src/editor/files.ts';
import { matcher, matchingLines } from '../../../src/editor/searching.ts';

/** As `Files.search` promises; files that cannot be read hold nothing. */
export async function searchTexts(
  paths: readonly string[],
  folders: readonly string[],
  textOf: (path: string) => Promise<string>,
  query: TextQuery,
  most: number,
  signal: AbortSignal,
): Promise<readonly TextMatch[]> {
  const isWanted = matcher(query);
  const found: TextMatch[] = [];
  for (const path of paths) {
    throwIfAborted(signal);
    if (found.length >= most) break;
    const folder = folders.find(each => path.startsWith(`${each}/`));
    if (query.files && !matchesGlob(folder ? path.slice(folder.length + 1) : path, query.files)) continue;
    const text = await textOf(path).catch(() => '');
    for (const match of await matchingLines(text, isWanted, most - found.length)) found.push({ path, ...match });
  }
  return found;
}
