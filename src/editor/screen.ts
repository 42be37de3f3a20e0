import type { Location } from './languages.ts';
import type { Mark, Marked } from './marks.ts';

/** How far to scroll: lines of the screen, halves or wholes of it, or columns to the side. */
export interface Scroll {
  readonly to: 'up' | 'down' | 'left' | 'right';
  readonly by: 'line' | 'half' | 'page' | 'column';
  readonly count: number;
}

/** What is on screen, and where on it. Every method throws AloudError: `no-document` where nothing is. */
export interface Screen {
  /** Labels what all editors show, in place of what was labelled before. Resolves with how many labels there are. */
  showMarks(marked: Marked): Promise<number>;
  /**
   * Labels places with numbers from one on, in their order, in place of what was labelled before. They stay on scrolling.
   * Does no harm where none of them is on screen.
   */
  markPlaces(places: readonly Location[]): Promise<void>;
  /** Does no harm where there are none. */
  hideMarks(): Promise<void>;
  /** Those on screen; none once a document that has some was changed, nor, of what is shown, once it was scrolled. */
  readonly marks: readonly Mark[];
  /** Scrolls the editor with the focus, or the one beside it. The cursor stays. Throws `not-found` where none is beside it. */
  scroll(scroll: Scroll, where: 'here' | 'beside'): Promise<void>;
  /** Puts a line (from 0) of the editor with the focus at a height of it. */
  putLine(line: number, at: 'top' | 'center' | 'bottom'): Promise<void>;
  /** Goes on scrolling, so many lines a second, to the end of the document, or until anything else happens there. */
  keepScrolling(to: 'up' | 'down', linesPerSecond: number): Promise<void>;
  /** How fast it goes on scrolling; undefined where it does not. */
  readonly scrolling: { readonly to: 'up' | 'down'; readonly linesPerSecond: number } | undefined;
  stopScrolling(): void;
}
