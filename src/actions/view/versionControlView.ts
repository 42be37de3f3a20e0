import type { RepositoryStatus } from '../../editor/versionControl.ts';
import { message } from '../../messages/message.ts';
import type { Reach } from '../run/reach.ts';

/** What has changed since the last commit. The settings of a repository can make git run programs, also when it only reads. */
export class VersionControlView {
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  async status(): Promise<RepositoryStatus> {
    this.#reach.permits.requireTrust(message('gate.git'));
    return this.#reach.editor.versionControl.status();
  }

  /** The changes of a file, which is named as for reading it. */
  async diff(file: string): Promise<string> {
    const { permits, editor } = this.#reach;
    permits.requireTrust(message('gate.git'));
    const located = await permits.locate(file);
    await permits.allowWork(located);
    return editor.versionControl.diff(located.path);
  }
}
