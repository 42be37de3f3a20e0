import { type Message, message } from '../../../messages/message.ts';
import type { Rule } from '../../verbs/rule.ts';
import { alsoSaid, command, further } from './command.ts';

const HERE = '[this | that | it | [the] selection | these lines | the selected (code | lines)]';

/** By the language's own code actions, for what is selected or where the cursor is. */
const RESTRUCTURINGS: readonly (readonly [what: string, help: Message, say: string, ...also: string[]])[] = [
  [
    'extract function',
    message('commands.extract-function'),
    'extract [a] (function | method)',
    `(extract | pull out | pull | move | turn | make) ${HERE} [out] (into | to) (a | its own) [new | separate] (function | method)`,
    `extract ${HERE} as a (function | method)`,
  ],
  [
    'extract variable',
    message('commands.extract-variable'),
    'extract [a] [local] variable',
    `(extract | pull out | pull | put) ${HERE} [out] (into | to | in) (a | its own) [new | local] variable`,
    `extract ${HERE} as a variable`,
    'introduce [a] variable',
  ],
  [
    'extract constant',
    message('commands.extract-constant'),
    'extract [a] constant',
    `(extract | pull out | pull | put) ${HERE} [out] (into | to | in) (a | its own) [new] constant`,
    'introduce [a] constant',
  ],
  [
    'extract type',
    message('commands.extract-type'),
    'extract [a] (type | interface)',
    `extract ${HERE} (into | to) (a | its own) (type | interface)`,
  ],
  [
    'inline',
    message('commands.inline'),
    'inline [this | it | that] [variable | constant | function | method]',
    'inline the (variable | constant | function | method)',
  ],
  [
    'move to file',
    message('commands.move-to-file'),
    'move [this | it] to a new file',
    'move (this | it) [function | class | type | interface] (into | to) (its own | a new | a separate) file',
  ],
];

/** What the language offers for the code at the cursor. */
export const LANGUAGE: readonly Rule[] = [
  alsoSaid(
    command(
      'show_suggestions',
      'commands.show-suggestions',
      '(show suggestions | suggest | autocomplete | auto complete)',
    ),
    '(show | give) [me] [the] (suggestions | completions)',
    '(trigger | show) (completion | intellisense | suggest | suggestions)',
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
  ...RESTRUCTURINGS.map(([what, help, say, ...also]) => ({
    say: [say],
    also,
    does: 'restructure',
    with: () => ({ what }),
    help,
  })),
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
