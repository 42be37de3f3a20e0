import { cardinalAt } from '../english/numbers.ts';
import type { Bindings } from './pattern.ts';

/** A spoken command. */
export interface Rule {
  /** How it is said, in the notation of pattern.ts; the first is the one shown. */
  readonly say: readonly string[];
  /** The action that it becomes. */
  readonly does: string;
  /** Its arguments, from what was said for the slots. */
  readonly with?: (said: Said) => Readonly<Record<string, unknown>>;
  /** What it does, for the sheet of commands. */
  readonly help: string;
}

export interface Group {
  readonly title: string;
  readonly rules: readonly Rule[];
}

/** What was said for the slots, as text; '' for one that was left out. */
export type Said = (slot: string) => string;

export function saidOf(bindings: Bindings): Said {
  return slot => bindings[slot]?.join(' ') ?? '';
}

const target = (said: Said) => ({ target: said('target') });

/**
 * Everything that can be said without a chat model, group by group. To add a command, add a rule: the recogniser, the
 * sheet of commands and the grammar are all made from this list. `<target>` is anything that target.ts reads: "second
 * argument", "next two words", "lines four to nine", "end of line", "function foo", or words of the text.
 */
export const GROUPS: readonly Group[] = [
  {
    title: 'Go',
    rules: [
      {
        say: [
          '(go to | goto | jump to | move to | navigate to | go) <target>',
          'move cursor to <target>',
          'put (the | my) cursor (at | on) <target>',
        ],
        does: 'go_to_target',
        with: target,
        help: 'Goes there: "go to line five", "go to second argument", "go to end of line".',
      },
      {
        say: ['(before | in front of) <target>', 'go before <target>', 'go to before <target>'],
        does: 'go_to_target',
        with: said => ({ ...target(said), edge: 'start' }),
        help: 'Goes in front of something.',
      },
      {
        say: ['(after | behind) <target>', 'go after <target>', 'go to after <target>'],
        does: 'go_to_target',
        with: said => ({ ...target(said), edge: 'end' }),
        help: 'Goes behind something.',
      },
      {
        say: ['next <target>'],
        does: 'go_to_target',
        with: said => ({ target: `next ${said('target')}` }),
        help: 'Goes to the next one: "next function", "next foo".',
      },
      {
        say: ['previous <target>'],
        does: 'go_to_target',
        with: said => ({ target: `previous ${said('target')}` }),
        help: 'Goes to the one before.',
      },
      {
        say: ['line <count>'],
        does: 'go_to_target',
        with: said => ({ target: `line ${said('count')}` }),
        help: 'Goes to a line by its number.',
      },
      ...(['left', 'right', 'up', 'down'] as const).flatMap(direction =>
        (direction === 'up' || direction === 'down' ? ['line'] : ['character', 'word']).map(unit => ({
          say: [
            `[go | move | cursor] ${direction} <count> ${unit === 'word' ? '(word | words)' : `[${unit} | ${unit}s | time | times]`}`,
            `[go | move | cursor] ${direction} ${unit === 'word' ? '[one] word' : `[one] [${unit}]`}`,
          ],
          does: 'move_cursor',
          with: (said: Said) => ({ direction, by: said('count'), unit }),
          help: `Moves the cursor ${direction} by ${unit}s.`,
        })),
      ),
    ],
  },
  {
    title: 'Select',
    rules: [
      {
        say: ['(select | highlight | mark) <target>', 'grab <target>'],
        does: 'select_target',
        with: target,
        help: 'Selects: "select function", "select next two words", "select lines four to nine".',
      },
    ],
  },
  {
    title: 'Edit',
    rules: [
      {
        say: ['(delete | remove | erase | clear | kill) <target>', 'get rid of <target>'],
        does: 'delete_target',
        with: target,
        help: 'Deletes: "delete second argument", "delete to end of line".',
      },
      {
        say: ['backspace [<count>] [times]'],
        does: 'delete_target',
        with: said => ({ target: said('count') ? `previous ${said('count')} characters` : 'previous character' }),
        help: 'Deletes the letter before the cursor.',
      },
      {
        say: ['(change | replace | turn) all [of | the] <target> (to | with | into | by) <text>'],
        does: 'change_target',
        with: said => ({ target: `all ${said('target')}`, to: said('text') }),
        help: 'Changes every occurrence.',
      },
      {
        say: ['(change | replace | turn) <target> (to | with | into | by) <text>', 'set <target> to <text>'],
        does: 'change_target',
        with: said => ({ ...target(said), to: said('text') }),
        help: 'Changes: "change next return to raise", "change foo to bar".',
      },
      {
        say: ['rename <target> (to | as | into) <text>'],
        does: 'rename_target',
        with: said => ({ ...target(said), to: said('text') }),
        help: 'Renames everywhere: "rename function to max speed".',
      },
      {
        say: ['(make | format | style | convert) <target> [to | in | into | as] <formatter>'],
        does: 'format_target',
        with: said => ({ ...target(said), as: said('formatter') }),
        help: 'Changes the style of a name: "make it camel case".',
      },
      {
        say: ['<formatter> <target>'],
        does: 'format_target',
        with: said => ({ ...target(said), as: said('formatter') }),
        help: 'The same: "all caps next two words".',
      },
      {
        say: ['capitalize <target>'],
        does: 'format_target',
        with: said => ({ ...target(said), as: 'capital' }),
        help: 'Makes the first letter a capital.',
      },
      {
        say: ['(surround | wrap | enclose) <target> (with | in | by) <text>', 'put <text> around <target>'],
        does: 'surround_target',
        with: said => ({ ...target(said), with: said('text') }),
        help: 'Puts brackets, quotes or text around: "surround word with quotes".',
      },
      {
        say: ['comment [out] <target>', 'comment [out]'],
        does: 'comment_target',
        with: said => ({ target: said('target') || 'line', off: false }),
        help: 'Comments lines out.',
      },
      {
        say: ['uncomment <target>', 'uncomment'],
        does: 'comment_target',
        with: said => ({ target: said('target') || 'line', off: true }),
        help: 'Takes lines out of their comment.',
      },
      {
        say: ['indent [<target>] [<often>]'],
        does: 'indent_target',
        with: said => ({ target: said('target') || 'line', out: false, times: said('often') }),
        help: 'Indents lines.',
      },
      {
        say: ['(dedent | outdent | unindent) [<target>] [<often>]'],
        does: 'indent_target',
        with: said => ({ target: said('target') || 'line', out: true, times: said('often') }),
        help: 'Takes back an indentation.',
      },
      {
        say: ['join [<count>] (lines | line)', 'join [this] line', 'join <target>'],
        does: 'join_target',
        with: said => ({ target: said('target'), count: said('count') }),
        help: 'Makes one line of several.',
      },
      { say: ['sort <target>'], does: 'sort_target', with: target, help: 'Sorts lines, functions, items of a list.' },
      {
        say: ['duplicate <target> [below | down]', 'duplicate [below | down]', 'clone <target>'],
        does: 'duplicate_target',
        with: said => ({ target: said('target') || 'line', where: 'below' }),
        help: 'Makes a copy below.',
      },
      {
        say: ['duplicate <target> (above | up)', 'duplicate (above | up)'],
        does: 'duplicate_target',
        with: said => ({ target: said('target') || 'line', where: 'above' }),
        help: 'Makes a copy above.',
      },
      ...(['up', 'down', 'left', 'right'] as const).map(direction => ({
        say: [
          `(shift | move) <target> ${direction}`,
          `(shift | move) <target> ${direction} <often>`,
          `(shift | move) <target> ${direction} <lines> (line | lines)`,
        ],
        does: 'move_target',
        with: (said: Said) => ({
          ...target(said),
          direction,
          times: said('often') || said('lines'),
          by_lines: said('lines') !== '',
        }),
        help: `Moves lines or items ${direction}.`,
      })),
      {
        say: ['copy <target>'],
        does: 'copy_target',
        with: said => ({ ...target(said), cut: false }),
        help: 'Copies to the clipboard.',
      },
      {
        say: ['cut <target>'],
        does: 'copy_target',
        with: said => ({ ...target(said), cut: true }),
        help: 'Cuts to the clipboard.',
      },
      { say: ['paste [it | that | here]'], does: 'run_command', with: () => ({ command: 'paste' }), help: 'Pastes.' },
    ],
  },
  {
    title: 'Write',
    rules: [
      {
        say: ['(newline | new line | enter | return)', 'press enter'],
        does: 'new_line',
        with: () => ({ where: 'here' }),
        help: 'Begins a new line at the cursor.',
      },
      {
        say: ['[add | insert | open] [a] (newline | new line) above', 'open above'],
        does: 'new_line',
        with: () => ({ where: 'above' }),
        help: 'Opens an empty line above.',
      },
      {
        say: [
          '[add | insert | open] [a] (newline | new line) below',
          '(add | insert) [a] (newline | new line)',
          'open below',
        ],
        does: 'new_line',
        with: () => ({ where: 'below' }),
        help: 'Opens an empty line below.',
      },
      {
        say: ['(add | create | define | declare) <code>'],
        does: 'add_code',
        with: said => ({ what: said('code') }),
        help: 'Writes code where it belongs: "add function foo", "add parameter max speed", "add else".',
      },
      {
        say: ['type <text>'],
        does: 'type_words',
        with: said => ({ words: said('text'), as: 'typed' }),
        help: 'Types what is said, symbols as symbols: "type foo equals bar".',
      },
      {
        say: ['(insert | dictate) <text>'],
        does: 'type_words',
        with: said => ({ words: said('text'), as: 'insert' }),
        help: 'Inserts text or code at the cursor.',
      },
      { say: ['tab'], does: 'type_words', with: () => ({ words: 'tab', as: 'typed' }), help: 'Types a tab.' },
    ],
  },
  {
    title: 'Again',
    rules: [
      {
        say: ['undo [that | it | this]'],
        does: 'undo',
        with: () => ({}),
        help: 'Takes back the last change.',
      },
      {
        say: ['scratch that', 'never mind that', 'take that back', 'undo everything', 'undo all of (that | it)'],
        does: 'undo_turn',
        with: () => ({}),
        help: 'Takes back all that the last command changed, in every file.',
      },
      {
        say: ['redo [that | it | this]'],
        does: 'run_command',
        with: () => ({ command: 'redo' }),
        help: 'Does again what was undone.',
      },
      {
        say: ['repeat [that | it | this]', 'again', '(do | say) (that | it) again', 'once more'],
        does: 'repeat_last',
        help: 'The last command once more: "repeat that three times".',
      },
      {
        say: [
          '(use | pick | choose | take) [number | option | alternative] <count>',
          '(number | option | alternative) <count>',
        ],
        does: 'use_alternative',
        with: said => ({ number: cardinalAt(said('count').split(' '), 0)?.value }),
        help: 'Takes another way to understand the last command: "use two".',
      },
    ],
  },
  {
    title: 'Files',
    rules: [
      {
        say: ['open [file | the file] <file>', '(go to | switch to) file <file>'],
        does: 'open_file',
        with: said => ({ file: said('file') }),
        help: 'Opens a file by its name: "open user service".',
      },
      {
        say: ['save [file | this | it | the file | this file]'],
        does: 'save_file',
        with: () => ({}),
        help: 'Saves the file.',
      },
      command('save_all', 'Saves all files.', 'save (all | everything | all files)'),
      {
        say: ['(format | style | beautify | prettify) [the | this] (file | document | code)', 'format'],
        does: 'format_document',
        with: () => ({}),
        help: 'Formats the file.',
      },
      command('new_file', 'Opens a new file.', '(new | create | open) [a] [new] file', 'new tab'),
      command(
        'close_editor',
        'Closes the file.',
        'close [this | the | current] (file | tab | editor | window)',
        'close',
      ),
      command('close_all_editors', 'Closes all files.', 'close all [files | tabs | editors]'),
      command(
        'reopen_editor',
        'Opens the last closed file again.',
        'reopen [closed] (file | tab | editor)',
        'undo close',
      ),
      command('quick_open', 'Shows the list of files.', '(find | show | list) (file | files)'),
    ],
  },
  {
    title: 'Window',
    rules: [
      command('next_editor', 'The next file.', '[go to] next (tab | editor | file)'),
      command('previous_editor', 'The file before.', '[go to] previous (tab | editor | file)'),
      command(
        'split_editor',
        'Splits the editor.',
        'split [the] [editor | window | screen] [right]',
        'split vertically',
      ),
      command(
        'split_down',
        'Splits the editor downwards.',
        'split [the] [editor | window | screen] down',
        'split horizontally',
      ),
      command('focus_next_group', 'The next group of editors.', '[go to | focus] next (group | pane | split)'),
      command(
        'focus_previous_group',
        'The group of editors before.',
        '[go to | focus] previous (group | pane | split)',
      ),
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
    ],
  },
  {
    title: 'Look around',
    rules: [
      {
        say: ['go to [the] definition', 'go to [the] definition of <name>', 'jump to [the] definition'],
        does: 'go_to_definition',
        with: said => (said('name') ? { name: said('name') } : {}),
        help: 'Goes to where the name at the cursor is defined.',
      },
      command(
        'go_to_references',
        'Shows where the name is used.',
        '(go to | show | find) [the | all] (references | usages | uses)',
      ),
      command('go_to_implementation', 'Goes to the implementation.', 'go to [the] implementation'),
      command('go_to_type_definition', 'Goes to the type.', 'go to [the] type definition'),
      command('go_back', 'Goes back to where the cursor was.', '(go | move | jump) back', 'back'),
      command('go_forward', 'Goes forward again.', '(go | move | jump) forward', 'forward'),
      command('last_edit', 'Goes to the last edit.', 'go to [the] last (edit | change)'),
      command('next_problem', 'Goes to the next problem.', '[go to] [the] next (problem | error | warning)'),
      command('previous_problem', 'Goes to the problem before.', '[go to] [the] previous (problem | error | warning)'),
      command(
        'show_hover',
        'Shows what is known of the name at the cursor.',
        'show [the] (hover | type | documentation | info)',
      ),
      command('expand_selection', 'Selects more.', '(expand | grow) [the] selection', 'select more'),
      command('shrink_selection', 'Selects less.', '(shrink | reduce) [the] selection', 'select less'),
      command('page_up', 'A page up.', 'page up'),
      command('page_down', 'A page down.', 'page down'),
      command('scroll_up', 'Scrolls up.', 'scroll up'),
      command('scroll_down', 'Scrolls down.', 'scroll down'),
      command('center_line', 'Scrolls the line to the middle.', '(center | centre) [the | this] [line | cursor]'),
      command('fold', 'Folds the code at the cursor.', '(fold | collapse) [this]'),
      command('unfold', 'Unfolds it.', '(unfold | uncollapse) [this]'),
      command('fold_all', 'Folds everything.', '(fold | collapse) (all | everything)'),
      command('unfold_all', 'Unfolds everything.', '(unfold | uncollapse) (all | everything)'),
      command('find', 'Shows the find box.', 'find'),
      command('find_next', 'The next match.', '(find next | next match)'),
      command('find_previous', 'The match before.', '(find previous | previous match)'),
    ],
  },
  {
    title: 'Help of the language',
    rules: [
      command('show_suggestions', 'Shows suggestions.', '(show suggestions | suggest | autocomplete | auto complete)'),
      command('quick_fix', 'Shows the quick fixes.', '[show] quick (fix | fixes)', 'fix this'),
      {
        say: ['(organize | organise | sort | clean up) [the] imports'],
        does: 'organize_imports',
        with: () => ({}),
        help: 'Puts the imports in order.',
      },
    ],
  },
  {
    title: 'Run and debug',
    rules: [
      {
        say: ['(start | begin) debugging', 'debug'],
        does: 'start_debugging',
        with: () => ({}),
        help: 'Starts debugging.',
      },
      command('stop_debugging', 'Stops debugging.', '(stop | end) debugging'),
      command('restart_debugging', 'Starts debugging anew.', 'restart debugging'),
      command('run_without_debugging', 'Starts the program.', '(run | start) [the] program', 'run without debugging'),
      command('step_over', 'Steps over a line.', 'step over'),
      command('step_into', 'Steps into a call.', 'step (in | into)'),
      command('step_out', 'Steps out of the function.', 'step out'),
      command('continue_debugging', 'Goes on.', 'continue [debugging | running]'),
      command('pause_debugging', 'Pauses.', 'pause debugging'),
      command(
        'toggle_breakpoint',
        'Sets or removes a breakpoint.',
        '(toggle | set | add | remove) [a | the] (breakpoint | break point)',
      ),
      command('run_build_task', 'Runs the build task.', '(run | start) [the] build [task]', 'build [the project]'),
      command('run_test_task', 'Runs the test task.', '(run | start) [the] test task'),
      command('run_all_tests', 'Runs all tests.', 'run (all | the) tests', 'run all [the] tests', 'run tests'),
      command(
        'run_test_at_cursor',
        'Runs the test at the cursor.',
        'run (this | the) test',
        'run [the] test at [the] cursor',
      ),
      command('debug_test_at_cursor', 'Debugs the test at the cursor.', 'debug (this | the) test'),
      command('run_file_tests', 'Runs the tests of the file.', 'run [the | all] tests (in | of) [this | the] file'),
      command(
        'rerun_tests',
        'Runs the last tests again.',
        '(rerun | run) [the] [last] tests again',
        'rerun [the] tests',
      ),
    ],
  },
  {
    title: 'Git',
    rules: [
      command('stage_file', 'Stages the file.', '[git] (stage | add) [this | the] file'),
      command('stage_all', 'Stages everything.', '[git] stage (all | everything | [all] changes)', 'git add all'),
      command('unstage_all', 'Takes everything from the stage.', '[git] unstage (all | everything | [all] changes)'),
      command('commit', 'Asks for a message and commits.', '[git] commit [changes | everything]'),
      command('push', 'Pushes.', 'git push', 'push [changes]'),
      command('pull', 'Pulls.', 'git pull', 'pull [changes]'),
      command(
        'switch_branch',
        'Switches to another branch.',
        '[git] (switch | checkout | check out | change) [to] [another | a] branch',
      ),
      command('new_branch', 'Begins a branch.', '[git] (new | create) [a] branch', 'create [a] new branch'),
      command(
        'show_changes',
        'Shows what has changed in the file.',
        '(show | view) [the | my] (changes | diff)',
        'git diff',
      ),
    ],
  },
];

/** One of the editor's own commands, which is gated as it is for a chat model. */
function command(name: string, help: string, ...say: readonly string[]): Rule {
  return { say, does: 'run_command', with: () => ({ command: name }), help };
}
