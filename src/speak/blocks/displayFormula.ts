import { formulaAt, isProse, MATHEMATICAL } from '../formulas/findFormula.ts';
import type { FormulaReader } from '../formulas/formulaReader.ts';
import type { Block, Opening, Taken } from './block.ts';

/** A formula on lines of its own begins where a line does, or ends it. */
const BEGINNING = new RegExp(String.raw`^(?:\$\$|\\\[|\\begin\{${MATHEMATICAL}\})`);
const AT_END = /(?:^|[\s:])(\$\$|\\\[)$/;
/** No formula is longer, in UTF-16 units. */
const LONGEST = 2000;

/** A formula that spans several pieces. `read` says what turns out to be none. */
export function displayFormulaIn(
  piece: string,
  formulas: FormulaReader,
  read: (text: string) => string,
): Opening | undefined {
  const atEnd = AT_END.exec(piece);
  const mark = atEnd?.[1];
  const at = BEGINNING.test(piece) ? 0 : mark === undefined ? -1 : piece.length - mark.length;
  // What is whole is read in its line.
  if (at < 0 || formulaAt(piece.slice(at)) || (mark === '$$' && piece.indexOf(mark) < at)) return undefined;
  const block = new DisplayFormula(formulas, read);
  return { before: piece.slice(0, at), said: '', block, rest: piece.slice(at) };
}

class DisplayFormula implements Block {
  readonly #formulas: FormulaReader;
  readonly #read: (text: string) => string;
  readonly #pieces: string[] = [];

  constructor(formulas: FormulaReader, read: (text: string) => string) {
    this.#formulas = formulas;
    this.#read = read;
  }

  take(piece: string): Taken {
    this.#pieces.push(piece);
    const text = this.#pieces.join('\n');
    const formula = formulaAt(text);
    if (formula) {
      const rest = text.slice(formula.length).replace(/^[.,;]/, '');
      return { said: `${this.#formulas.say(formula.source)}.`, rest };
    }
    if (text.length <= LONGEST && !isProse(piece)) return { said: '', rest: undefined };
    return { said: this.#pieces.map(each => this.#read(each)).join(' '), rest: '' };
  }
}
