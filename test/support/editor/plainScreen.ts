import { AloudError } from '../../../src/common/errors.ts';
import type { Location } from '../../../src/editor/languages.ts';
import { type Mark, type Marked, marksAt, marksOf } from '../../../src/editor/marks.ts';
import type { Screen, Scroll } from '../../../src/editor/screen.ts';
import { asWritten } from '../../../src/messages/message.ts';
import type { BufferedDocuments } from './bufferedDocuments.ts';

/** So many lines it shows. */
const HEIGHT = 40;

/** The `Screen` port without one: as high as it is said to be, it shows what has the focus. */
export class PlainScreen implements Screen {
  readonly #documents: BufferedDocuments;
  #top = 0;
  #marked:
    | { readonly of: string; readonly version: number; readonly marks: readonly Mark[]; readonly isKept?: true }
    | undefined;
  scrolling: Screen['scrolling'];

  constructor(documents: BufferedDocuments) {
    this.#documents = documents;
  }

  /** The first line that it shows, from 0. */
  get top(): number {
    return this.#top;
  }

  get marks(): readonly Mark[] {
    const active = this.#documents.active()?.document;
    const { of, version, marks = [] } = this.#marked ?? {};
    return active?.path === of && active?.version === version ? marks : [];
  }

  async showMarks(marked: Marked): Promise<number> {
    const document = this.#document();
    const end = Math.min(document.lineCount, this.#top + HEIGHT) - 1;
    const ranges = [{ start: { line: this.#top, character: 0 }, end: { line: end, character: 0 } }];
    const marks = marksOf([{ document, ranges }], marked);
    this.#marked = { of: document.path, version: document.version, marks };
    return marks.length;
  }

  async markPlaces(places: readonly Location[]): Promise<void> {
    const shown = this.#documents.active()?.document;
    if (shown) this.#marked = { of: shown.path, version: shown.version, marks: marksAt(places), isKept: true };
  }

  async hideMarks(): Promise<void> {
    this.#marked = undefined;
  }

  async scroll({ to, by, count }: Scroll, where: 'here' | 'beside'): Promise<void> {
    if (where === 'beside') throw new AloudError({ code: 'not-found', message: asWritten('There is none beside it.') });
    if (to === 'left' || to === 'right') return;
    const lines = count * (by === 'page' ? HEIGHT : by === 'half' ? HEIGHT / 2 : 1);
    this.#scrollTo(this.#top + (to === 'up' ? -lines : lines));
  }

  async putLine(line: number, at: 'top' | 'center' | 'bottom'): Promise<void> {
    this.#scrollTo(line - (at === 'top' ? 0 : at === 'center' ? HEIGHT / 2 : HEIGHT - 1));
  }

  async keepScrolling(to: 'up' | 'down', linesPerSecond: number): Promise<void> {
    this.#document();
    this.scrolling = { to, linesPerSecond };
  }

  stopScrolling(): void {
    this.scrolling = undefined;
  }

  #scrollTo(line: number): void {
    this.#top = Math.max(0, Math.min(line, this.#document().lineCount - 1));
    if (!this.#marked?.isKept) this.#marked = undefined;
  }

  #document() {
    const document = this.#documents.active()?.document;
    if (!document) throw new AloudError({ code: 'no-document', message: asWritten('Nothing is on screen.') });
    return document;
  }
}
