import type { Block, Opening, Taken } from './block.ts';
import { onScreen } from './onScreen.ts';

/** More rows are not followed by ear, the heads of the columns among them. */
const MOST_ROWS = 8;

const YES = /^(?:[✅✓✔☑👍🟢]\uFE0F?)+$/u;
const NO = /^(?:[❌✗✘✖❎👎🔴]\uFE0F?)+$/u;

/** A table of Markdown, a row at a time. `read` says what is in a cell. */
export function tableIn(piece: string, read: (cell: string) => string): Opening | undefined {
  return piece.startsWith('|') ? { before: '', said: '', block: new Table(read), rest: piece } : undefined;
}

class Table implements Block {
  readonly #read: (cell: string) => string;
  #rows = 0;

  constructor(read: (cell: string) => string) {
    this.#read = read;
  }

  take(piece: string): Taken {
    if (!piece.startsWith('|')) return { said: '', rest: piece };
    return { said: this.#row(piece), rest: undefined };
  }

  #row(piece: string): string {
    if (/^[|\s:-]+$/.test(piece)) return '';
    this.#rows++;
    if (this.#rows > MOST_ROWS) return this.#rows === MOST_ROWS + 1 ? onScreen('rest of a table') : '';
    const said = cellsOf(piece)
      .map(cell => (YES.test(cell) ? 'yes' : NO.test(cell) ? 'no' : this.#read(cell)))
      .filter(cell => cell !== '')
      .join(', ');
    return said.replace(/[\p{L}\p{N})]$/u, '$&.');
  }
}

/** Bars within code and formulas, and escaped ones, are none between cells. */
function cellsOf(row: string): readonly string[] {
  const cells = row
    .replace(/^\||\|$/g, '')
    .match(/(?:\\.|(`+)(?:(?!\1)[\s\S])*\1|\$[^$|\s](?:[^$]*[^$\s])?\$(?!\d)|[^|])+/g);
  return (cells ?? []).map(cell => cell.trim().replace(/\\\|/g, '|'));
}
