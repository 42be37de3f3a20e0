import { entryOf } from '../../common/entryOf.ts';
import type { ScopeName } from '../../syntax/scopeNames.ts';
import type { Span } from '../../syntax/scopes.ts';
import type { SyntaxTree } from '../../syntax/syntaxTree.ts';
import type { Addition, Writing } from '../../syntax/writing.ts';
import { isCode } from '../code/proseGuard.ts';
import { MOST_WORDS } from '../english/plainWords.ts';
import { innermost } from '../places/nearest.ts';
import type { Place } from '../places/place.ts';
import { isInReach } from '../places/reach.ts';
import { indentAt } from '../places/text/layout.ts';
import type { Outcome } from '../places/text/outcome.ts';
import { lineAt } from '../places/text/units.ts';
import { type Addend, ARTICLES, addendsIn, asksForMore, isDescription, NO_PREFIX } from './addends.ts';
import { attach, listAt } from './attaching.ts';
import { intoBlock, intoFile, onOwnLine } from './blocks.ts';
import { CONSTRUCTS } from './constructs.ts';
import { addData } from './data/addData.ts';
import { addImplicit } from './implicit.ts';
import { intoList } from './lists.ts';
import { SIGHT, slotsFor } from './said/slots.ts';
import { type Filled, fill, type Slots, textOnly } from './template.ts';

/**
 * Adds code by what it is called: "function foo", "parameter max speed", "else"; or, without a name, what fits where
 * the cursor is: an item in a list, a member in a class, else a statement. Undefined where there is no place for it,
 * or the language is not known.
 */
export function added(said: readonly string[], at: Place): Outcome | undefined {
  const place = atStatement(at);
  // "a equals b" is about a variable.
  const [, second = ''] = said;
  const isArticle =
    ARTICLES.test(said[0] ?? '') && second !== '' && (/^(if|for|with)$/.test(second) || !NO_PREFIX.test(second));
  const words = said.slice(isArticle ? 1 : 0);
  const { writing } = place.wording;
  if (!writing) return addData(words, at);
  if (words.length === 0) return undefined;
  // What a program is told stands on its line, and is none by itself.
  if (/^(?:dash|minus|hyphen)$/i.test(words[0] ?? '') && writing.names.function === 'cmdlet') return undefined;
  const isRequest = ARTICLES.test(said[0] ?? '');
  const isText = words.length > MOST_WORDS;
  const addends = addendsIn(words, { ...place.wording, writing }).filter(
    ({ construct }) => !isText || construct.reads === 'words',
  );
  for (const addend of addends) {
    // What it tests, or who belongs to it, is said later.
    const isOpen =
      addend.key === 'enum' ||
      (addend.after.length === 0 && /^(if|unless|while|until|for|switch|match|else if)$/.test(addend.key));
    // "a function that sorts a list" is for a model to write; "function sort list" is a name.
    if ((isRequest && asksForMore(addend.after)) || isDescription(addend, place.wording, isRequest)) return undefined;
    const outcome = addConstruct(addend, place, writing);
    if (outcome) return isOpen ? { ...outcome, isOpen } : outcome;
  }
  if (isText) return undefined;
  // "A template parameter" is no type of that name.
  if (addends.length === 0 && /^(?:\w+ )?(?:parameter|argument|method|constructor)\b/i.test(words.join(' ')))
    return undefined;
  // What was named and has no place here is not written as something else.
  if (addends.some(({ before, key }) => before.every(word => SIGHT.test(word)) && key !== 'with')) return undefined;
  // "the missing cases", "a bit of salt" ask for what is to be found; "an apple" is one.
  const isVague = /^(the|some|another)$/.test(said[0] ?? '') || words.some(word => /^(of|with|by|from)$/.test(word));
  if (isRequest && isVague && !isCode(words, place.wording)) return undefined;
  // In a page, "a title" is no text of it.
  if (isRequest && place.tree?.knows('children') && !place.tree.knows('statements')) return undefined;
  // "New" makes something where it is a word of the language.
  const isMade = said[0] === 'new' && Object.hasOwn(writing.words, 'new');
  return addImplicit(isMade ? said : words, place, writing, isArticle);
}

/** In the white space in front of a statement, the statement is meant. */
function atStatement(place: Place): Place {
  const { text, cursor } = place;
  const { start, end } = lineAt(text, cursor);
  const first = start + indentAt(text, cursor).length;
  return cursor < first && first < end ? { ...place, cursor: first } : place;
}

