import type { DebugConfiguration, Task, TerminalRun } from '../../editor/programs.ts';
import type { Reach } from '../run/reach.ts';

/** What could be run, and what was. */
export class ProgramsView {
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  tasks(): Promise<readonly Task[]> {
    return this.#reach.editor.programs.tasks();
  }

  /** What the last line that Aloud ran in the terminal wrote so far; undefined if there was none. */
  lastTerminalRun(): TerminalRun | undefined {
    return this.#reach.editor.programs.lastTerminalRun();
  }

  debugConfigurations(): Promise<readonly DebugConfiguration[]> {
    return this.#reach.editor.programs.debugConfigurations();
  }
}
