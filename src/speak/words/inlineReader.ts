import type { Token, TokenizerExtension } from 'marked';
import { BARE_COMMAND, formulaAt } from '../formulas/findFormula.ts';
import type { FormulaReader } from '../formulas/formulaReader.ts';
import { isCommand } from '../formulas/formulaWords.ts';
import { withoutLongValues } from '../longValues.ts';
import { spokenCode } from '../spokenCode.ts';
import { ADDRESS, unescaped } from './characters.ts';
import { withSpokenShortcuts } from './shortcuts.ts';
import { TagPlaces } from './tagPlaces.ts';
import { spokenTag } from './tags.ts';

/** Text between two pairs of equals signs, as several editors mark it; not what is compared with something. */
const HIGHLIGHT = /^==(?=[^\s=])((?:[^=\n]|=(?!=)){1,400}?)(?<=\S)==(?![=\p{L}\p{N}_(])/u;
/** How an effort grows, as it is written without signs of a formula too: O(n log n). */
const ORDER = /(?<![\p{L}\p{N}])[OΘΩ]\((?:[^()$\n]|\([^()$\n]{0,60}\)){1,60}\)/gu;
const POWER = /^[-+−]?(?:\d{1,3}|\p{L}{1,2})$/u;

/** Reads what is within a line by a lexer of Markdown that knows formulas and highlights too. */
export class InlineReader {
  readonly #tokensOf: (text: string) => readonly Token[];
  readonly #formulas: FormulaReader;

  private constructor(tokensOf: (text: string) => readonly Token[], formulas: FormulaReader) {
    this.#tokensOf = tokensOf;
    this.#formulas = formulas;
  }

  static async create(formulas: FormulaReader): Promise<InlineReader> {
    const { Lexer, Marked } = await import('marked');
    const { defaults } = new Marked({ gfm: true }, { extensions: [FORMULA, MARKED] });
    return new InlineReader(text => new Lexer(defaults).inlineTokens(text), formulas);
  }

  /** The words of a line. `isItem`: it is one of a list, where a tag alone is no markup. */
  read(line: string, isItem = false): string {
    return this.#words(this.#tokensOf(line), isItem);
  }

  #words(tokens: readonly Token[], isItem: boolean): string {
    const places = new TagPlaces(tokens);
    let said = '';
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] as Token;
      const raised = /^<su([bp])>$/i.exec(token.raw);
      const end = raised ? places.other(at) : undefined;
      if (raised && end !== undefined) {
        const inner = this.#words(tokens.slice(at + 1, end), false).trim();
        said += raised[1] === 'p' ? shoulder(inner, said) : ` ${inner} `;
        at = end;
      } else if (token.type === 'html') said += spokenTag(token.raw, places.of(at, isItem));
      else said += this.#word(token, isItem);
    }
    return said;
  }

  #word(token: Token, isItem: boolean): string {
    switch (token.type) {
      case 'codespan': {
        const code = unescaped(token['text']).replace(ADDRESS, ' a link ');
        if (isOrder(code)) return this.#formulas.say(code);
        const formula = formulaAt(code);
        if (formula?.length === code.length) return this.#formulas.say(formula.source);
        return spokenCode(withSpokenShortcuts(withoutLongValues(code)));
      }
      case 'formula':
        return ` ${this.#formulas.say(token['source'])} `;
      case 'image':
        return '';
      case 'br':
        return ' ';
      case 'link':
        // Markdown takes `vector<std::string>` for an address.
        return /^<\w+::/.test(token.raw) ? ` of ${token['text']}` : this.#words(token.tokens ?? [], isItem);
      case 'highlight':
      case 'strong':
      case 'em':
      case 'del':
        return this.#words(token.tokens as readonly Token[], isItem);
      default:
        return 'text' in token ? this.#text(unescaped(token.text)) : '';
    }
  }

  /** With the mathematics in it that has no marks around it. */
  #text(text: string): string {
    return text
      .replace(ORDER, order => this.#formulas.say(order))
      .replace(BARE_COMMAND, (written, name) => (isCommand(name) ? ` ${this.#formulas.say(written)} ` : written));
  }
}

function isOrder(code: string): boolean {
  return code.match(ORDER)?.[0] === code;
}

/** What is raised: a power behind a figure or a letter, else what belongs to the word. */
function shoulder(raised: string, before: string): string {
  if (/^(?:st|nd|rd|th)$/.test(raised)) return raised;
  if (!/(?:^|[^\p{L}])\p{L}$|[\d)]$/u.test(before.slice(-3)) || !POWER.test(raised)) return ` ${raised}`;
  if (raised === '2') return ' squared';
  if (raised === '3') return ' cubed';
  return ` to the ${raised.replace(/^[-−]/, 'minus ')}`;
}

const FORMULA: TokenizerExtension = {
  name: 'formula',
  level: 'inline',
  start: text => /\$|\\[([]|\\begin\{/.exec(text)?.index,
  tokenizer(text, tokens) {
    const formula = formulaAt(text, tokens.at(-1)?.raw.at(-1));
    if (!formula) return undefined;
    return { type: 'formula', raw: text.slice(0, formula.length), source: formula.source };
  },
};

const MARKED: TokenizerExtension = {
  name: 'highlight',
  level: 'inline',
  start: text => {
    const at = text.indexOf('==');
    return at < 0 ? undefined : at;
  },
  tokenizer(text, tokens) {
    if (/[\p{L}\p{N}_)\]=]$/u.test(tokens.at(-1)?.raw ?? '')) return undefined;
    const [raw, inner] = HIGHLIGHT.exec(text) ?? [];
    if (raw === undefined || inner === undefined) return undefined;
    return { type: 'highlight', raw, tokens: this.lexer.inlineTokens(inner) };
  },
};
