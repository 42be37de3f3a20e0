import { pathParts } from '../../common/secrets/secretFiles.ts';

/** Files that make a folder a git repository where they stand together, so that its configuration runs programs. */
const OF_A_REPOSITORY: ReadonlySet<string> = new Set([
  'config',
  'config.worktree',
  'commondir',
  'packed-refs',
  'gitdir',
]);
const IN_A_REPOSITORY: ReadonlySet<string> = new Set(['objects', 'refs', 'hooks', 'info', 'worktrees', 'modules']);

/**
 * The folders that a file could make a git repository of, or is a part of: each is one if it has a file HEAD. Empty
 * for most files.
 */
export function repositoriesAround(path: string): readonly string[] {
  const names = path.split(/[\\/]/);
  const parts = pathParts(path);
  const found: string[] = [];
  if (OF_A_REPOSITORY.has(parts.at(-1) ?? '')) found.push(names.slice(0, -1).join('/'));
  for (const [index, part] of parts.slice(0, -1).entries())
    if (IN_A_REPOSITORY.has(part)) found.push(names.slice(0, index).join('/'));
  return found;
}
