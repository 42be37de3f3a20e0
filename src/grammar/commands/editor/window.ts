import type { Rule } from '../../verbs/rule.ts';
import { command } from './command.ts';

/** What is on screen, and where. */
export const WINDOW: readonly Rule[] = [
  command('next_editor', 'commands.next-editor', '[go to] next (tab | editor | file)'),
  command('previous_editor', 'commands.previous-editor', '[go to] previous (tab | editor | file)'),
  command(
    'split_editor',
    'commands.split-editor',
    'split [the] [editor | window | screen] [right]',
    'split vertically',
  ),
  command('split_down', 'commands.split-down', 'split [the] [editor | window | screen] down', 'split horizontally'),
  command('focus_next_group', 'commands.focus-next-group', '[go to | focus] next (group | pane | split)'),
  command('focus_previous_group', 'commands.focus-previous-group', '[go to | focus] previous (group | pane | split)'),
  command('focus_editor', 'commands.focus-editor', '(focus | go to | back to) [the] editor'),
  command('toggle_sidebar', 'commands.toggle-sidebar', '(toggle | show | hide) [the] (sidebar | side bar)'),
  command('toggle_panel', 'commands.toggle-panel', '(toggle | show | hide) [the] panel'),
  command('toggle_terminal', 'commands.toggle-terminal', '(toggle | show | hide | open) [the] terminal'),
  command('show_explorer', 'commands.show-explorer', '(show | open | go to) [the] explorer'),
  command('show_search', 'commands.show-search', '(show | open) [the] search', '(search | find) in files'),
  command('show_source_control', 'commands.show-source-control', '(show | open) [the] (source control | git)'),
  command('show_problems', 'commands.show-problems', '(show | open | list) [the] (problems | errors)'),
  command('show_output', 'commands.show-output', '(toggle | show | open) [the] output'),
  command('show_extensions', 'commands.show-extensions', '(show | open) [the] extensions'),
  command('show_debug', 'commands.show-debug', '(show | open) [the] debugger'),
  command('show_testing', 'commands.show-testing', '(show | open) [the] tests'),
  command('show_outline', 'commands.show-outline', '(show | open) [the] outline'),
  command('show_settings', 'commands.show-settings', '(show | open) [the] settings'),
  command('show_shortcuts', 'commands.show-shortcuts', '(show | open) [the] [keyboard] shortcuts'),
  command(
    'show_palette',
    'commands.show-palette',
    '(show | open) [the] command palette',
    '(show | open) [the] palette',
  ),
  command('zoom_in', 'commands.zoom-in', 'zoom in'),
  command('zoom_out', 'commands.zoom-out', 'zoom out'),
  command('zen_mode', 'commands.zen-mode', '[toggle] zen mode'),
];
