import type { DOCUMENTS } from './documents.ts';

/**
 * What someone points at: the document; a piece of it with the cursor `|` or the selection `«…»`; the words; and a piece
 * with what is meant as `«…»`. `…` in a piece stands for the shortest text there is between its neighbours. Several
 * meant, or none, are a list. What is as good stands behind.
 */
export type Row = readonly [
  file: keyof typeof DOCUMENTS,
  cursor: string,
  said: string,
  meant: string | readonly string[],
  ...alternatives: string[],
];
