import { entryOf } from '../../../common/entryOf.ts';
import type { NameStyle } from '../../../syntax/writing.ts';
import type { Enclosure } from '../../english/enclosures.ts';
import type { CodeToken, Leaf } from '../printing/codeToken.ts';
import { type SpokenToken, SpokenTokens } from '../spoken/spokenTokens.ts';
import type { Wording } from '../wording.ts';
import type { Role, Scope } from './scope.ts';

/** Words on their way to code: where the reader is in them, and what is known of what went before. */
export abstract class Reading {
  readonly said: SpokenTokens;
  readonly wording: Wording;
  readonly role: Role;
  /** The word that is read next. */
  at = 0;
  /** The style of the first name, where it is no variable. */
  firstStyle: NameStyle | undefined;
  /** What is read next is a type: it stands behind `new`. */
  isType = false;
  isDeclaring = false;
  isAssigned = false;
  isReturned = false;
  isThrown = false;

  constructor(words: readonly string[], wording: Wording, role: Role, firstStyle?: NameStyle) {
    this.said = new SpokenTokens(words, wording);
    this.wording = wording;
    this.role = role;
    this.firstStyle = firstStyle;
  }

  /** Reads what an opening bracket or quote encloses. */
  abstract enclose(enclosure: Enclosure, scope: Scope): void;

  /** What is said next, read as if the scope were otherwise in some ways. */
  next(scope: Scope, changes?: Partial<Pick<Scope, 'left' | 'afterDot'>>): SpokenToken | undefined {
    const { mode, afterDot, left } = changes ? { ...scope, ...changes } : scope;
    return this.said.at(this.at, { mode, afterDot, inName: false, hasLeft: left });
  }

  /** The same behind a word of a name. */
  nextInName({ mode }: Scope): SpokenToken | undefined {
    return this.said.at(this.at, { mode, afterDot: false, inName: true, hasLeft: true });
  }

  /** What follows an operand that ends here. */
  behind(scope: Scope): SpokenToken | undefined {
    return this.next(scope, { left: true, afterDot: false });
  }

  /** Takes the words of a name, from its first on or from within it. */
  takeName(scope: Scope, isWithin = true): readonly string[] {
    const words: string[] = [];
    const first = isWithin ? this.nextInName(scope) : this.next(scope);
    for (let token = first; token; token = this.nextInName(scope)) {
      if (token.kind !== 'word' && !(token.kind === 'number' && words.length > 0)) break;
      words.push(token.text);
      this.at += token.length;
    }
    return words;
  }

  /** `const e of list`, where the language has it. */
  get isOfKeyword(): boolean {
    return this.isDeclaring && !this.isAssigned && this.wording.writing?.words['of'] !== undefined;
  }

  /** Begins an operand, of which the next token will be the first unless it is attached to another. */
  begin(scope: Scope): void {
    if (scope.afterDot) return;
    if (!scope.tight || scope.operands === 0) scope.operand = { token: scope.tokens.length, word: this.at };
    scope.operands++;
  }

  /** Writes an operand, or what ends one. */
  operand(scope: Scope, token: CodeToken, word = ''): void {
    scope.tokens.push(token);
    scope.left = true;
    scope.tight = false;
    scope.afterDot = false;
    scope.isNumber = false;
    scope.lastWord = word;
  }

  /** Writes a sign that what follows stands tight behind: an opening bracket, one in front, or part of a text. */
  attach(scope: Scope, text: string, kind: Leaf['kind'] = 'attached'): void {
    if (!scope.left && !scope.tight && scope.operands === 0)
      scope.operand = { token: scope.tokens.length, word: this.at };
    this.expecting(scope, kind, text, true);
  }

  /** Writes what something must follow: an operator, or a sign or word in front. */
  expecting(scope: Scope, kind: Leaf['kind'], text: string, isTight: boolean): void {
    const { operators } = this.wording.writing ?? {};
    const own = kind === 'operator' ? entryOf(operators, text) : undefined;
    scope.tokens.push({ kind, text: own ?? text });
    scope.left = false;
    scope.tight = isTight;
    scope.afterDot = false;
    scope.isNumber = false;
  }
}
