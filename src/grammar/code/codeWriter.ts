import type { NameStyle } from '../../syntax/writing.ts';
import { ENCLOSURES, type Enclosure } from '../english/enclosures.ts';
import { formatterOf, join, type Part } from '../english/formatters.ts';
import { UNITS_OF_MEASURE } from '../english/measures.ts';
import { declarationAt, plainName } from './declarations.ts';
import { DECLARING } from './keywords.ts';
import { CURSOR, filledLambda } from './lambda.ts';
import { lambdaOf, type Mode, SpokenTokens, type Token } from './spokenTokens.ts';
import { typeAt, typeOf } from './spokenTypes.ts';
import { tagText } from './tags.ts';
import type { Wording } from './wording.ts';
import { endOf, newScope, type Role, type Scope } from './writtenScope.ts';

/** Spaces around operators, which arguments may lose, other spaces that the code alone wants, and the cursor. */
const SOFT = '\u{e000}';
const GAP = '\u{e001}';
const MARKS = /[\u{e000}-\u{e002}]/gu;

/** Deeper than this, brackets stay flat. */
const DEEPEST = 100;

/** Writes what was said as code, in one pass over its words. */
export class CodeWriter {
  readonly #tokens: SpokenTokens;
  readonly #wording: Wording;
  readonly #role: Role;
  readonly #mode: Mode;
  /** The style of the first name, where it is no variable. */
  #firstStyle: NameStyle | undefined;
  readonly #scopes: Scope[] = [];
  #out = '';
  #at = 0;
  #isType = false;
  #isDeclaring = false;
  #isAssigned = false;
  #isReturned = false;
  #isThrown = false;

