import type { Node } from '@vscode/tree-sitter-wasm';
import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import type { Place } from '../../places/place.ts';
import { pointedAt } from '../../places/resolve.ts';
import { indentAt } from '../../places/text/layout.ts';
import { caret, type Outcome } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { TO_IF, TO_TERNARY } from '../said/reshaping.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';
import { childrenOf, conditionText, hasComment, isBraceOnOwnLine, nodeAt } from './nodes.ts';

const LANGUAGES = /^(typescript|tsx|javascript|java|c-sharp|cpp|c|dart|php|python)$/;
const TERNARY = /^(ternary_expression|conditional_expression)$/;

export const branchTarget = defineVerb({
  name: 'branch_target',
  description: 'Makes an if of a conditional expression, or the other way round.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({ target, to: described(z.enum(['if', 'ternary']), 'What it becomes.') }),
  group: 'edit',
  said: [
    {
      say: ['(turn | change | convert) <target> (into | to) an if [else] [statement]'],
      also: [...TO_IF],
      with: said => ({ target: said('target'), to: 'if' as const }),
      help: message('help.branch-if', { example: 'turn the ternary into an if' }),
    },
    {
      say: ['(turn | change | convert) <target> (into | to) a (ternary | conditional) [expression | operator]'],
      also: [...TO_TERNARY],
      with: said => ({ target: said('target') || 'this', to: 'ternary' as const }),
      help: message('help.branch-ternary', { example: 'turn this if into a ternary' }),
    },
  ],
  plan(given, place) {
    if (!place.tree || !LANGUAGES.test(place.tree.grammar.language.grammar)) return undefined;
    const words = wordsIn(given.target);
    return given.to === 'if' ? toIf(words, place) : toTernary(words, place);
  },
});

/** The one that the words point at, or of "this" the only one on the line. */
function nodeFor(words: readonly string[], type: RegExp, place: Place): Node | undefined {
  const { text, cursor } = place;
  if (!/^(this|that|it|here|this line)$/i.test(words.join(' '))) {
    const found = pointedAt(words, place);
    const [only] = found;
    if (!only || found.length > 1 || !/^(if|ternary)$/.test(only.kind)) return undefined;
    for (let node = nodeAt(place, only.start); node && node.startIndex === only.start; node = node.parent)
      if (type.test(node.type)) return node;
    return undefined;
  }
  for (let node = nodeAt(place, cursor); node; node = node.parent) if (type.test(node.type)) return node;
  const line = lineAt(text, cursor);
  const inLine = (
    place.tree?.tree.rootNode
      .descendantForIndex(line.start, line.end)
      ?.descendantsOfType(['ternary_expression', 'conditional_expression', 'if_statement']) ?? []
  ).filter(
    node => node !== null && type.test(node.type) && node.startIndex >= line.start && node.startIndex <= line.end,
  );
  return inLine.length === 1 ? (inLine[0] ?? undefined) : undefined;
}

function toIf(words: readonly string[], place: Place): Outcome | undefined {
  const { text, unit, tree } = place;
  const isPython = tree?.grammar.language.grammar === 'python';
  const ternary = nodeFor(words, TERNARY, place);
  const statement = ternary && statementOf(ternary);
  if (!ternary || !statement || hasComment(statement) || statement.text.includes('\n')) return undefined;
  const parts = partsOf(ternary, isPython);
  if (!parts) return undefined;
  const { condition, first, second } = parts;
  const head = text.slice(statement.startIndex, ternary.startIndex);
  const tail = text.slice(ternary.endIndex, statement.endIndex);
  if (!/^\s*;?$/.test(tail)) return undefined;
  const declared = declarationIn(statement, ternary, head, place);
  if (declared === undefined) return undefined;
  const indent = indentAt(text, statement.startIndex);
  // Lines of its own are what it becomes.
  if (text.slice(lineAt(text, statement.startIndex).start, statement.startIndex) !== indent) return undefined;
  const end = tail.trim();
  const before = declared.declaration === '' ? '' : `${declared.declaration}${end}\n${indent}`;
  const [one, other] = [first, second].map(value => `${indent}${unit}${declared.lead}${value}${end}`);
  const own = isBraceOnOwnLine(place);
  const open = own ? `\n${indent}{` : ' {';
  const code = isPython
    ? `if ${condition}:\n${one}\n${indent}else:\n${other}`
    : `if (${condition})${open}\n${one}\n${indent}}${own ? `\n${indent}` : ' '}else${open}\n${other}\n${indent}}`;
  return {
    edits: [{ start: statement.startIndex, end: statement.endIndex, text: before + code }],
    selections: [caret(statement.startIndex)],
  };
}

