import type { PlainId } from '../../messages/message.ts';
import { FURTHER_COMMANDS } from './furtherCommands.ts';

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
  readonly says: PlainId;
  /** What does the like in an editor that runs in a browser, where this command is not there. */
  readonly elsewhere?: string;
  /** Models are offered it: they have no better way to do it. */
  readonly offered?: true;
}

/** The editor's own commands that are known here, by names that models and the grammar use. */
export const EDITOR_COMMANDS = {
  cut: { id: 'editor.action.clipboardCutAction', does: 'cuts', says: 'did.cut', offered: true },
  copy: { id: 'editor.action.clipboardCopyAction', does: 'shows', says: 'did.copy', offered: true },
  paste: { id: 'editor.action.clipboardPasteAction', does: 'pastes', says: 'did.paste', offered: true },
  redo: { id: 'redo', does: 'edits', says: 'did.redo', offered: true },
  toggle_comment: { id: 'editor.action.commentLine', does: 'edits', says: 'did.toggle-comment' },
  fold_all: { id: 'editor.foldAll', does: 'shows', says: 'did.fold-all', offered: true },
  unfold_all: { id: 'editor.unfoldAll', does: 'shows', says: 'did.unfold-all', offered: true },
  next_problem: {
    id: 'editor.action.marker.nextInFiles',
    does: 'shows',
    says: 'did.next-problem',
    offered: true,
  },
  previous_problem: {
    id: 'editor.action.marker.prevInFiles',
    does: 'shows',
    says: 'did.previous-problem',
    offered: true,
  },
  go_back: { id: 'workbench.action.navigateBack', does: 'shows', says: 'did.go-back', offered: true },
  go_forward: { id: 'workbench.action.navigateForward', does: 'shows', says: 'did.go-forward', offered: true },
  next_editor: { id: 'workbench.action.nextEditor', does: 'shows', says: 'did.next-editor', offered: true },
  previous_editor: { id: 'workbench.action.previousEditor', does: 'shows', says: 'did.previous-editor', offered: true },
  split_editor: { id: 'workbench.action.splitEditor', does: 'shows', says: 'did.split-editor', offered: true },
  show_hover: { id: 'editor.action.showHover', does: 'shows', says: 'did.show-hover', offered: true },
  show_explorer: { id: 'workbench.view.explorer', does: 'shows', says: 'commands.show-explorer', offered: true },
  show_search: { id: 'workbench.action.findInFiles', does: 'shows', says: 'did.show-search', offered: true },
  show_source_control: { id: 'workbench.view.scm', does: 'shows', says: 'commands.show-source-control', offered: true },
  show_problems: {
    id: 'workbench.actions.view.problems',
    does: 'shows',
    says: 'commands.show-problems',
    offered: true,
  },
  show_output: {
    id: 'workbench.action.output.toggleOutput',
    does: 'shows',
    says: 'commands.show-output',
    offered: true,
  },
  toggle_terminal: {
    id: 'workbench.action.terminal.toggleTerminal',
    does: 'shows',
    says: 'commands.toggle-terminal',
    offered: true,
  },
  toggle_sidebar: {
    id: 'workbench.action.toggleSidebarVisibility',
    does: 'shows',
    says: 'commands.toggle-sidebar',
    offered: true,
  },
  toggle_breakpoint: { id: 'editor.debug.action.toggleBreakpoint', does: 'shows', says: 'did.toggle-breakpoint' },
  zen_mode: { id: 'workbench.action.toggleZenMode', does: 'shows', says: 'did.zen-mode', offered: true },
  close_editor: { id: 'workbench.action.closeActiveEditor', does: 'closes', says: 'did.close-editor', offered: true },
  save_all: { id: 'workbench.action.files.saveAll', does: 'runs', says: 'did.save-all', offered: true },
  close_all_editors: {
    id: 'workbench.action.closeAllEditors',
    does: 'runs',
    says: 'did.close-all-editors',
    offered: true,
  },
  stop_debugging: { id: 'workbench.action.debug.stop', does: 'shows', says: 'did.stop-debugging', offered: true },
  run_build_task: { id: 'workbench.action.tasks.build', does: 'runs', says: 'did.run-build-task' },
  run_test_task: { id: 'workbench.action.tasks.test', does: 'runs', says: 'did.run-test-task' },
  run_all_tests: { id: 'testing.runAll', does: 'runs', says: 'did.run-all-tests', offered: true },
  run_test_at_cursor: {
    id: 'testing.runAtCursor',
    does: 'runs',
    says: 'did.run-test-at-cursor',
    offered: true,
  },
  new_file: { id: 'workbench.action.files.newUntitledFile', does: 'shows', says: 'did.new-file', offered: true },
  quick_open: { id: 'workbench.action.quickOpen', does: 'shows', says: 'did.quick-open' },
  open_guide: { id: 'aloud.guide', does: 'shows', says: 'commands.guide' },
  show_commands: { id: 'aloud.showCommands', does: 'shows', says: 'commands.sheet' },
  show_answer: { id: 'aloud.showAnswer', does: 'shows', says: 'commands.show-answer' },
  show_turn: { id: 'aloud.showTurn', does: 'shows', says: 'commands.show-turn' },
  show_state: { id: 'aloud.showState', does: 'shows', says: 'commands.show-state' },
  show_palette: { id: 'workbench.action.showCommands', does: 'shows', says: 'commands.show-palette' },
  reopen_editor: { id: 'workbench.action.reopenClosedEditor', does: 'shows', says: 'did.reopen-editor', offered: true },
  split_down: { id: 'workbench.action.splitEditorDown', does: 'shows', says: 'did.split-editor', offered: true },
  focus_editor: { id: 'workbench.action.focusActiveEditorGroup', does: 'shows', says: 'did.focus-editor' },
  focus_next_group: { id: 'workbench.action.focusNextGroup', does: 'shows', says: 'did.focus-next-group' },
  focus_previous_group: { id: 'workbench.action.focusPreviousGroup', does: 'shows', says: 'did.focus-previous-group' },
  toggle_panel: { id: 'workbench.action.togglePanel', does: 'shows', says: 'commands.toggle-panel', offered: true },
  show_extensions: { id: 'workbench.view.extensions', does: 'shows', says: 'commands.show-extensions' },
  show_debug: { id: 'workbench.view.debug', does: 'shows', says: 'commands.show-debug' },
  show_testing: { id: 'workbench.view.testing.focus', does: 'shows', says: 'commands.show-testing' },
  show_outline: { id: 'outline.focus', does: 'shows', says: 'commands.show-outline' },
  show_settings: { id: 'workbench.action.openSettings', does: 'shows', says: 'commands.show-settings' },
  show_shortcuts: {
    id: 'workbench.action.openGlobalKeybindings',
    does: 'shows',
    says: 'commands.show-shortcuts',
  },
  zoom_in: {
    id: 'workbench.action.zoomIn',
    elsewhere: 'editor.action.fontZoomIn',
    does: 'shows',
    says: 'did.zoom-in',
    offered: true,
  },
  zoom_out: {
    id: 'workbench.action.zoomOut',
    elsewhere: 'editor.action.fontZoomOut',
    does: 'shows',
    says: 'did.zoom-out',
    offered: true,
  },
  page_up: { id: 'cursorPageUp', does: 'shows', says: 'commands.page-up' },
  page_down: { id: 'cursorPageDown', does: 'shows', says: 'commands.page-down' },
  scroll_up: { id: 'scrollPageUp', does: 'shows', says: 'did.scroll-up' },
  scroll_down: { id: 'scrollPageDown', does: 'shows', says: 'did.scroll-down' },
  scroll_to_top: { id: 'scrollEditorTop', does: 'shows', says: 'did.scroll-to-top' },
  scroll_to_bottom: { id: 'scrollEditorBottom', does: 'shows', says: 'did.scroll-to-bottom' },
  center_line: { id: 'revealLine', does: 'shows', says: 'did.center-line' },
  fold: { id: 'editor.fold', does: 'shows', says: 'did.fold', offered: true },
  unfold: { id: 'editor.unfold', does: 'shows', says: 'did.unfold', offered: true },
  expand_selection: {
    id: 'editor.action.smartSelect.expand',
    does: 'shows',
    says: 'did.expand-selection',
    offered: true,
  },
  shrink_selection: {
    id: 'editor.action.smartSelect.shrink',
    does: 'shows',
    says: 'did.shrink-selection',
    offered: true,
  },
  find: { id: 'actions.find', does: 'shows', says: 'commands.find' },
  find_next: { id: 'editor.action.nextMatchFindAction', does: 'shows', says: 'did.find-next' },
  find_previous: { id: 'editor.action.previousMatchFindAction', does: 'shows', says: 'did.find-previous' },
  go_to_references: { id: 'editor.action.goToReferences', does: 'shows', says: 'did.go-to-references', offered: true },
  go_to_implementation: {
    id: 'editor.action.goToImplementation',
    does: 'shows',
    says: 'did.go-to-implementation',
    offered: true,
  },
  go_to_type_definition: {
    id: 'editor.action.goToTypeDefinition',
    does: 'shows',
    says: 'did.go-to-type-definition',
    offered: true,
  },
  last_edit: {
    id: 'workbench.action.navigateToLastEditLocation',
    does: 'shows',
    says: 'did.last-edit',
    offered: true,
  },
  show_suggestions: { id: 'editor.action.triggerSuggest', does: 'shows', says: 'did.show-suggestions' },
  quick_fix: { id: 'editor.action.quickFix', does: 'shows', says: 'commands.quick-fix' },
  stage_file: { id: 'git.stage', does: 'runs', says: 'did.stage-file' },
  stage_all: { id: 'git.stageAll', does: 'runs', says: 'did.stage-all' },
  unstage_all: { id: 'git.unstageAll', does: 'runs', says: 'did.unstage-all', offered: true },
  commit: { id: 'git.commit', does: 'runs', says: 'did.commit' },
  push: { id: 'git.push', does: 'sends', says: 'did.push', offered: true },
  pull: { id: 'git.pull', does: 'runs', says: 'did.pull', offered: true },
  switch_branch: { id: 'git.checkout', does: 'runs', says: 'did.switch-branch' },
  new_branch: { id: 'git.branch', does: 'runs', says: 'did.new-branch' },
  show_changes: { id: 'git.openChange', does: 'shows', says: 'did.show-changes', offered: true },
  step_over: { id: 'workbench.action.debug.stepOver', does: 'shows', says: 'did.step-over', offered: true },
  step_into: { id: 'workbench.action.debug.stepInto', does: 'shows', says: 'did.step-into', offered: true },
  step_out: { id: 'workbench.action.debug.stepOut', does: 'shows', says: 'did.step-out', offered: true },
  continue_debugging: {
    id: 'workbench.action.debug.continue',
    does: 'shows',
    says: 'did.continue-debugging',
    offered: true,
  },
  pause_debugging: { id: 'workbench.action.debug.pause', does: 'shows', says: 'did.pause-debugging', offered: true },
  restart_debugging: {
    id: 'workbench.action.debug.restart',
    does: 'runs',
    says: 'did.restart-debugging',
    offered: true,
  },
  run_without_debugging: {
    id: 'workbench.action.debug.run',
    does: 'runs',
    says: 'did.run-without-debugging',
    offered: true,
  },
  run_file_tests: { id: 'testing.runCurrentFile', does: 'runs', says: 'did.run-file-tests', offered: true },
  rerun_tests: { id: 'testing.reRunLastRun', does: 'runs', says: 'did.rerun-tests', offered: true },
  debug_test_at_cursor: {
    id: 'testing.debugAtCursor',
    does: 'runs',
    says: 'did.debug-test-at-cursor',
    offered: true,
  },
  ...FURTHER_COMMANDS,
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
  /trust|\bmcp\b|approve|autoApprove|^update\.|^workbench\.extensions|^(workbench|userData)\.(action\.)?sync|authentication|accounts|^aloud\.(selectServer|selectModel|setApiKey|clearApiKey|forgetAllowed)$|reloadWindow|closeWindow|^workbench\.action\.quit$|restartExtensionHost/i;

export function isForbidden(id: string): boolean {
  return FORBIDDEN.test(id);
}
