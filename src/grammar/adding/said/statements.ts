import type { Writing } from '../../../syntax/writing.ts';
import { hasSentenceWord, isText, namesIn } from '../../code/evidence.ts';
import { expression } from '../../code/spokenCode.ts';
import type { Wording } from '../../code/wording.ts';
import { fill } from '../template.ts';
import { emptyCode } from './emptiness.ts';
import { terminated } from './slots.ts';

type Known = Wording & { readonly writing: Writing };

interface Surroundings {
  readonly wording: Known;
  readonly grammar: string;
  readonly text: string;
  /** One step of indentation. */
  readonly unit: string;
  /** What the methods of the class around are called on; undefined where they need nothing, or it is none of them. */
  readonly ownMethod?: (name: string) => string | undefined;
}

/**
 * The code of a statement that is asked for in words: "call close on the socket", "log the total", "throw a value error
 * with the text bad path", "return early if items is empty". Undefined where a word of it is neither of the way it is
 * asked for nor of the file. `text` is that of the file, `grammar` the language's.
 */
export function askedStatement(said: readonly string[], at: Surroundings): string | undefined {
  const { wording, grammar, text, unit } = at;
  const [first = '', ...rest] = said;
  switch (first.toLowerCase()) {
    case 'call':
      return end(ownCall(callCode(rest, wording, text), at), wording);
    case 'log':
    case 'print':
      return printCode(rest, wording, unit);
    case 'throw':
    case 'raise':
      return errorCode(first, rest, wording);
    case 'return':
      return earlyReturn(rest, wording, grammar, unit);
    default:
      return undefined;
  }
}

function end(code: string | undefined, { writing }: Known): string | undefined {
  return code && terminated(code, writing);
}

/** "Call load" in a class that has such a method. */
function ownCall(code: string | undefined, { ownMethod }: Surroundings): string | undefined {
  const name = /^([\w$]+)\(/.exec(code ?? '')?.[1];
  const owner = name === undefined ? undefined : ownMethod?.(name);
  return owner === undefined ? code : `${owner}${code}`;
}

/** "Close on the socket", "log with total and count", "socket dot close". */
function callCode(said: readonly string[], wording: Known, text: string): string | undefined {
  const words = withoutArticle(said);
  const lower = words.map(word => word.toLowerCase());
  const withAt = lower.indexOf('with');
  const head = words.slice(0, withAt < 0 ? words.length : withAt);
  const args = withAt < 0 ? [] : words.slice(withAt + 1);
  if (head.length === 0 || (withAt >= 0 && args.length === 0)) return undefined;
  const on = head.findIndex(word => /^on$/i.test(word));
  const owner = on > 0 ? withoutArticle(head.slice(on + 1)) : [];
  const name = (on > 0 ? head.slice(0, on) : head).filter((word, at, all) => at < all.length - 1 || !KIND.test(word));
  if (on > 0 && (owner.length === 0 || wording.lexicon.spelling(owner) === undefined)) return undefined;
  const isMember = owner.length > 0 || name.some(word => /^dot$/i.test(word));
  if (name.length === 0 || name.length > 5 || hasSentenceWord(name, wording)) return undefined;
  if (name.some(word => /^of$/i.test(word))) return withAt < 0 && on < 0 ? wholeCall(name, wording) : undefined;
  if (!isMember && !isFunction(wording.lexicon.spelling(name), text)) return undefined;
  if (owner.length > 0 && name.length > 2) return undefined;
  const callee = expression(
    [...(owner.length > 0 ? [...owner, 'dot'] : []), ...name, 'call'],
    wording,
    'statement',
  ).text;
  if (!/^[\w$@.:>-]+\(\)$/.test(callee) || !isKnown(callee, wording)) return undefined;
  if (args.length === 0) return callee;
  const values = argumentsOf(args, wording, /(log|print|puts|warn|error|info|debug)\w*\(\)$/i.test(callee));
  return values && `${callee.slice(0, -1)}${values.join(', ')})`;
}

const KIND = /^(function|method)$/i;

/** "Socket dot send of page", as it would be dictated. */
function wholeCall(words: readonly string[], wording: Known): string | undefined {
  const { text } = expression(words, wording, 'statement');
  const { known, unknown } = namesIn(text, wording);
  return /^[\w$@]+(\.|::|->)[\w$@.:>-]*\(.*\)$/.test(text) && known.length > 0 && unknown.length === 0
    ? text
    : undefined;
}

/** Whether a name is one of what can be called: it is declared so, brought in, or called elsewhere. */
function isFunction(name: string | undefined, text: string): boolean {
  if (!name || !/^[\w$]+$/.test(name)) return false;
  const own = name.replaceAll('$', '\\$');
  return new RegExp(`(?<![\\w$])${own}\\s*\\(|^.*\\b(?:import|use|require)\\b.*(?<![\\w$])${own}(?![\\w$])`, 'm').test(
    text,
  );
}

/** Each of what is given to a call; words that are no code are a text where it says something. */
function argumentsOf(words: readonly string[], wording: Known, mayBeText: boolean): readonly string[] | undefined {
  const parts: string[][] = [[]];
  for (const word of words)
    if (/^(and|comma)$/i.test(word)) parts.push([]);
    else parts.at(-1)?.push(word);
  const values: string[] = [];
  for (const part of parts) {
    const value = argumentCode(part, wording);
    if (value !== undefined) values.push(value);
    else if (mayBeText && isPlainText(part, wording)) values.push(quoted(part, wording));
    else return undefined;
  }
  return values;
}

/** The value of an argument, all of whose words are accounted for. */
export function argumentCode(said: readonly string[], wording: Wording): string | undefined {
  const words = withoutArticle(said);
  if (words.length === 0 || hasSentenceWord(words, wording)) return undefined;
  const { text } = expression(words, wording, 'argument');
  // The name of an argument is the call's.
  const isNamed = wording.writing?.argumentMark !== undefined;
  return isKnown(isNamed ? text.replace(/^\w+(?:=|: )/, '') : text, wording) ? text : undefined;
}

function isPlainText(words: readonly string[], wording: Wording): boolean {
  return (
    words.length > 0 &&
    words.length <= 4 &&
    (words.length === 1 || isText(words, wording)) &&
    !hasSentenceWord(words, wording)
  );
}

function isKnown(code: string, wording: Wording): boolean {
  const { known, unknown, called } = namesIn(code, wording);
  if (unknown.length > 0 || called.length > 0) return false;
  return (
    known.length > 0 ||
    /^(-?\d[\d_.]*|"[^"]*"|'[^']*'|`[^`]*`|\w+=("[^"]*"|'[^']*'|-?\d+|True|False)|true|false|null|nil|None|True|False)$/.test(
      code,
    )
  );
}

