import { LineIndex } from '../../editor/text.ts';
import type { Span } from '../../syntax/scopes.ts';
import type { NameStyle } from '../../syntax/writing.ts';
import { added, type WritingPlace } from '../adding/adding.ts';
import { isProse, isSentence } from '../code/proseGuard.ts';
import { expression, name as nameText, prose, typed } from '../code/spokenCode.ts';
import { formatterAt } from '../english/formatters.ts';
import { cardinalAt } from '../english/numbers.ts';
import { ENCLOSURES, OWN_QUOTES } from '../english/symbols.ts';
import { indentAt } from '../places/layout.ts';
import { caret, moved, type Outcome, replaced } from '../places/outcome.ts';
import { isInReach, type Pointed, resolve } from '../places/resolve.ts';
import { readTarget, type Target } from '../places/target.ts';
import { lineAt, unitsFrom } from '../places/units.ts';
import {
  type Direction,
  duplicated,
  joinedLines,
  newLine,
  reindented,
  shifted,
  sorted,
  surrounded,
} from './arranging.ts';
import { deleted } from './deleting.ts';

/** The arguments of a verb, as rules give them and a chat model may. */
export type Arguments = Readonly<Record<string, unknown>>;

/** What a verb comes to at a place; undefined where there is no such thing, or nothing to do. */
type Verb = (given: Given, place: WritingPlace) => Outcome | undefined;

class Given {
  readonly #given: Arguments;

  constructor(given: Arguments) {
    this.#given = given;
  }

  text(name: string): string {
    const value = this.#given[name];
    return typeof value === 'string' ? value : '';
  }

  words(name: string): readonly string[] {
    return this.text(name).split(' ').filter(Boolean);
  }

  flag(name: string): boolean {
    return this.#given[name] === true;
  }

  /** A number, in words or digits; 1 where none is given. */
  count(name: string): number {
    const value = this.#given[name];
    if (typeof value === 'number') return value;
    const words = this.words(name).map(word => word.toLowerCase());
    if (words.length === 0) return 1;
    if (words[0] === 'once') return 1;
    if (words[0] === 'twice') return 2;
    if (words[0] === 'thrice') return 3;
    const number = cardinalAt(words, 0);
    const rest = words.slice(number?.length);
    return number && (rest.length === 0 || /^times?$/.test(rest.join(' '))) ? number.value : Number.NaN;
  }
}

/**
 * What a verb that works on text comes to, computed and not done. Undefined for one that there is not, and where its
 * target is not there.
 */
export function plan(verb: string, given: Arguments, place: WritingPlace): Outcome | undefined {
  return VERBS.get(verb)?.(new Given(given), place);
}

/** Whether a verb's target is where its words say, or an everyday word found by chance: for ranking readings. */
export function isVerb(name: string): boolean {
  return VERBS.has(name);
}

