import type { FormulaReader } from '../formulas/formulaReader.ts';
import type { Block, Opening } from './block.ts';
import { displayFormulaIn } from './displayFormula.ts';
import { drawingIn, isArt } from './drawing.ts';
import { fenceIn } from './fence.ts';
import { hiddenIn, isCallLine, withoutTokens } from './hidden.ts';
import { jsonIn } from './json.ts';
import { looseCodeIn } from './looseCode.ts';
import { tableIn } from './table.ts';

export interface BlocksProps {
  readonly formulas: FormulaReader;
  /** Says a line that belongs to no block, or part of one. */
  readonly read: (line: string) => string;
  /** Says what stands in a cell of a table. */
  readonly readCell: (cell: string) => string;
}

/** Follows the blocks of an answer from piece to piece, and has read what is in none. */
export class Blocks {
  readonly #props: BlocksProps;
  #block: Block | undefined;

  constructor(props: BlocksProps) {
    this.#props = props;
  }

  /** What is said for a piece, each part by itself. */
  say(piece: string): readonly string[] {
    const said: string[] = [];
    for (let text = piece; text !== ''; ) {
      if (!this.#block) {
        const opening = isCallLine(text) ? undefined : this.#openingIn(text);
        if (!opening) {
          if (!isCallLine(text) && !isArt(text)) said.push(this.#props.read(withoutTokens(text)));
          break;
        }
        if (opening.before.trim() !== '') said.push(this.#props.read(withoutTokens(opening.before).trim()));
        said.push(opening.said);
        this.#block = opening.block;
        text = opening.rest.trim();
        if (text === '') break;
      }
      const taken = this.#block.take(text);
      said.push(taken.said);
      if (taken.rest === undefined) break;
      this.#block = undefined;
      text = taken.rest.trim();
    }
    return said.filter(each => each !== '');
  }

  #openingIn(text: string): Opening | undefined {
    const { formulas, read, readCell } = this.#props;
    return (
      fenceIn(text, formulas) ??
      hiddenIn(text) ??
      jsonIn(text) ??
      drawingIn(text) ??
      tableIn(text, readCell) ??
      displayFormulaIn(text, formulas, read) ??
      looseCodeIn(text)
    );
  }
}