/** A statement in a block that is a return, an assignment or a declaration of the value alone. */
function statementOf(value: Node): Node | undefined {
  let node = value.parent;
  while (node && !/(statement|declaration)$/.test(node.type)) {
    if (
      !/^(assignment|assignment_expression|variable_declarator|init_declarator|variable_declaration|initialized_variable_definition)$/.test(
        node.type,
      )
    )
      return undefined;
    node = node.parent;
  }
  if (node?.type === 'variable_declaration' && node.parent?.type === 'local_declaration_statement') node = node.parent;
  if (
    !node ||
    !/^(block|statement_block|compound_statement|program|module|translation_unit|global_statement)$/.test(
      node.parent?.type ?? '',
    )
  )
    return undefined;
  return node;
}

/** What stands in front of each value, and what is declared before; undefined where that cannot be told apart. */
function declarationIn(
  statement: Node,
  value: Node,
  head: string,
  { tree }: Place,
): { readonly lead: string; readonly declaration: string } | undefined {
  if (statement.type === 'return_statement')
    return /^return\s+$/.test(head) ? { lead: head, declaration: '' } : undefined;
  const assigned = /^(.*?)\s*=\s*$/s.exec(head)?.[1];
  if (!assigned || /[-+*/%&|^<>!=:?]$/.test(assigned)) return undefined;
  if (statement.type === 'expression_statement') return { lead: head, declaration: '' };
  if (/,/.test(assigned.replace(/<[^>]*>/g, ''))) return undefined;
  const name = nameOf(value.parent);
  const grammar = tree?.grammar.language.grammar ?? '';
  if (!name) return undefined;
  if (/^(typescript|tsx|javascript)$/.test(grammar)) {
    if (!/^(const|let|var)\s/.test(assigned)) return undefined;
    return { lead: `${name} = `, declaration: assigned.replace(/^const\b/, 'let') };
  }
  // A type that is not said follows from the value.
  if (/^(?:final\s+|const\s+)*(?:var|auto|final|const)\s+[\w$]+$|\bauto\b|&/.test(assigned)) return undefined;
  if (/^(cpp|c|c-sharp|dart)$/.test(grammar) && /\b(const|final|constexpr|readonly)\b/.test(assigned)) return undefined;
  return /\s/.test(assigned) ? { lead: `${name} = `, declaration: assigned } : undefined;
}

function nameOf(node: Node | null): string | undefined {
  const name = node?.childForFieldName('name') ?? node?.childForFieldName('declarator');
  return name && /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name.text) ? name.text : undefined;
}

function partsOf(ternary: Node, isPython: boolean) {
  const [first, second, third] = childrenOf(ternary);
  if (!first || !second || !third || childrenOf(ternary).length > 3) return undefined;
  const [condition, then] = isPython ? [second, first] : [first, second];
  return { condition: conditionText(condition), first: then.text, second: third.text };
}

function toTernary(words: readonly string[], place: Place): Outcome | undefined {
  const isPython = place.tree?.grammar.language.grammar === 'python';
  const branch = nodeFor(words, /^if_statement$/, place);
  const condition = branch?.childForFieldName('condition');
  const other = branch?.childForFieldName('alternative');
  if (!branch || !condition || !other || hasComment(branch)) return undefined;
  const then = single(branch.childForFieldName('consequence') ?? branch.childForFieldName('body'));
  const otherwise = single(other.type === 'else_clause' ? (childrenOf(other).at(-1) ?? null) : other);
  if (!then || !otherwise || branch.parent?.type === 'else_clause') return undefined;
  const lead = leadOf(then);
  if (!lead || lead !== leadOf(otherwise)) return undefined;
  const [one, two] = [then, otherwise].map(node => node.text.slice(lead.length).replace(/;$/, '').trim());
  const test = conditionText(condition);
  // What holds such an expression already would be hard to read, or mean another thing.
  if (
    !one ||
    !two ||
    [one, two, test].some(code => /\n|\?(?!\.)|=>|(?<![=!<>])=(?!=)|\bif\b|,\s*$|\byield\b/.test(code))
  )
    return undefined;
  const end = then.text.endsWith(';') ? ';' : '';
  const value = isPython
    ? `${one} if ${test} else ${two}`
    : `${/\s(&&|\|\||and|or)\s/.test(test) && /\sor\s/.test(test) ? `(${test})` : test} ? ${one} : ${two}`;
  return {
    edits: [{ start: branch.startIndex, end: branch.endIndex, text: `${lead}${value}${end}` }],
    selections: [caret(branch.startIndex)],
  };
}

/** The only statement of a branch, without its braces. */
function single(branch: Node | null): Node | undefined {
  if (!branch || branch.type === 'if_statement') return undefined;
  if (!/^(block|statement_block|compound_statement)$/.test(branch.type)) return branch;
  const [only, ...more] = childrenOf(branch);
  return more.length === 0 ? only : undefined;
}

/** `return ` or `name = `; undefined for any other statement. */
function leadOf({ type, text }: Node): string | undefined {
  if (type === 'return_statement') return /^return\s+(?=[^\s;])/.exec(text)?.[0];
  return type === 'expression_statement' ? /^[\w$.[\]'">-]+?\s*=(?![=>])\s*/.exec(text)?.[0] : undefined;
}
