import type { Mark, Said } from './marks.ts';
import { capitalised, uncapitalised } from './properNames.ts';

/** How words are written until it is said otherwise. */
export type Casing = 'as said' | 'title' | 'upper' | 'lower';

const ENDS_SENTENCE = /[.?!…]["'”’)\]]*$/;
const OWN_STOP = /[.,;:!?…]+$/;
const LONGEST_GREETING = 80;
/** After these, a comma at the end of a line is meant: "Dear all,". */
const GREETING =
  /(?:^|\n)(?:dear|hi|hello|hey|thanks|thank you|best|regards|kind regards|best regards|cheers|sincerely|yours)\b[^\n.!?]{0,40},$/i;

/** A text that is written word by word and sign by sign, with the spaces that belong between them. */
export class Page {
  #text = '';
  /** No space before what comes next. */
  #isTight = true;
  /** A sentence begins because a sign was said. */
  #begins = false;
  /** The recogniser's full stop went in favour of a sign within the sentence: its capital goes too. */
  #goesOn = false;
  /** Where the signs begin that the recogniser put behind the last word. */
  #own: number | undefined;
  /** Where phrases begin; what is scratched goes back to one. */
  #phrases: number[] = [0];

  get text(): string {
    return this.#text.replace(/[^\S\n]+$/gm, '').replace(/^ +/, '');
  }

  word({ before, word, after }: Said, casing: Casing = 'as said', isTight = false): void {
    const first = this.#begins ? capitalised(word) : this.#goesOn ? uncapitalised(word) : word;
    const written = cased(first, casing);
    this.#text += (this.#isTight || isTight ? '' : ' ') + before + written;
    this.#own = this.#text.length;
    this.#text += after;
    this.#isTight = this.#begins = this.#goesOn = false;
    if (/[.,;:!?…]/.test(after)) this.#phrases.push(this.#text.length);
  }

  /** The next word is written right behind the last. */
  tight(): void {
    this.#dropOwn(/[.,;:]+$/);
    this.#isTight = true;
  }

  /** A sign that was said; `own` is what the recogniser put behind its name. */
  mark({ text, stands }: Mark, own: string): void {
    switch (stands) {
      case 'break':
        this.#break(text);
        break;
      case 'open':
      case 'ahead':
        this.#put((this.#isTight ? '' : ' ') + text, true);
        break;
      case 'between':
        this.#dropOwn(OWN_STOP);
        this.#put(this.#text === '' ? text : ` ${text}`, false);
        break;
      case 'join':
        this.#goesOn = this.#dropOwn(OWN_STOP);
        this.#put(text, true);
        break;
      case 'close':
      case 'behind':
        this.#close(text, own, stands === 'behind' ? OWN_STOP : text === '"' ? undefined : /[,;:]+$/);
        break;
      default:
        this.#goesOn = (this.#dropOwn(OWN_STOP) || /[.!?]/.test(own)) && stands === 'pause';
        this.#text = this.#text.trimEnd();
        this.#put(text + own.replace(/[.,;:!?…]/g, ''), false);
        this.#begins = stands === 'stop' && text !== '...';
        this.#phrases.push(this.#text.length);
    }
  }

  #put(text: string, isTight: boolean): void {
    this.#text += text;
    this.#isTight = isTight;
    this.#own = undefined;
  }

  /** A sign behind a word, behind which the recogniser's own may stand. */
  #close(text: string, own: string, dropped: RegExp | undefined): void {
    if (dropped) this.#dropOwn(dropped);
    this.#text = this.#text.trimEnd();
    this.#put(text + own, false);
    this.#own = this.#text.length - own.length;
    if (/[.!?]/.test(own)) this.#phrases.push(this.#text.length);
  }

  /** Takes back the last phrase: what was said since the last sign. */
  scratch(): void {
    let at = this.#phrases.pop() ?? 0;
    while (at >= this.#text.trimEnd().length && at > 0) at = this.#phrases.pop() ?? 0;
    this.#text = this.#text.slice(0, at);
    this.#phrases.push(at);
    this.#begins = ENDS_SENTENCE.test(this.#text.trimEnd());
    this.#own = undefined;
    this.#goesOn = false;
    this.#isTight = this.#text === '' || this.#text.endsWith('\n');
  }

  #break(text: string): void {
    if (!GREETING.test(this.#text.slice(-LONGEST_GREETING))) this.#dropOwn(/,$/);
    this.#text = this.#text.replace(/[^\S\n]+$/, '') + text;
    this.#phrases.push(this.#text.length);
    this.#isTight = true;
    this.#begins = text.startsWith('.');
    this.#own = undefined;
    this.#goesOn = false;
  }

  /** Whether a full stop of the recogniser's went. */
  #dropOwn(signs: RegExp): boolean {
    const own = this.#own === undefined ? '' : this.#text.slice(this.#own);
    const [dropped = ''] = signs.exec(own) ?? [];
    this.#text = this.#text.slice(0, this.#text.length - dropped.length);
    return /[.!?]/.test(dropped);
  }
}

function cased(word: string, casing: Casing): string {
  if (casing === 'upper') return word.toUpperCase();
  if (casing === 'lower') return word.toLowerCase();
  return casing === 'title' ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
