import { asWritten, type Message } from '../messages/message.ts';

/** What another program says of itself, as a sentence among others. */
export function asSentence(words: string): Message {
  return asWritten(words.trim().replace(/[^.!?]$/, '$&.'));
}
