import { lstat, realpath } from 'node:fs/promises';
import * as nodePath from 'node:path';
import { AloudError } from '../../common/errors.ts';
import { visibleLine } from '../../common/visible.ts';
import { type Message, message } from '../../messages/message.ts';

/** A path that was checked: where it really is, and the name it goes by. */
export interface CheckedPath {
  /** As the editor names it: in the workspace folder as the user opened it. */
  readonly path: string;
  /** Whether it is in a workspace folder once every symbolic link is resolved, also those of folders that lead to a file that does not exist yet. */
  readonly inside: boolean;
  /** Where it is below its workspace folder, or all of it outside: as named, and as resolved. */
  readonly below: readonly [named: string, resolved: string];
}

const DEVICE_NAMES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Checks a path that a model wrote, relative to a workspace folder or absolute. What it looks like counts for nothing:
 * only where it leads once every link is resolved. Throws `refused` for what cannot be resolved and for names that a
 * system reads as something else than a file of that name.
 */
export async function checkPath(written: string, folders: readonly string[]): Promise<CheckedPath> {
  const problem = strangeness(written);
  if (problem) throw refused(written, problem);
  const candidates = nodePath.isAbsolute(written) ? [written] : folders.map(folder => nodePath.join(folder, written));
  const paths = candidates.map(candidate => nodePath.normalize(candidate));
  const resolving = paths.map(resolve);
  // One that cannot be resolved is refused when its turn comes.
  for (const each of resolving) each.catch(() => {});
  const roots = await Promise.all(folders.map(rootOf));
  let first: CheckedPath | undefined;
  for (const [i, path] of paths.entries()) {
    const { real, exists } = await (resolving[i] as (typeof resolving)[number]);
    const root = roots.find(each => isWithin(real, each));
    const checked: CheckedPath = {
      path,
      inside: root !== undefined,
      below: [below(path, folders), root === undefined ? real : nodePath.relative(root, real)],
    };
    if (exists) return checked;
    first ??= checked;
  }
  if (!first) throw refused(written, message('paths.no-folder'));
  return first;
}

/** Whether a path is a folder itself or in it: by whole names, never by how the text begins. */
export function isWithin(path: string, folder: string): boolean {
  const relative = nodePath.relative(folder, path);
  return (
    relative === '' ||
    (relative !== '..' && !relative.startsWith(`..${nodePath.sep}`) && !nodePath.isAbsolute(relative))
  );
}

function below(path: string, folders: readonly string[]): string {
  const folder = folders.find(each => isWithin(path, each));
  return folder === undefined ? path : nodePath.relative(folder, path);
}

/** What makes a written path something else than it seems, on any system; undefined if nothing does. */
function strangeness(written: string): Message | undefined {
  if (written === '') return message('paths.empty');
  if ([...written].some(character => character < ' ' || character === '\x7f'))
    return message('paths.control-characters');
  if (visibleLine(written) !== written) return message('paths.hidden');
  if (/^[a-z][a-z0-9+.-]+:/i.test(written)) return message('paths.address');
  if (/^(\\\\|\/\/)/.test(written)) return message('paths.share');
  if (written.startsWith('~')) return message('paths.home');
  const withoutDrive = written.replace(/^[a-z]:(?=[\\/])/i, '');
  if (withoutDrive.includes(':')) return message('paths.stream');
  for (const name of withoutDrive.split(/[\\/]/)) {
    if (DEVICE_NAMES.test(name)) return message('paths.device', { name });
    if (name !== '.' && name !== '..' && /[. ]$/.test(name)) return message('paths.dropped-end');
    if (/~\d/.test(name)) return message('paths.shortened');
  }
  return undefined;
}

/** Resolves links as far as the path exists; what does not exist yet is inside the last folder that does. */
async function resolve(path: string): Promise<{ real: string; exists: boolean }> {
  const missing: string[] = [];
  for (let at = path; ; at = nodePath.dirname(at)) {
    try {
      return { real: nodePath.join(await realpath(at), ...missing), exists: missing.length === 0 };
    } catch {
      // A link whose target is missing looks as if it were missing itself, and leads elsewhere all the same.
      if (nodePath.dirname(at) === at || !(await isMissing(at))) throw refused(path, message('paths.unresolved'));
    }
    missing.unshift(nodePath.basename(at));
  }
}

/** Whether nothing stands there, not even a link. Whatever else is wrong is no proof of that. */
async function isMissing(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return false;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

async function rootOf(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    throw refused(folder, message('paths.folder-unresolved'));
  }
}

function refused(written: string, why: Message): AloudError {
  return new AloudError({
    code: 'refused',
    message: message('paths.refused', { path: visibleLine(written).slice(0, 200), why }),
  });
}
