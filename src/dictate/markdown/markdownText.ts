import type { TextDocument } from '../../editor/documents.ts';
import { position } from '../../editor/position.ts';
import { asPhrase, type Fitting, fitted, type Surroundings } from '../fitted.ts';
import type { DictationRequest, Insertion } from '../insertion.ts';
import { placed } from '../placed.ts';
import { sentence } from '../spokenText.ts';
import { type SpokenBlock, spokenBlocks } from './blocks.ts';
import { inlineMarkup } from './inline.ts';

const ITEM = /^(\s*)([-*+]|(\d+)([.)]))\s+(\[[ xX]\]\s+)?(.*)$/;
/** How far up a list is looked for, in lines. */
const NEAR = 6;

/** Words in Markdown: blocks and inline markup that were said, in the way of the lists that are there. */
export function markdownText(
  words: string,
  request: DictationRequest,
  around: Surroundings,
  fitting: Fitting,
): Insertion {
  const { document, range } = request;
  const { start } = range;
  const lead = document.line(start.line).slice(0, start.character);
  const after = document.line(range.end.line).slice(range.end.character);
  if (isInCode(document, start.line) || isInSpan(lead))
    return placed(request, words, { before: lead, after: isInSpan(lead) ? '' : after });
  const list = nearestItem(document, start.line);
  const canBegin = lead.trim() === '' || ITEM.test(lead) || /[.:!?)]\s*$/.test(lead) || words.startsWith('\n');
  const blocks = canBegin && fitting.language.id === 'en' ? spokenBlocks(words, list?.task !== undefined) : undefined;
  // A list, or another block, behind the text that leads to it.
  const cut = blocks || fitting.language.id !== 'en' ? -1 : beginOfBlocks(words);
  const behind = cut < 0 ? undefined : spokenBlocks(words.slice(cut + 1), list?.task !== undefined);
  if (behind) {
    const text = fitted(inlineMarkup(words.slice(0, cut), document.text), around, fitting);
    const items = linesOf(behind, document, list).join(document.eol);
    return placed(request, `${text}${document.eol}${items}`, { before: lead, after });
  }
  if (!blocks) {
    const marked = fitting.language.id === 'en' ? inlineMarkup(words, document.text) : words;
    const isHeading = /^\s*#{1,6}\s/.test(lead) || (/^\s*\|/.test(lead) && after.includes('|'));
    const text = fitted(marked, around, fitting);
    return placed(request, isHeading ? asPhrase(text) : text, { before: lead, after });
  }
  return written(blocks, request, lead, list);
}

interface Item {
  readonly indent: string;
  readonly sign: string;
  /** Of a numbered one. */
  readonly number?: number;
  readonly delimiter: string;
  readonly task?: string;
  readonly words: string;
}

function written(
  blocks: readonly SpokenBlock[],
  request: DictationRequest,
  lead: string,
  list: Item | undefined,
): Insertion {
  const { document, range } = request;
  const lines = linesOf(blocks, document, list);
  const line = range.start.line;
  // An item that is begun already takes the words of the first.
  const begun = ITEM.exec(lead);
  const isBegun = begun !== null && begun[6] === '';
  const isBlank = lead.trim() === '' || isBegun;
  const above = document.line(line - 1).trim();
  const isHeading = blocks[0]?.kind === 'heading';
  const isApart = isHeading && isBlank && line > 0 && above !== '';
  const text = (isBlank ? (isApart ? '\n' : '') : isHeading ? '\n\n' : '\n') + lines.join('\n');
  const start = isBlank ? position(line, 0) : range.start;
  const eol = text.replaceAll('\n', document.eol);
  const isFence = blocks.at(-1)?.kind === 'fence';
  const rows = text.split('\n');
  const last = rows.length - (isFence ? 2 : 1);
  const cursor = position(start.line + last, (last === 0 ? start.character : 0) + (rows[last]?.length ?? 0));
  return { edit: { range: { start, end: range.end }, newText: eol }, cursor };
}

/** The item of the list that a line goes on: its own, or one above without a blank line between. */
function nearestItem(document: TextDocument, line: number): Item | undefined {
  for (let at = line; at >= Math.max(0, line - NEAR); at--) {
    const text = document.line(at);
    const [, indent = '', sign = '', number, delimiter = '.', task, words = ''] = ITEM.exec(text) ?? [];
    if (sign !== '' && (words !== '' || at < line))
      return { indent, sign, delimiter, words, ...(number && { number: Number(number) }), ...(task && { task }) };
    if (at < line && text.trim() === '') return undefined;
  }
  return undefined;
}

/** Whether a line stands within a fence. */
function isInCode(document: TextDocument, line: number): boolean {
  let open = '';
  for (let at = 0; at < line; at++) {
    const [, fence = ''] = /^\s{0,3}(`{3,}|~{3,})/.exec(document.line(at)) ?? [];
    if (fence === '') continue;
    if (open === '') open = fence;
    else if (fence.startsWith(open.slice(0, 3)) && fence.length >= open.length) open = '';
  }
  return open !== '';
}

function isInSpan(lead: string): boolean {
  return (lead.match(/`/g)?.length ?? 0) % 2 === 1;
}

/** Where a line begins that is a block. */
function beginOfBlocks(words: string): number {
  for (let at = words.indexOf('\n'); at >= 0; at = words.indexOf('\n', at + 1))
    if (words[at + 1] !== '\n' && spokenBlocks(words.slice(at + 1), false)) return at;
  return -1;
}

function linesOf(blocks: readonly SpokenBlock[], document: TextDocument, list: Item | undefined): readonly string[] {
  let number = list?.number ?? 0;
  return blocks.map(block => {
    const words = inlineMarkup(block.words, document.text);
    if (block.kind === 'fence') return `\`\`\`${block.words.toLowerCase().replace(/[^\w+#-]/g, '')}\n\n\`\`\``;
    if (block.kind === 'heading') return `${'#'.repeat(block.level ?? 1)} ${asPhrase(sentence(words))}`;
    if (block.kind === 'quote') return `> ${sentence(words).replaceAll('\n', '\n> ')}`;
    const text = list && /^\p{Ll}/u.test(list.words) ? asPhrase(words) : asPhrase(sentence(words));
    const indent = list?.indent ?? '';
    const sign =
      block.kind === 'number'
        ? `${++number}${list?.delimiter ?? '.'}`
        : list?.sign && list.number === undefined
          ? list.sign
          : '-';
    const box = block.kind === 'task' ? '[ ] ' : block.kind === 'done' ? '[x] ' : '';
    return `${indent}${sign} ${box}${text}`;
  });
}
