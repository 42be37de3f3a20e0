import { AloudError } from '../common/errors.ts';
import type { CommentSyntax } from '../editor/commentSyntax.ts';
import type { TextDocument } from '../editor/documents.ts';
import { endOf, position, type TextEdit } from '../editor/position.ts';
import { message } from '../messages/message.ts';
import type { Declaration } from '../syntax/declarations.ts';
import type { DocStyle } from '../syntax/language.ts';
import type { SyntaxTree } from '../syntax/syntaxTree.ts';
import { withinComment } from './continued.ts';
import { documented as withTags } from './docs/documented.ts';
import type { CommentRequest, Insertion } from './insertion.ts';
import { ENGLISH } from './languages/spokenLanguage.ts';
import { lineCommentAt } from './lineComment.ts';
import { onLines } from './onLines.ts';
import { sentence } from './spokenText.ts';
import { isWork, workMark } from './workMark.ts';
import { columns, wrap } from './wrap.ts';

/**
 * The edit that puts words as a comment where the cursor is, and never breaks the code: into the comment it stands in;
 * as documentation at a declaration; behind the code at the end of a line if it fits; else on lines of its own, above
 * whatever statement or text the cursor is in. Throws `unsupported` for a language without comments.
 */
export function commentEdit(request: CommentRequest): Insertion {
  const { document, at, syntax, tree, text, language = ENGLISH } = request;
  const words = language.id === 'en' ? sentence(workMark(text)) : language.id === 'other' ? text : sentence(text);
  if (!syntax.line && !syntax.block) {
    throw new AloudError({
      code: 'unsupported',
      message: message('dictation.no-comments', { language: document.languageId }),
      text,
      remedies: ['copy-text'],
    });
  }
  const opening = openingLines(document);
  if (at.line < opening) return onLinesBelow(request, opening - 1, words);
  const tagged = withTags(request);
  if (tagged) return tagged;
  const inside = tree ? tree.commentAt(at) : lineCommentAt(document, at, syntax);
  const line = document.line(at.line);
  if (inside) return withinComment(request, inside);
  const documented = declarationAt(request);
  // What is to be done is no documentation.
  if (tree && documented && !isDocumented(tree, documented) && !isWork(words))
    return documentation(request, tree.doc, documented, words);
  if (
    line.trim() === '' &&
    !tree?.outermostTextAt(at) &&
    !tree?.outermostTextAt(position(at.line, 0)) &&
    !endsWithBackslash(document, at.line - 1)
  ) {
    return onBlankLine(request, words);
  }
  return trailing(request, words) ?? above(request, at.line, words);
}

/** The declaration that a comment here would document: it begins on this line, or follows this blank line. */
function declarationAt({ document, at, tree }: CommentRequest): Declaration | undefined {
  if (!tree || tree.outermostTextAt(at)) return undefined;
  const blank = document.line(at.line).trim() === '';
  const declaration = tree.declarationOn(blank ? at.line + 1 : at.line);
  if (!declaration || declaration.kind === 'property' || declaration.kind === 'module') return undefined;
  // Only one that begins its line can have lines above it.
  const { start } = declaration.range;
  const before = document.line(start.line).slice(0, start.character);
  return before.trim() === '' && !endsWithBackslash(document, start.line - 1) && !tree.outermostTextAt(start)
    ? declaration
    : undefined;
}

function isDocumented(tree: SyntaxTree, { range, body }: Declaration): boolean {
  const lineAbove = position(range.start.line - 1, Number.MAX_SAFE_INTEGER);
  if (tree.doc === 'docstring')
    return body !== undefined && tree.textAt(position(body.start.line, body.start.character + 1)) !== undefined;
  return range.start.line > 0 && tree.commentAt(lineAbove) !== undefined;
}

function documentation(request: CommentRequest, style: DocStyle, declaration: Declaration, words: string): Insertion {
  const { document } = request;
  if (style === 'docstring')
    return docstring(request, declaration, words) ?? above(request, declaration.range.start.line, words);
  const { line } = declaration.range.start;
  const indent = indentOf(document.line(line));
  return onLinesAbove(request, line, indent, documentationLines(request, style, indent, words));
}

function documentationLines(
  { width, indentation }: CommentRequest,
  style: Exclude<DocStyle, 'docstring'>,
  indent: string,
  words: string,
): readonly string[] {
  const left = width - columns(indent, indentation.size);
  if (style === 'block') {
    const safe = words.replaceAll('*/', '* /');
    const single = `/** ${safe} */`;
    if (!safe.includes('\n') && columns(single) <= left) return [single];
    return ['/**', ...wrap(safe, left - 3).map(text => ` * ${text}`.trimEnd()), ' */'];
  }
  if (style === 'xml') {
    const safe = words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    return ['/// <summary>', ...wrap(safe, left - 4).map(text => `/// ${text}`.trimEnd()), '/// </summary>'];
  }
  return lineComments(style.line, words, left);
}

