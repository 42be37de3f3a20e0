import type { Span } from '../../syntax/scopes.ts';
import { innermost } from './nearest.ts';
import type { Place } from './place.ts';

/** What stands in functions: with the cursor in one, that of another is not meant to be changed. */
const INNER: ReadonlySet<string> = new Set([
  ...[
    'argument',
    'argument list',
    'condition',
    'if',
    'else',
    'else if',
    'for',
    'while',
    'do',
    'loop',
    'switch',
    'case',
  ],
  ...['try', 'catch', 'finally', 'return', 'return value', 'throw', 'string', 'string text', 'assignment', 'parameter'],
  ...[
    'assignment value',
    'assignment variable',
    'parameter list',
    'return type',
    'lambda',
    'list',
    'element',
    'statement',
    'default',
    'break',
    'continue',
    'yield',
    'match',
    'ternary',
    'unless',
    'until',
    'do',
    'then branch',
    'argument',
    'keyword argument',
    'named parameter',
    'operator',
    'array',
    'object',
    'dictionary',
    'number',
    'variable',
    'assert',
    'defer',
    'with',
    'using',
  ],
]);

/** Whether something may be changed from where the cursor is, though nobody said where it is. */
export function isInReach(kind: string, span: Span & { readonly isPlaced?: true }, place: Place): boolean {
  if (!place.tree || !INNER.has(kind) || span.isPlaced) return true;
  const own = bodyAround(place);
  // At its very beginning it is the text around that is meant.
  return !own || own.start === place.cursor || (span.start >= own.start && span.end <= own.end);
}

/** The function around the cursor of a place. */
const BODIES = new WeakMap<Place, { readonly body: Span | undefined }>();

function bodyAround(place: Place): Span | undefined {
  let known = BODIES.get(place);
  if (!known) {
    const { tree, cursor } = place;
    const around = (['function', 'method', 'initializer'] as const).flatMap(
      scope => tree?.scopesAround(scope, cursor) ?? [],
    );
    known = { body: innermost(around, cursor) };
    BODIES.set(place, known);
  }
  return known.body;
}
