import type { Action } from './action.ts';
import { applyEdits } from './catalogue/applying.ts';
import { applyCodeAction, listCodeActions, organizeImports } from './catalogue/codeActions.ts';
import { runCommand } from './catalogue/commands.ts';
import { deleteText, insertText, replaceText } from './catalogue/editing.ts';
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
import { bookmark, goTo, goToDefinition, selectText } from './catalogue/going.ts';
import { changeLines, moveLines } from './catalogue/lines.ts';
import { findReferences, findSymbols, listFolder, readDefinition, searchFiles } from './catalogue/lookingUp.ts';
import { changeSetting, findCommands, runPaletteCommand } from './catalogue/palette.ts';
import { listSymbols, readDiagnostics, readFile } from './catalogue/reading.ts';
import { formatDocument, renameSymbol } from './catalogue/refactoring.ts';
import { changeCase, insertSnippet, surroundText } from './catalogue/rewriting.ts';
import { listTasks, readTerminal, runInTerminal, runTask, setBreakpoint, startDebugging } from './catalogue/running.ts';
import { commitStaged, readChanges, stageFiles, switchBranch } from './catalogue/versioning.ts';

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
];
