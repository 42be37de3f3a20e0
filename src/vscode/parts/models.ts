import * as vscode from 'vscode';
import { throwIfAborted } from '../../common/errors.ts';
import { spokenLanguages } from '../../common/settings/spokenLanguages.ts';
import { addressFor } from '../../engines/fetching/addresses.ts';
import { type FetchProgress, type ModelState, ModelStore } from '../../engines/fetching/modelStore.ts';
import type { Model } from '../../engines/model.ts';
import { MODELS, type ModelName, megabytesOf } from '../../engines/models.ts';
import { canRun, PLATFORM } from '../../engines/nativePart.ts';
import { asWritten, type Message, message } from '../../messages/message.ts';
import { installedFiles } from '../installedFiles.ts';
import { byAloud, telling } from '../views/messages.ts';
import { askInDialog, inform, pick, type Row, withProgress } from '../views/screen.ts';
import type { Acting } from './acting.ts';

const FETCH = message('models.fetch');
const GO_ON = message('models.go-on');
const DELETE = message('models.delete');

const ICONS: Readonly<Record<ModelState['state'], string>> = {
  there: 'check',
  begun: 'debug-pause',
  'not whole': 'warning',
  absent: 'cloud-download',
};

interface ModelRow extends Row {
  readonly description: Message;
  readonly detail: Message;
  readonly name: ModelName;
  readonly state: ModelState['state'];
}

type ShownRow = ModelRow | (Row & { readonly isHeading: true; readonly name?: undefined });

/**
 * Shows which models there are, and fetches or deletes one where the user says so, on screen, having read what it is.
 * Whether one was fetched.
 */
export async function showModels(acting: Acting): Promise<boolean> {
  const shown = new ShownModels(acting);
  let isFetched = false;
  await telling(async () => {
    isFetched = await shown.show();
  });
  return isFetched;
}

/** Fetches a model where the user says so, having read what it is. Whether it was fetched. */
export async function fetchModel(acting: Acting, name: ModelName): Promise<boolean> {
  return new ShownModels(acting).offer(name);
}

/** Models that hear one of the languages that are spoken, can run here and are not here yet, the best first. */
export async function earsToFetch(acting: Acting): Promise<readonly ModelRow[]> {
  const { language = '', languages = [language] } = spokenLanguages(acting.settings);
  return new ShownModels(acting).absentEars(languages);
}

class ShownModels {
  readonly #acting: Acting;
  readonly #store: ModelStore;
  readonly #folder: string;
  readonly #program: string;

