import type { AloudError } from '../common/errors.ts';
import { type Message, message } from '../messages/message.ts';
import { english } from '../messages/text.ts';

/** One way to do what a stage does. `Means` is what parts of this stage are made of. */
export interface Backend<Part, Means> {
  /** As people know it. */
  readonly label: Message;
  /** Where what is put into it goes: nowhere, to the server of the stage's address, or to whom the editor's model asks. */
  readonly goesTo: 'nowhere' | 'server' | 'editor';
  make(means: Means): Part;
  /** One sentence that says what keeps it from working here; undefined if it probably works. Cheap and silent. */
  missing(part: Part, means: Means): Promise<Message | undefined>;
  /** Whether another may do where it failed so before its first piece. What is not its own fault is left to the user. */
  leaves(failure: AloudError): boolean;
}

/** A part that is made, with what is known of it beforehand. */
export interface Candidate<Part> {
  readonly part: Part;
  missing(): Promise<Message | undefined>;
  leaves(failure: AloudError): boolean;
  /** Whether it is asked where those before it failed so; always if absent. */
  follows?(failures: readonly AloudError[]): boolean;
}

export function candidate<Part, Means>(backend: Backend<Part, Means>, means: Means): Candidate<Part> {
  const part = backend.make(means);
  return {
    part,
    missing: () => backend.missing(part, means),
    leaves: failure => backend.leaves(failure),
  };
}

/** A server is there as far as anyone knows before it is asked. */
export async function nothingMissing(): Promise<undefined> {}

/** Nothing has left the machine, nobody has answered, or the model that was to answer is not there. */
export function isNobodyThere({ code }: AloudError): boolean {
  return code === 'no-key' || code === 'unreachable' || code === 'model-gone';
}

/** What is to be known of one that stands in for a model that is gone; undefined where nothing else is amiss than usual. */
export function insteadOf(failures: readonly AloudError[], name: string): Message | undefined {
  const gone = failures.find(({ code }) => code === 'model-gone');
  return gone && message('stages.instead', { name, why: gone.says });
}

/** Where none works: the first is what the user wants, and what is wrong with it is what they can mend. */
export function firstFailure([first]: readonly AloudError[]): AloudError {
  return first as AloudError;
}

/** What several failures say, the same once. */
export function said(failures: readonly AloudError[]): readonly Message[] {
  return [...new Map(failures.map(({ says }) => [english(says), says])).values()];
}
