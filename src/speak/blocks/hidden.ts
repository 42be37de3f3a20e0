import { BRACKETED, CALL_LINE, LIKELY_TAGS } from '../../common/callForms.ts';
import type { Block, Opening, Taken } from './block.ts';

/** Elements in which models call tools, whatever stands before a colon in their names. */
const ELEMENT = new RegExp(String.raw`<((?:[\w.-]+:|[|｜]\w+[|｜])?(?:${LIKELY_TAGS}))((?:[\s=][^<>]*)?)>`, 'i');
/** An element that has the name of a tool, by itself on a line or before its arguments. */
const TOOL = /^<([a-z]+(?:_[a-z]+)+)>\s*(?=$|<)/;
/** Signs of a model's own, as `<|tool_call|>`; other models write them with other bars. */
const TOKEN = /<[|｜]([^|｜<>]{1,60})[|｜]>/;
const BRACKET = new RegExp(String.raw`\[(${BRACKETED}|tool_calls?)\]`);
const COMMENT = /<!--/;

/** A call, up to its end, which may never come. */
class Hidden implements Block {
  readonly #end: RegExp;
  /** What is said after all, where it turns out to be none. */
  #otherwise: string | undefined;

  constructor(end: RegExp, otherwise?: string) {
    this.#end = end;
    this.#otherwise = otherwise;
  }

  take(piece: string): Taken {
    if (this.#otherwise !== undefined && !/^[<{[]/.test(piece)) return { said: this.#otherwise, rest: piece };
    this.#otherwise = undefined;
    const end = this.#end.exec(piece);
    return { said: '', rest: end ? piece.slice(end.index + end[0].length) : undefined };
  }
}

/** The first call that begins in a piece. Their marks within code are code. */
export function hiddenIn(piece: string): Opening | undefined {
  const code = [...piece.matchAll(/`+[^`]*`+/g)].map(({ index, 0: { length } }) => [index, index + length] as const);
  const isCode = (at: number) => code.some(([from, to]) => at > from && at < to);
  const openings = [element(piece), tool(piece), token(piece), bracket(piece), comment(piece)].filter(
    (each): each is Opening => each !== undefined && !isCode(each.before.length),
  );
  return openings.sort((a, b) => a.before.length - b.before.length)[0];
}

/** Whether a line is a call by itself. */
export function isCallLine(piece: string): boolean {
  return CALL_LINE.test(piece);
}

/** Without the signs that tell a model where what begins, and without ends whose beginning was elsewhere. */
export function withoutTokens(piece: string): string {
  return piece
    .replace(/<[|｜]start[|｜]>\w*/g, ' ')
    .replace(/<[|｜]channel[|｜]>\w*/g, ' ')
    .replace(new RegExp(TOKEN, 'g'), ' ')
    .replace(/<\/(?:tool_calls?|function_calls?|antml:\w+)>/gi, ' ');
}

function element(piece: string): Opening | undefined {
  const found = ELEMENT.exec(piece);
  if (!found) return undefined;
  const [whole, name = '', values = ''] = found;
  const rest = piece.slice(found.index + whole.length);
  const before = piece.slice(0, found.index);
  // In the middle of a sentence someone writes about it.
  const isMeant =
    values.includes('=') ||
    (rest.trim() === '' && /(?:^|[.!?:])\s*$/.test(before)) ||
    /^\s*[[{<"'`]|^\s*[\w.]+\s*(?:$|<)|^\w+\(/.test(rest);
  return isMeant ? opening(before, new RegExp(`</${literal(name)}\\s*>`, 'i'), rest) : undefined;
}

function tool(piece: string): Opening | undefined {
  const [whole, name = ''] = TOOL.exec(piece) ?? [];
  if (whole === undefined) return undefined;
  const block = new Hidden(new RegExp(`</${name}>`), name.replaceAll('_', ' '));
  return { before: '', said: '', block, rest: piece.slice(whole.length) };
}

function token(piece: string): Opening | undefined {
  for (const found of piece.matchAll(new RegExp(TOKEN, 'g'))) {
    const [whole, name = ''] = found;
    const rest = piece.slice(found.index + whole.length);
    const end = tokenEnd(name, rest);
    if (end) return opening(piece.slice(0, found.index), end, rest);
  }
  return undefined;
}

/** What ends what a token begins; undefined for one that begins nothing hidden. */
function tokenEnd(name: string, rest: string): RegExp | undefined {
  if (/^python_tag$/i.test(name)) return /<\|(?:eom_id|eot_id|im_end)\|>/;
  if (name === 'channel') return /^\s*final/.test(rest) ? undefined : /<\|(?:end|call|return)\|>/;
  if (!/tool|function/i.test(name) || /end|^\//i.test(name)) return undefined;
  const closing = literal(/begin|start/i.test(name) ? name.replace(/begin|start/i, 'end') : name);
  return new RegExp(`<[/|｜]{1,2}(?:end_)?${closing}(?:_end)?[|｜]>|<\\|(?:im_end|eot_id)\\|>`);
}

function bracket(piece: string): Opening | undefined {
  const found = BRACKET.exec(piece);
  if (!found) return undefined;
  const [whole, name = ''] = found;
  const rest = piece.slice(found.index + whole.length);
  return opening(piece.slice(0, found.index), new RegExp(`\\[(?:/|END_)${name}\\]`, 'i'), rest);
}

function comment(piece: string): Opening | undefined {
  const found = COMMENT.exec(piece);
  return found ? opening(piece.slice(0, found.index), /-->/, piece.slice(found.index + 4)) : undefined;
}

function opening(before: string, end: RegExp, rest: string): Opening {
  return { before, said: '', block: new Hidden(end), rest };
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
