import { pathParts } from '../../common/secrets/secretFiles.ts';
import { COMPILED } from './protected/compiled.ts';
import { EDITORS } from './protected/editors.ts';
import { MACHINE } from './protected/machine.ts';
import { REPOSITORIES } from './protected/repositories.ts';
import { SCRIPTING } from './protected/scripting.ts';

const PROTECTED_FILES = [...EDITORS, ...REPOSITORIES, ...SCRIPTING, ...COMPILED, ...MACHINE];
const FOLDERS: ReadonlySet<string> = new Set(PROTECTED_FILES.flatMap(({ folders }) => folders?.split(' ') ?? []));
const NAMES: ReadonlySet<string> = new Set(PROTECTED_FILES.flatMap(({ names }) => names?.split(' ') ?? []));
const PATTERNS: readonly RegExp[] = PROTECTED_FILES.flatMap(({ pattern }) => pattern ?? []);
const PATHS: readonly RegExp[] = PROTECTED_FILES.flatMap(({ path }) => path ?? []);

/** Whether changing a file could make something run; `path` is relative to its workspace folder, or absolute. */
export function isProtected(path: string): boolean {
  const parts = pathParts(path);
  const name = parts.at(-1) ?? '';
  return (
    NAMES.has(name) ||
    parts.some(part => FOLDERS.has(part)) ||
    PATTERNS.some(pattern => pattern.test(name)) ||
    PATHS.some(pattern => pattern.test(parts.join('/')))
  );
}
