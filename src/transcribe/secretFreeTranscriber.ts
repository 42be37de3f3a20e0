import type { Utterance } from '../capture/utterance.ts';
import { withoutSecrets } from '../common/secrets/withoutSecrets.ts';
import type { Choice } from '../common/settings/choice.ts';
import type { Message } from '../messages/message.ts';
import type { Transcriber, TranscriptEvent, TranscriptionHints } from './transcriber.ts';

/** The one way to a recogniser that is not this machine: besides the sound it is told names, and no keys among them. */
export class SecretFreeTranscriber implements Transcriber {
  readonly #transcriber: Transcriber;

  constructor(transcriber: Transcriber) {
    this.#transcriber = transcriber;
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

  transcribe(utterance: Utterance, hints: TranscriptionHints, signal: AbortSignal): AsyncIterable<TranscriptEvent> {
    const keywords = hints.keywords.filter(word => withoutSecrets(word) === word);
    const { localWords: _, saidAs: __, ...told } = hints;
    return this.#transcriber.transcribe(utterance, { ...told, keywords }, signal);
  }
}
