import { entryOf } from '../../../common/entryOf.ts';
import type { ScopeName } from '../../../syntax/scopeNames.ts';
import type { Found, Span } from '../../../syntax/scopes.ts';
import { innermost } from '../../places/nearest.ts';
import type { Place } from '../../places/place.ts';
import { isCalled } from './naming.ts';

/** What may have a thing in it that is added. */
export type OwnerSort = 'type' | 'enum' | 'table' | 'function' | 'tag';

const SCOPES_OF: Readonly<Record<OwnerSort, readonly ScopeName[]>> = {
  type: ['class', 'struct', 'interface', 'record', 'trait', 'object', 'type alias'],
  enum: ['enum'],
  table: ['table'],
  function: ['function', 'method', 'initializer', 'generator', 'prototype'],
  tag: ['open tag'],
};

/** What each of them is called by its kind. */
const WORDS_OF: Readonly<Record<OwnerSort, RegExp>> = {
  type: /^(class|struct|structure|interface|record|trait|object|type|dataclass|data class|model)$/,
  enum: /^(enum|enumeration|enum class)$/,
  table: /^(table)$/,
  function: /^(function|method|constructor|func|def|initializer|signature)$/,
  tag: /^(tag|element)$/,
};

/** What people call a tag otherwise. */
const TAGS: Readonly<Record<string, readonly string[]>> = {
  image: ['img'],
  picture: ['img', 'picture'],
  link: ['a', 'link'],
  paragraph: ['p'],
  list: ['ul', 'ol'],
  heading: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  field: ['input'],
  'text area': ['textarea'],
};

/**
 * What words point at as the owner of something: by its name, by its kind where there is one alone or the cursor is in
 * it. Without words, what the cursor is in. Undefined where nothing is called so, or several are.
 */
export function ownerIn(words: readonly string[] | undefined, sort: OwnerSort, place: Place): Found | undefined {
  const { tree, cursor } = place;
  if (!tree) return undefined;
  const all = SCOPES_OF[sort].flatMap(scope => (tree.knows(scope) ? tree.scopesNear(scope, cursor) : []));
  const around = innermost(all, cursor) ?? implemented(all, sort, place);
  if (words === undefined) return around;
  const isThis = /^(this|that)$/.test(words[0] ?? '');
  const said = words.slice(/^(the|this|that|my|our)$/.test(words[0] ?? '') ? 1 : 0);
  if (said.length === 0) return around;
  const named = withoutKind(said, sort);
  if (named.length === 0) return around ?? only(all);
  const isTag = sort === 'tag';
  const found = [said, named].flatMap(name =>
    all.filter(one => isCalled(one.name, name) || (isTag && isTagCalled(one.name, name))),
  );
  if (isThis && isTag) return innermost(found, cursor) ?? onLine(found, place);
  return only(found) ?? innermost(found, cursor) ?? (isTag ? undefined : sameStart(found));
}

/** In an implementation it is the type that it is one of. */
function implemented(all: readonly Found[], sort: OwnerSort, { tree, cursor, text }: Place): Found | undefined {
  if (sort !== 'type' || !tree?.knows('implementation')) return undefined;
  const around = innermost(tree.scopesAround('implementation', cursor), cursor);
  const type =
    around && /^impl(?:<[^>]*>)?\s+(?:[\w:<>, ]+ for )?(\w+)/.exec(text.slice(around.start, around.start + 300))?.[1];
  return type === undefined ? undefined : all.find(one => one.name === type);
}

function withoutKind(words: readonly string[], sort: OwnerSort): readonly string[] {
  for (const length of [2, 1]) {
    if (WORDS_OF[sort].test(words.slice(-length).join(' '))) return words.slice(0, -length);
    if (WORDS_OF[sort].test(words.slice(0, length).join(' ')))
      return words.slice(/^(called|named)$/.test(words[length] ?? '') ? length + 1 : length);
  }
  return words;
}

export function isTagCalled(tag: string, words: readonly string[]): boolean {
  const said = words.join(' ');
  return entryOf(TAGS, said)?.includes(tag.toLowerCase()) ?? false;
}

function only(found: readonly Found[]): Found | undefined {
  const [first, ...others] = found;
  return first && others.every(({ start, end }) => start === first.start && end === first.end) ? first : undefined;
}

/** One thing by two queries: with its `export`, and without. */
function sameStart(found: readonly Found[]): Found | undefined {
  const [first, ...others] = found;
  const isNested = others.every(({ start, end }) => first && start >= first.start && end <= first.end);
  return first && others.length > 0 && isNested ? first : undefined;
}

function onLine(found: readonly Found[], { text, cursor }: Place): Found | undefined {
  const start = text.lastIndexOf('\n', cursor - 1) + 1;
  const end = text.indexOf('\n', cursor);
  return only(found.filter(one => one.start >= start && (end < 0 || one.end <= end)));
}

/** Things of a kind that stand in an owner itself, and in nothing like it within. */
export function itemsOf(owner: Span, scope: ScopeName, sort: OwnerSort, place: Place): readonly Found[] {
  const { tree } = place;
  if (!tree?.knows(scope)) return [];
  const isIn = (one: Span, other: Span) => one.start >= other.start && one.end <= other.end;
  const inner = [...SCOPES_OF[sort], ...SCOPES_OF.type, ...SCOPES_OF.function]
    .flatMap(kind => (tree.knows(kind) ? tree.scopesNear(kind, owner.start) : []))
    .filter(one => isIn(one, owner) && one.end - one.start < owner.end - owner.start && one.start > owner.start);
  return tree
    .scopesNear(scope, owner.start)
    .filter(one => isIn(one, owner) && !inner.some(nested => isIn(one, nested)));
}