/**
 * The same in a place of its own for what stands by itself, as it is dictated: a function where the cursor is. What
 * belongs behind something else, such as an `else`, goes there.
 */
export function addedAt(
  words: readonly string[],
  place: Place,
  put: (code: Filled) => Outcome | undefined,
): Outcome | undefined {
  const { writing } = place.wording;
  if (!writing) return undefined;
  for (const addend of addendsIn(words, { ...place.wording, writing })) {
    const outcome = addConstruct(addend, place, writing, put);
    if (outcome) return outcome;
  }
  return undefined;
}

function addConstruct(
  addend: Addend,
  place: Place,
  writing: Writing,
  put?: (code: Filled) => Outcome | undefined,
): Outcome | undefined {
  const key = keyIn(addend, place, writing);
  const construct = CONSTRUCTS.get(key) ?? addend.construct;
  const slots = slotsFor({ ...addend, key, construct }, place, writing);
  if (!slots) return undefined;
  const code = entryOf(writing.code, variantOf(key, slots, place, writing));
  if (code === undefined) return undefined;
  if (key === 'comment') return addComment(slots, place, writing);
  const additions = typeof code === 'string' ? [{ code }] : Array.isArray(code) ? code : [code as Addition];
  const attachable = additions.filter(({ after, before, instead }) => after ?? before ?? instead);
  const free = additions.find(({ after, before, instead }) => !(after ?? before ?? instead));
  const filled = (template: string) => fill(template, slots, place.unit, writing.empty ?? '');
  const { where } = construct;
  if (Array.isArray(where)) {
    const [scope] = (where as readonly ScopeName[]).filter(name => place.tree?.knows(name));
    const list = scope && listAt(scope, place);
    const own = /^(?:named|positional) parameter$/.test(key) ? functionAround(place) : undefined;
    const isThere = own && list && own.start <= list.start && list.end <= own.end;
    const attached = isThere ? undefined : attach(attachable, place, filled, list, key);
    // What another function takes is not meant.
    if (attached && own && attached.edits.some(({ start, end }) => start < own.start || end > own.end))
      return undefined;
    if (attached) return attached;
    if (!list || !scope || !isInReach(key, list, place)) return undefined;
    if (/^(?:parameter|positional parameter|named parameter) list$/.test(scope) && !isOwnHead(list, place))
      return undefined;
    const item = free ? filled(free.code) : textOnly(slots['value'] ?? slots['name'] ?? '');
    return intoList(list, item, place, scope);
  }
  if (attachable.length > 0) {
    const attached = attach(attachable, place, filled, undefined, key);
    if (attached || where === 'attached') return attached;
  }
  if (!free) return undefined;
  const block = filled(free.code);
  if (put) return put(block);
  // Fields of some structs are a list.
  const fields = key === 'property' ? listAt('fields', place) : undefined;
  if (fields) return intoList(fields, block, place, 'fields');
  switch (where) {
    case 'member':
      return (
        (isOutside(key, slots, place, writing) ? intoFile(block, place, true) : undefined) ??
        intoBlock(block, place, 'members', construct.apart === true) ??
        (key === 'method' || key === 'prototype' ? intoFile(block, place, key === 'method') : undefined)
      );
    case 'declaration':
      // Where blocks have no braces, nothing stands apart inside of one.
      // A sheet of styles in a page stands in its tag.
      if (place.tree?.knows('children') && !place.tree.knows('statements'))
        return intoBlock(block, place, 'children', false) ?? onOwnLine(block, place);
      if (addend.inline || (key === 'ruleset' && block.text.startsWith('&')))
        return intoBlock(block, place, 'statements', construct.apart === true && !writing.empty);
      return intoFile(block, place, construct.apart === true);
    case 'import':
      return intoFile(block, place, false, 'import');
    case 'child':
      return intoBlock(block, place, 'children', false) ?? onOwnLine(block, place);
    default:
      // A declaration may be one of a class.
      return intoBlock(block, place, construct.reads === 'declared' ? 'anything' : 'statements', false);
  }
}

