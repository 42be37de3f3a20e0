import type { Node } from '@vscode/tree-sitter-wasm';
import type { Span } from './scopes.ts';

/**
 * How a name stands in code: by itself; as a member of something (`x.name`); as the key of a pair or of an argument, which
 * names something else than a variable does; or as both at once (`{ name }`).
 */
export type NameRole = 'own' | 'member' | 'key' | 'both';

/** A place where a name stands. */
export interface Namesake extends Span {
  readonly role: NameRole;
}

const MEMBER = /(?<!\.)\.\s*$|\?\.\s*$|->\s*$|::\s*$/;
const KEYED = /^(pair|keyword_argument|named_argument|label|literal_element|keyed_element|field_initializer)$/;

export function nameRole(node: Node, text: string): NameRole {
  if (node.type.startsWith('shorthand')) return 'both';
  // A range (`0..n`) and a spread (`...items`) are no members.
  if (MEMBER.test(text.slice(Math.max(0, node.startIndex - 10), node.startIndex))) return 'member';
  for (let inner = node, level = 0; level < 2; level++) {
    const { parent } = inner;
    if (!parent || parent.startIndex !== inner.startIndex) return 'own';
    const isMore = parent.endIndex > inner.endIndex;
    // Go has an element around the key, and that in the pair.
    if (KEYED.test(parent.type) && (isMore || parent.type !== 'literal_element')) return isMore ? 'key' : 'own';
    inner = parent;
  }
  return 'own';
}
