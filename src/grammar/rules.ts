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
        does: 'join_lines',
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
        say: ['(type | write) <text>'],
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
];
