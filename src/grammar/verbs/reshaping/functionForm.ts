import type { Node } from '@vscode/tree-sitter-wasm';
import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import type { Place } from '../../places/place.ts';
import { namesAt } from '../../places/resolve.ts';
import { indentAt } from '../../places/text/layout.ts';
import { caret, type Outcome } from '../../places/text/outcome.ts';
import { TO_ARROW, TO_FUNCTION } from '../said/reshaping.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';
import { nodeAt } from './nodes.ts';

const LANGUAGES = /^(typescript|tsx|javascript)$/;

export const functionForm = defineVerb({
  name: 'function_form',
  description: 'Makes a function of an arrow function, or the other way round.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({ target, to: described(z.enum(['arrow', 'function']), 'What it becomes.') }),
  group: 'edit',
  said: [
    {
      say: ['(turn | change | convert) <target> (into | to) an arrow function'],
      also: [...TO_ARROW],
      with: said => ({ target: said('target'), to: 'arrow' as const }),
      help: message('help.arrow', { example: 'turn this function into an arrow function' }),
    },
    {
      say: ['(turn | change | convert) <target> (into | to) a (normal | regular) function'],
      also: [...TO_FUNCTION],
      with: said => ({ target: said('target'), to: 'function' as const }),
      help: message('help.arrow-off'),
    },
  ],
  plan(given, place) {
    if (!place.tree || !LANGUAGES.test(place.tree.grammar.language.grammar)) return undefined;
    const words = wordsIn(given.target);
    const isToArrow = given.to === 'arrow';
    const node = functionFor(words, isToArrow ? 'function_declaration' : 'arrow_function', place);
    if (!node || mentionsItself(node)) return undefined;
    return isToArrow ? toArrow(node, place) : toFunction(node, place);
  },
});

/** What is called so, or the innermost around the cursor. */
function functionFor(words: readonly string[], type: string, place: Place): Node | undefined {
  const isHere = /^(this|that|it|(this|the) (arrow )?(function|lambda|one))$/i.test(words.join(' '));
  const isDeclared = (node: Node) =>
    node.type === type && node.startIndex <= place.cursor && place.cursor <= node.endIndex;
  if (isHere) {
    for (let node = nodeAt(place, place.cursor); node; node = node.parent) {
      if (isDeclared(node)) return node;
      const value = node.type === 'variable_declarator' ? node.childForFieldName('value') : null;
      if (value?.type === type) return value;
      // Around the one that is meant stands what is not.
      if (/function|method/.test(node.type) && node.isNamed) return undefined;
    }
    return undefined;
  }
  const [only, ...more] = namesAt(words, place);
  if (!only || more.length > 0) return undefined;
  const name = only.called ?? place.text.slice(only.start, only.end);
  for (const use of place.tree?.namesakes(name) ?? []) {
    const parent = nodeAt(place, use.start)?.parent;
    if (parent?.childForFieldName('name')?.startIndex !== use.start) continue;
    const node = parent.type === 'variable_declarator' ? parent.childForFieldName('value') : parent;
    if (node?.type === type) return node;
  }
  return undefined;
}

/** What is bound by each function itself: it would mean another thing. */
function mentionsItself(node: Node): boolean {
  return /\b(this|arguments|super|yield)\b|new\.target/.test(node.text);
}

/** From the parameters to the body: `<T>(a: number): string`. */
function headOf(node: Node, body: Node): string {
  const parameter = node.childForFieldName('parameter');
  if (parameter) return `(${parameter.text})`;
  const from = node.childForFieldName('type_parameters') ?? node.childForFieldName('parameters');
  const code = node.text.slice(
    (from?.startIndex ?? node.startIndex) - node.startIndex,
    body.startIndex - node.startIndex,
  );
  return code.trimEnd().replace(/=>$/, '').trimEnd();
}

function toFunction(node: Node, place: Place): Outcome | undefined {
  const { text, unit } = place;
  const body = node.childForFieldName('body');
  if (!body) return undefined;
  const declarator = node.parent?.type === 'variable_declarator' ? node.parent : undefined;
  const declaration = declarator?.parent;
  const name = declarator?.childForFieldName('name');
  // What it is declared as would be lost.
  if (declarator && (declarator.childForFieldName('type') || !name || declaration?.namedChildren.length !== 1))
    return undefined;
  const whole = declaration ?? node;
  const indent = indentAt(text, whole.startIndex);
  const value = body.type === 'parenthesized_expression' ? body.text.slice(1, -1).trim() : body.text;
  if (body.type !== 'statement_block' && value.includes('\n')) return undefined;
  const end = text[whole.endIndex - 1] === ';' || (!declarator && /;/.test(text)) ? ';' : '';
  const block = body.type === 'statement_block' ? body.text : `{\n${indent}${unit}return ${value}${end}\n${indent}}`;
  const lead = /^async\b/.test(node.text) ? 'async function' : 'function';
  return written(whole, `${lead} ${name ? name.text : ''}${headOf(node, body)} ${block}`);
}

function toArrow(node: Node, place: Place): Outcome | undefined {
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  if (!name || !body) return undefined;
  const { parent } = node;
  if (
    /^export\s+default\b/.test(parent?.text ?? '') ||
    isOverloaded(node, name.text) ||
    isUsedBefore(node, name.text, place)
  )
    return undefined;
  const lead = /^async\b/.test(node.text) ? 'async ' : '';
  const end = /;[ \t]*(\r?\n|$)/.test(place.text) ? ';' : '';
  return written(node, `const ${name.text} = ${lead}${headOf(node, body)} => ${body.text}${end}`);
}

function isOverloaded(node: Node, name: string): boolean {
  const before = (node.parent?.type === 'export_statement' ? node.parent : node).previousNamedSibling;
  return (
    before !== null && /signature/.test(before.type + (before.namedChild(0)?.type ?? '')) && before.text.includes(name)
  );
}

/** A constant is not there before its line: what is called above, outside of functions, would fail. */
function isUsedBefore(node: Node, name: string, place: Place): boolean {
  return (place.tree?.namesakes(name) ?? []).some(use => {
    if (use.start >= node.startIndex) return false;
    for (let at = nodeAt(place, use.start)?.parent ?? null; at; at = at.parent)
      if (/function|method/.test(at.type) && !(at.startIndex <= node.startIndex && node.endIndex <= at.endIndex))
        return false;
    return true;
  });
}

function written({ startIndex: start, endIndex: end }: Node, text: string): Outcome {
  return { edits: [{ start, end, text }], selections: [caret(start)] };
}
