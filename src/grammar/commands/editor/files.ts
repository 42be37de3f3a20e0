import type { Rule } from '../../verbs/rule.ts';
import { command } from './command.ts';

/** Opening, saving and closing. */
export const FILES: readonly Rule[] = [
  {
    say: ['open [file | the file] <file>', '(go to | switch to) file <file>'],
    does: 'open_file',
    with: said => ({ file: said('file') }),
    help: 'Opens a file by its name: "open user service".',
  },
  {
    say: ['save [file | this | it | the file | this file]'],
    does: 'save_file',
    with: () => ({}),
    help: 'Saves the file.',
  },
  command('save_all', 'Saves all files.', 'save (all | everything | all files)'),
  {
    say: ['(format | style | beautify | prettify) [the | this] (file | document | code)', 'format'],
    does: 'format_document',
    with: () => ({}),
    help: 'Formats the file.',
  },
  command('new_file', 'Opens a new file.', '(new | create | open) [a] [new] file', 'new tab'),
  command('close_editor', 'Closes the file.', 'close [this | the | current] (file | tab | editor | window)', 'close'),
  command('close_all_editors', 'Closes all files.', 'close all [files | tabs | editors]'),
  command('reopen_editor', 'Opens the last closed file again.', 'reopen [closed] (file | tab | editor)', 'undo close'),
  command('quick_open', 'Shows the list of files.', '(find | show | list) (file | files)'),
];
