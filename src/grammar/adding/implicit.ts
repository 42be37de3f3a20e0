import { inOtherQuotes } from '../../syntax/fileQuotes.ts';
import type { ScopeName } from '../../syntax/scopeNames.ts';
import type { Span } from '../../syntax/scopes.ts';
import type { Writing } from '../../syntax/writing.ts';
import { isIdle, isProse, isWork } from '../code/proseGuard.ts';
import { isProgram, isShell } from '../code/shellPrograms.ts';
import { declarationAt } from '../code/spoken/declarations.ts';
import { declared, expression, name, type Snippet } from '../code/spokenCode.ts';
import { styleDeclaration } from '../code/styles/styleDeclaration.ts';
import type { Wording } from '../code/wording.ts';
import { formatterAt } from '../english/formatters.ts';
import { innermost } from '../places/nearest.ts';
import type { Place } from '../places/place.ts';
import { type Outcome, replaced } from '../places/text/outcome.ts';
import { lineAt } from '../places/text/units.ts';
import { intoBlock } from './blocks.ts';
import { intoList } from './lists.ts';
import { terminated } from './said/slots.ts';
import { attribute, ownEntry } from './said/values.ts';
import { type Filled, fill, textOnly } from './template.ts';

/** Programs that a line of a shell begins with. */
const COMMANDS =
  /^(apt|awk|brew|cargo|cat|cd|chmod|chown|cp|curl|docker|echo|export|find|git|go|grep|kill|kubectl|ls|mkdir|mv|node|npm|npx|pip|pnpm|python|rm|sed|source|ssh|sudo|tail|tar|touch|wget|yarn)$/;

/** Words for pieces of code, which nothing is called. */
const OF_CODE =
  /^(?:clause|statement|block|loop|expression|section|call|check|guard|handler|branch|arm|line|row|column|cell|case|body)$/i;

/** Without a name, what is said is what fits where the cursor is. */
export function addImplicit(
  words: readonly string[],
  place: Place,
  writing: Writing,
  isOne = false,
): Outcome | undefined {
  const { tree, cursor, wording } = place;
  if (!tree) return undefined;
  const style = writing.declaresProperties ? styleDeclaration(words, wording) : undefined;
  if (style) {
    const code = terminated(style.text, writing);
    return intoBlock({ text: code, cursor: style.text.length }, place, 'members', false);
  }
  const head = declarationAt(words, wording);
  const declares =
    head.type !== '' && head.name.length > 0 && head.next === words.length && writing.typeStands === 'before';
  // "A cause e" is none of a type that nobody knows.
  if (isOne && declares && !Object.values(writing.types).includes(head.type) && !wording.lexicon.has(head.type))
    return undefined;
  // "A where clause" is none of a type.
  if (isOne && OF_CODE.test(words.at(-1) ?? '') && !wording.lexicon.has(words.at(-1) ?? '')) return undefined;
  const isProgramLine = writing.apartWords === true && COMMANDS.test(words[0] ?? '');
  const isMacro = /\bbang (of|open|parens?|brackets?)\b/.test(words.join(' '));
  const isCommand = isProgramLine || isMacro;
  if (!declares && !isCommand && (isProse(words, wording) || isWork(words, wording))) return undefined;
  const container = (['elements', 'entries', 'enum members', 'import names', 'fields'] as const)
    .flatMap(scope =>
      tree.scopesNear(scope as ScopeName, cursor, false).map(found => ({ ...found, scope: scope as ScopeName })),
    )
    .filter(({ owner, end }) => owner.start <= cursor && (cursor < owner.end || cursor === end))
    .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  const attributes = tree.scopesAround('attributes', cursor).at(0);
  if (attributes && /^(equals|is)$/.test(words.find(word => /^(equals|is)$/.test(word)) ?? ''))
    return intoList(attributes, textOnly(attribute(words, wording)), place, 'attributes');
  const blocks = [...tree.scopesAround('statements', cursor), ...tree.scopesAround('members', cursor)];
  const block = innermost(blocks, cursor);
  const isAtTop = container && container.owner.start === cursor && container.scope !== 'enum members';
  if (container && !isAtTop && !(block && block.start > container.start)) {
    const item = itemFor(words, container.scope, container, place, writing);
    return intoList(container, item, place, container.scope);
  }
  if (!block && tree.knows('children') && innermostOwner(tree.scopesNear('children', cursor, false), cursor)) {
    return intoBlock(textOnly(words.join(' ')), place, 'children', false);
  }
  const inMembers =
    block !== undefined && tree.scopesNear('members', cursor, false).some(({ start }) => start === block.start);
  const property = inMembers ? propertyOf(words, place, writing) : undefined;
  if (property) return intoBlock(property, place, 'members', false);
  const snippet = expression(words, wording, 'statement');
  const code = terminated(snippet.text, writing);
  // Signs alone do nothing: "curly braces" belong around something.
  const isNothing = isIdle(words, code, wording) || !/[\p{L}\p{N}_]/u.test(code);
  if (isNothing || isIdleMember(code, place)) return undefined;
  // A name by itself does nothing: "a row", "a column".
  const lone = /^([\p{L}_$][\p{L}\p{N}_$]*);?$/u.exec(code)?.[1];
  const isOwn = lone !== undefined && (wording.lexicon.has(lone) || Object.values(writing.words).includes(lone));
  if (lone !== undefined && !isShell(writing) && !formatterAt(words, 0) && (isOne || !isOwn)) return undefined;
  const cursorAt = snippet.cursor ?? snippet.text.length;
  if (isShell(writing)) {
    if (code.startsWith('-')) return asOption(code, place);
    if (!isLineOfShell(words[0] ?? '', code, place)) return undefined;
  }
  return intoBlock({ text: code, cursor: cursorAt }, place, 'anything', false);
}

