import type { Player } from '../speak/players/player.ts';
import { AutoPlayer } from './autoPlayer.ts';
import { candidate } from './backend.ts';
import { Kept } from './kept.ts';
import { PLAYERS, type PlayerMeans, playersInOrder } from './players.ts';

/** The way to the loudspeakers, as the settings choose it. */
export class Playing {
  readonly #means: PlayerMeans;
  /** It remembers what worked. */
  readonly #auto: Kept<AutoPlayer>;

  constructor(means: PlayerMeans) {
    this.#means = means;
    this.#auto = new Kept(means.settings, settings => {
      const noting = { ...means, settings };
      return new AutoPlayer(
        playersInOrder().map(name => candidate(PLAYERS[name], noting)),
        means.log,
      );
    });
  }

  /** Undefined where the user wants silence. */
  player(): Player | undefined {
    const name = this.#means.settings.get('aloud.player');
    if (name === 'none') return undefined;
    return name === 'auto' ? this.#auto.get() : PLAYERS[name].make(this.#means);
  }
}
