import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { entryOf } from '../../../common/entryOf.ts';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { intoBlock } from '../../adding/blocks.ts';
import { askedStatement } from '../../adding/said/statements.ts';
import { innermost } from '../../places/nearest.ts';
import { isInText, type Place, type Pointed } from '../../places/place.ts';
import { thingAt } from '../../places/scopeAt.ts';
import { indentAt, indented } from '../../places/text/layout.ts';
import { caret, type Outcome } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import type { Said } from '../rule.ts';
import { defineVerb, wordsIn } from '../verb.ts';

/** What is asked for, each with an example. */
const EXAMPLES = {
  call: 'call close on the socket after this',
  log: 'log the total here',
  print: 'print the name at the end of the function',
  throw: 'throw a type error with the text bad path',
  raise: 'raise a value error with the text bad path',
  'return early if': 'return early if items is empty',
  'return if': 'return if items is empty',
} as const;

/** A statement that is asked for in words, at a place: "before this, call log with total". */
export const writeStatement = defineVerb({
  name: 'write_statement',
  description: 'Writes a statement that is asked for in words: "call close on the socket", "log the total here".',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({ what: described(z.string().check(z.minLength(1)), 'As it is said.') }),
  group: 'write',
  said: Object.entries(EXAMPLES).map(([words, example]) => ({
    say: [`${words} <text>`],
    also: [
      `before <ahead> ${words} <text>`,
      `after <behind> ${words} <text>`,
      `at the (end | bottom) of <last> ${words} <text>`,
      `at the (start | beginning | top) of <first> ${words} <text>`,
    ],
    with: (said: Said) => ({ what: `${inFront(said)}${words} ${said('text')}${behind(said)}` }),
    help: message('help.statement', { example }),
  })),
  plan: (given, place) => statementAsked(wordsIn(given.what.replace(/\breturn if\b/i, 'return early if')), place),
});

function inFront(said: Said): string {
  return said('ahead') ? `before ${said('ahead')} ` : said('behind') ? `after ${said('behind')} ` : '';
}

function behind(said: Said): string {
  return said('last') ? ` at the end of ${said('last')}` : said('first') ? ` at the start of ${said('first')}` : '';
}

/** Where a statement goes, and what it says. */
interface Asked {
  readonly words: readonly string[];
  readonly side: 'before' | 'after' | 'first' | 'last' | 'here';
  readonly target: readonly string[];
}

const VERBS = /^(call|log|print|throw|raise|return)$/i;
const EDGES: readonly (readonly [phrase: string, side: Asked['side']])[] = [
  ['at the end of', 'last'],
  ['at the bottom of', 'last'],
  ['at the start of', 'first'],
  ['at the beginning of', 'first'],
  ['at the top of', 'first'],
  ['right before', 'before'],
  ['just before', 'before'],
  ['before', 'before'],
  ['above', 'before'],
  ['right after', 'after'],
  ['just after', 'after'],
  ['after', 'after'],
  ['below', 'after'],
];

