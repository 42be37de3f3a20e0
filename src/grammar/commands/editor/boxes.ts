import { message } from '../../../messages/message.ts';
import type { Rule } from '../../verbs/rule.ts';

const TERMINAL = '[the | my] (terminal | shell | command line)';
/** With an article: of a program that has one, "chat input" is a name. */
const CHAT = 'the chat [(box | input | window | view | panel | field)]';
const EVERYWHERE =
  '(in all [the] files | in (every file | files) | in [all [of]] (the | this | my) (project | workspace | codebase | repository | repo) | across [the] files)';

/** What a sentence has, and hardly ever what one looks for by its words: "find the place that does this". */
const SENTENCE =
  /^(the|a|an|all|any|every|each|some|other|where|how|who|what|why|if|whether|places?|something|anything|everything|things?|my|our|it|this|that|these|those)\b|\b(that|which|where|who|whose|and|then|so|because|is|are|do|does|should|would|could|can|we|you|they|like|instead|using|uses|used|with)\b/i;

/** The words of a search, unless they ask for what only a reader of the code could find. */
const soughtIn = (text: string): string | undefined => (SENTENCE.test(text) ? undefined : text);

function sought(box: 'search' | 'files' | 'symbols' | 'palette', text: string) {
  const words = soughtIn(text);
  return words === undefined ? undefined : { box, words };
}

/** What is asked for, and no message: "a commit message for what I have staged". */
const ABOUT = /^(for|fore|four|that|which|about|describing|explaining|based|from|of|saying|summari[sz]ing)\b/i;

/** Writing into what is no document: its place is named, so that these come before whatever writes into the text. */
export const INTO_BOXES: readonly Rule[] = [
  {
    say: [
      `in ${TERMINAL} (type | write | enter | put) <text>`,
      `(type | write | put | enter) <text> (in | into | to | on) ${TERMINAL}`,
    ],
    also: [`${TERMINAL} (type | write) <text>`, `into ${TERMINAL} (type | write | put) <text>`],
    does: 'type_in_terminal',
    with: said => ({ words: said('text') }),
    help: message('commands.type-in-terminal', { example: 'in the terminal type git status' }),
  },
  {
    say: ['run it [in the terminal]', `(press | hit) (enter | return) in ${TERMINAL}`],
    also: ['(run | execute) (that | what i typed) [in the terminal]', `enter in ${TERMINAL}`],
    does: 'enter_in_terminal',
    with: () => ({}),
    help: message('commands.enter-in-terminal'),
  },
  {
    say: ['[the] commit message [to | is | should be] <text>', '(set | change) [the | my] commit message to <text>'],
    also: [
      '(write | type | put) <text> (in | into | as) the commit message',
      'in the commit message (type | write) <text>',
    ],
    does: 'fill_box',
    with: said => (ABOUT.test(said('text')) ? undefined : { box: 'commit message', words: said('text') }),
    help: message('commands.commit-message', { example: 'commit message fix the parser' }),
  },
  {
    say: ['add to [the | my] commit message <text>'],
    also: ['add <text> to [the | my] commit message'],
    does: 'fill_box',
    with: said => ({ box: 'commit message', words: said('text'), add: true }),
    help: message('commands.add-to-commit-message', { example: 'add to the commit message closes twelve' }),
  },
  {
    say: ['replace <name> (with | by) <text> in all [the] files'],
    also: [
      `replace <name> (with | by) <text> ${EVERYWHERE}`,
      `${EVERYWHERE} replace <name> (with | by) <text>`,
      `change <name> to <text> ${EVERYWHERE}`,
    ],
    does: 'fill_box',
    with: said => {
      const [words, replacement] = [soughtIn(said('name')), soughtIn(said('text'))];
      return words && replacement ? { box: 'search', words, replacement, sure: true } : undefined;
    },
    help: message('commands.replace-in-files', { example: 'replace foo with bar in all files' }),
  },
  {
    say: ['(find | search for | look for | search) <text> in [all] [the] files', '(search | look) in files for <text>'],
    also: [
      `(find | search for | look for | search) <text> ${EVERYWHERE}`,
      '(search | look) in (all [the] | the) files for <text>',
      '(search | look through) (the | this | my | all of the) (project | workspace | codebase | repo | repository) for <text>',
      'search (everywhere | globally) for <text>',
    ],
    does: 'fill_box',
    with: said => sought('search', said('text')),
    help: message('commands.find-in-files', { example: 'find max depth in files' }),
  },
  {
    say: ['(ask | tell) [the] (chat | copilot) <text>'],
    also: [
      `(type | write | put | enter) <text> (in | into) ${CHAT}`,
      `in ${CHAT} (type | write | say | ask | put | enter) <text>`,
      `(type | write | say | enter) (in | into | to) ${CHAT} <text>`,
      `(ask | tell) ${CHAT} <text>`,
    ],
    does: 'fill_box',
    with: said => ({ box: 'chat', words: said('text') }),
    help: message('commands.ask-chat', { example: 'ask chat how does this work' }),
    takesText: true,
  },
  {
    say: ['(find | quick open | show) [the] (file | files) [called | named | for] <text>'],
    does: 'fill_box',
    with: said => sought('files', said('text')),
    help: message('commands.find-files', { example: 'find file user service' }),
  },
  {
    say: ['(find | search for) [the | a] symbol [called | named] <text>'],
    does: 'fill_box',
    with: said => sought('symbols', said('text')),
    help: message('commands.find-symbols', { example: 'find symbol total' }),
  },
  {
    say: ['[command] palette <text>', '(show | open) [the] [command] palette (for | with | and type) <text>'],
    does: 'fill_box',
    with: said => sought('palette', said('text')),
    help: message('commands.palette-with', { example: 'palette toggle word wrap' }),
  },
];
