import { IntlMessageFormat } from 'intl-messageformat';
import { ENGLISH } from './english.ts';
import type { Message, MessageId, Value } from './message.ts';
import { faultOf, type Translation } from './translation.ts';

/** Sentences in one language. */
class Catalogue {
  readonly language: string;
  readonly #sentences: Translation;
  readonly #formats = new Map<MessageId, IntlMessageFormat>();
  readonly #list: Intl.ListFormat;
  readonly #tell: (fault: string) => void;

  /** @param language - a BCP 47 tag, whose rules for numbers, plurals and lists hold. */
  constructor(language: string, sentences: Translation, tell: (fault: string) => void) {
    this.language = language;
    this.#sentences = sentences;
    this.#tell = tell;
    this.#list = new Intl.ListFormat(language, { type: 'conjunction' });
  }

  text({ id, values }: Message): string {
    const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, this.#value(value)]));
    return String(this.#format(id).format(given));
  }

  #value(value: Value): string | number {
    if (typeof value === 'string' || typeof value === 'number') return value;
    if ('id' in value) return this.text(value);
    return this.#list.format(value.map(each => (typeof each === 'string' ? each : this.text(each))));
  }

  #format(id: MessageId): IntlMessageFormat {
    let format = this.#formats.get(id);
    if (!format) {
      const own = this.#own(id);
      const [sentence, language] = own === undefined ? [ENGLISH[id], 'en'] : [own, this.language];
      // What stands in angle brackets is text, and no mark-up.
      format = new IntlMessageFormat(sentence, language, undefined, { ignoreTag: true });
      this.#formats.set(id, format);
    }
    return format;
  }

  /** Undefined where there is none that can be said. It is read no earlier: a catalogue is long, and activation short. */
  #own(id: MessageId): string | undefined {
    if (!Object.hasOwn(this.#sentences, id)) return undefined;
    const sentence = this.#sentences[id];
    const fault = faultOf(id, sentence);
    if (fault === undefined) return sentence;
    this.#tell(fault);
    return undefined;
  }
}

const inEnglish = new Catalogue('en', ENGLISH, () => {});
let current = inEnglish;

/**
 * From here on people are spoken to in this language. `language` is a BCP 47 tag. A sentence that cannot be said is said in
 * English, and `tell` is told once why.
 */
export function speakIn(language: string, translation: Translation, tell: (fault: string) => void = () => {}): void {
  current = new Catalogue(language, translation, tell);
}

/** The language that people are spoken to in, as a BCP 47 tag. */
export function language(): string {
  return current.language;
}

/** What a person reads. */
export function text(message: Message): string {
  return current.text(message);
}

/** What stands in the log and is told to models, whatever the person's language. */
export function english(message: Message): string {
  return inEnglish.text(message);
}
