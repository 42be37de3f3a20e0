import { setTimeout as sleep } from 'node:timers/promises';
import { flatten } from '../../../actions/text/symbols.ts';
import type { View } from '../../../actions/view/view.ts';
import type { TextDocument } from '../../../editor/documents.ts';
import type { Location, SymbolKind } from '../../../editor/languages.ts';
import type { Position } from '../../../editor/position.ts';
import { type LineIndex, lineIndexOf } from '../../../editor/text.ts';
import { blockOf, isPage, languageIdAt } from '../../../syntax/blocks.ts';
import type { KeptDocument, Parsers } from '../../../syntax/parsers.ts';
import type { ScopeName } from '../../../syntax/scopeNames.ts';
import { inTextOrder, type Span } from '../../../syntax/scopes.ts';
import { Slices } from '../../../syntax/slices.ts';
import type { SyntaxTree } from '../../../syntax/syntaxTree.ts';
import { Lexicon } from '../../code/lexicon.ts';
import type { Place } from '../../places/place.ts';
import { indentationOf } from '../../places/text/layout.ts';

/** A place as it stands when looked at, and the document it is in. */
export interface LivePlace extends Place {
  readonly document: TextDocument;
  /** What was parsed of it: in a page, where the cursor is in a script or style, that alone. */
  readonly read: KeptDocument;
}

function readAt(document: TextDocument, at: Position): KeptDocument {
  const { path, languageId, text } = document;
  // The lines of a long text take time to be found, and most have them from their trees.
  if (!isPage(languageId)) return document;
  const there = languageIdAt(text, languageId, lineIndexOf(document).offsetAt(at));
  // Each block has a tree of its own, beside the page's.
  return { path: there === languageId ? path : `${path}#${there}`, languageId: there, text };
}

/** The turn's place, or another one in a document that is on screen. Throws `no-document`, `document-closed`. */
export async function placeOf(view: View, parsers: Parsers, elsewhere?: Location): Promise<LivePlace> {
  const document = await view.documents.read(elsewhere?.path);
  const { anchor, active } = elsewhere
    ? { anchor: elsewhere.range.start, active: elsewhere.range.start }
    : view.documents.here().selection;
  const read = readAt(document, active);
  const tree = await parsers.treeOf(read);
  const lexicon = tree ? lexiconOf(tree) : new Lexicon(document.text);
  await new Slices().run(lexicon.read());
  const lines = tree?.lines ?? lineIndexOf(document);
  const from = lines.offsetAt(anchor);
  const cursor = lines.offsetAt(active);
  const known = tree && knownOf(tree);
  const unit =
    (known ?? { indentation: indentationOf(document.text) }).indentation ??
    editorsIndentation(document, view) ??
    ' '.repeat(tree?.writing?.indent ?? 2);
  const [symbols, around] = tree?.hasScopes
    ? []
    : await Promise.all([symbolsOf(document, lines, view), aroundOf(document, active, lines, view)]);
  const marks = view.screen.marks
    .filter(({ path }) => path === document.path)
    .map(({ number, range: { start, end } }) => ({ number, start: lines.offsetAt(start), end: lines.offsetAt(end) }));
  const place: LivePlace = {
    document,
    read,
    ...(marks.length > 0 && { marks }),
    ...(symbols && { symbols }),
    ...(around && { around }),
    text: document.text,
    cursor,
    selection: { start: Math.min(from, cursor), end: Math.max(from, cursor) },
    tree,
    unit,
    comments: view.languages.commentSyntax(blockOf(read.languageId).languageId),
    wording: { writing: tree?.writing, lexicon },
  };
  // What the editor's language support says, and what has a number, may be other things by now.
  if (!known || symbols || marks.length > 0) return place;
  // Only what an exchange was given itself may be asked about.
  if (known.last && isSame(known.last, place)) known.last.document = document;
  else known.last = place;
  return known.last;
}

/** Of each tree how its text is indented, and the place in it that was looked at last. */
const KNOWN = new WeakMap<SyntaxTree, Known>();

interface Known {
  readonly indentation: string | undefined;
  last?: LivePlace & { document: TextDocument };
}

function knownOf(tree: SyntaxTree): Known {
  let known = KNOWN.get(tree);
  if (!known) {
    known = { indentation: indentationOf(tree.lines.text) };
    KNOWN.set(tree, known);
  }
  return known;
}

/** Whether a place of a tree is the one that was looked at before: all that was found out there is known then. */
function isSame(before: LivePlace, place: LivePlace): boolean {
  return (
    before.document.path === place.document.path &&
    before.document.version === place.document.version &&
    before.cursor === place.cursor &&
    before.selection.start === place.selection.start &&
    before.selection.end === place.selection.end &&
    before.unit === place.unit &&
    JSON.stringify(before.comments) === JSON.stringify(place.comments)
  );
}

/** As the editor would indent where a document has no lines that are indented. */
function editorsIndentation({ path }: TextDocument, view: View): string | undefined {
  const own = view.documents.indentation(path);
  return own && (own.insertSpaces ? ' '.repeat(own.size) : '\t');
}

const LEXICONS = new WeakMap<SyntaxTree, Lexicon>();

/** How the text of a tree spells names: read once. */
export function lexiconOf(tree: SyntaxTree): Lexicon {
  let lexicon = LEXICONS.get(tree);
  if (!lexicon) {
    lexicon = Lexicon.of(tree.lines.text, tree.writing);
    LEXICONS.set(tree, lexicon);
  }
  return lexicon;
}

/** How long the editor's language support may take, in ms: as long as one would rather wait than not be understood. */
const SYMBOLS_PATIENCE_MS = 1000;

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

/** What the editor would expand a selection to, the smallest first; nothing where it does not know in time. */
async function aroundOf(document: TextDocument, at: Position, lines: LineIndex, view: View): Promise<readonly Span[]> {
  const known = view.languages.rangesAround(document, at).catch(() => []);
  const ranges = await Promise.race([known, sleep(SYMBOLS_PATIENCE_MS, [], { ref: false })]);
  return ranges.map(({ start, end }) => ({ start: lines.offsetAt(start), end: lines.offsetAt(end) }));
}

/** What the editor's language support knows of a document; nothing where none does. */
async function symbolsOf(document: TextDocument, lines: LineIndex, view: View): Promise<LivePlace['symbols']> {
  const known = view.languages.symbols(document).catch(() => []);
  // A language server that has just started takes seconds.
  const symbols = await Promise.race([known, sleep(SYMBOLS_PATIENCE_MS, [], { ref: false })]);
  const found = flatten(symbols).flatMap(({ symbol: { kind, name, range } }) => {
    const scope = Object.hasOwn(SCOPE_OF, kind) ? SCOPE_OF[kind] : undefined;
    const span = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
    return scope ? [{ ...span, scope, name, removal: undefined, owner: span }] : [];
  });
  // Some languages tell them in another order than that of the text.
  return found.sort(inTextOrder);
}