  constructor(acting: Acting) {
    const { context, settings, stages, log } = acting;
    const { programs } = installedFiles(context);
    this.#acting = acting;
    this.#folder = stages.modelsFolder;
    this.#program = programs.engine;
    this.#store = new ModelStore({
      folder: this.#folder,
      options: { proxy: settings.get('aloud.models.proxy'), mirror: settings.get('aloud.models.mirror') },
      unpacker: { program: programs.unpacker, environment: process.env },
      log,
    });
  }

  /** Whether a model was fetched. */
  async show(): Promise<boolean> {
    const row = await pick(await this.#rows(), { title: message('models.title'), matchOnDetail: true });
    if (!row?.name) return false;
    if (row.state === 'absent' || row.state === 'begun') return this.#fetch(row.name, row.state === 'begun');
    await this.#delete(row.name);
    return false;
  }

  /** Fetches a model, or goes on with it, at a click on what it is. */
  async offer(name: ModelName): Promise<boolean> {
    return this.#fetch(name, (await this.#store.state(name)).state === 'begun');
  }

  async absentEars(languages: readonly string[]): Promise<readonly ModelRow[]> {
    const fitting = namesOf('ears').filter(
      name => canLoad(name, this.#program) && languages.some(language => knows(name, language)),
    );
    const rows = await Promise.all(fitting.map(name => this.#row(name)));
    return rows.filter(({ state }) => state === 'absent' || state === 'begun');
  }

  async #rows(): Promise<readonly ShownRow[]> {
    return [
      { label: message('models.ears'), isHeading: true },
      ...(await Promise.all(namesOf('ears').map(name => this.#row(name)))),
      { label: message('models.voices'), isHeading: true },
      ...(await Promise.all(namesOf('voice').map(name => this.#row(name)))),
    ];
  }

  async #row(name: ModelName): Promise<ModelRow> {
    const model: Model = MODELS[name];
    const state = await this.#store.state(name);
    return {
      icon: ICONS[state.state],
      label: asWritten(model.label),
      description: message('models.size', { megabytes: megabytesOf(model), licence: model.licence }),
      detail: this.#detail(name, state),
      name,
      state: state.state,
    };
  }

  #detail(name: ModelName, state: ModelState): Message {
    const model: Model = MODELS[name];
    const { label, memoryMB } = model;
    if (!canLoad(name, this.#program)) return message('engines.no-native', { model: label, platform: PLATFORM });
    const about = { languages: languagesOf(model), memory: memoryMB };
    switch (state.state) {
      case 'there':
        return message('models.there', about);
      case 'begun':
        return message('models.begun', { megabytes: Math.round(state.bytes / 1_000_000), ...about });
      case 'not whole':
        return message('models.not-whole', about);
      default:
        return message('models.absent', about);
    }
  }

  async #fetch(name: ModelName, isBegun: boolean): Promise<boolean> {
    const { settings } = this.#acting;
    const model: Model = MODELS[name];
    const { label, licence, memoryMB } = model;
    const { needed, free } = await this.#store.space(name);
    const detail = message('models.offer', {
      megabytes: megabytesOf(model),
      address: addressOf(model, settings.get('aloud.models.mirror')),
      needed: Math.ceil(needed / 1_000_000),
      free: Math.floor(free / 1_000_000),
      memory: memoryMB,
      languages: languagesOf(model),
      licence,
      folder: this.#folder,
    });
    const button = isBegun ? GO_ON : FETCH;
    const pressed = await askInDialog(message('models.fetch-which', { model: label }), detail, [
      button,
      ...(isBegun ? [DELETE] : []),
    ]);
    if (pressed === DELETE) await this.#store.remove(name);
    if (pressed !== button) return false;
    await withProgress(message('models.fetching', { model: label }), async (report, signal) => {
      await this.#store.install(name, at => report(farOf(at)), signal);
      throwIfAborted(signal);
    });
    void inform(byAloud(message('models.is-here', { model: label })));
    return true;
  }

  async #delete(name: ModelName): Promise<void> {
    const { label }: Model = MODELS[name];
    const detail = message('models.deletes', { folder: this.#folder, name });
    if ((await askInDialog(message('models.delete-which', { model: label }), detail, [DELETE])) !== DELETE) return;
    // What has it loaded would keep its files.
    this.#acting.stages.letModelsGo();
    await this.#store.remove(name);
  }
}

function namesOf(purpose: Model['purpose']): readonly ModelName[] {
  return (Object.keys(MODELS) as ModelName[]).filter(name => MODELS[name].purpose === purpose);
}

function canLoad(name: ModelName, program: string): boolean {
  return MODELS[name].engines.some(({ engine }) => canRun(engine, program));
}

/** `language` is ISO 639-1; '' is any. */
function knows(name: ModelName, language: string): boolean {
  const { languages }: Model = MODELS[name];
  return (
    language === '' || languages.includes('multi') || languages.some(each => language.toLowerCase().startsWith(each))
  );
}

/** Of its archive, or of the folder that has its files. */
function addressOf({ source }: Model, mirror: string): string {
  if (source.kind === 'archive') return addressFor(source.archive.address, mirror).href;
  const [first] = source.files;
  return first ? addressFor(first.address, mirror).href.replace(/[^/]*$/, '') : '';
}

function farOf({ stage, bytes, of }: FetchProgress): Message {
  const share = Math.floor((100 * bytes) / of);
  return stage === 'fetching'
    ? message('models.far', { share, megabytes: Math.floor(bytes / 1_000_000), of: Math.ceil(of / 1_000_000) })
    : message('models.unpacking', { share });
}

/** As the user's language calls them. */
function languagesOf({ languages }: Model): Message | readonly string[] {
  if (languages.includes('multi')) return message('models.many-languages');
  const names = new Intl.DisplayNames([vscode.env.language, 'en'], { type: 'language' });
  return languages.map(language => names.of(language) ?? language);
}
