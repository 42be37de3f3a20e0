import { LONGEST_SECRET, lineFilter } from '../common/secrets/withoutSecrets.ts';
import { visible, visibleLine } from '../common/visible.ts';
import type { TextDocument } from '../editor/documents.ts';
import type { DocumentSymbol } from '../editor/languages.ts';
import { isEmpty, type Position, type Range } from '../editor/position.ts';
import { estimateTokens } from './tokens.ts';

/** Longer lines are cut: around the cursor in its own line, at the end in others. In UTF-16 units. */
const LONGEST_CURSOR_LINE = 1600;
const LONGEST_LINE = 400;
const SHORTEST_CUT = 50;

/** What keys are made of. */
const WORD = /[\w.+/=-]/;

const LONGEST_NAME = 80;

/** What the notes on what was left out may cost, in tokens. */
const NOTES_TOKENS = 60;

export interface CodeRequest {
  readonly document: TextDocument;
  readonly cursor: Position;
  readonly selected: Range;
  readonly within: DocumentSymbol | undefined;
  readonly budgetTokens: number;
}

/**
 * The lines around the cursor, numbered, as many as the budget holds: first those that are selected, then those of the
 * function, then what surrounds it. `>` marks the cursor's line, `*` selected ones. The first line of the function is
 * there however long it is. Looks at no other lines.
 */
export function codeAround(request: CodeRequest): readonly string[] {
  const { document, cursor, selected } = request;
  const last = Math.max(document.lineCount - 1, 0);
  const within = request.within && { ...request.within, range: linesWithin(request.within.range, last) };
  const headings = headingsFor(within);
  const window = new Window(request, request.budgetTokens - NOTES_TOKENS - cost(headings.join('\n')));
  if (!window.start()) return [];
  const head = within && within.range.start.line < cursor.line ? within.range.start.line : undefined;
  const headLine = head === undefined ? undefined : window.reserve(head);
  if (!isEmpty(selected)) window.grow(selected.start.line, selected.end.line);
  if (within) window.grow(within.range.start.line, within.range.end.line);
  window.grow(0, last);
  return render(
    window,
    within,
    head !== undefined && headLine !== undefined && head < window.from ? headLine : undefined,
    last,
  );
}

function headingsFor(within: DocumentSymbol | undefined): readonly [before: string, inside: string, after: string] {
  if (!within) return ['', 'Code around the cursor:', ''];
  const title = visibleLine(within.name.slice(0, LONGEST_NAME)).slice(0, LONGEST_NAME);
  const lines = `lines ${within.range.start.line + 1} to ${within.range.end.line + 1}`;
  return [
    `Code before ${within.kind} ${title}:`,
    `Code of ${within.kind} ${title}, ${lines}:`,
    `Code after ${within.kind} ${title}:`,
  ];
}

function render(
  window: Window,
  within: DocumentSymbol | undefined,
  headLine: string | undefined,
  last: number,
): readonly string[] {
  const [before, inside, after] = headingsFor(within);
  const first = within?.range.start.line ?? 0;
  const end = within?.range.end.line ?? last;
  const out: string[] = [];
  if (within && window.from < first) out.push(before, ...window.lines(window.from, first - 1));
  out.push(inside);
  if (headLine) out.push(headLine);
  const hidden = headLine === undefined ? first : first + 1;
  if (within && window.from > hidden) out.push(leftOut(hidden, window.from - 1));
  out.push(...window.lines(Math.max(window.from, first), Math.min(window.to, end)));
  if (within && window.to < end) out.push(leftOut(window.to + 1, end));
  if (within && window.to > end) out.push(after, ...window.lines(end + 1, window.to));
  if (!within && window.from > 0) out.splice(1, 0, leftOut(0, window.from - 1));
  if (!within && window.to < last) out.push(leftOut(window.to + 1, last));
  return out;
}

function leftOut(from: number, to: number): string {
  return `(lines ${from + 1} to ${to + 1} left out)`;
}

/** A run of lines around the cursor that grows while the budget lasts. */
class Window {
  from: number;
  to: number;
  readonly #request: CodeRequest;
  readonly #rendered = new Map<number, string>();
  readonly #filter: (line: string) => string;
  #left: number;

