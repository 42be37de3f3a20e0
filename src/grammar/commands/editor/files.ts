import { message } from '../../../messages/message.ts';
import type { Rule } from '../../verbs/rule.ts';
import { alsoSaid, command, further } from './command.ts';

/** Opening, saving and closing. */
/** Where a preview stands anyway. */
const BESIDE =
  '[of (this | it | the file | this file)] [next to (it | this) | beside (it | this) | (on | to) the side | side by side]';

export const FILES: readonly Rule[] = [
  {
    say: ['open [file | the file] <file>', '(go to | switch to) file <file>'],
    also: [
      '(open | bring up | pull up | show [me] | go to | switch to | jump to) [the] file [called | named] <file>',
      '(open up | bring up | pull up) <file>',
      '(open [up] | bring up | pull up | show [me] | go to | switch to | jump to) [the] <file> file',
    ],
    does: 'open_file',
    with: said => ({ file: said('file') }),
    help: message('commands.open-file', { example: 'open user service' }),
    isWide: true,
  },
  {
    say: ['save [file | this | it | the file | this file]'],
    also: [
      'save (that | my work | my changes | the changes | the document | this document | now)',
      '(write | save) [the | this] file [to disk]',
    ],
    does: 'save_file',
    with: () => ({}),
    help: message('commands.save-file'),
  },
  alsoSaid(
    command('save_all', 'commands.save-all', 'save (all | everything | all files)'),
    'save (all [of] (the | my) files | every file | all [open] (files | tabs | editors))',
  ),
  further('save_as', 'save as', 'save (this | it | the file | this file) as [something else]', 'save a copy'),
  further(
    'revert_file',
    'revert [the | this] file',
    '(discard | throw away | undo) [all] [my | the] [unsaved] changes (in | to) (this | the) file',
    'revert to [the] saved [version]',
  ),
  {
    say: ['(format | style | beautify | prettify) [the | this] (file | document | code)', 'format'],
    also: [
      '(reformat | auto format | pretty print | tidy [up] | clean up | indent) [the | this | my] [whole | entire] (file | document)',
      '(format | reformat | prettify | beautify | pretty print) [this | it | everything | my code]',
      '(format | reformat | prettify | beautify) [the | this] (whole | entire) (file | document | thing)',
      'run (prettier | the formatter)',
      'fix [the | my] (formatting | indentation)',
    ],
    does: 'format_document',
    with: () => ({}),
    help: message('commands.format-document'),
  },
  further(
    'format_selection',
    'format [the] selection',
    '(format | reformat | prettify) [the] (selected [code | lines | text] | selection)',
  ),
  further(
    'trim_spaces',
    'trim trailing (spaces | white space | whitespace)',
    '(remove | delete | strip | get rid of) [the | all] trailing (spaces | white space | whitespace | blanks)',
  ),
  alsoSaid(
    command('new_file', 'commands.new-file', '(new | create | open) [a] [new] file', 'new tab'),
    '(make | start) a [new] file',
    '(open | create) (a | another) new (tab | file)',
  ),
  alsoSaid(
    command(
      'close_editor',
      'commands.close-editor',
      'close [this | the | current] (file | tab | editor | window)',
      'close',
    ),
    'close (this | it | that | the current (file | tab | editor))',
    'shut (this | the) (file | tab | editor)',
  ),
  further(
    'close_other_editors',
    'close [the] other (files | tabs | editors)',
    'close [all] [the | of the] (others | other ones)',
    'close (all | everything) (but | except) (this | this one | this file | this tab)',
    'close all [the] other (files | tabs | editors)',
  ),
  further(
    'close_editors_to_the_right',
    'close (tabs | files | editors) to the right',
    'close (all | everything) [the] [tabs | files] to the right',
  ),
  further(
    'close_saved_editors',
    'close [all] saved (files | tabs | editors)',
    'close [all] [the] unmodified (files | tabs | editors)',
  ),
  alsoSaid(
    command('close_all_editors', 'commands.close-all-editors', 'close all [files | tabs | editors]'),
    'close (everything | all [of] (the | my) (files | tabs | editors) | every (file | tab))',
  ),
  alsoSaid(
    command('reopen_editor', 'commands.reopen-editor', 'reopen [closed] (file | tab | editor)', 'undo close'),
    '(reopen | open | bring back | restore) [the] last [closed] (file | tab | editor) [again]',
    '(open | reopen | bring back | restore) [the] (file | tab | editor) [that | which] i [just] closed [again]',
    'reopen [the] closed (file | tab | editor)',
  ),
  alsoSaid(
    command('quick_open', 'commands.quick-open', '(find | show | list) (file | files)'),
    'quick open',
    '(open | find | search for | look for) a file',
    'go to file',
  ),
  further('open_recent', 'open recent [files]', '(show | list | open) [the | my] recent (files | projects | folders)'),
  further('open_folder', 'open [a] folder', 'open (another | a) (folder | project)'),
  further(
    'copy_path',
    'copy [the] path',
    'copy [the] [file] path [of (this | the) file]',
    'copy (this | the) file path',
  ),
  further(
    'reveal_file',
    'reveal [this | the] file [in [the] explorer]',
    '(show | find | locate) (this | the) file in [the] (explorer | tree | side bar | sidebar)',
  ),
  further(
    'compare_with_saved',
    'compare with saved',
    'compare (this | the file | this file | it) (with | to) [the] saved [one | version | file]',
  ),
  further(
    'preview',
    '(show | open) [the] preview',
    `(show | open | give | see | display) [me] [the | a] [markdown] preview ${BESIDE}`,
    `(i want to | i'd like to | i would like to | let me | can i | could i) see [the | a] [markdown] preview ${BESIDE}`,
    'preview (this | the file | this file | it)',
  ),
];
