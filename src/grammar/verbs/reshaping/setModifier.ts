import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { entryOf } from '../../../common/entryOf.ts';
import { message } from '../../../messages/message.ts';
import type { Place } from '../../places/place.ts';
import { isInReach } from '../../places/reach.ts';
import { targetsAt } from '../../places/targets.ts';
import { indentAt } from '../../places/text/layout.ts';
import { caret, moved, type Outcome, type SpanEdit } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import type { Said } from '../rule.ts';
import { MODIFY, MODIFY_OFF } from '../said/reshaping.ts';
import { MODIFY_IS, MODIFY_WISH } from '../said/wishes.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';
import { defaultFor } from '../wishing/defaults.ts';
import { type Declared, declaredAt, headOf } from './declarations.ts';
import { type Modifiers, modifiersOf } from './modifiers.ts';

const said = (isOff: boolean) => (slot: Said) => ({
  target: slot('target') || 'this',
  modifier: slot('modifier') || 'exported',
  off: isOff,
  ...(slot('old') && { old: slot('old') }),
  ...(slot('text') && { value: slot('text') }),
});

export const setModifier = defineVerb({
  name: 'set_modifier',
  description:
    'Says of a declaration that it is private, static, async, constant, optional and the like, or takes it back.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({
    target,
    modifier: described(z.string().check(z.minLength(1)), 'As it is said: "private", "read only".'),
    off: z.boolean(),
    old: z.optional(described(z.string(), 'The word that it has so far.')),
    value: z.optional(described(z.string(), 'The default that it gets with it.')),
    isTold: z.optional(described(z.boolean(), 'Whether it was only told that it is so.')),
  }),
  group: 'edit',
  said: [
    {
      say: ['make <target> [a | an] <modifier>', 'export <target>'],
      also: [...MODIFY_WISH, ...MODIFY],
      with: said(false),
      help: message('help.modify', { example: 'make this method private', second: 'make total a constant' }),
    },
    // Others may stand in several places of a line.
    ...(['async', 'static', 'public', 'private', 'protected', 'abstract', 'override', 'suspend'] as const).map(
      modifier => ({
        say: [`(add | put) [the] ${modifier} [keyword | modifier] [here]`],
        with: () => ({ target: 'this', modifier, off: false }),
        help: message('help.modify', { example: 'make this method private', second: 'make total a constant' }),
      }),
    ),
    {
      say: MODIFY_IS,
      with: slot => ({ ...said(false)(slot), isTold: true }),
      help: message('help.modify-is', { example: 'the label is optional' }),
      isWide: true,
    },
    {
      say: ['make <target> (not | no longer) <modifier>'],
      also: [...MODIFY_OFF],
      with: said(true),
      help: message('help.modify-off'),
    },
  ],
  plan(given, place) {
    const known = place.tree && modifiersOf(place.tree.grammar.language.grammar);
    const declared = known && declaredAt(wordsIn(given.target), place, bearerOf(given.modifier));
    if (!declared || (given.isTold && !mayBeTold(given.modifier, given.target, declared, place))) return undefined;
    if (isOfOther(wordsIn(given.target), declared, place)) return undefined;
    if (given.old !== undefined && !isSaid(given.old, declared, known, place)) return undefined;
    const edits = editsFor(given.modifier.toLowerCase(), given.off, declared, known, place);
    if (!edits || edits.length === 0) return undefined;
    const value = given.value === undefined ? [] : defaultFor(declared, wordsIn(given.value), place);
    return value && atName([...edits, ...value], declared);
  },
});

function bearerOf(modifier: string): 'function' | 'member' | 'any' {
  if (/^(async|suspend)/.test(modifier)) return 'function';
  return /^(public|private|protected|internal|static|abstract|override|virtual)$/.test(modifier) ? 'member' : 'any';
}

/** "The parameter" without a name is none of a function where one is not. */
function isOfOther(words: readonly string[], { name, kind }: Declared, place: Place): boolean {
  const [target] = targetsAt(words, place);
  const isAny = target?.kind === 'object' && target.name.length === 0 && !('of' in target && target.of);
  return isAny && !isInReach(kind, name, place);
}

/** "The label is optional" wishes for what is not so; "the total is final" tells something. */
function mayBeTold(modifier: string, target: string, { name }: Declared, { text }: Place): boolean {
  const called = text.slice(name.start, name.end).replace(/[\W_]/g, '').toLowerCase();
  return /^(optional|nullable|required)$/i.test(modifier) && target.replace(/\W/g, '').toLowerCase().includes(called);
}

