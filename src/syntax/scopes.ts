/** A piece of the text, in UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** For sorting: in the order of the text, outer before inner. */
export function inTextOrder(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** A thing that can be pointed at. */
export interface Found extends Span {
  /** What it is called; all of its text where it has no name. */
  readonly name: string;
  /** What goes when it is deleted, where that is more than itself. */
  readonly removal: Span | undefined;
  /** What it stands in: of an argument list the call, of a body the function. */
  readonly owner: Span;
}
