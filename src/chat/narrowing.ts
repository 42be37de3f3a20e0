import type { Action } from '../actions/action.ts';

/** What is open, and what the user wants. */
export interface Situation {
  /** Whether the user wants something done, and not only to know something. */
  readonly mayChange: boolean;
  readonly hasDocument: boolean;
  readonly hasFolder: boolean;
  readonly isTrusted: boolean;
}

/** What makes sense without any document, besides what can be given a file. */
const WITHOUT_DOCUMENT = new Set([
  ...['find_symbols', 'search_files', 'list_folder', 'read_changes', 'list_tasks', 'run_task', 'run_in_terminal'],
  ...['read_terminal', 'start_debugging', 'stage_files', 'commit_staged', 'switch_branch', 'find_commands'],
  ...['run_palette_command', 'run_command', 'change_setting', 'undo_turn', 'apply_edits', 'go_to_bookmark'],
]);

/** What needs a folder. */
const WITH_FOLDER = new Set([
  ...['create_file', 'rename_file', 'find_symbols', 'search_files', 'list_folder', 'read_changes', 'list_tasks'],
  ...['run_task', 'run_in_terminal', 'stage_files', 'commit_staged', 'switch_branch'],
]);

/** The actions that make sense now, in their own order. */
export function narrowed(actions: readonly Action[], situation: Situation): readonly Action[] {
  const { mayChange, hasDocument, hasFolder, isTrusted } = situation;
  return actions.filter(({ name, risk, schema }) => {
    if (risk !== 'reads' && !mayChange) return false;
    const takesFile = hasFolder && Object.hasOwn((schema['properties'] as object | undefined) ?? {}, 'file');
    if (!hasDocument && !takesFile && !WITHOUT_DOCUMENT.has(name)) return false;
    if (!hasFolder && WITH_FOLDER.has(name)) return false;
    return isTrusted || risk === 'reads' || risk === 'shows' || name === 'run_command';
  });
}
