import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import { defineAction, described } from '../../define.ts';
import { EDITOR_COMMANDS, type EditorCommand, type EditorCommandName } from '../../gate/editorCommands.ts';

const NAMES = Object.keys(EDITOR_COMMANDS) as [EditorCommandName, ...EditorCommandName[]];
const OFFERED = NAMES.filter(name => (EDITOR_COMMANDS[name] as EditorCommand).offered) as typeof NAMES;

const command = (names: typeof NAMES) => z.strictObject({ command: described(z.enum(names), 'Which one.') });

export const runCommand = defineAction({
  name: 'run_command',
  description: "Runs one of the editor's own commands where the cursor is.",
  // What does more than that is asked.
  risk: 'shows',
  needs: [],
  input: command(NAMES),
  // The others have tools of their own.
  shown: command(OFFERED),
  async run({ command: name }, { hands }) {
    await hands.workbench.command(name);
    return message(EDITOR_COMMANDS[name].says);
  },
});
