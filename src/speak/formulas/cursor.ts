import { entryOf } from '../../common/entryOf.ts';
import type { Token } from './formulaTokens.ts';
import { FENCES } from './formulaWords.ts';

/** Walks over the tokens of a formula. */
export class Cursor {
  readonly #tokens: Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = [...tokens];
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** The next sign or command by its name, if it is one; it is not taken. */
  get sign(): string | undefined {
    const token = this.#tokens[this.#at];
    return token?.kind === 'sign' ? token.text : undefined;
  }

  /** Empty text at the end. */
  next(): Token {
    return this.#tokens[this.#at++] ?? { kind: 'word', text: '' };
  }

  skip(sign: string): boolean {
    if (this.sign !== sign) return false;
    this.#at++;
    return true;
  }

  /** What a command takes: a group, or one token, of a number its first digit: \frac12. */
  argument(): readonly Token[] {
    const token = this.#tokens[this.#at];
    if (token?.kind === 'number' && token.text.length > 1) {
      this.#tokens[this.#at] = { kind: 'number', text: token.text.slice(1) };
      return [{ kind: 'number', text: token.text.charAt(0) }];
    }
    return this.whole();
  }

  /** A group, or one token. Of \(2^10\), people mean ten. */
  whole(): readonly Token[] {
    const token = this.next();
    return token.kind === 'group' ? token.tokens : [token];
  }

  /** The tokens between a bracket that is next and what closes it, both taken; undefined, and nothing taken, without. */
  enclosed(): readonly Token[] | undefined {
    const open = this.sign ?? '';
    const closing = entryOf(FENCES, open)?.close ?? [];
    let depth = 1;
    for (let at = this.#at + 1; at < this.#tokens.length; at++) {
      const token = this.#tokens[at] as Token;
      if (token.kind !== 'sign') continue;
      if (closing.includes(token.text)) depth--;
      else if (token.text === open) depth++;
      if (depth > 0) continue;
      const inner = this.#tokens.slice(this.#at + 1, at);
      this.#at = at + 1;
      return inner;
    }
    return undefined;
  }

  has(...signs: readonly string[]): boolean {
    return this.#tokens.slice(this.#at).some(token => token.kind === 'sign' && signs.includes(token.text));
  }

  /** Goes back to where it was. */
  trying<T>(attempt: () => T | undefined): T | undefined {
    const at = this.#at;
    const found = attempt();
    if (found === undefined) this.#at = at;
    return found;
  }
}
