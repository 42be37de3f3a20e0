import type { Action } from '../../actions/action.ts';
import type { Hands } from '../../actions/hands/hands.ts';
import { accessFor } from '../../actions/run/access.ts';
import type { Exchange } from '../../actions/run/exchange.ts';
import type { Place } from '../../actions/run/place.ts';
import { type Done, Runner } from '../../actions/run/runner.ts';
import type { View } from '../../actions/view/view.ts';
import { AloudError, type ErrorCode, throwIfAborted } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import type { Choice } from '../../grammar/commands/choose.ts';
import { EXPLAINS } from '../../grammar/commands/editor/recalling.ts';
import type { Bar } from '../../grammar/commands/judging/evidence.ts';
import type { SpeechWish } from '../../grammar/commands/speaking/wishes.ts';
import type { Call, Reading } from '../../grammar/commands/understand.ts';
import type { Grammar, Understood } from '../../grammar/grammar.ts';
import { asWritten, type Message, message, sentences } from '../../messages/message.ts';
import { english, text } from '../../messages/text.ts';
import type { Answers } from '../answers.ts';
import type { Memory } from '../memory.ts';
import { ask, askWhich } from './asking.ts';
import type { Heard, Turn } from './mode.ts';

export interface ByGrammarProps {
  readonly grammar: Pick<Grammar, 'actions' | 'lack' | 'nearly' | 'understand'>;
  readonly actions: readonly Action[];
  readonly memory: Pick<Memory, 'history' | 'last' | 'said'>;
  readonly answers: Answers;
  readonly log: Log;
}

/**
 * What became of an utterance; of what was not done, what was tried, for whoever is asked next, and whether it asks for an
 * explanation.
 */
export type Result =
  | { readonly isDone: true }
  | { readonly isDone: false; readonly tried: readonly string[]; readonly explains?: true };

/** Failures that say that there is no such thing, rather than that something went wrong with it or was refused. */
const DEAD_ENDS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'not-found',
  'ambiguous',
  'unsupported',
  'bad-arguments',
]);

/** After these there is nothing left that could be corrected. */
const UNDOING = /^(undo|undo_turn)$/;

/** A reading whose first call has done nothing. */
class DeadEnd extends Error {
  override readonly cause: AloudError;

  constructor(cause: AloudError) {
    super(cause.message);
    this.cause = cause;
  }
}

function isDeadEnd(thrown: unknown): thrown is DeadEnd {
  return thrown instanceof DeadEnd;
}

interface Tried {
  readonly says: Message;
  readonly error: AloudError;
}

/** What is to be done, and where that begins. */
interface Meant {
  readonly reading: Reading;
  readonly alternatives: readonly Reading[];
  readonly from: Place | undefined;
}

/** Does what the grammar knows, without a model. */
export class ByGrammar {
  readonly #props: ByGrammarProps;

  constructor(props: ByGrammarProps) {
    this.#props = props;
  }

