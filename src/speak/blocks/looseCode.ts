import type { Block, Opening, Taken } from './block.ts';
import { onScreen } from './onScreen.ts';

const KEYWORD =
  /^(?:(?:export|import|const|let|var|function|async|class|interface|type|enum|def|return|if|else|for|while|switch|case|try|public|private|protected|static|func|fn|using|namespace|package|int|void|string)\b|#include|@\p{L}|\}|\/\/)/u;
/** Several plain words in a row are a sentence, whatever is around them. */
const PROSE = /(?:(?<![\p{L}\p{N}_.])\p{Ll}+,? ){3}/u;

/** What is done or set, by its name. */
const STATEMENT = /^[\p{L}_$][\p{L}\p{N}_$.[\]'"]*(?:\(|\s*[-+*/]?=(?!=))/u;

/** A statement, as languages with braces write it, or the head of a Python definition. */
function isCode(line: string): boolean {
  if (PROSE.test(line) || /`|&#?\w+;$/.test(line)) return false;
  if (/^(?:def|class|if|for|while|elif|with)\b.*[)\]]\s*(?:->.*)?:$/.test(line)) return true;
  return /[;{}]$/.test(line) && (KEYWORD.test(line) || STATEMENT.test(line));
}

/** Code that stands in an answer without marks around it. */
export function looseCodeIn(piece: string): Opening | undefined {
  return isCode(piece) ? { before: '', said: onScreen('code'), block: new LooseCode(), rest: '' } : undefined;
}

class LooseCode implements Block {
  take(piece: string): Taken {
    const isPart = isCode(piece) || /^(?:\/\/|\/\*|\*|#\s)/.test(piece) || !/[\p{L}\p{N}]/u.test(piece);
    return { said: '', rest: isPart ? undefined : piece };
  }
}