/** "The total": only what the file has is printed; several where the language's own print takes them. */
function printCode(said: readonly string[], wording: Known, unit: string): string | undefined {
  const words = withoutArticle(/^out$/i.test(said[0] ?? '') ? said.slice(1) : said);
  const template = wording.writing.code['println'] ?? wording.writing.code['print'];
  const values = argumentsOf(words, wording, false);
  if (!values || typeof template !== 'string' || !values.every(value => /^[\p{L}_$@]/u.test(value))) return undefined;
  if (values.length > 1 && !(template.startsWith('console.log(') || wording.writing.empty)) return undefined;
  // A macro's first argument is a format.
  const value = template.includes('!(') ? `"{}", ${values.join(', ')}` : values.join(', ');
  return fill(template, { value }, unit, '').text;
}

const SAYING = /^(with the (?:text|message)|with (?:text|message)|saying|that says)$/;

/** "A value error with the text bad path". */
function errorCode(verb: string, said: readonly string[], wording: Known): string | undefined {
  const words = /^new$/i.test(said[0] ?? '') ? said.slice(1) : withoutArticle(said);
  const lower = words.map(word => word.toLowerCase());
  const kind = lower.findIndex(word => /^(error|exception)$/.test(word));
  if (kind < 0 || kind > 4 || !Object.hasOwn(wording.writing.words, verb.toLowerCase())) return undefined;
  const length = [1, 2, 3].findLast(count => SAYING.test(lower.slice(kind + 1, kind + 1 + count).join(' ')));
  const text = length === undefined ? [] : words.slice(kind + 1 + length);
  const type = words.slice(0, kind + 1);
  if (text.length === 0 || hasSentenceWord(type, wording)) return undefined;
  const isNew = wording.writing.throwsNew === true;
  const head = [verb, ...(isNew ? ['new'] : []), ...type];
  const dictated = [...head, ...'open paren quote'.split(' '), ...text, ...'quote close paren'.split(' ')];
  const code = expression(dictated, wording, 'statement').text;
  return /^\w+ (new )?\w+\((["'`]).+\2\)$/.test(code) ? end(code, wording) : undefined;
}

/** "Early if items is empty". */
function earlyReturn(said: readonly string[], wording: Known, grammar: string, unit: string): string | undefined {
  const lower = said.map(word => word.toLowerCase());
  const template = wording.writing.code['if'];
  if (lower[0] !== 'early' || lower[1] !== 'if' || typeof template !== 'string') return undefined;
  const words = withoutArticle(said.slice(2));
  const condition = emptyCode(words, wording, grammar) ?? conditionCode(words, wording);
  return condition && fill(template, { condition, body: terminated('return', wording.writing) }, unit, '').text;
}

function conditionCode(words: readonly string[], wording: Known): string | undefined {
  if (hasSentenceWord(words, wording) || / empty$/i.test(words.join(' '))) return undefined;
  const { text } = expression(words, wording, 'condition');
  const { known, unknown, called } = namesIn(text, wording);
  return known.length > 0 && unknown.length === 0 && called.length === 0 ? text : undefined;
}

function quoted(words: readonly string[], { writing }: Known): string {
  return writing.quote + words.join(' ') + writing.quote;
}

function withoutArticle(words: readonly string[]): readonly string[] {
  return words.length > 1 && /^(the|a|an)$/i.test(words[0] ?? '') ? words.slice(1) : words;
}
