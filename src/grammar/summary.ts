import type { ScopeName } from '../syntax/scopeNames.ts';
import type { Found, Span } from '../syntax/scopes.ts';
import { inWords } from './english/numbers.ts';
import { parameterName } from './places/names.ts';
import { innermost } from './places/nearest.ts';
import type { Place } from './places/place.ts';
import { lineAt } from './places/text/units.ts';

const MOST_NAMED = 4;
const LONGEST_COMMENT = 160;

/**
 * What code is made of, in a few plain sentences and without a model: what it is called, takes, returns and calls, how
 * it branches and loops, and the first sentence of its own comment. It says that it is an outline.
 */
export function spokenSummary({ text, cursor, selection, tree, wording }: Place): string {
  const note = 'This is an outline, made without a chat model.';
  const all = (scope: ScopeName, within: Span) =>
    (tree?.scopes(scope) ?? []).filter(({ start, end }) => start >= within.start && end <= within.end);
  const isSelected = selection.start < selection.end;
  const whole = { start: 0, end: text.length };
  const functions = [
    ...(tree?.scopes('function') ?? []),
    ...(tree?.scopes('method') ?? []),
    ...(tree?.scopes('initializer') ?? []),
  ];
  const types: readonly (readonly [string, Found])[] = (
    ['class', 'interface', 'struct', 'enum', 'trait', 'namespace'] as const
  ).flatMap(scope =>
    (tree?.scopes(scope) ?? []).map(found => [scope === 'namespace' ? 'module' : scope, found] as const),
  );
  const own = isSelected ? undefined : innermost(functions, cursor);
  const isTypeBefore = wording.writing?.typeStands === 'before';
  if (own) return [...ofFunction(own, text, all, isTypeBefore), note].join(' ');
  if (isSelected) return [`The selection has ${lines(text, selection)}.`, ...flow(selection, all), note].join(' ');
  const around = innermost(
    types.map(([, found]) => found),
    cursor,
  );
  if (around) {
    const kind = types.find(([, found]) => found === around)?.[0] ?? 'class';
    return [...ofClass(kind, around, text, all), note].join(' ');
  }
  const names = unique([...types.map(([, { name }]) => name), ...outermost(functions).map(({ name }) => name)]);
  const holds = names.length === 0 ? '' : `It holds ${listed(names)}.`;
  return [`The file has ${lines(text, whole)}.`, holds, ...(names.length === 0 ? flow(whole, all) : []), note]
    .filter(Boolean)
    .join(' ');
}

type All = (scope: ScopeName, within: Span) => readonly Found[];

function ofFunction(own: Found, text: string, all: All, isTypeBefore: boolean): readonly string[] {
  const parameters = outermost(all('parameter', own)).map(({ start, end }) => {
    const code = text.slice(start, end);
    return parameterName(code, isTypeBefore) ?? code.trim();
  });
  const taken = parameters.filter(name => name !== 'self' && name !== 'this');
  const body = all('body', own)[0];
  const lists = all('parameter list', own);
  // Functions inside of it have parameters of their own.
  const [head] = lists;
  const mine = head ? taken.slice(0, all('parameter', head).filter(({ start }) => start >= head.start).length) : taken;
  const [type] = all('return type', own);
  const returned = all('return value', own);
  const said = comment(own, text, all);
  return [
    `The function ${own.name} has ${lines(text, own)}.`,
    mine.length === 0 ? 'It takes nothing.' : `It takes ${listed(mine)}.`,
    type ? `It returns ${text.slice(type.start, type.end)}.` : returned.length > 0 ? returnsOf(returned, text) : '',
    ...flow(body ?? own, all),
    said ? `Its comment says: ${said}` : '',
  ].filter(Boolean);
}

function returnsOf(returned: readonly Found[], text: string): string {
  const [only] = returned;
  const value = only && text.slice(only.start, only.end);
  return returned.length === 1 && value && value.length < 40 && !value.includes('\n')
    ? `It returns ${value}.`
    : `It returns a value in ${inWords(returned.length)} ${returned.length === 1 ? 'place' : 'places'}.`;
}

