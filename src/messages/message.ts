import type { English } from './english.ts';

/** What a person reads, by the name of its sentence; the words are in the catalogue of their language. */
export type MessageId = keyof English;

/** What a sentence is about. Several are listed as the language does it: "a, b and c". */
export type Value = string | number | Message | readonly (string | Message)[];

declare const sentence: unique symbol;

/**
 * A sentence with what it is about, not yet in anybody's language. Only `message` and `asWritten` make one, so that no
 * text reaches a person that could not be translated, or was not meant for them.
 */
export interface Message {
  readonly [sentence]: true;
  readonly id: MessageId;
  readonly values: Readonly<Record<string, Value>>;
}

/** The places of a sentence: `{name}`, and `{count, plural, …}` with all that stands in its arms. */
type PlacesOf<Text extends string> = Text extends `${string}{${infer Rest}` ? Opened<Rest> | PlacesOf<Rest> : never;
type Opened<Rest extends string> = Rest extends `${infer Inside}}${string}` ? Name<Inside> : never;
type Name<Inside extends string> = Inside extends `${infer First},${string}` ? NoArm<First> : NoArm<Inside>;
/** The arm of a plural has a space in it, or its number. */
type NoArm<Text extends string> = Text extends `${string} ${string}` | `${string}#${string}` | '' ? never : Text;

export type ValuesOf<Id extends MessageId> = { readonly [Place in PlacesOf<English[Id]>]: Value };

/** A sentence that says all by itself. */
export type PlainId = { [Id in MessageId]: [PlacesOf<English[Id]>] extends [never] ? Id : never }[MessageId];

/** The sentence `id`, about these values: a value for each of its places, as the compiler checks. */
export function message<Id extends MessageId>(
  id: Id,
  ...[values]: [PlacesOf<English[Id]>] extends [never] ? [] : [ValuesOf<Id>]
): Message {
  return { id, values: values ?? {} } as Message;
}

/** Text that somebody else wrote and that has no translation: a file's, a model's, the user's own, another program's. */
export function asWritten(text: string): Message {
  return message('as-written', { text });
}

/** Several sentences, one after the other. */
export function sentences(all: readonly Message[]): Message {
  return all.reduceRight((then, first) => message('and-then', { first, then }));
}

/** The same sentence with every text that it is about as `change` makes it. */
export function withTexts({ id, values }: Message, change: (text: string) => string): Message {
  const changed = (value: string | Message): string | Message =>
    typeof value === 'string' ? change(value) : withTexts(value, change);
  const all = Object.entries(values).map(([name, value]): [string, Value] => {
    if (typeof value === 'number') return [name, value];
    if (typeof value === 'string' || 'id' in value) return [name, changed(value)];
    return [name, value.map(changed)];
  });
  return { id, values: Object.fromEntries(all) } as Message;
}
