import { message, type PlainId } from '../../../messages/message.ts';
import type { Rule } from '../../verbs/rule.ts';

/** A rule for one of the editor's own commands, which is gated as it is for a chat model. */
export function command(name: string, help: PlainId, ...say: readonly string[]): Rule {
  return { say, does: 'run_command', with: () => ({ command: name }), help: message(help) };
}
