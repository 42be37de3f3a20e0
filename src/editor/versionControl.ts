/** What has happened to a file since the last commit. */
export type FileChange = 'changed' | 'new' | 'deleted' | 'renamed' | 'copied' | 'in conflict';

export interface RepositoryStatus {
  readonly branch: string | undefined;
  readonly files: readonly { readonly path: string; readonly change: FileChange; readonly isStaged: boolean }[];
}

/** The repository of the first open folder. Every method throws AloudError; `unsupported` where there is none. */
export interface VersionControl {
  /** Branch, and the changed files with what happened to them. */
  status(): Promise<RepositoryStatus>;
  /** The changes of all files or of one, staged ones too, as a unified diff. */
  diff(path: string | undefined): Promise<string>;
  /** Stages files, or all that have changed. */
  stage(paths: readonly string[] | undefined): Promise<void>;
  /** A name for exactly what is staged. */
  staged(): Promise<string>;
  /**
   * Commits what is staged, without the hooks of the repository. Returns the commit's short name. Throws
   * `document-changed` if something else is staged than what `staged` has named.
   */
  commit(message: string, staged: string): Promise<string>;
  switchBranch(name: string, create: boolean): Promise<void>;
}
