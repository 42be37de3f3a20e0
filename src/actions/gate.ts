import { AloudError } from '../common/errors.ts';
import { type CheckedPath, checkPath } from './paths.ts';
import { isProtected, isSecret } from './protectedFiles.ts';

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
 * |                                                   | shows a definition  | done; never read or changed  |
 * | a file that holds secrets (protectedFiles.ts)     | reads, edits, runs  | asked, once a turn           |
 * | a protected file: runs code or loosens this gate  | reads, shows        | done                         |
 * |                                                   | edits, runs         | asked, showing the change    |
 * | an edit that makes the editor fetch a schema      | edits               | asked, showing the change    |
 * | an editor command (commands.ts)                   | shows               | done                         |
 * |                                                   | edits               | as an edit of that file      |
 * |                                                   | runs                | asked                        |
 * | anything that runs, in a workspace without trust  | runs                | refused                      |
 *
 * Asked means: on screen, with the whole of what will happen, for this one call. A voice cannot answer.
 */

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

  /** Whether changing a file needs the user's word on screen. */
  mustAskToChange(path: string): Promise<boolean> {
    return this.#is(isProtected, path);
  }

  /** Whether a model needs the user's word on screen to work in a file. */
  mustAskToRead(path: string): Promise<boolean> {
    return this.#is(isSecret, path);
  }

  /** Throws `refused` where nothing may be run. */
  requireTrust(what: string): void {
    if (this.#props.trusted()) return;
    throw new AloudError({
      code: 'refused',
      message: `${what} is refused: this workspace is not trusted. The user can trust it with "Workspaces: Manage Workspace Trust".`,
    });
  }

  /** By the file's name as written and as resolved. Fails closed: of what cannot be resolved everything is so. */
  async #is(kind: (path: string) => boolean, path: string): Promise<boolean> {
    const address = /^([a-z][a-z0-9+.-]+):(.*)$/i.exec(path);
    if (address?.[1] === 'untitled') return false;
    // The user's own settings and keys have an address of their own.
    if (address) return address[1] === 'vscode-userdata' || kind(withoutQuery(address[2] as string));
    let checked: CheckedPath;
    try {
      checked = await checkPath(path, this.#props.folders());
    } catch {
      return true;
    }
    return checked.below.some(kind);
  }
}

function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/, '');
}