const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['go_to_target', (given, place) => goTo(given, place)],
  [
    'select_target',
    (given, place) => {
      const found = stretches(given.words('target'), place);
      return found.length === 0
        ? undefined
        : { edits: [], selections: found.map(({ start, end }) => ({ start, end })) };
    },
  ],
  [
    'delete_target',
    (given, place) => {
      const found = stretches(given.words('target'), place).filter(target => isInReach(target.kind, target, place));
      return found.length === 0 ? undefined : deleted(found, place);
    },
  ],
  ['change_target', (given, place) => change(given, place)],
  ['rename_target', (given, place) => rename(given, place)],
  [
    'copy_target',
    (given, place) => {
      const [target] = stretches(given.words('target'), place);
      if (!target) return undefined;
      const span = target.kind === 'line' ? withLineEnd(target, place.text) : target;
      return { edits: [], selections: [{ start: span.start, end: span.end }] };
    },
  ],
  ['format_target', (given, place) => format(given, place)],
  ['surround_target', (given, place) => surround(given, place)],
  ['comment_target', (given, place) => comment(given, place)],
  [
    'indent_target',
    (given, place) => {
      const times = given.count('times');
      const found = resolveFirst(given.words('target'), place);
      return found.length === 0 || !(times > 0)
        ? undefined
        : reindented(found, given.flag('out') ? -times : times, place.unit, place);
    },
  ],
  [
    'join_target',
    (given, place) => {
      const words = given.words('target');
      const found = words.length > 0 ? stretches(words, place) : [lineAt(place.text, place.cursor)];
      const [target] = found.filter(
        span => !('kind' in span) || /^(line|paragraph|selection|reach|body)$/.test(String(span.kind)),
      );
      if (!target) return undefined;
      const count = given.count('count');
      return count > 0 ? joinedLines(target, count, place) : undefined;
    },
  ],
  ['sort_target', (given, place) => sortThem(given, place)],
  [
    'duplicate_target',
    (given, place) => {
      const [target] = stretches(given.words('target'), place);
      return target && duplicated(target, given.text('where') === 'above' ? 'above' : 'below', place);
    },
  ],
  [
    'move_target',
    (given, place) => {
      const [target] = stretches(given.words('target'), place);
      const times = given.count('times');
      return target && times > 0
        ? shifted(target, given.text('direction') as Direction, times, given.flag('by_lines'), place)
        : undefined;
    },
  ],
  ['move_cursor', (given, place) => moveCursor(given, place)],
  ['new_line', (given, place) => newLine(given.text('where') as 'here' | 'above' | 'below', place)],
  ['add_code', (given, place) => added(given.words('what'), place)],
  ['type_words', (given, place) => type(given, place)],
]);

/** The first reading of a target that is there. */
function resolveFirst(words: readonly string[], place: WritingPlace): readonly Pointed[] {
  for (const target of readTarget(words)) {
    const found = resolve(target, place);
    if (found.length > 0) return found;
  }
  return [];
}

/** As above, where an edge means all that is between the cursor and it: "delete end of line". */
function stretches(words: readonly string[], place: WritingPlace): readonly Pointed[] {
  for (const target of readTarget(words)) {
    const found = resolve(target.kind === 'edge' ? { kind: 'reach', to: target } : target, place);
    if (found.length > 0) return found;
  }
  return [];
}

function goTo(given: Given, place: WritingPlace): Outcome | undefined {
  const words = given.words('target');
  for (const target of readTarget(words)) {
    // "go to the end" and the like are there already.
    if (target.kind === 'selection') continue;
    const [found] = resolve(target, place);
    if (!found) continue;
    const at = given.text('edge') === 'end' || isBehind(target) ? found.end : found.start;
    return { edits: [], selections: [caret(at)] };
  }
  return undefined;
}

function isBehind(target: Target): boolean {
  return target.kind === 'reach';
}

function change(given: Given, place: WritingPlace): Outcome | undefined {
  const to = given.words('to');
  const found =
    keywordOf(given.words('target'), to, place) ??
    stretches(given.words('target'), place).filter(target => isInReach(target.kind, target, place));
  if (found.length === 0 || to.length === 0 || isVague(to)) return undefined;
  // All of a file is hardly meant: "change everything to async" is for a model.
  if (found.some(({ kind }) => kind === 'file')) return undefined;
  if (found.some(span => isRequest(to, span, place))) return undefined;
  const edits = found.map(target => ({ start: target.start, end: target.end, text: textFor(to, target, place) }));
  const at = edits.find(({ end }) => end >= place.cursor) ?? edits.at(-1);
  const cursor = at && moved(at.start, edits) + at.text.length;
  return { edits, ...(cursor !== undefined && { selections: [caret(cursor)] }) };
}

/** "Turn this into a proper class" asks for code; in a text, or for what is selected, the words themselves may be meant. */
function isRequest(to: readonly string[], { start, kind }: Pointed, place: WritingPlace): boolean {
  // "Be optional", "an arrow function" are neither names nor values.
  if (to.length < 2 || !(/^(an|be|use)$/i.test(to[0] ?? '') || isProse(to, place.wording))) return false;
  if (place.wording.writing) return kind !== 'content' && !isInText({ ...place, cursor: start + 1 });
  return kind === 'selection' && place.selection.start === place.selection.end;
}

