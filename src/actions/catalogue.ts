import type { Action } from './action.ts';
import { applyEdits } from './catalogue/editing/applying.ts';
import { applyCodeAction, listCodeActions, organizeImports } from './catalogue/editing/codeActions.ts';
import { deleteText, insertText, replaceText } from './catalogue/editing/editing.ts';
import { changeLines, moveLines } from './catalogue/editing/lines.ts';
import { formatDocument, renameSymbol } from './catalogue/editing/refactoring.ts';
import { restructure } from './catalogue/editing/restructuring.ts';
import { changeCase, insertSnippet, surroundText } from './catalogue/editing/rewriting.ts';
import { bookmark, goTo, goToDefinition, returnToPlace, selectText } from './catalogue/going.ts';
import { findReferences, findSymbols, listFolder, readDefinition, searchFiles } from './catalogue/reading/lookingUp.ts';
import { listSymbols, readDiagnostics, readFile } from './catalogue/reading/reading.ts';
import { goToMark, hideMarks, keepScrolling, putLine, scroll, showMarks, stopScrolling } from './catalogue/screen.ts';
import { runCommand } from './catalogue/workspace/commands.ts';
import {
  closeFile,
  createFile,
  deleteFile,
  openFile,
  renameFile,
  saveFile,
  undo,
  undoTurn,
} from './catalogue/workspace/files.ts';
import { pressKey } from './catalogue/workspace/keys.ts';
import { changeSetting, findCommands, runPaletteCommand } from './catalogue/workspace/palette.ts';
import {
  listTasks,
  readTerminal,
  runInTerminal,
  runTask,
  setBreakpoint,
  startDebugging,
} from './catalogue/workspace/running.ts';
import { commitStaged, readChanges, stageFiles, switchBranch } from './catalogue/workspace/versioning.ts';

/** Everything Aloud can do, in an order that never changes: prompt caches depend on it. Append. */
export const CATALOGUE: readonly Action[] = [
  insertText,
  replaceText,
  deleteText,
  applyEdits,
  changeLines,
  moveLines,
  surroundText,
  changeCase,
  insertSnippet,
  renameSymbol,
  formatDocument,
  organizeImports,
  listCodeActions,
  applyCodeAction,
  goTo,
  goToDefinition,
  selectText,
  bookmark,
  readFile,
  listSymbols,
  readDiagnostics,
  readDefinition,
  findReferences,
  findSymbols,
  searchFiles,
  listFolder,
  openFile,
  createFile,
  renameFile,
  deleteFile,
  saveFile,
  closeFile,
  undo,
  undoTurn,
  runCommand,
  findCommands,
  runPaletteCommand,
  changeSetting,
  listTasks,
  runTask,
  runInTerminal,
  readTerminal,
  setBreakpoint,
  startDebugging,
  readChanges,
  stageFiles,
  commitStaged,
  switchBranch,
  pressKey,
  showMarks,
  hideMarks,
  goToMark,
  scroll,
  putLine,
  keepScrolling,
  stopScrolling,
  returnToPlace,
  restructure,
];