function ofClass(kind: string, own: Found, text: string, all: All): readonly string[] {
  const methods = unique(
    [...all('method', own), ...all('function', own)].filter(found => found !== own).map(({ name }) => name),
  );
  const properties = unique(
    [...all('property', own), ...all('enum member', own)].map(({ name }) => name.split('\n', 1)[0] ?? ''),
  );
  const parents = all('parent', own).map(({ start, end }) => text.slice(start, end));
  const said = comment(own, text, all);
  return [
    `The ${kind} ${own.name} has ${lines(text, own)}.`,
    parents.length > 0 ? `It extends ${listed(unique(parents))}.` : '',
    properties.length > 0 ? `It holds ${listed(properties)}.` : '',
    methods.length > 0 ? `It can ${listed(methods)}.` : '',
    said ? `Its comment says: ${said}` : '',
  ].filter(Boolean);
}

/** How it branches and loops, and what it calls. */
function flow(within: Span, all: All): readonly string[] {
  const count = (scopes: readonly ScopeName[]) =>
    new Set(scopes.flatMap(scope => all(scope, within).map(({ start }) => start))).size;
  const parts = [
    times('loops', count(['loop', 'for', 'while'])),
    times('branches', count(['if', 'unless', 'switch', 'match'])),
    count(['try']) > 0 ? 'handles errors' : '',
    count(['throw']) > 0 ? 'may throw' : '',
  ].filter(Boolean);
  const calls = unique(
    all('call', within).map(
      ({ name }) =>
        name
          .split(/[.:>\s(]+/)
          .filter(Boolean)
          .at(-1) ?? name,
    ),
  );
  return [parts.length > 0 ? `It ${listed(parts)}.` : '', calls.length > 0 ? `It calls ${listed(calls)}.` : ''].filter(
    Boolean,
  );
}

function times(verb: string, count: number): string {
  if (count === 0) return '';
  return `${verb} ${count === 1 ? 'once' : count === 2 ? 'twice' : `${inWords(count)} times`}`;
}

/** The first sentence of the comment right above, or right inside. */
function comment(own: Span, text: string, all: All): string {
  const above = all('comment', { start: 0, end: own.start }).at(-1);
  const isAbove =
    above &&
    text
      .slice(above.end, own.start)
      .replace(/@\w+(\([^)]*\))?|\b(export|default|public|private|static|async)\b/g, '')
      .trim() === '' &&
    !/\n\s*\n/.test(text.slice(above.end, own.start));
  const [inside] = all('string', own);
  const isDoc = inside && /^("""|''')/.test(text.slice(inside.start, inside.start + 3));
  const raw = isAbove ? text.slice(above.start, above.end) : isDoc ? text.slice(inside.start, inside.end) : '';
  const plain = raw
    .replace(/^\s*(\/\*\*?|\/\/\/?|#+|"""|'''|\*\/|\*)/gm, '')
    .replace(/\*\/|"""|'''|<\/?\w+>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const sentence = /^.*?[.!?](?=\s|$)/.exec(plain)?.[0] ?? plain;
  return sentence.length > LONGEST_COMMENT ? `${sentence.slice(0, LONGEST_COMMENT)} …` : sentence;
}

/** Those that stand in no other. */
function outermost(found: readonly Found[]): readonly Found[] {
  return found.filter(
    a => !found.some(b => b !== a && b.start <= a.start && b.end >= a.end && b.end - b.start > a.end - a.start),
  );
}

function lines(text: string, { start, end }: Span): string {
  const count = text.slice(start, lineAt(text, end).end).trimEnd().split('\n').length;
  return count === 1 ? 'one line' : `${inWords(count)} lines`;
}

function listed(names: readonly string[]): string {
  const shown =
    names.length > MOST_NAMED + 1
      ? [...names.slice(0, MOST_NAMED), `${inWords(names.length - MOST_NAMED)} more`]
      : names;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter(Boolean))];
}