/** "Change next return to raise" is about the word, not about all that it stands in front of. */
function keywordOf(
  said: readonly string[],
  to: readonly string[],
  place: WritingPlace,
): readonly Pointed[] | undefined {
  if (to.length !== 1) return undefined;
  const [target] = readTarget(said);
  if (target?.kind !== 'object' || target.name.length > 0 || target.object.plural) return undefined;
  const keyword = said.slice(-target.object.length).join(' ').toLowerCase();
  const found = resolve(target, place);
  const isKeyword = found.every(({ start, end }) => {
    const code = place.text.slice(start, end);
    return code.length > keyword.length && new RegExp(`^${keyword}(?![\\p{L}\\p{N}_])`, 'u').test(code);
  });
  if (!isKeyword || found.length === 0) return undefined;
  return found.map(({ start }) => ({ start, end: start + keyword.length, kind: 'phrase', removal: undefined }));
}

/** New text in the style of what it takes the place of: `FOO_BAR` becomes `BAZ`. */
function textFor(words: readonly string[], { start, end, kind }: Pointed, { text, wording }: WritingPlace): string {
  const old = text.slice(start, end);
  // The name of a type is written as one, whatever it was before.
  const isType = /\b(class|interface|struct|enum|trait|record)\s+$/.test(text.slice(Math.max(0, start - 20), start));
  const isName = /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(old);
  const style = isName ? ((isType ? wording.writing?.names.class : undefined) ?? styleOf(old)) : undefined;
  const isPlain = words.every(word => /^[a-z0-9']+$/i.test(word));
  if (isPlain && /^(string text|comment text|attribute text|content|text)$/.test(kind)) return words.join(' ');
  if (!wording.writing && kind !== 'phrase') return prose(words);
  if (isPlain && style && formatterAt(words, 0) === undefined) return nameText(words, style, wording);
  return expression(words, wording, 'value').text;
}

/** The style that a name is written in; undefined where a single word leaves it open. */
function styleOf(name: string): NameStyle | undefined {
  if (/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(name) && name.length > 1) return 'constant';
  if (/_/.test(name)) return 'snake';
  if (/^[A-Z]/.test(name)) return 'pascal';
  return /[A-Z]/.test(name) ? 'camel' : undefined;
}

/** The pair of brackets or quotes that is said. */
function enclosureOf(
  words: readonly string[],
  quote: string,
): { readonly open: string; readonly close: string } | undefined {
  const said = words.join(' ').toLowerCase();
  if ([...OWN_QUOTES.one, ...OWN_QUOTES.many].some(name => name === said)) return { open: quote, close: quote };
  return ENCLOSURES.find(({ one, many }) => [...one, ...many].includes(said));
}

function withLineEnd({ start, end }: Span, text: string): Span {
  const next = text.indexOf('\n', end);
  return { start, end: next < 0 ? end : next + 1 };
}

/** A name, and what it becomes. */
export interface Renaming {
  readonly name: Span;
  readonly to: string;
}

/** What is renamed, and to what in the style of the old name; undefined where nothing with a name is there. */
export function renaming(target: string, to: string, place: WritingPlace): Renaming | undefined {
  const { text, tree, wording } = place;
  const words = to.split(' ').filter(Boolean);
  if (isVague(words) || isSentence(words, wording)) return undefined;
  for (const found of stretches(target.split(' ').filter(Boolean), place)) {
    const inside = tree?.scopes('name').find(({ start, end }) => start >= found.start && end <= found.end);
    const span = inside ?? found;
    const old = text.slice(span.start, span.end);
    if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(old)) continue;
    const isType =
      found.kind === 'class' || found.kind === 'interface' || found.kind === 'enum' || found.kind === 'struct';
    const own = isType
      ? wording.writing?.names.class
      : found.kind === 'function' || found.kind === 'method'
        ? wording.writing?.names.function
        : undefined;
    const style = styleOf(old) ?? own ?? wording.writing?.names.variable ?? 'camel';
    const name = nameText(words, style, wording);
    if (/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) && name !== old) return { name: span, to: name };
  }
  return undefined;
}

