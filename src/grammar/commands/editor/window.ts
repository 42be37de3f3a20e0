import { message } from '../../../messages/message.ts';
import type { Rule } from '../../verbs/rule.ts';
import { command } from './command.ts';

/** What is on screen, and where. */
export const WINDOW: readonly Rule[] = [
  command('next_editor', message('commands.next-editor'), '[go to] next (tab | editor | file)'),
  command('previous_editor', message('commands.previous-editor'), '[go to] previous (tab | editor | file)'),
  command(
    'split_editor',
    message('commands.split-editor'),
    'split [the] [editor | window | screen] [right]',
    'split vertically',
  ),
  command(
    'split_down',
    message('commands.split-down'),
    'split [the] [editor | window | screen] down',
    'split horizontally',
  ),
  command('focus_next_group', message('commands.focus-next-group'), '[go to | focus] next (group | pane | split)'),
  command(
    'focus_previous_group',
    message('commands.focus-previous-group'),
    '[go to | focus] previous (group | pane | split)',
  ),
  command('focus_editor', message('commands.focus-editor'), '(focus | go to | back to) [the] editor'),
  command('toggle_sidebar', message('commands.toggle-sidebar'), '(toggle | show | hide) [the] (sidebar | side bar)'),
  command('toggle_panel', message('commands.toggle-panel'), '(toggle | show | hide) [the] panel'),
  command('toggle_terminal', message('commands.toggle-terminal'), '(toggle | show | hide | open) [the] terminal'),
  command('show_explorer', message('commands.show-explorer'), '(show | open | go to) [the] explorer'),
  command('show_search', message('commands.show-search'), '(show | open) [the] search', '(search | find) in files'),
  command('show_source_control', message('commands.show-source-control'), '(show | open) [the] (source control | git)'),
  command('show_problems', message('commands.show-problems'), '(show | open | list) [the] (problems | errors)'),
  command('show_output', message('commands.show-output'), '(toggle | show | open) [the] output'),
  command('show_extensions', message('commands.show-extensions'), '(show | open) [the] extensions'),
  command('show_debug', message('commands.show-debug'), '(show | open) [the] debugger'),
  command('show_testing', message('commands.show-testing'), '(show | open) [the] tests'),
  command('show_outline', message('commands.show-outline'), '(show | open) [the] outline'),
  command('show_settings', message('commands.show-settings'), '(show | open) [the] settings'),
  command('show_shortcuts', message('commands.show-shortcuts'), '(show | open) [the] [keyboard] shortcuts'),
  command(
    'show_palette',
    message('commands.show-palette'),
    '(show | open) [the] command palette',
    '(show | open) [the] palette',
  ),
  command('zoom_in', message('commands.zoom-in'), 'zoom in'),
  command('zoom_out', message('commands.zoom-out'), 'zoom out'),
  command('zen_mode', message('commands.zen-mode'), '[toggle] zen mode'),
];
