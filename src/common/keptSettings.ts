import type { SettingName, Settings, SettingValue } from './settings/settings.ts';

/**
 * Settings that are looked up once after each change of any: a turn asks for dozens, and an editor puts each together
 * anew from all the files that it may stand in.
 */
export class KeptSettings implements Settings {
  readonly #settings: Settings;
  readonly #values = new Map<SettingName, unknown>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  get<N extends SettingName>(name: N): SettingValue<N> {
    if (!this.#values.has(name)) this.#values.set(name, this.#settings.get(name));
    return this.#values.get(name) as SettingValue<N>;
  }

  /** Something may have changed that settings come from. */
  changed(): void {
    this.#values.clear();
  }
}
