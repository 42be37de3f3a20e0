import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Action, ActionContext } from '../../actions/action.ts';
import { defineAction, described } from '../../actions/define.ts';
import { flatten } from '../../actions/text/symbols.ts';
import { AloudError, throwIfAborted } from '../../common/errors.ts';
import type { TextDocument } from '../../editor/documents.ts';
import type { SymbolKind } from '../../editor/languages.ts';
import type { Selection, TextEdit } from '../../editor/position.ts';
import { LineIndex, lineIndexOf, stretchBetween } from '../../editor/text.ts';
import type { Parsers } from '../../syntax/parsers.ts';
import type { ScopeName } from '../../syntax/scopeNames.ts';
import type { SyntaxTree } from '../../syntax/syntaxTree.ts';
import type { WritingPlace } from '../adding/adding.ts';
import { Lexicon } from '../english/lexicon.ts';
import { indentationOf } from '../places/layout.ts';
import type { Outcome } from '../places/outcome.ts';
import { type Arguments, plan, renaming } from './verbs.ts';

const target = described(
  z.string().check(z.minLength(1)),
  'What is meant, in plain English: "second argument", "next two words", "lines four to nine", "end of line", "function foo", "body of function foo", "all of foo", or words of the text.',
);

interface Definition {
  readonly name: string;
  readonly description: string;
  readonly risk: 'shows' | 'edits';
  readonly input: z.ZodMiniObject;
}

const DEFINITIONS: readonly Definition[] = [
  {
    name: 'go_to_target',
    description: 'Puts the cursor somewhere that is named by structure or text.',
    risk: 'shows',
    input: z.strictObject({ target, edge: z.optional(z.enum(['start', 'end'])) }),
  },
  {
    name: 'select_target',
    description: 'Selects something that is named by structure or text.',
    risk: 'shows',
    input: z.strictObject({ target }),
  },
  {
    name: 'move_cursor',
    description: 'Moves the cursor by characters, words or lines.',
    risk: 'shows',
    input: z.strictObject({
      direction: z.enum(['left', 'right', 'up', 'down']),
      by: described(z.string(), 'How many; empty for one.'),
      unit: z.enum(['character', 'word', 'line']),
    }),
  },
  {
    name: 'delete_target',
    description:
      'Deletes something that is named by structure or text, with the comma or line that would be left over.',
    risk: 'edits',
    input: z.strictObject({ target }),
  },
  {
    name: 'change_target',
    description: 'Puts spoken code in the place of something that is named by structure or text.',
    risk: 'edits',
    input: z.strictObject({ target, to: described(z.string(), 'As it is said: "foo dot bar".') }),
  },
  {
    name: 'rename_target',
    description: 'Renames what is named by structure or text everywhere it is used.',
    risk: 'edits',
    input: z.strictObject({ target, to: described(z.string().check(z.minLength(1)), 'As it is said: "max speed".') }),
  },
  {
    name: 'copy_target',
    description: 'Copies or cuts something to the clipboard.',
    risk: 'edits',
    input: z.strictObject({ target, cut: z.boolean() }),
  },
  {
    name: 'format_target',
    description: 'Writes a name in another style.',
    risk: 'edits',
    input: z.strictObject({ target, as: described(z.string(), 'Such as "camel case", "all caps".') }),
  },
  {
    name: 'surround_target',
    description: 'Puts brackets, quotes or text around something.',
    risk: 'edits',
    input: z.strictObject({ target, with: described(z.string(), 'Such as "parentheses", "double quotes".') }),
  },
  {
    name: 'comment_target',
    description: 'Comments lines out, or takes them out of their comment.',
    risk: 'edits',
    input: z.strictObject({ target, off: z.boolean() }),
  },
  {
    name: 'indent_target',
    description: 'Indents lines, or takes it back.',
    risk: 'edits',
    input: z.strictObject({ target, out: z.boolean(), times: described(z.string(), 'How often; empty for once.') }),
  },
  {
    name: 'join_target',
    description: 'Makes one line of several.',
    risk: 'edits',
    input: z.strictObject({ target: z.string(), count: described(z.string(), 'How many; empty for one.') }),
  },
  {
    name: 'sort_target',
    description: 'Sorts lines, functions or items of a list.',
    risk: 'edits',
    input: z.strictObject({ target }),
  },
  {
    name: 'duplicate_target',
    description: 'Makes a copy above or below.',
    risk: 'edits',
    input: z.strictObject({ target, where: z.enum(['above', 'below']) }),
  },
  {
    name: 'move_target',
    description: 'Moves lines or items past their neighbours.',
    risk: 'edits',
    input: z.strictObject({
      target,
      direction: z.enum(['left', 'right', 'up', 'down']),
      times: described(z.string(), 'How often; empty for once.'),
      by_lines: described(z.boolean(), 'Past so many lines instead of neighbours of its kind.'),
    }),
  },
  {
    name: 'new_line',
    description: 'Begins a new line.',
    risk: 'edits',
    input: z.strictObject({ where: z.enum(['here', 'above', 'below']) }),
  },
  {
    name: 'add_code',
    description:
      'Writes code where it belongs, from how it is said: "function foo", "parameter max speed", "else", "x equals five".',
    risk: 'edits',
    input: z.strictObject({ what: described(z.string().check(z.minLength(1)), 'As it is said.') }),
  },
  {
    name: 'type_words',
    description: 'Types what is said at the cursor, symbols as symbols.',
    risk: 'edits',
    input: z.strictObject({
      words: described(z.string().check(z.minLength(1)), 'As it is said.'),
      as: z.enum(['typed', 'insert']),
    }),
  },
];

