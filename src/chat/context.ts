import * as paths from 'node:path';
import type { View } from '../actions/view/view.ts';
import { LONGEST_SECRET, lineFilter } from '../common/secrets/withoutSecrets.ts';
import { visibleLine } from '../common/visible.ts';
import type { ActiveEditor, TextDocument } from '../editor/documents.ts';
import type { Diagnostic, DocumentSymbol } from '../editor/languages.ts';
import {
  comparePositions,
  isEmpty,
  type Position,
  type Range,
  type Selection,
  selectionRange,
} from '../editor/position.ts';
import { codeAround } from './codeAround.ts';
import { FENCE_TOKENS, fenceAsIs } from './fence.ts';
import { enclosing, enclosingFunction, flatten, nearest, type OutlineEntry } from './outline.ts';
import { estimateTokens } from './tokens.ts';

const LONGEST_NAME = 160;
const LONGEST_MESSAGE = 240;
const LONGEST_QUOTE = 40;
const LONGEST_SELECTION = 240;
const MOST_FOLDERS = 8;
const MOST_DIAGNOSTICS = 12;

/** Problems within so many lines of the cursor are told, the others only counted. */
const NEARBY_LINES = 150;

/** The shares of the budget that problems and the outline may have at most; the code gets what they leave. */
const DIAGNOSTICS_SHARE = 0.15;
const OUTLINE_SHARE = 0.2;
const BRIEF_DIAGNOSTICS_SHARE = 0.5;

/** So many symbols that the user has named are told, however far they are. */
const MOST_NAMED = 20;

/** The least that one symbol costs in the outline, in tokens. */
const SYMBOL_TOKENS = 8;

/** Where the user was when they spoke. */
export interface ContextScene {
  readonly active: ActiveEditor;
  /** Where it stands now. */
  readonly selection: Selection;
  /** Undefined where nobody knows the language, or not yet. */
  readonly symbols: readonly DocumentSymbol[] | undefined;
}

export interface ContextRequest {
  readonly view: View;
  readonly scene: ContextScene | undefined;
  /** What the user said: the symbols that it names are told, wherever they are. */
  readonly words?: string;
  /** The most that the text may be, in estimated tokens. */
  readonly budgetTokens: number;
  /** Only where the user is and what is wrong near there, for who knows the file. */
  readonly isBrief?: boolean;
}

/**
 * What a chat model is told about the editor: folders, file, cursor, selection, problems nearby, the outline, and the
 * code around the cursor, the enclosing function apart from the rest. What does not fit is cut, the farthest first,
 * and the cut is noted. Work and size do not grow with the file. Everything stands in a fence, as data; lines and
 * columns count from 1.
 */
export async function buildContext(request: ContextRequest): Promise<string> {
  const { view, scene, words = '', budgetTokens, isBrief = false } = request;
  const page = new Page(budgetTokens - FENCE_TOKENS);
  if (!isBrief) page.add(`Open folders: ${foldersText(view.files.folders)}`);
  if (!scene) {
    page.add('No file is open.');
    return page.finish();
  }
  const document = (await view.documents.own()) ?? scene.active.document;
  const selected = clampRange(selectionRange(scene.selection), document);
  const cursor = clamp(scene.selection.active, document);
  const symbols = scene.symbols ?? [];

  page.add(`File: ${fileText(document, scene.active, view.files.folders)}`);
  page.add(cursorText(document, cursor));
  if (!isEmpty(selected)) page.add(selectionText(document, selected));
  const inside = enclosing(symbols, cursor);
  if (inside.length > 0) page.add(`Inside: ${inside.map(symbolText).join(' > ')}`);

  const diagnostics = await view.languages.diagnostics(document).catch(() => []);
  const share = isBrief ? BRIEF_DIAGNOSTICS_SHARE : DIAGNOSTICS_SHARE;
  addDiagnostics(page, diagnostics, cursor.line, Math.floor(budgetTokens * share));
  if (isBrief) return page.finish();
  addOutline(page, symbols, cursor.line, words, Math.floor(budgetTokens * OUTLINE_SHARE));
  const code = codeAround({
    document,
    cursor,
    selected,
    within: enclosingFunction(symbols, cursor),
    budgetTokens: page.left,
  });
  for (const line of code) page.add(line);
  return page.finish();
}

/** Lines in a budget: one that does not fit is not taken. */
class Page {
  readonly #lines: string[] = [];
  #left: number;

  constructor(budgetTokens: number) {
    this.#left = budgetTokens;
  }

  get left(): number {
    return this.#left;
  }

  add(line: string): boolean {
    const cost = estimateTokens(line) + 1;
    if (cost > this.#left) return false;
    this.#left -= cost;
    this.#lines.push(line);
    return true;
  }

  finish(): string {
    return this.#lines.length > 0 ? fenceAsIs(this.#lines.join('\n')) : '';
  }
}

function addDiagnostics(page: Page, diagnostics: readonly Diagnostic[], line: number, budgetTokens: number): void {
  const distance = (d: Diagnostic): number => Math.abs(d.range.start.line - line);
  const worth = diagnostics.filter(d => d.severity !== 'hint');
  const near = worth
    .filter(d => distance(d) <= NEARBY_LINES)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, MOST_DIAGNOSTICS);
  const floor = page.left - budgetTokens;
  let told = 0;
  for (const d of near) {
    const source = d.source ? ` (${name(d.source)})` : '';
    const text = `Problem: ${d.severity} in line ${d.range.start.line + 1}, column ${d.range.start.character + 1}: ${cut(visibleLine(d.message.slice(0, LONGEST_MESSAGE)), LONGEST_MESSAGE)}${source}`;
    if (page.left - estimateTokens(text) - 1 < floor || !page.add(text)) break;
    told++;
  }
  if (worth.length > told) page.add(`Further problems in this file: ${worth.length - told}`);
}

