import { type PartLimits, partsOf } from '../../capture/encoding/parts.ts';
import type { Utterance } from '../../capture/utterance.ts';
import { untilCancelled } from '../../common/async/orCancelled.ts';
import { throwIfAborted } from '../../common/errors.ts';
import type { Choice } from '../../common/settings/choice.ts';
import type { Message } from '../../messages/message.ts';
import type { Transcriber, TranscriptEvent, TranscriptionHints, Word } from '../transcriber.ts';
import { WordsSoFar } from '../wordsSoFar.ts';
import { joinedTexts } from './joinedTexts.ts';

/** Transcribes what is longer than a server takes in parts, one after the other, and joins their texts. */
export class LongTranscriber implements Transcriber {
  readonly #transcriber: Transcriber;
  readonly #limits: PartLimits;

  constructor(transcriber: Transcriber, limits: PartLimits) {
    this.#transcriber = transcriber;
    this.#limits = limits;
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
    throwIfAborted(signal);
    let text = '';
    let words: Word[] | undefined = [];
    const languages = new Set<string>();
    let count = 0;
    for await (const part of untilCancelled(partsOf(utterance, this.#limits), signal)) {
      const soFar = new WordsSoFar();
      for await (const event of this.#transcriber.transcribe(part, hints, signal)) {
        if (event.type !== 'final') {
          yield { type: 'partial', text: joinedTexts(text, soFar.take(event).text) };
          continue;
        }
        text = joinedTexts(text, event.text);
        words = words && event.words ? [...words, ...event.words] : undefined;
        for (const language of event.languages ?? []) languages.add(language);
        // The last part is known to be the last only when no other comes.
        if (++count > 1 || event.text !== '') yield { type: 'partial', text };
      }
    }
    yield { type: 'final', text, ...(words && { words }), ...(languages.size > 0 && { languages: [...languages] }) };
  }
}
