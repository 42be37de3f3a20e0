import { accessFor } from '../../actions/run/access.ts';
import { AloudError } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import { readings } from '../../grammar/commands/understand.ts';
import { plainWords } from '../../grammar/english/plainWords.ts';
import { asWritten, type Message, message } from '../../messages/message.ts';
import { text } from '../../messages/text.ts';
import type { Offer, Said } from '../lastSaid.ts';
import type { Memory } from '../memory.ts';
import type { Mode, Turn } from '../modes/mode.ts';
import type { ModeName } from '../turnEvents.ts';
import type { VocabularyStore } from '../vocabulary.ts';
import { Again } from './again.ts';
import { likeness, soundsSame } from './alike.ts';
import {
  type Correction,
  hearings,
  mishearing,
  otherHearings,
  otherSpelling,
  replacing,
  soundingSame,
  wholeLikeness,
} from './corrections.ts';
import { learn, lessonOf } from './learning.ts';
import { namesInDoubt } from './namesInDoubt.ts';
import type { Replace } from './replacement.ts';
import { saidWords } from './said.ts';
import { type Wish, wishIn } from './wish.ts';

export interface CorrectingProps {
  readonly mode: ModeName;
  /** The modes as they are without corrections. */
  readonly modes: Readonly<Record<ModeName, Mode>>;
  readonly memory: Pick<Memory, 'said' | 'last' | 'journal'>;
  /** Where words are kept for good; undefined where they cannot be. */
  readonly vocabulary: VocabularyStore | undefined;
  readonly log: Log;
}

/** So much of a text must sound alike for "I said …" to be about it, and for a mere "no" in front of it. */
const LEAST_WHOLE = { said: 0.5, refused: 0.75 } as const;
/** And a word so much like what is spelled. */
const LEAST_SPELLED = 0.6;

/**
 * A mode whose last utterance can be corrected by the next one: it is taken back, and what was meant is done instead, by
 * the same mode at the same place. Only where it is certain what a correction is about; else it is asked by number.
 */
export class Correcting implements Mode {
  readonly #props: CorrectingProps;
  readonly #again: Again;

  constructor(props: CorrectingProps) {
    this.#props = props;
    this.#again = new Again({ ...props, canLearn: props.vocabulary !== undefined });
  }

