import { entryOf } from '../common/entryOf.ts';
import type { Language } from './language.ts';
import type { Span } from './scopes.ts';

/** Pages that hold code of other languages. */
const PAGES: ReadonlySet<string> = new Set(['html', 'vue', 'svelte']);

/** Code of another language in a page. */
interface Block extends Span {
  readonly languageId: string;
}

/** What comments out, and the tags whose content is no markup. */
const OPENING = /<!--|<(script|style)\b((?:[^<>"']|"[^"\n]{0,500}"|'[^'\n]{0,500}')*)>/gi;

/** What a script is written in, by its `type` or `lang`; none where a page only keeps a text in it. */
const SCRIPTS: Readonly<Record<string, string>> = {
  ...{ '': 'javascript', js: 'javascript', module: 'javascript', javascript: 'javascript' },
  ...{ 'text/javascript': 'javascript', 'application/javascript': 'javascript' },
  ...{ ts: 'typescript', typescript: 'typescript', tsx: 'typescriptreact', jsx: 'javascriptreact' },
  ...{ json: 'json', 'application/json': 'json', 'application/ld+json': 'json', importmap: 'json' },
};

const STYLES: Readonly<Record<string, string>> = { '': 'css', css: 'css', 'text/css': 'css', scss: 'scss' };

/** The scripts and styles of a page, in its order. */
function blocksIn(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const opening = new RegExp(OPENING);
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const [whole, tag = '', attributes = ''] = found;
    const start = found.index + whole.length;
    const closing = new RegExp(tag ? `</${tag}\\s*>` : '-->', 'gi');
    closing.lastIndex = start;
    const end = closing.exec(text)?.index;
    if (end === undefined) break;
    opening.lastIndex = end;
    if (tag) blocks.push({ start, end, languageId: languageOf(tag, attributes) });
  }
  return blocks;
}

function languageOf(tag: string, attributes: string): string {
  const [, said = ''] = /(?:^|\s)(?:lang|type)\s*=\s*["']?([\w+/-]+)/i.exec(attributes) ?? [];
  const languages = tag.toLowerCase() === 'style' ? STYLES : SCRIPTS;
  const name = said.toLowerCase();
  return entryOf(languages, name) ?? '';
}

/** Whether a text of this language may hold code of others. */
export function isPage(languageId: string): boolean {
  return PAGES.has(languageId);
}

/**
 * The language at an offset of a text: in a script or style of a page that block's, `typescript#0` for the first block,
 * which `Parsers` reads as if there were nothing else in the text.
 */
export function languageIdAt(text: string, languageId: string, offset: number): string {
  if (!isPage(languageId)) return languageId;
  const blocks = blocksIn(text);
  // What stands in the line of a tag, of a block of several lines, is the tag's.
  const at = blocks.findIndex(({ start, end }) => {
    const content = text.slice(start, end);
    const first = /^[^\S\n]*\r?\n/.exec(content)?.[0].length ?? 0;
    return offset >= start + first && offset <= end - (/(?<=\n)[^\S\n]*$/.exec(content)?.[0].length ?? 0);
  });
  const own = blocks[at]?.languageId;
  return own ? `${own}#${at}` : languageId;
}

/** A language's own id, and which block of a page is written in it. */
export function blockOf(languageId: string): { readonly languageId: string; readonly block?: number } {
  const [, own, block] = /^(.+)#(\d+)$/.exec(languageId) ?? [];
  return own === undefined ? { languageId } : { languageId: own, block: Number(block) };
}

/** A language as it is written in a block of a page: of all the text, nothing else is read. */
export function inBlock(language: Language, block: number): Language {
  const part = (text: string) => blocksIn(text)[block];
  const readAs = (text: string) => {
    const { start, end } = part(text) ?? { start: text.length, end: text.length };
    const alone = blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end));
    return language.readAs?.(alone) ?? alone;
  };
  return { ...language, base: language, part, readAs };
}

/** As long, and in as many lines. */
function blank(text: string): string {
  return text.replace(/[^\r\n]+/g, line => ' '.repeat(line.length));
}

/** What of a text is written in a language. */
export function ownPart({ part }: Language, text: string): string {
  const { start, end } = part?.(text) ?? { start: 0, end: text.length };
  return text.slice(start, end);
}
