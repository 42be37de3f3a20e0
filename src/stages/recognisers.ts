import type { Encoder } from '../capture/encoding/encoder.ts';
import type { Utterance } from '../capture/utterance.ts';
import { AloudError, type ErrorCode } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import type { RecogniserName } from '../common/settings/backendNames.ts';
import type { Choice } from '../common/settings/choice.ts';
import type { Settings } from '../common/settings/settings.ts';
import { MODELS } from '../engines/models.ts';
import { asWritten, type Message, message } from '../messages/message.ts';
import type { OpenAIAccess } from '../openai/requests/request.ts';
import { howToInstallPocketSphinx } from '../transcribe/ears/howToInstallPocketSphinx.ts';
import { LocalTranscriber } from '../transcribe/ears/localTranscriber.ts';
import { LongTranscriber } from '../transcribe/ears/longTranscriber.ts';
import { OpenAITranscriber } from '../transcribe/ears/openaiTranscriber.ts';
import type { PocketSphinx } from '../transcribe/ears/pocketsphinx.ts';
import { PocketSphinxTranscriber } from '../transcribe/ears/pocketsphinxTranscriber.ts';
import { EnglishTranscriber, type IntoEnglish } from '../transcribe/englishTranscriber.ts';
import { batchModel } from '../transcribe/live/liveModels.ts';
import { LiveTranscriber } from '../transcribe/live/liveTranscriber.ts';
import { SecretFreeTranscriber } from '../transcribe/secretFreeTranscriber.ts';
import type { Transcriber, TranscriptEvent, TranscriptionHints } from '../transcribe/transcriber.ts';
import { type Backend, type Candidate, firstFailure, insteadOf, isNobodyThere, nothingMissing } from './backend.ts';
import { FirstThatWorks } from './firstThatWorks.ts';
import type { LocalEngines } from './localEngines.ts';

/** WAV of the longest part is smaller than 25 MB, and no model takes less than so much time. */
const PART_LIMITS = { softMs: 8 * 60_000, hardMs: 10 * 60_000 };

const PARAKEET = MODELS['parakeet-tdt-v3'];

export interface RecogniserMeans {
  readonly access: OpenAIAccess;
  readonly encoder: () => Encoder;
  readonly intoEnglish: IntoEnglish;
  /** Those that run models on this machine. */
  readonly engines: Pick<LocalEngines, 'moonshine' | 'parakeet' | 'whisper'>;
  readonly engine: PocketSphinx;
  /** The grammar of spoken commands in JSGF, given the words of the file. */
  readonly jsgf: (words: readonly string[]) => string;
  readonly log: Log;
}

export interface Recogniser extends Backend<Transcriber, RecogniserMeans> {
  /** Whether it may understand a language, ISO 639-1; '' is any. */
  knows(language: string): boolean;
}

/** What a server may do with a whole recording that it could not while it was said; not what is wrong with a key. */
const LOST: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  ...(['unreachable', 'timed-out', 'busy', 'server-failed', 'bad-reply', 'model-gone'] as const),
  ...(['unsupported', 'unexpected'] as const),
]);

export const RECOGNISERS: Readonly<Record<RecogniserName, Recogniser>> = {
  openai: {
    label: message('stages.server'),
    goesTo: 'server',
    knows: () => true,
    make: ({ access, encoder, intoEnglish }) =>
      inParts(
        new SecretFreeTranscriber(
          new EnglishTranscriber(new OpenAITranscriber({ ...ofRecordings(access), encoder: encoder() }), intoEnglish),
        ),
      ),
    missing: nothingMissing,
    leaves: isNobodyThere,
  },
  live: {
    label: message('stages.live'),
    goesTo: 'server',
    knows: () => true,
    make: ({ access, intoEnglish }) =>
      new SecretFreeTranscriber(new EnglishTranscriber(new LiveTranscriber(access), intoEnglish)),
    missing: nothingMissing,
    leaves: ({ code }) => LOST.has(code),
  },
  moonshine: {
    label: asWritten('Moonshine'),
    goesTo: 'nowhere',
    knows: isEnglish,
    make: ({ engines, log }) =>
      new LocalTranscriber({
        name: 'moonshine',
        label: asWritten('Moonshine'),
        engine: engines.moonshine,
        languages: ['en'],
        log,
      }),
    missing: (_part, { engines }) => engines.moonshine.missing(),
    leaves: leavesModel,
  },
  parakeet: {
    label: asWritten('Parakeet'),
    goesTo: 'nowhere',
    knows: language => language === '' || PARAKEET.languages.some(each => language.toLowerCase().startsWith(each)),
    make: ({ engines, intoEnglish, log }) => {
      const { languages } = PARAKEET;
      const about = { name: 'parakeet', label: asWritten('Parakeet'), engine: engines.parakeet } as const;
      return new EnglishTranscriber(new LocalTranscriber({ ...about, languages, log }), intoEnglish);
    },
    missing: (_part, { engines }) => engines.parakeet.missing(),
    leaves: leavesModel,
  },
  whisper: {
    label: asWritten('Whisper'),
    goesTo: 'nowhere',
    knows: () => true,
    make: ({ engines, intoEnglish, log }) => {
      const about = { name: 'whisper', label: asWritten('Whisper'), engine: engines.whisper } as const;
      return new EnglishTranscriber(new LocalTranscriber({ ...about, log }), intoEnglish);
    },
    missing: (_part, { engines }) => engines.whisper.missing(),
    leaves: leavesModel,
  },
  pocketsphinx: {
    label: asWritten('PocketSphinx'),
    goesTo: 'nowhere',
    knows: isEnglish,
    make: ({ engine, jsgf }) => inParts(new PocketSphinxTranscriber({ engine, jsgf })),
    missing: async (_part, { engine }) => ((await engine.isInstalled()) ? undefined : howToInstallPocketSphinx()),
    leaves: ({ code }) => code === 'unsupported',
  },
};

