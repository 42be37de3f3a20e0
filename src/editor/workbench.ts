/** A command of the editor by the title that its palette shows. */
export interface PaletteCommand {
  readonly id: string;
  readonly title: string;
  /** The same in English, where the title is in the language of the display. */
  readonly english?: string;
  /** When it works, in the editor's own words; absent where nothing is known to be needed. */
  readonly precondition?: string;
}

/** The editor's own commands and settings. Every method throws AloudError. */
export interface Workbench {
  /** Runs one of the editor's own commands. Throws `unsupported` for what it does not have, or that fails. */
  command(id: string, ...args: readonly unknown[]): Promise<unknown>;
  /** Every command that the palette can show. */
  paletteCommands(): Promise<readonly PaletteCommand[]>;
  /** A setting's value in force. Throws `not-found`. */
  setting(name: string): Promise<unknown>;
  /** Changes one of the user's settings, or with undefined puts it back to its default. */
  changeSetting(name: string, value: unknown): Promise<void>;
}