/** Whether a head is that of a function that the cursor is in, else in the line of the cursor or right below it. */
function isOwnHead(list: Span, { tree, text, cursor }: Place): boolean {
  const around = (['function', 'method', 'initializer', 'lambda', 'prototype'] as const).flatMap(kind =>
    tree?.knows(kind) ? tree.scopesAround(kind, cursor) : [],
  );
  if (around.some(({ start, end }) => start <= list.start && list.end <= end)) return true;
  const { start } = lineAt(text, cursor);
  const between = text.slice(start, lineAt(text, list.start).start);
  return list.end >= start && /^(?:[^\S\n]*(?:(?:\/\/|#|\/?\*|@|--|\[).*)?\n)*$/.test(between);
}

function functionAround({ tree, cursor }: Pick<Place, 'tree' | 'cursor'>): Span | undefined {
  if (!tree) return undefined;
  const kinds = (['function', 'method', 'initializer'] as const).filter(kind => tree.knows(kind));
  return innermost(
    kinds.flatMap(kind => tree.scopesAround(kind, cursor)),
    cursor,
  );
}

/** What a language has one word for is a method in a class. */
function keyIn({ key, said }: Addend, { tree, cursor }: Place, writing: Writing): string {
  // A head has braces or brackets for what need not be given, and never both.
  if (key === 'positional parameter' && tree?.knows('named parameter list')) {
    const inner = functionAround({ tree, cursor });
    if (inner && tree.scopesIn('named parameter list', inner).length > 0) return 'named parameter';
  }
  if (key !== 'function' || !/^(def|fun|fn|function)$/.test(said) || !tree || !writing.code['method']) return key;
  const classes = tree.scopesAround('class', cursor).filter(({ start, end }) => start < cursor && cursor <= end);
  const functions = [...tree.scopesAround('function', cursor), ...tree.scopesAround('method', cursor)];
  const around = innermost(classes, cursor);
  const inner = innermost(functions, cursor);
  return around && !(inner && inner.start > around.start) ? 'method' : key;
}

/** Tags that hold nothing, by the HTML standard. */
function isVoid(tag: string): boolean {
  return /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/.test(tag);
}

/** In Go a method stands outside of what it is one of. */
function isOutside(key: string, slots: Slots, place: Place, writing: Writing): boolean {
  return writing.typeMark === ' ' && key === 'method' && variantOf(key, slots, place, writing) === 'method';
}

/** Some things are written otherwise in some places: a method of an interface has no body. */
function variantOf(key: string, slots: Slots, { tree, cursor }: Place, writing: Writing): string {
  if (key === 'for' && slots['name'] && writing.code['for each']) return 'for each';
  // What is known before anything runs belongs to no object, and to no call.
  if (key === 'constant' && writing.code['own constant'] && tree && isWithin(tree, cursor)) return 'own constant';
  // In Ruby a method has none.
  if (key === 'constant' && tree?.grammar.language.grammar === 'ruby' && functionAround({ tree, cursor }))
    return 'none';
  if (key === 'tag' && isVoid(slots['value'] ?? '')) return 'empty tag';
  if (key === 'import' && slots['isOwn'] && writing.code['own import']) return 'own import';
  if (key === 'modifier' && writing.code['trailing modifier'])
    return /^(const|override|final|noexcept)$/.test(slots['value'] ?? '') ? 'trailing modifier' : key;
  if (key === 'method' && writing.code['interface method'] && tree) {
    const interfaces = [...tree.scopesAround('interface', cursor), ...tree.scopesAround('trait', cursor)];
    const classes = [
      ...tree.scopesAround('class', cursor),
      ...tree.scopesAround('struct', cursor),
      ...tree.scopesAround('enum', cursor),
    ];
    const around = innermost(interfaces, cursor);
    const owner = innermost(classes, cursor);
    if (around && !(owner && owner.start > around.start)) return 'interface method';
  }
  return key;
}

/** Whether an offset is in a class, or in a function. */
function isWithin(tree: SyntaxTree, offset: number): boolean {
  return (['class', 'function', 'method'] as const).some(kind =>
    tree.scopesAround(kind, offset).some(({ start, end }) => start < offset && offset < end),
  );
}

function addComment(slots: Slots, place: Place, writing: Writing): Outcome | undefined {
  const { line, block } = place.comments;
  const text = slots['value'] ?? '';
  const code = line ? `${line} ${text}` : block ? `${block[0]} ${text} ${block[1]}` : undefined;
  if (!code) return undefined;
  const cursor = line ? code.length : (block?.[0].length ?? 0) + 1 + text.length;
  const template = writing.code['comment'];
  const filled = typeof template === 'string' ? fill(template, slots, place.unit, '') : { text: code, cursor };
  const isInTag = place.tree?.knows('children') === true && !place.tree.knows('statements');
  return (isInTag ? intoBlock(filled, place, 'children', false) : undefined) ?? onOwnLine(filled, place);
}
