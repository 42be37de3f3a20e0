/** What a user wants of a conversation besides what they say. `interrupt`: it falls silent. A key that is held unmutes it; what is `typed` counts as said. */
export type TalkWish = 'interrupt' | 'mute' | 'unmute' | 'end' | { readonly typed: string };