/** What begins with a dash is an option of the command in the line of the cursor. */
function asOption(code: string, { tree, text, cursor }: Place): Outcome | undefined {
  const line = lineAt(text, cursor);
  const command = tree
    ?.scopesNear('call', cursor, false)
    .findLast(({ start, end }) => start >= line.start && end <= line.end);
  return command && replaced({ start: command.end, end: command.end }, ` ${code}`, code.length + 1);
}

/** Whether a line begins with a program that is known, here or anywhere, or sets something. */
function isLineOfShell(first: string, code: string, { wording }: Place): boolean {
  return COMMANDS.test(first) || isProgram(first) || wording.lexicon.has(first) || /^\w+\+?=/.test(code);
}

/** A member that is neither called nor set does nothing, where what is called has brackets: `this.emitReady`. */
function isIdleMember(code: string, { tree, wording: { lexicon } }: Place): boolean {
  const { grammar } = tree?.grammar.language ?? {};
  if (!/^(?:typescript|tsx|javascript|java|c-sharp|go|rust|python|php|cpp|dart)$/.test(grammar ?? '')) return false;
  const [, owner = '', last] = /^([\w$]+)(?:\.|->|::)(?:[\w$]+(?:\.|->|::))*([\w$]+);?$/.exec(code) ?? [];
  return last !== undefined && (/^(?:this|self)$/.test(owner) || lexicon.has(owner)) && !lexicon.has(last);
}

/** "Static foo equals five" in a class: what begins with a modifier and is set is a property. */
function propertyOf(words: readonly string[], { wording }: Place, writing: Writing): Filled | undefined {
  const template = writing.code['property'];
  if (!writing.modifiers.includes(words[0] ?? '') || typeof template !== 'string') return undefined;
  const { modifiers, type, nameText, value } = declared(words, wording, writing.names.property);
  return value === undefined ? undefined : fill(template, { modifiers, type, name: nameText, value }, '', '');
}

function innermostOwner(found: readonly { readonly owner: Span }[], cursor: number): boolean {
  return found.some(({ owner }) => owner.start < cursor && cursor < owner.end);
}

/** "Quotes name colon quotes bob": key and value; the key in quotes where all others are. */
export function entryText(words: readonly string[], siblings: readonly string[], wording: Wording): string | undefined {
  const colon = words.findIndex((word, at) => at > 0 && word.toLowerCase() === 'colon');
  if (colon < 0 || colon === words.length - 1 || /^colon$/i.test(words[colon + 1] ?? '')) return undefined;
  const key = expression(words.slice(0, colon), wording, 'value').text;
  const value = expression(words.slice(colon + 1), wording, 'value').text;
  const quotes = siblings.map(sibling => /^(["']).*?\1\s*:/.exec(sibling)?.[1]);
  const [quote] = quotes;
  const isName = /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key);
  const isQuoted = quote !== undefined && isName && quotes.every(one => one === quote);
  return `${isQuoted ? `${quote}${words.slice(0, colon).join(' ')}${quote}` : key}: ${value}`;
}

/** With the quotes that all of the items have. */
function likeSiblings(siblings: readonly string[], writing: Writing): Writing {
  const [first = ''] = siblings;
  const isOther = /^["']/.test(first) && first[0] !== writing.quote && siblings.every(one => one[0] === first[0]);
  return isOther && writing.eitherQuote ? inOtherQuotes(writing) : writing;
}

/** An item is written as its neighbours are: `Blue` beside `Red`. */
function itemFor(
  words: readonly string[],
  scope: ScopeName,
  list: Span,
  place: Place,
  own: Writing,
): Snippet & { cursor: number } {
  const { tree, text } = place;
  const siblings = tree?.partsOf(list).map(({ start, end }) => text.slice(start, end)) ?? [];
  const writing = likeSiblings(siblings, own);
  const wording = { ...place.wording, writing };
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
  const isOwn = scope === 'entries' && writing.entry !== undefined;
  const entry =
    scope === 'entries' || scope === 'elements'
      ? ((isOwn ? ownEntry(words, wording) : undefined) ?? entryText(words, siblings, wording))
      : undefined;
  if (entry !== undefined) return textOnly(entry);
  const snippet = expression(words, wording, 'value');
  return { text: snippet.text, cursor: snippet.cursor ?? snippet.text.length };
}
