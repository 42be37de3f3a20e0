import { partsOf } from '../../capture/encoding/parts.ts';
import { utteranceOf } from '../../capture/liveUtterance.ts';
import { INPUT_RATE_HZ } from '../../capture/microphone.ts';
import type { Recording, Utterance } from '../../capture/utterance.ts';
import { orCancelled, untilCancelled } from '../../common/async/orCancelled.ts';
import { AloudError, throwIfAborted } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import type { RecogniserName } from '../../common/settings/backendNames.ts';
import { type Message, message } from '../../messages/message.ts';
import { splitWords } from '../names/splitWords.ts';
import type { Transcriber, TranscriptEvent, TranscriptionHints } from '../transcriber.ts';
import { joinedTexts } from './joinedTexts.ts';
import { followed, type LiveHearing } from './liveHearing.ts';
import { isOtherThanEnglish } from './otherThanEnglish.ts';
import { withoutNotes } from './withoutNotes.ts';

/** What hears on this machine, one after the other; see `Engine`. */
export interface LocalEngine {
  load(): Promise<void>;
  hear(samples: Int16Array, signal: AbortSignal, hints?: LocalHints): Promise<string>;
  /** What hears an utterance while it goes on; undefined, or absent, where its model cannot. */
  live?(): Promise<LiveHearing | undefined>;
}

/** What an engine may make use of. */
export interface LocalHints {
  /** Those that may be spoken, ISO 639-1; none for any. */
  readonly languages: readonly string[];
  /** Words likely to be said, as they are said. */
  readonly hotWords: readonly string[];
}

export interface LocalTranscriberProps {
  /** As settings name it. */
  readonly name: RecogniserName;
  /** As people know it. */
  readonly label: Message;
  /** What it understands, ISO 639-1; undefined for any language. */
  readonly languages?: readonly string[];
  readonly engine: LocalEngine;
  readonly log: Log;
}

/** It was made for sentences: what is longer is heard in pieces that end at pauses, in ms. */
const PIECE = { softMs: 12_000, hardMs: 25_000 };

const MOST_HOT_WORDS = 100;
const LONGEST_HOT_WORD = 100;

/** What was heard until a pause. */
interface Guess {
  readonly voicedMs: number | undefined;
  readonly text: string;
}

/**
 * A model on this machine. One that writes while someone speaks is given all sound as it comes. Of others recognition begins at
 * each pause on what there is: if nobody goes on to speak, the text is there, or nearly, when the endpoint is decided; else it
 * is a partial. What is long is heard for good as it comes.
 */
export class LocalTranscriber implements Transcriber {
  readonly #props: LocalTranscriberProps;

  constructor(props: LocalTranscriberProps) {
    this.#props = props;
  }

  get name(): string {
    return this.#props.name;
  }

