import { lstat, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AloudError } from '../../common/errors.ts';
import { isSecretFile } from '../../common/secrets/secretFiles.ts';
import { type Message, message } from '../../messages/message.ts';
import { english } from '../../messages/text.ts';
import { isProtected } from './isProtected.ts';
import { checkPath } from './paths.ts';
import { repositoriesAround } from './repositoriesAround.ts';
import type { Trait } from './rules.ts';

/** A file as the gate sees it. */
export interface Located {
  /** As the editor knows it. */
  readonly path: string;
  readonly traits: ReadonlySet<Trait>;
}

export interface GateProps {
  /** Absolute workspace folders as they are now. */
  readonly folders: () => readonly string[];
  /** Whether the user has said that they trust the workspace. */
  readonly trusted: () => boolean;
}

/** Finds out what holds of what actions want to reach. Every way out of a check is "no". */
export class Gate {
  readonly #props: GateProps;

  constructor(props: GateProps) {
    this.#props = props;
  }

  /**
   * What a written path leads to. `own` is the document the user was in when they spoke, which counts as inside
   * wherever it is. Throws `refused` for what cannot be resolved.
   */
  async locate(written: string, own: string | undefined): Promise<Located> {
    const traits = this.trust();
    if (written === own) return this.#located(own, traits.add('inside'), await this.#namesOf(own));
    const checked = await checkPath(written, this.#props.folders());
    if (checked.path === own) return this.#located(own, traits.add('inside'), checked.below);
    if (await hasOtherNames(checked.path)) traits.add('hard link');
    return this.#located(checked.path, traits.add(checked.inside ? 'inside' : 'outside'), checked.below);
  }

  get isTrusted(): boolean {
    return this.#props.trusted();
  }

  /** What holds of everything in this workspace. */
  trust(): Set<Trait> {
    return new Set<Trait>(this.#props.trusted() ? [] : ['untrusted']);
  }

  /** Throws `refused` where nothing may be run; `what` would be. */
  requireTrust(what: Message): void {
    if (this.#props.trusted()) return;
    throw new AloudError({
      code: 'refused',
      message: message('gate.needs-trust', { what }),
      remedies: ['manage-trust'],
      forModel: `${english(what)} is refused: this workspace is not trusted. The user can trust it with "Workspaces: Manage Workspace Trust".`,
    });
  }

  async #located(path: string, traits: Set<Trait>, names: Names): Promise<Located> {
    const is = (kind: (path: string) => boolean) => (typeof names === 'string' ? names === 'any' : names.some(kind));
    if (is(isProtected) || (await isPartOfRepository(path))) traits.add('protected');
    if (is(isSecretFile)) traits.add('secret');
    return { path, traits };
  }

  /** What a document goes by that may stand anywhere. Fails closed: what cannot be resolved may be of any kind. */
  async #namesOf(path: string): Promise<Names> {
    const address = /^([a-z][a-z0-9+.-]+):(.*)$/i.exec(path);
    if (address?.[1] === 'untitled') return 'none';
    // The user's own settings and keys have an address of their own.
    if (address) return address[1] === 'vscode-userdata' ? 'any' : [withoutQuery(address[2] as string)];
    try {
      return (await checkPath(path, this.#props.folders())).below;
    } catch {
      return 'any';
    }
  }
}

/** The names by which a file is judged, or that it is of no kind, or of every kind. */
type Names = readonly string[] | 'none' | 'any';

/** Whether a file is a hard link: no path tells where its other names are. Fails closed. */
async function hasOtherNames(path: string): Promise<boolean> {
  try {
    const found = await stat(path);
    return found.isFile() && found.nlink > 1;
  } catch (thrown) {
    return !['ENOENT', 'ENOTDIR'].includes((thrown as NodeJS.ErrnoException).code ?? '');
  }
}

function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/, '');
}

/**
 * Whether a file stands where git would read it as a part of a repository, which can name programs in its
 * configuration: git takes any folder with HEAD, objects and refs for one (gitrepository-layout(5)). Fails closed.
 */
async function isPartOfRepository(path: string): Promise<boolean> {
  const isRepository = repositoriesAround(path).map(folder => isThere(join(folder || '/', 'HEAD')));
  return (await Promise.all(isRepository)).includes(true);
}

/** Whether something stands there. Fails closed. */
async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (thrown) {
    return !['ENOENT', 'ENOTDIR'].includes((thrown as NodeJS.ErrnoException).code ?? '');
  }
}
