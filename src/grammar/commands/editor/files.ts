import { message } from '../../../messages/message.ts';
import type { Rule } from '../../verbs/rule.ts';
import { command } from './command.ts';

/** Opening, saving and closing. */
export const FILES: readonly Rule[] = [
  {
    say: ['open [file | the file] <file>', '(go to | switch to) file <file>'],
    does: 'open_file',
    with: said => ({ file: said('file') }),
    help: message('commands.open-file', { example: 'open user service' }),
  },
  {
    say: ['save [file | this | it | the file | this file]'],
    does: 'save_file',
    with: () => ({}),
    help: message('commands.save-file'),
  },
  command('save_all', 'commands.save-all', 'save (all | everything | all files)'),
  {
    say: ['(format | style | beautify | prettify) [the | this] (file | document | code)', 'format'],
    does: 'format_document',
    with: () => ({}),
    help: message('commands.format-document'),
  },
  command('new_file', 'commands.new-file', '(new | create | open) [a] [new] file', 'new tab'),
  command(
    'close_editor',
    'commands.close-editor',
    'close [this | the | current] (file | tab | editor | window)',
    'close',
  ),
  command('close_all_editors', 'commands.close-all-editors', 'close all [files | tabs | editors]'),
  command('reopen_editor', 'commands.reopen-editor', 'reopen [closed] (file | tab | editor)', 'undo close'),
  command('quick_open', 'commands.quick-open', '(find | show | list) (file | files)'),
];