  async *transcribe(
    utterance: Utterance,
    hints: TranscriptionHints,
    signal: AbortSignal,
  ): AsyncGenerator<TranscriptEvent, void, undefined> {
    throwIfAborted(signal);
    const { engine, label, languages } = this.#props;
    if (!understands(hints, languages)) {
      throw new AloudError({
        code: 'unsupported',
        message: message('ears.not-that-language', { ear: label, languages: languages ?? [] }),
        remedies: ['open-settings'],
        setting: 'aloud.transcription.language',
      });
    }
    // It is loaded while someone still speaks. What is wrong with it is told when there is something to hear.
    engine.load().catch(() => {});
    const told = localHints(hints);
    const hear = async (samples: Int16Array) => withoutNotes(await engine.hear(samples, signal, told));
    // It may be rejected while a model is looked for.
    utterance.recording.catch(() => {});
    const live = await engine.live?.();
    if (live && (yield* this.#live(live, utterance, told, signal))) return;
    const heard = new HeardForGood();
    let guess: Guess | undefined;
    for await (const pause of untilCancelled(utterance.pauses?.() ?? nothing(), signal)) {
      guess = await this.#guess(pause, heard, hear, signal);
      if (guess?.text) yield { type: 'partial', text: guess.text, voicedMs: guess.voicedMs };
    }
    const { samples, voicedMs, asItCame } = await orCancelled(utterance.recording, signal);
    if (asItCame) throw new AloudError({ code: 'unsupported', message: message('ears.unreadable-file') });
    if (guess && guess.voicedMs === voicedMs) yield { type: 'final', text: guess.text };
    else yield* inPieces(samples, heard, hear, signal);
  }

  /** Whether all was heard; where it fails, what was said is heard once more as a whole. */
  async *#live(
    live: LiveHearing,
    utterance: Utterance,
    hints: LocalHints,
    signal: AbortSignal,
  ): AsyncGenerator<TranscriptEvent, boolean, undefined> {
    try {
      yield* followed(live, utterance, hints, signal);
      return true;
    } catch (thrown) {
      throwIfAborted(signal);
      this.#props.log.info(`What was said is heard as a whole: ${thrown}`);
      return false;
    } finally {
      live.leave();
    }
  }

  /** Undefined where it fails: what was said is heard once more when it is whole. */
  async #guess(pause: Recording, heard: HeardForGood, hear: Hear, signal: AbortSignal): Promise<Guess | undefined> {
    const { samples, voicedMs } = pause;
    try {
      const rest = samples.subarray(heard.samples);
      const text = joinedTexts(heard.text, await hear(rest));
      if (msOf(rest) >= PIECE.softMs) heard.all(samples, text);
      return { voicedMs, text };
    } catch (thrown) {
      throwIfAborted(signal);
      this.#props.log.info(`Nothing was heard ahead: ${thrown}`);
      return undefined;
    }
  }
}

type Hear = (samples: Int16Array) => Promise<string>;

/** What was not heard for good, piece by piece. */
async function* inPieces(
  samples: Int16Array,
  heard: HeardForGood,
  hear: Hear,
  signal: AbortSignal,
): AsyncGenerator<TranscriptEvent, void, undefined> {
  let { text } = heard;
  const rest = utteranceOf({ samples: samples.subarray(heard.samples), file: undefined });
  for await (const part of untilCancelled(partsOf(rest, PIECE), signal)) {
    const piece = await part.recording;
    if (text !== heard.text) yield { type: 'partial', text };
    if (piece.samples.length > 0) text = joinedTexts(text, await hear(piece.samples));
  }
  yield { type: 'final', text };
}

/** Who knows English alone hears words that nobody said where it shall become English. */
function understands(hints: TranscriptionHints, known: readonly string[] | undefined): boolean {
  if (known === undefined) return true;
  if (known.every(each => each === 'en')) return !isOtherThanEnglish(hints);
  const { language, languages = language === undefined ? [] : [language] } = hints;
  return languages.length === 0 || languages.some(each => known.includes(short(each)));
}

function short(language: string): string {
  return language.toLowerCase().replace(/[-_].*$/, '');
}

/** Names as they are said: word by word, without signs. */
function localHints({ language, languages, keywords }: TranscriptionHints): LocalHints {
  const said = keywords.map(name => splitWords(name).join(' ').toLowerCase());
  const fit = said.filter(words => words !== '' && words.length <= LONGEST_HOT_WORD);
  const spoken = languages ?? (language ? [language] : []);
  return { languages: [...new Set(spoken.map(short))], hotWords: [...new Set(fit)].slice(0, MOST_HOT_WORDS) };
}

/** The beginning of an utterance that is not heard again. */
class HeardForGood {
  samples = 0;
  text = '';

  all(samples: Int16Array, text: string): void {
    this.samples = samples.length;
    this.text = text;
  }
}

function msOf(samples: Int16Array): number {
  return (samples.length / INPUT_RATE_HZ) * 1000;
}

async function* nothing(): AsyncGenerator<never, void, undefined> {}
