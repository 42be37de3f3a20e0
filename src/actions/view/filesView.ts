import { AloudError } from '../../common/errors.ts';
import type { FolderEntry, TextMatch, TextQuery } from '../../editor/files.ts';
import { message } from '../../messages/message.ts';
import { decide } from '../gate/rules.ts';
import type { Reach } from '../run/reach.ts';
import { nameBelow } from '../text/names.ts';

/** The open folders and their files. */
export class FilesView {
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  get folders(): readonly string[] {
    return this.#reach.editor.files.folders;
  }

  /** A path as the model writes it: relative to its folder. */
  nameOf(path: string): string {
    return nameBelow(path, this.folders);
  }

  /** Whether a file can be read without a question. */
  isReadable(path: string): Promise<boolean> {
    return this.#reach.permits.isReadable(path);
  }

  /** Files whose name contains `part`, whatever the case; at most `most`. */
  find(part: string, most: number): Promise<readonly string[]> {
    return this.#reach.editor.files.find(part, most);
  }

  /** Lines that hold a text, in files that can be read without a question; at most `most`. */
  async search(query: TextQuery, most: number, signal: AbortSignal): Promise<readonly TextMatch[]> {
    const found: TextMatch[] = [];
    const readable = new Map<string, boolean>();
    for (const match of await this.#reach.editor.files.search(query, most, signal)) {
      if (!readable.has(match.path)) readable.set(match.path, await this.isReadable(match.path));
      if (readable.get(match.path)) found.push(match);
    }
    return found;
  }

  /** What is in a folder of the workspace, which is named as a file would be. Throws `not-found`, `refused`. */
  async list(folder: string): Promise<readonly FolderEntry[]> {
    const { permits, editor } = this.#reach;
    const { path, traits } = await permits.locate(folder);
    if (decide('reads', traits, permits.whose).decision === 'done') return editor.files.list(path);
    throw new AloudError({
      code: 'refused',
      message: message('gate.folder-outside', { path }),
      forModel: `${path} is outside the workspace. List folders in it.`,
    });
  }
}
