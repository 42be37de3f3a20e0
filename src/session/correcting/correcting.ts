import { accessFor } from '../../actions/run/access.ts';
import { AloudError, throwIfAborted } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import { isEmpty, selectionRange } from '../../editor/position.ts';
import { LineIndex, stretchBetween } from '../../editor/text.ts';
import { isCommandWord } from '../../grammar/commands/commandWords.ts';
import { readings } from '../../grammar/commands/understand.ts';
import { plainWords } from '../../grammar/english/plainWords.ts';
import { asWritten, type Message, message, sentences } from '../../messages/message.ts';
import { text } from '../../messages/text.ts';
import { respell } from '../../transcribe/names/respell.ts';
import { COMMON_WORDS } from '../../transcribe/names/words.ts';
import { ownWord, saidFor } from '../../transcribe/vocabulary/ownWord.ts';
import type { Lesson, Offer, Said } from '../lastSaid.ts';
import type { Memory } from '../memory.ts';
import type { Mode, Turn } from '../modes/mode.ts';
import { Scene } from '../scene.ts';
import type { ModeName } from '../turnEvents.ts';
import { guarded, type VocabularyStore } from '../vocabulary.ts';
import { homophonesOf, likeness, soundsSame } from './alike.ts';
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

  constructor(props: CorrectingProps) {
    this.#props = props;
  }

  async run(turn: Turn, signal: AbortSignal): Promise<void> {
    const { said } = this.#props.memory;
    const isText = this.#props.mode !== 'command';
    const isOffered = said.offers.length > 0;
    const wish = wishIn(turn.heard.raw, { isOffered, isAsked: isOffered && said.firstNumber === 1, isText });
    const { view, hands } = accessFor(turn.exchange, 'user');
    const numbers = said.offers.some(({ at }) => at) ? view.screen.marks : [];
    try {
      if (wish && (await this.#grant(wish, turn, signal))) return;
      await this.#note(turn, signal);
    } finally {
      // Whatever was said, they are not asked for any more; others may be.
      if (numbers.length > 0 && view.screen.marks === numbers) await hands.screen.hideMarks();
    }
  }

  /** Whether a wish is about what was said before, and was granted. */
  async #grant(wish: Wish, turn: Turn, signal: AbortSignal): Promise<boolean> {
    const { said } = this.#props.memory;
    const { last, lesson } = said;
    const isText = this.#props.mode !== 'command';
    if (wish.kind === 'learn') return lesson ? this.#learn(lesson, turn) : false;
    if (wish.kind === 'word') return isText ? false : this.#learn(wish, turn);
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
        if (isText || !wroteText || !this.#isUntouched(last, turn)) return false;
        const [same, ...others] = soundingSame(raw, wish.words);
        const isAlike = same !== undefined || wholeLikeness(raw, wish.words) >= LEAST_WHOLE.said;
        if (!wish.isSure && !isAlike) return false;
        const whole = { words: wish.words, from: raw, to: wish.words };
        return this.#correct([same && others.length === 0 ? same : whole], last, turn, signal);
      }
      case 'scratch':
        if (!wroteText || !(wish.isSure || this.#standsHere(last, turn))) return false;
        await this.#takeBack(last, turn);
        said.forget();
        turn.tell({ event: 'answer', text: text(message('correcting.taken-back')) });
        return true;
      case 'about':
        if (!wroteText || !(await this.#selectWritten(last, turn))) return false;
        await this.#inner('command', { ...turn, heard: { raw: wish.command, spelled: wish.command } }, signal);
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
    await this.#again(only.words, last, turn, signal, lesson);
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
    if (chosen.at) await this.#from(chosen.at, last, turn, signal);
    else await this.#again(chosen.words, last, turn, signal);
    return true;
  }

  /** The same once more, from where it can mean one thing alone. Throws `document-changed`. */
  async #from(at: NonNullable<Offer['at']>, last: Said, turn: Turn, signal: AbortSignal): Promise<void> {
    const { view, hands } = accessFor(turn.exchange, 'user');
    if ((await view.documents.read(at.path)).version !== at.version)
      throw new AloudError({ code: 'document-changed', message: message('correcting.changed-since') });
    await hands.places.moveTo(at.path, at.selection);
    const scene = Scene.open(turn.exchange.props.editor);
    try {
      await this.#noted(last.mode, { ...turn, heard: last.heard, scene }, signal, at);
    } finally {
      scene?.dispose();
    }
  }

  /** Offers what else it may have been; of a word that was not said there is nothing to offer. */
  async #offer(word: string | undefined, last: Said, turn: Turn): Promise<boolean> {
    const { raw, words } = last.heard;
    if (word !== undefined && !saidWords(raw).some(({ plain }) => plain === word)) return false;
    const other = otherSpelling(raw);
    const isLast = last.mode === 'command' && word === undefined ? this.#props.memory.last.alternatives : [];
    const heard = [...(other ? [other] : []), ...hearings(raw, words)].filter(
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

  /** Takes back what was done, and does the same with other words. What was heard first stays in what was told. */
  async #again(words: string, last: Said, turn: Turn, signal: AbortSignal, lesson?: Lesson): Promise<void> {
    await this.#takeBack(last, turn);
    throwIfAborted(signal);
    const { editor } = turn.exchange.props;
    const scene = Scene.open(editor);
    const isText = last.mode === 'dictate' || last.mode === 'comment';
    const heard = { raw: words, spelled: respell(words, scene?.identifiers ?? [], isText ? 'dictation' : 'command') };
    const canLearn = lesson && this.#props.vocabulary ? [message('vocabulary.can-learn')] : [];
    turn.tell({ event: 'answer', text: text(sentences([message('correcting.corrected', { words }), ...canLearn])) });
    try {
      await this.#noted(last.mode, { ...turn, heard, scene }, signal, last.from);
    } finally {
      scene?.dispose();
    }
  }

  /** Everything as it was before, and the user where they were. Throws `document-changed` where that cannot be. */
  async #takeBack(last: Said, { exchange }: Turn): Promise<void> {
    const { journal } = this.#props.memory;
    const { hands } = accessFor(exchange, 'user');
    if (last.turn) {
      if (journal.lastTurn !== last.turn)
        throw new AloudError({ code: 'document-changed', message: message('correcting.changed-since') });
      await hands.text.undoTurn();
    }
    if (last.from) await hands.places.moveTo(last.from.path, last.from.selection);
  }

  /** Whether what was written is still the last thing that was, and the user has gone nowhere else. */
  #isUntouched(last: Said, { scene }: Turn): boolean {
    return this.#props.memory.journal.lastTurn === last.turn && scene?.path === last.from?.path;
  }

  /** Whether "that" is what was written, and not what is selected meanwhile. */
  #standsHere(last: Said, turn: Turn): boolean {
    return this.#isUntouched(last, turn) && turn.scene !== undefined && isEmpty(selectionRange(turn.scene.selection));
  }

  /** Selects what was dictated, if that is still there and nothing else is selected. */
  async #selectWritten(last: Said, turn: Turn): Promise<boolean> {
    const { scene, exchange } = turn;
    const { journal } = this.#props.memory;
    if (!scene || !this.#standsHere(last, turn)) return false;
    const changed = journal.last().files.get(scene.path);
    const { view, hands } = accessFor(exchange, 'user');
    const document = await view.documents.read(scene.path);
    if (changed?.before === undefined || changed.after !== document.text) return false;
    const { start, newEnd } = stretchBetween(changed.before, changed.after);
    const written = changed.after.slice(start, newEnd);
    const from = start + (written.length - written.trimStart().length);
    const to = from + written.trim().length;
    if (from >= to) return false;
    const lines = new LineIndex(changed.after);
    await hands.places.moveTo(scene.path, { anchor: lines.positionAt(from), active: lines.positionAt(to) });
    return true;
  }

  /** Keeps a word, if it is one, and says so. */
  async #learn({ written, heard }: Lesson, { tell }: Turn): Promise<true> {
    const word = ownWord(written, heard === undefined ? [] : [heard]);
    if ('id' in word) throw new AloudError({ code: 'bad-arguments', message: word, text: written });
    const { vocabulary } = this.#props;
    if (!vocabulary) throw new AloudError({ code: 'unsupported', message: message('vocabulary.no-store') });
    await vocabulary.learn([word]);
    const others = word.heard.filter(said => said !== word.written.toLowerCase());
    const learnt =
      others.length > 0
        ? message('vocabulary.learnt-heard', { written: word.written, heard: others })
        : message('vocabulary.learnt', { written: word.written });
    const isText = guarded(word, 'home').onlyInText;
    const told = isText ? [learnt, message('vocabulary.only-in-text', { written: word.written })] : [learnt];
    tell({ event: 'answer', text: text(sentences(told)) });
    return true;
  }

  /** What is said now is what can be corrected next. */
  #note(turn: Turn, signal: AbortSignal): Promise<void> {
    return this.#noted(this.#props.mode, turn, signal, placeIn(turn.scene));
  }

  async #noted(mode: ModeName, turn: Turn, signal: AbortSignal, from: Said['from']): Promise<void> {
    const { memory } = this.#props;
    memory.said.begin();
    try {
      await this.#props.modes[mode].run(turn, signal);
    } finally {
      if (!signal.aborted) {
        const changed = turn.exchange.hasChanged ? memory.journal.lastTurn : undefined;
        // Another reading of the same words leaves them what was said.
        const same =
          wishIn(turn.heard.raw, { isOffered: true, isText: false })?.kind === 'use' ? memory.said.last : undefined;
        memory.said.is({ ...(same ?? { heard: turn.heard, mode, from }), turn: changed });
      }
    }
  }

  #inner(mode: ModeName, turn: Turn, signal: AbortSignal): Promise<void> {
    const scene = Scene.open(turn.exchange.props.editor);
    return this.#props.modes[mode].run({ ...turn, scene }, signal).finally(() => scene?.dispose());
  }
}

