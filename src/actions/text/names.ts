import { visibleLine } from '../../common/visible.ts';

/** A path as models write it: below its folder, with slashes. */
export function nameBelow(path: string, folders: readonly string[]): string {
  const folder = folders.find(each => path.startsWith(`${each}/`) || path.startsWith(`${each}\\`));
  return visibleLine(folder ? path.slice(folder.length + 1).replaceAll('\\', '/') : path);
}