/** Whether the word that is to go stands in front of a name, or nothing does where that means it. */
function isSaid(old: string, { name }: Declared, known: Modifiers, { text }: Place): boolean {
  const small = old.toLowerCase();
  const word = own(known.said, small) ?? own(known.byDeclaring, small) ?? small;
  const head = text.slice(headOf(name, text), name.start).trim().split(/\s+/);
  return word === '' || head.includes(word) || head.join(' ').includes(word);
}

function atName(edits: readonly SpanEdit[], { name }: Declared): Outcome {
  return { edits, selections: [caret(moved(name.start, edits))] };
}

function editsFor(
  spoken: string,
  isOff: boolean,
  declared: Declared,
  known: Modifiers,
  place: Place,
): readonly SpanEdit[] | undefined {
  if (/^(optional|nullable|required)$/.test(spoken))
    return optional(isOff !== (spoken === 'required'), spoken === 'nullable', declared, known, place);
  const decorator = own(known.decorators, spoken);
  if (decorator) return decorated(decorator, isOff, declared, place);
  const declaring = own(known.byDeclaring, spoken);
  const isValue = !/^(function|method|class|interface|enum|struct|initializer|getter|setter)$/.test(declared.kind);
  if (declaring && !isOff && isValue) {
    const changed = declaredBy(declaring, declared, known, place);
    if (changed) return changed;
  }
  if (known.behind?.includes(spoken)) return behindParameters(spoken, isOff, declared, place);
  const word = own(known.said, spoken) ?? spoken;
  return word === '' || known.groups.some(group => group.includes(word))
    ? inFront(word, spoken, isOff, declared, known, place)
    : undefined;
}

function own(table: Readonly<Record<string, string>> | undefined, key: string): string | undefined {
  return entryOf(table, key);
}

/** What no class is at once, though the words stand in different places. */
const CONTRARY: ReadonlyMap<string, string> = new Map([
  ['abstract', 'final'],
  ['final', 'abstract'],
]);

