import type { Token, Tokens } from 'marked';
import { entryOf } from '../common/entryOf.ts';

/** A piece of text within a line. `at`: where it stands in the answer, in UTF-16 units. */
export interface Span {
  readonly text: string;
  readonly at: number;
  readonly isCode?: boolean;
  readonly isStrong?: boolean;
  readonly isStressed?: boolean;
  readonly isStruck?: boolean;
  /** An address or the like, told beside what it belongs to; it leads nowhere. */
  readonly isAside?: boolean;
}

/** What an answer is made of: plain nodes, and no HTML, no picture and no link among them. */
export type Block =
  | { readonly is: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly is: 'heading'; readonly level: number; readonly spans: readonly Span[] }
  | { readonly is: 'code'; readonly language: string; readonly text: string; readonly at: number }
  | { readonly is: 'list'; readonly first: number | undefined; readonly items: readonly (readonly Block[])[] }
  | { readonly is: 'quote'; readonly blocks: readonly Block[] }
  | { readonly is: 'table'; readonly rows: readonly (readonly (readonly Span[])[])[] }
  | { readonly is: 'rule' };

/** Reads Markdown: marked's lexer. */
export type Lexer = (text: string) => readonly Token[];

type Style = Omit<Span, 'text' | 'at'>;

/** Of more than this the rest is shown as it is written. */
const LONGEST_READ = 60_000;

/** The blocks of an answer, which may still be being written. What cannot be read is shown as it is written. */
export function blocksOf(answer: string, lexer: Lexer): readonly Block[] {
  const read = answer.slice(0, LONGEST_READ);
  const rest = answer.slice(LONGEST_READ);
  const unread = (text: string, at: number): readonly Block[] =>
    text.trim() === '' ? [] : [{ is: 'paragraph', spans: [{ text, at }] }];
  try {
    return [...new Reader(read).blocks(lexer(read)), ...unread(rest, LONGEST_READ)];
  } catch {
    return unread(answer, 0);
  }
}

/** The blocks of code of an answer, in their order: those within lists and quotations too. */
export function codeOf(blocks: readonly Block[]): readonly Extract<Block, { is: 'code' }>[] {
  return blocks.flatMap(block => {
    if (block.is === 'code') return [block];
    if (block.is === 'list') return block.items.flatMap(codeOf);
    return block.is === 'quote' ? codeOf(block.blocks) : [];
  });
}

/** Whether every line of some code stands in an answer, in this order. */
export function standsIn(answer: string, code: string): boolean {
  let from = 0;
  return code.split('\n').every(written => {
    const line = written.trim();
    const at = answer.indexOf(line, from);
    from = at + line.length;
    return at >= 0;
  });
}

class Reader {
  readonly #source: string;
  /** Up to here the source was read. */
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  blocks(tokens: readonly Token[]): readonly Block[] {
    return tokens.flatMap(token => this.#block(token as Tokens.Generic));
  }

  #block(token: Tokens.Generic): readonly Block[] {
    switch (token.type) {
      case 'space':
      case 'def':
        return [];
      case 'hr':
        return [{ is: 'rule' }];
      case 'heading':
        return [{ is: 'heading', level: token['depth'], spans: this.#spans(token.tokens ?? []) }];
      case 'code':
        return [this.#code(token)];
      case 'blockquote':
        return [{ is: 'quote', blocks: this.blocks(token.tokens ?? []) }];
      case 'list':
        return [this.#list(token as Tokens.List)];
      case 'table':
        return [this.#table(token as Tokens.Table)];
      default:
        return [
          { is: 'paragraph', spans: token.tokens ? this.#spans(token.tokens) : this.#written(token.raw.trim(), {}) },
        ];
    }
  }

  #code(token: Tokens.Generic): Block {
    const text: string = token['text'];
    const [first = ''] = text.split('\n', 1);
    const at = this.#find(first);
    // What stands within is no place for what follows.
    this.#at = Math.max(this.#at, at + first.length);
    return { is: 'code', language: /^[\w+#.-]{1,30}/.exec(token['lang'] ?? '')?.[0] ?? '', text, at };
  }

  #list({ ordered, start, items }: Tokens.List): Block {
    const read = items.map(item => {
      // A tight item's box stands beside its text, a loose one's within it.
      const box = item.tokens[0]?.type === 'checkbox' ? item.tokens[0] : undefined;
      const blocks = this.blocks(box ? item.tokens.slice(1) : item.tokens);
      const [first, ...rest] = blocks;
      if (!box || first?.is !== 'paragraph') return blocks;
      return [{ ...first, spans: [...this.#spans([box]), ...first.spans] }, ...rest];
    });
    return { is: 'list', first: ordered ? Number(start) || 1 : undefined, items: read };
  }

  #table({ header, rows }: Tokens.Table): Block {
    return { is: 'table', rows: [header, ...rows].map(row => row.map(cell => this.#spans(cell.tokens))) };
  }

  #spans(tokens: readonly Token[], style: Style = {}): readonly Span[] {
    return tokens.flatMap(token => this.#span(token as Tokens.Generic, style));
  }

  #span(token: Tokens.Generic, style: Style): readonly Span[] {
    const within = (more: Style) => this.#spans(token.tokens ?? [], { ...style, ...more });
    switch (token.type) {
      case 'strong':
        return within({ isStrong: true });
      case 'em':
        return within({ isStressed: true });
      case 'del':
        return within({ isStruck: true });
      case 'codespan':
        return this.#written(token['text'], { ...style, isCode: true });
      case 'br':
        return [{ text: '\n', at: this.#at, ...style }];
      case 'checkbox':
        return [{ text: token['checked'] ? '☑ ' : '☐ ', at: this.#at, ...style }];
      case 'escape':
        return this.#written(token['text'], style);
      case 'link':
      case 'image':
        return this.#address(token, style);
      default:
        return token.tokens ? within({}) : this.#written(token.type === 'text' ? token['text'] : token.raw, style);
    }
  }

  /** What it is called, and beside it where it would lead: nobody is led anywhere by a name. */
  #address(token: Tokens.Generic, style: Style): readonly Span[] {
    const named = token.type === 'image' ? this.#written(token['text'], style) : this.#spans(token.tokens ?? [], style);
    const address = String(token['href'] ?? '');
    const said = named.map(({ text }) => text).join('');
    if (address === '' || said === address) return named;
    return [...named, ...this.#written(said === '' ? address : ` (${address})`, { ...style, isAside: true })];
  }

  /** A text in pieces of one line: what begins a line within a list or a quotation is not part of it. */
  #written(text: string, style: Style): readonly Span[] {
    return text
      .split(/(?<=\n)/)
      .filter(piece => piece !== '')
      .map(piece => {
        const line = piece.replace(/\n$/, '');
        const at = this.#find(line);
        this.#at = Math.max(this.#at, at + line.length);
        return { text: style.isCode ? piece : withoutEntities(piece), at, ...style };
      });
  }

  /** Where a text stands next, or would. */
  #find(text: string): number {
    const at = text === '' ? -1 : this.#source.indexOf(text, this.#at);
    return at < 0 ? this.#at : at;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: '\u00a0',
};

function withoutEntities(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (whole, name: string) => entryOf(ENTITIES, name) ?? whole);
}
