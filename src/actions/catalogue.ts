import type { Action } from './action.ts';
import { runCommand } from './commands.ts';
import { deleteText, insertText, replaceSelection, replaceText } from './editing.ts';
import { openFile, saveFile, undo } from './files.ts';
import { goToDefinition, goToLine, goToSymbol, selectText } from './going.ts';
import { listSymbols, readDiagnostics, readFile } from './reading.ts';
import { formatDocument, renameSymbol } from './refactoring.ts';

/** Everything Aloud can do, in an order that never changes: prompt caches depend on it. Append. */
export const CATALOGUE: readonly Action[] = [
  insertText,
  replaceText,
  replaceSelection,
  deleteText,
  goToLine,
  goToSymbol,
  goToDefinition,
  selectText,
  renameSymbol,
  formatDocument,
  openFile,
  undo,
  saveFile,
  listSymbols,
  readFile,
  readDiagnostics,
  runCommand,
];