/** Among the words in front of a name, in the order of the language, in the place of its like. */
function inFront(
  word: string,
  spoken: string,
  isOff: boolean,
  { name }: Declared,
  { groups }: Modifiers,
  { text }: Place,
): readonly SpanEdit[] | undefined {
  const start = headOf(name, text);
  const words = [...text.slice(start, name.start).matchAll(/\S+\s*/g)];
  const groupOf = (one: string) => groups.findIndex(group => group.includes(one));
  const rest = words.findIndex(match => groupOf(match[0].trim()) < 0);
  const modifiers = words.slice(0, rest < 0 ? words.length : rest).map(match => ({
    word: match[0].trim(),
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
  // "Public" where nothing says it, "private" where "pub" does.
  const access = groups.find(group => group.some(one => /^(public|private|pub)$/.test(one))) ?? [];
  const group = word === '' ? access : (groups[groupOf(word)] ?? []);
  const there =
    modifiers.find(one => group.includes(one.word)) ??
    (isOff ? undefined : modifiers.find(one => CONTRARY.get(word) === one.word));
  if (isOff || word === '') {
    if (!there || (isOff && word !== '' && there.word !== word)) return undefined;
    return [{ start: there.start, end: there.end, text: '' }];
  }
  if (there?.word === word) return undefined;
  // Arrow functions have it in front of their parameters.
  if (/^(async|suspend)$/.test(spoken)) {
    const arrow = /^\s*(?::[^=]+)?=\s*(?=(?:\([^()]*\)|[\w$]+)\s*(?::[^=]+)?=>|function\b)/.exec(
      text.slice(name.end, name.end + 400),
    );
    if (arrow) return [{ start: name.end + arrow[0].length, end: name.end + arrow[0].length, text: `${word} ` }];
  }
  if (there) return [{ start: there.start, end: there.start + there.word.length, text: word }];
  const behind = modifiers.find(one => groupOf(one.word) > groupOf(word));
  const at = behind?.start ?? modifiers.at(-1)?.end ?? start;
  return [{ start: at, end: at, text: `${word} ` }];
}

/** "Let" becomes "const". */
function declaredBy(
  word: string,
  { name }: Declared,
  { declaring = [] }: Modifiers,
  { text }: Place,
): readonly SpanEdit[] | undefined {
  const start = headOf(name, text);
  const head = text.slice(start, name.start);
  const longest = [...declaring].sort((a, b) => b.length - a.length);
  for (const one of longest) {
    const at = new RegExp(`(?<![\\w$])${one}(?=\\s)`).exec(head);
    if (!at) continue;
    if (one === word) return undefined;
    return [{ start: start + at.index, end: start + at.index + one.length, text: word }];
  }
  return undefined;
}

function behindParameters(
  word: string,
  isOff: boolean,
  { name }: Declared,
  { text }: Place,
): readonly SpanEdit[] | undefined {
  const head = /^[^{};]*?\)\s*/.exec(text.slice(name.end, name.end + 2000));
  if (!head) return undefined;
  const at = name.end + head[0].length;
  const isThere = text.startsWith(`${word} `, at);
  if (isThere !== isOff) return undefined;
  return isOff ? [{ start: at, end: at + word.length + 1, text: '' }] : [{ start: at, end: at, text: `${word} ` }];
}

function decorated(
  decorator: string,
  isOff: boolean,
  { name }: Declared,
  { text }: Place,
): readonly SpanEdit[] | undefined {
  const { start } = lineAt(text, name.start);
  const above = start > 0 ? lineAt(text, start - 1) : undefined;
  const isThere = above !== undefined && text.slice(above.start, above.end).trim() === decorator;
  if (isThere !== isOff || !/^\s*(async\s+)?def\s/.test(text.slice(start, name.start))) return undefined;
  if (isThere) return [{ start: above.start, end: start, text: '' }];
  return [{ start, end: start, text: `${indentAt(text, start)}${decorator}\n` }];
}

/** "label?: string", "String? label". */
function optional(
  isOff: boolean,
  isNullable: boolean,
  { name, kind }: Declared,
  known: Modifiers,
  { text }: Place,
): readonly SpanEdit[] | undefined {
  if (!known.optional || /^(function|class|interface|enum|struct)$/.test(kind)) return undefined;
  const rest = text.slice(name.end, name.end + 300);
  if (known.optional === 'name?') {
    if (isNullable) return nullableUnion(isOff, name.end, rest);
    const mark = rest.startsWith('?');
    if (mark !== isOff) return undefined;
    if (mark) return [{ start: name.end, end: name.end + 1, text: '' }];
    return /^\s*[:(]/.test(rest) ? [{ start: name.end, end: name.end, text: '?' }] : undefined;
  }
  if (known.optional === '?type') {
    const type = /\??[\w\\]+\s+\$?$/.exec(text.slice(Math.max(0, name.start - 100), name.start));
    if (!type) return undefined;
    const start = Math.max(0, name.start - 100) + type.index;
    const isThere = text[start] === '?';
    if (isThere !== isOff || /^(?:var|public|private|protected|static|readonly|mixed)\s/.test(type[0]))
      return undefined;
    return [{ start, end: isThere ? start + 1 : start, text: isThere ? '' : '?' }];
  }
  const behind = /^\s*:\s*[\w.]+(?:<[^\n=]*>)?/.exec(rest);
  const head = text.slice(headOf(name, text), name.start);
  const before = /[\w.]+(?:<.*>)?(?:\[\])?(?=\??\s+$)/.exec(head);
  const at = behind
    ? name.end + behind[0].length
    : before
      ? headOf(name, text) + before.index + before[0].length
      : undefined;
  if (at === undefined || /^(var|val|final|const|late)$/.test(before?.[0] ?? '')) return undefined;
  const isThere = text[at] === '?';
  if (isThere !== isOff) return undefined;
  return isThere ? [{ start: at, end: at + 1, text: '' }] : [{ start: at, end: at, text: '?' }];
}

function nullableUnion(isOff: boolean, from: number, rest: string): readonly SpanEdit[] | undefined {
  const type = /^\??\s*:\s*[^=;,)\n{]*[^=;,)\n{\s]/.exec(rest);
  if (!type) return undefined;
  const end = from + type[0].length;
  const there = /\s*\|\s*null$/.exec(type[0]);
  if ((there !== null) !== isOff) return undefined;
  return there ? [{ start: end - there[0].length, end, text: '' }] : [{ start: end, end, text: ' | null' }];
}
