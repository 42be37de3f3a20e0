import type { Action } from '../../actions/action.ts';
import { Runner } from '../../actions/run/runner.ts';
import { fenced } from '../../chat/fence.ts';
import type { Log } from '../../common/log.ts';
import type { Foreign } from '../foreign.ts';
import { situationOf } from './byModel.ts';
import type { Mode, Turn } from './mode.ts';

type CalledBy = Foreign & Required<Pick<Foreign, 'call'>>;

/** Carries out one call that a model outside of Aloud has made, by the one runner, and tells it what came of that. */
export class Called implements Mode {
  readonly #foreign: CalledBy;
  readonly #actions: readonly Action[];
  readonly #log: Log;

  constructor(foreign: CalledBy, actions: readonly Action[], log: Log) {
    this.#foreign = foreign;
    this.#actions = actions.filter(({ forModels }) => forModels);
    this.#log = log;
  }

  /** What goes wrong with the call is told to whoever made it, and not thrown; throws `cancelled`. */
  async run(turn: Turn, _signal: AbortSignal): Promise<void> {
    const { exchange, scene, tell } = turn;
    const { call, told } = this.#foreign;
    if (scene) exchange.seen.saw(scene.active.document);
    const situation = situationOf('command', turn);
    const runner = new Runner({ exchange, by: 'model', actions: this.#actions, situation, log: this.#log });
    tell({ event: 'state', track: 'mind', state: 'acting' });
    const [result] = await runner.reply({ calls: [call], nameless: new Set(), isWhole: true }, fenced);
    told?.(result?.content ?? '');
  }
}
