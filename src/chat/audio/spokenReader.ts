import { type Json, list, member, text } from '../../openai/replies/json.ts';
import type { SpokenAnswer } from '../chatModel.ts';

/** What of an answer's sound came with one event. */
export interface SpokenPiece {
  readonly words: string;
  /** s16le, whole samples; may be empty. */
  readonly pcm: Uint8Array;
}

const SILENT = new Uint8Array();
/** What else a base64 text may be is no sound. */
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;
const LONGEST_ID = 256;

/** Puts together what a model speaks of the `audio` of a message, or of its pieces: its words, its sound, its name. */
export class SpokenReader {
  #id = '';
  #expiresAt: number | undefined;
  /** Half a sample. */
  #rest: Uint8Array = SILENT;
  #hasSound = false;

  /** Whether any sound has come. */
  get hasSound(): boolean {
    return this.#hasSound;
  }

  take(event: Json): SpokenPiece {
    const choice = list(event, 'choices')[0];
    const audio = member(member(choice, 'delta') ?? member(choice, 'message'), 'audio');
    this.#id = text(audio, 'id') || this.#id;
    const expiresAt = member(audio, 'expires_at');
    if (typeof expiresAt === 'number') this.#expiresAt = expiresAt;
    return { words: text(audio, 'transcript') ?? '', pcm: this.#whole(text(audio, 'data') ?? '') };
  }

  /** What the server will know the answer by; undefined where it has not said, or until when. */
  answer(server: string): SpokenAnswer | undefined {
    if (this.#id === '' || this.#id.length > LONGEST_ID || this.#expiresAt === undefined) return undefined;
    return { id: this.#id, server, untilMs: this.#expiresAt * 1000 };
  }

  #whole(data: string): Uint8Array {
    if (data === '' || !BASE64.test(data)) return SILENT;
    const bytes = Buffer.concat([this.#rest, Buffer.from(data, 'base64')]);
    const whole = bytes.length - (bytes.length % 2);
    this.#rest = bytes.subarray(whole);
    this.#hasSound ||= whole > 0;
    return bytes.subarray(0, whole);
  }
}
