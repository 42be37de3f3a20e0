import type { CommentSyntax } from '../../editor/commentSyntax.ts';
import { LineIndex } from '../../editor/text.ts';
import type { ScopeName } from '../../syntax/scopeNames.ts';
import type { Found, Span } from '../../syntax/scopes.ts';
import type { SyntaxTree } from '../../syntax/syntaxTree.ts';
import type { Wording } from '../code/wording.ts';
import type { Kind } from './said/kinds.ts';

/** Where someone is in a text, in UTF-16 offsets, and how that text is written. */
export interface Place {
  readonly text: string;
  /** Where the selection's moving end is. */
  readonly cursor: number;
  readonly selection: Span;
  /** Undefined where there is no grammar for the language. */
  readonly tree: SyntaxTree | undefined;
  /** What the editor's language support knows, where the tree has no names of structure. */
  readonly symbols?: readonly (Found & { readonly scope: ScopeName })[];
  /** What the editor's language support says stands around the cursor, the smallest first, where the tree has no names. */
  readonly around?: readonly Span[];
  readonly wording: Wording;
  /** One step of indentation. */
  readonly unit: string;
  readonly comments: CommentSyntax;
  /** What has a number on screen, as long as the numbers are shown. */
  readonly marks?: readonly NumberedSpan[];
}

/** A stretch of the text by the number that stands at it. */
export interface NumberedSpan extends Span {
  readonly number: number;
}

/** A stretch of the text that a target came to. */
export interface Pointed extends Span {
  readonly kind: Kind | 'phrase' | 'selection' | 'edge' | 'reach';
  /** What goes when it is deleted, where that is more than itself. */
  readonly removal: Span | undefined;
  /** What a thing of structure is called; all of its text where it has no name. */
  readonly called?: string;
  /** Whether someone said what it stands in. */
  readonly isPlaced?: true;
  /** Where the words stand that were said of it, if it is more than they: of "the console log" its call's name. */
  readonly words?: Span;
}

export function pointed({ start, end }: Span, kind: Pointed['kind'], removal?: Span): Pointed {
  return { start, end, kind, removal };
}

/** Whether the cursor is in a comment or a string, where prose belongs. */
export function isInText({ text, cursor, tree }: Place): boolean {
  const at = (tree?.lines ?? new LineIndex(text)).positionAt(cursor);
  return tree?.commentAt(at) !== undefined || tree?.textAt(at) !== undefined;
}

/** Whether a text is one to be read, with headings and paragraphs, and neither code nor data. */
export function isDocument({ tree }: Place): boolean {
  return tree?.knows('heading') === true && !tree.knows('key');
}