/** The actions that the grammar's commands become; a chat model may call them as well. */
export function structuralActions(parsers: Parsers): readonly Action[] {
  return DEFINITIONS.map(({ name, description, risk, input }) =>
    defineAction({
      name,
      description,
      risk,
      input,
      async run(given, context, signal) {
        const place = await placeOf(context, parsers);
        throwIfAborted(signal);
        const outcome = plan(name, given as Arguments, place);
        if (!outcome) throw new AloudError({ code: 'not-found', message: notFound(given as Arguments) });
        if (name === 'rename_target' && (await renamedByLanguage(given as Arguments, place, context)))
          return 'Renamed.';
        await carryOut(outcome, place, context);
        if (name === 'copy_target') return copied(given as Arguments, place, context);
        return told(outcome, place);
      },
    }),
  ) as readonly Action[];
}

/** Whether the language renamed it, in all files; where none knows how, the grammar does it in this one. */
async function renamedByLanguage(
  { target: what, to }: Arguments,
  place: LivePlace,
  context: ActionContext,
): Promise<boolean> {
  const found = renaming(String(what), String(to), place);
  if (!found) return false;
  const { document } = place;
  const at = lineIndexOf(document).positionAt(found.name.start);
  const changes = await context.editor.languages.rename(document.path, at, found.to).catch((thrown: unknown) => {
    if (thrown instanceof AloudError && thrown.code !== 'cancelled') return [];
    throw thrown;
  });
  if (changes.every(({ edits }) => edits.length === 0)) return false;
  await context.editFiles(changes);
  return true;
}

/** The target is selected: it goes to the clipboard, and the cursor back to where it was. */
async function copied({ cut }: Arguments, { document, cursor }: LivePlace, context: ActionContext): Promise<string> {
  await context.command(`editor.action.clipboard${cut ? 'Cut' : 'Copy'}Action`, cut ? 'edits' : 'shows');
  if (cut) return 'Cut.';
  const at = lineIndexOf(document).positionAt(cursor);
  await context.moveTo(document.path, { anchor: at, active: at });
  return 'Copied.';
}

/** A place as it stands when looked at, and the document it is in. */
export interface LivePlace extends WritingPlace {
  readonly document: TextDocument;
}

/** The turn's place. Throws `no-document`, `document-closed`. */
export async function placeOf(
  context: Pick<ActionContext, 'editor' | 'selection'>,
  parsers: Parsers,
): Promise<LivePlace> {
  const { path, selection } = context.selection();
  const document = await context.editor.documents.read(path);
  return placeIn(document, selection, context, parsers);
}

async function placeIn(
  document: TextDocument,
  { anchor, active }: Selection,
  { editor }: Pick<ActionContext, 'editor'>,
  parsers: Parsers,
): Promise<LivePlace> {
  const { languageId } = document;
  const tree = await parsers.treeOf(document);
  const lines = tree?.lines ?? lineIndexOf(document);
  const from = lines.offsetAt(anchor);
  const cursor = lines.offsetAt(active);
  const shown = editor.documents.active();
  const own = shown?.document.path === document.path ? shown.indentation : undefined;
  const inFile = indentationOf(document.text);
  const unit =
    inFile ?? (own ? (own.insertSpaces ? ' '.repeat(own.size) : '\t') : ' '.repeat(tree?.writing?.indent ?? 2));
  const symbols =
    tree?.knows('function') || tree?.knows('tag') || tree?.knows('property')
      ? undefined
      : await symbolsOf(document, lines, editor);
  return {
    document,
    ...(symbols && { symbols }),
    text: document.text,
    cursor,
    selection: { start: Math.min(from, cursor), end: Math.max(from, cursor) },
    tree,
    unit,
    comments: editor.languages.commentSyntax(languageId),
    wording: { writing: tree?.writing, lexicon: tree ? lexiconOf(tree) : new Lexicon(document.text) },
  };
}

const LEXICONS = new WeakMap<SyntaxTree, Lexicon>();

