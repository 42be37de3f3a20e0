import type { ScopeName } from '../../../syntax/scopeNames.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { ownersCalled } from '../../places/finding/owners.ts';
import { nameIn } from '../../places/names.ts';
import { innermost } from '../../places/nearest.ts';
import { type Place, type Pointed, pointed } from '../../places/place.ts';
import { namesAt, resolve } from '../../places/resolve.ts';
import type { Target } from '../../places/said/saidTarget.ts';
import { targetsAt } from '../../places/targets.ts';
import { lineAt } from '../../places/text/units.ts';

/** What is declared with modifiers, the likeliest first. */
const DECLARED: readonly ScopeName[] = [
  ...(['method', 'function', 'property', 'class', 'interface', 'enum', 'struct', 'record', 'trait', 'getter'] as const),
  ...(['setter', 'initializer', 'type alias', 'enum member', 'parameter', 'declaration', 'variable'] as const),
];

const FUNCTIONS: readonly ScopeName[] = ['method', 'function'];

const MEMBERS: readonly ScopeName[] = DECLARED.filter(scope => !/^(declaration|variable)$/.test(scope));

/** Something that is declared. */
export interface Declared {
  readonly name: Span;
  readonly kind: Pointed['kind'];
}

/**
 * What some words name, where it is declared: of "pay" its function, and not a call of it. `of` is what alone can be
 * meant: a function, or a member, which no variable in a function is.
 */
export function declaredAt(
  words: readonly string[],
  place: Place,
  of: 'function' | 'member' | 'any' = 'any',
): Declared | undefined {
  const named = byName(words, place);
  if (named) return named;
  for (const found of namesAt(words, place)) {
    if (found.kind === 'selection') return declaredHere(place, of);
    // "Everything" has no name.
    if (found.kind === 'file') return undefined;
    const span = nameIn(found, place) ?? (found.kind === 'phrase' ? found : undefined);
    if (!span) continue;
    const declared = declarationOf(span, place);
    if (declared) return declared;
  }
  return undefined;
}

/** So many of a name are looked at. */
const MOST_NAMESAKES = 60;

/**
 * Everything that is declared by a name, of the kind that was said with it: those in the function or class where the
 * cursor is, if there are any, else all.
 */
export function declarationsCalled(words: readonly string[], place: Place): readonly Declared[] {
  const { tree, cursor, wording } = place;
  for (const target of targetsAt(words, place)) {
    const name = target.kind === 'phrase' ? target.words : target.kind === 'object' ? target.name : [];
    const spellings = name.length > 0 ? wording.lexicon.spellings(name.map(word => word.toLowerCase())) : [];
    if (!tree || spellings.length === 0) continue;
    const of = 'of' in target && target.of ? ownersOf(target.of, place) : undefined;
    const found = spellings
      .flatMap(spelling => tree.namesakes(withoutSigil(spelling, place)))
      .slice(0, MOST_NAMESAKES)
      .flatMap(span => {
        const kind = kindDeclaredAt(span, place);
        const isIn = !of || of.some(one => one.start <= span.start && span.end <= one.end);
        const isSo = target.kind !== 'object' || target.object.kinds.some(one => one === kind || one === 'declaration');
        return kind && isIn && isSo ? [{ name: span, kind }] : [];
      });
    if (found.length === 0) continue;
    const around = (['function', 'method', 'initializer', 'class', 'struct'] as const)
      .flatMap(scope => tree.scopesNear(scope, cursor, false))
      .filter(({ start, end }) => start <= cursor && cursor <= end)
      .sort((a, b) => a.end - a.start - (b.end - b.start));
    for (const { start, end } of around) {
      const here = found.filter(({ name: one }) => one.start >= start && one.end <= end);
      if (here.length > 0) return here;
    }
    return found;
  }
  return [];
}

/** What something is in: all of what is called so, else what is pointed at. */
function ownersOf(of: Target, place: Place): readonly Span[] {
  const called = of.kind === 'phrase' ? [...ownersCalled(of.words, place)] : [];
  return called.length > 0 ? called : resolve(of, place);
}

/** "Name" is what is called so, before it is any name. */
function byName(words: readonly string[], place: Place): Declared | undefined {
  const spelling = place.wording.lexicon.spelling(words.map(word => word.toLowerCase()));
  if (spelling === undefined) return undefined;
  const [first] = place.tree?.namesakes(withoutSigil(spelling, place)) ?? [];
  return first && declarationOf(first, place);
}

