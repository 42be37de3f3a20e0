import type { CommentSyntax } from '../../editor/commentSyntax.ts';
import type { ScopeName } from '../../syntax/scopeNames.ts';
import type { Span } from '../../syntax/scopes.ts';
import type { SyntaxTree } from '../../syntax/syntaxTree.ts';
import type { Addition, Writing } from '../../syntax/writing.ts';
import { isCode, isIdle, isProse, isSentence, isWork } from '../code/proseGuard.ts';
import {
  declared,
  expression,
  loopHeader,
  name,
  prose,
  type Snippet,
  typed,
  typeName,
  type Wording,
} from '../code/spokenCode.ts';
import { indentAt, indented } from '../places/layout.ts';
import { type Outcome, replaced } from '../places/outcome.ts';
import { innermost, isInReach, nearOwner, type Place } from '../places/resolve.ts';
import { lineAt } from '../places/units.ts';
import { intoBlock, intoFile, onOwnLine } from './blocks.ts';
import { CONSTRUCT_WORDS, CONSTRUCTS, type Construct } from './constructs.ts';
import { intoList } from './lists.ts';
import { CURSOR, type Filled, fill, type Slots } from './template.ts';

/** A place to write code at. */
export interface WritingPlace extends Place {
  readonly wording: Wording;
  /** One step of indentation. */
  readonly unit: string;
  readonly comments: CommentSyntax;
}

