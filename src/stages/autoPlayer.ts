import { AloudError } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import type { Choice } from '../common/settings/choice.ts';
import { type Message, message, sentences } from '../messages/message.ts';
import type { Player } from '../speak/players/player.ts';
import { type Candidate, said } from './backend.ts';
import { FirstThatWorks } from './firstThatWorks.ts';
import { Replayed } from './replayed.ts';

/** The first of several players that works; the one that worked is tried first the next time. */
export class AutoPlayer implements Player {
  readonly name = 'auto';
  readonly #first: FirstThatWorks<Player, number>;

  constructor(candidates: readonly Candidate<Player>[], log: Log) {
    const chose = ({ name }: Player) => log.info(`Playing with ${name}.`);
    this.#first = new FirstThatWorks({ candidates, log, remembers: true, chose, none: noneWorks });
  }

  get choice(): Choice | undefined {
    return this.#first.choice;
  }

  missing(): Promise<Message | undefined> {
    return this.#first.missing();
  }

  async play(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number> {
    if (signal.aborted) return 0;
    const sound = new Replayed(chunks);
    try {
      for await (const ms of this.#first.ask(player => played(player, sound, signal), signal)) return ms;
      return 0;
    } catch (thrown) {
      if (signal.aborted) return 0;
      // A failing source does not get better with another player, nor is it the player's failure.
      throw sound.failure ?? thrown;
    } finally {
      sound.end();
    }
  }
}

/** Its one piece is how long it was heard, in ms; none if nothing was, which tells nothing of the player. */
async function* played(player: Player, sound: Replayed, signal: AbortSignal): AsyncGenerator<number, void, undefined> {
  if (sound.failure !== undefined) throw sound.failure;
  const ms = await player.play(sound.fromStart(), signal);
  if (ms > 0) yield ms;
}

function noneWorks(failures: readonly AloudError[]): AloudError {
  return new AloudError({
    code: 'no-player',
    message: sentences([message('stages.nothing-plays'), ...said(failures)]),
    remedies: ['check-setup', 'open-settings'],
    setting: 'aloud.player',
  });
}
