import type { Decoders } from '../capture/encoding/audioFile.ts';
import { CleaningEncoder } from '../capture/encoding/cleaningEncoder.ts';
import type { Encoder } from '../capture/encoding/encoder.ts';
import { Ffmpeg } from '../capture/encoding/ffmpeg.ts';
import { LossyEncoder } from '../capture/encoding/lossyEncoder.ts';
import { Sox } from '../capture/encoding/sox.ts';
import { WavEncoder } from '../capture/encoding/wavEncoder.ts';
import type { WordFollower } from '../capture/take.ts';
import type { Health } from '../common/health.ts';
import type { Log } from '../common/log.ts';
import type { RecogniserName } from '../common/settings/backendNames.ts';
import type { Settings } from '../common/settings/settings.ts';
import { spokenLanguages } from '../common/settings/spokenLanguages.ts';
import { recogniserPatterns } from '../grammar/commands/recogniserPatterns.ts';
import { SPEAKING_AT_HAND } from '../grammar/commands/speaking/speechWish.ts';
import type { Grammar } from '../grammar/grammar.ts';
import type { Message } from '../messages/message.ts';
import type { OpenAIAccess } from '../openai/requests/request.ts';
import type { Speaking } from '../speak/speaking.ts';
import { grammarWords, jsgfFrom } from '../transcribe/ears/jsgf.ts';
import type { LocalEars } from '../transcribe/ears/localEars.ts';
import { PocketSphinx } from '../transcribe/ears/pocketsphinx.ts';
import type { Transcriber } from '../transcribe/transcriber.ts';
import { candidate } from './backend.ts';
import { canHear, earsHere } from './canHear.ts';
import { Kept } from './kept.ts';
import { localEarsOf } from './localEars.ts';
import type { LocalEngines } from './localEngines.ts';
import { AutoTranscriber, RECOGNISERS, type RecogniserMeans } from './recognisers.ts';
import { WatchedTranscriber } from './watched.ts';

/** What the grammar says of words, for the endpointer. */
const HINTS = { complete: 'complete', begun: 'unfinished', none: undefined } as const;

export interface EarStagesProps {
  readonly settings: Settings;
  readonly access: OpenAIAccess;
  readonly engines: LocalEngines;
  readonly environment: NodeJS.ProcessEnv;
  /** SoX, where the package brings its own: the script that runs it, by path. */
  readonly sox: string;
  readonly grammar: Grammar;
  /** What is said by Aloud, for commands about it. */
  readonly speaking: Speaking;
  /** What is in another language, in English. */
  readonly intoEnglish: RecogniserMeans['intoEnglish'];
  /** Hears what comes of the ears. */
  readonly health?: Health | undefined;
  readonly log: Log;
  /** Says in passing that something takes longer. */
  readonly progress: (says: Message) => void;
}

/** What turns sound into text, as the settings are now. */
export class EarStages {
  readonly #props: EarStagesProps;
  readonly #compressed: LossyEncoder;
  /** It reads its dictionary once. */
  readonly #pocketsphinx: Kept<PocketSphinx>;
  /** They remember whether a model is quick enough. */
  readonly #localEars: Kept<LocalEars>;

  constructor(props: EarStagesProps) {
    this.#props = props;
    const { settings, engines, access, log } = props;
    const format = () => (settings.get('aloud.recording.format') === 'mp3' ? 'mp3' : 'ogg');
    this.#compressed = new LossyEncoder(format, log);
    this.#pocketsphinx = new Kept(settings, noting => this.#engine(noting));
    this.#localEars = new Kept(settings, noting =>
      localEarsOf({
        settings: noting,
        engines,
        pocketsphinx: this.#engine(noting),
        jsgf: words => this.#spoken(words),
        addresses: access.addresses,
        log,
      }),
    );
  }

  /** Knows whether a command's words so far are all; undefined for languages that nobody here understands. */
  follower(keywords: readonly string[]): WordFollower | undefined {
    const { language = '', languages = [language], translate } = spokenLanguages(this.#props.settings);
    if (translate || !languages.some(RECOGNISERS.pocketsphinx.knows)) return undefined;
    return {
      judge: async words => HINTS[this.#props.grammar.progress(words)],
      hear: this.localEars().readingAlong(keywords),
    };
  }

  localEars(): LocalEars {
    return this.#localEars.get();
  }

  sox(): Sox {
    const { settings, environment } = this.#props;
    return new Sox({ path: settings.get('aloud.sox.path'), entry: this.#props.sox, environment });
  }

  decoders(): Decoders {
    return { sox: this.sox(), ffmpeg: new Ffmpeg(this.#props.environment) };
  }

  /** Whether anything could turn speech into text, as it is set. Cheap and silent: no server is asked. */
  canHear(): Promise<boolean> {
    const { settings, access } = this.#props;
    return canHear(settings, access.addresses, this.#hearing());
  }

  /** What hears on this machine alone, by its name in the settings. */
  earsHere(): Promise<RecogniserName> {
    const { settings, access } = this.#props;
    return earsHere(settings, access.addresses, this.#hearing());
  }

  transcriber(): Transcriber {
    const { health } = this.#props;
    const transcriber = this.#transcriber();
    return health ? new WatchedTranscriber(transcriber, health) : transcriber;
  }

  #transcriber(): Transcriber {
    const { settings, log, progress } = this.#props;
    const means = this.#hearing();
    const name = settings.get('aloud.transcription.backend');
    const { openai, live, moonshine, parakeet, whisper, pocketsphinx } = RECOGNISERS;
    // What is lost on the way while it is said is still there as a whole.
    if (name === 'live') return new AutoTranscriber([candidate(live, means), candidate(openai, means)], log, progress);
    if (name !== 'auto') return RECOGNISERS[name].make(means);
    const others = [moonshine, parakeet, whisper, pocketsphinx].map(each => candidate(each, means));
    return new AutoTranscriber([candidate(openai, means), ...others], log, progress);
  }

  /** Makes of a recording what is sent, compressed where the settings do not want WAV. */
  encoder(compressed: Encoder = this.#compressed): Encoder {
    const { settings, log } = this.#props;
    const plain = settings.get('aloud.recording.format') === 'wav' ? new WavEncoder() : compressed;
    return settings.get('aloud.recording.clean') ? new CleaningEncoder(this.sox(), plain, log) : plain;
  }

  #hearing(): RecogniserMeans {
    const { access, engines, intoEnglish, log } = this.#props;
    return {
      ...{ access, engines, intoEnglish, log },
      encoder: () => this.encoder(),
      engine: this.#pocketsphinx.get(),
      jsgf: words => this.#spoken(words),
    };
  }

  #engine(settings: Settings): PocketSphinx {
    return new PocketSphinx({
      program: settings.get('aloud.pocketsphinx.path'),
      model: settings.get('aloud.pocketsphinx.model'),
      environment: this.#props.environment,
    });
  }

  /** What the recogniser listens for: all that the grammar understands, with the words of the file, and to sleep. */
  #spoken(words: readonly string[]): string {
    const { patterns, slots } = recogniserPatterns(words);
    const phrases = this.#props.settings
      .get('aloud.handsFree.sleepWords')
      .map(phrase => phrase.toLowerCase().split(/\s+/));
    // What is no plain word a grammar cannot hold.
    const sayable = phrases.filter(phrase => grammarWords(phrase).length === phrase.length);
    const atHand = this.#props.speaking.isAtHand ? SPEAKING_AT_HAND : [];
    return jsgfFrom([...patterns, ...atHand, ...sayable.map(phrase => phrase.join(' '))], slots);
  }
}
