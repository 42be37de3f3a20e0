import { distance } from 'fastest-levenshtein';
import { AloudError } from '../../common/errors.ts';
import { visibleLine } from '../../common/visible.ts';
import { type Message, message } from '../../messages/message.ts';
import type { Action } from '../action.ts';

/** A call as a model has written it. */
export interface WrittenCall {
  readonly id: string;
  readonly name: string;
  /** JSON text exactly as it was written: may be cut off or nonsense. */
  readonly arguments: string;
}

const LONGEST_NAME = 64;

/** Calls with one key ask for the same. */
export function keyOf(call: WrittenCall): string {
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
  const action = visibleLine(shown);
  throw new AloudError({
    code: 'not-found',
    message: message('acting.no-action', { action }),
    forModel: `There is no action "${action}". ${existing}`,
  });
}

/**
 * A call's arguments as JSON. Nothing is mended: an argument that was cut off would otherwise be acted on as if it
 * were whole. No text at all is no arguments, as some servers send it. Throws `bad-arguments`.
 */
export function parseArguments(call: WrittenCall): unknown {
  if (!call.arguments.trim()) return {};
  const wrong = (forModel: string): AloudError => {
    const action = visibleLine(call.name.slice(0, LONGEST_NAME));
    return badArguments(message('acting.wrong-arguments', { action }), forModel);
  };
  let parsed: unknown;
  try {
    parsed = JSON.parse(call.arguments, (key, value: unknown) => {
      if (key === '__proto__') throw wrong('There is no argument "__proto__".');
      return value;
    });
  } catch (thrown) {
    if (thrown instanceof AloudError) throw thrown;
    throw wrong(
      'The arguments are not valid JSON: they are cut off or malformed. Send all of them again, as one JSON object.',
    );
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw wrong('The arguments must be one JSON object.');
  }
  return parsed;
}

/** A call that a model wrote wrongly: it is told how to do otherwise, and a person what came of it. */
export function badArguments(says: Message, forModel: string): AloudError {
  return new AloudError({ code: 'bad-arguments', message: says, forModel });
}
