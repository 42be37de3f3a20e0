import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { AloudError } from '../../common/errors.ts';
import { isSecretFile } from '../../common/secrets/secretFiles.ts';
import type { Risk } from '../action.ts';
import { type CheckedPath, checkPath } from './paths.ts';
import { isProtected, repositoriesAround } from './protectedFiles.ts';

/** Asked means: on screen, with the whole of what will happen, for exactly this. A voice cannot answer. */
export type Decision = 'done' | 'asked' | 'refused';

/** What something is done to, or done by; several can hold at once. */
export type Trait =
  | 'inside'
  | 'outside'
  | 'protected'
  | 'secret'
  | 'deletion'
  | 'fetching'
  | 'setting'
  | 'program'
  | 'network'
  | 'untrusted'
  | 'untrusted, by a model';

export interface Rule {
  /** What holds of it. */
  readonly of: Trait;
  readonly risks: readonly Risk[];
  readonly decision: Decision;
  readonly why: string;
}

const EDITS = ['edits', 'edits elsewhere'] as const;

/**
 * What is done at once, what is asked, what is refused. Of all rules that apply the strictest counts; where none
 * applies, it is refused. A change in the workspace that undo brings back is done, and shown.
 */
export const RULES: readonly Rule[] = [
  { of: 'inside', risks: ['reads', 'shows', ...EDITS], decision: 'done', why: 'It is in the workspace, and undoable.' },
  { of: 'outside', risks: ['shows'], decision: 'done', why: 'Showing the user a file tells nobody else.' },
  { of: 'outside', risks: ['reads', ...EDITS], decision: 'asked', why: 'It is outside the workspace.' },
  { of: 'secret', risks: ['reads', ...EDITS], decision: 'asked', why: 'Such a file holds secrets.' },
  { of: 'protected', risks: EDITS, decision: 'asked', why: 'Such a file can make programs run.' },
  { of: 'deletion', risks: EDITS, decision: 'asked', why: 'A file would be gone.' },
  { of: 'fetching', risks: EDITS, decision: 'asked', why: 'The editor would fetch an address.' },
  { of: 'setting', risks: ['edits elsewhere'], decision: 'asked', why: 'Settings hold for everything.' },
  { of: 'program', risks: ['runs'], decision: 'asked', why: 'Nothing takes back what a program does.' },
  { of: 'network', risks: ['sends'], decision: 'asked', why: 'It leaves this machine.' },
  { of: 'untrusted', risks: ['runs', 'sends'], decision: 'refused', why: 'This workspace is not trusted.' },
  {
    of: 'untrusted, by a model',
    risks: EDITS,
    decision: 'refused',
    why: "This workspace is not trusted: only the user's own words may change it.",
  },
];

const STRICTNESS: readonly Decision[] = ['done', 'asked', 'refused'];

/** The decision, and the rule behind it; undefined where no rule allows it. */
export function decide(risk: Risk, traits: ReadonlySet<Trait>): { decision: Decision; rule: Rule | undefined } {
  const [strictest] = RULES.filter(({ of, risks }) => traits.has(of) && risks.includes(risk)).sort(
    (a, b) => STRICTNESS.indexOf(b.decision) - STRICTNESS.indexOf(a.decision),
  );
  return { decision: strictest?.decision ?? 'refused', rule: strictest };
}

/** A file as the gate sees it. */
export interface Located {
  /** As the editor knows it. */
  readonly path: string;
  readonly traits: ReadonlySet<Trait>;
}

/** Who wants something done: the user's own words, by rules that are ours, or what a model makes of them. */
export type Author = 'user' | 'model';

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
  async locate(written: string, own: string | undefined, by: Author): Promise<Located> {
    const traits = this.trust(by);
    if (written === own) return this.#located(own, traits.add('inside'));
    const checked = await checkPath(written, this.#props.folders());
    return this.#located(checked.path, traits.add(checked.inside || checked.path === own ? 'inside' : 'outside'));
  }

  get isTrusted(): boolean {
    return this.#props.trusted();
  }

  /** What holds of everything in this workspace. */
  trust(by: Author): Set<Trait> {
    const traits = new Set<Trait>();
    if (this.#props.trusted()) return traits;
    traits.add('untrusted');
    if (by === 'model') traits.add('untrusted, by a model');
    return traits;
  }

  /** Throws `refused` where nothing may be run. */
  requireTrust(what: string): void {
    if (this.#props.trusted()) return;
    throw new AloudError({
      code: 'refused',
      message: `${what} is refused: this workspace is not trusted. The user can trust it with "Workspaces: Manage Workspace Trust".`,
    });
  }

  async #located(path: string, traits: Set<Trait>): Promise<Located> {
    if ((await this.#is(isProtected, path)) || (await isPartOfRepository(path))) traits.add('protected');
    if (await this.#is(isSecretFile, path)) traits.add('secret');
    return { path, traits };
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

/**
 * Whether a file stands where git would read it as a part of a repository, which can name programs in its
 * configuration: git takes any folder with HEAD, objects and refs for one (gitrepository-layout(5)). Fails closed.
 */
async function isPartOfRepository(path: string): Promise<boolean> {
  for (const folder of repositoriesAround(path)) {
    try {
      await lstat(join(folder || '/', 'HEAD'));
      return true;
    } catch (thrown) {
      if (!['ENOENT', 'ENOTDIR'].includes((thrown as NodeJS.ErrnoException).code ?? '')) return true;
    }
  }
  return false;
}
