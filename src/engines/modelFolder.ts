import { stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { type Message, message } from '../messages/message.ts';
import type { Model } from './model.ts';
import { MODELS, type ModelName, megabytesOf } from './models.ts';

/** A folder with models that are already on this machine: a folder each, by its name in the table, with the files named there. */
export class ModelFolder {
  readonly #path: string;
  readonly #models: Readonly<Partial<Record<ModelName, Model>>>;

  /** '' for none. */
  constructor(path: string, models: Readonly<Partial<Record<ModelName, Model>>> = MODELS) {
    this.#path = path;
    this.#models = models;
  }

  /** One sentence that says what is missing of a model, with what it would be to fetch it; undefined if it is there. */
  async missing(name: ModelName): Promise<Message | undefined> {
    const model = this.#model(name);
    const about = { model: model.label, megabytes: megabytesOf(model), licence: model.licence, name };
    if (this.#path === '') return message('engines.no-folder', about);
    if (!isAbsolute(this.#path)) return message('engines.no-path', { folder: this.#path });
    const absent: string[] = [];
    for (const file of model.files) if (!(await this.#holds(name, file))) absent.push(file);
    if (absent.length === 0) return undefined;
    if (absent.length === model.files.length) return message('engines.not-there', { ...about, folder: this.#path });
    return message('engines.not-whole', { model: model.label, folder: join(this.#path, name), files: absent });
  }

  /** The first of several that is there; else what is missing: of one that was begun, or of the first. */
  async firstOf(names: readonly [ModelName, ...ModelName[]]): Promise<ModelName | Message> {
    const absent: Message[] = [];
    for (const name of names) {
      const missing = await this.missing(name);
      if (!missing) return name;
      absent.push(missing);
    }
    return absent.find(({ id }) => id === 'engines.not-whole') ?? (absent[0] as Message);
  }

  /** Where each of its files is, by its name. */
  filesOf(name: ModelName): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#model(name).files.map(file => [file, join(this.#path, name, file)]));
  }

  #model(name: ModelName): Model {
    return this.#models[name] ?? MODELS[name];
  }

  /** Another build of a model has other sizes; an empty file is what a copy leaves behind that failed. */
  async #holds(name: ModelName, file: string): Promise<boolean> {
    const found = await stat(join(this.#path, name, file)).catch(() => undefined);
    return found?.isFile() === true && found.size > 0;
  }
}
