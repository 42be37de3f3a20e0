import { Blocks } from './blocks/blocks.ts';
import { formulaAt } from './formulas/findFormula.ts';
import { FormulaReader } from './formulas/formulaReader.ts';
import { LONG_VALUE, withoutLongValues } from './longValues.ts';
import { withSpokenNames } from './spokenCode.ts';
import { ADDRESS, unseenRemoved } from './words/characters.ts';
import { InlineReader } from './words/inlineReader.ts';
import { withSpokenQuantities } from './words/quantities.ts';
import { withSpokenShortcuts } from './words/shortcuts.ts';
import { withSpokenSigns } from './words/signs.ts';

/** What marks a line as heading, item or quotation. Numbers of items are heard. */
const MARKS = /^(?:>\s*|[-*+•‣◦]\s+|#{1,6}\s+)+/;
const DEFINITION = /^\[[^\]]+\]:\s/;

/**
 * Turns what was written into what can be heard: code as meaning rather than sign by sign, names as words, formulas as
 * they are read to somebody, no markup, no addresses, nothing secret-looking, nothing unseen. Blocks of code and drawings
 * are mentioned; what a model writes to call a tool is not heard at all. It takes the pieces that
 * `sentences` cuts, in order, so that speech need not wait for the end of a paragraph: what spans lines is followed by
 * `Blocks`, what is within a line is read by a Markdown lexer.
 */
export class Speakable {
  readonly #inline: InlineReader;
  readonly #blocks: Blocks;
  #last = '';

  private constructor(inline: InlineReader, formulas: FormulaReader) {
    this.#inline = inline;
    const readCell = (cell: string) => readable(inline.read(cell, true));
    this.#blocks = new Blocks({ formulas, read: line => this.#line(line), readCell });
  }

  static async create(): Promise<Speakable> {
    const formulas = await FormulaReader.create();
    return new Speakable(await InlineReader.create(formulas), formulas);
  }

  /** What to say for a piece of the answer, on one line; '' for nothing. */
  say(written: string): string {
    const said = this.#blocks.say(unseenRemoved(written).trim()).join(' ');
    const isRepeated = said === this.#last && said.startsWith(LONG_VALUE);
    this.#last = said;
    return isRepeated || !/[\p{L}\p{N}]/u.test(said) ? '' : said;
  }

  #line(text: string): string {
    if (DEFINITION.test(text)) return '';
    const line = text.replace(MARKS, '');
    const content = line.replace(/^\[x\]\s/i, 'Done: ').replace(/^\[ \]\s/, 'To do: ');
    // A formula on a line of its own is a sentence of its own.
    const isParagraph = line === text && formulaAt(line)?.length !== line.length;
    const said = readable(this.#inline.read(content, line !== text));
    return isParagraph ? said : said.replace(/[\p{L}\p{N})]$/u, '$&.');
  }
}

/** Without the marks that a cut sentence has left, and what no voice should try to read. */
function readable(text: string): string {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/\[\^[^\]\s]*\]/g, '')
    .replace(/!\[[^[\]]*\]\[[^[\]]*\]/g, '')
    .replace(/\[([^[\]]+)\]\[[^[\]]*\]/g, '$1')
    .replace(ADDRESS, 'a link');
  const said = withSpokenSigns(withSpokenQuantities(withSpokenShortcuts(withoutLongValues(plain))))
    .replace(/\*+|~~|__|`/g, ' ')
    .replace(/ ?\| ?/g, ', ')
    .replace(/<(?=\S)|(?<=\S)>|\$(?!\p{L})/gu, ' ');
  return withSpokenNames(said)
    .replace(/\s+/g, ' ')
    .replace(/\bsign sign\b/g, 'sign')
    .replace(/ ([,.;:!?])(?=\s|$)/g, '$1')
    .trim();
}
