import { samplesOf } from '../../common/wav.ts';
import type { Frame } from '../microphone.ts';

/** The subprotocol of the page's socket; its second one is the token. */
export const SUBPROTOCOL = 'aloud';

/**
 * What a press on the page asks for, by what the page showed then: to begin a turn after the one that it knew of as the
 * last, to end what is said in a turn, or to end a turn.
 */
export interface Wish {
  readonly action: 'start' | 'stop' | 'cancel';
  readonly turn: number;
}

/** What the page tells the editor. */
export type FromPage =
  /** The user has allowed the microphone: it can record. */
  | { readonly type: 'ready' }
  | { readonly type: 'denied'; readonly message: string }
  /** In the browser's words. */
  | { readonly type: 'failed'; readonly message: string }
  /** The browser finds no microphone. */
  | { readonly type: 'absent' }
  /** The page came by an address at which browsers do not let it record. */
  | { readonly type: 'insecure' }
  | ({ readonly type: 'talk' } & Wish)
  /** All that was heard until `stop` has been sent. Every `stop` is answered by exactly one. */
  | { readonly type: 'stopped' }
  /** The device went away. */
  | { readonly type: 'vanished' };

/** What the editor tells the page. */
export type ToPage =
  | { readonly type: 'start' }
  | { readonly type: 'stop' }
  /** `turn` is the last that has begun, 0 before the first. */
  | { readonly type: 'state'; readonly state: string; readonly turn: number; readonly words?: string }
  /** For the next time that the page connects. */
  | { readonly type: 'token'; readonly token: string }
  | { readonly type: 'bye' };

const LONGEST_TEXT = 2000;
const LONGEST_MESSAGE = 300;
const LARGEST_SOUND_BYTES = 16 * 1024;

/** Undefined for whatever the page has no business to say. */
export function parseMessage(text: string): FromPage | undefined {
  const fields = text.length <= LONGEST_TEXT ? fieldsOf(text) : undefined;
  const type = fields?.get('type');
  switch (type) {
    case 'ready':
    case 'stopped':
    case 'vanished':
    case 'absent':
    case 'insecure':
      return fields?.size === 1 ? { type } : undefined;
    case 'denied':
    case 'failed': {
      const message = fields?.get('message');
      return fields?.size === 2 && typeof message === 'string' ? { type, message: plain(message) } : undefined;
    }
    case 'talk': {
      const [action, turn] = [fields?.get('action'), fields?.get('turn')];
      return fields?.size === 3 && isAction(action) && isTurn(turn) ? { type, action, turn } : undefined;
    }
    default:
      return undefined;
  }
}

/** Undefined for what cannot be samples. */
export function parseSound(bytes: Uint8Array): Frame | undefined {
  const sound = bytes.length > 0 && bytes.length % 2 === 0 && bytes.length <= LARGEST_SOUND_BYTES;
  return sound ? samplesOf(bytes) : undefined;
}

/** A map has no prototype that a field called `__proto__` or `constructor` could be mistaken for. */
function fieldsOf(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? new Map(Object.entries(value))
      : undefined;
  } catch {
    return undefined;
  }
}

function isAction(value: unknown): value is Wish['action'] {
  return value === 'start' || value === 'stop' || value === 'cancel';
}

function isTurn(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** It is shown to a person, as part of a message of ours. */
function plain(message: string): string {
  return message
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_MESSAGE);
}