  constructor(words: readonly string[], wording: Wording, mode: Mode, role: Role, firstStyle?: NameStyle) {
    this.#tokens = new SpokenTokens(
      words.map(word => word.replace(MARKS, '')).filter(word => word !== ''),
      wording,
    );
    this.#wording = wording;
    this.#mode = mode;
    this.#role = role;
    this.#firstStyle = firstStyle;
  }

  /** Text, and where the cursor ends in it if not behind it. */
  write(): { text: string; cursor?: number } {
    this.#within({ kind: 'all', mode: this.#mode });
    const marked = this.#out.replaceAll(SOFT, ' ').replaceAll(GAP, ' ').trimEnd();
    const blanks = this.#mode === 'typed' ? (/[ \t\n]+$/.exec(this.#out)?.[0] ?? '') : '';
    const text = (marked + blanks).replaceAll(CURSOR, '');
    const cursor = marked.indexOf(CURSOR);
    return cursor < 0 ? { text } : { text, cursor };
  }

  #within({
    kind,
    mode,
    close = '',
    callee = '',
  }: Pick<Scope, 'kind' | 'mode'> & { close?: string; callee?: string }): void {
    const start = this.#out.length;
    const scope = newScope({ kind, mode, start, close, callee, word: this.#at });
    this.#scopes.push(scope);
    for (;;) {
      const token = this.#next(scope);
      if (!token) break;
      const end = endOf(token, this.#scopes, this.#role, this.#isDeclaring, this.#isAssigned);
      if (end === 'behind') this.#at += token.length;
      if (end) break;
      this.#step(token, scope);
    }
    this.#scopes.pop();
    const { writing } = this.#wording;
    const isTight = kind === 'call' ? scope.commas > 0 : kind === 'all' && this.#role === 'argument';
    if (isTight && mode === 'code' && writing?.tightArguments) {
      this.#out = this.#out.slice(0, start) + this.#out.slice(start).replaceAll(SOFT, '');
    }
    while (kind !== 'all' && this.#out.length > start && /[\u{e000}\u{e001}]$/u.test(this.#out)) {
      this.#out = this.#out.slice(0, -1);
    }
  }

  #next(scope: Scope, inName = false): Token | undefined {
    const { mode, afterDot } = scope;
    return this.#tokens.at(this.#at, { mode, afterDot: afterDot && !inName, inName, hasLeft: inName || scope.left });
  }

  #step(token: Token, scope: Scope) {
    switch (token.kind) {
      case 'word':
      case 'formatter':
        return this.#name(scope);
      case 'number':
        return this.#number(token.text, token.length, scope);
      case 'sign':
        return this.#sign(token, scope);
      case 'keyword':
        return this.#keyword(token, scope);
      case 'enclosure':
        return this.#enclosure(token, scope);
      case 'of':
        return this.#of(scope);
      case 'tag':
        return this.#tag(token.template, token.length, scope);
      case 'lambda':
        return this.#lambda(scope);
    }
  }

  /** Begins an operand: the space in front of it, if there is one. */
  #begin(scope: Scope): void {
    if (!scope.tight && scope.left) this.#out += scope.mode === 'code' ? GAP : ' ';
    if (!scope.afterDot) {
      if (!scope.tight || scope.operands === 0) scope.operand = { out: this.#out.length, word: this.#at };
      scope.operands++;
    }
  }

  #ended(scope: Scope, word = '') {
    scope.left = true;
    scope.tight = false;
    scope.afterDot = false;
    scope.isNumber = false;
    scope.lastWord = word;
  }

  #number(text: string, length: number, scope: Scope) {
    this.#begin(scope);
    this.#at += length;
    this.#out += text;
    this.#ended(scope, text);
    scope.isNumber = true;
    const unit = this.#wording.writing?.names.variable === 'kebab' && this.#tokens.lower[this.#at];
    if (unit && scope.mode === 'code' && Object.hasOwn(UNITS_OF_MEASURE, unit)) {
      this.#out += UNITS_OF_MEASURE[unit] as string;
      this.#at++;
    }
  }

  /** A run of words: one name in code, words apart in what is typed. */
  #name(scope: Scope) {
    const { mode } = scope;
    const wasAfterDot = scope.afterDot;
    if (mode === 'code' && this.#isType) return this.#constructed(scope);
    if (mode === 'code' && this.#isLiteralOfType(scope)) return;
    if (mode === 'code' && this.#isSaidString(scope)) return this.#quoted(scope);
    this.#begin(scope);
    const first = this.#next(scope) as Token;
    const formatter = first.kind === 'formatter' ? first.formatter : undefined;
    if (first.kind === 'formatter') this.#at += first.length;
    const parts: Part[] = [];
    const isProperty = scope.operands === 1 && this.#isBeforeColon(scope);
    const isApart = mode === 'code' && this.#wording.writing?.apartWords === true && !formatter;
    for (
      let token = formatter ? this.#next({ ...scope, afterDot: true }) : first;
      token;
      token = this.#next(scope, true)
    ) {
      const isNumber = token.kind === 'number' && (mode === 'code' || formatter) && (parts.length > 0 || formatter);
      if (token.kind !== 'word' && !isNumber) break;
      if (token.kind === 'word' || token.kind === 'number') parts.push(token);
      this.#at += token.length;
      if (isApart && !isProperty) break;
    }
    const said = parts.map(part => part.text);
    const isCalled = this.#isCalled(scope);
    const isError = said.length > 1 && /^(error|exception)$/i.test(said.at(-1) ?? '') && mode === 'code';
    const style = isError && (isCalled || this.#isThrown) ? 'pascal' : this.#style(wasAfterDot, isCalled);
    this.#isThrown = false;
    if (formatter) {
      this.#out += join(parts, formatter, formatter.between ?? (mode === 'code' ? formatterOf(style).between : ' '));
    } else if (mode === 'code' || (mode === 'typed' && said.length > 1 && (isCalled || wasAfterDot))) {
      const spelled =
        this.#pathType(said, scope) ??
        this.#spelled(parts, mode === 'code' && (isCalled || wasAfterDot || this.#isBeforeDot(scope)));
      this.#out += spelled ?? join(parts, formatterOf(style));
    } else this.#out += said.join(' ');
    this.#firstStyle = undefined;
    this.#ended(scope, said.join(' ').toLowerCase());
  }

  /** In Go, a type stands for a value where braces follow, and as what is made: `[]string{}`, `make(map[string]int)`. */
  #isLiteralOfType(scope: Scope): boolean {
    const { lower } = this.#tokens;
    if (this.#wording.writing?.typeMark !== ' ' || scope.left) return false;
    const type = typeAt(lower, this.#at, lower.length, this.#wording);
    if (!type) return false;
    const isMade = scope.callee === 'make' && scope.operands === 0;
    const next = this.#tokens.at(this.#at + type.length, { mode: 'code', hasLeft: true });
    if (!isMade && !(next?.kind === 'enclosure' && next.enclosure.open === '{')) return false;
    this.#begin(scope);
    this.#at += type.length;
    this.#out += type.text;
    this.#ended(scope);
    return true;
  }

  /** "String hello world" is a text where a value stands, unless it is a name of the file or is called. */
  #isSaidString(scope: Scope): boolean {
    const { lower } = this.#tokens;
    if (lower[this.#at] !== 'string' || scope.left || scope.afterDot) return false;
    if (this.#at === 0 && this.#role === 'statement') return false;
    const from = this.#at;
    const run = this.#run(scope, true);
    const next = this.#next({ ...scope, left: true, afterDot: false });
    this.#at = from;
    if (run.length < 2 || this.#wording.lexicon.spelling(run) !== undefined) return false;
    return !next || (next.kind === 'sign' && /^(separator|sign|close)$/.test(next.stands));
  }

  #quoted(scope: Scope) {
    const quote = this.#wording.writing?.quote ?? '"';
    this.#at++;
    this.#enclose({ open: quote, close: quote, one: [], many: [], quotes: true }, scope);
  }

  #style(isMember: boolean, isCalled: boolean): NameStyle {
    const names = this.#wording.writing?.names;
    if (this.#firstStyle) return this.#firstStyle;
    if (isCalled) return (isMember ? names?.method : undefined) ?? names?.function ?? 'camel';
    return (isMember ? names?.property : undefined) ?? names?.variable ?? 'camel';
  }

  /** A type that a path begins with: `String::from`. */
  #pathType(said: readonly string[], scope: Scope): string | undefined {
    const next = this.#next({ ...scope, left: true, afterDot: false });
    const types = this.#wording.writing?.types ?? {};
    const key = said.join(' ').toLowerCase();
    return next?.kind === 'sign' && next.text === '::' && Object.hasOwn(types, key) ? types[key] : undefined;
  }

  /** As the file spells it. A single word gets capitals only where a class may stand. */
  #spelled(parts: readonly Part[], mayBeClass: boolean): string | undefined {
    if (this.#firstStyle || parts.some(part => part.fixed)) return undefined;
    const words = parts.map(part => part.text);
    const found = this.#wording.lexicon.spellings(words);
    if (words.length > 1) return found[0];
    return found.find(name => name === words[0]) ?? found.find(name => mayBeClass && /^\p{Lu}\p{Ll}/u.test(name));
  }

  #isCalled(scope: Scope): boolean {
    const next = this.#next({ ...scope, left: true, afterDot: false });
    if (next?.kind === 'of') return !this.#isOfKeyword();
    return next?.kind === 'enclosure' && next.enclosure.open === '(' && next.form !== 'end';
  }

  /** A property of a style sheet: its words are one name. */
  #isBeforeColon(scope: Scope): boolean {
    if (this.#wording.writing?.names.variable !== 'kebab') return false;
    const from = this.#at;
    this.#run(scope, true);
    const next = this.#next({ ...scope, left: true });
    this.#at = from;
    return next?.kind === 'sign' && next.text === ':';
  }

  #isBeforeDot(scope: Scope): boolean {
    const next = this.#next({ ...scope, left: true, afterDot: false });
    return next?.kind === 'sign' && (next.text === '.' || next.text === '::');
  }

  /** `const e of list`, where the language has it. */
  #isOfKeyword(): boolean {
    return this.#isDeclaring && !this.#isAssigned && this.#wording.writing?.words['of'] !== undefined;
  }

  /** What follows `new`: "array list of mapping of" is `ArrayList<Mapping>()`. */
  #constructed(scope: Scope) {
    this.#isType = false;
    this.#begin(scope);
    const run = this.#run(scope, true);
    this.#out += typeOf(run, this.#wording);
    this.#ended(scope, run.at(-1));
    const after = this.#next(scope);
    if (
      after?.kind === 'of' &&
      (this.#wording.writing?.typeStands === 'before' || this.#wording.writing?.typeBrackets)
    ) {
      const of = this.#at;
      this.#at += after.length;
      const args = this.#typeArguments(scope);
      const next = this.#next({ ...scope, left: true });
      const isCall = next?.kind === 'of' || (next?.kind === 'enclosure' && next.enclosure.open === '(');
      if (args.length && isCall) {
        const [open, close] = this.#wording.writing?.typeBrackets ?? ['<', '>'];
        this.#out += `${open}${args.join(', ')}${close}`;
      } else this.#at = of;
    }
    const next = this.#next(scope);
    const isMore =
      next?.kind === 'of' ||
      (next?.kind === 'enclosure' && !next.enclosure.quotes) ||
      (next?.kind === 'sign' && /^(open|member)$/.test(next.stands));
    if (!isMore) this.#out += '()';
  }

  #typeArguments(scope: Scope): string[] {
    const types: string[] = [];
    for (;;) {
      const run = this.#run({ ...scope, left: false }, true);
      if (run.length === 0) return types;
      types.push(typeOf(run, this.#wording));
      const next = this.#next({ ...scope, left: true });
      if (next?.kind !== 'sign' || next.text !== ',') return types;
      this.#at += next.length;
    }
  }

  #run(scope: Scope, inName = false): string[] {
    const words: string[] = [];
    for (let token = this.#next(scope, inName); token; token = this.#next(scope, true)) {
      if (token.kind !== 'word' && !(token.kind === 'number' && words.length > 0)) break;
      words.push(token.text);
      this.#at += token.length;
    }
    return words;
  }

  #sign(token: Extract<Token, { kind: 'sign' }>, scope: Scope) {
    const { text, stands } = token;
    const isCode = scope.mode === 'code';
    const { writing } = this.#wording;
    const isKebab =
      isCode &&
      text === '-' &&
      token.said !== 'minus' &&
      (writing?.names.variable === 'kebab' || writing?.apartWords === true);
    if (isKebab) return this.#dash(token.length, scope);
    const isLast = this.#at + token.length >= this.#tokens.words.length;
    this.#at += token.length;
    if (scope.mode === 'text' && stands === 'separator' && !isLast && this.#isProse(text, scope)) {
      this.#out += `${text} `;
      scope.left = false;
      scope.tight = true;
      return;
    }
    if (stands === 'join') return this.#joined(text, scope);
    if (scope.mode === 'text' && scope.left && /^[$#]$/.test(text)) this.#out += ' ';
    if (stands === 'blank') return this.#tight(text, scope, false);
    if (stands === 'member') {
      scope.signs++;
      if (!scope.tight && !scope.left) this.#out = this.#out.replace(/[\u{e000}\u{e001}]$/u, '');
      this.#tight(text, scope, scope.left);
      scope.afterDot = text !== '..' && text !== '..=' && text !== '..<';
      return;
    }
    if (!isCode) return this.#tight(text, scope, false);
    if (text === '|' && (!scope.left || scope.opened.includes('|'))) return this.#pipe(scope);
    if (stands === 'open') {
      if (scope.left && text === '{') this.#out += GAP;
      scope.opened += closing(text);
      return this.#tight(text, scope, false);
    }
    if (stands === 'close') {
      scope.opened = scope.opened.replace(text, '');
      this.#out = this.#out.replace(/[\u{e000}\u{e001}]+$/u, '') + text;
      return this.#ended(scope);
    }
    scope.signs++;
    if (stands === 'separator') return this.#separator(text, scope);
    if (stands === 'postfix' || (text === '!' && token.said !== 'not' && scope.left && !this.#isWordNext(scope))) {
      return this.#postfix(text, scope, isLast);
    }
    if (text === '*' && stands === 'sign' && !scope.left && this.#standsAlone(scope)) {
      this.#out += text;
      return this.#ended(scope);
    }
    if (stands === 'prefix' || (stands === 'sign' && !scope.left)) {
      if (scope.left) this.#out += GAP;
      this.#tight(text, scope, false);
      if (/\p{L}$/u.test(text)) this.#out += GAP;
      return;
    }
    if (text === '*' && this.#out.endsWith('.')) return this.#tight(text, scope, true);
    if (stands === 'assign') return this.#assign(text, scope);
    this.#binary(text, scope);
  }

  /** Around the parameters of a block: `|x|`. */
  #pipe(scope: Scope) {
    const isOpen = scope.opened.includes('|');
    if (isOpen) this.#out = this.#out.replace(/[\u{e000}\u{e001}]+$/u, '');
    this.#out += '|';
    scope.opened = isOpen ? scope.opened.replace('|', '') : `${scope.opened}|`;
    if (isOpen) return this.#ended(scope);
    scope.tight = true;
  }

  /** `*` as a name of everything. */
  #standsAlone(scope: Scope): boolean {
    const next = this.#next({ ...scope, left: true });
    return (
      !next ||
      (next.kind === 'keyword' && next.stands === 'infix') ||
      (next.kind === 'sign' && next.stands === 'separator')
    );
  }

  /** "Hello comma world" has a space, "ten colon thirty" and "colon slash" have none. */
  #isProse(text: string, scope: Scope): boolean {
    const next = this.#next({ ...scope, left: false });
    return next?.kind !== 'sign' && !(text === ':' && scope.isNumber && next?.kind === 'number');
  }

  #isWordNext(scope: Scope): boolean {
    const next = this.#next({ ...scope, left: false });
    return next?.kind === 'word' || next?.kind === 'number';
  }

  #tight(text: string, scope: Scope, keepsLeft: boolean) {
    if (text === '*' && scope.afterDot) keepsLeft = true;
    if (!scope.left && !scope.tight && scope.operands === 0) scope.operand = { out: this.#out.length, word: this.#at };
    this.#out += text;
    scope.left = keepsLeft && text === '*';
    scope.tight = true;
    scope.afterDot = false;
    scope.isNumber = false;
  }

  #binary(text: string, scope: Scope, isSpaced = true) {
    const space = isSpaced ? SOFT : '';
    this.#out += `${scope.left ? space : ''}${text}${space}`;
    scope.left = false;
    scope.tight = !isSpaced;
    scope.isNumber = false;
    scope.afterDot = false;
  }

  #assign(text: string, scope: Scope) {
    const { writing } = this.#wording;
    const isArgument = scope.kind === 'call' || (scope.kind === 'all' && this.#role === 'argument');
    if (text !== '=') return this.#binary(text, scope);
    if (isArgument) {
      if (writing?.argumentMark === undefined) return this.#binary(text, scope);
      this.#out += writing.argumentMark;
      scope.left = false;
      scope.tight = true;
      return;
    }
    const isDeclared = this.#isDeclaring && !this.#isAssigned;
    const isStatement = scope.kind === 'all' && (isDeclared || (this.#role === 'statement' && !this.#isReturned));
    this.#isAssigned = true;
    if (!isStatement) return this.#binary('==', scope);
    this.#binary(text, scope, !writing?.tightAssignment);
  }

  #separator(text: string, scope: Scope) {
    if (text === ',') scope.commas++;
    if (text === ':' && scope.asks) {
      scope.asks = false;
      return this.#binary(text, scope);
    }
    if (text === ':' && !scope.left && scope.kind !== 'index') return this.#tight(text, scope, false);
    this.#out += text;
    const isSlice = text === ':' && scope.kind === 'index';
    if (!isSlice) this.#out += GAP;
    scope.left = false;
    scope.tight = true;
    scope.isNumber = false;
    scope.afterDot = false;
  }

  #postfix(text: string, scope: Scope, isLast: boolean) {
    if (text === '?' && scope.left && !isLast && this.#tokens.lower.indexOf('colon', this.#at) > 0) {
      scope.asks = true;
      return this.#binary(text, scope);
    }
    if (!scope.left) return this.#tight(text, scope, false);
    this.#out += text;
    this.#ended(scope);
  }

  /** An underscore within, before or behind a name. */
  #joined(text: string, scope: Scope) {
    if (!scope.left && !scope.tight) scope.operands++;
    if (!scope.left && scope.tight && scope.operands === 0) scope.operands = 1;
    this.#out += text;
    const next = this.#next(scope, true);
    const isName =
      next?.kind === 'word' ||
      next?.kind === 'number' ||
      next?.kind === 'formatter' ||
      (next?.kind === 'sign' && next.stands === 'join');
    scope.left = !isName;
    scope.tight = isName;
    scope.afterDot = scope.afterDot && isName;
    scope.isNumber = false;
  }

  /** A dash where names have dashes: within a name, or of an option: `ls -l`, `git --help`. */
  #dash(length: number, scope: Scope) {
    this.#at += length;
    const next = this.#tokens.lower[this.#at] ?? '';
    const isShell = this.#wording.writing?.names.variable !== 'kebab';
    const isOption = isShell && (next.length <= 2 || next === 'dash') && !scope.tight;
    if (scope.left && isOption) this.#out += GAP;
    this.#out += '-';
    scope.left = false;
    scope.tight = true;
  }

  #keyword(token: Extract<Token, { kind: 'keyword' }>, scope: Scope) {
    this.#at += token.length;
    const { text, stands, said } = token;
    scope.isNumber = false;
    if (stands === 'literal') {
      this.#begin(scope);
      this.#out += text;
      this.#ended(scope, said);
      if (/[.:]$/.test(text)) {
        scope.afterDot = scope.tight = true;
        scope.left = false;
        scope.signs++;
      }
      return;
    }
    if (stands === 'prefix') {
      if (scope.left) this.#out += GAP;
      this.#out += text + (/[\p{L}\p{N}]$/u.test(text) ? GAP : '');
      scope.left = false;
      scope.tight = true;
      scope.afterDot = false;
      if (said === 'new') this.#isType = true;
      if (said === 'raise' || said === 'throw') this.#isThrown = true;
      if (said === 'return' || said === 'yield' || said === 'assert') this.#isReturned = true;
      if (DECLARING.has(said)) this.#isDeclaring = true;
      return;
    }
    scope.signs++;
    if (said === 'for') scope.loops = true;
    if (stands === 'infix') return this.#binary(text, scope);
    this.#out += `${GAP}${text}`;
    this.#ended(scope);
  }

  #of(scope: Scope) {
    if (scope.mode === 'code' && scope.left && this.#isOfKeyword()) {
      this.#at++;
      return this.#binary('of', scope);
    }
    this.#at++;
    this.#enclose({ open: '(', close: ')', one: [], many: [] }, scope);
  }

  #enclosure(token: Extract<Token, { kind: 'enclosure' }>, scope: Scope) {
    const { enclosure, form } = token;
    const { mode } = scope;
    if (form === 'end') {
      this.#at += token.length;
      return this.#tight(enclosure.close, scope, false);
    }
    if (form === 'one' && !(mode === 'code' && enclosure.quotes)) {
      this.#at += token.length;
      if (mode === 'code' && scope.left && enclosure.open === '{') this.#out += GAP;
      return this.#tight(enclosure.open, scope, false);
    }
    const from = this.#at;
    this.#at += token.length;
    const next = this.#next({ ...scope, left: form !== 'in', afterDot: false });
    const goesAround =
      next !== undefined &&
      (form === 'in' ||
        next.kind === 'word' ||
        next.kind === 'formatter' ||
        next.kind === 'number' ||
        (enclosure.quotes && (form === 'one' || (next.kind === 'sign' && /^[/\\#@$<-]$/.test(next.text)))) ||
        (mode === 'code' &&
          (next.kind === 'enclosure' || next.kind === 'tag' || (next.kind === 'keyword' && next.stands !== 'infix'))));
    const isPair = form === 'pair' && (!goesAround || (mode !== 'code' && !enclosure.quotes));
    if (form === 'in' && scope.left && this.#isOver(next, enclosure)) return this.#around(enclosure, from, scope);
    if (isPair) {
      this.#bracket(enclosure, scope);
      this.#out += enclosure.close;
      return this.#ended(scope);
    }
    this.#enclose(enclosure, scope);
  }

  /** Whether nothing follows that could be enclosed. */
  #isOver(next: Token | undefined, enclosure: Enclosure): boolean {
    if (!next) return true;
    return (
      enclosure.quotes === true &&
      next.kind === 'sign' &&
      /binary|sign|separator|logic|compare|close/.test(next.stands) &&
      next.said !== 'minus'
    );
  }

  /** "Hello in quotes": goes around what was said last. */
  #around(enclosure: Enclosure, to: number, scope: Scope) {
    const { out, word } = scope.operand;
    const before = this.#out.slice(0, out);
    if (!enclosure.quotes) {
      this.#out = before + enclosure.open + this.#out.slice(out) + enclosure.close;
      return this.#ended(scope);
    }
    const words = this.#tokens.words.slice(word, to);
    const text = new CodeWriter(words, this.#wording, 'text', 'value').write().text;
    this.#out = before + enclosure.open + escaped(text, enclosure.close) + enclosure.close;
    this.#ended(scope);
  }

  /** The opening bracket, with the space in front of it. */
  #bracket(enclosure: Enclosure, scope: Scope) {
    const isPrefixed = enclosure.quotes && /(^|[^\p{L}\p{N}_$])[fbru]$/u.test(this.#out);
    const spaced = this.#wording.writing?.typeMark === ' ' ? /^[|*]/ : /^[{|*]/;
    const isSpaced =
      scope.mode === 'code' && scope.left && !isPrefixed && (enclosure.quotes || spaced.test(enclosure.open));
    if (isSpaced) this.#out += GAP;
    if (!scope.left && !scope.afterDot) {
      if (!scope.tight || scope.operands === 0) scope.operand = { out: this.#out.length, word: this.#at };
      scope.operands++;
    }
    this.#out += enclosure.open;
    scope.isNumber = false;
  }

  #enclose(enclosure: Enclosure, scope: Scope) {
    if (this.#scopes.length > DEEPEST) return this.#tight(enclosure.open, scope, false);
    const { open, close } = enclosure;
    const isCall = open === '(' && scope.left;
    const isIndex = open === '[' && scope.left;
    const calleeName = scope.lastWord.split(' ')[0] ?? '';
    const callee = /\.$/.test(this.#out.slice(0, this.#out.search(/[\p{L}\p{N}\p{M}_$]*$/u)))
      ? `.${calleeName}`
      : calleeName;
    this.#bracket(enclosure, scope);
    const start = this.#out.length;
    const isInterpolated = open === '{' && scope.mode === 'text' && /[$#]\{$/.test(this.#out);
    const mode = enclosure.quotes ? 'text' : isInterpolated ? 'code' : scope.mode;
    const kind = enclosure.quotes ? 'quotes' : isCall ? 'call' : isIndex ? 'index' : 'group';
    const { length } = this.#scopes;
    this.#within({ kind, mode, close, callee });
    this.#scopes.length = length;
    if (enclosure.quotes) this.#out = this.#out.slice(0, start) + escaped(this.#out.slice(start), close);
    this.#out += close;
    this.#ended(scope);
  }

  #tag(template: string, length: number, scope: Scope): void {
    this.#begin(scope);
    const { text, taken } = tagText(this.#tokens, this.#at + length, template, this.#wording, scope.mode);
    this.#out += this.#out.includes(CURSOR) ? text.replace('‸', '') : text.replace('‸', CURSOR);
    this.#at = taken;
    this.#ended(scope);
  }

  #parameter(words: readonly string[]): string {
    const { type, sign, name } = declarationAt(words, this.#wording);
    const written = sign + plainName(name, this.#style(false, false), this.#wording);
    if (!type) return written;
    const { typeStands, typeMark } = this.#wording.writing ?? {};
    return typeStands === 'before' ? `${type} ${written}` : `${written}${typeMark ?? ': '}${type}`;
  }

  #lambda(scope: Scope): void {
    this.#begin(scope);
    this.#at++;
    const names: string[] = [];
    if (this.#tokens.lower[this.#at] === 'of') {
      this.#at++;
      for (;;) {
        const run = this.#run({ ...scope, left: false });
        if (run.length) names.push(this.#parameter(run));
        const next = this.#next({ ...scope, left: true });
        if (next?.kind !== 'sign' || next.text !== ',') break;
        this.#at += next.length;
      }
    }
    const filled = filledLambda(lambdaOf(this.#wording.writing) ?? '', names.join(', '));
    this.#out += this.#out.includes(CURSOR) ? filled.replace(CURSOR, '') : filled;
    this.#ended(scope);
  }
}

/** The bracket that closes one. */
function closing(open: string): string {
  return ENCLOSURES.find(enclosure => enclosure.open === open)?.close ?? '';
}

function escaped(text: string, quote: string): string {
  return quote.length === 1 ? text.replaceAll(quote, `\\${quote}`) : text;
}
