import type { TextDocument } from '../../editor/documents.ts';
import { position, type Range } from '../../editor/position.ts';
import type { DocStyle } from '../../syntax/language.ts';
import type { SyntaxTree } from '../../syntax/syntaxTree.ts';

/** Documentation as it stands in a text, in whole lines. */
export interface DocBlock {
  readonly first: number;
  readonly last: number;
  /** Its text, without the signs around it. */
  readonly content: readonly string[];
  readonly indent: string;
}

/** The block of documentation that a position is in, or that ends above a line; undefined where there is none. */
export function blockAt(document: TextDocument, tree: SyntaxTree, line: number): DocBlock | undefined {
  const text = document.line(line);
  const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
  const style = tree.doc;
  if (style === 'docstring') return docstringAt(document, tree, line);
  if (style === 'block') {
    const comment = tree.commentAt(position(line, text.trimEnd().length));
    return comment && blockOf(document, comment);
  }
  const sign = lineSign(style);
  const isDoc = (at: number) => at >= 0 && isDocLine(document.line(at), sign);
  if (!isDoc(line)) return undefined;
  let first = line;
  let last = line;
  while (isDoc(first - 1)) first--;
  while (isDoc(last + 1)) last++;
  const content: string[] = [];
  for (let at = first; at <= last; at++)
    content.push(document.line(at).trim().slice(sign.length).replace(/^ /, '').trimEnd());
  return { first, last, content, indent };
}

function isDocLine(line: string, sign: string): boolean {
  const text = line.trim();
  return (
    text.startsWith(sign) && !(sign === '#' && text.startsWith('#!')) && !(sign === '///' && text.startsWith('////'))
  );
}

export function lineSign(style: Exclude<DocStyle, 'block' | 'docstring'>): string {
  return style === 'xml' ? '///' : style.line;
}

function blockOf(document: TextDocument, { start, end }: Range): DocBlock | undefined {
  const opening = document.line(start.line);
  const indent = opening.slice(0, start.character);
  const closing = document.line(end.line);
  if (indent.trim() !== '' || !/^\/\*[*!]/.test(opening.slice(start.character))) return undefined;
  if (closing.slice(end.character).trim() !== '') return undefined;
  const content: string[] = [];
  for (let line = start.line; line <= end.line; line++) {
    let text = line === end.line ? closing.slice(0, end.character).replace(/\s*\*\/$/, '') : document.line(line);
    text =
      line === start.line
        ? text.slice(start.character).replace(/^\/\*[*!] ?/, '')
        : text.replace(/^\s*\* ?|^\s*\*?$/, '');
    if ((line !== start.line && line !== end.line) || text.trim() !== '') content.push(text.trimEnd());
  }
  return { first: start.line, last: end.line, content, indent };
}

function docstringAt(document: TextDocument, tree: SyntaxTree, line: number): DocBlock | undefined {
  const text = document.line(line);
  const from = /^\s*(?:[rRuU]{0,2})("""|''')/.exec(text)?.[0].length;
  const range = tree.outermostTextAt(position(line, from ?? text.length)) ?? tree.outermostTextAt(position(line, 0));
  if (!range) return undefined;
  const opening = document.line(range.start.line);
  const indent = opening.slice(0, range.start.character);
  const closing = document.line(range.end.line);
  if (indent.trim() !== '' || !/^[rRuU]{0,2}"""/.test(opening.slice(range.start.character))) return undefined;
  if (closing.slice(range.end.character).trim() !== '' || /^[rR]/.test(opening.slice(range.start.character)))
    return undefined;
  const content: string[] = [];
  for (let at = range.start.line; at <= range.end.line; at++) {
    let part = at === range.end.line ? closing.slice(0, range.end.character - 3) : document.line(at);
    part =
      at === range.start.line
        ? part.slice(range.start.character).replace(/^[uU]?"""/, '')
        : withoutIndent(part, indent);
    if ((at !== range.start.line && at !== range.end.line) || part.trim() !== '') content.push(part.trimEnd());
  }
  return { first: range.start.line, last: range.end.line, content, indent };
}

function withoutIndent(line: string, indent: string): string {
  return line.startsWith(indent) ? line.slice(indent.length) : line.trimStart();
}

/** The lines of documentation with this text. `columns`: how many there are for all of a line. */
export function blockLines(
  content: readonly string[],
  style: DocStyle,
  indent: string,
  columns: number,
): readonly string[] {
  const single = content.length === 1 ? (content[0] ?? '') : undefined;
  const withIndent = (line: string) => (indent + line).trimEnd();
  if (style === 'block') {
    const safe = content.map(line => line.replaceAll('*/', '* /'));
    if (single !== undefined && indent.length + single.length + 7 <= columns) return [`${indent}/** ${safe[0]} */`];
    return [`${indent}/**`, ...safe.map(line => withIndent(` * ${line}`)), `${indent} */`];
  }
  if (style === 'docstring') {
    const safe = content.map(line => line.replaceAll('"""', "'''"));
    if (single !== undefined && indent.length + single.length + 6 <= columns)
      return [`${indent}"""${(safe[0] ?? '').replace(/"$/, '" ')}"""`];
    const [first = '', ...rest] = safe;
    return [`${indent}"""${first}`, ...rest.map(withIndent), `${indent}"""`];
  }
  const sign = lineSign(style);
  return content.map(line => withIndent(`${sign} ${line}`.trimEnd().replace(/\\$/, '\\.')));
}
