import * as z from 'zod/mini';
import { throwIfAborted } from '../../common/errors.ts';
import type { ActionContext } from '../action.ts';
import { defineAction, described } from '../define.ts';

interface Command {
  readonly id: string;
  readonly does: 'shows' | 'edits' | 'runs' | 'sends';
  readonly says: string;
  /** It can be allowed for ever: what it runs is what the user has just written, and asks to be tried. */
  readonly always?: true;
}

/**
 * The editor commands that a model may run, by names that it understands; one that is not here cannot be run. What it
 * `does` decides what is asked: `shows` changes nothing, `edits` is text that undo brings back, `runs` starts programs,
 * writes to disk or closes things, and `sends` leaves this machine: both are always asked on screen first.
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
  stop_debugging: { id: 'workbench.action.debug.stop', does: 'shows', says: 'Stopped debugging.' },
  run_build_task: { id: 'workbench.action.tasks.build', does: 'runs', says: 'Started the build task.' },
  run_test_task: { id: 'workbench.action.tasks.test', does: 'runs', says: 'Started the test task.' },
  run_all_tests: { id: 'testing.runAll', does: 'runs', always: true, says: 'Started all tests.' },
  run_test_at_cursor: {
    id: 'testing.runAtCursor',
    does: 'runs',
    always: true,
    says: 'Started the test at the cursor.',
  },
  new_file: { id: 'workbench.action.files.newUntitledFile', does: 'shows', says: 'Opened a new file.' },
  quick_open: { id: 'workbench.action.quickOpen', does: 'shows', says: 'Shows the files.' },
  show_palette: { id: 'workbench.action.showCommands', does: 'shows', says: 'Shows the command palette.' },
  reopen_editor: { id: 'workbench.action.reopenClosedEditor', does: 'shows', says: 'Opened it again.' },
  split_down: { id: 'workbench.action.splitEditorDown', does: 'shows', says: 'Split the editor.' },
  focus_editor: { id: 'workbench.action.focusActiveEditorGroup', does: 'shows', says: 'Back in the editor.' },
  focus_next_group: { id: 'workbench.action.focusNextGroup', does: 'shows', says: 'Next group.' },
  focus_previous_group: { id: 'workbench.action.focusPreviousGroup', does: 'shows', says: 'Previous group.' },
  toggle_panel: { id: 'workbench.action.togglePanel', does: 'shows', says: 'Shows or hides the panel.' },
  show_extensions: { id: 'workbench.view.extensions', does: 'shows', says: 'Shows the extensions.' },
  show_debug: { id: 'workbench.view.debug', does: 'shows', says: 'Shows the debugger.' },
  show_testing: { id: 'workbench.view.testing.focus', does: 'shows', says: 'Shows the tests.' },
  show_outline: { id: 'outline.focus', does: 'shows', says: 'Shows the outline.' },
  show_settings: { id: 'workbench.action.openSettings', does: 'shows', says: 'Shows the settings.' },
  show_shortcuts: {
    id: 'workbench.action.openGlobalKeybindings',
    does: 'shows',
    says: 'Shows the keyboard shortcuts.',
  },
  zoom_in: { id: 'workbench.action.zoomIn', does: 'shows', says: 'Zoomed in.' },
  zoom_out: { id: 'workbench.action.zoomOut', does: 'shows', says: 'Zoomed out.' },
  page_up: { id: 'cursorPageUp', does: 'shows', says: 'A page up.' },
  page_down: { id: 'cursorPageDown', does: 'shows', says: 'A page down.' },
  scroll_up: { id: 'editorScroll.up', does: 'shows', says: 'Scrolled up.' },
  scroll_down: { id: 'editorScroll.down', does: 'shows', says: 'Scrolled down.' },
  center_line: { id: 'workbench.action.alignCenter', does: 'shows', says: 'Centred.' },
  fold: { id: 'editor.fold', does: 'shows', says: 'Folded.' },
  unfold: { id: 'editor.unfold', does: 'shows', says: 'Unfolded.' },
  expand_selection: { id: 'editor.action.smartSelect.expand', does: 'shows', says: 'Selected more.' },
  shrink_selection: { id: 'editor.action.smartSelect.shrink', does: 'shows', says: 'Selected less.' },
  find: { id: 'actions.find', does: 'shows', says: 'Shows the find box.' },
  find_next: { id: 'editor.action.nextMatchFindAction', does: 'shows', says: 'Next match.' },
  find_previous: { id: 'editor.action.previousMatchFindAction', does: 'shows', says: 'Previous match.' },
  go_to_references: { id: 'editor.action.goToReferences', does: 'shows', says: 'Shows the references.' },
  go_to_implementation: { id: 'editor.action.goToImplementation', does: 'shows', says: 'Went to the implementation.' },
  go_to_type_definition: { id: 'editor.action.goToTypeDefinition', does: 'shows', says: 'Went to the type.' },
  last_edit: { id: 'workbench.action.navigateToLastEditLocation', does: 'shows', says: 'Went to the last edit.' },
  show_suggestions: { id: 'editor.action.triggerSuggest', does: 'shows', says: 'Shows the suggestions.' },
  quick_fix: { id: 'editor.action.quickFix', does: 'shows', says: 'Shows the quick fixes.' },
  stage_file: { id: 'git.stage', does: 'runs', says: 'Staged the file.' },
  stage_all: { id: 'git.stageAll', does: 'runs', says: 'Staged everything.' },
  unstage_all: { id: 'git.unstageAll', does: 'runs', says: 'Unstaged everything.' },
  commit: { id: 'git.commit', does: 'runs', says: 'Asked for the commit message.' },
  push: { id: 'git.push', does: 'sends', says: 'Pushed.' },
  pull: { id: 'git.pull', does: 'runs', says: 'Pulled.' },
  switch_branch: { id: 'git.checkout', does: 'runs', says: 'Asked for the branch.' },
  new_branch: { id: 'git.branch', does: 'runs', says: 'Asked for the name of the branch.' },
  show_changes: { id: 'git.openChange', does: 'shows', says: 'Shows the changes.' },
  step_over: { id: 'workbench.action.debug.stepOver', does: 'shows', says: 'Stepped over.' },
  step_into: { id: 'workbench.action.debug.stepInto', does: 'shows', says: 'Stepped in.' },
  step_out: { id: 'workbench.action.debug.stepOut', does: 'shows', says: 'Stepped out.' },
  continue_debugging: { id: 'workbench.action.debug.continue', does: 'shows', says: 'Going on.' },
  pause_debugging: { id: 'workbench.action.debug.pause', does: 'shows', says: 'Paused.' },
  restart_debugging: { id: 'workbench.action.debug.restart', does: 'runs', says: 'Restarted debugging.' },
  run_without_debugging: { id: 'workbench.action.debug.run', does: 'runs', says: 'Started.' },
  run_file_tests: { id: 'testing.runCurrentFile', does: 'runs', says: 'Started the tests of the file.' },
  rerun_tests: { id: 'testing.reRunLastRun', does: 'runs', always: true, says: 'Started the tests again.' },
  debug_test_at_cursor: {
    id: 'testing.debugAtCursor',
    does: 'runs',
    always: true,
    says: 'Started debugging the test.',
  },
} as const satisfies Record<string, Command>;

type CommandName = keyof typeof COMMANDS;

const NAMES = Object.keys(COMMANDS) as [CommandName, ...CommandName[]];

export const runCommand = defineAction({
  name: 'run_command',
  description:
    "Runs one of the editor's own commands where the cursor is. Commands that run programs or write to disk are asked on screen first.",
  risk: 'runs',
  input: z.strictObject({ command: described(z.enum(NAMES), 'Which command.') }),
  async run({ command }, context, signal) {
    await perform(command, context, signal);
    return COMMANDS[command].says;
  },
});

/** The command of an id that is known here, with what it does; undefined for any other. */
export function commandOf(id: string): { run(context: ActionContext): Promise<void> } | undefined {
  const name = NAMES.find(each => COMMANDS[each].id === id);
  return name && { run: context => perform(name, context) };
}

async function perform(command: CommandName, context: ActionContext, signal?: AbortSignal): Promise<void> {
  const { id, does, always }: Command = COMMANDS[command];
  if (does === 'runs' || does === 'sends') {
    const words = command.replaceAll('_', ' ');
    await context.risk(does, `Running "${words}"`, {
      title: `Run "${words}"?`,
      detail: `The editor command ${id}.`,
      yes: 'Run It',
      ...(always && { always: 'Always Allow Exactly This' }),
    });
  }
  if (signal) throwIfAborted(signal);
  await context.command(id, does === 'edits' ? 'edits' : 'shows');
}
