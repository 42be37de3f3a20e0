import type { TranscriptEvent } from './transcriber.ts';

export interface SoFar {
  readonly text: string;
  /** How much of its beginning will stay, in UTF-16 units. */
  readonly stable: number;
  /** Of how much voice it is, in ms, where that is known. */
  readonly voicedMs?: number;
}

/**
 * What was heard so far, of a recogniser's events before the last. What was told twice in a row is taken to stay, but for
 * the last word, which may go on.
 */
export class WordsSoFar {
  #text = '';
  /** Settled by the recogniser. */
  #settled = 0;

  get text(): string {
    return this.#text;
  }

  take(event: Exclude<TranscriptEvent, { readonly type: 'final' }>): SoFar {
    const before = this.#text;
    if (event.type === 'delta') {
      this.#text += event.text;
      return { text: this.#text, stable: Math.max(this.#settled, lastWordIn(this.#text)) };
    }
    this.#text = event.text;
    if (event.type === 'segment') {
      this.#settled = event.text.length;
      return { text: event.text, stable: this.#settled };
    }
    const same = sharedBy(before, event.text);
    this.#settled = Math.min(this.#settled, same);
    const stable = Math.max(this.#settled, lastWordIn(event.text.slice(0, same)));
    return { text: event.text, stable, ...(event.voicedMs !== undefined && { voicedMs: event.voicedMs }) };
  }
}

/** Where the last word begins, with the space before it. */
function lastWordIn(text: string): number {
  return text.length - (/\s*\S*$/.exec(text)?.[0].length ?? 0);
}

function sharedBy(one: string, other: string): number {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at++;
  return at;
}
