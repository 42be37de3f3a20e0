import type { SettingName, Settings } from '../common/settings/settings.ts';

/** Kept for as long as the settings stay the same that were read while it was made. */
export class Kept<Part> {
  readonly #settings: Settings;
  readonly #make: (settings: Settings) => Part;
  readonly #close: (part: Part) => void;
  #made: { readonly part: Part; readonly read: ReadonlyMap<SettingName, string> } | undefined;

  /** `make` reads what it depends on from the settings that it is given. */
  constructor(settings: Settings, make: (settings: Settings) => Part, close: (part: Part) => void = () => {}) {
    this.#settings = settings;
    this.#make = make;
    this.#close = close;
  }

  get(): Part {
    if (this.#made && [...this.#made.read].every(([name, value]) => this.#valueOf(name) === value))
      return this.#made.part;
    this.close();
    const read = new Map<SettingName, string>();
    const noting: Settings = {
      get: name => {
        read.set(name, this.#valueOf(name));
        return this.#settings.get(name);
      },
    };
    const part = this.#make(noting);
    // A copy: what is read later, while it works, changes nothing about how it was made.
    this.#made = { part, read: new Map(read) };
    return part;
  }

  /** Closes what is kept; it is made anew when it is next asked for. */
  close(): void {
    const made = this.#made;
    this.#made = undefined;
    if (made) this.#close(made.part);
  }

  #valueOf(name: SettingName): string {
    return JSON.stringify(this.#settings.get(name));
  }
}
