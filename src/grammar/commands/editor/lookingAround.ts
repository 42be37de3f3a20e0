import type { Rule } from '../../verbs/rule.ts';
import { command } from './command.ts';

/** Going where the language knows, scrolling, folding and finding. */
export const LOOKING_AROUND: readonly Rule[] = [
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
];
