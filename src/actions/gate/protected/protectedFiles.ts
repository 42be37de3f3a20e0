/**
 * Files that are more than text: changing one can make a program run, without anybody starting it, or decides what a
 * program may do. Data, a source a line. Names are in small letters; a folder counts wherever it stands in a path.
 * What only runs when someone runs it by its own name, such as a script or gulpfile.js, is text like any other.
 */
export interface ProtectedFiles {
  readonly folders?: string;
  /** Names of files. */
  readonly names?: string;
  /** For names that follow a pattern. */
  readonly pattern?: RegExp;
  /** For the whole path, with slashes. */
  readonly path?: RegExp;
  readonly source: string;
}
