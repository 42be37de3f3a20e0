import type { TextDocument } from '../editor/documents.ts';
import type { Position } from '../editor/position.ts';

/** Where text stands in markup. */
export type MarkupPlace =
  /** Between tags. */
  | 'text'
  /** In the value of an attribute, within quotes. */
  | 'value'
  /** Within a tag, but no value. */
  | 'tag'
  /** Within `<script>`, `<style>` or `<!-- -->`. */
  | 'other';

const MARKUP: ReadonlySet<string> = new Set([
  'html',
  'xml',
  'vue',
  'svelte',
  'svg',
  'xsl',
  'handlebars',
  'razor',
  'astro',
]);
const JSX: ReadonlySet<string> = new Set(['javascriptreact', 'typescriptreact']);

export function isMarkup(languageId: string): boolean {
  return MARKUP.has(languageId);
}

export function isJsx(languageId: string): boolean {
  return JSX.has(languageId);
}

/** How far back the beginning of a tag is looked for, in lines. */
const MOST_LINES = 200;

/** What stands before a place, back to the beginning of the text or some hundred lines. */
function textBefore(document: TextDocument, at: Position): string {
  const lines: string[] = [];
  for (let line = Math.max(0, at.line - MOST_LINES); line < at.line; line++) lines.push(document.line(line));
  return [...lines, document.line(at.line).slice(0, at.character)].join('\n');
}

export function placeInMarkup(document: TextDocument, at: Position): MarkupPlace {
  const before = textBefore(document, at);
  const raw = [...before.matchAll(/<(\/?)(script|style)\b[^>]*>/gi)].at(-1);
  if ((raw && raw[1] === '') || before.lastIndexOf('<!--') > before.lastIndexOf('-->')) return 'other';
  const open = before.lastIndexOf('<');
  if (open < 0 || !/^<[/!?\p{L}>]/u.test(before.slice(open))) return 'text';
  const tag = before
    .slice(open)
    .replace(/=>/g, '= ')
    .replace(/"[^"]*"|'[^']*'|\{[^{}]*\}/g, '');
  if (tag.includes('>')) return 'text';
  return /["']/.test(tag) ? 'value' : 'tag';
}

/** Between tags, the text of the paragraph before a place, without the tags in it. */
export function paragraphBefore(document: TextDocument, at: Position): string {
  const before = document.line(at.line).slice(0, at.character);
  return withoutTags(before);
}

const INLINE =
  /<\/?(?:a|abbr|b|bdi|cite|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var)\b[^>]*>/gi;

function withoutTags(text: string): string {
  return text.replace(INLINE, '').replace(/^.*>/s, '').trimStart();
}

/** Text as it is written between tags. */
export function markupText(words: string, isJsxText: boolean): string {
  return isJsxText
    ? words.replace(/[{}<>]/g, sign => `{'${sign}'}`)
    : words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Text as it is written within the quotes of an attribute. */
export function attributeText(words: string, quote: string): string {
  const safe = words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replaceAll('\n', ' ');
  return quote === "'" ? safe.replaceAll("'", '&#39;') : safe.replaceAll('"', '&quot;');
}
