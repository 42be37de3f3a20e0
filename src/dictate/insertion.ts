import type { CommentSyntax } from '../editor/commentSyntax.ts';
import type { TextDocument } from '../editor/documents.ts';
import type { Position, Range, TextEdit } from '../editor/position.ts';
import type { SyntaxTree } from '../syntax/syntaxTree.ts';
import type { SpokenLanguage } from './languages/spokenLanguage.ts';

export interface Indentation {
  readonly insertSpaces: boolean;
  readonly size: number;
}

export interface CommentRequest {
  /** What is spoken; English where it is left out. */
  readonly language?: SpokenLanguage;
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

export interface DictationRequest {
  /** What was said. */
  readonly transcript: string;
  /** The same as code, where the place is code and the words are. */
  readonly code?: string;
  /** What is spoken, as ISO 639-1; undefined where the words must tell. */
  readonly language?: string;
  readonly document: TextDocument;
  /** What the text replaces; empty at a cursor. */
  readonly range: Range;
  readonly syntax: CommentSyntax;
  readonly tree: SyntaxTree | undefined;
  readonly indentation: Indentation;
  readonly width: number;
}

export interface Insertion {
  readonly edit: TextEdit;
  /** Where the cursor belongs afterwards: at the end of what was said. */
  readonly cursor: Position;
}
