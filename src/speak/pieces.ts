/** What a model says itself: its words as they come, or their sound, s16le mono at OUTPUT_RATE_HZ in whole samples. */
export type OwnPiece = { readonly words: string } | { readonly sound: Uint8Array };

/** A piece of an answer: text for a voice, or what has its own sound. */
export type Piece = string | OwnPiece;

export type Stretch =
  | { readonly is: 'text'; readonly pieces: AsyncIterable<string> }
  | { readonly is: 'own'; readonly pieces: AsyncIterable<OwnPiece> };

/**
 * An answer in stretches of one kind. Each is to be read to its end before the next is asked for. What `pieces` throws is
 * thrown within its stretch.
 */
export async function* stretches(pieces: AsyncIterable<Piece>): AsyncGenerator<Stretch, void, undefined> {
  const all = pieces[Symbol.asyncIterator]();
  let next = await all.next();
  async function* texts(): AsyncGenerator<string, void, undefined> {
    for (; !next.done && typeof next.value === 'string'; next = await all.next()) yield next.value;
  }
  async function* own(): AsyncGenerator<OwnPiece, void, undefined> {
    for (; !next.done && typeof next.value !== 'string'; next = await all.next()) yield next.value;
  }
  while (!next.done)
    yield typeof next.value === 'string' ? { is: 'text', pieces: texts() } : { is: 'own', pieces: own() };
}
