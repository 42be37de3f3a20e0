import type { NameStyle } from '../../syntax/writing.ts';
import { proseOf } from '../english/prose.ts';
import { EVERYDAY } from '../english/signs.ts';
import { print } from './printing/printer.ts';
import { spacingOf } from './printing/spacing.ts';
import { CodeReader } from './reading/codeReader.ts';
import type { Role } from './reading/scope.ts';
import { isShell } from './shellPrograms.ts';
import { commandCode } from './spoken/commands.ts';
import { declarationAt, plainName } from './spoken/declarations.ts';
import { type Mode, type SpokenToken, SpokenTokens } from './spoken/spokenTokens.ts';
import { typeOf } from './spoken/spokenTypes.ts';
import type { Wording } from './wording.ts';

/** Code that was said. */
export interface Snippet {
  readonly text: string;
  /** Where the cursor ends, if not behind it: `<div>‸</div>`. */
  readonly cursor?: number;
}

/** The parts of a declaration: "[modifiers] [type] name [colon type] [equals value]". */
export interface Declared {
  /** Code: `public static`, or empty. */
  readonly modifiers: string;
  /** Code: `List<String>`, or empty. */
  readonly type: string;
  /** The words of the name, as said. */
  readonly name: string;
  /** The name as code, with what stands in front of it: `*max_speed`. */
  readonly nameText: string;
  /** Code of what it is set to. */
  readonly value?: string;
}

/**
 * Code with spaces: "highest score plus one less than three" is `highestScore + 1 < 3`. "Equals" is `=` in a statement,
 * `==` in a condition and a value. `firstStyle` is for a first name that is no variable: "test of quotes foo" is
 * `Test("foo")` as an annotation. Reads anything and throws nothing.
 */
export function expression(
  words: readonly string[],
  wording: Wording,
  role: Role = 'value',
  firstStyle?: NameStyle,
): Snippet {
  if (wording.writing?.commands && role !== 'argument' && !firstStyle) {
    const text = withCommand(words, wording);
    if (text !== undefined) return { text };
  }
  if (role === 'statement' && !firstStyle) {
    const head = declarationHead(words, wording);
    if (head) return rest(head.text, words.slice(head.next), wording);
  }
  const code = written(words, wording, 'code', role, firstStyle);
  return role === 'condition' && isShell(wording.writing) ? { text: withDollars(code.text, wording) } : code;
}