/** Models hear what is long piece by piece, while it is said; where one does not work, another may. */
function leavesModel({ code }: AloudError): boolean {
  return code === 'unsupported' || code === 'timed-out';
}

function isEnglish(language: string): boolean {
  return language === '' || /^en\b/i.test(language);
}

/** With a model that takes recordings, where one is set that writes while someone speaks. */
function ofRecordings(access: OpenAIAccess): OpenAIAccess {
  const { settings } = access;
  const get: Settings['get'] = name => {
    const value = settings.get(name);
    return name === 'aloud.transcription.model' ? (batchModel(String(value)) as typeof value) : value;
  };
  return { ...access, settings: { get } };
}

function inParts(transcriber: Transcriber): Transcriber {
  return new LongTranscriber(transcriber, PART_LIMITS);
}

/** Who has no key may have a model instead. */
function orFetched(failures: readonly AloudError[]): AloudError {
  const failure = firstFailure(failures);
  if (failure.code !== 'no-key') return failure;
  const { code, says, remedies, setting, text } = failure;
  return new AloudError({
    code,
    message: says,
    remedies: [...remedies, 'fetch-models'],
    ...(setting !== undefined && { setting }),
    ...(text !== undefined && { text }),
    cause: failure,
  });
}

/** The first recogniser that answers. Each recording begins with the one that the user wants most: it hears best. */
export class AutoTranscriber implements Transcriber {
  readonly #candidates: readonly [Candidate<Transcriber>, ...Candidate<Transcriber>[]];
  readonly #first: FirstThatWorks<Transcriber, TranscriptEvent>;

  /** `progress` hears who listens where the model is gone that the user wants. */
  constructor(
    candidates: readonly [Candidate<Transcriber>, ...Candidate<Transcriber>[]],
    log: Log,
    progress: (says: Message) => void = () => {},
  ) {
    this.#candidates = candidates;
    // A partial text gives way to the next, whoever it comes from.
    const isFinal = ({ type }: TranscriptEvent) => type === 'final';
    const chose = ({ name }: Transcriber, failures: readonly AloudError[]) => {
      const says = insteadOf(failures, name);
      if (says) progress(says);
    };
    this.#first = new FirstThatWorks({ candidates, log, remembers: false, isFinal, chose, none: orFetched });
  }

  get name(): string {
    return this.#candidates[0].part.name;
  }

  get choice(): Choice | undefined {
    return this.#first.choice;
  }

  get label(): Message | undefined {
    return (this.#first.chosen ?? this.#candidates[0].part).label;
  }

  transcribe(utterance: Utterance, hints: TranscriptionHints, signal: AbortSignal): AsyncIterable<TranscriptEvent> {
    return this.#first.ask(transcriber => fromTheStart(transcriber.transcribe(utterance, hints, signal)), signal);
  }
}

/** Whoever comes next adds nothing to what the one before has told: their first words stand in place of it. */
async function* fromTheStart(events: AsyncIterable<TranscriptEvent>): AsyncGenerator<TranscriptEvent, void, undefined> {
  let isFirst = true;
  for await (const event of events) {
    yield isFirst && event.type === 'delta' ? { type: 'partial', text: event.text } : event;
    isFirst = false;
  }
}
