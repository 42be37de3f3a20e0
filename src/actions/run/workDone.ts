import { type Message, message, sentences, withTexts } from '../../messages/message.ts';

/** What is quoted in a sentence is cut to so many characters. */
const LONGEST_QUOTED = 160;
const MOST_TOLD = 3;

/** A call that was carried out. */
export interface DoneCall {
  readonly name: string;
  /** As it was given. */
  readonly arguments: unknown;
  /** What it came to, in one short sentence, in English. */
  readonly result: string;
}

/** The calls of an exchange that were carried out, to be told where the model does not tell it. */
export class WorkDone {
  readonly #all: { readonly call: DoneCall; readonly says: Message; readonly changed: boolean }[] = [];

  /** `says` is the result for a person; `changed` is false for what only looked. */
  add(call: DoneCall, says: Message, changed: boolean): void {
    this.#all.push({ call, says, changed });
  }

  get calls(): readonly DoneCall[] {
    return this.#all.map(({ call }) => call);
  }

  get count(): number {
    return this.#all.length;
  }

  get changedAnything(): boolean {
    return this.#all.some(({ changed }) => changed);
  }

  /** What was changed, or else what was found last, in a few sentences. Undefined if nothing was done. */
  summary(): Message | undefined {
    const changes = this.#all.filter(({ changed }) => changed);
    const told = changes.length > 0 ? changes.slice(-MOST_TOLD) : this.#all.slice(-1);
    const before = changes.length - told.length;
    if (told.length === 0) return undefined;
    const earlier = before > 0 ? [message('acting.before-that', { count: before })] : [];
    return sentences([...earlier, ...told.map(({ says }) => withTexts(says, firstLine))]);
  }
}

function firstLine(text: string): string {
  const line = text.trim().split(/\r?\n/, 1)[0] ?? '';
  return line.length > LONGEST_QUOTED ? `${line.slice(0, LONGEST_QUOTED)}…` : line;
}
