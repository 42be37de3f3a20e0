import * as z from 'zod/mini';
import { entryOf } from '../common/entryOf.ts';
import { AloudError } from '../common/errors.ts';
import { visibleLine } from '../common/visible.ts';
import { type Message, message } from '../messages/message.ts';
import { english } from '../messages/text.ts';
import type { Access, Action, JsonSchema, Need, Report, Risk } from './action.ts';
import type { View } from './view/view.ts';

interface Definition<Schema extends z.ZodMiniObject> {
  readonly name: string;
  readonly description: string;
  readonly needs: readonly Need[];
  readonly forModels?: boolean;
  readonly input: Schema;
  /** What a model is told of the input, where that is less than what is accepted. */
  readonly shown?: z.ZodMiniObject;
}

interface ActingDefinition<Schema extends z.ZodMiniObject> extends Definition<Schema> {
  readonly risk: Exclude<Risk, 'reads'>;
  /** A sentence alone is for both the model and the user. */
  run(input: z.output<Schema>, access: Access, signal: AbortSignal): Promise<Report | Message>;
}

interface ReadingDefinition<Schema extends z.ZodMiniObject> extends Definition<Schema> {
  run(input: z.output<Schema>, view: View, signal: AbortSignal): Promise<Report | Message>;
}

/** An action whose JSON Schema and checks both come from one Zod schema, so that they cannot differ. */
export function defineAction<Schema extends z.ZodMiniObject>(
  definition: ActingDefinition<Schema>,
): Action<z.output<Schema>> {
  return made(definition, definition.risk, (input, access, signal) => definition.run(input, access, signal));
}

/** The same for one that only looks: it gets no hands. */
export function defineReading<Schema extends z.ZodMiniObject>(
  definition: ReadingDefinition<Schema>,
): Action<z.output<Schema>> {
  return made(definition, 'reads', (input, { view }, signal) => definition.run(input, view, signal));
}

function made<Schema extends z.ZodMiniObject>(
  { name, description, needs, forModels = true, input, shown = input }: Definition<Schema>,
  risk: Risk,
  run: (input: z.output<Schema>, access: Access, signal: AbortSignal) => Promise<Report | Message>,
): Action<z.output<Schema>> {
  return {
    name,
    description,
    needs,
    forModels,
    risk,
    schema: plainSchema(shown),
    parse: raw => check(name, input, raw),
    run: async (given, access, signal) => {
      const report = await run(given, access, signal);
      return 'id' in report ? { forModel: english(report), forUser: report } : report;
    },
  };
}

/** Text for a field, as the model reads it. */
export const described = <T extends z.ZodMiniType>(type: T, description: string): T =>
  type.check(z.describe(description)) as T;

/** Text that is not empty. */
export const nonEmpty = (description: string) => described(z.string().check(z.minLength(1)), description);

const MOST = 100_000_000;

/** A line or column as people and models count, from 1. */
export const counted = (description: string) => described(z.int().check(z.minimum(1), z.maximum(MOST)), description);

/**
 * Throws `bad-arguments` unless exactly one of several arguments that exclude each other is given; with `only` that
 * one, which may be empty.
 */
export function exactlyOne(what: string, given: Readonly<Record<string, unknown>>, only?: string): void {
  const isGiven = (name: string): boolean =>
    entryOf(given, name) !== undefined &&
    (only !== undefined || (entryOf(given, name) !== '' && entryOf(given, name) !== false));
  const names = Object.keys(given).filter(isGiven);
  if (names.length === 1 && (only === undefined || names[0] === only)) return;
  if (only !== undefined) throw unclear(`${what} needs ${only}, and takes nothing in its stead.`);
  const all = Object.keys(given).join(', ');
  const problem = names.length === 0 ? 'none of them is given' : `${names.join(' and ')} are given`;
  throw unclear(`${what} needs exactly one of ${all}; ${problem}.`);
}

function unclear(forModel: string): AloudError {
  return new AloudError({ code: 'bad-arguments', message: message('acting.unclear'), forModel });
}

export const fileField = z.optional(described(z.string(), 'Its path; else the current file.'));

/** As short as it says the same: requests are full of schemas. */
function plainSchema(input: z.ZodMiniObject): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(input, {
    io: 'input',
    override: ({ jsonSchema }) => {
      // What goes without saying is refused all the same, and the refusal says what there is.
      delete jsonSchema.additionalProperties;
      if (jsonSchema.maximum === MOST) delete jsonSchema.maximum;
      if (jsonSchema.minimum === 1) delete jsonSchema.minimum;
      if (jsonSchema.minLength === 1) delete jsonSchema.minLength;
    },
  });
  return schema;
}

/** Throws `bad-arguments`, naming each field that is wrong and what is expected of it. */
function check<Schema extends z.ZodMiniObject>(name: string, input: Schema, raw: unknown): z.output<Schema> {
  const result = z.safeParse(input, isObject(raw) ? withoutNulls(raw) : raw, { reportInput: true });
  if (result.success) return result.data;
  const fields = Object.keys(input.shape);
  const problems = result.error.issues.map(issue => sentence(issue, fields));
  throw new AloudError({
    code: 'bad-arguments',
    message: message('acting.wrong-arguments', { action: name }),
    forModel: `The arguments of ${name} are wrong. ${problems.join(' ')}`,
  });
}

/** Models write null for what they leave out, at any depth. */
function withoutNulls(raw: unknown): unknown {
  if (Array.isArray(raw)) return raw.map(withoutNulls);
  if (!isObject(raw)) return raw;
  return Object.fromEntries(
    Object.entries(raw).flatMap(([key, value]) => (value === null ? [] : [[key, withoutNulls(value)]])),
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
