import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { delimiter, extname, isAbsolute, join, sep } from 'node:path';

/** Where Homebrew installs, which is not on the PATH of an editor started from the Dock. */
const MAC_FOLDERS = ['/opt/homebrew/bin', '/usr/local/bin'];

/**
 * The absolute path of a program, or undefined. Only absolute folders of PATH are searched, never the current one: what
 * lies in a workspace is not run by being named like a program: `never` names real folders in which nothing is taken,
 * though PATH leads there. An absolute path is taken as it is. All folders are looked into at once: one after the other,
 * a busy thread would be waited for after each.
 */
export async function findProgram(
  program: string,
  environment: NodeJS.ProcessEnv = process.env,
  never: readonly string[] = [],
): Promise<string | undefined> {
  const endings = process.platform === 'win32' && extname(program) === '' ? ['.exe', '.com'] : [''];
  const paths = foldersOf(program, environment).flatMap(folder =>
    endings.map(ending => join(folder, program + ending)),
  );
  const looks = paths.map(async path => (await isRunnable(path)) && !(await isIn(path, never)) && path);
  for (const look of looks) {
    const path = await look;
    if (path) return path;
  }
  return undefined;
}

function foldersOf(program: string, environment: NodeJS.ProcessEnv): readonly string[] {
  if (isAbsolute(program)) return [''];
  if (program === '' || /[/\\]/.test(program)) return [];
  const path = environment['PATH'] ?? environment['Path'] ?? '';
  return [...path.split(delimiter), ...(process.platform === 'darwin' ? MAC_FOLDERS : [])].filter(isAbsolute);
}

async function isRunnable(path: string): Promise<boolean> {
  try {
    const [, found] = await Promise.all([access(path, constants.X_OK), stat(path)]);
    return found.isFile();
  } catch {
    return false;
  }
}

async function isIn(path: string, folders: readonly string[]): Promise<boolean> {
  if (folders.length === 0) return false;
  const real = await realpath(path).catch(() => undefined);
  return real === undefined || folders.some(folder => real.startsWith(folder + sep) || path.startsWith(folder + sep));
}
