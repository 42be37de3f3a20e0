import type { Utterance } from '../capture/utterance.ts';
import type { Stopwatch } from '../common/async/stopwatch.ts';
import { AloudError } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import { intoEnglish, type SpokenLanguages } from '../common/settings/spokenLanguages.ts';
import type { Into } from '../editor/boxes.ts';
import { message } from '../messages/message.ts';
import { isOtherThanEnglish } from '../transcribe/ears/otherThanEnglish.ts';
import { respell } from '../transcribe/names/respell.ts';
import { isPlausible } from '../transcribe/plausible.ts';
import type { Transcriber, Word } from '../transcribe/transcriber.ts';
import { Vocabulary } from '../transcribe/vocabulary/vocabulary.ts';
import { type SoFar, WordsSoFar } from '../transcribe/wordsSoFar.ts';
import type { Heard } from './modes/mode.ts';
import { ENGLISH } from './phonetics.ts';
import type { Scene } from './scene.ts';
import { type ModeName, TEXT_MODES, type Teller, type WrittenAt } from './turnEvents.ts';

/** What is known of an utterance beforehand, and whom to tell what comes of it. */
export interface TranscriptAbout {
  readonly mode: ModeName;
  readonly scene: Scene | undefined;
  /** Where dictated text goes, if not where the cursor is. */
  readonly into?: Into | undefined;
  readonly tell: Teller;
  readonly stopwatch: Stopwatch;
}

/** Utterances as words. */
export class Transcripts {
  readonly #transcriber: Transcriber;
  readonly #spoken: SpokenLanguages;
  readonly #log: Log;
  /** Words of the user's own and of the project. */
  readonly #vocabulary: Vocabulary;

  constructor(transcriber: Transcriber, spoken: SpokenLanguages, log: Log, vocabulary: Vocabulary = new Vocabulary()) {
    this.#vocabulary = vocabulary;
    this.#transcriber = transcriber;
    this.#spoken = spoken;
    this.#log = log;
  }

  /** What was said, also with the file's names spelled as in the file. Throws `no-words` for an empty or made-up transcript. */
  async of(
    utterance: Utterance,
    { mode, scene, into, tell, stopwatch }: TranscriptAbout,
    signal: AbortSignal,
  ): Promise<Heard> {
    const isWritten = TEXT_MODES.has(mode) && into === undefined;
    const at = () => (isWritten ? scene?.writtenAt : undefined);
    const own = this.#vocabulary;
    const localWords = scene?.identifiers ?? [];
    const purpose = mode === 'command' ? ('command' as const) : ('dictation' as const);
    const hints = {
      ...(mode === 'translate' ? intoEnglish(this.#spoken) : this.#spoken),
      keywords: [...own.keywords, ...(scene?.names ?? [])],
      localWords: [...own.keywords, ...localWords],
      saidAs: own.saidAs,
      purpose,
    };
    let words: readonly Word[] | undefined;
    let languages: readonly string[] | undefined;
    const raw = await stopwatch.time('transcribe', async () => {
      const soFar = new WordsSoFar();
      let final = '';
      for await (const event of this.#transcriber.transcribe(utterance, hints, signal)) {
        if (event.type !== 'final') tellSoFar(soFar.take(event), at(), tell);
        else {
          final = event.text;
          words = event.words;
          languages = event.languages;
        }
      }
      return final.trim();
    });
    if (!raw) throw new AloudError({ code: 'no-words', message: message('dictation.no-words') });
    const { voicedMs } = await utterance.recording;
    if (voicedMs !== undefined && !isPlausible(raw, voicedMs, hints.localWords)) {
      this.#log.info(`In ${Math.round(voicedMs)} ms of voice “${raw}” cannot have been said.`);
      throw new AloudError({ code: 'no-words', message: message('session.not-plausible') });
    }
    const worded = own.applied(raw, purpose);
    const sounds = isOtherThanEnglish(hints) ? undefined : ENGLISH;
    const spelled = respell(worded, localWords, TEXT_MODES.has(mode) ? 'dictation' : 'command', sounds);
    return {
      raw,
      spelled,
      ...(worded !== raw && { worded }),
      ...(words && { words }),
      ...(languages && { languages }),
    };
  }
}

function tellSoFar(soFar: SoFar, at: WrittenAt | undefined, tell: Teller): void {
  tell({ event: 'partial', ...soFar, ...(at && { at }) });
}
