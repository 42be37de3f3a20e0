import type { Node } from '@vscode/tree-sitter-wasm';
import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import type { Place } from '../../places/place.ts';
import { pointedAt } from '../../places/resolve.ts';
import { indentAt, indented } from '../../places/text/layout.ts';
import { caret, type SpanEdit } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { BRACE, BRACE_OFF } from '../said/reshaping.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';
import { withoutIndent } from '../wrapping/statementLines.ts';
import { childrenOf, isBraceOnOwnLine, nodeAt } from './nodes.ts';

/** Where a body may be a single statement. */
const LANGUAGES = /^(typescript|tsx|javascript|java|c-sharp|cpp|c|dart|kotlin|php)$/;

/** What has a body that may be a statement. */
const CONTROL =
  /^(if_statement|if_expression|else_clause|for_statement|for_in_statement|enhanced_for_statement|foreach_statement|for_range_loop|while_statement|do_statement)$/;

export const braceTarget = defineVerb({
  name: 'brace_target',
  description: 'Puts braces around the single statement of an if, an else or a loop, or takes them away.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({ target, off: z.boolean() }),
  group: 'edit',
  said: [
    {
      say: ['(add | put) [curly] (braces | brackets) (to | around) <target>'],
      also: [...BRACE],
      with: said => ({ target: said('target') || 'this', off: false }),
      help: message('help.brace', { example: 'add braces to the if' }),
    },
    {
      say: ['remove [the] [curly] braces (from | around | of) <target>'],
      also: [...BRACE_OFF],
      with: said => ({ target: said('target') || 'this', off: true }),
      help: message('help.brace-off'),
    },
  ],
  plan(given, place) {
    const { tree } = place;
    if (!tree || !LANGUAGES.test(tree.grammar.language.grammar)) return undefined;
    const control = controlFor(wordsIn(given.target), place, given.off);
    const edits = (control ? bodiesOf(control) : []).flatMap(body =>
      isBraced(body) === given.off ? [given.off ? unbraced(body, place) : braced(body, place)] : [],
    );
    const whole = edits.filter(edit => edit !== undefined);
    const [first] = whole;
    return first && whole.length === edits.length ? { edits: whole, selections: [caret(first.start)] } : undefined;
  },
});

/** "The if", "the body of the loop", "this", or the statement that is the body. */
function controlFor(words: readonly string[], place: Place, isOff: boolean): Node | undefined {
  const said = words
    .join(' ')
    .replace(/^(the )?(body|inside|contents?) of /i, '')
    .replace(/ body$/i, '');
  const canBe = (node: Node) => CONTROL.test(node.type) && bodiesOf(node).some(body => isBraced(body) === isOff);
  if (/^(this|that|it|here|this line)$/i.test(said)) {
    const line = lineAt(place.text, place.cursor);
    const isIn = (node: Node) =>
      lineAt(place.text, node.startIndex).start >= line.start || node.endIndex <= line.end + 1;
    // Behind all that is on its line, one is in what the line is part of.
    const last = line.start + place.text.slice(line.start, line.end).trimEnd().length - 1;
    const behind = place.cursor > last ? around(nodeAt(place, last), canBe, isIn) : undefined;
    return behind ?? around(nodeAt(place, place.cursor), canBe, isIn);
  }
  const found = pointedAt(said.split(' '), place);
  const [only] = found;
  if (!only || found.length > 1 || only.kind === 'phrase') return undefined;
  const first = only.start + (/^\s*/.exec(place.text.slice(only.start, only.end))?.[0].length ?? 0);
  const inner = nodeAt(place, first);
  const own = around(
    inner,
    node => node.startIndex === first && canBe(node),
    node => node.startIndex === first,
  );
  if (own) return own;
  // What was pointed at is the body itself.
  const parent = around(inner, canBe, () => true);
  return parent && bodiesOf(parent).some(body => body.startIndex === first) ? parent : undefined;
}

function around(from: Node | null, isIt: (node: Node) => boolean, isIn: (node: Node) => boolean): Node | undefined {
  for (let node = from; node; node = node.parent) {
    if (isIt(node) && isIn(node)) return node;
    if (node.endIndex - node.startIndex > 20_000) return undefined;
  }
  return undefined;
}

