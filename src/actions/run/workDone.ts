const LONGEST_SENTENCE = 160;
const MOST_TOLD = 3;

/** A call that was carried out. */
export interface DoneCall {
  readonly name: string;
  /** As it was given. */
  readonly arguments: unknown;
  /** What it came to, in one short sentence. */
  readonly result: string;
}

/** The calls of an exchange that were carried out, to be told where the model does not tell it. */
export class WorkDone {
  readonly #all: { readonly call: DoneCall; readonly changed: boolean }[] = [];

  /** `changed` is false for what only looked. */
  add(call: DoneCall, changed: boolean): void {
    this.#all.push({ call, changed });
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

  /** What was changed, or else what was found last, in a few sentences. Empty if there is nothing to tell. */
  summary(): string {
    const changes = this.#all.filter(({ changed }) => changed);
    const told = changes.length > 0 ? changes.slice(-MOST_TOLD) : this.#all.slice(-1);
    const before = changes.length - told.length;
    const sentences = told.map(({ call }) => firstLine(call.result)).filter(Boolean);
    return [...(before > 0 ? [`${before} things done before that.`] : []), ...sentences].join(' ');
  }
}

function firstLine(text: string): string {
  const line = text.trim().split(/\r?\n/, 1)[0] ?? '';
  return line.length > LONGEST_SENTENCE ? `${line.slice(0, LONGEST_SENTENCE)}…` : line;
}
