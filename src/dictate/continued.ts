import { endOf, type Position, position, type Range } from '../editor/position.ts';
import { fitted, spacesAround, wrappedAbove } from './fitted.ts';
import type { CommentRequest, Insertion } from './insertion.ts';
import { ENGLISH } from './languages/spokenLanguage.ts';
import { workMark } from './workMark.ts';
import { columns, wrap } from './wrap.ts';

/** The same, fitted to the sentence that the cursor is in. */
export function withinComment(request: CommentRequest, comment: Range): Insertion {
  const { document, at, text, syntax, language = ENGLISH } = request;
  const line = document.line(at.line);
  const from = comment.start.line === at.line ? comment.start.character : 0;
  const to = comment.end.line === at.line ? comment.end.character : line.length;
  const close = syntax.block?.[1] ?? '';
  const rest = line.slice(at.character, Math.max(at.character, to));
  const here = line.slice(from, Math.max(from, at.character)).replace(SIGNS, '');
  const above = at.line > 0 ? document.line(at.line - 1) : '';
  const isAbove = here.trim() === '' && (comment.start.line < at.line || SIGNS.exec(above)?.[0].trim() !== '');
  const around = {
    before: here.trim() === '' && isAbove ? wrappedAbove(above.replace(SIGNS, '')) : here,
    after: close !== '' && rest.endsWith(close) ? rest.slice(0, -close.length) : rest,
    text: document.text,
  };
  const marked = around.before.trim() === '' && language.id === 'en' ? workMark(text) : text;
  return continued(request, comment, fitted(marked, around, { language, isProse: true }));
}

/** What a line of a comment begins with. */
const SIGNS = /^\s*(?:\/\*+!?|\*+(?!\/)|\/\/+!?|<!--|\{-|--+(?:\[\[)?|<#|#+!?|;+|%+|["']{1,3}|REM\b)?\s*/;

/** Words put into the comment that the cursor is in, wrapped with its own prefix on each new line. */
export function continued(
  { document, at, syntax, width, indentation }: CommentRequest,
  comment: Range,
  words: string,
): Insertion {
  const line = document.line(at.line);
  const opening = document.line(comment.start.line).slice(comment.start.character);
  const isBlock = syntax.block !== undefined && opening.startsWith(syntax.block[0]);
  const close = isBlock ? (syntax.block?.[1] ?? '') : '';
  const behind = afterOpening(at, comment, opening);
  const place = isBlock ? insideBlock(document.line(comment.end.line), behind, comment, close) : behind;
  const before = document.line(place.line).slice(0, place.character);
  const after = document.line(place.line).slice(place.character);
  const prefix = linePrefix(line, comment, at.line, isBlock);
  const safe = close === '' ? words : words.replaceAll(close, `${close.slice(0, 1)} ${close.slice(1)}`);
  const startsBlock = isBlock && /^\s*\/?\*+!?\s*$/.test(before);
  const isAfterSign = before.replace(SIGNS, '') === '';
  const spaces = spacesAround(words, { before: before.replace(SIGNS, ''), after });
  const lead = startsBlock || isAfterSign ? (/\s$/.test(before) || before === '' ? '' : ' ') : spaces.lead;
  const used = columns(before + lead, indentation.size);
  const [first = '', ...rest] = firstThenRest(safe, width - used, width - columns(prefix, indentation.size));
  const begun = first === '' ? [] : [lead + first];
  const lines = [...begun, ...rest.map(text => prefix + text)];
  // Nothing of it fits on this line: it begins on the next.
  const text =
    (first === '' ? document.eol : '') +
    lines.map(each => each.trimEnd().replace(isBlock ? /$^/ : /\\$/, '\\.')).join(document.eol);
  const tail = close !== '' && after.startsWith(close) ? ' ' : spaces.tail;
  return { edit: { range: { start: place, end: place }, newText: text + tail }, cursor: endOf(place, text) };
}

/** Not within the sign that the comment begins with. */
function afterOpening(at: Position, { start }: Range, opening: string): Position {
  if (at.line !== start.line) return at;
  const sign = OPENING.exec(opening)?.[0] ?? '';
  return position(at.line, Math.max(at.character, start.character + sign.length));
}

const OPENING = /^(\/\*\*(?!\/)|\/\*[!]?|\/\/[/!]?|<!--|\{-|--(?:\[\[)?|<#|#!.*|#+|;+|%+|REM\b|=begin|['"])/;

/** A place in the comment's text: not within the signs that open or close it. */
function insideBlock(lastLine: string, at: Position, { end }: Range, close: string): Position {
  if (at.line !== end.line) return at;
  const closing = end.character - close.length;
  if (!lastLine.slice(0, end.character).endsWith(close) || at.character <= closing) return at;
  return position(
    end.line,
    lastLine.slice(0, closing).trimEnd() === '' ? closing : lastLine.slice(0, closing).trimEnd().length,
  );
}

/** What the comment's further lines begin with: `  * `, `  // `. */
function linePrefix(line: string, comment: Range, row: number, isBlock: boolean): string {
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  if (isBlock) {
    const star = /^\s*\*(?!\/)\s?/.exec(line)?.[0];
    if (row !== comment.start.line) return star ?? indent;
    const isDoc = /^\/\*\*/.test(line.slice(comment.start.character));
    return isDoc ? `${indent} * ` : `${indent}   `;
  }
  const sign = /^(\/\/[/!]?|#+|--|;+|%+|REM|['"])\s?/.exec(line.slice(comment.start.character))?.[0] ?? '';
  const spaced = sign === '' || /\s$/.test(sign) ? sign : `${sign} `;
  const lead = line.slice(0, comment.start.character);
  return (lead.trim() === '' ? lead : indent) + spaced;
}

function firstThenRest(words: string, firstWidth: number, width: number): readonly string[] {
  const [paragraph = '', ...others] = words.split('\n');
  const [head = '', ...overflow] = firstWidth > 0 ? wrap(paragraph, firstWidth) : ['', paragraph];
  const fits = columns(head) <= firstWidth;
  const rest = (fits ? overflow : [head, ...overflow]).join(' ');
  const more = [...(rest === '' ? [] : wrap(rest, width)), ...others.flatMap(other => wrap(other, width))];
  return [fits ? head : '', ...more];
}
