import type { Rule } from '../../verbs/rule.ts';
import { command } from './command.ts';

/** What is on screen, and where. */
export const WINDOW: readonly Rule[] = [
  command('next_editor', 'The next file.', '[go to] next (tab | editor | file)'),
  command('previous_editor', 'The file before.', '[go to] previous (tab | editor | file)'),
  command('split_editor', 'Splits the editor.', 'split [the] [editor | window | screen] [right]', 'split vertically'),
  command(
    'split_down',
    'Splits the editor downwards.',
    'split [the] [editor | window | screen] down',
    'split horizontally',
  ),
  command('focus_next_group', 'The next group of editors.', '[go to | focus] next (group | pane | split)'),
  command('focus_previous_group', 'The group of editors before.', '[go to | focus] previous (group | pane | split)'),
  command('focus_editor', 'Back to the editor.', '(focus | go to | back to) [the] editor'),
  command('toggle_sidebar', 'Shows or hides the side bar.', '(toggle | show | hide) [the] (sidebar | side bar)'),
  command('toggle_panel', 'Shows or hides the panel.', '(toggle | show | hide) [the] panel'),
  command('toggle_terminal', 'Shows or hides the terminal.', '(toggle | show | hide | open) [the] terminal'),
  command('show_explorer', 'Shows the explorer.', '(show | open | go to) [the] explorer'),
  command('show_search', 'Searches in files.', '(show | open) [the] search', '(search | find) in files'),
  command('show_source_control', 'Shows source control.', '(show | open) [the] (source control | git)'),
  command('show_problems', 'Shows the problems.', '(show | open | list) [the] (problems | errors)'),
  command('show_output', 'Shows or hides the output.', '(toggle | show | open) [the] output'),
  command('show_extensions', 'Shows the extensions.', '(show | open) [the] extensions'),
  command('show_debug', 'Shows the debugger.', '(show | open) [the] debugger'),
  command('show_testing', 'Shows the tests.', '(show | open) [the] tests'),
  command('show_outline', 'Shows the outline.', '(show | open) [the] outline'),
  command('show_settings', 'Shows the settings.', '(show | open) [the] settings'),
  command('show_shortcuts', 'Shows the keyboard shortcuts.', '(show | open) [the] [keyboard] shortcuts'),
  command(
    'show_palette',
    'Shows the command palette.',
    '(show | open) [the] command palette',
    '(show | open) [the] palette',
  ),
  command('zoom_in', 'Makes everything larger.', 'zoom in'),
  command('zoom_out', 'Makes everything smaller.', 'zoom out'),
  command('zen_mode', 'Switches zen mode.', '[toggle] zen mode'),
];
