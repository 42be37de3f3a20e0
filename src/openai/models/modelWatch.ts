import { asAloudError } from '../../common/errors.ts';
import { isOpenAI } from '../../common/hosts.ts';
import type { Log } from '../../common/log.ts';
import type { Service } from '../../common/settings/keys.ts';
import type { SettingName } from '../../common/settings/settings.ts';
import type { ModelSetting } from '../addresses.ts';
import type { OpenAIAccess } from '../requests/request.ts';
import { knownEnd, type ModelEnd } from './modelEnds.ts';
import { modelList } from './modelList.ts';

/** A chosen model that is shut down, soon or already. */
export interface EndingModel extends ModelEnd {
  readonly model: string;
  readonly setting: SettingName;
  readonly isOver: boolean;
}

export interface ModelWatchProps {
  /** Asks nobody anything: an address that was not agreed to is left alone. */
  readonly access: OpenAIAccess;
  /** Those that go to a server, as the stages are set. */
  readonly services: () => readonly Service[];
  /** What was looked at and told is kept from one start to the next; what is read back may be anything. */
  readonly kept: { read(): unknown; write(seen: Seen): Promise<void> };
  readonly tell: (ending: EndingModel) => void;
  /** The day, `2026-11-28`. */
  readonly today: () => string;
  readonly log: Log;
  /** The server's own if absent. */
  readonly list?: typeof modelList;
}

interface Seen {
  readonly day: string;
  readonly told: readonly string[];
}

/** So early an end is told, in days, and once more when it is so near. */
const EARLY_DAYS = 90;
const SOON_DAYS = 7;
const DAY_MS = 86_400_000;
/** Nobody waits for it. */
const PATIENCE_MS = 30_000;
/** So many are remembered to have been told. */
const MOST_TOLD = 50;

/** Looks once a day whether the chosen models have an end: as their server says, or as is known of OpenAI's. */
export class ModelWatch {
  readonly #props: ModelWatchProps;

  constructor(props: ModelWatchProps) {
    this.#props = props;
  }

  /** Costs nothing when it has been done today. Never throws. */
  async look(): Promise<void> {
    const { kept, today, services, tell, log } = this.#props;
    const day = today();
    const seen = seenIn(kept.read());
    if (seen.day === day) return;
    const told = new Set(seen.told);
    // What fails today is tried again tomorrow.
    await kept.write({ day, told: [...told] });
    const lists = new Map<string, ReturnType<typeof modelList>>();
    for (const service of services()) {
      for (const setting of this.#settingsOf(service)) {
        try {
          const ending = await this.#endOf(service, setting, lists);
          if (!ending) continue;
          const key = `${ending.model} ${ending.ends} ${nearness(ending.ends, day)}`;
          if (nearness(ending.ends, day) === 'far' || told.has(key)) continue;
          told.add(key);
          tell({ ...ending, isOver: nearness(ending.ends, day) === 'over' });
        } catch (thrown) {
          log.debug(`Whether the ${service} model has an end is not known: ${asAloudError(thrown).message}`);
        }
      }
    }
    await kept.write({ day, told: [...told].slice(-MOST_TOLD) });
  }

  /** What names the models of a service that are asked, as it is set. */
  #settingsOf(service: Service): readonly ModelSetting[] {
    const hears = service === 'chat' && this.#props.access.settings.get('aloud.chat.audio');
    return [`aloud.${service}.model`, ...(hears ? (['aloud.chat.audioModel'] as const) : [])];
  }

  async #endOf(
    service: Service,
    setting: ModelSetting,
    lists: Map<string, ReturnType<typeof modelList>>,
  ): Promise<Omit<EndingModel, 'isOver'> | undefined> {
    const { access, list = modelList } = this.#props;
    const model = access.settings.get(setting);
    const { baseUrl } = await access.addresses.of(service, 'preconnect');
    const asked = lists.get(baseUrl) ?? list(access, service, AbortSignal.timeout(PATIENCE_MS));
    lists.set(baseUrl, asked);
    const known = isOpenAI(baseUrl) ? knownEnd(service, model) : undefined;
    const models = await asked.catch(thrown => {
      // OpenAI's own dates need no list.
      if (known) return undefined;
      throw thrown;
    });
    const ends = models?.get(model) ?? known?.ends;
    if (ends === undefined) return undefined;
    const end = knownEnd(service, model);
    // A voice of another kind speaks only where the backend is left open.
    const isOpen = service === 'speech' && access.settings.get('aloud.speech.backend') !== 'openai';
    const successor = end?.successor ?? (isOpen ? end?.elsewhere : undefined);
    const isThere = successor !== undefined && (models === undefined || models.has(successor));
    return { model, setting, ends, successor: isThere ? successor : undefined };
  }
}

/** How near an end is on a day. */
function nearness(ends: string, day: string): 'far' | 'early' | 'soon' | 'over' {
  const days = (Date.parse(ends) - Date.parse(day)) / DAY_MS;
  if (days <= 0) return 'over';
  if (days <= SOON_DAYS) return 'soon';
  return days <= EARLY_DAYS ? 'early' : 'far';
}

function seenIn(stored: unknown): Seen {
  const { day, told } = (stored ?? {}) as { readonly [name: string]: unknown };
  return {
    day: typeof day === 'string' ? day : '',
    told: Array.isArray(told) ? told.filter(each => typeof each === 'string') : [],
  };
}
