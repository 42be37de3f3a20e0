import type { CodeToken } from '../printing/codeToken.ts';
import type { Mode, SpokenToken } from '../spoken/spokenTokens.ts';

/** Where code stands: it decides what "equals" is. */
export type Role = 'value' | 'condition' | 'statement' | 'argument';

/** What is being written: all of it, arguments of a call, an index, a list or the like, a text in quotes. */
export interface Scope {
  readonly kind: 'all' | 'call' | 'index' | 'group' | 'quotes';
  readonly mode: Mode;
  readonly close: string;
  /** The last name of what is called, with the dot in front of a method. */
  readonly callee: string;
  /** Whether it is a bracket that everything begins with. */
  readonly isFirst: boolean;
  /** What is written so far. */
  readonly tokens: CodeToken[];
  /** There is an operand that an operator may follow. */
  left: boolean;
  /** What the next word is attached to without a space: an open bracket, a sign in front. */
  tight: boolean;
  afterDot: boolean;
  /** Where the last operand begins: its first token, and its first word. */
  operand: { token: number; word: number };
  operands: number;
  /** Operators, members and separators so far. */
  signs: number;
  isNumber: boolean;
  commas: number;
  /** A function without a name began in it. */
  hasArrow: boolean;
  loops: boolean;
  /** A question mark waits for its colon. */
  asks: boolean;
  lastWord: string;
  /** Brackets said one by one that wait for theirs. */
  opened: string;
}

/** Methods that take what they are given, so that a name with a dot is all theirs: `log(user.name)`. */
const TAKERS =
  /^(add|append|apply|assert|call|contains|debug|dispatch|delete|emit|equals|error|extend|format|has|includes|info|insert|join|log|open|parse|print|printf|println|push|put|reject|remove|require|resolve|send|set|stringify|then|warn|write)$/;
/** Functions that give one thing out of many, so that a name with a dot goes on from it: `get(i).name`. */
const GIVERS = /^(at|child|fetch|find|get|item|lookup|nth|pick|query|select)$/;
const INDEX_LIKE = /^(\p{L}|\d+|index|idx|key|position|pos)$/u;
const OWNER = /^(self|this|cls|super)$/;

export function newScope({
  word,
  ...fixed
}: Pick<Scope, 'kind' | 'mode' | 'close' | 'callee' | 'isFirst'> & { readonly word: number }): Scope {
  return {
    ...fixed,
    ...{ tokens: [], left: false, tight: true, afterDot: false, operand: { token: 0, word }, operands: 0, signs: 0 },
    ...{ isNumber: false, commas: 0, hasArrow: false, loops: false, asks: false, lastWord: '', opened: '' },
  };
}

/**
 * Whether the innermost scope ends in front of a token, or behind it, or goes on. `isBound` is whether the last word in it
 * is what a loop goes over.
 */
export function endOf(
  token: SpokenToken,
  scopes: readonly Scope[],
  role: Role,
  isDeclaring: boolean,
  isAssigned: boolean,
  isBound: boolean,
): 'before' | 'behind' | undefined {
  const scope = scopes.at(-1) as Scope;
  const { kind } = scope;
  const closes = closedBy(token);
  const isText = token.kind === 'enclosure';
  if (closes && scopes.some(open => open.close === closes && (open.kind === 'quotes') === isText)) {
    if (scope.opened.includes(closes) || kind === 'all') return undefined;
    return scope.close === closes ? 'behind' : 'before';
  }
  if (scope.mode === 'text') return endsQuotes(token, scopes, role) ? 'before' : undefined;
  if (kind === 'all' || kind === 'quotes') return undefined;
  if (kind === 'group') {
    // `let [a, b] = …`: what is taken apart ends where it is set.
    const isFirst = scopes.length === 2 && !isAssigned && (isDeclaring || (scope.isFirst && role === 'statement'));
    const isSet = token.kind === 'sign' && token.stands === 'assign';
    return scope.mode === 'code' && isFirst && scope.left && isSet ? 'before' : undefined;
  }
  return scope.left && endsArguments(token, scopes, role, isBound) ? 'before' : undefined;
}

function closedBy(token: SpokenToken): string {
  if (token.kind === 'sign') return token.stands === 'close' ? token.text : '';
  const isClosing = token.kind === 'enclosure' && (token.form === 'one' || token.form === 'end');
  return isClosing ? token.enclosure.close : '';
}

/** "Len of foo less than three" is `len(foo) < 3`. */
function endsArguments(token: SpokenToken, scopes: readonly Scope[], role: Role, isBound: boolean): boolean {
  const scope = scopes.at(-1) as Scope;
  if (token.kind === 'sign') {
    // "Sum of v dot seconds for v in visits".
    if (token.text === '.') return !isBound && endsBeforeDot(scope);
    if (scope.mode !== 'code') return false;
    // "Filter task arrow task dot size less than three".
    if (scope.hasArrow && token.stands !== 'assign') return false;
    if (token.stands === 'logic') return true;
    if (token.stands === 'compare') return !(token.said === 'in' && scope.loops);
    if (token.stands === 'assign' && token.text !== '=' && !scope.hasArrow) return true;
    return token.stands === 'assign' && (scope.kind === 'index' || role === 'condition');
  }
  if (token.kind !== 'keyword' || token.stands !== 'infix') return false;
  if (token.said === 'for') return scopes.some(open => open.kind === 'group');
  return !scope.loops || token.said === 'else';
}

/** In code, a text ends where code plainly goes on: "in quotes hello plus name". */
function endsQuotes(token: SpokenToken, scopes: readonly Scope[], role: Role): boolean {
  const around = scopes.filter(open => open.mode !== 'text').at(-1);
  if (token.kind !== 'sign' || around?.mode !== 'code') return false;
  // "Quote comma quote" is a text of one sign.
  if (scopes.at(-1)?.tokens.length === 0) return false;
  if (token.said === 'plus' || (token.stands === 'assign' && role === 'condition')) return true;
  if (token.said === 'comma') return around.kind === 'call' || around.kind === 'group';
  if (token.said === 'colon') return around.kind === 'group' && around.close === '}';
  return around.kind === 'index' && (token.stands === 'assign' || token.stands === 'compare');
}

/** "Get of i dot name" is `get(i).name`, "print of user dot name" is `print(user.name)`. */
function endsBeforeDot(scope: Scope): boolean {
  if (scope.isNumber) return true;
  if (scope.operands !== 1 || scope.signs > 0 || OWNER.test(scope.lastWord)) return false;
  if (scope.kind === 'index') return true;
  const isMethod = scope.callee.startsWith('.');
  const callee = isMethod ? scope.callee.slice(1) : scope.callee;
  if (TAKERS.test(callee)) return false;
  return INDEX_LIKE.test(scope.lastWord) || isMethod || GIVERS.test(callee);
}
