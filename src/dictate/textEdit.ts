import { AloudError } from '../common/errors.ts';
import type { CommentSyntax } from '../editor/commentSyntax.ts';
import type { TextDocument } from '../editor/documents.ts';
import { endOf, isEmpty, position, type Range, type TextEdit } from '../editor/position.ts';
import { message } from '../messages/message.ts';
import type { SyntaxTree } from '../syntax/syntaxTree.ts';
import { continued } from './continued.ts';
import type { Indentation, Insertion } from './insertion.ts';
import { sentence, spokenText } from './spokenText.ts';

export interface DictationRequest {
  /** What was said. */
  readonly transcript: string;
  readonly document: TextDocument;
  /** What the text replaces; empty at a cursor. */
  readonly range: Range;
  readonly syntax: CommentSyntax;
  readonly tree: SyntaxTree | undefined;
  readonly indentation: Indentation;
  readonly width: number;
}

const PROSE = new Set([
  'plaintext',
  'markdown',
  'latex',
  'tex',
  'restructuredtext',
  'asciidoc',
  'git-commit',
  'scminput',
  'html',
]);

/**
 * The edit that puts dictated text where the cursor is, fitted to the place: spaces between words, capitals at the
 * start of sentences in prose, prefixes in comments, escapes in strings, plain words in code.
 */
export function dictateEdit(request: DictationRequest): Insertion {
  const { document, range, tree, transcript } = request;
  const words = spokenText(transcript);
  if (words === '') throw new AloudError({ code: 'nothing-understood', message: message('dictation.no-words') });
  const { start } = range;
  const comment = isEmpty(range) ? tree?.commentAt(start) : undefined;
  if (comment)
    return continued(
      { ...request, text: words, at: start },
      comment,
      afterSentence(before(request)) ? sentence(words) : words,
    );
  const text = tree?.textAt(start);
  const line = document.line(start.line);
  const lead = line.slice(0, start.character);
  if (text) return placed(request, escaped(words, opening(document, text), document.eol), lead);
  const prose = PROSE.has(document.languageId);
  return placed(request, prose && afterSentence(before(request)) ? sentence(words) : words, lead);
}

/** What stands before the place, back to the start of the line or the one before. */
function before({ document, range: { start } }: DictationRequest): string {
  const here = document.line(start.line).slice(0, start.character);
  return here.trim() === '' && start.line > 0 ? `${document.line(start.line - 1)}\n${here}` : here;
}

/** Whether a sentence begins behind this text. */
function afterSentence(text: string): boolean {
  const plain = text.replace(/^[\s>#*/;%-]+/, '');
  return (
    plain.trim() === '' ||
    /[.!?:]["')\]]*\s*$/.test(plain) ||
    (/\n\s*$/.test(text.replace(/\n$/, '\n')) === true &&
      /[.!?:]?\s*\n/.test(text) &&
      text.split('\n')[0]?.trim() === '')
  );
}

/** The quote that a text began with; undefined for texts without one, such as markup. */
function opening(document: TextDocument, { start }: Range): string | undefined {
  return /^(?:[A-Za-z@$&]{0,3})(#*"""|'''|#*"|'|`)/.exec(document.line(start.line).slice(start.character))?.[1];
}

/** Words in a string, so that the string ends where it ended before. */
function escaped(words: string, quote: string | undefined, eol: string): string {
  if (quote === undefined) return words.replaceAll('\n', eol);
  const several = quote === '`' || quote.endsWith('"""') || quote === "'''";
  const sign = quote.slice(-1);
  const safe = words.replaceAll('\\', '\\\\').replaceAll(sign, `\\${sign}`);
  return (sign === '`' ? safe.replaceAll('${', '\\${') : safe).replaceAll('\n', several ? eol : '\\n');
}

function placed({ document, range }: DictationRequest, words: string, lead: string): Insertion {
  const after = document.line(range.end.line).slice(range.end.character);
  const space = lead === '' || /[\s([{<"'`/@#$_-]$/.test(lead) || /^[\s.,;:!?)\]}]/.test(words) ? '' : ' ';
  const tail = after === '' || /^[\s.,;:!?)\]}>"'`]/.test(after) || /\s$/.test(words) ? '' : ' ';
  const text = space + words.replace(/\r?\n/g, document.eol);
  const edit: TextEdit = { range, newText: text + tail };
  const cursor = endOf(range.start, text);
  return { edit, cursor: position(cursor.line, cursor.character) };
}
