import type { Span } from '../../syntax/scopes.ts';
import type { Place, Pointed } from './place.ts';
import { Phrase } from './text/phrases.ts';
import { lineAt, unitAt } from './text/units.ts';

const IDENTIFIER = /^[\p{L}_$][\p{L}\p{N}\p{M}_$]*$/u;

/** Where the name of what is pointed at stands, whole; undefined where it has none. */
export function nameIn(found: Pointed, { text, tree, wording }: Place): Span | undefined {
  const own = text.slice(found.start, found.end);
  const { called = '' } = found;
  const names = () => tree?.scopes('name').filter(({ start, end }) => start >= found.start && end <= found.end) ?? [];
  if (called !== own && IDENTIFIER.test(called)) {
    // What decorates it may have the word as well: `@get("/pay")`.
    const first = nameCalled(called, found, text);
    const isDecorated = first && /^\s*[@[#]/.test(text.slice(lineAt(text, first.start).start, first.start));
    return isDecorated ? (names().find(({ start, end }) => text.slice(start, end) === called) ?? first) : first;
  }
  const [declared] = names();
  if (declared) return declared;
  if (IDENTIFIER.test(own)) return wholeName(found, text);
  if (!/parameter|property|variable/.test(found.kind)) return undefined;
  const name = parameterName(own, wording.writing?.typeStands === 'before');
  return name === undefined ? undefined : nameCalled(name, found, text);
}

const MODIFIER = /^(?:private|public|protected|readonly|override|final|const|mut|params|vararg|val|var)$/;

/** The name in the code of a parameter: of `int count = 0`, `readonly count: number`, `count int`. */
export function parameterName(code: string, isTypeBefore: boolean): string | undefined {
  const [declared = ''] = code.split(/[=\n]/, 1);
  const [head = '', type] = declared.split(':');
  const all = head.match(/[\p{L}_$][\p{L}\p{N}\p{M}_$]*/gu) ?? [];
  const plain = all.filter(one => !MODIFIER.test(one));
  const names = plain.length > 0 ? plain : all;
  return isTypeBefore || type !== undefined ? names.at(-1) : names[0];
}

function nameCalled(name: string, { start, end }: Span, text: string): Span | undefined {
  const [first] = new Phrase(name.replaceAll('$', '\\$'), '', 'names').in(text, start, end);
  return first;
}

/** What is selected by chance may be part of a name; what is pointed at by its words is not. */
function wholeName(found: Pointed, text: string): Span | undefined {
  const name = unitAt(text, found.start, 'identifier');
  const lead = name && text.slice(name.start, found.start);
  // `$count` is called so without its sign too.
  const isWhole = name?.end === found.end && (lead === '' || lead === '$');
  const isInside = name && name.start <= found.start && found.end <= name.end;
  return isWhole || (isInside && found.kind === 'selection') ? name : undefined;
}
