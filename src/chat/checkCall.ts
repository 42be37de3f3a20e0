import { distance } from 'fastest-levenshtein';
import type { Action } from '../actions/action.ts';
import { AloudError } from '../common/errors.ts';
import { visibleLine } from '../common/visible.ts';
import type { ToolCall } from './chatModel.ts';

const LONGEST_NAME = 64;

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

/** Calls with one key ask for the same. */
export function keyOf(call: ToolCall): string {
  return `${call.name}\n${call.arguments.trim()}`;
}

/** The action of a name. Throws `not-found`, telling which actions there are, the likeliest first. */
export function findAction(name: string, actions: readonly Action[]): Action {
  const found = actions.find(action => action.name === name);
  if (found) return found;
  const shown = name.slice(0, LONGEST_NAME);
  const names = actions.map(action => action.name).sort((a, b) => distance(shown, a) - distance(shown, b));
  const existing =
    names.length > 0 ? `There are, the likeliest first: ${names.join(', ')}.` : 'There are no actions now.';
  throw new AloudError({ code: 'not-found', message: `There is no action "${visibleLine(shown)}". ${existing}` });
}

/**
 * A call's arguments as JSON. Nothing is mended: an argument that was cut off would otherwise be acted on as if it
 * were whole. No text at all is no arguments, as some servers send it. Throws `bad-arguments`.
 */
export function parseArguments(call: ToolCall): unknown {
  if (!call.arguments.trim()) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(call.arguments, refuseProto);
  } catch (thrown) {
    if (thrown instanceof AloudError) throw thrown;
    throw badArguments(
      'The arguments are not valid JSON: they are cut off or malformed. Send all of them again, as one JSON object.',
    );
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw badArguments('The arguments must be one JSON object.');
  }
  return parsed;
}

function refuseProto(key: string, value: unknown): unknown {
  if (key === '__proto__') throw badArguments('There is no argument "__proto__".');
  return value;
}

function badArguments(message: string): AloudError {
  return new AloudError({ code: 'bad-arguments', message });
}
