import * as z from 'zod/mini';
import { throwIfAborted } from '../common/errors.ts';
import { defineAction, described } from './define.ts';

/**
 * The editor commands that a model may run, by names that it understands; one that is not here cannot be run. What it
 * `does` decides what is asked: `shows` changes nothing, `edits` is text that undo brings back, `runs` starts programs,
 * writes to disk or closes things, and is always asked on screen first.
 */
const COMMANDS = {
  cut: { id: 'editor.action.clipboardCutAction', does: 'edits', says: 'Cut.' },
  copy: { id: 'editor.action.clipboardCopyAction', does: 'shows', says: 'Copied.' },
  paste: { id: 'editor.action.clipboardPasteAction', does: 'edits', says: 'Pasted.' },
  redo: { id: 'redo', does: 'edits', says: 'Did again what was undone.' },
  toggle_comment: { id: 'editor.action.commentLine', does: 'edits', says: 'Switched the comment on or off.' },
  indent: { id: 'editor.action.indentLines', does: 'edits', says: 'Indented.' },
  outdent: { id: 'editor.action.outdentLines', does: 'edits', says: 'Outdented.' },
  move_lines_up: { id: 'editor.action.moveLinesUpAction', does: 'edits', says: 'Moved up.' },
  move_lines_down: { id: 'editor.action.moveLinesDownAction', does: 'edits', says: 'Moved down.' },
  duplicate_lines: { id: 'editor.action.copyLinesDownAction', does: 'edits', says: 'Duplicated.' },
  organize_imports: { id: 'editor.action.organizeImports', does: 'edits', says: 'Organised the imports.' },
  fold_all: { id: 'editor.foldAll', does: 'shows', says: 'Folded everything.' },
  unfold_all: { id: 'editor.unfoldAll', does: 'shows', says: 'Unfolded everything.' },
  next_problem: { id: 'editor.action.marker.nextInFiles', does: 'shows', says: 'Went to the next problem.' },
  previous_problem: { id: 'editor.action.marker.prevInFiles', does: 'shows', says: 'Went to the previous problem.' },
  go_back: { id: 'workbench.action.navigateBack', does: 'shows', says: 'Went back.' },
  go_forward: { id: 'workbench.action.navigateForward', does: 'shows', says: 'Went forward.' },
  next_editor: { id: 'workbench.action.nextEditor', does: 'shows', says: 'Next editor.' },
  previous_editor: { id: 'workbench.action.previousEditor', does: 'shows', says: 'Previous editor.' },
  split_editor: { id: 'workbench.action.splitEditor', does: 'shows', says: 'Split the editor.' },
  find_references: { id: 'references-view.findReferences', does: 'shows', says: 'Shows the references.' },
  show_hover: { id: 'editor.action.showHover', does: 'shows', says: 'Shows the hover.' },
  show_explorer: { id: 'workbench.view.explorer', does: 'shows', says: 'Shows the explorer.' },
  show_search: { id: 'workbench.action.findInFiles', does: 'shows', says: 'Shows the search.' },
  show_source_control: { id: 'workbench.view.scm', does: 'shows', says: 'Shows source control.' },
  show_problems: { id: 'workbench.actions.view.problems', does: 'shows', says: 'Shows the problems.' },
  show_output: { id: 'workbench.action.output.toggleOutput', does: 'shows', says: 'Shows or hides the output.' },
  toggle_terminal: {
    id: 'workbench.action.terminal.toggleTerminal',
    does: 'shows',
    says: 'Shows or hides the terminal.',
  },
  toggle_sidebar: {
    id: 'workbench.action.toggleSidebarVisibility',
    does: 'shows',
    says: 'Shows or hides the side bar.',
  },
  toggle_breakpoint: { id: 'editor.debug.action.toggleBreakpoint', does: 'shows', says: 'Switched the breakpoint.' },
  zen_mode: { id: 'workbench.action.toggleZenMode', does: 'shows', says: 'Switched zen mode.' },
  close_editor: { id: 'workbench.action.closeActiveEditor', does: 'shows', says: 'Closed the editor.' },
  save_all: { id: 'workbench.action.files.saveAll', does: 'runs', says: 'Saved all files.' },
  close_all_editors: { id: 'workbench.action.closeAllEditors', does: 'runs', says: 'Closed all editors.' },
  start_debugging: { id: 'workbench.action.debug.start', does: 'runs', says: 'Started debugging.' },
  stop_debugging: { id: 'workbench.action.debug.stop', does: 'runs', says: 'Stopped debugging.' },
  run_build_task: { id: 'workbench.action.tasks.build', does: 'runs', says: 'Started the build task.' },
  run_test_task: { id: 'workbench.action.tasks.test', does: 'runs', says: 'Started the test task.' },
  run_all_tests: { id: 'testing.runAll', does: 'runs', says: 'Started all tests.' },
  run_test_at_cursor: { id: 'testing.runAtCursor', does: 'runs', says: 'Started the test at the cursor.' },
} as const satisfies Record<string, { id: string; does: 'shows' | 'edits' | 'runs'; says: string }>;

type CommandName = keyof typeof COMMANDS;

const NAMES = Object.keys(COMMANDS) as [CommandName, ...CommandName[]];

export const runCommand = defineAction({
  name: 'run_command',
  description:
    "Runs one of the editor's own commands where the cursor is. Commands that run programs or write to disk are asked on screen first.",
  risk: 'runs',
  input: z.strictObject({ command: described(z.enum(NAMES), 'Which command.') }),
  async run({ command }, context, signal) {
    const { id, does, says } = COMMANDS[command];
    if (does === 'runs') {
      const words = command.replaceAll('_', ' ');
      context.requireTrust(`Running "${words}"`);
      await context.require({ title: `Run "${words}"?`, detail: `The editor command ${id}.`, yes: 'Run It' });
    }
    throwIfAborted(signal);
    await context.command(id, does === 'edits' ? 'edits' : 'shows');
    return says;
  },
});
