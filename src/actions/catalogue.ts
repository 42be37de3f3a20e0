import type { Action } from './action.ts';
import { applyEdits } from './applying.ts';
import { applyCodeAction, listCodeActions, organizeImports } from './codeActions.ts';
import { runCommand } from './commands.ts';
import { deleteText, insertText, replaceSelection, replaceText } from './editing.ts';
import { closeFile, createFile, deleteFile, openFile, renameFile, saveFile, undo, undoTurn } from './files.ts';
import {
  goToBookmark,
  goToDefinition,
  goToLine,
  goToProblem,
  goToReference,
  goToSymbol,
  selectText,
  setBookmark,
} from './going.ts';
import { commentLines, duplicateLines, indentLines, joinLines, moveLines, sortLines } from './lines.ts';
import { findReferences, findSymbols, listFolder, readDefinition, readHover, searchFiles } from './lookingUp.ts';
import { changeSetting, findCommands, runPaletteCommand } from './palette.ts';
import { listSymbols, readDiagnostics, readFile } from './reading.ts';
import { formatDocument, renameSymbol } from './refactoring.ts';
import { changeCase, insertSnippet, selectOccurrences, surroundText } from './rewriting.ts';
import { listTasks, readTerminal, runInTerminal, runTask, setBreakpoint, startDebugging } from './running.ts';
import { commitStaged, readChanges, stageFiles, switchBranchOf } from './versioning.ts';

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
