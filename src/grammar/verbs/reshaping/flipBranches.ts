import type { Node } from '@vscode/tree-sitter-wasm';
import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { innermost, near } from '../../places/nearest.ts';
import type { Place } from '../../places/place.ts';
import { caret } from '../../places/text/outcome.ts';
import { FLIP } from '../said/reshaping.ts';
import { defineVerb } from '../verb.ts';
import { logicOf, negation } from './negation.ts';

export const flipBranches = defineVerb({
  name: 'flip_branches',
  description: 'Exchanges the branches of an if and negates its condition.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({}),
  group: 'edit',
  said: [
    { say: ['(flip | swap) [the] if [and] [the] else'], also: [...FLIP], with: () => ({}), help: message('help.flip') },
  ],
  plan(_given, place) {
    const { tree, text, cursor } = place;
    const logic = tree && logicOf(tree.grammar.language.grammar);
    const all = tree?.scopes('if') ?? [];
    const branched = all.filter(({ start }) => branchesAt(start, place));
    const found = innermost(branched, cursor) ?? near(branched, cursor, tree?.around(cursor) ?? []);
    const branches = found && branchesAt(found.start, place);
    const condition =
      found && tree?.scopes('condition').find(({ start, end }) => start >= found.start && end <= found.end);
    if (!logic || !branches || !condition) return undefined;
    const opposite = negation(text.slice(condition.start, condition.end), logic);
    if (opposite === undefined) return undefined;
    const [first, second] = branches;
    const edits = [
      { ...spanOf(condition), text: opposite },
      { ...first, text: text.slice(second.start, second.end) },
      { ...second, text: text.slice(first.start, first.end) },
    ];
    return { edits, selections: [caret(condition.start)] };
  },
});

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** The two branches of an if that begins at an offset; undefined where there are more, or but one. */
function branchesAt(start: number, { tree }: Place): readonly [Span, Span] | undefined {
  let node: Node | null = tree?.tree.rootNode.descendantForIndex(start, start) ?? null;
  while (node && !(/^if/.test(node.type) && node.isNamed)) {
    if (node.parent && node.parent.startIndex !== start) return undefined;
    node = node.parent;
  }
  if (!node) return undefined;
  const bodies = node.namedChildren.filter(child => child?.type === 'control_structure_body');
  const then = node.childForFieldName('consequence') ?? node.childForFieldName('body') ?? bodies[0];
  const clause = node.childForFieldName('alternative') ?? bodies[1];
  const otherwise = /^else/.test(clause?.type ?? '') ? blockOf(clause as Node) : clause;
  if (!then || !otherwise || /^(if|elif|elsif)|else_if/.test(otherwise.type)) return undefined;
  const [one, other] = [contentOf(then), contentOf(otherwise)];
  return one && other && one.isBraced === other.isBraced ? [one.span, other.span] : undefined;
}

function blockOf(clause: Node): Node {
  if (clause.type === 'else') return clause;
  return clause.childForFieldName('body') ?? clause.namedChildren.findLast(child => child !== null) ?? clause;
}

/** A block with its braces; without any, its statements. */
function contentOf(node: Node): { readonly span: Span; readonly isBraced: boolean } | undefined {
  if (node.text.startsWith('{')) return { span: { start: node.startIndex, end: node.endIndex }, isBraced: true };
  const statements = node.namedChildren.filter(child => child !== null);
  const [first] = statements;
  const last = statements.at(-1);
  return first && last && { span: { start: first.startIndex, end: last.endIndex }, isBraced: false };
}
