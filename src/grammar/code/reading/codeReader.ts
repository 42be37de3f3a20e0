import type { NameStyle } from '../../../syntax/writing.ts';
import type { Enclosure } from '../../english/enclosures.ts';
import type { CodeToken, Group } from '../printing/codeToken.ts';
import { type Mode, PARENS, type SpokenToken } from '../spoken/spokenTokens.ts';
import { tagText } from '../spoken/tags.ts';
import type { Wording } from '../wording.ts';
import { readKeyword } from './keywords.ts';
import { readLambda } from './lambda.ts';
import { readLiteralOfType, readName, readNumber } from './names.ts';
import { Reading } from './reading.ts';
import { endOf, newScope, type Role, type Scope } from './scope.ts';
import { readSign } from './signs.ts';

/** Deeper than this, brackets stay flat. */
const DEEPEST = 100;
/** Members of lists, as they are said. */
const OF_MANY = /^(to (list|array|set|vec)|collect|sum|distinct|for each|reduce|sorted)\b/;
const BRACES: Enclosure = { open: '{', close: '}', one: [], many: [] };

/** Reads what was said as tokens of code, in one pass over its words. */
export class CodeReader extends Reading {
  readonly #mode: Mode;
  readonly #scopes: Scope[] = [];

  constructor(words: readonly string[], wording: Wording, mode: Mode, role: Role, firstStyle?: NameStyle) {
    super(words, wording, role, firstStyle);
    this.#mode = mode;
  }

  read(): readonly CodeToken[] {
    return this.#within({ kind: 'all', mode: this.#mode, close: '', callee: '', isFirst: false }).tokens;
  }

  #within(fixed: Pick<Scope, 'kind' | 'mode' | 'close' | 'callee' | 'isFirst'>): Scope {
    const scope = newScope({ ...fixed, word: this.at });
    this.#scopes.push(scope);
    for (let token = this.next(scope); token; token = this.next(scope)) {
      if (scope.kind === 'call' && scope.hasArrow && this.#goesOnBehind(token)) break;
      const isBound = this.said.bound.has(scope.lastWord);
      const end = endOf(token, this.#scopes, this.role, this.isDeclaring, this.isAssigned, isBound);
      if (end === 'behind') this.at += token.length;
      if (end) break;
      this.#step(token, scope);
    }
    this.#scopes.pop();
    return scope;
  }

  /** "Select line arrow line dot trim call dot to list call": what comes of many belongs to what went through them. */
  #goesOnBehind(token: SpokenToken): boolean {
    if (token.kind !== 'sign' || token.text !== '.') return false;
    const next = this.at + token.length;
    return OF_MANY.test(this.said.lower.slice(next, next + 2).join(' '));
  }

