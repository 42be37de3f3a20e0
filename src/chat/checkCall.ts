import { parseArguments } from '../actions/run/calls.ts';
import type { ToolCall } from './chatModel.ts';

/** Every call needs an id of its own to be answered: those without one get one, and are told apart. */
export function withIds(calls: readonly ToolCall[]): {
  readonly calls: readonly ToolCall[];
  readonly nameless: ReadonlySet<ToolCall>;
} {
  const taken = new Set(calls.map(call => call.id));
  const answered = new Set<string>();
  const nameless = new Set<ToolCall>();
  const withId = calls.map((call, index) => {
    if (call.id && !answered.has(call.id)) {
      answered.add(call.id);
      return call;
    }
    let id = `call_${index}`;
    while (taken.has(id)) id += '_';
    taken.add(id);
    const renamed = { ...call, id };
    nameless.add(renamed);
    return renamed;
  });
  return { calls: withId, nameless };
}

/**
 * A call as it may be sent back: servers refuse a whole conversation for a name or arguments in it that are malformed,
 * and the model could never mend them.
 */
export function presentable(call: ToolCall): ToolCall {
  const name = /^[\w-]{1,64}$/.test(call.name) ? call.name : 'malformed_name';
  try {
    parseArguments(call);
    return { ...call, name, arguments: call.arguments.trim() || '{}' };
  } catch {
    return { ...call, name, arguments: '{}' };
  }
}
