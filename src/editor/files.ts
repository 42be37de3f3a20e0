/** A line that holds what was searched for; `line` counts from 0. */
export interface TextMatch {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

export interface TextQuery {
  /** What to look for: to the letter, or a regular expression as JavaScript writes them. */
  readonly text: string;
  readonly isRegex: boolean;
  readonly matchCase: boolean;
  /** A glob of paths below the folders, such as `src/**\/*.ts`; all files if absent. */
  readonly files?: string;
}

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** The open folders, and the files in them. Every method throws AloudError. */
export interface Files {
  /** Absolute folders that are open; empty when none is. */
  readonly folders: readonly string[];
  /** Absolute paths of files in the open folders whose name contains `part`, whatever the case; at most `most`. */
  find(part: string, most: number): Promise<readonly string[]>;
  /**
   * Lines that hold a text, in files of the open folders that are not ignored; at most `most`. Of a document that is
   * open it is the text that the user sees. Throws `bad-arguments` for a pattern that is none, `cancelled`.
   */
  search(query: TextQuery, most: number, signal: AbortSignal): Promise<readonly TextMatch[]>;
  /** What is in a folder, sorted by name. Throws `not-found`. */
  list(path: string): Promise<readonly FolderEntry[]>;
  /** Creates a file with its folders. Throws `read-only` if something stands there. */
  create(path: string, text: string): Promise<void>;
  /** Moves a file. Throws `not-found`, `read-only`. */
  rename(from: string, to: string): Promise<void>;
  /** Deletes a file, into the trash where there is one. Throws `not-found`. */
  delete(path: string): Promise<void>;
}
