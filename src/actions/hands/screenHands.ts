import { AloudError } from '../../common/errors.ts';
import type { Location } from '../../editor/languages.ts';
import type { Marked } from '../../editor/marks.ts';
import type { Scroll } from '../../editor/screen.ts';
import { message } from '../../messages/message.ts';
import type { Reach } from '../run/reach.ts';

/** What is drawn over the text, and which part of it is seen. Nothing of it is a change, so that nothing is asked. */
export class ScreenHands {
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  /** Resolves with how many there are. */
  showMarks(marked: Marked): Promise<number> {
    return this.#reach.editor.screen.showMarks(marked);
  }

  /** Numbers from one on, in the order of the places. */
  markPlaces(places: readonly Location[]): Promise<void> {
    return this.#reach.editor.screen.markPlaces(places);
  }

  hideMarks(): Promise<void> {
    return this.#reach.editor.screen.hideMarks();
  }

  /** Goes to what has a number, in whichever editor that is. Throws `not-found`. */
  async goToMark(number: number): Promise<void> {
    const { editor, exchange } = this.#reach;
    const mark = editor.screen.marks.find(each => each.number === number);
    if (!mark) throw new AloudError({ code: 'not-found', message: message('marks.none', { number }) });
    const { start } = mark.range;
    const selection = { anchor: start, active: start };
    await editor.documents.select(mark.path, [selection]);
    exchange.moved(mark.path, selection);
  }

  async scroll(scroll: Scroll, where: 'here' | 'beside'): Promise<void> {
    await this.#reach.editor.screen.scroll(scroll, where);
  }

  async putLineHere(at: 'top' | 'center' | 'bottom'): Promise<void> {
    const { editor, exchange } = this.#reach;
    const { path, selection } = exchange.here();
    await editor.documents.show(path);
    await editor.screen.putLine(selection.active.line, at);
  }

  async keepScrolling(to: 'up' | 'down', linesPerSecond: number): Promise<void> {
    await this.#reach.editor.screen.keepScrolling(to, linesPerSecond);
  }

  stopScrolling(): void {
    this.#reach.editor.screen.stopScrolling();
  }
}
