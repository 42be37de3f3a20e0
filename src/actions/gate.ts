import * as nodePath from 'node:path';
import { AloudError } from '../common/errors.ts';
import { type CheckedPath, checkPath, isWithin } from './paths.ts';

/*
 * What is done at once, what is asked, what is refused.
 *
 * | what                                              | by an action's risk | decision                     |
 * |---------------------------------------------------|---------------------|------------------------------|
 * | a file inside the workspace                       | reads, shows        | done                         |
 * |                                                   | edits               | done, undoable               |
 * |                                                   | runs (save)         | done                         |
 * | the file the user was in when they spoke          | any                 | as inside, wherever it is    |
 * | any other file outside the workspace              | any                 | refused                      |
 * | a protected file: runs code or loosens this gate  | reads, shows        | done                         |
 * |                                                   | edits, runs         | asked, showing the change    |
 * | an editor command (commands.ts)                   | harmless            | done                         |
 * |                                                   | consequential       | asked                        |
 * | anything that runs, in a workspace without trust  | runs                | refused                      |
 *
 * Asked means: on screen, with the whole of what will happen, for this one call. A voice cannot answer.
 */

/** Files that make an editor or a tool run something, or that decide what it may do. Compared without regard to case. */
const PROTECTED_FOLDERS = new Set([
  '.vscode',
  '.git',
  '.github',
  '.husky',
  '.idea',
  '.devcontainer',
  '.cursor',
  '.aws',
  '.ssh',
  '.circleci',
  '.gitlab',
  '.config',
]);
const PROTECTED_NAMES = new Set([
  ...[
    'package.json',
    '.npmrc',
    '.yarnrc',
    '.yarnrc.yml',
    '.pnpmfile.cjs',
    'makefile',
    'justfile',
    'dockerfile',
    '.envrc',
    '.env',
  ],
  ...[
    '.bashrc',
    '.bash_profile',
    '.profile',
    '.zshrc',
    '.zprofile',
    '.zshenv',
    '.gitconfig',
    '.gitattributes',
    '.gitmodules',
    '.gitlab-ci.yml',
  ],
  ...[
    'mcp.json',
    '.mcp.json',
    'devcontainer.json',
    '.pre-commit-config.yaml',
    'lefthook.yml',
    '.pypirc',
    '.netrc',
    'tasks.json',
    'launch.json',
    'settings.json',
  ],
]);
const PROTECTED_ENDINGS = /\.(code-workspace|code-profile|vsix)$/i;

export interface GateProps {
  /** Absolute workspace folders as they are now. */
  readonly folders: () => readonly string[];
  /** Whether the user has said that they trust the workspace. */
  readonly trusted: () => boolean;
}

/** Decides what actions may reach. Every way out of a check is "no". */
export class Gate {
  readonly #props: GateProps;

  constructor(props: GateProps) {
    this.#props = props;
  }

  /**
   * The path as the editor knows it, if an action may look at it. `own` is the document the user was in when they
   * spoke. Throws `refused`.
   */
  async admit(written: string, own: string | undefined): Promise<string> {
    if (written === own) return own;
    const checked = await checkPath(written, this.#props.folders());
    if (checked.path === own || checked.inside) return checked.path;
    throw new AloudError({
      code: 'refused',
      message: `${checked.path} is outside the workspace, where Aloud does not reach. Only files of the open folders, and the one the user is in, can be used.`,
    });
  }

  /** Whether changing a file needs the user's word on screen. Fails closed: what cannot be resolved is asked about. */
  async mustAskToChange(path: string): Promise<boolean> {
    if (path.startsWith('untitled:')) return false;
    let checked: CheckedPath;
    try {
      checked = await checkPath(path, this.#props.folders());
    } catch {
      return true;
    }
    return this.#isProtected(checked.path) || this.#isProtected(checked.real);
  }

  /** Throws `refused` where nothing may be run. */
  requireTrust(what: string): void {
    if (this.#props.trusted()) return;
    throw new AloudError({
      code: 'refused',
      message: `${what} is refused: this workspace is not trusted. The user can trust it with "Workspaces: Manage Workspace Trust".`,
    });
  }

  #isProtected(path: string): boolean {
    const folder = this.#props.folders().find(root => isWithin(path, root));
    const names = (folder ? nodePath.relative(folder, path) : path)
      .split(/[\\/]/)
      .map(name => name.toLowerCase().replace(/[. ]+$/, ''));
    const name = names.at(-1) ?? '';
    return PROTECTED_NAMES.has(name) || PROTECTED_ENDINGS.test(name) || names.some(part => PROTECTED_FOLDERS.has(part));
  }
}
