import { message } from '../../../messages/message.ts';
import type { Rule } from '../../verbs/rule.ts';
import { command } from './command.ts';

/** What the language offers for the code at the cursor. */
export const LANGUAGE: readonly Rule[] = [
  command(
    'show_suggestions',
    'commands.show-suggestions',
    '(show suggestions | suggest | autocomplete | auto complete)',
  ),
  command('quick_fix', 'commands.quick-fix', '[show] quick (fix | fixes)', 'fix this'),
  {
    say: ['(organize | organise | sort | clean up) [the] imports'],
    does: 'organize_imports',
    with: () => ({}),
    help: message('commands.organize-imports'),
  },
];