/** What is compared in a shell are values, and a name of the file's is none without its sign: `$verbose == 1`. */
function withDollars(condition: string, { lexicon }: Wording): string {
  return condition.replace(/(?<![\w$"'`{(-])[A-Za-z_]\w*(?=\s+(?:[=!]?=|=~|[<>]|-(?:eq|ne|lt|gt|le|ge))\s)/g, name =>
    lexicon.has(name) ? `$${name}` : name,
  );
}

/** A command, or what is set to what one gives: "lines equals get content path". */
function withCommand(words: readonly string[], wording: Wording): string | undefined {
  const read = (some: readonly string[]) => expression(some, wording, 'argument').text;
  const code = commandCode(words, wording, read);
  if (code !== undefined) return code;
  const assign = assignAt(words, wording);
  const value = assign && commandCode(words.slice(assign.at + assign.length), wording, read);
  return assign && value && `${written(words.slice(0, assign.at), wording, 'code', 'statement').text} = ${value}`;
}

/** Words as tokens, and these printed. Code ends without blanks, but for those that the cursor stands behind. */
function written(words: readonly string[], wording: Wording, mode: Mode, role: Role, firstStyle?: NameStyle): Snippet {
  const tokens = new CodeReader(words, wording, mode, role, firstStyle).read();
  const { text, cursor } = print(tokens, spacingOf(wording.writing), role === 'argument');
  const end = mode === 'typed' ? text.length : Math.max(text.trimEnd().length, cursor ?? 0);
  return cursor === undefined ? { text: text.slice(0, end) } : { text: text.slice(0, end), cursor };
}

/** What is typed as it is said: signs tight, words as they are: "type foo equals bar" is `foo=bar`. */
export function typed(words: readonly string[], wording: Wording): Snippet {
  return written(words, wording, 'typed', 'value');
}

/** Text for people: "let's meet period" is `Let's meet.` */
export function prose(words: readonly string[]): string {
  return proseOf(words);
}

/**
 * The head of a loop in the way of C: "i equals zero i is less than five i plus plus" is `i = 0; i < 5; i++`. Any other
 * is a statement.
 */
export function loopHeader(words: readonly string[], wording: Wording): Snippet {
  const parts = partsOfLoop(words, wording);
  if (!parts) return expression(words, wording, 'statement');
  const [first, condition, step] = parts;
  const texts = [
    expression(first, wording, 'statement'),
    expression(condition, wording, 'condition'),
    expression(step, wording, 'statement'),
  ];
  return { text: texts.map(({ text }) => text).join('; ') };
}

/** An identifier in a style: all words are part of it, unless they are signs: "requests colon colon patterns". */
export function name(words: readonly string[], style: NameStyle, wording: Wording): string {
  const tokens = new SpokenTokens(words, wording);
  let text = '';
  let run: string[] = [];
  for (let at = 0; at < words.length; ) {
    const token = tokens.at(at, { mode: 'typed', inName: true });
    if (token?.kind === 'sign' && isPartOfName(token, at)) {
      // Of a path only its end is what is named.
      text += part(run, token.text === '::' ? (wording.writing?.names.variable ?? style) : style) + token.text;
      run = [];
      at += token.length;
      continue;
    }
    const length =
      token && (token.kind === 'word' || token.kind === 'number' || token.kind === 'formatter') ? token.length : 1;
    run.push(...words.slice(at, at + length));
    at += length;
  }
  text += part(run, style);
  const { sigil } = wording.writing ?? {};
  // Templates bring it.
  return sigil && text.startsWith(sigil) ? text.slice(sigil.length) : text;

  function part(some: readonly string[], inStyle: NameStyle): string {
    return some.length ? plainName(some, inStyle, wording) : '';
  }
}

/** Signs within a name; everyday words are signs at its beginning at most: "at players" is `@players` in Ruby. */
function isPartOfName({ stands, said }: Extract<SpokenToken, { kind: 'sign' }>, at: number): boolean {
  if (EVERYDAY.has(said)) return said === 'at' && at === 0;
  return /^(member|join|prefix|separator|sign|binary|postfix)$/.test(stands);
}

/** A type: as the language or the file calls it, or in the style of classes; "list of string" with its arguments. */
export function typeName(words: readonly string[], wording: Wording): string {
  return typeOf(words, wording);
}

/** The parts of a declaration. A name alone is a name, even if a type is called so. */
export function declared(words: readonly string[], wording: Wording, style?: NameStyle, isFunction = false): Declared {
  const assign = assignAt(words, wording);
  const head = assign === undefined ? words : words.slice(0, assign.at);
  const found = declarationAt(head, wording, isFunction);
  const said = [...found.name, ...head.slice(found.next)];
  const nameText = found.sign + name(said, style ?? wording.writing?.names.variable ?? 'camel', wording);
  const parts = { modifiers: found.modifiers.join(' '), type: found.type, name: said.join(' '), nameText };
  if (assign === undefined) return parts;
  const value = expression(words.slice(assign.at + assign.length), wording, 'value').text;
  return { ...parts, value: withDiamond(found.type, value, wording) };
}

/** `List<String> names = new ArrayList<>()`: what is made has the types that were declared. */
function withDiamond(type: string, value: string, { writing }: Wording): string {
  if (!writing?.getters || !type.endsWith('>')) return value;
  return value.replace(/\bnew ((?:Array|Linked)(?:List|Deque)|(?:Linked)?(?:Hash|Tree)(?:Map|Set))\(\)$/, 'new $1<>()');
}

/** The head of a statement that declares: `String message`, `let mut x`, `var age int`. */
function declarationHead(words: readonly string[], wording: Wording): { text: string; next: number } | undefined {
  const { writing } = wording;
  if (!writing || writing.apartWords) return undefined;
  const { modifiers, type, sign, name: said, next, isDeclaring } = declarationAt(words, wording);
  const isBefore = writing.typeStands === 'before';
  if (said.length === 0 || (!type && !isDeclaring) || (!type && modifiers.length === 0)) return undefined;
  const tokens = new SpokenTokens(words, wording);
  const after = tokens.at(next, { mode: 'code', hasLeft: true });
  const isEnd =
    !after ||
    (after.kind === 'sign' && (/^(assign|separator)$/.test(after.stands) || after.said === 'in')) ||
    (after.kind === 'keyword' && after.stands === 'infix');
  if (
    !isEnd ||
    tokens.lower.slice(0, next).includes('of') !== (/[<[]/.test(type) && tokens.lower.slice(0, next).includes('of'))
  )
    return undefined;
  const hasColon = tokens.lower.slice(0, next).includes('colon');
  if (!isBefore && !isDeclaring && !(hasColon && isKnownType(words, wording, next))) return undefined;
  const nameText = sign + name(said, writing.names.variable, wording);
  if (!type) return { text: [...modifiers, nameText].join(' '), next };
  if (isBefore) return { text: [...modifiers, type, nameText].join(' '), next };
  return { text: [...modifiers, `${nameText}${writing.typeMark ?? ': '}${type}`].join(' '), next };
}

/** Whether the words behind the colon are a type of the language, not a value. */
function isKnownType(words: readonly string[], { writing }: Wording, next: number): boolean {
  const lower = words.map(word => word.toLowerCase());
  const colon = lower.indexOf('colon');
  const said = lower.slice(colon + 1, next).join(' ');
  const types = writing?.types ?? {};
  return (
    Object.hasOwn(types, said) || (lower[next] === 'equals' && Object.keys(types).length > 0) || said.includes(' of ')
  );
}

/** A declaration's head with what it is set to. */
function rest(head: string, words: readonly string[], wording: Wording): Snippet {
  if (words.length === 0) return { text: head };
  // A stand-in for the name, so that the sign behind it has something in front of it.
  const { text, cursor } = written(['x', ...words], wording, 'code', 'statement');
  const length = 1 + (text.startsWith('x') ? 0 : (wording.writing?.sigil?.length ?? 0));
  const type = /^(?:[\w ]* )?(\w+<.*>) \w+$/.exec(head)?.[1] ?? '';
  const behind = head + withDiamond(type, text.slice(length), wording);
  return cursor === undefined ? { text: behind } : { text: behind, cursor: cursor - length + head.length };
}

function assignAt(words: readonly string[], wording: Wording): { at: number; length: number } | undefined {
  const tokens = new SpokenTokens(words, wording);
  for (let at = 0; at < words.length; ) {
    const token = tokens.at(at, { mode: 'code', inName: at > 0, hasLeft: at > 0 });
    if (token?.kind === 'sign' && token.text === '=') return { at, length: token.length };
    at += token?.length ?? 1;
  }
  return undefined;
}

/** Start, condition and step of a loop: where the variable is said again, the next begins. */
function partsOfLoop(
  words: readonly string[],
  wording: Wording,
): readonly [readonly string[], readonly string[], readonly string[]] | undefined {
  const lower = words.map(word => word.toLowerCase());
  const semicolon = lower.indexOf('semicolon');
  if (semicolon > 0) {
    const second = lower.indexOf('semicolon', semicolon + 1);
    if (second < 0) return undefined;
    return [words.slice(0, semicolon), words.slice(semicolon + 1, second), words.slice(second + 1)];
  }
  const assign = assignOfLoop(words, wording);
  if (assign === undefined) return undefined;
  const variable = lower[assign - 1] as string;
  const condition = lower.indexOf(variable, assign + 1);
  const step = condition < 0 ? -1 : lower.lastIndexOf(variable);
  if (condition <= assign + 1 || step <= condition + 1) return undefined;
  const isStepInFront = /^(plus plus|minus minus)$/.test(lower.slice(step - 2, step).join(' '));
  const at = isStepInFront ? step - 2 : step;
  return [words.slice(0, condition), words.slice(condition, at), words.slice(at)];
}

function assignOfLoop(words: readonly string[], wording: Wording): number | undefined {
  const tokens = new SpokenTokens(words, wording);
  for (let at = 1; at < words.length; at++) {
    const token = tokens.at(at, { mode: 'code', inName: true, hasLeft: true });
    if (token?.kind === 'sign' && (token.text === '=' || token.text === ':=')) return at;
  }
  return undefined;
}
