import { message } from '../../../messages/message.ts';
import type { Rule } from '../../verbs/rule.ts';
import { command } from './command.ts';

/** What is explained aloud, as by the command of that name: the mode does it, and no action. */
export const EXPLAINS = 'explain_here';

/** Questions about the code here, about what was heard and done, and what can be said. */
export const RECALLING: readonly Rule[] = [
  {
    say: ['explain (this | that | it | [the | this] (function | method | code | selection)) [aloud | to me]'],
    also: ['what does (this | the) (function | method | code) do', 'what is this (function | method | code) for'],
    does: EXPLAINS,
    help: message('commands.explain'),
  },
  {
    say: [
      'what did you [just] (hear | understand | get | catch)',
      'what (did i | have i) [just] (say | said) [last]',
      '(read | say | tell) [me] [back] (what i said | what you heard | what i just said) [back]',
      "(what is | what's | what was) the last thing (i said | you heard)",
    ],
    does: 'tell_heard',
    help: message('commands.heard'),
  },
  {
    say: [
      'what did you [just] (do | change) [last]',
      'what (have you | did you) [just] (changed | change | done | do)',
      "(what is | what's | what was) the last (thing you did | command | change you made)",
      'tell me what you did',
      'what [has | just] happened [just now]',
    ],
    does: 'tell_done',
    help: message('commands.did'),
  },
  command(
    'show_commands',
    'commands.sheet',
    'what can (i | you) (say | do) [here]',
    '(show | list) [me] [all] [the] (commands | voice commands)',
    'help',
  ),
  command('show_answer', 'commands.show-answer', '(show | open) [me] the last answer [as (a document | text)]'),
  command('show_turn', 'commands.show-turn', '(show | open) [me] the last turn [as (a document | text)]'),
  command(
    'show_state',
    'commands.show-state',
    "(what is | what's) going on",
    'show [me] what (goes | is going) on [as (a document | text)]',
    'what are you doing',
  ),
  command(
    'open_guide',
    'commands.guide',
    '(open | show) [me] [the] aloud (guide | manual)',
    'show me (the guide | the manual)',
    'how does aloud work',
  ),
];