function addOutline(
  page: Page,
  symbols: readonly DocumentSymbol[],
  line: number,
  words: string,
  budgetTokens: number,
): void {
  const all = flatten(symbols);
  let near = nearest(all, line, Math.floor(budgetTokens / SYMBOL_TOKENS));
  const named = near.length < all.length ? all.filter(isNamedBy(words)).slice(0, MOST_NAMED) : [];
  while (near.length > 0) {
    const wanted = new Set([...named, ...near]);
    const told = all.filter(entry => wanted.has(entry));
    const lines = told.map(({ symbol, depth }) => `${'  '.repeat(Math.min(depth, 8) + 1)}${symbolText(symbol)}`);
    const leftOut = all.length - told.length;
    const head =
      leftOut > 0
        ? `Symbols nearest to the cursor (${leftOut} more left out: list_symbols has all):`
        : 'Symbols of this file:';
    const text = [head, ...lines].join('\n');
    if (estimateTokens(text) <= budgetTokens) {
      page.add(text);
      return;
    }
    near = nearest(near, line, Math.floor(near.length * 0.8));
  }
}

/** Tells whether words name a symbol: as it is written, or by the words that it is made of. */
function isNamedBy(words: string): (entry: OutlineEntry) => boolean {
  const said = new Set(wordsIn(words));
  return ({ symbol: { name } }) => {
    const lower = name.toLowerCase();
    if (said.has(lower)) return true;
    // Most names hold none of the words, and need not be taken apart.
    if (![...said].some(word => lower.includes(word))) return false;
    const parts = wordsIn(name.replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, ' '));
    return parts.length > 0 && parts.every(part => said.has(part));
  };
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function foldersText(folders: readonly string[]): string {
  if (folders.length === 0) return 'none';
  const more = folders.length > MOST_FOLDERS ? ` and ${folders.length - MOST_FOLDERS} more` : '';
  return (
    folders
      .slice(0, MOST_FOLDERS)
      .map(folder => name(paths.basename(folder)))
      .join(', ') + more
  );
}

function fileText(document: TextDocument, active: ActiveEditor, folders: readonly string[]): string {
  const { insertSpaces, size } = active.indentation;
  const facts = [
    document.languageId,
    `${document.lineCount} lines`,
    insertSpaces ? `indented with ${size} spaces` : 'indented with tabs',
    ...(document.isDirty ? ['unsaved'] : []),
  ];
  return `${name(fileName(document.path, folders))} (${facts.map(name).join(', ')})`;
}

/** Relative to its folder, with slashes. The folders above it are nobody's business, so elsewhere the last name only. */
function fileName(path: string, folders: readonly string[]): string {
  for (const folder of folders) {
    const relative = paths.relative(folder, path);
    if (relative && !relative.startsWith('..') && !paths.isAbsolute(relative))
      return relative.split(paths.sep).join('/');
  }
  return paths.basename(path);
}

function cursorText(document: TextDocument, cursor: Position): string {
  const place = `Cursor: line ${cursor.line + 1}, column ${cursor.character + 1}`;
  const before = {
    start: { line: cursor.line, character: Math.max(0, cursor.character - LONGEST_QUOTE) },
    end: cursor,
  };
  const after = { start: cursor, end: { line: cursor.line, character: cursor.character + LONGEST_QUOTE } };
  return `${place}, after ${quote(document, before)} and before ${quote(document, after)}`;
}

function selectionText(document: TextDocument, { start, end }: Range): string {
  const place = `Selection: line ${start.line + 1}, column ${start.character + 1} to line ${end.line + 1}, column ${end.character + 1}`;
  if (start.line !== end.line) return `${place}; its lines are marked with *`;
  const over = end.character - start.character - LONGEST_SELECTION;
  const shown = over > 0 ? { line: end.line, character: start.character + LONGEST_SELECTION } : end;
  return `${place}: ${quote(document, { start, end: shown })}${over > 0 ? ` and ${over} more characters` : ''}`;
}

function symbolText({ kind, name: title, range }: DocumentSymbol): string {
  const [first, last] = [range.start.line + 1, range.end.line + 1];
  return `${kind} ${name(title)} ${first === last ? first : `${first}-${last}`}`;
}

/** A piece of one line; not told where it could be a piece of a secret, which alone would not look like one. */
function quote(document: TextDocument, { start, end }: Range): string {
  const line = document.line(start.line);
  const around = line.slice(Math.max(0, start.character - LONGEST_SECRET), end.character + LONGEST_SECRET);
  if (lineFilter(document.path)(around) !== around) return 'text with a secret';
  return JSON.stringify(visibleLine(line.slice(start.character, end.character)));
}

function name(text: string): string {
  return cut(visibleLine(text.slice(0, LONGEST_NAME)), LONGEST_NAME);
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function clampRange({ start, end }: Range, document: TextDocument): Range {
  const [from, to] = [clamp(start, document), clamp(end, document)];
  return comparePositions(from, to) <= 0 ? { start: from, end: to } : { start: to, end: from };
}

function clamp(at: Position, document: TextDocument): Position {
  const line = Math.min(Math.max(at.line, 0), Math.max(document.lineCount - 1, 0));
  return { line, character: Math.min(Math.max(at.character, 0), document.line(line).length) };
}
