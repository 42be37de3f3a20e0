import { IntlMessageFormat } from 'intl-messageformat';
import { ENGLISH } from './english.ts';
import type { Message, MessageId, Value } from './message.ts';

/** What a translator writes: sentences by name. What is not there is said in English. */
export type Translation = Readonly<Partial<Record<MessageId, string>>>;

/** Sentences in one language. */
class Catalogue {
  readonly language: string;
  readonly #sentences: Translation;
  readonly #formats = new Map<MessageId, IntlMessageFormat>();
  readonly #list: Intl.ListFormat;

  /** @param language - a BCP 47 tag, whose rules for numbers, plurals and lists hold. */
  constructor(language: string, sentences: Translation) {
    this.language = language;
    this.#sentences = sentences;
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
      const own = this.#sentences[id];
      const [sentence, language] = own === undefined ? [ENGLISH[id], 'en'] : [own, this.language];
      // What stands in angle brackets is text, and no mark-up.
      format = new IntlMessageFormat(sentence, language, undefined, { ignoreTag: true });
      this.#formats.set(id, format);
    }
    return format;
  }
}

const inEnglish = new Catalogue('en', ENGLISH);
let current = inEnglish;

/** From here on people are spoken to in this language. `language` is a BCP 47 tag. */
export function speakIn(language: string, translation: Translation): void {
  current = new Catalogue(language, translation);
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
