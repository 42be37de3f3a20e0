/**
 * What an editor command does decides what is asked: `shows` changes nothing, `closes` takes something off the screen,
 * `edits` is text that undo brings back, `cuts` and `pastes` are such edits with the clipboard, `runs` starts programs,
 * writes to disk or closes what is not saved, `sends` leaves this machine.
 */
export type Does = 'shows' | 'closes' | 'edits' | 'cuts' | 'pastes' | 'runs' | 'sends';

export interface EditorCommand {
  readonly id: string;
  readonly does: Does;
  /** One short sentence once it was done. */
  readonly says: string;
  /** What does the like in an editor that runs in a browser, where this command is not there. */
  readonly elsewhere?: string;
  /** Models are offered it: they have no better way to do it. */
  readonly offered?: true;
}

/** The editor's own commands that are known here, by names that models and the grammar use. */
export const EDITOR_COMMANDS = {
  cut: { id: 'editor.action.clipboardCutAction', does: 'cuts', says: 'Cut.', offered: true },
  copy: { id: 'editor.action.clipboardCopyAction', does: 'shows', says: 'Copied.', offered: true },
  paste: { id: 'editor.action.clipboardPasteAction', does: 'pastes', says: 'Pasted.', offered: true },
  redo: { id: 'redo', does: 'edits', says: 'Did again what was undone.', offered: true },
  toggle_comment: { id: 'editor.action.commentLine', does: 'edits', says: 'Switched the comment on or off.' },
  fold_all: { id: 'editor.foldAll', does: 'shows', says: 'Folded everything.', offered: true },
  unfold_all: { id: 'editor.unfoldAll', does: 'shows', says: 'Unfolded everything.', offered: true },
  next_problem: {
    id: 'editor.action.marker.nextInFiles',
    does: 'shows',
    says: 'Went to the next problem.',
    offered: true,
  },
  previous_problem: {
    id: 'editor.action.marker.prevInFiles',
    does: 'shows',
    says: 'Went to the previous problem.',
    offered: true,
  },
  go_back: { id: 'workbench.action.navigateBack', does: 'shows', says: 'Went back.', offered: true },
  go_forward: { id: 'workbench.action.navigateForward', does: 'shows', says: 'Went forward.', offered: true },
  next_editor: { id: 'workbench.action.nextEditor', does: 'shows', says: 'Next editor.', offered: true },
  previous_editor: { id: 'workbench.action.previousEditor', does: 'shows', says: 'Previous editor.', offered: true },
  split_editor: { id: 'workbench.action.splitEditor', does: 'shows', says: 'Split the editor.', offered: true },
  show_hover: { id: 'editor.action.showHover', does: 'shows', says: 'Shows the hover.', offered: true },
  show_explorer: { id: 'workbench.view.explorer', does: 'shows', says: 'Shows the explorer.', offered: true },
  show_search: { id: 'workbench.action.findInFiles', does: 'shows', says: 'Shows the search.', offered: true },
  show_source_control: { id: 'workbench.view.scm', does: 'shows', says: 'Shows source control.', offered: true },
  show_problems: { id: 'workbench.actions.view.problems', does: 'shows', says: 'Shows the problems.', offered: true },
  show_output: {
    id: 'workbench.action.output.toggleOutput',
    does: 'shows',
    says: 'Shows or hides the output.',
    offered: true,
  },
  toggle_terminal: {
    id: 'workbench.action.terminal.toggleTerminal',
    does: 'shows',
    says: 'Shows or hides the terminal.',
    offered: true,
  },
  toggle_sidebar: {
    id: 'workbench.action.toggleSidebarVisibility',
    does: 'shows',
    says: 'Shows or hides the side bar.',
    offered: true,
  },
  toggle_breakpoint: { id: 'editor.debug.action.toggleBreakpoint', does: 'shows', says: 'Switched the breakpoint.' },
  zen_mode: { id: 'workbench.action.toggleZenMode', does: 'shows', says: 'Switched zen mode.', offered: true },
  close_editor: { id: 'workbench.action.closeActiveEditor', does: 'closes', says: 'Closed the editor.', offered: true },
  save_all: { id: 'workbench.action.files.saveAll', does: 'runs', says: 'Saved all files.', offered: true },
  close_all_editors: {
    id: 'workbench.action.closeAllEditors',
    does: 'runs',
    says: 'Closed all editors.',
    offered: true,
  },
  stop_debugging: { id: 'workbench.action.debug.stop', does: 'shows', says: 'Stopped debugging.', offered: true },
  run_build_task: { id: 'workbench.action.tasks.build', does: 'runs', says: 'Started the build task.' },
  run_test_task: { id: 'workbench.action.tasks.test', does: 'runs', says: 'Started the test task.' },
  run_all_tests: { id: 'testing.runAll', does: 'runs', says: 'Started all tests.', offered: true },
  run_test_at_cursor: {
    id: 'testing.runAtCursor',
    does: 'runs',
    says: 'Started the test at the cursor.',
    offered: true,
  },
  new_file: { id: 'workbench.action.files.newUntitledFile', does: 'shows', says: 'Opened a new file.', offered: true },
  quick_open: { id: 'workbench.action.quickOpen', does: 'shows', says: 'Shows the files.' },
  show_palette: { id: 'workbench.action.showCommands', does: 'shows', says: 'Shows the command palette.' },
  reopen_editor: { id: 'workbench.action.reopenClosedEditor', does: 'shows', says: 'Opened it again.', offered: true },
  split_down: { id: 'workbench.action.splitEditorDown', does: 'shows', says: 'Split the editor.', offered: true },
  focus_editor: { id: 'workbench.action.focusActiveEditorGroup', does: 'shows', says: 'Back in the editor.' },
  focus_next_group: { id: 'workbench.action.focusNextGroup', does: 'shows', says: 'Next group.' },
  focus_previous_group: { id: 'workbench.action.focusPreviousGroup', does: 'shows', says: 'Previous group.' },
  toggle_panel: { id: 'workbench.action.togglePanel', does: 'shows', says: 'Shows or hides the panel.', offered: true },
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
  zoom_in: {
    id: 'workbench.action.zoomIn',
    elsewhere: 'editor.action.fontZoomIn',
    does: 'shows',
    says: 'Zoomed in.',
    offered: true,
  },
  zoom_out: {
    id: 'workbench.action.zoomOut',
    elsewhere: 'editor.action.fontZoomOut',
    does: 'shows',
    says: 'Zoomed out.',
    offered: true,
  },
  page_up: { id: 'cursorPageUp', does: 'shows', says: 'A page up.' },
  page_down: { id: 'cursorPageDown', does: 'shows', says: 'A page down.' },
  scroll_up: { id: 'scrollPageUp', does: 'shows', says: 'Scrolled up.' },
  scroll_down: { id: 'scrollPageDown', does: 'shows', says: 'Scrolled down.' },
  center_line: { id: 'revealLine', does: 'shows', says: 'Centred.' },
  fold: { id: 'editor.fold', does: 'shows', says: 'Folded.', offered: true },
  unfold: { id: 'editor.unfold', does: 'shows', says: 'Unfolded.', offered: true },
  expand_selection: { id: 'editor.action.smartSelect.expand', does: 'shows', says: 'Selected more.', offered: true },
  shrink_selection: { id: 'editor.action.smartSelect.shrink', does: 'shows', says: 'Selected less.', offered: true },
  find: { id: 'actions.find', does: 'shows', says: 'Shows the find box.' },
  find_next: { id: 'editor.action.nextMatchFindAction', does: 'shows', says: 'Next match.' },
  find_previous: { id: 'editor.action.previousMatchFindAction', does: 'shows', says: 'Previous match.' },
  go_to_references: { id: 'editor.action.goToReferences', does: 'shows', says: 'Shows the references.', offered: true },
  go_to_implementation: {
    id: 'editor.action.goToImplementation',
    does: 'shows',
    says: 'Went to the implementation.',
    offered: true,
  },
  go_to_type_definition: {
    id: 'editor.action.goToTypeDefinition',
    does: 'shows',
    says: 'Went to the type.',
    offered: true,
  },
  last_edit: {
    id: 'workbench.action.navigateToLastEditLocation',
    does: 'shows',
    says: 'Went to the last edit.',
    offered: true,
  },
  show_suggestions: { id: 'editor.action.triggerSuggest', does: 'shows', says: 'Shows the suggestions.' },
  quick_fix: { id: 'editor.action.quickFix', does: 'shows', says: 'Shows the quick fixes.' },
  stage_file: { id: 'git.stage', does: 'runs', says: 'Staged the file.' },
  stage_all: { id: 'git.stageAll', does: 'runs', says: 'Staged everything.' },
  unstage_all: { id: 'git.unstageAll', does: 'runs', says: 'Unstaged everything.', offered: true },
  commit: { id: 'git.commit', does: 'runs', says: 'Asked for the commit message.' },
  push: { id: 'git.push', does: 'sends', says: 'Pushed.', offered: true },
  pull: { id: 'git.pull', does: 'runs', says: 'Pulled.', offered: true },
  switch_branch: { id: 'git.checkout', does: 'runs', says: 'Asked for the branch.' },
  new_branch: { id: 'git.branch', does: 'runs', says: 'Asked for the name of the branch.' },
  show_changes: { id: 'git.openChange', does: 'shows', says: 'Shows the changes.', offered: true },
  step_over: { id: 'workbench.action.debug.stepOver', does: 'shows', says: 'Stepped over.', offered: true },
  step_into: { id: 'workbench.action.debug.stepInto', does: 'shows', says: 'Stepped in.', offered: true },
  step_out: { id: 'workbench.action.debug.stepOut', does: 'shows', says: 'Stepped out.', offered: true },
  continue_debugging: { id: 'workbench.action.debug.continue', does: 'shows', says: 'Going on.', offered: true },
  pause_debugging: { id: 'workbench.action.debug.pause', does: 'shows', says: 'Paused.', offered: true },
  restart_debugging: {
    id: 'workbench.action.debug.restart',
    does: 'runs',
    says: 'Restarted debugging.',
    offered: true,
  },
  run_without_debugging: { id: 'workbench.action.debug.run', does: 'runs', says: 'Started.', offered: true },
  run_file_tests: { id: 'testing.runCurrentFile', does: 'runs', says: 'Started the tests of the file.', offered: true },
  rerun_tests: { id: 'testing.reRunLastRun', does: 'runs', says: 'Started the tests again.', offered: true },
  debug_test_at_cursor: {
    id: 'testing.debugAtCursor',
    does: 'runs',
    says: 'Started debugging the test.',
    offered: true,
  },
} as const satisfies Readonly<Record<string, EditorCommand>>;

export type EditorCommandName = keyof typeof EDITOR_COMMANDS;

const BY_ID: ReadonlyMap<string, EditorCommand> = new Map(
  Object.values(EDITOR_COMMANDS).map((command: EditorCommand) => [command.id, command]),
);

/** What a command does; undefined for one that is not known here, or that is given arguments, which may do anything. */
export function knownCommand(id: string, args: readonly unknown[]): EditorCommand | undefined {
  return args.length === 0 ? BY_ID.get(id) : undefined;
}

/** Commands that would loosen what protects the user, or take keys: never, whoever asks. */
const FORBIDDEN =
  /trust|\bmcp\b|approve|autoApprove|^update\.|^workbench\.extensions|^(workbench|userData)\.(action\.)?sync|authentication|accounts|^aloud\.(setApiKey|clearApiKey|forgetAllowed)$|reloadWindow|closeWindow|^workbench\.action\.quit$|restartExtensionHost/i;

export function isForbidden(id: string): boolean {
  return FORBIDDEN.test(id);
}
