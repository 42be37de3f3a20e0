import { message } from '../../../messages/message.ts';
import { cardinalAt, ordinalAt } from '../../english/numbers.ts';
import type { Rule, Said } from '../../verbs/rule.ts';
import { alsoSaid, command, further } from './command.ts';

/** "Tab three", "the third tab". */
function tabIn(said: Said): string {
  const words = (said('tab') || said('nth')).split(' ');
  return `tab_${(cardinalAt(words, 0) ?? ordinalAt(words, 0))?.value ?? ''}`;
}

/** What is on screen, and where. */
export const WINDOW: readonly Rule[] = [
  alsoSaid(
    command('next_editor', 'commands.next-editor', '[go to] next (tab | editor | file)'),
    '(go to | switch to | show [me] | jump to) the next (tab | editor | file)',
    '(tab right | one tab to the right)',
  ),
  alsoSaid(
    command('previous_editor', 'commands.previous-editor', '[go to] previous (tab | editor | file)'),
    '(go to | switch to | show [me] | jump to | back to) the (previous | last) (tab | editor | file)',
    '(tab left | one tab to the left)',
    'the tab before',
  ),
  {
    say: ['tab <tab>'],
    also: [
      '(go to | switch to | show [me] | open | jump to) tab [number] <tab>',
      'tab number <tab>',
      '[go to | switch to | show [me] | open | jump to] [the] <nth> tab',
    ],
    does: 'run_command',
    with: said => ({ command: tabIn(said) }),
    help: message('further.tab'),
  },
  further('last_tab', '[go to] [the] last tab', '(switch to | show [me]) the last tab'),
  further('recent_editor', 'switch back', '(switch | go) back to the (other | last) file', 'the file before'),
  further('pin_editor', 'pin [this | the] (tab | file | editor)', 'keep this (tab | file) open'),
  further(
    'move_editor_right',
    'move [this | the] (tab | file | editor) right',
    'move (this | the) (tab | file | editor) to the (right | other side | next group)',
  ),
  further(
    'move_editor_left',
    'move [this | the] (tab | file | editor) left',
    'move (this | the) (tab | file | editor) to the (left | previous group)',
  ),
  alsoSaid(
    command(
      'split_editor',
      'commands.split-editor',
      'split [the] [editor | window | screen] [right]',
      'split vertically',
    ),
    'split (this | it | the file | this file | the view | the editor) [vertically | to the right | side by side]',
    'side by side',
  ),
  alsoSaid(
    command('split_down', 'commands.split-down', 'split [the] [editor | window | screen] down', 'split horizontally'),
    'split (the editor | the window | the screen | this | it) (horizontally | below | down | downwards)',
  ),
  further(
    'one_group',
    '(join | merge) [all] [the] groups',
    '(unsplit | close the split | remove the split | undo the split)',
    '(join | merge) [all | both | the | the two] [editor] groups [together]',
  ),
  further(
    'maximize_editor',
    '(maximize | maximise) [the | this] (editor | group)',
    '(make the editor bigger | toggle maximize)',
  ),
  command('focus_next_group', 'commands.focus-next-group', '[go to | focus] next (group | pane | split)'),
  command('focus_previous_group', 'commands.focus-previous-group', '[go to | focus] previous (group | pane | split)'),
  further(
    'focus_left_group',
    '[go to | focus] left (group | pane | split)',
    '(go to | focus) [the] left (group | pane | split | side | editor)',
  ),
  further(
    'focus_right_group',
    '[go to | focus] right (group | pane | split)',
    '(go to | focus) [the] right (group | pane | split | side | editor)',
  ),
  alsoSaid(
    command('focus_editor', 'commands.focus-editor', '(focus | go to | back to) [the] editor'),
    '(focus | go back to | back to | return to) [the | my] (editor | code)',
  ),
  alsoSaid(
    command('toggle_sidebar', 'commands.toggle-sidebar', '(toggle | show | hide) [the] (sidebar | side bar)'),
    '(close | open) [the] (sidebar | side bar)',
    '(show me | give me | get rid of | bring up) the (sidebar | side bar)',
  ),
  further(
    'toggle_second_sidebar',
    '(toggle | show | hide | open | close) [the] (second | secondary | right) (sidebar | side bar)',
  ),
  alsoSaid(
    command('toggle_panel', 'commands.toggle-panel', '(toggle | show | hide) [the] panel'),
    '(close | open) [the] [bottom] panel',
    '(toggle | show | hide) [the] bottom panel',
  ),
  alsoSaid(
    command('toggle_terminal', 'commands.toggle-terminal', '(toggle | show | hide | open) [the] terminal'),
    '(close | bring up | pull up) [the | my] (terminal | console | shell)',
    '(toggle | show | hide | open) [me] [the | my | a] (terminal | console | shell)',
    '(give | get) me (the | my | a) (terminal | console | shell)',
    'i (want | need) (the | my | a) terminal',
    'can i (have | get | see) (the | my | a) terminal',
  ),
  further('new_terminal', 'new terminal', '(open | create | start) (a new | another) terminal'),
  further('focus_terminal', '(focus | go to) [the] terminal', '(switch | jump | take me) to the terminal'),
  further('clear_terminal', 'clear [the] terminal', 'clear [the] (console | screen)'),
  further('kill_terminal', '(kill | end) [the | this] terminal'),
  further('next_terminal', 'next terminal', '(go to | switch to) the next terminal'),
  alsoSaid(
    command('show_explorer', 'commands.show-explorer', '(show | open | go to) [the] explorer'),
    '(show | open | go to) [me] [the] (file explorer | file tree | files view | project files | folder)',
  ),
  alsoSaid(
    command('show_search', 'commands.show-search', '(show | open) [the] search', '(search | find) in files'),
    '(search | find) (in [the | all] (files | project | workspace) | across [all] [the] files | everywhere | the project | all files | the workspace | the whole project)',
    '(project | global) search',
    '(show | open | go to) [the] search (view | panel | tab)',
  ),
  further(
    'replace_in_files',
    'replace in files',
    '(find and | search and) replace (in [all] [the] (files | project) | everywhere | across the project)',
  ),
  alsoSaid(
    command('show_source_control', 'commands.show-source-control', '(show | open) [the] (source control | git)'),
    '(show | open | go to) [me] [the] (source control | git) [view | panel]',
    'git status',
  ),
  alsoSaid(
    command('show_problems', 'commands.show-problems', '(show | open | list) [the] (problems | errors)'),
    '(show | open | list | go to | give) [me] [all] [the] (problems | errors | warnings | issues) [list | panel | view]',
    'what are the (errors | problems)',
  ),
  alsoSaid(
    command('show_output', 'commands.show-output', '(toggle | show | open) [the] output'),
    '(hide | close) [the] output [panel | view]',
    '(show | open) [me] [the] output [panel | view | channel]',
    'go to the output (panel | view | channel)',
  ),
  alsoSaid(
    command('show_extensions', 'commands.show-extensions', '(show | open) [the] extensions'),
    '(show | open | go to) [me] [the | my] (extensions | extension) [view | panel | list | tab | marketplace]',
  ),
  alsoSaid(
    command('show_debug', 'commands.show-debug', '(show | open) [the] debugger'),
    '(show | open | go to) [the] (debug view | run view | debug panel | run and debug [view | panel])',
  ),
  alsoSaid(
    command('show_testing', 'commands.show-testing', '(show | open) [the] tests'),
    '(show | open | go to) [me] [the] (tests | testing view | test explorer | test view | testing panel)',
  ),
  alsoSaid(
    command('show_outline', 'commands.show-outline', '(show | open) [the] outline'),
    '(show | open | go to) [me] [the] outline [view | panel]',
  ),
  alsoSaid(
    command('show_settings', 'commands.show-settings', '(show | open) [the] settings'),
    '(show me | go to | open up | bring up) [the | my] (settings | preferences)',
    '(show | open) [the | my] (settings | preferences)',
  ),
  alsoSaid(
    command('show_shortcuts', 'commands.show-shortcuts', '(show | open) [the] [keyboard] shortcuts'),
    '(show me | go to) [the | my] [keyboard] shortcuts',
    '(show | open) [me] [the | my] (key bindings | keybindings)',
  ),
  alsoSaid(
    command(
      'show_palette',
      'commands.show-palette',
      '(show | open) [the] command palette',
      '(show | open) [the] palette',
    ),
    '[bring up | show me | pull up] [the] command palette',
    '(bring up | show me | pull up | give me) the palette',
    '(give me | can i have) the command palette',
  ),
  alsoSaid(
    command('zoom_in', 'commands.zoom-in', 'zoom in'),
    'make (the (text | font | letters) | everything | it all) (bigger | larger)',
    '(bigger | larger) (text | font | letters)',
    'increase the font size',
  ),
  alsoSaid(
    command('zoom_out', 'commands.zoom-out', 'zoom out'),
    'make (the (text | font | letters) | everything | it all) smaller',
    'smaller (text | font | letters)',
    'decrease the font size',
  ),
  further('zoom_reset', '(reset [the] zoom | zoom reset)', '(normal | default) (zoom | font size | text size)'),
  alsoSaid(
    command('zen_mode', 'commands.zen-mode', '[toggle] zen mode'),
    '(enter | leave | exit | go into | turn on | turn off) zen mode',
    '(distraction free | focus) mode',
  ),
  further(
    'full_screen',
    '[toggle] full screen',
    '(enter | leave | exit | go) [to] (full screen | fullscreen)',
    'fullscreen',
  ),
  further(
    'toggle_word_wrap',
    '[toggle] word wrap',
    '(turn | switch) (on | off) word wrap',
    '(wrap | unwrap) [the] long lines',
    'turn word wrap (on | off)',
  ),
  further('toggle_minimap', '(toggle | show | hide) [the] (minimap | mini map)'),
  further(
    'change_theme',
    '(change | switch | pick) [the] [color | colour] theme',
    '(choose | select) (a | another) theme',
  ),
  further('change_language', '(change | set) [the] language mode', 'change the language of (this | the) file'),
  further('show_notifications', '(show | open) [the] notifications'),
  further(
    'clear_notifications',
    '(clear | dismiss | close) [all] [the] notifications',
    '(hide | dismiss) (the message | that message | all messages)',
  ),
  further('focus_sidebar', '(focus | go to) [the] (sidebar | side bar)'),
  further('focus_panel', '(focus | go to) [the] panel'),
];
