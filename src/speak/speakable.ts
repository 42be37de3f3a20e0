import type { Token } from 'marked';
import { LONG_VALUE, withoutLongValues } from './longValues.ts';
import { spokenCode, withSpokenNames } from './spokenCode.ts';

const CODE_ON_SCREEN = 'The code is on screen.';

/** Where a block of code begins, in a list or a quotation too. */
const FENCE = /^(?:>\s*|[-*+]\s+|\d+[.)]\s+)*(`{3,}|~{3,})(.*)$/s;
const QUOTED = /^(?:>\s*)*/;
/** What marks a line as heading, item or quotation. Numbers of items are heard. */
const MARKS = /^(?:>\s*|[-*+]\s+|#{1,6}\s+)+/;
const DEFINITION = /^\[[^\]]+\]:\s/;

const ADDRESS = /(?:[a-z\d+.-]{0,20}:\/\/|\bwww\.)[^\s<>]*[^\s<>.,;:!?)\]'"]/gi;
const UNSEEN = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800]/gu;
const ENTITIES = new Map([
  ['amp', '&'],
  ['apos', "'"],
  ['gt', '>'],
  ['lt', '<'],
  ['nbsp', ' '],
  ['quot', '"'],
]);
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u20E3/gu;

type InlineTokens = (text: string) => readonly Token[];

/**
 * Turns what was written into what can be heard: code as meaning rather than sign by sign, names as words, no markup, no
 * addresses, nothing secret-looking, nothing unseen. Blocks of code are mentioned. It takes the pieces that `sentences`
 * cuts, in order, so that speech need not wait for the end of a paragraph: the lines' own marks are told here, what is
 * within a line by a Markdown lexer.
 */
export class Speakable {
  readonly #inlineTokens: InlineTokens;
  /** What began the block of code that we are in. */
  #fence: string | undefined;
  #last = '';

  private constructor(inlineTokens: InlineTokens) {
    this.#inlineTokens = inlineTokens;
  }

  static async create(): Promise<Speakable> {
    const { Lexer } = await import('marked');
    return new Speakable(text => new Lexer({ gfm: true }).inlineTokens(text));
  }

  /** What to say for a piece of the answer, on one line; '' for nothing. */
  say(written: string): string {
    const text = unseenRemoved(written).trim();
    if (this.#fence !== undefined) {
      if (closes(text, this.#fence)) this.#fence = undefined;
      return '';
    }
    const [, fence, info = ''] = FENCE.exec(text) ?? [];
    // With its own sign behind it on the same line, it is code in a line.
    if (fence && !(fence.startsWith('`') && info.includes('`'))) {
      this.#fence = fence;
      return CODE_ON_SCREEN;
    }
    const said = this.#line(text);
    const isRepeated = said === this.#last && said.startsWith(LONG_VALUE);
    this.#last = said;
    return isRepeated || !/[\p{L}\p{N}]/u.test(said) ? '' : said;
  }

  #line(text: string): string {
    if (DEFINITION.test(text)) return '';
    const line = text.replace(MARKS, '');
    const content = line
      .replace(/^\[x\]\s/i, 'Done: ')
      .replace(/^\[ \]\s/, 'To do: ')
      .replace(/^\||\|$/g, '');
    const said = readable(words(this.#inlineTokens(content)));
    const isParagraph = line === text && !line.startsWith('|');
    return isParagraph ? said : said.replace(/[\p{L}\p{N})]$/u, '$&.');
  }
}

function words(tokens: readonly Token[]): string {
  return tokens.map((token, i) => word(token, /\p{L}$/u.test(tokens[i - 1]?.raw ?? ''))).join('');
}

function word(token: Token, followsLetter: boolean): string {
  switch (token.type) {
    case 'codespan':
      return spokenCode(withoutLongValues(unescaped(token['text']).replace(ADDRESS, ' a link ')));
    case 'image':
      return '';
    case 'br':
      return ' ';
    case 'html':
      return typeParameter(token.raw, followsLetter);
    case 'strong':
    case 'em':
    case 'del':
    case 'link':
      return words(token.tokens as readonly Token[]);
    default:
      return 'text' in token ? unescaped(token.text) : '';
  }
}

/** What a lexer of Markdown takes for a tag, and a person for a type: `Map<Key>`. */
function typeParameter(tag: string, followsLetter: boolean): string {
  const [, name] = /^<([\p{L}_$][\p{L}\p{N}_$]*)>$/u.exec(tag) ?? [];
  return name && followsLetter ? ` of ${name}` : ' ';
}

function closes(text: string, fence: string): boolean {
  const line = text.replace(QUOTED, '').trimEnd();
  return line.length >= fence.length && line === (fence[0] as string).repeat(line.length);
}

/** Without the marks that a cut sentence has left, and what no voice should try to read. */
function readable(text: string): string {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/\[\^[^\]\s]*\]/g, '')
    .replace(/!\[[^[\]]*\]\[[^[\]]*\]/g, '')
    .replace(/\[([^[\]]+)\]\[[^[\]]*\]/g, '$1')
    .replace(ADDRESS, 'a link')
    .replace(/(?<=[\p{L}\p{N})]) \* (?=[\p{L}\p{N}(])/gu, ' times ')
    .replace(/\*+|~~|__|`/g, ' ')
    .replace(/ \|\| /g, ' or ')
    .replace(/ && /g, ' and ')
    .replace(/ ?\| ?/g, ', ')
    .replace(/ ?(?:→|->|=>) ?/g, ' to ')
    .replace(/<(?=\S)|(?<=\S)>/g, ' ');
  return withSpokenNames(withoutLongValues(plain))
    .replace(EMOJI, '')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:!?])(?=\s|$)/g, '$1')
    .trim();
}

/** Entities as what they stand for. */
function unescaped(text: string): string {
  const meant = text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi, (entity, decimal, hexadecimal, name) => {
    if (name) return ENTITIES.get(name.toLowerCase()) ?? entity;
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });
  return unseenRemoved(meant);
}

function unseenRemoved(text: string): string {
  return text.replace(UNSEEN, '');
}
