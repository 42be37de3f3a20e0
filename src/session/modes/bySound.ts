import type { Utterance } from '../../capture/utterance.ts';
import { CannotHear } from '../../chat/audio/soundRefusals.ts';
import type { SaidSound } from '../../chat/chatModel.ts';
import type { Speaking } from '../../speak/speaking.ts';
import type { Memory } from '../memory.ts';
import type { ByModel } from './byModel.ts';
import type { Mode, Turn } from './mode.ts';

/** What makes sound ready for a chat model. */
export interface Sounds {
  /**
   * What is said, as a file; undefined where it has to be written first. Throws `nothing-heard` where nobody speaks, and
   * what the recording throws.
   */
  of(utterance: Utterance, signal: AbortSignal): Promise<SaidSound | undefined>;
}

export interface BySoundProps {
  readonly mode: 'command' | 'ask';
  /** The same with words. */
  readonly byWords: Mode;
  readonly byModel: ByModel;
  readonly sounds: Sounds;
  readonly memory: Pick<Memory, 'said'>;
  readonly speaking: Speaking;
}

/**
 * A mode that a chat model may hear for itself. What ears on this machine have heard anyway, a whole
 * command, goes the way of words, and is heard by the model where it comes to that.
 */
export class BySound implements Mode {
  readonly #props: BySoundProps;

  constructor(props: BySoundProps) {
    this.#props = props;
  }

  run(turn: Turn, signal: AbortSignal): Promise<void> {
    return this.#props.byWords.run(turn, signal);
  }

  async hear(utterance: Utterance, turn: Turn, signal: AbortSignal): Promise<boolean> {
    const { mode, byWords, byModel, sounds, memory, speaking } = this.#props;
    const sound = await turn.stopwatch.time('encode', () => sounds.of(utterance, signal));
    if (!sound) return false;
    const { command } = await utterance.recording;
    try {
      if (command !== undefined) {
        turn.tell({ event: 'transcript', text: command, isSound: true });
        await byWords.run({ ...turn, heard: { raw: command, spelled: command }, sound }, signal);
      } else {
        speaking.pass();
        // Of what was said without words nothing can be corrected by words.
        memory.said.forget();
        await byModel.hear(mode, sound, turn, signal);
      }
    } catch (thrown) {
      if (thrown instanceof CannotHear) return false;
      throw thrown;
    }
    return true;
  }
}
