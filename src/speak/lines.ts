import { type OwnPiece, type Piece, stretches } from './pieces.ts';
import { sentences } from './sentences.ts';
import { KeptSound } from './sound/keptSound.ts';
import { BYTES_PER_MS } from './sound/pass.ts';
import { Speakable } from './speakable.ts';
import type { Spot } from './steering/steering.ts';
import { wordStart } from './steering/wordStart.ts';
import type { Tuning } from './tuning.ts';
import type { Style, Voice } from './voices/voice.ts';
import { wordToSpell } from './words/spelled.ts';

/** How many sentences are asked of the voice while one is heard. */
const AHEAD = 2;
/** The sound of so many sentences is kept behind the one that is heard: some megabytes. */
const KEPT = 8;

/** What makes sound of the sentences. */
export interface Saying {
  readonly voice: Voice;
  readonly style: () => Style;
  readonly tuning: Tuning;
  /** Ends all that is asked of the voice. */
  readonly signal: AbortSignal;
}

interface Line {
  written: string;
  text: string;
  /** Whether its sound came with it, whole or not: no voice is asked for that. */
  readonly isOwn?: true;
  sound: KeptSound | undefined;
  /** The speed that its sound was asked for. */
  speed: number;
  asking: AbortController | undefined;
}

/**
 * The sentences of an answer: their text as it is written, and their sound, a little ahead of what is heard. What comes with
 * a sound of its own is one of them, however long it is.
 */
export class Lines {
  /** What ended the text before its end. */
  failure: { readonly thrown: unknown } | undefined;
  readonly #lines: Line[] = [];
  readonly #waiting = new Set<() => void>();
  #isWhole = false;
  /** The sentence that is handed over now; undefined before the first. */
  #at: number | undefined;
  #voiceFailed = false;

  get count(): number {
    return this.#lines.length;
  }

  /** Whether no more text will come. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  textOf(line: number): string {
    return this.#lines[line]?.text ?? '';
  }

  /** The sentence as it was written. */
  writtenOf(line: number): string {
    return this.#lines[line]?.written ?? '';
  }

  /** Takes text in while it is written, whether or not it is heard. Never rejects. */
  async read(pieces: AsyncIterable<Piece>, maxLength: number, each: () => void): Promise<void> {
    try {
      for await (const stretch of stretches(pieces)) {
        if (stretch.is === 'own') await this.#readOwn(stretch.pieces, each);
        else await this.#readText(stretch.pieces, maxLength, each);
      }
    } catch (thrown) {
      this.failure = { thrown };
    }
    this.#isWhole = true;
    this.wake();
  }

  async #readText(deltas: AsyncIterable<string>, maxLength: number, each: () => void): Promise<void> {
    const speakable = await Speakable.create();
    for await (const written of sentences(deltas, maxLength)) {
      const text = speakable.say(written);
      // Signs become words, which are longer.
      const texts = text.length > maxLength ? await all(sentences(only(text), maxLength)) : [text];
      for (const text of texts.filter(each => each !== ''))
        this.#lines.push({ written, text, sound: undefined, speed: 0, asking: undefined });
      each();
      this.wake();
    }
  }

  async #readOwn(pieces: AsyncIterable<OwnPiece>, each: () => void): Promise<void> {
    const sound = new KeptSound();
    const line: Line = { written: '', text: '', isOwn: true, sound, speed: 0, asking: undefined };
    try {
      for await (const piece of pieces) {
        if ('words' in piece) line.text = line.written += piece.words;
        else sound.push(piece.sound);
        if (sound.bytes === 0 || this.#lines.at(-1) === line) continue;
        this.#lines.push(line);
        each();
        this.wake();
      }
    } finally {
      // What broke off was said as far as it came.
      sound.close();
    }
  }

  /** Resolves when there is more text, or someone else wakes whoever waits. */
  changed(): Promise<void> {
    return new Promise<void>(resolve => this.#waiting.add(resolve));
  }

  wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  /** The sound of a sentence from a place on: where that is known in it, from the word that was cut. */
  soundFrom({ line: at, ms }: Spot, saying: Saying): { readonly sound: KeptSound; readonly byte: number } {
    this.#at = at;
    const line = this.#lines[at] as Line;
    const before = this.#lines[at - KEPT - 1];
    if (before) before.sound = undefined;
    // Another making of it would have its words elsewhere.
    const isKnown = ms > 0 && line.sound !== undefined && (line.isOwn || line.sound.isWhole);
    // Who goes there wishes to hear it, though the voice may have failed before.
    if (!line.sound) this.#voiceFailed = false;
    if (!isKnown) this.#ask(line, saying);
    this.askAhead(saying);
    const sound = line.sound as KeptSound;
    const byte = isKnown ? Math.floor(wordStart(sound.samples(), ms) * BYTES_PER_MS) : 0;
    return { sound, byte: byte - (byte % 2) };
  }

  /** Asks for those that come next, again where they would be said at another pace. */
  askAhead(saying: Saying): void {
    if (this.#at === undefined) return;
    for (const line of this.#lines.slice(this.#at + 1, this.#at + 1 + AHEAD)) this.#ask(line, saying);
  }

  /** Nobody speaks any more: what was asked for and did not come has to be asked for again. */
  rest(): void {
    this.#at = undefined;
    this.#voiceFailed = false;
    for (const line of this.#lines) if (line.sound && !line.isOwn && !line.sound.isWhole) line.sound = undefined;
  }

  wordAt({ line: at, ms }: Spot): string | undefined {
    const line = this.#lines[at];
    const isBegun = ms > 0 && line?.sound !== undefined;
    const said = isBegun ? line : this.#lines[at - 1];
    if (!said) return undefined;
    const lengthMs = (said.sound?.bytes ?? 0) / BYTES_PER_MS;
    return wordToSpell(said.written, said.text, isBegun && lengthMs > 0 ? ms / lengthMs : 1);
  }

  #ask(line: Line, { voice, style: styleNow, tuning, signal }: Saying): void {
    const style = styleNow();
    const speed = tuning.speedOf(style.speed);
    if (this.#voiceFailed || signal.aborted || (line.sound && (line.isOwn || line.speed === speed))) return;
    line.asking?.abort();
    const asking = new AbortController();
    const sound = new KeptSound();
    Object.assign(line, { sound, speed, asking });
    const speak = () => voice.speak(line.text, { ...style, speed }, AbortSignal.any([signal, asking.signal]));
    void this.#fetch(speak, sound);
  }

  async #fetch(speak: () => AsyncIterable<Uint8Array>, sound: KeptSound): Promise<void> {
    try {
      for await (const chunk of speak()) sound.push(chunk);
      sound.close();
    } catch (thrown) {
      if (this.#lines.some(line => line.sound === sound)) this.#voiceFailed = true;
      sound.fail(thrown);
    }
  }
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function* only<T>(item: T): AsyncGenerator<T, void, undefined> {
  yield item;
}
