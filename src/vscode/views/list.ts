import * as vscode from 'vscode';
import type { Message } from '../../messages/message.ts';
import { text } from '../../messages/text.ts';
import { plain } from './plain.ts';
import { itemFor, type ListOptions, lineOf, type Row } from './screen.ts';

/** Done with a row by its icon, which does not close the list. */
export interface RowButton {
  /** The name of one of VS Code's icons. */
  readonly icon: string;
  readonly says: Message;
  press(): void;
}

export interface OpenRow extends Row {
  readonly buttons?: readonly RowButton[];
}

export interface OpenListOptions extends ListOptions {
  /**
   * Makes lines of a detail that is too long for one. They go on in rows of their own below, which stand for the same;
   * no row is left out when the user types.
   */
  readonly wrap?: (detail: string) => readonly string[];
  readonly keepScrollPosition?: boolean;
}

type Item<R> = vscode.QuickPickItem & { readonly row: R };

/** A list whose rows, title and placeholder change while it is open. */
export class List<R extends OpenRow> {
  /** The row that the user takes; undefined where they close the list. */
  readonly chosen: Promise<R | undefined>;
  readonly #list = vscode.window.createQuickPick<Item<R>>();
  readonly #wrap: OpenListOptions['wrap'];
  #rows: readonly R[] = [];

  constructor({ title, placeHolder, wrap, ...options }: OpenListOptions) {
    this.#wrap = wrap;
    Object.assign(this.#list, options);
    this.title = title;
    if (placeHolder !== undefined) this.placeHolder = placeHolder;
    this.#list.onDidTriggerItemButton(({ button, item }) =>
      item.row.buttons?.[item.buttons?.indexOf(button) ?? -1]?.press(),
    );
    this.chosen = new Promise(resolve => {
      this.#list.onDidAccept(() => resolve(this.#list.selectedItems[0]?.row));
      this.#list.onDidHide(() => resolve(undefined));
    });
  }

  set title(says: Message) {
    const line = lineOf(says);
    // Each change is a round trip.
    if (this.#list.title !== line) this.#list.title = line;
  }

  set placeHolder(says: Message) {
    this.#list.placeholder = lineOf(says);
  }

  set busy(isBusy: boolean) {
    this.#list.busy = isBusy;
  }

  /** Whether the user has typed to find a row. */
  get isSearched(): boolean {
    return this.#list.value !== '';
  }

  /** The row where the user is. */
  get active(): R | undefined {
    return this.#list.activeItems[0]?.row;
  }

  set active(row: R | undefined) {
    this.#list.activeItems = this.#list.items.filter(item => item.row === row).slice(0, 1);
  }

  /** Hears of each row that the user comes to. */
  onMove(listen: (row: R | undefined) => void): void {
    this.#list.onDidChangeActive(([item]) => listen(item?.row));
  }

  get rows(): readonly R[] {
    return this.#rows;
  }

  /** Replaces all of them at once: there is no other way. */
  set rows(rows: readonly R[]) {
    this.#rows = rows;
    this.#list.items = rows.flatMap(row => (this.#wrap ? inLines(row, this.#wrap) : [withButtons(row)]));
  }

  show(): void {
    this.#list.show();
  }

  hide(): void {
    this.#list.hide();
  }

  dispose(): void {
    this.#list.dispose();
  }
}

function withButtons<R extends OpenRow>(row: R): Item<R> {
  const buttons = row.buttons?.map(({ icon, says }) => ({
    iconPath: new vscode.ThemeIcon(icon),
    tooltip: lineOf(says),
  }));
  return { ...itemFor(row), ...(buttons && { buttons }) };
}

function inLines<R extends OpenRow>(row: R, wrap: (detail: string) => readonly string[]): readonly Item<R>[] {
  const [detail = '', ...rest] = wrap(row.detail === undefined ? '' : text(row.detail)).map(plain);
  const alwaysShow = true;
  return [
    { ...withButtons(row), detail, alwaysShow },
    ...rest.map(line => ({ label: '', description: line, alwaysShow, row })),
  ];
}
