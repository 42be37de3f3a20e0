import type { Action } from './action.ts';
import { applyEdits } from './catalogue/applying.ts';
import { applyCodeAction, listCodeActions, organizeImports } from './catalogue/codeActions.ts';
import { runCommand } from './catalogue/commands.ts';
import { deleteText, insertText, replaceSelection, replaceText } from './catalogue/editing.ts';
import {
  closeFile,
  createFile,
  deleteFile,
  openFile,
  renameFile,
  saveFile,
  undo,
  undoTurn,
} from './catalogue/files.ts';
import {
  goToBookmark,
  goToDefinition,
  goToLine,
  goToProblem,
  goToReference,
  goToSymbol,
  selectText,
  setBookmark,
} from './catalogue/going.ts';
import { commentLines, duplicateLines, indentLines, joinLines, moveLines, sortLines } from './catalogue/lines.ts';
import {
  findReferences,
  findSymbols,
  listFolder,
  readDefinition,
  readHover,
  searchFiles,
} from './catalogue/lookingUp.ts';
import { changeSetting, findCommands, runPaletteCommand } from './catalogue/palette.ts';
import { listSymbols, readDiagnostics, readFile } from './catalogue/reading.ts';
import { formatDocument, renameSymbol } from './catalogue/refactoring.ts';
import { changeCase, insertSnippet, selectOccurrences, surroundText } from './catalogue/rewriting.ts';
import { listTasks, readTerminal, runInTerminal, runTask, setBreakpoint, startDebugging } from './catalogue/running.ts';
import { commitStaged, readChanges, stageFiles, switchBranchOf } from './catalogue/versioning.ts';

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
  applyEdits,
  surroundText,
  moveLines,
  duplicateLines,
  joinLines,
  commentLines,
  changeCase,
  sortLines,
  indentLines,
  insertSnippet,
  listCodeActions,
  applyCodeAction,
  organizeImports,
  selectOccurrences,
  findSymbols,
  findReferences,
  readDefinition,
  readHover,
  searchFiles,
  listFolder,
  readChanges,
  goToReference,
  goToProblem,
  setBookmark,
  goToBookmark,
  createFile,
  renameFile,
  deleteFile,
  closeFile,
  listTasks,
  runTask,
  runInTerminal,
  readTerminal,
  setBreakpoint,
  startDebugging,
  stageFiles,
  commitStaged,
  switchBranchOf,
  findCommands,
  runPaletteCommand,
  changeSetting,
  undoTurn,
];
