import { message } from '../../../messages/message.ts';
import type { Rule } from '../../verbs/rule.ts';
import { alsoSaid, command, further } from './command.ts';

/** Going where the language knows, scrolling, folding and finding. */
export const LOOKING_AROUND: readonly Rule[] = [
  {
    say: ['go to [the] definition', 'go to [the] definition of <name>', 'jump to [the] definition'],
    also: [
      '(take me to | show [me] | find | open | jump to | see) [the | its | this] (definition | declaration) [of (this | it)]',
      '(take me to | show [me] | find | open | jump to) [the] (definition | declaration) of <name>',
      "(where is | where's) (this | it | that) (defined | declared | coming from)",
      "(where is | where's) <name> (defined | declared)",
      'follow (this | it | the link)',
    ],
    does: 'go_to_definition',
    with: said => (said('name') ? { name: said('name') } : {}),
    help: message('commands.go-to-definition'),
  },
  further('peek_definition', 'peek [the] definition', 'peek [at] (this | it | the definition)'),
  further(
    'definition_aside',
    'open [the] definition (to the side | aside)',
    '(show | open) [the] definition (beside | next to) (this | it)',
  ),
  alsoSaid(
    command(
      'go_to_references',
      'commands.go-to-references',
      '(go to | show | find) [the | all] (references | usages | uses)',
    ),
    '(go to | show | find | list | see) [me] [all] [the | its] (references | usages | uses | callers) [(to | of) (this | it)]',
    'find (everywhere | every place | where) (this | it) is used',
  ),
  further('show_calls', '(show | open) [the] (call hierarchy | calls)', '(show | see) [me] who calls this'),
  alsoSaid(
    command('go_to_implementation', 'commands.go-to-implementation', 'go to [the] implementation'),
    '(take me to | show [me] | find | jump to | go to) [the | all] (implementation | implementations) [of this]',
    '(who | what) implements this [interface | method]',
  ),
  alsoSaid(
    command('go_to_type_definition', 'commands.go-to-type-definition', 'go to [the] type definition'),
    '(take me to | show [me] | jump to | go to) [the | its] type definition [of this]',
  ),
  further(
    'go_to_symbol',
    'go to symbol',
    '(go to | find | show [me]) (a symbol | [the] symbols) [in (this | the) file]',
  ),
  further(
    'go_to_symbol_anywhere',
    'go to symbol in [the] (project | workspace)',
    '(find | search) (a symbol | symbols) (in the (project | workspace) | everywhere)',
  ),
  alsoSaid(command('go_back', 'commands.go-back', '(go | move | jump) back', 'back'), '(take | bring) me back'),
  alsoSaid(
    command('go_forward', 'commands.go-forward', '(go | move | jump) forward', 'forward'),
    '(go | move | jump | take me | bring me) forward [again]',
  ),
  alsoSaid(
    command('last_edit', 'commands.last-edit', 'go to [the] last (edit | change)'),
    '(take me | jump | go back | back) to [the | my] last (edit | change)',
    '(where did i [last] edit | where i last edited)',
    'last (edit | change)',
    '[go | take me | jump | return | bring me | get me] [back] to where i (last (edited | typed | changed something) | was (editing | typing))',
    '[go | take me | jump | return | bring me | get me] [back] to (the | my) last (place | spot | line | thing) i (edited | changed | typed | touched)',
    '(where did i | where i) last (edit | type | change something)',
  ),
  further(
    'next_change',
    '[go to] [the] next change',
    '(jump | take me) to the next change',
    'next (modification | diff)',
  ),
  further('previous_change', '[go to] [the] previous change', '(jump | take me) to the previous change'),
  alsoSaid(
    command('next_problem', 'commands.next-problem', '[go to] [the] next (problem | error | warning)'),
    '(jump to | take me to | show [me] | find) [the] (next | first) (problem | error | warning | issue)',
    "(where is | where's | what is | what's) the (error | problem)",
  ),
  alsoSaid(
    command('previous_problem', 'commands.previous-problem', '[go to] [the] previous (problem | error | warning)'),
    '(jump to | take me to | show [me]) [the] (previous | last) (problem | error | warning)',
  ),
  alsoSaid(
    command('show_hover', 'commands.show-hover', 'show [the] (hover | type | documentation | info)'),
    '(show | give) [me] [the | its] (hover | type | documentation | docs | info) [of this | for this | here]',
    'hover [here | over this]',
  ),
  alsoSaid(
    command('expand_selection', 'commands.expand-selection', '(expand | grow) [the] selection', 'select more'),
    '(expand | grow | widen | extend) [it | that]',
    'make the selection (bigger | larger | wider)',
    'select a bit more',
  ),
  alsoSaid(
    command('shrink_selection', 'commands.shrink-selection', '(shrink | reduce) [the] selection', 'select less'),
    '(shrink | narrow) [it | that]',
    'make the selection smaller',
  ),
  further(
    'matching_bracket',
    '[go to] [the] matching bracket',
    '(jump | take me) to the (matching | other | closing | opening) (bracket | brace | paren | parenthesis)',
  ),
  further(
    'select_to_bracket',
    'select to [the] [matching] bracket',
    'select (everything | all) between the (brackets | braces)',
  ),
  further(
    'select_next_same',
    'select [the] next (one | occurrence) too',
    '(add | select) [the] next (occurrence | match) [as well | too | to the selection]',
  ),
  further(
    'select_all_same',
    'select all occurrences',
    'select (all | every) (occurrences | occurrence | instances) [of (this | it)]',
    'select all (of these | like this)',
  ),
  further('cursor_above', '(add | put) [a] cursor above', 'another cursor above'),
  further('cursor_below', '(add | put) [a] cursor below', 'another cursor below'),
  further('one_cursor', '(single | one) cursor', '(remove | drop) [the] (other | extra) cursors'),
  command('page_up', 'commands.page-up', 'page up'),
  command('page_down', 'commands.page-down', 'page down'),
  alsoSaid(
    command('scroll_up', 'commands.scroll-up', 'scroll up'),
    '(scroll (back | the (page | view | screen)) | (move | shift) the (page | view | screen)) up',
  ),
  alsoSaid(
    command('scroll_down', 'commands.scroll-down', 'scroll down'),
    '(scroll (back | the (page | view | screen)) | (move | shift) the (page | view | screen)) down',
    'scroll [further | more | (a | one) (page | screen)]',
  ),
  alsoSaid(
    command('center_line', 'commands.center-line', '(center | centre) [the | this] [line | cursor]'),
    '(center | centre) (the screen | it | that | on (this | the cursor))',
    '(scroll | go) to the cursor',
    '(show | find) [me] (the | my) cursor',
    '(bring | put | scroll) the cursor (into | in) view',
    '(put | bring | scroll) (this | the) line (in | to | into) the (middle | center | centre)',
  ),
  alsoSaid(
    command('fold', 'commands.fold', '(fold | collapse) [this]'),
    '(fold | collapse | hide) [up] (it | that | (this | the) (function | method | class | block | section | region | code))',
  ),
  alsoSaid(
    command('unfold', 'commands.unfold', '(unfold | uncollapse) [this]'),
    '(unfold | uncollapse | expand) (it | that | (this | the) (function | method | class | block | section | region | code))',
  ),
  alsoSaid(
    command('fold_all', 'commands.fold-all', '(fold | collapse) (all | everything)'),
    '(fold | collapse) (all [of] (it | this | the code) | the whole file | all functions)',
  ),
  alsoSaid(
    command('unfold_all', 'commands.unfold-all', '(unfold | uncollapse) (all | everything)'),
    '(unfold | expand) (all | everything | the whole file)',
  ),
  further('toggle_fold', 'toggle [the] fold', 'toggle folding'),
  further('fold_comments', 'fold [all] [the] comments', '(collapse | hide) [all] [the] comments'),
  alsoSaid(
    command('find', 'commands.find', 'find'),
    '(open | show) [the] (find | search) (box | bar | field)',
    '(open | show) [the] find [widget]',
    '(find | search) in (this | the) file',
  ),
  alsoSaid(
    command('find_next', 'commands.find-next', '(find next | next match)'),
    'next (result | hit | occurrence)',
    '(go to | find) the next (match | result | hit | occurrence | one)',
  ),
  alsoSaid(
    command('find_previous', 'commands.find-previous', '(find previous | previous match)'),
    'previous (result | hit | occurrence)',
    '(go to | find) the previous (match | result | hit | occurrence | one)',
  ),
  further('replace', 'find and replace', '(open | show) [the] (replace box | find and replace)', 'search and replace'),
  {
    say: ['find <target>'],
    also: [
      '(find | show) me <target>',
      '(show | find) (the | this) <target>',
      "(where is | where's | where are | where do i find) <target>",
    ],
    does: 'go_to_target',
    with: said => ({ target: said('target') }),
    help: message('help.find'),
    isWide: true,
  },
];