/** What was said to be added. */
interface Addend {
  readonly key: string;
  readonly construct: Construct;
  /** Modifiers and type in front of its name. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly inline: boolean;
}

const ARTICLES = /^(a|an|the|new|another|some)$/;
/** Sorts of parameters. */
const SORTS: ReadonlyMap<string, string> = new Map([
  ['named', 'named'],
  ['optional', 'positional'],
  ['positional', 'positional'],
]);
/** Words of which no modifier or type consists: what holds one of them is no prefix. */
const NO_PREFIX = /^(equals|is|dot|plus|minus|times|of|in|with|to|and|or|not|from|for|if)$/;

/**
 * Adds code by what it is called: "function foo", "parameter max speed", "else"; or, without a name, what fits where
 * the cursor is: an item in a list, a member in a class, else a statement. Undefined where there is no place for it,
 * or the language is not known.
 */
export function added(said: readonly string[], at: WritingPlace): Outcome | undefined {
  const place = atStatement(at);
  // "a equals b" is about a variable.
  const isArticle = ARTICLES.test(said[0] ?? '') && said.length > 1 && !NO_PREFIX.test(said[1] ?? '');
  const words = said.slice(isArticle ? 1 : 0);
  const { writing } = place.wording;
  if (!writing || words.length === 0) return undefined;
  const isRequest = ARTICLES.test(said[0] ?? '');
  const addends = addendsIn(words, writing);
  for (const addend of addends) {
    // "a function that sorts a list" is for a model to write; "function sort list" is a name.
    if ((isRequest && asksForMore(addend.after)) || isDescription(addend, place.wording, isRequest)) return undefined;
    const outcome = addConstruct(addend, place, writing);
    if (outcome) return outcome;
  }
  // What was named and has no place here is not written as something else.
  if (addends.some(({ before, key }) => before.length === 0 && key !== 'with')) return undefined;
  // "the missing cases", "a bit of salt" ask for what is to be found; "an apple" is one.
  const isVague = /^(the|some|another)$/.test(said[0] ?? '') || words.some(word => /^(of|with|by|from)$/.test(word));
  if (isRequest && isVague && !isCode(words, place.wording)) return undefined;
  return addImplicit(words, place, writing);
}

/** In the white space in front of a statement, the statement is meant. */
function atStatement(place: WritingPlace): WritingPlace {
  const { text, cursor } = place;
  const { start, end } = lineAt(text, cursor);
  const first = start + indentAt(text, cursor).length;
  return cursor < first && first < end ? { ...place, cursor: first } : place;
}

function addendsIn(words: readonly string[], writing: Writing): readonly Addend[] {
  const found: Addend[] = [];
  for (let at = 0; at < Math.min(words.length, 6); at++) {
    for (let length = Math.min(3, words.length - at); length > 0; length--) {
      const said = words
        .slice(at, at + length)
        .join(' ')
        .toLowerCase();
      // "named int parameter bar": what kind it is may stand apart.
      const sort = said === 'parameter' && at > 1 ? SORTS.get(words[0] ?? '') : undefined;
      const key = sort ? `${sort} parameter` : constructKey(said, writing);
      const construct = key === undefined ? undefined : CONSTRUCTS.get(key);
      if (!key || !construct || writing.code[key] === undefined) continue;
      if (at > 0 && construct.reads !== 'declared' && construct.reads !== 'nothing') continue;
      const before = words.slice(sort ? 1 : 0, at);
      const inline = before[0] === 'inline' || before[0] === 'nested';
      found.push({
        key,
        construct,
        before: inline ? before.slice(1) : before,
        after: words.slice(at + length),
        inline,
      });
      break;
    }
    if (NO_PREFIX.test(words[at] ?? '')) break;
  }
  return found;
}

function constructKey(said: string, writing: Writing): string | undefined {
  if (said === 'constructor') return 'initializer';
  const own = writing.also && Object.hasOwn(writing.also, said) ? writing.also[said] : undefined;
  return own ?? (CONSTRUCTS.has(said) ? said : CONSTRUCT_WORDS.get(said));
}

function addConstruct(addend: Addend, place: WritingPlace, writing: Writing): Outcome | undefined {
  const { key, construct } = addend;
  const slots = slotsFor(addend, place, writing);
  if (!slots) return undefined;
  const code = writing.code[variantOf(key, slots, place, writing)];
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
    const attached = attach(attachable, place, filled, list, key);
    if (attached) return attached;
    if (!list || !scope || !isInReach(key, list, place)) return undefined;
    const item = free ? filled(free.code) : textOnly(slots['value'] ?? slots['name'] ?? '');
    return intoList(list, item, place, scope);
  }
  if (attachable.length > 0) {
    const attached = attach(attachable, place, filled, undefined, key);
    if (attached || where === 'attached') return attached;
  }
  if (!free) return undefined;
  const block = filled(free.code);
  // Fields of some structs are a list.
  const fields = key === 'property' ? listAt('fields', place) : undefined;
  if (fields) return intoList(fields, block, place, 'fields');
  switch (where) {
    case 'member':
      return (
        intoBlock(block, place, 'members', construct.apart === true) ??
        (key === 'method' ? intoFile(block, place, true) : undefined)
      );
    case 'declaration':
      // Where blocks have no braces, nothing stands apart inside of one.
      // A sheet of styles in a page stands in its tag.
      if (place.tree?.knows('children') && !place.tree.knows('statements'))
        return intoBlock(block, place, 'children', false) ?? onOwnLine(block, place);
      if (addend.inline) return intoBlock(block, place, 'statements', construct.apart === true && !writing.empty);
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

/** Some things are written otherwise in some places: a method of an interface has no body. */
function variantOf(key: string, slots: Slots, { tree, cursor }: Place, writing: Writing): string {
  if (key === 'for' && slots['name'] && writing.code['for each']) return 'for each';
  if (key === 'method' && writing.code['interface method'] && tree) {
    const interfaces = [...tree.scopesNear('interface', cursor, false), ...tree.scopesNear('trait', cursor, false)];
    const classes = [
      ...tree.scopesNear('class', cursor, false),
      ...tree.scopesNear('struct', cursor, false),
      ...tree.scopesNear('enum', cursor, false),
    ];
    const around = innermost(interfaces, cursor);
    const owner = innermost(classes, cursor);
    if (around && !(owner && owner.start > around.start)) return 'interface method';
  }
  return key;
}

/** Whether what is said describes code instead of naming it. */
function asksForMore(words: readonly string[]): boolean {
  return (
    /^(that|which|who|to|for|about|explaining|describing|with|where|when|so|in|here|if)$/.test(words[0] ?? '') ||
    words.some(word => /^(that|which|please|should)$/.test(word))
  );
}

function isDescription({ construct, after }: Addend, wording: Wording, isRequest: boolean): boolean {
  if (/^(words|nothing)$/.test(construct.reads)) return false;
  if (!isRequest && construct.reads === 'declared' && /^(that|which|who|to)$/.test(after[0] ?? '')) return true;
  return after.length > 1 && isSentence(after, wording);
}

/** The list that a thing of this kind goes into: that of the innermost owner around the cursor, else the nearest. */
function listAt(scope: ScopeName, { tree, cursor }: Place): Span | undefined {
  return tree && nearOwner(tree.scopesNear(scope, cursor), cursor, tree.around(cursor));
}

function attach(
  additions: readonly Addition[],
  place: WritingPlace,
  filled: (template: string) => Filled,
  rival: Span | undefined,
  key: string,
): Outcome | undefined {
  const { tree, cursor, text } = place;
  if (!tree) return undefined;
  const candidates = additions.flatMap(addition =>
    tree
      .findNear(addition.after ?? addition.before ?? addition.instead ?? '', cursor)
      .map(found => ({ ...found, addition })),
  );
  const all = rival ? [...candidates, { ...rival, owner: ownerSpan(rival, tree), addition: undefined }] : candidates;
  all.sort((a, b) => a.start - b.start || a.end - b.end);
  const chosen = nearOwner(all, cursor, tree.around(cursor));
  if (!chosen?.addition || !isInReach(key, chosen, place)) return undefined;
  const { addition } = chosen;
  const block = filled(addition.code);
  const at = addition.before ? chosen.start : chosen.end;
  // A clause on a line of its own stands where its statement does.
  const indent = indentAt(
    text,
    addition.before ? at : addition.code.startsWith('\n') ? chosen.owner.start : chosen.end,
  );
  // What follows a line of its own begins where it did.
  const code = indented(block.text, indent) + (addition.before && block.text.endsWith('\n') ? indent : '');
  const cursorIn = indented(block.text.slice(0, block.cursor), indent).length;
  const span = addition.instead ? { start: chosen.start, end: chosen.end } : { start: at, end: at };
  return replaced(span, code, cursorIn);
}

function ownerSpan(list: Span, tree: SyntaxTree): Span {
  return tree.around(list.start).find(({ start, end }) => start < list.start && end > list.end) ?? list;
}

/** What was said behind the name, as the slots of a template; undefined where it does not fit. */
function slotsFor({ key, construct, before, after }: Addend, place: WritingPlace, writing: Writing): Slots | undefined {
  const { wording } = place;
  const value = (words: readonly string[], role: 'value' | 'condition' | 'statement' | 'argument') =>
    words.length === 0 ? '' : marked(expression(words, wording, role));
  switch (construct.reads) {
    case 'nothing':
      return { ...prefix(before, wording), owner: ownerName(place), name: '' };
    case 'condition':
      return { condition: value(after, 'condition'), value: value(after, 'condition') };
    case 'value':
      return { value: after.length === 0 ? '' : spokenValue(key, after, wording, writing) };
    case 'body':
      return { body: statementOf(after, wording, writing) };
    case 'type': {
      if (after.length === 0) return undefined;
      const plain = after.findIndex(word => !writing.modifiers.includes(word));
      const type = plain < 0 ? '' : typeOf(after.slice(plain), wording);
      return { modifiers: after.slice(0, Math.max(plain, 0)).join(' '), type, value: type, name: type };
    }
    case 'words':
      return {
        value: /^(modifier|comment|text|panic|receiver argument)$/.test(key)
          ? after.join(' ')
          : wordsOf(key, after, wording),
      };
    case 'module':
      return moduleOf(key === 'from import' ? ['from', ...after] : after, wording, writing);
    case 'loop':
      return loopOf(after, wording);
    case 'declared': {
      if (key === 'catch' && after.length === 0) return { type: '', name: '' };
      const said = [...before, ...after];
      if (said.length === 0) return undefined;
      const style =
        writing.names[construct.named ?? 'variable'] ??
        (construct.named === 'namespace'
          ? writing.names.class
          : construct.named === 'method'
            ? writing.names.function
            : writing.names.variable);
      const parts = declared(said, wording, style);
      const typed = parts.type || (key === 'catch' ? typeName(said, wording) : '');
      return {
        modifiers: parts.modifiers,
        type: typed,
        name: key === 'catch' && !parts.type ? '' : parts.nameText,
        value: parts.value ?? '',
        // For languages that write a default otherwise beside a type.
        typed: parts.value ? '' : typed,
        default: typed ? '' : (parts.value ?? ''),
        owner: ownerName(place),
      };
    }
  }
}

/** A path of modules keeps its signs: "requests colon colon patterns". */
function typeOf(words: readonly string[], wording: Wording): string {
  const isPath = words.some((word, at) => word === 'dot' || (word === 'colon' && words[at + 1] === 'colon'));
  return isPath ? name(words, wording.writing?.names.class ?? 'pascal', wording) : typeName(words, wording);
}

/** With a mark where the cursor goes, if that is not the end. */
function marked({ text, cursor }: Snippet): string {
  return cursor === undefined ? text : text.slice(0, cursor) + CURSOR + text.slice(cursor);
}

function prefix(before: readonly string[], wording: Wording): Slots {
  if (before.length === 0) return { modifiers: '', type: '' };
  const parts = declared([...before, 'x'], wording);
  return { modifiers: parts.modifiers, type: parts.type };
}

function spokenValue(key: string, words: readonly string[], wording: Wording, writing: Writing): string {
  // An attribute is set, not compared.
  if (key === 'attribute') return expression(words, wording, 'statement').text;
  if (key === 'argument') return expression(words, wording, 'argument').text;
  if (key === 'decorator') return expression(words, wording, 'value', writing.names.decorator).text;
  return marked(expression(words, wording, 'value'));
}

function statementOf(words: readonly string[], wording: Wording, writing: Writing): string {
  if (words.length === 0) return '';
  const [first = ''] = words;
  const key = constructKey(first.toLowerCase(), writing);
  const template = key && CONSTRUCTS.get(key)?.where === 'statement' ? writing.code[key] : undefined;
  const reads = key ? CONSTRUCTS.get(key)?.reads : undefined;
  if (typeof template === 'string' && reads === 'value')
    return fill(template, { value: words.length > 1 ? expression(words.slice(1), wording, 'value').text : '' }, '', '')
      .text;
  return terminated(expression(words, wording, 'statement').text, writing);
}

function terminated(code: string, { terminator }: Writing): string {
  return !terminator || /[;}]$/.test(code.trimEnd()) ? code : code + terminator;
}

function wordsOf(key: string, words: readonly string[], wording: Wording): string {
  if (/tag$/.test(key)) return typed(words, wording).text;
  if (key === 'ruleset') return typed(words, wording).text;
  return prose(words);
}

/** "foo", "foo from bar", "string format": what is imported, and from where. */
function moduleOf(words: readonly string[], wording: Wording, writing: Writing): Slots | undefined {
  if (words.length === 0) return { value: '', source: '' };
  const rest = words[0] === 'string' && words.length > 1 ? words.slice(1) : words;
  const style = writing.names.module;
  const module = (part: readonly string[]) =>
    style
      ? name(part, style, wording)
      : expression(part, wording, 'value')
          .text.replace(/ ?([/.:-]) ?/g, '$1')
          // A class at the end of a path is written as a class: `java.util.Map`.
          .replace(/(?<=\.)[a-z]\w*$/, last =>
            /^[A-Z]/.test(writing.types[last] ?? '') ? (writing.types[last] ?? last) : last,
          );
  const from = rest.lastIndexOf('from');
  if (from > 0 && from < rest.length - 1)
    return { value: expression(rest.slice(0, from), wording, 'value').text, source: module(rest.slice(from + 1)) };
  if (from === 0) {
    // Python's order: "from foo import bar".
    const joint = rest.indexOf('import');
    if (joint > 1)
      return { value: expression(rest.slice(joint + 1), wording, 'value').text, source: module(rest.slice(1, joint)) };
  }
  return { value: module(rest), source: '' };
}

/** "const e of list", "string item in items": slots modifiers, type, name, value; else all of it as the slot header. */
function loopOf(words: readonly string[], wording: Wording): Slots {
  const joint = words.findIndex(
    (word, index) => index > 0 && (word === 'in' || word === 'of') && index < words.length - 1,
  );
  if (joint > 0) {
    const parts = declared(words.slice(0, joint), wording);
    const value = expression(words.slice(joint + 1), wording, 'value').text;
    return { modifiers: parts.modifiers, type: parts.type, name: parts.nameText, value, header: '' };
  }
  return { header: words.length === 0 ? '' : loopHeader(words, wording).text, name: '', value: '' };
}

/** The name of the class around the cursor, or the nearest. */
function ownerName({ tree, cursor }: Place): string {
  if (!tree) return '';
  const classes = [...tree.scopesNear('class', cursor, false), ...tree.scopesNear('struct', cursor, false)];
  return innermost(classes, cursor)?.name ?? classes.find(({ start }) => start >= cursor)?.name ?? '';
}

function addComment(slots: Slots, place: WritingPlace, writing: Writing): Outcome | undefined {
  const { line, block } = place.comments;
  const text = slots['value'] ?? '';
  const code = line ? `${line} ${text}` : block ? `${block[0]} ${text} ${block[1]}` : undefined;
  if (!code) return undefined;
  const cursor = line ? code.length : (block?.[0].length ?? 0) + 1 + text.length;
  const template = writing.code['comment'];
  const filled = typeof template === 'string' ? fill(template, slots, place.unit, '') : { text: code, cursor };
  return onOwnLine(filled, place);
}

/** Without a name, what is said is what fits where the cursor is. */
function addImplicit(words: readonly string[], place: WritingPlace, writing: Writing): Outcome | undefined {
  const { tree, cursor, wording } = place;
  if (!tree) return undefined;
  if (isProse(words, wording) || isWork(words, wording)) return undefined;
  const container = (['elements', 'entries', 'enum members', 'import names', 'fields'] as const)
    .flatMap(scope =>
      tree.scopesNear(scope as ScopeName, cursor, false).map(found => ({ ...found, scope: scope as ScopeName })),
    )
    .filter(({ owner, end }) => owner.start <= cursor && (cursor < owner.end || cursor === end))
    .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  const blocks = [...tree.scopesNear('statements', cursor, false), ...tree.scopesNear('members', cursor, false)];
  const block = innermost(blocks, cursor);
  const isAtTop = container && container.owner.start === cursor && container.scope !== 'enum members';
  if (container && !isAtTop && !(block && block.start > container.start)) {
    const item = itemFor(words, container.scope, container, place, writing);
    return intoList(container, item, place, container.scope);
  }
  if (!block && tree.knows('children') && innermostOwner(tree.scopesNear('children', cursor, false), cursor)) {
    return intoBlock(textOnly(words.join(' ')), place, 'children', false);
  }
  const snippet = expression(words, wording, 'statement');
  const code = terminated(snippet.text, writing);
  if (isIdle(words, code, wording)) return undefined;
  const cursorAt = snippet.cursor ?? snippet.text.length;
  return intoBlock({ text: code, cursor: cursorAt }, place, 'anything', false);
}

function innermostOwner(found: readonly { readonly owner: Span }[], cursor: number): boolean {
  return found.some(({ owner }) => owner.start < cursor && cursor < owner.end);
}

/** An item is written as its neighbours are: `Blue` beside `Red`. */
function itemFor(
  words: readonly string[],
  scope: ScopeName,
  list: Span,
  { tree, text, wording }: WritingPlace,
  writing: Writing,
): Snippet & { cursor: number } {
  const siblings = tree?.partsOf(list).map(({ start, end }) => text.slice(start, end)) ?? [];
  const isName = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;
  const all =
    scope === 'import names'
      ? siblings.flatMap(sibling => sibling.match(/\{.*?\}|[\p{L}_$][\p{L}\p{N}_$]*$/gsu) ?? [])
      : siblings;
  const names = all
    .flatMap(sibling => (sibling.startsWith('{') ? (sibling.match(/\w+/g) ?? []) : [sibling]))
    .filter(sibling => isName.test(sibling) && sibling !== 'as');
  const isPlain = words.every(word => /^[a-z0-9']+$/i.test(word));
  const style =
    names.length > 0 && names.every(sibling => /^[A-Z][a-z0-9]/.test(sibling))
      ? 'pascal'
      : names.length > 0 && names.every(sibling => /^[A-Z][A-Z0-9_]*$/.test(sibling))
        ? 'constant'
        : scope === 'enum members' && names.length === 0
          ? (writing.names['enum member'] ?? 'pascal')
          : undefined;
  if (style && isPlain && scope !== 'elements' && scope !== 'entries') return textOnly(name(words, style, wording));
  const field = writing.code['property'];
  if (scope === 'fields' && typeof field === 'string') {
    const { modifiers, type, nameText, value = '' } = declared(words, wording, writing.names.property);
    return fill(field.replace('$0', ''), { modifiers, type, name: nameText, value }, '', '');
  }
  const snippet = expression(words, wording, 'value');
  return { text: snippet.text, cursor: snippet.cursor ?? snippet.text.length };
}

function textOnly(text: string): Filled {
  return { text, cursor: text.length };
}