  constructor(request: CodeRequest, budgetTokens: number) {
    this.#request = request;
    this.#filter = lineFilter(request.document.path);
    this.#left = budgetTokens;
    this.from = request.cursor.line;
    this.to = request.cursor.line;
  }

  /** Takes the cursor's line, cut as far as needed; false if not even that fits. */
  start(): boolean {
    for (let longest = LONGEST_CURSOR_LINE; longest >= SHORTEST_CUT; longest = Math.floor(longest / 2)) {
      if (this.#take(this.from, longest)) return true;
    }
    return false;
  }

  /** Pays for a line that shall be there in any case; undefined if it does not fit. */
  reserve(index: number): string | undefined {
    return this.#take(index, LONGEST_LINE) ? this.#rendered.get(index) : undefined;
  }

  /** Takes lines up and down by turns, within bounds, until they are reached or the budget is used up. */
  grow(first: number, last: number): void {
    let up = this.from > first;
    let down = this.to < last;
    while (up || down) {
      if (up) {
        up = this.#take(this.from - 1, LONGEST_LINE);
        if (up) up = --this.from > first;
      }
      if (down) {
        down = this.#take(this.to + 1, LONGEST_LINE);
        if (down) down = ++this.to < last;
      }
    }
  }

  lines(from: number, to: number): readonly string[] {
    const out: string[] = [];
    for (let i = Math.max(from, this.from); i <= Math.min(to, this.to); i++) out.push(this.#rendered.get(i) ?? '');
    return out;
  }

  #take(index: number, longest: number): boolean {
    if (this.#rendered.has(index)) return true;
    const text = this.#render(index, longest);
    const tokens = cost(text);
    if (tokens > this.#left) return false;
    this.#left -= tokens;
    this.#rendered.set(index, text);
    return true;
  }

  #render(index: number, longest: number): string {
    const { document, cursor, selected } = this.#request;
    const isSelected = !isEmpty(selected) && index >= selected.start.line && index <= selected.end.line;
    const mark = index === cursor.line ? '>' : isSelected ? '*' : ' ';
    const around = index === cursor.line ? cursor.character : 0;
    return `${mark}${index + 1}| ${cleanCut(document.line(index), around, longest, this.#filter)}`;
  }
}

/** Symbols may be older than the document. */
function linesWithin({ start, end }: Range, last: number): Range {
  return { start, end: { ...end, line: Math.min(end.line, last) } };
}

/** A window of a line around a character, with notes of what was cut off. */
function cleanCut(line: string, around: number, longest: number, filter: (line: string) => string): string {
  if (line.length <= longest) return clean(filter(line));
  const start = Math.max(0, Math.min(around - Math.floor(longest / 2), line.length - longest));
  const end = start + longest;
  const from = start > 0 ? cutNear(line, start, 1, around - start) : 0;
  const to = end < line.length ? cutNear(line, end, -1, end - around) : line.length;
  const text = clean(filter(line.slice(from, to)));
  const before = from > 0 ? `…(${from} characters left out)` : '';
  const after = to < line.length ? `…(${line.length - to} characters left out)` : '';
  return before + text + after;
}

/** A carriage return inside a line would start a line that has no number. */
function clean(text: string): string {
  return visible(text).replace(/\r/g, '⟨U+000D⟩');
}

/**
 * Where a line can be cut at or near a place, towards the cursor: not within a surrogate pair, nor within a word, since
 * half of a key would not look like one. Words without end are cut.
 */
function cutNear(line: string, index: number, step: 1 | -1, reach: number): number {
  for (let moved = 0; moved <= Math.min(reach, LONGEST_SECRET); moved++) {
    const at = index + moved * step;
    const isWithinWord = WORD.test(line.charAt(at - 1)) && WORD.test(line.charAt(at));
    if (!isWithinWord && !isLowSurrogate(line, at)) return at;
  }
  return isLowSurrogate(line, index) ? index - 1 : index;
}

function isLowSurrogate(line: string, index: number): boolean {
  const code = line.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff;
}

function cost(line: string): number {
  return estimateTokens(line) + 1;
}
