import { message } from '../../../messages/message.ts';
import type { Rule } from '../../verbs/rule.ts';
import { alsoSaid, command, further } from './command.ts';

/** What the language offers for the code at the cursor. */
export const LANGUAGE: readonly Rule[] = [
  alsoSaid(
    command(
      'show_suggestions',
      'commands.show-suggestions',
      '(show suggestions | suggest | autocomplete | auto complete)',
    ),
    '(show | give) [me] [the] (suggestions | completions)',
    '(trigger | show) (completion | intellisense)',
    'what can i (type | write) here',
  ),
  further(
    'parameter_hints',
    'parameter hints',
    '(show | what are) [me] [the] (parameters | arguments | parameter hints) [of this [call | function]]',
  ),
  alsoSaid(
    command('quick_fix', 'commands.quick-fix', '[show] quick (fix | fixes)', 'fix this'),
    '(show | open | give) [me] [the] (quick fixes | fixes | code actions | light bulb | lightbulb)',
    'fix (it | this error | this problem | that | the error here | this line)',
    'code actions',
    'what can be fixed [here]',
  ),
  further(
    'refactor',
    'refactor [this]',
    '(show | open | list) [me] [the] (refactorings | refactor menu)',
    'refactor (it | that)',
  ),
  further('rename_symbol_box', 'rename', 'rename (this | it | symbol | this symbol | the symbol) [here]'),
  {
    say: ['(organize | organise | sort | clean up) [the] imports'],
    also: [
      '(organize | organise | sort | clean up | tidy | tidy up | order | fix) [the | my | all [the]] imports',
      '(remove | delete | get rid of | clean up) [the | all | any] unused imports',
      'put [the | my] imports in order',
    ],
    does: 'organize_imports',
    with: () => ({}),
    help: message('commands.organize-imports'),
  },
];
