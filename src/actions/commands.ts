import * as z from 'zod/mini';
import { AloudError } from '../common/errors.ts';
import { defineAction, described } from './define.ts';

/**
 * The editor commands that a model may run, by names that it understands. `harmless` ones change only what is shown,
 * or text that undo brings back; `consequential` ones are asked on screen first, because they run programs, write to
 * disk or close things. A command that is not here cannot be run.
 */
const COMMANDS = {
  cut: { id: 'editor.action.clipboardCutAction', risk: 'harmless', says: 'Cut.' },
  copy: { id: 'editor.action.clipboardCopyAction', risk: 'harmless', says: 'Copied.' },
  paste: { id: 'editor.action.clipboardPasteAction', risk: 'harmless', says: 'Pasted.' },
  redo: { id: 'redo', risk: 'harmless', says: 'Did again what was undone.' },
  toggle_comment: { id: 'editor.action.commentLine', risk: 'harmless', says: 'Switched the comment on or off.' },
  indent: { id: 'editor.action.indentLines', risk: 'harmless', says: 'Indented.' },
  outdent: { id: 'editor.action.outdentLines', risk: 'harmless', says: 'Outdented.' },
  move_lines_up: { id: 'editor.action.moveLinesUpAction', risk: 'harmless', says: 'Moved up.' },
  move_lines_down: { id: 'editor.action.moveLinesDownAction', risk: 'harmless', says: 'Moved down.' },
  duplicate_lines: { id: 'editor.action.copyLinesDownAction', risk: 'harmless', says: 'Duplicated.' },
  organize_imports: { id: 'editor.action.organizeImports', risk: 'harmless', says: 'Organised the imports.' },
  fold_all: { id: 'editor.foldAll', risk: 'harmless', says: 'Folded everything.' },
  unfold_all: { id: 'editor.unfoldAll', risk: 'harmless', says: 'Unfolded everything.' },
  next_problem: { id: 'editor.action.marker.nextInFiles', risk: 'harmless', says: 'Went to the next problem.' },
  previous_problem: { id: 'editor.action.marker.prevInFiles', risk: 'harmless', says: 'Went to the previous problem.' },
  go_back: { id: 'workbench.action.navigateBack', risk: 'harmless', says: 'Went back.' },
  go_forward: { id: 'workbench.action.navigateForward', risk: 'harmless', says: 'Went forward.' },
  next_editor: { id: 'workbench.action.nextEditor', risk: 'harmless', says: 'Next editor.' },
  previous_editor: { id: 'workbench.action.previousEditor', risk: 'harmless', says: 'Previous editor.' },
  split_editor: { id: 'workbench.action.splitEditor', risk: 'harmless', says: 'Split the editor.' },
  find_references: { id: 'references-view.findReferences', risk: 'harmless', says: 'Shows the references.' },
  show_hover: { id: 'editor.action.showHover', risk: 'harmless', says: 'Shows the hover.' },
  show_explorer: { id: 'workbench.view.explorer', risk: 'harmless', says: 'Shows the explorer.' },
  show_search: { id: 'workbench.action.findInFiles', risk: 'harmless', says: 'Shows the search.' },
  show_source_control: { id: 'workbench.view.scm', risk: 'harmless', says: 'Shows source control.' },
  show_problems: { id: 'workbench.actions.view.problems', risk: 'harmless', says: 'Shows the problems.' },
  show_output: { id: 'workbench.action.output.toggleOutput', risk: 'harmless', says: 'Shows or hides the output.' },
  toggle_terminal: {
    id: 'workbench.action.terminal.toggleTerminal',
    risk: 'harmless',
    says: 'Shows or hides the terminal.',
  },
  toggle_sidebar: {
    id: 'workbench.action.toggleSidebarVisibility',
    risk: 'harmless',
    says: 'Shows or hides the side bar.',
  },
  toggle_breakpoint: { id: 'editor.debug.action.toggleBreakpoint', risk: 'harmless', says: 'Switched the breakpoint.' },
  zen_mode: { id: 'workbench.action.toggleZenMode', risk: 'harmless', says: 'Switched zen mode.' },
  close_editor: { id: 'workbench.action.closeActiveEditor', risk: 'harmless', says: 'Closed the editor.' },
  save_all: { id: 'workbench.action.files.saveAll', risk: 'consequential', says: 'Saved all files.' },
  close_all_editors: { id: 'workbench.action.closeAllEditors', risk: 'consequential', says: 'Closed all editors.' },
  start_debugging: { id: 'workbench.action.debug.start', risk: 'consequential', says: 'Started debugging.' },
  stop_debugging: { id: 'workbench.action.debug.stop', risk: 'consequential', says: 'Stopped debugging.' },
  run_build_task: { id: 'workbench.action.tasks.build', risk: 'consequential', says: 'Started the build task.' },
  run_test_task: { id: 'workbench.action.tasks.test', risk: 'consequential', says: 'Started the test task.' },
  run_all_tests: { id: 'testing.runAll', risk: 'consequential', says: 'Started all tests.' },
  run_test_at_cursor: { id: 'testing.runAtCursor', risk: 'consequential', says: 'Started the test at the cursor.' },
} as const satisfies Record<string, { id: string; risk: 'harmless' | 'consequential'; says: string }>;

type CommandName = keyof typeof COMMANDS;

const NAMES = Object.keys(COMMANDS) as [CommandName, ...CommandName[]];

export const runCommand = defineAction({
  name: 'run_command',
  description:
    "Runs one of the editor's own commands, on what has the focus. Commands that run programs or write to disk are asked on screen first.",
  risk: 'runs',
  input: z.strictObject({ command: described(z.enum(NAMES), 'Which command.') }),
  async run({ command }, context, signal) {
    const { id, risk, says } = COMMANDS[command];
    if (risk === 'consequential') {
      const words = command.replaceAll('_', ' ');
      context.requireTrust(`Running "${words}"`);
      await context.require({ title: `Run "${words}"?`, detail: `The editor command ${id}.`, yes: 'Run It' });
    }
    if (signal.aborted) throw new AloudError({ code: 'cancelled', message: 'Cancelled.' });
    await context.editor.command(id);
    return says;
  },
});