/** Python's: the first statement inside. Undefined where the body is on the line of the declaration itself. */
function docstring(
  { document, at, width, indentation }: CommentRequest,
  { body, range }: Declaration,
  words: string,
): Insertion | undefined {
  if (!body || body.start.line === range.start.line) return undefined;
  const { line } = body.start;
  const indent = indentOf(document.line(line));
  if (document.line(line).slice(0, body.start.character).trim() !== '') return undefined;
  const left = width - columns(indent, indentation.size);
  const safe = words.replaceAll('\\', '\\\\').replaceAll('"""', "'''").replace(/"$/, '" ');
  const single = `"""${safe}"""`;
  const lines = !safe.includes('\n') && columns(single) <= left ? [single] : [`"""`, ...wrap(safe, left), `"""`];
  return onLinesAbove({ document, at }, line, indent, lines);
}

function onBlankLine(request: CommentRequest, words: string): Insertion {
  const { document, at } = request;
  const has = document.line(at.line);
  const indent = has !== '' ? has : indentAround(document, at.line);
  const lines = commentLines(forLine(request, at.line), indent, words);
  const newText = lines.map(text => (indent + text).trimEnd()).join(document.eol);
  return inserted({ range: { start: position(at.line, 0), end: position(at.line, has.length) }, newText });
}

/** Behind the code, if the cursor is at the end of the line and all of it fits. */
function trailing(
  { document, at, syntax, tree, width, indentation }: CommentRequest,
  words: string,
): Insertion | undefined {
  const line = document.line(at.line);
  if (line.slice(at.character).trim() !== '' || line.trim() === '') return undefined;
  const end = position(at.line, line.length);
  if (tree?.isInPage(end)) return undefined;
  const inText = tree
    ? tree.outermostTextAt(end) || tree.outermostTextAt(position(at.line, line.trimEnd().length))
    : /["'`]/.test(line);
  if (inText || line.endsWith('\\') || endsWithBackslash(document, at.line - 1) || words.includes('\n'))
    return undefined;
  // A comment sign at the start of a line only would be content elsewhere.
  if (!syntax.line || /^[A-Za-z;%'"]/.test(syntax.line)) return undefined;
  const space = /\s$/.test(line) ? '' : document.languageId === 'python' ? '  ' : ' ';
  const newText = `${space}${lineComments(syntax.line, words, Number.POSITIVE_INFINITY).join(' ')}`;
  if (columns(line + newText, indentation.size) > width) return undefined;
  return inserted({ range: { start: end, end }, newText });
}

/**
 * How many lines at the start must stay the first: what names the program that runs a script, how it is encoded, or
 * that it is XML.
 */
function openingLines(document: TextDocument): number {
  const opening = /^(#!|<\?xml\b)/.test(document.line(0)) ? 1 : 0;
  return /^[ \t]*#.*?coding[:=]/.test(document.line(opening)) ? opening + 1 : opening;
}

function onLinesBelow(request: CommentRequest, line: number, words: string): Insertion {
  const { document } = request;
  const end = position(line, document.line(line).length);
  const newText = document.eol + commentLines(request, '', words).join(document.eol);
  return inserted({ range: { start: end, end }, newText });
}

/** A page around code, as PHP has it, has comments of its own. */
const PAGE: CommentSyntax = { block: ['<!--', '-->'] };

function forLine(request: CommentRequest, line: number): CommentRequest {
  return request.tree?.isInPage(position(line, 0)) ? { ...request, syntax: PAGE } : request;
}

/** Above the statement that a line belongs to: above every text or continued line that it is in the middle of. */
function above(request: CommentRequest, from: number, words: string): Insertion {
  const { document, tree } = request;
  let line = from;
  for (;;) {
    const text =
      tree?.outermostTextAt(position(line, 0)) ??
      (document.line(line).trim() === ''
        ? undefined
        : tree?.outermostTextAt(position(line, indentOf(document.line(line)).length)));
    if (text && text.start.line < line) line = text.start.line;
    else if (endsWithBackslash(document, line - 1)) line--;
    else break;
  }
  const indent =
    indentOf(document.line(line)) || (document.line(line).trim() === '' ? indentAround(document, line) : '');
  return onLinesAbove(request, line, indent, commentLines(forLine(request, line), indent, words));
}

function onLinesAbove(
  request: Pick<CommentRequest, 'document' | 'at'>,
  line: number,
  indent: string,
  lines: readonly string[],
): Insertion {
  return onLines(request, line, lines.map(each => (indent + each).trimEnd()).join(request.document.eol));
}

function commentLines(
  { syntax, width, indentation }: CommentRequest,
  indent: string,
  words: string,
): readonly string[] {
  const left = width - columns(indent, indentation.size);
  if (syntax.line) return lineComments(syntax.line, words, left);
  const [open, close] = syntax.block as readonly [string, string];
  const safe = withoutClose(words, close);
  const single = `${open} ${safe} ${close}`;
  return !safe.includes('\n') && columns(single) <= left
    ? [single]
    : [open, ...wrap(safe, left - 1).map(text => ` ${text}`.trimEnd()), close];
}

function lineComments(sign: string, words: string, width: number): readonly string[] {
  // A backslash at the end would take the next line into the comment in C and its kin.
  return wrap(words, width - columns(sign) - 1).map(text => `${sign} ${text}`.trimEnd().replace(/\\$/, '\\.'));
}

/** Text in which the end of a block comment does not stand. */
export function withoutClose(words: string, close: string): string {
  return words
    .replaceAll(close, `${close.slice(0, 1)} ${close.slice(1)}`)
    .replaceAll('--', close === '-->' ? '- -' : '--');
}

function inserted(edit: TextEdit): Insertion {
  return { edit, cursor: endOf(edit.range.start, edit.newText) };
}

export function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** The indentation of the next line with text, else of the one before. */
function indentAround(document: TextDocument, line: number): string {
  for (let below = line + 1; below < Math.min(document.lineCount, line + 50); below++) {
    const text = document.line(below);
    // A line that only closes belongs to what is outside of here.
    if (text.trim() !== '' && !/^\s*[)\]}]/.test(text)) return indentOf(text);
    if (text.trim() !== '') break;
  }
  for (let over = line - 1; over >= Math.max(0, line - 50); over--) {
    if (document.line(over).trim() !== '') return indentOf(document.line(over));
  }
  return '';
}

function endsWithBackslash(document: TextDocument, line: number): boolean {
  return line >= 0 && document.line(line).endsWith('\\');
}
