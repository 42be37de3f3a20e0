import type { Block, Opening, Taken } from './block.ts';
import { onScreen } from './onScreen.ts';

/** Signs for drawing boxes, but for those that only go sideways: they are arrows and rules too. */
const BOXES = /[\u2502\u2503\u2506\u2507\u250A-\u254B\u2551-\u2573\u2575\u2577]/;
const TREE = /^(?:[│┃|]?\s*)*(?:[├└┗┣╰]|[|`+\\]-{1,2}\s)/;
/** The edge of a box of plain signs. */
const EDGE = /^\+(?:[-=]{2,}\+?)+$/;

/** Drawn with plain signs: many of them, and no word. There may be no more of it than this line. */
export function isArt(line: string): boolean {
  if (/\p{L}{3,}/u.test(line) || !/[-=|/\\_+<>]{2,}/.test(line)) return false;
  const signs = line.match(/[-=|/\\_+<>^*~.o()]/g)?.length ?? 0;
  return signs >= 3 && signs >= 2 * (line.match(/[\p{L}\p{N}]/gu)?.length ?? 0);
}

function isDrawn(line: string): boolean {
  // A row that only says how the columns of a table stand.
  if (/^[|\s:-]+$/.test(line)) return false;
  return BOXES.test(line) || EDGE.test(line) || TREE.test(line);
}

export function drawingIn(piece: string): Opening | undefined {
  if (!isDrawn(piece)) return undefined;
  const said = onScreen(TREE.test(piece) ? 'tree' : 'drawing');
  return { before: '', said, block: new Drawing(), rest: '' };
}

class Drawing implements Block {
  take(piece: string): Taken {
    // What is written into a drawing stands apart: “2     3”.
    const isLabel = /^[|+]|^v$|^\S{1,3}(?:\s{2,}\S{1,3})+$/.test(piece) || !/[\p{L}\p{N}]/u.test(piece);
    const isPart = !/^(?:`{3}|~{3})/.test(piece) && (isDrawn(piece) || isArt(piece) || isLabel);
    return { said: '', rest: isPart ? undefined : piece };
  }
}
