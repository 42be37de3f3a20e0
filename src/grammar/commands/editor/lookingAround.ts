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
    message('commands.go-to-references'),
    '(go to | show | find) [the | all] (references | usages | uses)',
  ),
  command('go_to_implementation', message('commands.go-to-implementation'), 'go to [the] implementation'),
  command('go_to_type_definition', message('commands.go-to-type-definition'), 'go to [the] type definition'),
  command('go_back', message('commands.go-back'), '(go | move | jump) back', 'back'),
  command('go_forward', message('commands.go-forward'), '(go | move | jump) forward', 'forward'),
  command('last_edit', message('commands.last-edit'), 'go to [the] last (edit | change)'),
  command('next_problem', message('commands.next-problem'), '[go to] [the] next (problem | error | warning)'),
  command(
    'previous_problem',
    message('commands.previous-problem'),
    '[go to] [the] previous (problem | error | warning)',
  ),
  command('show_hover', message('commands.show-hover'), 'show [the] (hover | type | documentation | info)'),
  command('expand_selection', message('commands.expand-selection'), '(expand | grow) [the] selection', 'select more'),
  command('shrink_selection', message('commands.shrink-selection'), '(shrink | reduce) [the] selection', 'select less'),
  command('page_up', message('commands.page-up'), 'page up'),
  command('page_down', message('commands.page-down'), 'page down'),
  command('scroll_up', message('commands.scroll-up'), 'scroll up'),
  command('scroll_down', message('commands.scroll-down'), 'scroll down'),
  command('center_line', message('commands.center-line'), '(center | centre) [the | this] [line | cursor]'),
  command('fold', message('commands.fold'), '(fold | collapse) [this]'),
  command('unfold', message('commands.unfold'), '(unfold | uncollapse) [this]'),
  command('fold_all', message('commands.fold-all'), '(fold | collapse) (all | everything)'),
  command('unfold_all', message('commands.unfold-all'), '(unfold | uncollapse) (all | everything)'),
  command('find', message('commands.find'), 'find'),
  command('find_next', message('commands.find-next'), '(find next | next match)'),
  command('find_previous', message('commands.find-previous'), '(find previous | previous match)'),
];
