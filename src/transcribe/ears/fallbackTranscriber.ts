import type { Utterance } from '../../capture/utterance.ts';
import type { Choice } from '../../common/choice.ts';
import { asAloudError, throwIfAborted } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import type { Transcriber, TranscriptEvent, TranscriptionHints } from '../transcriber.ts';

/** Failures after which another recogniser may do: nothing has left the machine, or nobody has answered. */
const NOBODY_THERE: ReadonlySet<string> = new Set(['no-key', 'unreachable']);

export interface FallbackTranscriberProps {
  readonly first: Transcriber;
  readonly second: Transcriber;
  /** Whether the second can be used here at all. */
  readonly isThere: () => Promise<boolean>;
  readonly log: Log;
}

/** A recogniser that is taken where the first has no key or no network. */
export class FallbackTranscriber implements Transcriber {
  readonly #props: FallbackTranscriberProps;
  #choice: Choice | undefined;

  constructor(props: FallbackTranscriberProps) {
    this.#props = props;
  }

  get name(): string {
    return this.#props.first.name;
  }

  /** What transcribed last. */
  get choice(): Choice | undefined {
    return this.#choice;
  }

  async *transcribe(
    utterance: Utterance,
    hints: TranscriptionHints,
    signal: AbortSignal,
  ): AsyncGenerator<TranscriptEvent, void, undefined> {
    const { first, second, isThere, log } = this.#props;
    try {
      for await (const event of first.transcribe(utterance, hints, signal)) {
        if (event.type === 'final') this.#choice = { name: first.name, passedOver: [] };
        yield event;
      }
    } catch (thrown) {
      throwIfAborted(signal);
      const error = asAloudError(thrown);
      if (!NOBODY_THERE.has(error.code) || !(await isThere())) throw error;
      log.info(`${first.name} is not there (${error.code}): ${second.name} listens.`);
      this.#choice = { name: second.name, passedOver: [{ name: first.name, why: error.message }] };
      try {
        yield* second.transcribe(utterance, hints, signal);
      } catch (other) {
        throwIfAborted(signal);
        // The first is what the user wants: what is wrong with it is what they can mend.
        if (asAloudError(other).code === 'unsupported') throw error;
        throw other;
      }
    }
  }
}
