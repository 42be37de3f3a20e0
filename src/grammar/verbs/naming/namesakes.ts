import type { Namesake } from '../../../syntax/nameRole.ts';
import type { Found, Span } from '../../../syntax/scopes.ts';
import { parameterName } from '../../places/names.ts';
import { outermost } from '../../places/nearest.ts';
import type { Place } from '../../places/place.ts';
import { caret, moved, type Outcome } from '../../places/text/outcome.ts';

/** A name, and what it becomes. */
export interface Renaming {
  readonly name: Span;
  readonly to: string;
}

/** By the letters of the name alone, in this file, wherever it means the same. */
export function renamedByLetters(found: Renaming, place: Place): Outcome {
  const name = place.text.slice(found.name.start, found.name.end);
  const { text } = place;
  // `$total` is another thing than the method of that name.
  const hasSign = text[found.name.start - 1] === '$';
  // In a shell it is the same with the sign and without.
  const isApart = place.wording.writing?.sigil !== undefined;
  const known = usesOf(name, found.name, place).filter(
    ({ start }) => !isApart || (text[start - 1] === '$') === hasSign,
  );
  const uses = known.length > 1 ? known : (signedUses(found.name, text) ?? known);
  const edits = (uses.length > 0 ? uses : [{ ...found.name, role: 'own' }]).map(({ start, end, role }) => ({
    start,
    end,
    // What stood for a key and its value alike is called by the key as before.
    text: role === 'both' ? `${name}: ${found.to}` : found.to,
  }));
  return { edits, selections: [caret(moved(found.name.start, edits) + found.to.length)] };
}

/** What stands in front of a variable: `$total` of a shell or SCSS, `--accent` of a style sheet. */
const SIGN = /(?:\$|(?<![\p{L}\p{N}_-])--)$/u;

