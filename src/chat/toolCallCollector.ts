import { randomBytes } from 'node:crypto';
import { member, text } from '../openai/events.ts';
import type { ToolCall } from './chatModel.ts';

interface Growing {
  readonly index: number | undefined;
  id: string;
  name: string;
  arguments: string;
}

/**
 * Puts tool calls together from the pieces of a stream, or from whole ones. Servers leave out `index` or `id`, send the
 * same index for every call, or the arguments as an object: a piece that does not plainly go on with a call begins one.
 */
export class ToolCallCollector {
  readonly #calls: Growing[] = [];

  add(piece: unknown): void {
    const given = member(piece, 'index');
    const index = typeof given === 'number' ? given : undefined;
    const id = text(piece, 'id') ?? '';
    const called = member(piece, 'function');
    const name = text(called, 'name') ?? '';
    let call = this.#continued(index, id, name);
    if (!call) {
      call = { index, id: '', name: '', arguments: '' };
      this.#calls.push(call);
    }
    if (call.id === '') call.id = id;
    if (call.name === '') call.name = name;
    const added = member(called, 'arguments');
    if (typeof added === 'string') call.arguments += added;
    else if (added !== undefined && added !== null) call.arguments += JSON.stringify(added);
  }

  /** All calls in order, each with an id. */
  finished(): ToolCall[] {
    return this.#calls.map(call => ({ id: call.id || madeUpId(), name: call.name, arguments: call.arguments }));
  }

  /** The call that a piece goes on with. */
  #continued(index: number | undefined, id: string, name: string): Growing | undefined {
    const last = this.#calls.findLast(call => index === undefined || call.index === index);
    if (!last) return undefined;
    if (id !== '' && last.id !== '') return id === last.id ? last : undefined;
    // Without ids, a name begins a call unless the place says that it is still the same one.
    return name !== '' && last.name !== '' && index === undefined ? undefined : last;
  }
}

/** Nine letters and digits: what the strictest servers want back. */
function madeUpId(): string {
  return `a${randomBytes(4).toString('hex')}`;
}