/** By the letters of the name alone, in this file: for languages that no provider knows. */
function rename(given: Given, place: WritingPlace): Outcome | undefined {
  const found = renaming(given.text('target'), given.text('to'), place);
  if (!found) return undefined;
  const { text, tree } = place;
  const old = text.slice(found.name.start, found.name.end);
  const spans = tree ? tree.namesakes(old) : [found.name];
  const edits = (spans.length > 0 ? spans : [found.name]).map(({ start, end }) => ({ start, end, text: found.to }));
  return { edits, selections: [caret(moved(found.name.start, edits) + found.to.length)] };
}

function format(given: Given, place: WritingPlace): Outcome | undefined {
  const as = given.words('as');
  const formatter = formatterAt(as, 0);
  if (!formatter || formatter.length !== as.length) return undefined;
  const found = stretches(given.words('target'), place);
  if (found.length === 0) return undefined;
  const edits = found.map(({ start, end }) => ({
    start,
    end,
    text: nameText([...as, ...partsOfName(place.text.slice(start, end))], 'camel', {
      ...place.wording,
      lexicon: place.wording.lexicon,
    }),
  }));
  const last = edits.at(-1);
  return last && { edits, selections: [caret(moved(last.start, edits) + last.text.length)] };
}

function partsOfName(text: string): readonly string[] {
  return text.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu) ?? [text];
}

function surround(given: Given, place: WritingPlace): Outcome | undefined {
  const found = stretches(given.words('target'), place);
  const words = given.words('with');
  if (found.length === 0 || words.length === 0) return undefined;
  const pair = enclosureOf(words, place.wording.writing?.quote ?? '"');
  if (pair) return surrounded(found, pair.open, pair.close);
  // "In a function", "in a try catch" is for a model.
  if (/^(a|an|the)$/i.test(words[0] ?? '') && words.length > 1) return undefined;
  const text = typed(words, place.wording).text;
  const outcome = surrounded(found, text, text);
  return outcome;
}

function comment(given: Given, place: WritingPlace): Outcome | undefined {
  const { line, block } = place.comments;
  const found = resolveFirst(given.words('target'), place);
  if (found.length === 0 || !(line || block)) return undefined;
  const open = line ?? block?.[0] ?? '';
  const close = line ? '' : ` ${block?.[1] ?? ''}`;
  const lines = new Set<number>();
  for (const { start, end } of found)
    for (let at = lineAt(place.text, start); ; at = lineAt(place.text, at.end + 1)) {
      lines.add(at.start);
      if (at.end >= end || at.end >= place.text.length) break;
    }
  const edits = [...lines].flatMap(start => {
    const { end } = lineAt(place.text, start);
    const said = place.text.slice(start, end);
    if (said.trim() === '') return [];
    const at = start + indentAt(place.text, start).length;
    if (!given.flag('off'))
      return [{ start: at, end: at, text: `${open} ` }, ...(close ? [{ start: end, end, text: close }] : [])];
    if (!place.text.startsWith(open, at)) return [];
    const blank = place.text[at + open.length] === ' ' ? 1 : 0;
    const tail =
      close && said.trimEnd().endsWith(close.trim())
        ? [{ start: start + said.trimEnd().length - close.trim().length, end: start + said.trimEnd().length, text: '' }]
        : [];
    return [{ start: at, end: at + open.length + blank, text: '' }, ...tail];
  });
  return edits.length === 0 ? undefined : { edits, selections: [caret(moved(place.cursor, edits))] };
}

function sortThem(given: Given, place: WritingPlace): Outcome | undefined {
  for (const target of readTarget(given.words('target'))) {
    const found = resolve(
      target.kind === 'object' && target.object.plural && target.which.kind === 'nearest'
        ? { ...target, which: { kind: 'all' } }
        : target,
      place,
    );
    if (found.length > 0) return sorted(found, place);
  }
  return undefined;
}

