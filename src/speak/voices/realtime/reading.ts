import { OUTPUT_RATE_HZ } from '../voice.ts';
import { type Followed, Follower } from './follow.ts';

const BYTES_PER_MS = (OUTPUT_RATE_HZ * 2) / 1000;
/** So long a slow voice takes for a character, with its pauses, and a quick one, in ms; others take 60 to 75. */
const SLOW_MS = 90;
const QUICK_MS = 45;
/** Sound may be ahead of its words by this much more, in ms: a voice breathes before it speaks. */
const AHEAD_MS = 300;
/** Louder than the noise of a quiet voice. */
const LOUD = 300;
/** So long, at most, it is quiet before the first word, in ms. */
const QUIET_MS = 1000;

/**
 * A text that a model says it reads: what may be heard of its sound, going by its own transcript. Servers send that ahead
 * of the sound: what comes then is of those words, as far as they can last. Sound that was there before its words waits
 * until they reach it even where they were said quickly. Of what comes with other words nothing is heard.
 */
export class Reading {
  readonly #text: string;
  readonly #follower: Follower;
  readonly #speed: number;
  /** What is said, by item and part, in the order in which they began. */
  readonly #said = new Map<string, string>();
  #sound: Uint8Array[] = [];
  /** Bytes that came, and those that were handed on. */
  #came = 0;
  #given = 0;
  /** So much is of words that were told, in bytes. */
  #covered = 0;
  /** How long it was quiet before the first word, in bytes; undefined while there was none. */
  #quiet: number | undefined;
  #odd: Uint8Array = new Uint8Array();
  #followed: Followed = { to: 0, state: 'following' };

  constructor(text: string, speed: number) {
    this.#text = text;
    this.#follower = new Follower(text);
    this.#speed = speed;
  }

  get isAstray(): boolean {
    return this.#followed.state === 'astray';
  }

  /** So much sound came, in ms. */
  get ms(): number {
    return this.#came / BYTES_PER_MS;
  }

  /** Whether anything of it was handed on. */
  get isHeard(): boolean {
    return this.#given > 0;
  }

  get hasWords(): boolean {
    return this.#said.size > 0;
  }

  /** Sound came, s16le; half a sample is kept for the next. */
  hear(bytes: Uint8Array): void {
    const all = this.#odd.length > 0 ? Buffer.concat([this.#odd, bytes]) : bytes;
    const whole = all.length - (all.length % 2);
    this.#odd = all.subarray(whole);
    if (whole === 0) return;
    const sound = all.subarray(0, whole);
    this.#quiet ??= quietBefore(sound, this.#came);
    this.#sound.push(sound);
    this.#came += whole;
    this.#cover(AHEAD_MS + (this.#followed.to * SLOW_MS) / this.#speed);
  }

  /** Some words of a part came. */
  say(part: string, words: string): void {
    this.#said.set(part, (this.#said.get(part) ?? '') + words);
    this.#follow(false);
  }

  /** All words of a part, as far as they did not come before. */
  saidAll(part: string, words: string): void {
    const before = this.#said.get(part) ?? '';
    // Some servers tell nothing here.
    if (words.length > before.length) this.#said.set(part, words);
    this.#follow(false);
  }

  /** It ended: whether all of it was said, and nothing else. */
  end(): boolean {
    this.#follow(true);
    return this.#followed.state === 'whole';
  }

  /** What may be heard next. */
  *heard(): Generator<Uint8Array, void, undefined> {
    while (this.#sound.length > 0) {
      const [next = new Uint8Array()] = this.#sound;
      const may = this.#allowed() - this.#given;
      const bytes = Math.min(next.length, may - (may % 2));
      if (bytes <= 0) return;
      if (bytes === next.length) this.#sound.shift();
      else this.#sound[0] = next.subarray(bytes);
      this.#given += bytes;
      yield next.subarray(0, bytes);
    }
  }

  /** What nobody has said yet: from the first word on that was not certainly heard. */
  get rest(): string {
    const { to, state } = this.#followed;
    if (this.#given === 0) return this.#text;
    if (state === 'whole') return '';
    if (state === 'short') return this.#text.slice(to).trim();
    const saidMs = (this.#given - (this.#quiet ?? this.#given)) / BYTES_PER_MS;
    const certain = Math.min(to, Math.floor((saidMs * this.#speed) / SLOW_MS));
    return this.#text.slice(wordAt(this.#text, certain)).trim();
  }

  /** How much may be heard of all that came, in bytes. */
  #allowed(): number {
    const { to, state } = this.#followed;
    if (state === 'astray' || to === 0) return this.#given;
    return state === 'following' ? this.#covered : this.#came;
  }

  /** Words reach so far, in ms, into what came. */
  #cover(ms: number): void {
    if (this.#followed.to > 0)
      this.#covered = Math.max(this.#covered, Math.min(this.#came, Math.floor(ms * BYTES_PER_MS)));
  }

  #follow(isAll: boolean): void {
    // Who goes astray does not come back: the rest is another's.
    if (this.#followed.state === 'astray') return;
    this.#followed = this.#follower.follow([...this.#said.values()].join(' '), isAll);
    this.#cover((this.#followed.to * QUICK_MS) / this.#speed);
  }
}

/** Where the word begins that a place is in. */
function wordAt(text: string, place: number): number {
  const before = text.slice(0, place).search(/\S+$/);
  return before < 0 ? place : before;
}

/** Where the first word begins, in bytes of all sound; undefined where that is not in this piece. */
function quietBefore(sound: Uint8Array, from: number): number | undefined {
  const view = new DataView(sound.buffer, sound.byteOffset, sound.length);
  for (let at = 0; at < sound.length; at += 2) if (Math.abs(view.getInt16(at, true)) > LOUD) return from + at;
  return from + sound.length >= QUIET_MS * BYTES_PER_MS ? from + sound.length : undefined;
}
