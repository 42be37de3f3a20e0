import * as z from 'zod/mini';
import { AloudError } from '../common/errors.ts';
import { visibleLine } from '../common/visible.ts';
import type { Action, ActionContext, JsonSchema, Risk } from './action.ts';

interface Definition<Schema extends z.ZodMiniObject> {
  readonly name: string;
  readonly description: string;
  readonly risk: Risk;
  readonly input: Schema;
  run(input: z.output<Schema>, context: ActionContext, signal: AbortSignal): Promise<string>;
}

/** An action whose JSON Schema and checks both come from one Zod schema, so that they cannot differ. */
export function defineAction<Schema extends z.ZodMiniObject>({
  input,
  ...rest
}: Definition<Schema>): Action<z.output<Schema>> {
  return { ...rest, schema: plainSchema(input), parse: raw => check(rest.name, input, raw) };
}

/** Text for a field, as the model reads it. */
export const described = <T extends z.ZodMiniType>(type: T, description: string): T =>
  type.check(z.describe(description)) as T;

/** A line or column as people and models count, from 1. */
export const counted = (description: string) =>
  described(z.int().check(z.minimum(1), z.maximum(100_000_000)), description);

/**
 * Throws `bad-arguments` unless exactly one of several arguments that exclude each other is given; with `only` that
 * one, which may be empty.
 */
export function exactlyOne(what: string, given: Readonly<Record<string, unknown>>, only?: string): void {
  const isGiven = (name: string): boolean =>
    given[name] !== undefined && (only !== undefined || (given[name] !== '' && given[name] !== false));
  const names = Object.keys(given).filter(isGiven);
  if (names.length === 1 && (only === undefined || names[0] === only)) return;
  if (only !== undefined)
    throw new AloudError({ code: 'bad-arguments', message: `${what} needs ${only}, and takes nothing in its stead.` });
  const all = Object.keys(given).join(', ');
  const problem = names.length === 0 ? 'none of them is given' : `${names.join(' and ')} are given`;
  throw new AloudError({ code: 'bad-arguments', message: `${what} needs exactly one of ${all}; ${problem}.` });
}

export const fileField = z.optional(
  described(
    z.string(),
    'Path of the file, relative to the workspace folder. Leave it out for the file the user is in.',
  ),
);

function plainSchema(input: z.ZodMiniObject): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: 'input' });
  return schema;
}

/** Throws `bad-arguments`, naming each field that is wrong and what is expected of it. */
function check<Schema extends z.ZodMiniObject>(name: string, input: Schema, raw: unknown): z.output<Schema> {
  const result = z.safeParse(input, withoutNulls(raw), { reportInput: true });
  if (result.success) return result.data;
  const fields = Object.keys(input.shape);
  const problems = result.error.issues.map(issue => sentence(issue, fields));
  throw new AloudError({ code: 'bad-arguments', message: `The arguments of ${name} are wrong. ${problems.join(' ')}` });
}

/** Models write null for what they leave out. */
function withoutNulls(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw;
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== null));
}

function sentence(issue: z.core.$ZodIssue, fields: readonly string[]): string {
  const field = issue.path.join('.') || 'The arguments';
  switch (issue.code) {
    case 'invalid_type':
      return `${field} must be of type ${issue.expected}${issue.input === undefined ? ', and is missing' : ''}.`;
    case 'invalid_value':
      return `${field} must be one of ${issue.values.join(', ')}.`;
    case 'too_small':
      return `${field} must be at least ${issue.minimum}${issue.origin === 'string' ? ' characters long' : ''}.`;
    case 'too_big':
      return `${field} must be at most ${issue.maximum}.`;
    case 'invalid_union':
      return `${field} must be of another type.`;
    case 'unrecognized_keys':
      return `There is no argument ${issue.keys.map(key => visibleLine(key).slice(0, 60)).join(', ')}; there are ${fields.join(', ')}.`;
    default:
      return `${field} is not valid.`;
  }
}