function moveCursor(given: Given, place: WritingPlace): Outcome | undefined {
  const { text, cursor } = place;
  const by = given.count('by');
  const direction = given.text('direction') as Direction;
  if (!(by > 0)) return undefined;
  if (direction === 'up' || direction === 'down') {
    const line = lineAt(text, cursor);
    const [first, ...rest] = unitsFrom(text, cursor, 'line', direction === 'up' ? -by : by);
    const to = direction === 'up' ? first : (rest.at(-1) ?? first);
    return to && { edits: [], selections: [caret(Math.min(to.start + cursor - line.start, to.end))] };
  }
  if (given.text('unit') === 'word') {
    const isWord = /[\p{L}\p{N}_$]/u;
    let at = cursor;
    for (let step = 0; step < by; step++) {
      if (direction === 'right') {
        while (at < text.length && isWord.test(text[at] as string)) at++;
        while (at < text.length && !isWord.test(text[at] as string)) at++;
      } else {
        while (at > 0 && !isWord.test(text[at - 1] as string)) at--;
        while (at > 0 && isWord.test(text[at - 1] as string)) at--;
      }
    }
    return { edits: [], selections: [caret(at)] };
  }
  const at = direction === 'right' ? Math.min(text.length, cursor + by) : Math.max(0, cursor - by);
  return { edits: [], selections: [caret(at)] };
}

function type(given: Given, place: WritingPlace): Outcome | undefined {
  const words = given.words('words');
  const where = /^(above|below|before|after)$/.exec(words[0] ?? '')?.[1];
  const said = where && words.length > 1 ? words.slice(1) : words;
  const isCode = place.wording.writing !== undefined;
  if (given.text('as') === 'insert' && isCode && isProse(said, place.wording) && !isInText(place)) return undefined;
  const snippet =
    given.text('as') === 'insert' && !isCode ? { text: proseAt(said, place) } : typed(said, place.wording);
  if (!snippet.text) return undefined;
  const cursor = snippet.cursor ?? snippet.text.length;
  const { start, end } = place.selection;
  if (!where || words.length === 1) return replaced({ start, end }, snippet.text, cursor);
  const line = lineAt(place.text, place.cursor);
  const indent = indentAt(place.text, line.start);
  if (where === 'below')
    return {
      edits: [{ start: line.end, end: line.end, text: `\n${indent}${snippet.text}` }],
      selections: [caret(line.end + 1 + indent.length + cursor)],
    };
  if (where === 'above')
    return {
      edits: [{ start: line.start, end: line.start, text: `${indent}${snippet.text}\n` }],
      selections: [caret(line.start + indent.length + cursor)],
    };
  return replaced({ start: place.cursor, end: place.cursor }, snippet.text, where === 'before' ? cursor : 0);
}

/** Whether the cursor is in a comment or a string, where prose belongs. */
function isInText({ text, cursor, tree }: WritingPlace): boolean {
  const at = (tree?.lines ?? new LineIndex(text)).positionAt(cursor);
  return tree?.commentAt(at) !== undefined || tree?.textAt(at) !== undefined;
}

/** Words that ask for an idea instead of giving one. */
function isVague(words: readonly string[]): boolean {
  return words.some(word =>
    /^(something|anything|somehow|better|appropriate|whatever|nicer|faster|shorter|cleaner)$/i.test(word),
  );
}

/** Prose begins with a capital where a sentence begins. */
function proseAt(words: readonly string[], { text, cursor }: WritingPlace): string {
  const before = text.slice(0, cursor).trimEnd();
  const written = prose(words);
  const lead = before.length > 0 && !/\s$/.test(text.slice(0, cursor)) ? ' ' : '';
  return (
    lead +
    (before === '' || /[.!?:]$/.test(before) || /\n\s*$/.test(text.slice(0, cursor))
      ? written
      : written.charAt(0).toLowerCase() + written.slice(1))
  );
}