  /**
   * Does what was said, if it knows it. A reading that fails before anything was done gives way to the next one. With a
   * `successor`, a model, it leaves to that what that did before, and what is in doubt. Throws what the actions throw.
   */
  async run(turn: Turn, successor: 'model' | undefined, signal: AbortSignal): Promise<Result> {
    const { memory, answers } = this.#props;
    const { heard, exchange, tell, stopwatch } = turn;
    const { view, hands } = accessFor(exchange, 'user');
    const choice = await stopwatch.time('understand', () => this.#understood(heard, view, successor ?? 'nobody'));
    throwIfAborted(signal);
    if (!choice) return this.#nearly(turn, view, successor, signal);
    if (choice.rivals && choice.document) {
      // Who spoke knows which is meant, and no model does.
      await askWhich(choice.rivals, choice.document, turn, this.#props, signal);
      return { isDone: true };
    }
    const [asked] = choice.reading.calls;
    if (asked?.name === 'steer_speech') {
      memory.said.pass();
      await answers.steer(asked.arguments['how'] as SpeechWish, turn, signal);
      return { isDone: true };
    }
    if (choice.reading.calls.some(({ name }) => name === EXPLAINS))
      return { isDone: false, tried: [], ...(choice.reading.calls.length === 1 && { explains: true }) };
    // What a model has done it can do again: it is told the last turns.
    const isAgain = asked?.name === 'repeat_last' && !memory.last.isKnown;
    if (isAgain && successor && memory.history.messages().length > 0) return { isDone: false, tried: [] };
    tell({ event: 'state', track: 'mind', state: 'acting' });
    if (choice.heardAs !== undefined) tell({ event: 'understood', text: choice.heardAs });
    const { reading, alternatives, from } = await this.#meant(choice, turn, hands);
    // What fails in the middle is neither done nor left undone. After a question the last command is still the last.
    const isQuestion = this.#isQuestion(reading.calls);
    if (!isQuestion) memory.last.forget();
    const tried: Tried[] = [];
    for (const [index, { calls, says, isFixed }] of [reading, ...alternatives].entries()) {
      const done = await this.#carryOut(calls, turn).catch((thrown: unknown) => {
        if (!isDeadEnd(thrown)) throw thrown;
        if (isFixed || exchange.hasChanged) throw thrown.cause;
        tried.push({ says, error: thrown.cause });
        return undefined;
      });
      throwIfAborted(signal);
      if (!done) continue;
      if (this.#isQuestion(calls)) {
        await this.#tell(done, turn, signal);
        return { isDone: true };
      }
      const others = alternatives.slice(index);
      if (!choice.isPassing) memory.last.is({ calls, alternatives: others, from, edited: exchange.hasChanged });
      if (calls.some(({ name }) => UNDOING.test(name))) {
        memory.said.forget();
        memory.said.pass();
      }
      const result = sentences(done.map(({ forUser }) => forUser));
      memory.history.addOwn(choice.heardAs ?? heard.raw, english(result));
      if (others.length > 0) tell({ event: 'alternatives', words: others.map(other => text(other.says)) });
      if (answers.isSpoken('command')) await answers.give('command', turn, signal, async () => text(result));
      return { isDone: true };
    }
    const [first] = tried;
    if (first && !successor) {
      const asked = await this.#nearly(turn, view, successor, signal);
      if (asked.isDone) return asked;
      throw first.error;
    }
    const taken = choice.heardAs === undefined ? [] : [`It may have been said: ${choice.heardAs}`];
    return {
      isDone: false,
      tried: [...taken, ...tried.map(({ says, error }) => `${english(says)}: ${error.message}`)],
    };
  }

  /** Asks by number which of those was said that come near; a model is told of them instead. */
  async #nearly(turn: Turn, view: View, successor: 'model' | undefined, signal: AbortSignal): Promise<Result> {
    const { grammar } = this.#props;
    const { heard, stopwatch } = turn;
    const near = await stopwatch.time('understand', () => grammar.nearly(heard.spelled, view, heard.languages));
    throwIfAborted(signal);
    if (successor || near.length === 0)
      return { isDone: false, tried: near.map(words => `It may have been said: ${words}`) };
    const offers = near.map(words => ({ says: asWritten(words), words }));
    await ask(offers, choices => message('correcting.near', { words: heard.raw, choices }), turn, this.#props, signal);
    return { isDone: true };
  }

