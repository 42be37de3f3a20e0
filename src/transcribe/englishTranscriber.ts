import type { Utterance } from '../capture/utterance.ts';
import { AloudError, asAloudError, throwIfAborted } from '../common/errors.ts';
import type { Choice } from '../common/settings/choice.ts';
import { type Message, message } from '../messages/message.ts';
import type { Transcriber, TranscriptEvent, TranscriptionHints } from './transcriber.ts';

/** Makes English of what was said, keeping names as they are. Throws AloudErrors. */
export type IntoEnglish = (text: string, names: readonly string[], signal: AbortSignal) => Promise<string>;

/** A recogniser with something behind it that makes English, where English is wanted and it does not do so itself. */
export class EnglishTranscriber implements Transcriber {
  readonly #transcriber: Transcriber;
  readonly #intoEnglish: IntoEnglish;

  constructor(transcriber: Transcriber, intoEnglish: IntoEnglish) {
    this.#transcriber = transcriber;
    this.#intoEnglish = intoEnglish;
  }

  get name(): string {
    return this.#transcriber.name;
  }

  get choice(): Choice | undefined {
    return this.#transcriber.choice;
  }

  get label(): Message | undefined {
    return this.#transcriber.label;
  }

  async *transcribe(
    utterance: Utterance,
    hints: TranscriptionHints,
    signal: AbortSignal,
  ): AsyncGenerator<TranscriptEvent, void, undefined> {
    for await (const event of this.#transcriber.transcribe(utterance, hints, signal)) {
      if (event.type === 'final' && hints.translate && !event.isTranslated && event.text !== '') {
        yield { type: 'partial', text: event.text };
        yield { type: 'final', text: await this.#english(event.text, hints, signal), isTranslated: true };
      } else yield event;
    }
  }

  /** Throws what goes wrong, with the words as they were heard. */
  async #english(heard: string, { keywords }: TranscriptionHints, signal: AbortSignal): Promise<string> {
    try {
      return await this.#intoEnglish(heard, keywords, signal);
    } catch (thrown) {
      throwIfAborted(signal);
      const { code, says, remedies, setting } = asAloudError(thrown);
      throw new AloudError({
        code,
        message: message('ears.heard-no-english', { why: says }),
        remedies: [...remedies, 'copy-text'],
        ...(setting !== undefined && { setting }),
        text: heard,
        cause: thrown,
      });
    }
  }
}
