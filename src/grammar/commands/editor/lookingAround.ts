import { message } from '../../../messages/message.ts';
import type { Rule } from '../../verbs/rule.ts';
import { command } from './command.ts';

/** Going where the language knows, scrolling, folding and finding. */
export const LOOKING_AROUND: readonly Rule[] = [
  {
    say: ['go to [the] definition', 'go to [the] definition of <name>', 'jump to [the] definition'],
    does: 'go_to_definition',
    with: said => (said('name') ? { name: said('name') } : {}),
    help: message('commands.go-to-definition'),
  },
  command(
    'go_to_references',
    'commands.go-to-references',
    '(go to | show | find) [the | all] (references | usages | uses)',
  ),
  command('go_to_implementation', 'commands.go-to-implementation', 'go to [the] implementation'),
  command('go_to_type_definition', 'commands.go-to-type-definition', 'go to [the] type definition'),
  command('go_back', 'commands.go-back', '(go | move | jump) back', 'back'),
  command('go_forward', 'commands.go-forward', '(go | move | jump) forward', 'forward'),
  command('last_edit', 'commands.last-edit', 'go to [the] last (edit | change)'),
  command('next_problem', 'commands.next-problem', '[go to] [the] next (problem | error | warning)'),
  command('previous_problem', 'commands.previous-problem', '[go to] [the] previous (problem | error | warning)'),
  command('show_hover', 'commands.show-hover', 'show [the] (hover | type | documentation | info)'),
  command('expand_selection', 'commands.expand-selection', '(expand | grow) [the] selection', 'select more'),
  command('shrink_selection', 'commands.shrink-selection', '(shrink | reduce) [the] selection', 'select less'),
  command('page_up', 'commands.page-up', 'page up'),
  command('page_down', 'commands.page-down', 'page down'),
  command('scroll_up', 'commands.scroll-up', 'scroll up'),
  command('scroll_down', 'commands.scroll-down', 'scroll down'),
  command('center_line', 'commands.center-line', '(center | centre) [the | this] [line | cursor]'),
  command('fold', 'commands.fold', '(fold | collapse) [this]'),
  command('unfold', 'commands.unfold', '(unfold | uncollapse) [this]'),
  command('fold_all', 'commands.fold-all', '(fold | collapse) (all | everything)'),
  command('unfold_all', 'commands.unfold-all', '(unfold | uncollapse) (all | everything)'),
  command('find', 'commands.find', 'find'),
  command('find_next', 'commands.find-next', '(find next | next match)'),
  command('find_previous', 'commands.find-previous', '(find previous | previous match)'),
];