/** In a sheet of styles a class, an id or a variable is called so wherever its sign is in front: `.card`, `--accent`. */
export function renamedInSheet({ name, to }: Renaming, { text, tree }: Place): Outcome | undefined {
  if (!tree?.knows('ruleset')) return undefined;
  const old = text.slice(name.start, name.end).replace(/^(?:--|[.#$@%])/, '');
  const sign = /(?:--|[.#$@%])$/.exec(text.slice(Math.max(0, name.end - old.length - 2), name.end - old.length))?.[0];
  if (!sign || !/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(old)) return undefined;
  const plain = to.replace(/^(?:--|[.#$@%])/, '');
  const found = text.matchAll(new RegExp(`(?<![\\w-])${sign.replace(/[.$]/, '\\$&')}${old}(?![\\w-])`, 'g'));
  const edits = [...found].map(({ index }) => {
    const start = index + sign.length;
    return { start, end: start + old.length, text: plain };
  });
  return { edits, selections: [caret(moved(name.end - old.length, edits) + plain.length)] };
}

/** Where a variable stands by the sign in front of it, for languages whose structure does not tell; undefined for none. */
function signedUses(at: Span, text: string): readonly Namesake[] | undefined {
  const [own = ''] = /^(?:\$|--)/.exec(text.slice(at.start, at.end)) ?? [];
  const sign = own || SIGN.exec(text.slice(Math.max(0, at.start - 3), at.start))?.[0];
  const name = text.slice(at.start + own.length, at.end);
  if (!sign || !/^[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*$/u.test(name)) return undefined;
  const uses = new RegExp(`${sign === '$' ? '\\$' : '(?<![\\p{L}\\p{N}_-])--'}${name}(?![\\p{L}\\p{N}_-])`, 'gu');
  return [...text.matchAll(uses)].map(({ index }) => {
    const end = index + sign.length + name.length;
    return { start: own ? index : index + sign.length, end, role: 'own' as const };
  });
}

/** Where a name means the same as at one place, by what the structure tells: in its function, or not in others'. */
function usesOf(name: string, at: Span, place: Place): readonly Namesake[] {
  const all = place.tree?.namesakes(name) ?? [];
  const own = functionOf(name, at, place);
  if (own?.isAlone) return all.filter(use => isIn(use, own) && (use.role === 'own' || use.role === 'both'));
  const apart = functionsTaking(name, place);
  // What is no member of anything here is one of something else where it stands as one.
  if (!own && isVariable(name, at, all, place))
    return all
      .filter(use => use.role !== 'member' && use.role !== 'key' && !isInAny(use, apart))
      .map(use => ({ ...use, role: use.role === 'both' ? 'both' : 'own' }));
  return all
    .filter(use => use.role === 'member' || use.role === 'key' || !isInAny(use, apart))
    .filter(use => use.role !== 'member' || !isOfOther(use, at, place))
    .map(use => ({ ...use, role: 'own' }));
}

/** Whether a name at a place is that of a variable, while nothing that has members is declared to have one of that name. */
function isVariable(name: string, at: Span, all: readonly Namesake[], { tree, text }: Place): boolean {
  const own = all.find(({ start }) => start === at.start);
  if (!tree?.knows('variable') || own?.role !== 'own') return false;
  const line = text.slice(Math.max(0, text.lastIndexOf('\n', at.start) + 1), at.start);
  const isCaught = /\b(?:catch|except)\b[^{:]*$/.test(line);
  const isMember = (
    [
      'property',
      'method',
      'function',
      'enum member',
      'getter',
      'setter',
      'entry',
      'class',
      'struct',
      'type alias',
      'interface',
      'enum',
    ] as const
  ).some(
    kind =>
      tree.knows(kind) &&
      tree
        .scopes(kind)
        .some(
          one =>
            one.name === name ||
            new RegExp(`(?<![\\w.])${name.replaceAll('$', '\\$')}\\b`).test(
              text.slice(one.start, one.start + 80).split(/[=:;{(]/)[0] ?? '',
            ),
        ),
  );
  const isOfItself = new RegExp(
    `\\b(?:this|self|cls)\\.${name.replaceAll('$', '\\$')}\\b|@${name.replaceAll('$', '\\$')}\\b`,
  ).test(text);
  return isCaught || !(isMember || isOfItself);
}

/** The functions that have a parameter of a name for themselves, in the order of the text; those in others left out. */
function functionsTaking(name: string, { tree, text }: Place): readonly Span[] {
  if (!tree) return [];
  const typeStandsBefore = tree.writing?.typeStands === 'before';
  const functions = (['function', 'method', 'initializer', 'lambda'] as const)
    .flatMap(kind => (tree.knows(kind) ? tree.scopes(kind) : []))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const found = (tree.knows('parameter') ? tree.scopes('parameter') : [])
    .filter(one => one.name === name || parameterName(one.name, typeStandsBefore) === name)
    .filter(({ start }) => !FIELD.test(text.slice(start, start + 40)))
    .flatMap(one => lastAround(functions, one) ?? []);
  return outermost(found.sort((a, b) => a.start - b.start || b.end - a.end));
}

/** A parameter that says who may see it is a field too. */
const FIELD = /^(private|public|protected|readonly|override)\b/;

/** The last to begin of those that hold a stretch. They are in order. */
function lastAround(spans: readonly Span[], inner: Span): Span | undefined {
  let at = firstAfter(spans, inner.start);
  while (at > 0 && (spans[at - 1] as Span).end < inner.end) at--;
  return spans[at - 1];
}

function isInAny(inner: Span, spans: readonly Span[]): boolean {
  const last = spans[firstAfter(spans, inner.start) - 1];
  return last !== undefined && last.end >= inner.end;
}

/** The place of the first that begins behind an offset. */
function firstAfter(spans: readonly Span[], offset: number): number {
  let from = 0;
  for (let to = spans.length; from < to; ) {
    const middle = (from + to) >> 1;
    if ((spans[middle] as Span).start <= offset) from = middle + 1;
    else to = middle;
  }
  return from;
}

function isIn(span: Span, around: Span): boolean {
  return around.start <= span.start && span.end <= around.end;
}

/** The function that a name is a parameter or a variable of: another of the same name elsewhere is not meant. */
function functionOf(
  name: string,
  { start, end }: Span,
  { tree, text }: Place,
): (Span & { readonly isAlone: boolean }) | undefined {
  if (!tree) return undefined;
  const around = (['function', 'method', 'initializer', 'lambda'] as const)
    .flatMap(scope => tree.scopesAround(scope, start))
    // The name of a function is no name in it.
    .filter(span => isIn({ start, end }, span) && span.name !== name)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  if (around.length === 0) return undefined;
  const declared = (['parameter', 'variable'] as const)
    .flatMap(scope => tree.scopesNear(scope, start, false))
    .filter(one => one.name === name || parameterName(one.name, tree.writing?.typeStands === 'before') === name);
  for (const span of around) {
    const one = declared.find(
      each => isIn(each, span) && each.start > span.start && isDeclared(each.start, tree, text),
    );
    if (one) return { ...span, isAlone: !FIELD.test(text.slice(one.start, one.start + 40)) };
  }
  // What comes about in a function without a scope that tells so: `for _, habit := range habits`.
  const plain = name.replaceAll('$', '\\$');
  const made = new RegExp(`(?<![\\w.])${plain}(?:[ \\t]*,[ \\t]*\\w+)*[ \\t]*:=|\\bvar ${plain} `);
  const [inner] = tree.writing?.typeMark === ' ' ? around : [];
  return inner && made.test(text.slice(inner.start, inner.end)) ? { ...inner, isAlone: true } : undefined;
}

/** Where a word declares variables, what is only set is declared elsewhere: `total = 0`. */
function isDeclared(start: number, tree: NonNullable<Place['tree']>, text: string): boolean {
  if (!/^(?:typescript|tsx|javascript|kotlin|rust)$/.test(tree.grammar.language.grammar)) return true;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const isSet =
    /^[^\S\n]*$/.test(line) && /^[\w$]+[^\S\n]*(?:[-+*/%&|^?]{0,2}=)(?![=>])/.test(text.slice(start, start + 120));
  const isParameter = ['parameter'].some(kind =>
    tree.scopesAround(kind as 'parameter', start).some(one => one.start <= start),
  );
  return !isSet || isParameter;
}

/** What is of the class itself, in one language or another. */
const OWN = /^(this|self|super|cls|Self|static|base|@)$/;

/**
 * Whether a member is that of something which the text says to be of another type than the one that the name at a place
 * is declared in: `items.add()`, where `items` is a list.
 */
function isOfOther(use: Span, at: Span, { tree, text }: Place): boolean {
  const owner = (['class', 'struct', 'interface', 'trait', 'record', 'enum'] as const)
    .flatMap(kind => (tree?.knows(kind) ? tree.scopesNear(kind, at.start, false) : []))
    .filter(({ start, end }) => start <= at.start && at.end <= end)
    .reduce<Found | undefined>((inner, one) => (inner && inner.start >= one.start ? inner : one), undefined);
  const receiver = /([\p{L}_$][\p{L}\p{N}_$]*)(?:\?\.|\.|->|::)$/u.exec(
    text.slice(Math.max(0, use.start - 100), use.start),
  )?.[1];
  // What a package has for others is its own: `errors.New`.
  if (receiver && isPackage(receiver, text)) return true;
  if (!owner || !receiver || OWN.test(receiver) || receiver === owner.name) return false;
  if (new RegExp(String.raw`(?<!\w)${owner.name}(?:<[^<>\n]*>)?[\s*&]+\$?${receiver}(?!\w)`).test(text)) return false;
  const types = typesOf(receiver, text);
  if (types.length > 0) return !types.includes(owner.name);
  // Of what nobody tells the type, only what is called as the class is may be one of it.
  const plain = receiver.replace(/^[_$]+/, '').toLowerCase();
  return (
    plain.length > 1 &&
    !owner.name.toLowerCase().includes(plain) &&
    !plain.includes(owner.name.toLowerCase()) &&
    IMPLICIT.test(tree?.grammar.language.grammar ?? '')
  );
}

/** Where a member of one's own is called by its name alone. */
const IMPLICIT = /^(?:kotlin|java|c-sharp|dart)$/;

function isPackage(name: string, text: string): boolean {
  return (
    /^package \w/m.test(text) && new RegExp(`^[ \\t]*(?:import )?(?:${name} )?"(?:[^"\\n]*/)?${name}"$`, 'm').test(text)
  );
}

/** The types that a text gives to a name: `Item item`, `item: Item`, `item = new Item()`, `item = [`. */
function typesOf(name: string, text: string): readonly string[] {
  const type = String.raw`([A-Z]\w*|list|dict|set|map|str|int|string|number|\[\]|\[|\{|vec!)`;
  const ways = [
    String.raw`(?<![\w.])([A-Z]\w*)(?:<[^<>\n]*>)?(?:\[\])?\??\s+\$?${name}(?![\w(])`,
    String.raw`(?<![\w.])${name}\??\s*:\s*[&*]?(?:mut )?${type}`,
    String.raw`(?<![\w])${name}(?:\s*:[^=\n]*)?\s*:?=\s*(?:new\s+|&)?${type}`,
  ];
  return ways.flatMap(way => [...text.matchAll(new RegExp(way, 'g'))].map(match => match[1] ?? ''));
}