/** How the text of a tree spells names: read once. */
export function lexiconOf(tree: SyntaxTree): Lexicon {
  let lexicon = LEXICONS.get(tree);
  if (!lexicon) {
    lexicon = new Lexicon(tree.lines.text, tree.writing?.names.variable);
    LEXICONS.set(tree, lexicon);
  }
  return lexicon;
}

/** How long the editor's language support may take, in ms. */
const SYMBOLS_PATIENCE_MS = 250;

/** Kinds of symbols by the names that are said for them. */
const SCOPE_OF: Readonly<Partial<Record<SymbolKind, ScopeName>>> = {
  ...{
    class: 'class',
    interface: 'interface',
    enum: 'enum',
    function: 'function',
    method: 'method',
    type: 'type alias',
  },
  ...{ constructor: 'initializer', property: 'property', variable: 'variable', module: 'namespace' },
};

/** What the editor's language support knows of a document; nothing where none does. */
async function symbolsOf(
  document: TextDocument,
  lines: LineIndex,
  editor: ActionContext['editor'],
): Promise<LivePlace['symbols']> {
  const known = editor.languages.symbols(document.path).catch(() => []);
  // A language server that has just started takes seconds.
  const symbols = await Promise.race([known, sleep(SYMBOLS_PATIENCE_MS, [], { ref: false })]);
  return flatten(symbols).flatMap(({ symbol: { kind, name, range } }) => {
    const scope = Object.hasOwn(SCOPE_OF, kind) ? SCOPE_OF[kind] : undefined;
    const span = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
    return scope ? [{ ...span, scope, name, removal: undefined, owner: span }] : [];
  });
}

async function carryOut(outcome: Outcome, { document, tree }: LivePlace, context: ActionContext): Promise<void> {
  const before = tree?.lines ?? lineIndexOf(document);
  const ends = (code: string) => (document.eol === '\r\n' ? code.replace(/\r?\n/g, '\r\n') : code);
  const edits = outcome.edits.map(({ start, end, text: code }) => ({ start, end, text: ends(code) }));
  if (edits.length > 0) {
    const changes: TextEdit[] = edits.map(edit => ({
      range: { start: before.positionAt(edit.start), end: before.positionAt(edit.end) },
      newText: edit.text,
    }));
    await context.edit(document.path, changes, document.version);
  }
  if (!outcome.selections) return;
  const after =
    edits.length === 0 ? before : linesAfter(before, (await context.editor.documents.read(document.path)).text);
  const selections = outcome.selections.map(({ start, end }) => {
    const shift =
      document.eol === '\r\n' ? (offset: number) => withReturns(offset, outcome) : (offset: number) => offset;
    return { anchor: after.positionAt(shift(start)), active: after.positionAt(shift(end)) };
  });
  const [first, ...rest] = selections;
  if (!first) return;
  await context.moveTo(document.path, first);
  if (rest.length > 0) await context.editor.documents.select(document.path, selections);
}

function linesAfter(index: LineIndex, text: string): LineIndex {
  return new LineIndex(text, { index, stretch: stretchBetween(index.text, text) });
}

/** Offsets of an outcome count `\n`: with `\r\n`, each line end written in front of one adds to it. */
function withReturns(offset: number, outcome: Outcome): number {
  let shift = 0;
  let at = 0;
  let before = 0;
  for (const edit of [...outcome.edits].sort((a, b) => a.start - b.start)) {
    at += edit.start - before;
    if (at >= offset) break;
    const inside = edit.text.slice(0, Math.max(0, offset - at));
    shift += inside.split('\n').length - inside.split('\r\n').length;
    at += edit.text.length;
    before = edit.end;
  }
  return offset + shift;
}

function notFound(given: Arguments): string {
  const said = given['target'] ?? given['what'] ?? given['words'];
  return typeof said === 'string' && said ? `There is no "${said}" here.` : 'There is nothing to do here.';
}

/** One short sentence on what was done, fit to be spoken. */
function told({ edits, selections }: Outcome, { text }: LivePlace): string {
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const [edit] = edits;
  if (edit && edits.length === 1) {
    // What begins with a line end stands in the next line.
    const line = lineOf(edit.start) + (/^\n+/.exec(edit.text)?.[0].length ?? 0);
    const gone = edit.end - edit.start;
    const isGone = edit.text.trim() === '' && gone > 0;
    return `${isGone ? 'Deleted' : gone === 0 ? 'Added' : 'Changed'} in line ${line}.`;
  }
  if (edits.length > 1) return `Changed in ${edits.length} places.`;
  const [selection] = selections ?? [];
  if (!selection) return 'Done.';
  if ((selections?.length ?? 0) > 1) return `Selected ${selections?.length} places.`;
  const line = lineOf(selection.start);
  if (selection.start === selection.end) return `Line ${line}.`;
  const last = lineOf(selection.end);
  return last === line ? `Selected in line ${line}.` : `Selected lines ${line} to ${last}.`;
}
