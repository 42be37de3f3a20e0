/** Something that spans several pieces of an answer and is not read as it stands. */
export interface Block {
  /** Takes a piece that belongs to it, at least in its beginning. */
  take(piece: string): Taken;
}

export interface Taken {
  /** What is said for it; '' for nothing. */
  readonly said: string;
  /** What stands behind the block's end, '' too; undefined where it goes on. */
  readonly rest: string | undefined;
}

/** A block that begins within a piece. */
export interface Opening {
  /** What stands before it, to be read as it is. */
  readonly before: string;
  /** What is said for its beginning. */
  readonly said: string;
  readonly block: Block;
  /** What the block is to take of this piece; '' for nothing. */
  readonly rest: string;
}