/** The declaration of the name that stands in a span: that one, or another of the same name, the nearest. */
function declarationOf(span: Span, place: Place): Declared | undefined {
  const { tree, text } = place;
  const name = text.slice(span.start, span.end);
  const others = [...(tree?.namesakes(name) ?? [])].sort((a, b) => distance(a, place) - distance(b, place));
  for (const one of [span, ...others]) {
    const kind = kindDeclaredAt(one, place);
    if (kind) return { name: one, kind };
  }
  return undefined;
}

function distance({ start }: Span, { cursor }: Place): number {
  return Math.abs(start - cursor);
}

/** What the name at a span is declared as there; undefined where it is used alone. */
function kindDeclaredAt(name: Span, place: Place): Pointed['kind'] | undefined {
  const { tree, text } = place;
  // What is assigned to is declared only where a word says so.
  const isBare = text.slice(headOf(name, text), name.start).trim() === '';
  return DECLARED.find(
    scope =>
      !(isBare && /^(variable|declaration)$/.test(scope)) &&
      tree
        ?.scopesNear(scope, name.start, false)
        .some(
          found =>
            found.start <= name.start &&
            found.end >= name.end &&
            startsAt(nameIn({ ...pointed(found, scope), called: found.name }, place), name, place),
        ),
  );
}

/** Whether a name stands at a place, with what is in front of each variable or without. */
function startsAt(span: Span | undefined, { start }: Span, { text, wording: { writing } }: Place): boolean {
  if (!span) return false;
  return span.start === start || (text[span.start] === writing?.sigil && span.start + 1 === start);
}

/** `$count` is called `count` wherever it is looked for. */
function withoutSigil(name: string, { wording: { writing } }: Place): string {
  return writing?.sigil && name.startsWith(writing.sigil) ? name.slice(writing.sigil.length) : name;
}

/** All of a declaration, with what goes with it. */
export function wholeOf({ name, kind }: Declared, place: Place): Span | undefined {
  const scope = DECLARED.find(one => one === kind);
  const found =
    scope &&
    place.tree
      ?.scopesNear(scope, name.start, false)
      .find(
        one =>
          one.start <= name.start &&
          one.end >= name.end &&
          startsAt(nameIn({ ...pointed(one, scope), called: one.name }, place), name, place),
      );
  return found && (found.removal ?? found);
}

/** What is declared on the line of the cursor, else the function around it. */
function declaredHere(place: Place, of: 'function' | 'member' | 'any'): Declared | undefined {
  const { tree, text, cursor } = place;
  const isInside = FUNCTIONS.some(scope =>
    (tree?.scopesAround(scope, cursor) ?? []).some(({ start }) => start < lineAt(text, cursor).start),
  );
  const scopes = of === 'function' ? FUNCTIONS : of === 'member' && isInside ? MEMBERS : DECLARED;
  const line = lineAt(text, cursor);
  for (const scope of scopes) {
    const names = (tree?.scopesNear(scope, cursor, false) ?? []).flatMap(found => {
      const name = nameIn({ ...pointed(found, scope), called: found.name }, place);
      return name && name.start >= line.start && name.end <= line.end && found.start >= line.start ? [name] : [];
    });
    const name = names.find(({ start, end }) => start <= cursor && cursor <= end) ?? names[0];
    if (name) return { name, kind: scope };
  }
  const around = FUNCTIONS.flatMap(scope =>
    (tree?.scopesNear(scope, cursor, false) ?? []).map(found => ({ ...pointed(found, scope), called: found.name })),
  );
  const own = innermost(around, cursor);
  const name = own && nameIn(own, place);
  return own && name && { name, kind: own.kind };
}

/** Where the words begin that stand in front of a declared name on its line, behind what opens or parts. */
export function headOf({ start }: Span, text: string): number {
  const from = lineAt(text, start).start;
  let depth = 0;
  let at = start;
  for (; at > from; at--) {
    const sign = text[at - 1] as string;
    if (/[>\])]/.test(sign)) depth++;
    else if (/[<[(]/.test(sign) && depth > 0) depth--;
    else if (depth === 0 && /[({,;]/.test(sign)) break;
  }
  // Annotations stay in front: "@Override public".
  const lead = /^(?:\s|@[\w.]+(?:\([^()]*\))?\s)*/.exec(text.slice(at, start))?.[0].length ?? 0;
  return at + lead;
}
