import * as z from 'zod/mini';
import type { Access, Report } from '../../actions/action.ts';
import { described } from '../../actions/define.ts';
import type { View } from '../../actions/view/view.ts';
import type { Message } from '../../messages/message.ts';
import type { Span } from '../../syntax/scopes.ts';
import type { Place } from '../places/place.ts';
import type { Outcome } from '../places/text/outcome.ts';
import type { LivePlace } from './acting/livePlace.ts';
import type { GroupName, Rule, Said } from './rule.ts';

/** The arguments of a verb, as rules give them. */
export type Arguments = Readonly<Record<string, unknown>>;

/**
 * Something that can be done to a text by saying it, all in one: how it is said, what it needs, what it comes to, and
 * what is told of it. It is an action too. Models have others, which say what they mean by text and line.
 */
export interface Verb<Input = Arguments> {
  /** Of the action, a verb phrase in snake_case. */
  readonly name: string;
  /** What it does. */
  readonly description: string;
  readonly risk: 'reads' | 'shows' | 'edits';
  readonly input: z.ZodMiniObject;
  readonly group: GroupName;
  /**
   * Whether it does to a text what was said to the letter, as "type open paren" or "delete line four": then it may leave
   * code that does not parse. By default it may only where its target is no thing of structure, but words or lines.
   */
  readonly isLiteral?: boolean;
  readonly rules: readonly Rule[];
  /** What it comes to at a place, computed and not done; undefined where there is no such thing, or nothing to do. */
  readonly plan: (given: Input, place: Place) => Outcome | undefined;
  /** What it answers where it is a question about what its outcome would select: it only looks. */
  readonly answer?: (
    given: Input,
    asked: Span,
    place: LivePlace,
    view: View,
    signal: AbortSignal,
  ) => Promise<Report | Message>;
  /** Does it in a better way than by its outcome, and says what was done; undefined where there is none. */
  readonly instead?: (
    given: Input,
    outcome: Outcome,
    place: LivePlace,
    access: Access,
    signal: AbortSignal,
  ) => Promise<Report | Message | undefined>;
  /** What is done once the outcome is in the text and selected, and what is said of it. */
  readonly afterwards?: (given: Input, place: LivePlace, access: Access) => Promise<Message>;
}

interface Definition<Schema extends z.ZodMiniObject> extends Omit<Verb<z.output<Schema>>, 'input' | 'rules'> {
  readonly input: Schema;
  /** How it is said, and the arguments that come of it. */
  readonly said: readonly {
    readonly say: readonly string[];
    readonly also?: readonly string[];
    readonly with: (said: Said) => z.input<Schema>;
    readonly help: Message;
    readonly takesText?: true;
    readonly isWide?: true;
  }[];
}

export function defineVerb<Schema extends z.ZodMiniObject>({ said, ...definition }: Definition<Schema>): Verb {
  const rules = said.map((rule): Rule => ({ ...rule, does: definition.name }));
  const verb: Verb<z.output<Schema>> = { ...definition, plan: oncePlanned(definition.plan), rules };
  // Whoever calls a verb by its name has arguments by its schema.
  return verb as unknown as Verb;
}

/** What is chosen is planned again when it is done: at the same place it comes to the same. */
function oncePlanned<Input>(plan: Verb<Input>['plan']): Verb<Input>['plan'] {
  const planned = new WeakMap<Place, Map<string, Outcome | undefined>>();
  return (given, place) => {
    const known = planned.get(place) ?? new Map<string, Outcome | undefined>();
    planned.set(place, known);
    const key = JSON.stringify(given);
    if (!known.has(key)) known.set(key, plan(given, place));
    return known.get(key);
  };
}

/** What is pointed at, as an argument. */
export const target = described(
  z.string().check(z.minLength(1)),
  'What is meant, in plain English: "second argument", "next two words", "lines four to nine", "end of line", "function foo", "body of function foo", "all of foo", or words of the text.',
);

/** The words of an argument. */
export function wordsIn(text: string): readonly string[] {
  return text.split(' ').filter(Boolean);
}
