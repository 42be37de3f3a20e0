import { randomBytes } from 'node:crypto';
import { message } from '../../messages/message.ts';
import { TooLong } from '../../openai/replies/bounded.ts';
import { member, parsed } from '../../openai/replies/json.ts';
import type { Tool, ToolCall } from '../chatModel.ts';
import { argumentsObject, fittedTo, toolNamed } from './offered.ts';

interface Growing {
  readonly index: number | undefined;
  readonly ids: Set<string>;
  readonly names: string[];
  arguments: string;
  /** The last piece of the arguments, if each piece so far began with all of the one before. */
  whole: string | undefined;
  /** What the server wants to see again with the call. */
  extra: unknown;
}

/** More calls than anyone could want: a stream that does not end begins one after the other. */
const MOST_CALLS = 256;

/**
 * Puts tool calls together from the pieces of a stream, or from whole ones. Servers leave out `index` or `id`, count or
 * name each piece anew, send the same index for every call, send the arguments as an object, twice encoded, or all of them
 * again with each piece. A call begins with a name where the one before is whole; what goes on with it is told by index,
 * else by id, else by order.
 */
export class ToolCallCollector {
  readonly #tools: readonly Tool[];
  readonly #calls: Growing[] = [];

  /** `tools` are those that may be called. */
  constructor(tools: readonly Tool[]) {
    this.#tools = tools;
  }

  get count(): number {
    return this.#calls.length;
  }

  /** Throws TooLong for more calls than there can be in a reply. */
  add(piece: unknown): void {
    // The older form of a call has its members at the top.
    const called = member(piece, 'function') ?? piece;
    const index = numberIn(piece, 'index') ?? numberIn(called, 'index');
    const id = textIn(piece, 'id');
    const name = textIn(called, 'name');
    const given = member(called, 'arguments');
    const added =
      typeof given === 'string' ? given : given === undefined || given === null ? '' : JSON.stringify(given);
    let call = this.#continued(index, id, name, added);
    if (!call) {
      if (this.#calls.length >= MOST_CALLS) throw new TooLong(server => message('chat.endless-calls', { server }));
      call = { index, ids: new Set(), names: [], arguments: '', whole: '', extra: undefined };
      this.#calls.push(call);
    }
    if (id !== '') call.ids.add(id);
    if (name !== '' && call.names.at(-1) !== name) call.names.push(name);
    call.extra ??= member(piece, 'extra_content');
    if (added === '') return;
    call.whole = call.whole !== undefined && added.startsWith(call.whole) ? added : undefined;
    call.arguments += added;
  }

  /** All calls in order, each with an id. */
  finished(): ToolCall[] {
    return this.#calls.map(call => {
      const name = this.#nameOf(call);
      const [id = madeUpId()] = call.ids;
      const { extra } = call;
      return { id, name, arguments: this.#argumentsOf(call, name), ...(extra !== undefined && { extra }) };
    });
  }

  /** The call that a piece goes on with. */
  #continued(index: number | undefined, id: string, name: string, added: string): Growing | undefined {
    const byIndex = index === undefined ? undefined : this.#calls.findLast(call => call.index === index);
    const byId = id === '' ? undefined : this.#calls.findLast(call => call.ids.has(id));
    const last = this.#calls.at(-1);
    if (name === '') return byIndex ?? byId ?? last;
    const call = byIndex ?? byId ?? (index === undefined ? last : undefined);
    if (!call) return undefined;
    // The same name once more, without anything else, is another call; with arguments, it may be the same.
    const isNew = call.arguments === '' ? added === '' && call.names.length > 0 && !call.ids.has(id) : isWhole(call);
    const isElsewhere = call.index !== index || (index === undefined && !call.ids.has(id));
    const isOther = call.names.length > 0 && !call.names.includes(name) && isElsewhere;
    return isNew || isOther ? undefined : call;
  }

  /** The name of a call, also where it came in pieces. */
  #nameOf({ names }: Growing): string {
    const [first = '', ...others] = names;
    const joined = names.join('');
    const known = [first, joined, ...others].find(name => toolNamed(name, this.#tools));
    return (known && toolNamed(known, this.#tools)?.name) ?? first;
  }

  /** Arguments as one text of JSON where that is what came in some form; else to the letter, for the model to see. */
  #argumentsOf(call: Growing, name: string): string {
    const { arguments: text, whole } = call;
    if (parsed(text) === null) return '';
    const settled =
      argumentsObject(text) ??
      // Some servers send empty arguments before the true ones, or all of them with each piece.
      (text.startsWith('{}') ? argumentsObject(text.slice(2)) : undefined) ??
      (whole === undefined ? undefined : argumentsObject(whole));
    if (!settled) return text;
    const tool = this.#tools.find(each => each.name === name);
    const fitted = tool ? fittedTo(tool, settled) : settled;
    const json = JSON.stringify(fitted);
    // As it came, where nothing had to be settled: the server may compare it with what it wrote.
    return json === JSON.stringify(parsed(text)) ? text : json;
  }
}

function isWhole({ arguments: text }: Growing): boolean {
  return argumentsObject(text) !== undefined;
}

function numberIn(value: unknown, name: string): number | undefined {
  const found = member(value, name);
  return typeof found === 'number' || (typeof found === 'string' && /^\d+$/.test(found)) ? Number(found) : undefined;
}

function textIn(value: unknown, name: string): string {
  const found = member(value, name);
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : '';
}

/** Nine letters and digits: what the strictest servers want back. */
export function madeUpId(): string {
  return `a${randomBytes(4).toString('hex')}`;
}