  /** What is told of each call. Throws `DeadEnd` where the first of them comes to nothing. */
  async #carryOut(calls: readonly Call[], { exchange, stopwatch }: Turn): Promise<readonly Done[]> {
    const { grammar, actions, log } = this.#props;
    const runner = new Runner({ exchange, by: 'user', actions: [...grammar.actions, ...actions], log });
    const results: Done[] = [];
    await stopwatch.time('act', async () => {
      for (const { name, arguments: given } of calls) {
        const done = await runner.call(name, given).catch((thrown: unknown) => {
          const isNothing = thrown instanceof AloudError && DEAD_ENDS.has(thrown.code);
          throw isNothing && results.length === 0 ? new DeadEnd(thrown) : thrown;
        });
        results.push(done);
      }
    });
    return results;
  }

  /**
   * Whether what was said is a question that needs no model, and was answered. Of `facts` only what a model could not tell
   * better: "what is this" asks it for more than a type.
   */
  async answers(turn: Turn, which: 'facts' | 'all', signal: AbortSignal): Promise<boolean> {
    const { view } = accessFor(turn.exchange, 'user');
    const bar = which === 'facts' ? 'model' : 'nobody';
    const choice = await turn.stopwatch.time('understand', () => this.#understood(turn.heard, view, bar));
    throwIfAborted(signal);
    const calls = choice?.reading.calls ?? [];
    if (calls.length === 0 || !this.#isQuestion(calls)) return false;
    if (which === 'facts' && calls.some(({ name }) => name === 'tell_type')) return false;
    const done = await this.#carryOut(calls, turn).catch((thrown: unknown) => {
      throw isDeadEnd(thrown) ? thrown.cause : thrown;
    });
    await this.#tell(done, turn, signal);
    return true;
  }

  #isQuestion(calls: readonly Call[]): boolean {
    const { grammar, actions } = this.#props;
    const all = [...grammar.actions, ...actions];
    return calls.every(({ name }) => all.find(action => action.name === name)?.risk === 'reads');
  }

  /** Whoever asks something is answered, shown and spoken. */
  #tell(done: readonly Done[], turn: Turn, signal: AbortSignal): Promise<void> {
    this.#props.memory.said.pass();
    const shown = text(sentences(done.map(({ forUser }) => forUser)));
    const aloud = text(sentences(done.map(each => each.aloud)));
    return this.#props.answers.say('ask', shown, aloud, turn, signal);
  }

  /** What keeps words from being a command here; undefined where they are none in any way. */
  lack(words: string, exchange: Exchange): Promise<Message | undefined> {
    return this.#props.grammar.lack(words, accessFor(exchange, 'user').view);
  }

  async #understood(
    { raw, worded = raw, spelled, languages }: Heard,
    view: View,
    bar: Bar,
  ): Promise<Understood | undefined> {
    // What was heard is what was said, where nothing else can be made of it.
    for (const words of new Set([worded, spelled, raw])) {
      const choice = await this.#props.grammar.understand(words, view, bar, languages);
      if (choice) return { ...choice, reading: withCapitals(choice.reading, raw, worded) };
    }
    return undefined;
  }

  /** What "repeat that" and "use two" stand for; anything else is what it is. */
  async #meant({ reading, alternatives }: Choice, { scene }: Turn, hands: Hands): Promise<Meant> {
    const { last } = this.#props.memory;
    const [first] = reading.calls;
    const from = scene && { path: scene.path, selection: scene.selection };
    if (first?.name === 'repeat_last')
      return { reading: { ...reading, calls: reading.calls.flatMap(() => last.repeated()) }, alternatives: [], from };
    if (first?.name !== 'use_alternative') return { reading, alternatives, from };
    const { chosen, instead } = last.alternative(Number(first.arguments['number']));
    if (instead.edited) await hands.text.undoTurn();
    if (instead.from) await hands.places.moveTo(instead.from.path, instead.from.selection);
    return {
      reading: chosen,
      // What was taken once is not offered again.
      alternatives: instead.alternatives.filter(each => each !== chosen),
      from: instead.from,
    };
  }
}

/** What is typed has the capitals of the user's own words; names have those of their style. */
function withCapitals(reading: Reading, raw: string, worded: string): Reading {
  if (worded === raw) return reading;
  const heard = new Set(raw.split(/\s+/));
  const own = new Set(
    (worded.match(/\p{Lu}\p{Ll}+/gu) ?? []).filter(word => !heard.has(word)).map(word => word.toLowerCase()),
  );
  const calls = reading.calls.map(call => {
    const { words } = call.arguments;
    if (call.name !== 'type_words' || typeof words !== 'string') return call;
    const said = words.split(' ').map(word => (own.has(word) ? `capital ${word}` : word));
    return { ...call, arguments: { ...call.arguments, words: said.join(' ') } };
  });
  return { ...reading, calls };
}
