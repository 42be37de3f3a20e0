import { Channel } from '../common/async/channel.ts';

/** What sound goes to: as a player of `speak/` does it. */
export interface Plays {
  /** Resolves when it is silent, with the milliseconds that were heard. */
  play(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number>;
}

interface Said {
  readonly sound: Channel<Uint8Array>;
  readonly stopping: AbortController;
}

/** Plays what is made of each response, one after the other, and tells of each how much was heard. */
export class Mouth {
  readonly #player: Plays;
  readonly #over: (response: string, heardMs: number) => void;
  readonly #said = new Map<string, Said>();
  #last: Promise<void> = Promise.resolve();

  constructor(player: Plays, over: (response: string, heardMs: number) => void) {
    this.#player = player;
    this.#over = over;
  }

  play(response: string, pcm: Uint8Array): void {
    let said = this.#said.get(response);
    if (!said) {
      said = { sound: new Channel(), stopping: new AbortController() };
      this.#said.set(response, said);
      const { sound, stopping } = said;
      this.#last = this.#last.then(() => this.#speak(response, sound, stopping.signal));
    }
    said.sound.push(pcm);
  }

  /** No more of it comes. */
  finish(response: string): void {
    this.#said.get(response)?.sound.close();
  }

  /** It falls silent at once; what waits is not begun. */
  stop(response: string): void {
    const said = this.#said.get(response);
    said?.stopping.abort();
    said?.sound.close();
  }

  /** Resolves when nothing is played any more. */
  async silent(): Promise<void> {
    while (this.#said.size > 0) await this.#last;
  }

  async #speak(response: string, sound: Channel<Uint8Array>, signal: AbortSignal): Promise<void> {
    // What nobody can hear is over, too: the conversation goes on in writing.
    const heardMs = signal.aborted ? 0 : await this.#player.play(sound, signal).catch(() => 0);
    this.#said.delete(response);
    this.#over(response, heardMs);
  }
}
