import { ARGUMENT_KEYS, keyPattern, LIST_KEYS, NAME_KEYS } from '../../common/callForms.ts';
import type { Block, Opening, Taken } from './block.ts';
import { onScreen } from './onScreen.ts';

/** More is not waited for, in UTF-16 units. */
const LONGEST = 20_000;

const NAME = new RegExp(keyPattern(NAME_KEYS));
const ARGUMENTS = new RegExp(keyPattern(ARGUMENT_KEYS));
/** Calls are a list of something else, too, such as telephone calls. */
const LIST = new RegExp(keyPattern(LIST_KEYS.filter(key => key !== 'calls')));

/** Whether data is a call that a model has written as text. */
export function isCall(data: string): boolean {
  return LIST.test(data) || (NAME.test(data) && ARGUMENTS.test(data));
}

/** Data that stands in an answer as it is. */
export function jsonIn(piece: string): Opening | undefined {
  if (!/^(?:\{\s*(?:$|["'])|\[\s*(?:\{|$))/.test(piece)) return undefined;
  return { before: '', said: '', block: new Json(), rest: piece };
}

class Json implements Block {
  #text = '';
  #depth = 0;
  #isString = false;
  #isEscaped = false;

  take(piece: string): Taken {
    for (let at = 0; at < piece.length; at++) {
      this.#follow(piece.charAt(at));
      if (this.#depth === 0) return this.#end(piece.slice(0, at + 1), piece.slice(at + 1));
    }
    this.#text += `${piece}\n`;
    return this.#text.length > LONGEST ? this.#end('', '') : { said: '', rest: undefined };
  }

  #end(last: string, rest: string): Taken {
    return { said: isCall(this.#text + last) ? '' : onScreen('data'), rest };
  }

  #follow(unit: string): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (unit === '\\') this.#isEscaped = this.#isString;
    else if (unit === '"') this.#isString = !this.#isString;
    else if (!this.#isString && /[{[]/.test(unit)) this.#depth++;
    else if (!this.#isString && /[}\]]/.test(unit)) this.#depth--;
  }
}