/** A statement in words, with or without where it goes: "print the name at the end of main". Undefined for anything else. */
export function statementAsked(words: readonly string[], place: Place): Outcome | undefined {
  const { tree, wording, unit } = place;
  const { writing } = wording;
  if (!tree || !writing || isInText(place)) return undefined;
  for (const { words: said, side, target } of waysOf(words)) {
    const { grammar } = tree.grammar.language;
    const ownMethod = (name: string) => calledOn(name, place);
    const code = askedStatement(said, { wording: { ...wording, writing }, grammar, text: place.text, unit, ownMethod });
    // A shell has no brackets around what a command is given.
    if (grammar === 'bash' && code !== undefined && /^\w+\(/.test(code)) return undefined;
    const outcome = code === undefined ? undefined : put(code, side, target, place);
    if (outcome) return outcome;
  }
  return undefined;
}

/** What a method of the class around is called on, where a function of that name is another. */
const OWN: Readonly<Record<string, string>> = {
  ...{ typescript: 'this.', tsx: 'this.', javascript: 'this.', php: '$this->', python: 'self.', rust: 'self.' },
};

function calledOn(name: string, { tree, cursor }: Place): string | undefined {
  const own = entryOf(OWN, tree?.grammar.language.grammar ?? '');
  if (!tree || !own) return undefined;
  const owner = innermost(
    (['class', 'implementation'] as const).flatMap(kind => (tree.knows(kind) ? tree.scopesAround(kind, cursor) : [])),
    cursor,
  );
  const isFunction = tree.knows('function') && tree.scopes('function').some(one => one.name === name);
  const isMethod = owner && tree.scopesIn('method', owner).some(one => one.name === name);
  return isMethod && !isFunction ? own : undefined;
}

/** With a place in front, with one behind, and without any. */
function* waysOf(words: readonly string[]): Generator<Asked> {
  const lower = words.map(word => word.toLowerCase());
  if (/^(before|after)$/.test(lower[0] ?? '')) {
    const side = lower[0] === 'before' ? 'before' : 'after';
    // "Before the return print total": one of what is asked for may be where.
    for (let at = 2; at < words.length - 1; at++)
      if (VERBS.test(lower[at] ?? '')) yield { words: words.slice(at), side, target: words.slice(1, at) };
    return;
  }
  const last = lower.at(-1) ?? '';
  if (last === 'here') yield { words: words.slice(0, -1), side: 'here', target: [] };
  if (/^(below|underneath)$/.test(last)) yield { words: words.slice(0, -1), side: 'after', target: ['this'] };
  if (last === 'above') yield { words: words.slice(0, -1), side: 'before', target: ['this'] };
  for (let at = words.length - 2; at > 0; at--)
    for (const [phrase, side] of EDGES) {
      const length = phrase.split(' ').length;
      const target = words.slice(at + length);
      if (target.length > 0 && lower.slice(at, at + length).join(' ') === phrase)
        yield { words: words.slice(0, at), side, target };
    }
  // What the language says in the same words is written as code.
  const isAsked = /^(call|log)$/.test(lower[0] ?? '') || lower[1] === 'early' || /^(a|an|the)$/.test(lower[1] ?? '');
  if (isAsked) yield { words, side: 'here', target: [] };
}

function put(code: string, side: Asked['side'], target: readonly string[], place: Place): Outcome | undefined {
  if (side === 'here' && isInFront(place)) return beside(code, 'before', lineAt(place.text, place.cursor), place);
  if (side === 'here') return intoBlock({ text: code, cursor: code.length }, place, 'statements', false);
  const isThis = /^(this|that|it|here|this (line|one)|that (line|one))$/i.test(target.join(' '));
  const there = thingAt(isThis ? ['this', 'statement'] : target, place);
  if (!there || there.kind === 'phrase') return undefined;
  if (side === 'first' || side === 'last') return intoBody(code, side, there, place);
  const around = isWholeLine(there, place) ? there : thingAt(['this', 'statement'], { ...place, ...at(there.start) });
  return around && isWholeLine(around, place) ? beside(code, side, around, place) : undefined;
}

function at(offset: number): Pick<Place, 'cursor' | 'selection'> {
  return { cursor: offset, selection: caret(offset) };
}

/** Whether the cursor is in front of all that is on its line. */
function isInFront({ text, cursor }: Place): boolean {
  const line = lineAt(text, cursor);
  return text.slice(line.start, cursor).trim() === '' && text.slice(cursor, line.end).trim() !== '';
}

/** Whether nothing stands in front of it on its first line, nor behind it on its last but what ends a statement. */
function isWholeLine({ start, end }: Pointed, { text }: Place): boolean {
  const before = text.slice(lineAt(text, start).start, start);
  const behind = text.slice(end, lineAt(text, end).end);
  return before.trim() === '' && /^\s*;?\s*$/.test(behind);
}

function beside(code: string, side: 'before' | 'after', there: Span, { text }: Place): Outcome {
  const first = lineAt(text, there.start);
  const indent = indentAt(text, first.start);
  const written = indent + indented(code, indent);
  const offset = side === 'before' ? first.start : lineAt(text, there.end).end;
  const edit = side === 'before' ? `${written}\n` : `\n${written}`;
  return {
    edits: [{ start: offset, end: offset, text: edit }],
    selections: [caret(offset + edit.trimEnd().length)],
  };
}

/** What is known by its name alone. */
function isFunction({ start, end }: Span, { tree }: Place): boolean {
  return (['function', 'method', 'initializer'] as const).some(
    kind => tree?.knows(kind) && tree.scopesAround(kind, end).some(one => one.start <= start && one.end === end),
  );
}

/** As the first or the last statement of a body; a last one that leaves it stays the last. */
function intoBody(code: string, side: 'first' | 'last', there: Pointed, place: Place): Outcome | undefined {
  const { tree, text } = place;
  const isBody = /^(function|method|initializer|loop|for|while|if)$/.test(there.kind) || isFunction(there, place);
  if (!tree || !isBody) return undefined;
  const inside = tree
    .scopesNear('statement', there.end, false)
    .filter(({ start, end }) => there.start < start && end <= there.end);
  const outermost = inside.filter(
    one => !inside.some(other => other !== one && other.start <= one.start && one.end <= other.end),
  );
  const found = side === 'first' ? outermost[0] : outermost.at(-1);
  if (!found) return undefined;
  const statement: Pointed = { ...there, start: found.start, end: found.end };
  if (!isWholeLine(statement, place)) return undefined;
  const isLeft = /^(return|throw|raise|break|continue)\b/.test(text.slice(found.start, found.end));
  return beside(code, side === 'first' || isLeft ? 'before' : 'after', statement, place);
}