/** The branches or the body; of "else if" nothing but the next if's. */
function bodiesOf(node: Node): readonly Node[] {
  const kotlin = childrenOf(node).filter(child => child.type === 'control_structure_body');
  if (kotlin.length > 0) return kotlin.filter(child => !/^if\b/.test(child.text));
  if (node.type === 'else_clause') return childrenOf(node).slice(-1).filter(isNoIf);
  const then = node.childForFieldName('consequence') ?? node.childForFieldName('body');
  const other = node.childForFieldName('alternative');
  const otherwise = other?.type === 'else_clause' ? childrenOf(other).at(-1) : other;
  return [then, otherwise].filter(child => child !== null && child !== undefined).filter(isNoIf);
}

function isNoIf({ type }: Node): boolean {
  return !/^(if_statement|else_if_clause)$/.test(type);
}

function isBraced({ text }: Node): boolean {
  return text.startsWith('{');
}

/** Where the line of what has the body is indented. */
function indentOf(body: Node, { text }: Place): string {
  let node = body.parent;
  while (node && (node.type === 'else_clause' || (node.parent?.type === 'else_clause' && node.type === 'if_statement')))
    node = node.parent;
  return indentAt(text, node?.startIndex ?? body.startIndex);
}

function braced(body: Node, place: Place): SpanEdit | undefined {
  const { text, unit } = place;
  const before = text.slice(0, body.startIndex).trimEnd().length;
  if (text.slice(before, body.startIndex).includes('\n\n')) return undefined;
  // A comment in between has nowhere to go.
  const head = text.slice(lineAt(text, before).start, before);
  if (/\/\/|\*\/$/.test(head)) return undefined;
  const comment = /^[ \t]*\/\/[^\n]*/.exec(text.slice(body.endIndex, lineAt(text, body.endIndex).end))?.[0] ?? '';
  const end = body.endIndex + comment.length;
  const indent = indentOf(body, place);
  const code = text.slice(body.startIndex, end);
  if (code.trim() === '' || code.trim() === ';') return undefined;
  const inner = indented(withoutIndent(code, indentAt(text, body.startIndex)), indent + unit);
  const isOwn = isBraceOnOwnLine(place);
  const next = /^\s*(?=else\b|while\b)/.exec(text.slice(end))?.[0];
  const isFollowed = next !== undefined && isPartOf(body, end + next.length);
  return {
    start: before,
    end: isFollowed ? end + next.length : end,
    text: `${isOwn ? `\n${indent}` : ' '}{\n${indent}${unit}${inner}\n${indent}}${isFollowed ? (isOwn ? `\n${indent}` : ' ') : ''}`,
  };
}

/** Whether what begins at an offset belongs to what the body is part of. */
function isPartOf(body: Node, offset: number): boolean {
  const { parent } = body;
  return parent !== null && offset < parent.endIndex;
}

function unbraced(body: Node, place: Place): SpanEdit | undefined {
  const { text, unit } = place;
  const inside =
    body.type === 'control_structure_body'
      ? childrenOf(body).flatMap(child => (child.type === 'statements' ? childrenOf(child) : [child]))
      : childrenOf(body);
  const [only] = inside;
  if (!only || inside.length > 1 || /comment|declaration|^(if_|for_|while_|do_|try_)/.test(only.type)) return undefined;
  const kept: Span = { start: only.startIndex, end: only.endIndex };
  const rest = text.slice(body.startIndex + 1, kept.start) + text.slice(kept.end, body.endIndex - 1);
  if (rest.replace(/;/, '').trim() !== '') return undefined;
  const before = text.slice(0, body.startIndex).trimEnd().length;
  const indent = indentOf(body, place);
  const code = indented(withoutIndent(text.slice(kept.start, kept.end), indentAt(text, kept.start)), indent + unit);
  const next = /^\s*(?=else\b|while\b)/.exec(text.slice(body.endIndex))?.[0];
  const isFollowed = next !== undefined && isPartOf(body, body.endIndex + next.length);
  return {
    start: before,
    end: isFollowed ? body.endIndex + next.length : body.endIndex,
    text: `\n${indent}${unit}${code}${rest.includes(';') ? ';' : ''}${isFollowed ? `\n${indent}` : ''}`,
  };
}
