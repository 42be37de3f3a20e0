import { type Message, type MessageId, message, sentences } from '../messages/message.ts';
import type { ScopeName } from '../syntax/scopeNames.ts';
import { type Found, inTextOrder, type Span } from '../syntax/scopes.ts';
import { parameterName } from './places/names.ts';
import { innermost, outermost } from './places/nearest.ts';
import type { Place } from './places/place.ts';
import { lineAt } from './places/text/units.ts';

const MOST_NAMED = 4;
const LONGEST_COMMENT = 160;

/** How an outline of what has members begins, by its kind. Where a language has two names for it, the last one counts. */
const TYPES = [
  ['class', 'outline.of-class'],
  ['interface', 'outline.of-interface'],
  ['struct', 'outline.of-struct'],
  ['enum', 'outline.of-enum'],
  ['trait', 'outline.of-trait'],
  ['namespace', 'outline.of-module'],
] as const satisfies readonly (readonly [ScopeName, MessageId])[];

/**
 * What code is made of, in a few plain sentences and without a model: what it is called, takes, returns and calls, how
 * it branches and loops, and the first sentence of its own comment. It says that it is an outline.
 */
export function spokenSummary(place: Place): Message {
  return sentences([...parts(place), message('outline.note')]);
}

function parts({ text, cursor, selection, tree, wording }: Place): readonly Message[] {
  const scopes = (scope: ScopeName) => tree?.scopes(scope) ?? [];
  const all = (scope: ScopeName, within: Span) =>
    scopes(scope).filter(({ start, end }) => start >= within.start && end <= within.end);
  if (selection.start < selection.end)
    return [message('outline.of-selection', { lines: linesIn(text, selection) }), ...flow(selection, all)];
  const functions = [...scopes('function'), ...scopes('method'), ...scopes('initializer')];
  const own = innermost(functions, cursor);
  if (own) return ofFunction(own, text, all, wording.writing?.typeStands === 'before');
  const types = TYPES.flatMap(([scope, begins]) => scopes(scope).map(found => ({ ...found, begins })));
  const type = innermost(types, cursor);
  if (type) return ofType(type, text, all);
  const whole = { start: 0, end: text.length };
  const names = unique(outermost([...types, ...functions].sort(inTextOrder)).map(({ name }) => name));
  return [
    message('outline.of-file', { lines: linesIn(text, whole) }),
    ...(names.length > 0 ? [message('outline.holds', { names: listed(names) })] : flow(whole, all)),
  ];
}

type All = (scope: ScopeName, within: Span) => readonly Found[];

function ofFunction(own: Found, text: string, all: All, isTypeBefore: boolean): readonly Message[] {
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
  return [
    message('outline.of-function', { name: own.name, lines: linesIn(text, own) }),
    mine.length === 0 ? message('outline.takes-nothing') : message('outline.takes', { parameters: listed(mine) }),
    ...(type
      ? [message('outline.returns', { what: text.slice(type.start, type.end) })]
      : returned.length > 0
        ? [returnsOf(returned, text)]
        : []),
    ...flow(body ?? own, all),
    ...comment(own, text, all),
  ];
}

function returnsOf(returned: readonly Found[], text: string): Message {
  const [only] = returned;
  const value = only && text.slice(only.start, only.end);
  return returned.length === 1 && value && value.length < 40 && !value.includes('\n')
    ? message('outline.returns', { what: value })
    : message('outline.returns-somewhere', { places: returned.length });
}

/** What has members, and how its outline begins. */
interface Type extends Found {
  readonly begins: (typeof TYPES)[number][1];
}

function ofType(own: Type, text: string, all: All): readonly Message[] {
  const methods = unique([...all('method', own), ...all('function', own)].map(({ name }) => name));
  const properties = unique(
    [...all('property', own), ...all('enum member', own)].map(({ name }) => name.split('\n', 1)[0] ?? ''),
  );
  const parents = unique(all('parent', own).map(({ start, end }) => text.slice(start, end)));
  return [
    message(own.begins, { name: own.name, lines: linesIn(text, own) }),
    ...(parents.length > 0 ? [message('outline.extends', { parents: listed(parents) })] : []),
    ...(properties.length > 0 ? [message('outline.holds', { names: listed(properties) })] : []),
    ...(methods.length > 0 ? [message('outline.can', { methods: listed(methods) })] : []),
    ...comment(own, text, all),
  ];
}

/** How it branches and loops, and what it calls. */
function flow(within: Span, all: All): readonly Message[] {
  const count = (...scopes: readonly ScopeName[]) =>
    new Set(scopes.flatMap(scope => all(scope, within).map(({ start }) => start))).size;
  const loops = count('loop', 'for', 'while');
  const branches = count('if', 'unless', 'switch', 'match');
  const functions = unique(
    all('call', within).map(
      ({ name }) =>
        name
          .split(/[.:>\s(]+/)
          .filter(Boolean)
          .at(-1) ?? name,
    ),
  );
  return [
    ...(loops > 0 ? [message('outline.loops', { times: loops })] : []),
    ...(branches > 0 ? [message('outline.branches', { times: branches })] : []),
    ...(count('try') > 0 ? [message('outline.handles-errors')] : []),
    ...(count('throw') > 0 ? [message('outline.may-throw')] : []),
    ...(functions.length > 0 ? [message('outline.calls', { functions: listed(functions) })] : []),
  ];
}

/** The first sentence of the comment right above, or right inside, if there is one. */
function comment(own: Span, text: string, all: All): readonly Message[] {
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
  const shown = sentence.length > LONGEST_COMMENT ? `${sentence.slice(0, LONGEST_COMMENT)} …` : sentence;
  return shown ? [message('outline.comment', { comment: shown })] : [];
}

function linesIn(text: string, { start, end }: Span): number {
  return text.slice(start, lineAt(text, end).end).trimEnd().split('\n').length;
}

/** Names as a list, of many the first and how many more. */
function listed(names: readonly string[]): readonly (string | Message)[] {
  return names.length > MOST_NAMED + 1
    ? [...names.slice(0, MOST_NAMED), message('outline.more', { count: names.length - MOST_NAMED })]
    : names;
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter(Boolean))];
}
