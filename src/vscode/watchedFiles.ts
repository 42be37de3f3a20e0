import type { Disposable } from 'vscode';

export interface WatchedFilesProps {
  /** The files, as they are named now, each once. */
  readonly files: () => readonly string[];
  /** Watches one, whether it is there or not. */
  readonly watch: (file: string, changed: () => void) => Disposable;
  /** Something has changed: one of the files, or which they are. */
  readonly changed: () => void;
}

/** Watches files whose list may change: what comes is watched from then on, what goes is let go. */
export class WatchedFiles {
  readonly #props: WatchedFilesProps;
  readonly #watchers = new Map<string, Disposable>();

  constructor(props: WatchedFilesProps) {
    this.#props = props;
    this.#follow();
  }

  /** The list may have changed. */
  update(): void {
    if (this.#follow()) this.#props.changed();
  }

  dispose(): void {
    for (const watcher of this.#watchers.values()) watcher.dispose();
    this.#watchers.clear();
  }

  /** Whether the list has changed. */
  #follow(): boolean {
    const wanted = new Set(this.#props.files());
    const gone = [...this.#watchers].filter(([file]) => !wanted.has(file));
    const come = [...wanted].filter(file => !this.#watchers.has(file));
    for (const [file, watcher] of gone) {
      watcher.dispose();
      this.#watchers.delete(file);
    }
    for (const file of come) this.#watchers.set(file, this.#props.watch(file, this.#props.changed));
    return gone.length + come.length > 0;
  }
}
