import type { CommentSyntax } from '../editor/commentSyntax.ts';
import type { TextDocument } from '../editor/documents.ts';
import type { Position, TextEdit } from '../editor/position.ts';
import type { SyntaxTree } from '../syntax/syntaxTree.ts';

export interface Indentation {
  readonly insertSpaces: boolean;
  readonly size: number;
}

export interface CommentRequest {
  /** The words, as `spokenText` gives them. */
  readonly text: string;
  readonly document: TextDocument;
  readonly at: Position;
  readonly syntax: CommentSyntax;
  /** Undefined where no grammar knows the language. */
  readonly tree: SyntaxTree | undefined;
  readonly indentation: Indentation;
  /** Columns, indentation counted. */
  readonly width: number;
}

export interface Insertion {
  readonly edit: TextEdit;
  /** Where the cursor belongs afterwards: at the end of what was said. */
  readonly cursor: Position;
}
