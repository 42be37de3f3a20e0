import type { Manner } from '../actions/gate/rules.ts';
import type { Utterance } from '../capture/utterance.ts';
import { asAloudError } from '../common/errors.ts';
import { type Message, message } from '../messages/message.ts';
import type { Listening, ListeningAbout, ListeningWatcher } from './listening.ts';
import type { Teller } from './turnEvents.ts';

/** What is said for no, as it comes from a recogniser without its signs. */
const NO =
  /^(?:please )?(?:no|nope|nah|never|cancel|stop|refuse|reject|deny|decline|abort|forget it|leave it|don't|do not|not now)\b/;
const YES =
  /^(?:please )?(?:yes|yeah|yep|yup|ok|okay|sure|allow|allow it|approve|approved|confirm|confirmed|accept|go ahead|do it|run it|of course|always)\b/;
/** More words than this are something else than an answer. */
const MOST_WORDS = 5;

/** What words mean, said to a question on screen; undefined where they are no answer to it. */
export function meantBy(words: string): 'no' | 'yes' | undefined {
  const said = words
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[^\p{L}' ]+/gu, ' ')
    .replaceAll(/ +/g, ' ')
    .trim();
  if (said.split(' ').length > MOST_WORDS) return undefined;
  if (NO.test(said)) return 'no';
  return YES.test(said) ? 'yes' : undefined;
}

export interface SpokenAnswerParts {
  listen(about: ListeningAbout, watch: ListeningWatcher, signal: AbortSignal): Listening;
  /** What was said. Throws AloudError. */
  words(utterance: Utterance, signal: AbortSignal): Promise<string>;
  /** Answers no. */
  refuse(): void;
  /** Tells the user, in passing. */
  explain(says: Message): void;
}

/** Why a voice is not enough. */
export const NEVER_BY_VOICE: Message = message('session.never-by-voice');

/** What is said while a question stands on screen: it may say no, and never yes. */
export class SpokenAnswer {
  readonly #parts: SpokenAnswerParts;
  #listening: Listening | undefined;

  constructor(parts: SpokenAnswerParts) {
    this.#parts = parts;
  }

  /** The speaker has finished. */
  stop(): void {
    this.#listening?.stop();
  }

  /**
   * Listens once. Resolves with what was said where that is no answer, undefined otherwise. Throws what keeps it from
   * hearing.
   */
  async hear(manner: Manner, tell: Teller, signal: AbortSignal): Promise<string | undefined> {
    const { listen, words } = this.#parts;
    tell({ event: 'state', track: 'ears', state: 'opening' });
    try {
      const watch: ListeningWatcher = {
        open: () => tell({ event: 'state', track: 'ears', state: 'listening' }),
        level: level => tell({ event: 'level', level }),
        speech() {},
      };
      const listening = listen({ mode: 'command', manner, keywords: () => [] }, watch, signal);
      this.#listening = listening;
      await listening.utterance.recording;
      tell({ event: 'state', track: 'ears', state: 'closed' });
      const said = await words(listening.utterance, signal);
      void listening.understood().catch(() => {});
      return heed(said, this.#parts) ? undefined : said;
    } catch (thrown) {
      if (signal.aborted) return undefined;
      const { code } = asAloudError(thrown);
      if (code !== 'nothing-heard' && code !== 'no-words' && code !== 'cancelled') throw thrown;
      void this.#listening?.dismissed().catch(() => {});
      return undefined;
    } finally {
      this.#listening = undefined;
      if (!signal.aborted) tell({ event: 'state', track: 'ears', state: 'closed' });
    }
  }
}

/** Does what words mean. Whether they are an answer. */
export function heed(words: string, { refuse, explain }: Pick<SpokenAnswerParts, 'refuse' | 'explain'>): boolean {
  const meant = meantBy(words);
  if (meant === 'no') refuse();
  else if (meant === 'yes') explain(NEVER_BY_VOICE);
  return meant !== undefined;
}

/** Tells what happens in a conversation, and heeds what is said in it while a question stands on screen. */
export function heeding(tell: Teller, parts: Pick<SpokenAnswerParts, 'refuse' | 'explain'>): Teller {
  let asks = false;
  return happening => {
    if (happening.event === 'asks') asks = true;
    else if (happening.event === 'confirm') asks = false;
    else if (asks && happening.event === 'transcript') heed(happening.text, parts);
    tell(happening);
  };
}