  #step(token: SpokenToken, scope: Scope) {
    switch (token.kind) {
      case 'word':
      case 'formatter':
        return readName(this, scope);
      case 'number':
        return readNumber(this, scope, token.text, token.length);
      case 'sign':
        if (token.stands === 'open' && this.#isPlaceholder(token.text, scope)) {
          this.at += token.length;
          return this.enclose(BRACES, scope);
        }
        return readSign(this, scope, token);
      case 'keyword':
        return readKeyword(this, scope, token);
      case 'enclosure':
        return this.#enclosure(token, scope);
      case 'of':
        return this.#of(scope);
      case 'tag':
        return this.#tag(token, scope);
      case 'lambda':
        return readLambda(this, scope);
    }
  }

  #of(scope: Scope) {
    this.at++;
    if (scope.mode === 'code' && scope.left && this.isOfKeyword) return this.expecting(scope, 'operator', 'of', false);
    // "Theme dot of context".
    if (scope.afterDot) {
      const text = this.wording.writing?.names.method === 'pascal' ? 'Of' : 'of';
      this.operand(scope, { kind: 'value', text }, 'of');
    }
    this.enclose(PARENS, scope);
  }

  #tag({ template, length }: Extract<SpokenToken, { kind: 'tag' }>, scope: Scope) {
    this.begin(scope);
    const { taken, ...tag } = tagText(this.said, this.at + length, template, this.wording, scope.mode);
    this.at = taken;
    this.operand(scope, { kind: 'value', ...tag });
  }

  #enclosure(token: SaidEnclosure, scope: Scope) {
    const { enclosure, form, length } = token;
    const isCode = scope.mode === 'code';
    if (isCode && form === 'pair' && enclosure.open === '[' && readLiteralOfType(this, scope)) return;
    const from = this.at;
    this.at += length;
    if (form === 'end') return this.attach(scope, enclosure.close);
    if (form === 'one' && this.#isPlaceholder(enclosure.open, scope)) return this.enclose(BRACES, scope);
    if (form === 'one' && !(isCode && enclosure.quotes))
      return this.attach(scope, enclosure.open, isCode && enclosure.open === '{' ? 'prefix' : 'attached');
    const next = this.next(scope, { left: form !== 'in', afterDot: false });
    if (form === 'in' && scope.left && isOver(next, enclosure)) return this.#around(enclosure, from, scope);
    // "Dollar braces name" in a text.
    const isFilled = this.#isPlaceholder(enclosure.open, scope) && next?.kind === 'word';
    const isAround = isFilled || (goesAround(token, next, isCode) && (isCode || enclosure.quotes === true));
    const isEmpty = form === 'pair' && !isAround;
    // "Sum braces" in a text for people: `"sum {}"`.
    const isPlace = enclosure.open === '{' && scope.mode === 'text' && scope.left && scope.kind === 'quotes';
    if (isEmpty && isPlace) this.operand(scope, { ...groupOf(enclosure), stands: 'apart', inside: [] });
    else if (isEmpty) this.operand(scope, { ...groupOf(enclosure), ...this.#open(enclosure, scope), inside: [] });
    else this.enclose(enclosure, scope);
  }

  /** Whether braces in a text hold code: `${name}`, `#{name}`, and `{name}` in Python's `f"…"`. */
  #isPlaceholder(open: string, scope: Scope): boolean {
    if (open !== '{' || scope.mode !== 'text') return false;
    const around = this.#scopes.at(-2);
    return (
      /[$#]$/.test(textAt(scope, -1)) ||
      (scope.kind === 'quotes' && around !== undefined && /^[f$]$/.test(textAt(around, -1)))
    );
  }

  /** "Hello in quotes": goes around what was said last. */
  #around(enclosure: Enclosure, to: number, scope: Scope) {
    const { token, word } = scope.operand;
    const before = scope.tokens.splice(token);
    const inside = enclosure.quotes
      ? new CodeReader(this.said.words.slice(word, to), this.wording, 'text', 'value').read()
      : before;
    this.operand(scope, { ...groupOf(enclosure), stands: 'apart', inside });
  }

  override enclose(enclosure: Enclosure, scope: Scope) {
    if (this.#scopes.length > DEEPEST) return this.attach(scope, enclosure.open);
    const { open, close, quotes } = enclosure;
    const isCall = open === '(' && scope.left;
    const isInterpolated = this.#isPlaceholder(open, scope);
    const mode = quotes ? 'text' : isInterpolated ? 'code' : scope.mode;
    const kind = quotes ? 'quotes' : isCall ? 'call' : open === '[' && scope.left ? 'index' : 'group';
    const isFirst = this.#scopes.length === 1 && scope.tokens.length === 0 && open.length === 1;
    const callee = calleeOf(scope);
    // A placeholder behind a word has a blank in front.
    const isApart = isInterpolated && scope.left && !/[$#]$/.test(textAt(scope, -1));
    const stands = isApart ? { stands: 'apart' as const } : this.#open(enclosure, scope);
    const { tokens, commas } = this.#within({ kind, mode, close, callee, isFirst });
    const hasSeveral = isCall && mode === 'code' && commas > 0;
    // What stands in `#{…}` counts in double quotes alone.
    const isRaw =
      quotes === true &&
      open === "'" &&
      tokens.some(
        (token, at) =>
          ('inside' in token && textOf(tokens[at - 1]) === '#') ||
          (this.wording.writing?.sigil === '$' && textOf(tokens[at - 1]) === '$' && token.kind === 'value'),
      );
    const group = groupOf(isRaw ? { ...enclosure, open: '"', close: '"' } : enclosure);
    this.operand(scope, { ...group, ...stands, inside: tokens, hasSeveral });
  }

  /** Begins an operand in brackets, unless they belong to what stands in front; and says how they stand. */
  #open({ quotes }: Enclosure, scope: Scope): Pick<Group, 'stands'> {
    const isPrefixed = quotes === true && !this.wording.writing?.apartWords && isPrefixOfQuotes(scope);
    const stands = scope.mode !== 'code' || isPrefixed ? { stands: 'attached' as const } : {};
    if (!scope.left) this.begin(scope);
    return stands;
  }
}

type SaidEnclosure = Extract<SpokenToken, { kind: 'enclosure' }>;

function groupOf({ open, close, quotes }: Enclosure): Omit<Group, 'inside'> {
  if (open === close && !quotes) return { kind: 'brackets', open, close, stands: 'apart' };
  return { kind: quotes ? 'quotes' : open.startsWith('{') ? 'braces' : 'brackets', open, close };
}

/** Whether nothing follows that could be enclosed. */
function isOver(next: SpokenToken | undefined, { quotes }: Enclosure): boolean {
  if (!next) return true;
  return (
    quotes === true &&
    next.kind === 'sign' &&
    /binary|sign|separator|logic|compare|close/.test(next.stands) &&
    next.said !== 'minus'
  );
}

/** Whether what is said next stands in the brackets. */
function goesAround({ enclosure, form }: SaidEnclosure, next: SpokenToken | undefined, isCode: boolean): boolean {
  if (next === undefined) return false;
  switch (next.kind) {
    case 'word':
    case 'formatter':
    case 'number':
      return true;
    case 'sign':
      return form === 'one' || form === 'in' || (enclosure.quotes === true && /^[/\\#@$<-]$/.test(next.text));
    case 'enclosure':
    case 'tag':
      return isCode || form !== 'pair';
    case 'keyword':
      return (isCode && next.stands !== 'infix') || form !== 'pair';
    default:
      return form !== 'pair';
  }
}

/** The text of one of the last tokens, counted from -1 backwards; empty for one in brackets. */
function textAt({ tokens }: Scope, index: number): string {
  return textOf(tokens.at(index));
}

function textOf(token: CodeToken | undefined): string {
  return token && 'text' in token ? token.text : '';
}

/** The letter in front of a string that says of what kind it is: `f"…"`. */
function isPrefixOfQuotes(scope: Scope): boolean {
  const isAttached = /^(attached|postfix|prefix)$/.test(scope.tokens.at(-2)?.kind ?? '');
  return /^[fbru$]$/.test(textAt(scope, -1)) && !(isAttached && /[\p{L}\p{N}_$]$/u.test(textAt(scope, -2)));
}

/** The name of what is called, with the dot in front of a method. */
function calleeOf(scope: Scope): string {
  const [name = ''] = scope.lastWord.split(' ');
  let first = -1;
  // An underscore stands by itself.
  while (textAt(scope, first - 1).startsWith('_')) first -= 2;
  return textAt(scope, first - 1).endsWith('.') ? `.${name}` : name;
}
