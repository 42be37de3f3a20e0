import type { FormulaReader } from '../formulas/formulaReader.ts';
import type { Block, Opening, Taken } from './block.ts';
import { isCall } from './json.ts';
import { onScreen } from './onScreen.ts';

/** Where a block of code begins, in a list or a quotation too. */
const FENCE = /^(?:>\s*|[-*+]\s+|\d+[.)]\s+)*(`{3,}|~{3,})(.*)$/s;
const QUOTED = /^(?:>\s*)*/;
const DIAGRAMS = /^(?:mermaid|plantuml|puml|dot|graphviz|d2|ascii|svgbob|ditaa)\b/i;

/** A block of code. Its lines are not read. */
class Fence implements Block {
  readonly #mark: string;
  readonly #lines: string[] = [];
  /** What is said when all of it is known. */
  readonly #told: (lines: readonly string[]) => string;

  constructor(mark: string, told: (lines: readonly string[]) => string) {
    this.#mark = mark;
    this.#told = told;
  }

  take(piece: string): Taken {
    if (closes(piece, this.#mark)) return { said: this.#told(this.#lines), rest: '' };
    this.#lines.push(piece.replace(QUOTED, ''));
    return { said: '', rest: undefined };
  }
}

export function fenceIn(piece: string, formulas: FormulaReader): Opening | undefined {
  const [, mark, info = ''] = FENCE.exec(piece) ?? [];
  // With its own sign behind it on the same line, it is code in a line.
  if (!mark || (mark.startsWith('`') && info.includes('`'))) return undefined;
  const language = info.trim();
  const opened = (said: string, told: (lines: readonly string[]) => string): Opening => ({
    before: '',
    said,
    block: new Fence(mark, told),
    rest: '',
  });
  if (/^tool/i.test(language)) return opened('', () => '');
  if (/^math\b/i.test(language)) return opened('', lines => `${formulas.say(lines.join('\n'))}.`);
  // What a model calls its tools with is told from other data when all of it is there.
  if (/^json\b/i.test(language)) return opened('', lines => (isCall(lines.join('\n')) ? '' : onScreen('code')));
  return opened(onScreen(DIAGRAMS.test(language) ? 'diagram' : 'code'), () => '');
}

function closes(text: string, mark: string): boolean {
  const line = text.replace(QUOTED, '').trimEnd();
  return line.length >= mark.length && line === (mark[0] as string).repeat(line.length);
}