/** What a wish to replace comes to; without words that are said for nothing else, only of what was said to the letter. */
function replaced(raw: string, { from, to, sure }: Replace): readonly Correction[] {
  const found = replacing(raw, from, to);
  if (sure === 'marked') return found;
  if (sure === 'alike' && wholeLikeness(from, to) < LEAST_WHOLE.said) return [];
  return found.every(each => each.from.toLowerCase() === from.toLowerCase()) ? found : [];
}

/** What is worth to be learnt of a correction: no word of every day is ever to be heard as another. */
function lessonOf({ from, to }: Correction): Lesson | undefined {
  const heard = saidFor(from);
  const isEveryday =
    heard === undefined || heard.split(' ').every(word => COMMON_WORDS.has(word) || isCommandWord(word));
  const isSame = heard === to.toLowerCase() || homophonesOf(heard ?? '').length > 0;
  return isEveryday || isSame || to.split(' ').length > 4 ? undefined : { heard, written: to };
}

function offerOf({ words }: Correction): Offer {
  return { says: asWritten(words), words };
}

function choices(offers: readonly Offer[]): readonly Message[] {
  return offers.map(({ says }, index) => message('correcting.choice', { number: index + 2, words: says }));
}

/** Where the user was; undefined where that has been closed meanwhile: whoever writes there says so, with the words. */
function placeIn(scene: Turn['scene']): Said['from'] {
  try {
    return scene && { path: scene.path, selection: scene.selection };
  } catch (thrown) {
    if (thrown instanceof AloudError && thrown.code === 'document-closed') return undefined;
    throw thrown;
  }
}