  async run(turn: Turn, signal: AbortSignal): Promise<void> {
    const { said } = this.#props.memory;
    const isText = this.#props.mode !== 'command';
    const isOffered = said.offers.length > 0;
    const lines = said.offers.flatMap(({ at }) => (at ? [at.selection.anchor.line + 1] : []));
    const wish = wishIn(turn.heard.raw, { isOffered, isAsked: isOffered && said.firstNumber === 1, lines, isText });
    const { view, hands } = accessFor(turn.exchange, 'user');
    const numbers = said.offers.some(({ at }) => at) ? view.screen.marks : [];
    try {
      if (wish && (await this.#grant(wish, turn, signal))) return;
      await this.#again.note(turn, signal);
    } finally {
      // Whatever was said, they are not asked for any more; others may be.
      if (numbers.length > 0 && view.screen.marks === numbers) await hands.screen.hideMarks();
    }
  }

  /** Whether a wish is about what was said before, and was granted. */
  async #grant(wish: Wish, turn: Turn, signal: AbortSignal): Promise<boolean> {
    const { memory, vocabulary } = this.#props;
    const { said } = memory;
    const { last, lesson } = said;
    const isText = this.#props.mode !== 'command';
    if (wish.kind === 'learn') return lesson ? learn(lesson, vocabulary, turn) : false;
    if (wish.kind === 'word') return isText ? false : learn(wish, vocabulary, turn);
    if (wish.kind === 'none') {
      said.drop();
      turn.tell({ event: 'answer', text: text(message('correcting.none')) });
      return true;
    }
    if (!last) return false;
    const { raw } = last.heard;
    const wroteText = last.mode !== 'command' && last.turn !== undefined;
    switch (wish.kind) {
      case 'use':
        return this.#use(wish.number, last, turn, signal);
      case 'offer':
        return this.#offer(wish.word, last, turn);
      case 'other':
        return this.#correct(
          otherHearings(raw).filter(({ from }) => wish.word === undefined || soundsSame(from.toLowerCase(), wish.word)),
          last,
          turn,
          signal,
        );
      case 'replace':
        return this.#correct(replaced(raw, wish), last, turn, signal);
      case 'meant':
        return this.#meant(wish, last, turn, signal);
      case 'spelled': {
        const { text: letters, word } = wish;
        if (word !== undefined && likeness([word.toLowerCase()], [letters.toLowerCase()]) < LEAST_SPELLED) return false;
        const found = mishearing(raw, letters);
        const whole = { words: letters, from: raw, to: letters };
        const isPart = found.length > 0 || word !== undefined || last.mode === 'command';
        return this.#correct(isPart ? found : [whole], last, turn, signal);
      }
      case 'written': {
        if (isText || !wroteText || !this.#again.isUntouched(last, turn)) return false;
        const [same, ...others] = soundingSame(raw, wish.words);
        const isAlike = same !== undefined || wholeLikeness(raw, wish.words) >= LEAST_WHOLE.said;
        if (!wish.isSure && !isAlike) return false;
        const whole = { words: wish.words, from: raw, to: wish.words };
        return this.#correct([same && others.length === 0 ? same : whole], last, turn, signal);
      }
      case 'scratch':
        if (!wroteText || !(wish.isSure || this.#again.standsHere(last, turn))) return false;
        await this.#again.takeBack(last, turn);
        said.forget();
        turn.tell({ event: 'answer', text: text(message('correcting.taken-back')) });
        return true;
      case 'about':
        if (!wroteText || !(await this.#again.selectWritten(last, turn))) return false;
        await this.#again.inner('command', { ...turn, heard: { raw: wish.command, spelled: wish.command } }, signal);
        return true;
    }
  }

  async #meant(wish: Wish & { readonly kind: 'meant' }, last: Said, turn: Turn, signal: AbortSignal): Promise<boolean> {
    const { raw } = last.heard;
    const isCommand = last.mode === 'command';
    const how = wish.isMarked ? 'said' : 'refused';
    const isWhole = isCommand
      ? wish.words.includes(' ') && !readings(plainWords(wish.words)).next().done
      : wholeLikeness(raw, wish.words) >= LEAST_WHOLE[how] && wish.words.split(' ').length > 1;
    if (isWhole) return this.#correct([{ words: wish.words, from: raw, to: wish.words }], last, turn, signal);
    const found = mishearing(raw, wish.words, how);
    if (found.length > 0) return this.#correct(found, last, turn, signal);
    if (!wish.isMarked || this.#props.mode !== 'command') return false;
    throw new AloudError({
      code: 'ambiguous',
      message: message('correcting.unclear', { words: wish.words, said: raw }),
      text: wish.words,
    });
  }

  /** Does the one that is meant; asks by number where there are several; none leaves it to others. */
  async #correct(found: readonly Correction[], last: Said, turn: Turn, signal: AbortSignal): Promise<boolean> {
    const [only, ...more] = found;
    if (!only) return false;
    if (more.length > 0) {
      this.#ask(found.map(offerOf), message('correcting.which', { choices: choices(found.map(offerOf)) }), turn);
      return true;
    }
    const lesson = lessonOf(only);
    await this.#again.withWords(only.words, last, turn, signal, lesson);
    if (lesson) this.#props.memory.said.teaches(lesson);
    return true;
  }

  async #use(number: number, last: Said, turn: Turn, signal: AbortSignal): Promise<boolean> {
    const { offers, firstNumber } = this.#props.memory.said;
    const chosen = offers[number - firstNumber];
    if (!chosen)
      throw new AloudError({ code: 'nothing-understood', message: message('correcting.no-such-number', { number }) });
    // Another reading of the same words is the last command's to take.
    if (chosen.words === undefined) return false;
    if (chosen.at) await this.#again.from(chosen.at, last, turn, signal);
    else await this.#again.withWords(chosen.words, last, turn, signal);
    return true;
  }

  /** Offers what else it may have been; of a word that was not said there is nothing to offer. */
  async #offer(word: string | undefined, last: Said, turn: Turn): Promise<boolean> {
    const { raw, words } = last.heard;
    const names = turn.scene?.identifiers ?? [];
    if (word !== undefined && !saidWords(raw).some(({ plain }) => plain === word)) return false;
    const other = otherSpelling(raw);
    const isLast = last.mode === 'command' && word === undefined ? this.#props.memory.last.alternatives : [];
    const all = [...(other ? [other] : []), ...namesInDoubt(raw, words, names), ...hearings(raw, words)];
    const heard = all.filter(
      each =>
        (word === undefined || each.from.toLowerCase() === word) &&
        (last.mode !== 'command' || !readings(plainWords(each.words)).next().done),
    );
    const offers = [...isLast.map(({ says }) => ({ says })), ...heard.map(offerOf)];
    if (offers.length > 0)
      this.#ask(offers, message('correcting.heard', { words: raw, choices: choices(offers) }), turn);
    else turn.tell({ event: 'answer', text: text(message('correcting.say-again', { words: raw })) });
    return true;
  }

  #ask(offers: readonly Offer[], question: Message, { tell }: Turn): void {
    this.#props.memory.said.offer(offers);
    tell({ event: 'alternatives', words: offers.map(({ says }) => text(says)) });
    tell({ event: 'answer', text: text(question) });
  }
}

/** What a wish to replace comes to; without words that are said for nothing else, only of what was said to the letter. */
function replaced(raw: string, { from, to, sure }: Replace): readonly Correction[] {
  const found = replacing(raw, from, to);
  if (sure === 'marked') return found;
  if (sure === 'alike' && wholeLikeness(from, to) < LEAST_WHOLE.said) return [];
  return found.every(each => each.from.toLowerCase() === from.toLowerCase()) ? found : [];
}

function offerOf({ words }: Correction): Offer {
  return { says: asWritten(words), words };
}

function choices(offers: readonly Offer[]): readonly Message[] {
  return offers.map(({ says }, index) => message('correcting.choice', { number: index + 2, words: says }));
}
