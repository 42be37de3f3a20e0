import { setTimeout as sleep } from 'node:timers/promises';
import type { ActionContext } from '../../../actions/action.ts';
import { flatten } from '../../../actions/text/symbols.ts';
import type { SymbolKind, TextDocument } from '../../../editor/editor.ts';
import type { Selection } from '../../../editor/position.ts';
import { LineIndex } from '../../../editor/text.ts';
import type { Parsers } from '../../../syntax/parsers.ts';
import type { ScopeName } from '../../../syntax/scopeNames.ts';
import { Lexicon } from '../../code/lexicon.ts';
import type { Place } from '../../places/place.ts';
import { indentationOf } from '../../places/text/layout.ts';
/** A place as it stands when looked at, and the document it is in. */
export interface LivePlace extends Place {
  readonly document: TextDocument;
}

/** The turn's place. Throws `no-document`, `document-closed`. */
export async function placeOf(
  context: Pick<ActionContext, 'editor' | 'selection'>,
  parsers: Parsers,
): Promise<LivePlace> {
  const { path, selection } = context.selection();
  const document = await context.editor.read(path);
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
  const lines = tree?.lines ?? new LineIndex(document.text);
  const from = lines.offsetAt(anchor);
  const cursor = lines.offsetAt(active);
  const shown = editor.active();
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
    comments: editor.commentSyntax(languageId),
    wording: { writing: tree?.writing, lexicon: new Lexicon(document.text, tree?.writing?.names.variable) },
  };
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
  const known = editor.symbols(document.path).catch(() => []);
  // A language server that has just started takes seconds.
  const symbols = await Promise.race([known, sleep(SYMBOLS_PATIENCE_MS, [], { ref: false })]);
  return flatten(symbols).flatMap(({ symbol: { kind, name, range } }) => {
    const scope = Object.hasOwn(SCOPE_OF, kind) ? SCOPE_OF[kind] : undefined;
    const span = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
    return scope ? [{ ...span, scope, name, removal: undefined, owner: span }] : [];
  });
}
