import type * as vscode from 'vscode';
import type { Approvals } from '../actions/gate/approvals.ts';

const KEY = 'aloud.allowed';

/** What the user has allowed for ever in this workspace, kept by VS Code: fingerprints of exactly what was shown. */
export class WorkspaceApprovals implements Approvals {
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  has(key: string): boolean {
    return this.#all().includes(key);
  }

  async add(key: string): Promise<void> {
    await this.#state.update(KEY, [...new Set([...this.#all(), key])]);
  }

  /** Returns how many there were. */
  async forget(): Promise<number> {
    const { length } = this.#all();
    await this.#state.update(KEY, undefined);
    return length;
  }

  /** What is stored may be anything: what is no text counts for nothing. */
  #all(): readonly string[] {
    const stored: unknown = this.#state.get(KEY);
    return Array.isArray(stored) ? stored.filter(item => typeof item === 'string') : [];
  }
}
