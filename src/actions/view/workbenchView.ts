import type { PaletteCommand } from '../../editor/workbench.ts';
import { checkSetting } from '../gate/changeableSettings.ts';
import type { Reach } from '../run/reach.ts';

/** The editor's commands and settings. */
export class WorkbenchView {
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  /** Every command that the palette can show. */
  paletteCommands(): Promise<readonly PaletteCommand[]> {
    return this.#reach.editor.workbench.paletteCommands();
  }

  /** The value in force of a setting that can be changed. Throws `bad-arguments` for any other. */
  setting(name: string): Promise<unknown> {
    checkSetting(name, undefined);
    return this.#reach.editor.workbench.setting(name);
  }
}
