import type { Span } from '../../../syntax/scopes.ts';
import type { Place } from '../../places/place.ts';
import { type Declared, declarationsCalled } from '../reshaping/declarations.ts';

/** A type is no longer than that, in UTF-16 units. */
const LONGEST = 200;

/** Where the type of something stands, or where it may be written with what stands in front of it. */
export interface TypePlace extends Span {
  readonly mark: string;
}

/**
 * Where the type stands of what is called so: of a function what it returns. The one of several that are called so where
 * it is known which; undefined for what has none and can have none.
 */
export function typeOfCalled(said: readonly string[], place: Place): TypePlace | undefined {
  const found = declarationsCalled(said, place).flatMap(one => {
    const type = typeOf(one, place);
    return type ? [type] : [];
  });
  // One that is written counts before those that could be.
  const written = found.filter(({ start, end }) => end > start);
  const [only] = written.length > 0 ? written : found;
  return only && (written.length > 0 ? written : found).length === 1 ? only : undefined;
}

function typeOf({ name, kind }: Declared, { tree, text, wording: { writing } }: Place): TypePlace | undefined {
  if (!tree || !writing) return undefined;
  const behind = text.slice(name.end, name.end + LONGEST);
  if (/^(?:function|method)$/.test(kind)) {
    const type = tree
      .scopesNear('return type', name.start, false)
      .find(({ start, end }) => (end <= name.start ? isOnlyBlank(end, name.start) : isHead(name.end, start)));
    return type && { ...trimmed(type, text), mark: '' };
  }
  const types = [
    ...tree.scopesNear('type', name.start, false),
    ...tree.scopesNear('parameter type', name.start, false),
  ];
  const before = types.find(({ end }) => end <= name.start && isOnlyBlank(end, name.start));
  if (before) return { ...trimmed(before, text), mark: '' };
  if (writing.typeStands === 'before') return undefined;
  const marked = (writing.typeMark === ' ' ? /^[^\S\n]+(?=[\p{L}*[])/u : /^[?!]?\s*:\s*/).exec(behind);
  // Behind the key of an object stands a value.
  const isKey = tree.knows('entry') && tree.scopesAround('entry', name.start).some(one => one.start === name.start);
  if (isKey) return undefined;
  if (marked) {
    const start = name.end + marked[0].length;
    const length = typeLength(text.slice(start, start + LONGEST));
    return length > 0 ? { start, end: start + length, mark: '' } : undefined;
  }
  // A parameter that has none yet.
  return kind === 'parameter' && /^\s*[,)=]/.test(behind) && writing.typeStands === 'after'
    ? { start: name.end, end: name.end, mark: writing.typeMark ?? ': ' }
    : undefined;

  function isOnlyBlank(from: number, to: number): boolean {
    return to - from <= 10 && /^[\s$&*]+$/.test(text.slice(from, to));
  }

  function isHead(from: number, to: number): boolean {
    return to >= from && to - from < 2_000 && !/[{};]/.test(text.slice(from, to));
  }
}

/** How long a type is that begins a text: up to what stands behind it. */
function typeLength(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string;
    if (/[<[(]/.test(sign)) depth++;
    else if (/[>\])]/.test(sign) && depth-- === 0) return text.slice(0, at).trimEnd().length;
    else if (depth === 0 && /[=,;{}\n`"'#]/.test(sign)) return text.slice(0, at).trimEnd().length;
  }
  return text.trimEnd().length;
}

function trimmed({ start, end }: Span, text: string): Span {
  const lead = /^[:\s]*/.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start: start + lead, end };
}
