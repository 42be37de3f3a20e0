import type { Tool } from '../../../../src/chat/chatModel.ts';

function tool(name: string, properties: Readonly<Record<string, object>>): Tool {
  return { name, description: `To ${name}.`, parameters: { type: 'object', properties }, isUsable: true };
}

/** Tools as an editor has them. */
export const TOOLS: readonly Tool[] = [
  tool('replace_text', { find: { type: 'string' }, replace: { type: 'string' }, all: { type: 'boolean' } }),
  tool('go_to_line', { line: { type: 'integer' } }),
  tool('apply_edits', { edits: { type: 'array' } }),
  tool('undo_turn', {}),
];
