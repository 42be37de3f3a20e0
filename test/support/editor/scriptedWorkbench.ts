import { AloudError } from '../../../src/common/errors.ts';
import type { PaletteCommand, Workbench } from '../../../src/editor/workbench.ts';
import { asWritten } from '../../../src/messages/message.ts';

export interface ScriptedWorkbenchProps {
  /** Commands by id. */
  readonly commands?: Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
  readonly palette?: readonly PaletteCommand[];
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** The `Workbench` port with the commands that a test gives it. */
export class ScriptedWorkbench implements Workbench {
  readonly settings: Map<string, unknown>;
  readonly #props: ScriptedWorkbenchProps;
  readonly #beforeCommand: () => void;

  constructor(props: ScriptedWorkbenchProps, beforeCommand: () => void) {
    this.#props = props;
    this.#beforeCommand = beforeCommand;
    this.settings = new Map(Object.entries(props.settings ?? {}));
  }

  async command(id: string, ...args: readonly unknown[]): Promise<unknown> {
    const command = this.#props.commands?.[id];
    if (!command)
      throw new AloudError({ code: 'unsupported', message: asWritten(`This editor has no command ${id}.`) });
    this.#beforeCommand();
    return command(...args);
  }

  async paletteCommands(): Promise<readonly PaletteCommand[]> {
    return this.#props.palette ?? [];
  }

  async setting(name: string): Promise<unknown> {
    return this.settings.get(name);
  }

  async changeSetting(name: string, value: unknown): Promise<void> {
    if (value === undefined) this.settings.delete(name);
    else this.settings.set(name, value);
  }
}
