import { EDITOR_COMMANDS, type EditorCommandName } from '../../../actions/gate/editorCommands.ts';
import { message, type PlainId } from '../../../messages/message.ts';
import type { Rule } from '../../verbs/rule.ts';

/** A rule for one of the editor's own commands, which is gated as it is for a chat model. */
export function command(name: EditorCommandName, help: PlainId, ...say: readonly string[]): Rule {
  return { say, does: 'run_command', with: () => ({ command: name }), help: message(help) };
}

/** The same for a command whose sentence tells as well what it does as what it has done; all but the first are `also`. */
export function further(name: EditorCommandName, say: string, ...also: readonly string[]): Rule {
  return { ...command(name, EDITOR_COMMANDS[name].says, say), also };
}

/** A rule that is said in further ways. */
export function alsoSaid(rule: Rule, ...also: readonly string[]): Rule {
  return { ...rule, also: [...(rule.also ?? []), ...also] };
}
