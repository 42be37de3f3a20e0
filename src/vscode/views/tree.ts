import * as vscode from 'vscode';
import type { Message } from '../../messages/message.ts';
import { lineOf, type Row } from './screen.ts';

/** A row of a tree: one line, which may have others below it. */
export interface TreeRow extends Row {
  /** The same row as before, whatever is on it: it stays open or closed as the user has it. */
  readonly id: string;
  readonly rows?: readonly TreeRow[];
  /** Whether what is below it is shown from the beginning. */
  readonly isOpen?: boolean;
  /** What its icon says, for who does not see it. */
  readonly state?: Message;
  /** What a click, or Enter, does: a command with what it is given. */
  readonly runs?: { readonly command: string; readonly given: readonly unknown[] };
}

/** A view of rows, drawn by VS Code: its keys, its colours and its words for screen readers. */
export class Tree implements vscode.TreeDataProvider<TreeRow> {
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<TreeRow>;
  readonly #rows: () => Promise<readonly TreeRow[]>;
  readonly #subscriptions: readonly vscode.Disposable[];
  #isStale = false;

  readonly onDidChangeTreeData = this.#changes.event;

  /** `id` is the view's; `rows` are asked for when it is seen. */
  constructor(id: string, rows: () => Promise<readonly TreeRow[]>) {
    this.#rows = rows;
    this.#view = vscode.window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true });
    this.#subscriptions = [
      this.#view,
      this.#changes,
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible && this.#isStale) this.renew();
      }),
    ];
  }

  get isSeen(): boolean {
    return this.#view.visible;
  }

  /** The rows are others now; of a view that nobody sees, they are asked for when it is seen again. */
  renew(): void {
    this.#isStale = !this.#view.visible;
    if (!this.#isStale) this.#changes.fire(undefined);
  }

  async getChildren(row?: TreeRow): Promise<TreeRow[]> {
    return [...(row ? (row.rows ?? []) : await this.#rows())];
  }

  getTreeItem({ id, icon, label, description, detail, state, rows, isOpen, runs }: TreeRow): vscode.TreeItem {
    const { None, Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(lineOf(label), rows ? (isOpen ? Expanded : Collapsed) : None);
    item.id = id;
    if (icon !== undefined) item.iconPath = new vscode.ThemeIcon(icon);
    if (description) item.description = lineOf(description);
    item.tooltip = lineOf(detail ?? description ?? label);
    // What is shown beside the pointer would be read instead of the row.
    const said = [label, state, description, detail].flatMap(part => (part ? [lineOf(part)] : []));
    item.accessibilityInformation = { label: said.filter((part, at) => !said[at + 1]?.startsWith(part)).join(', ') };
    if (runs) item.command = { command: runs.command, title: lineOf(label), arguments: [...runs.given] };
    return item;
  }

  dispose(): void {
    for (const each of this.#subscriptions) each.dispose();
  }
}
