import type { Action } from '../../actions/action.ts';
import type { Hands } from '../../actions/hands/hands.ts';
import { accessFor } from '../../actions/run/access.ts';
import type { Place } from '../../actions/run/place.ts';
import { Runner } from '../../actions/run/runner.ts';
import type { View } from '../../actions/view/view.ts';
import { throwIfAborted } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import type { Choice } from '../../grammar/commands/choose.ts';
import type { Call, Reading } from '../../grammar/commands/understand.ts';
import type { Grammar } from '../../grammar/grammar.ts';
import { type Message, sentences } from '../../messages/message.ts';
import { english, text } from '../../messages/text.ts';
import type { Answers } from '../answers.ts';
import type { Memory } from '../memory.ts';
import type { Heard, Turn } from './mode.ts';

export interface ByGrammarProps {
  readonly grammar: Pick<Grammar, 'actions' | 'understand'>;
  readonly actions: readonly Action[];
  readonly memory: Pick<Memory, 'history' | 'last'>;
  readonly answers: Answers;
  readonly log: Log;
}

/** What is to be done, and where that begins. */
interface Meant {
  readonly calls: readonly Call[];
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
   * Whether it knew what was said, and did it. With a `successor`, a model, it leaves to that what that did before.
   * Throws what the actions throw.
   */
  async run(turn: Turn, successor: 'model' | undefined, signal: AbortSignal): Promise<boolean> {
    const { grammar, actions, memory, answers, log } = this.#props;
    const { heard, exchange, tell, stopwatch } = turn;
    const { view, hands } = accessFor(exchange, 'user');
    const choice = await stopwatch.time('understand', () => this.#understood(heard, view));
    throwIfAborted(signal);
    if (!choice) return false;
    // What a model has done it can do again: it is told the last turns.
    const isAgain = choice.reading.calls[0]?.name === 'repeat_last' && !memory.last.isKnown;
    if (isAgain && successor && memory.history.messages().length > 0) return false;
    tell({ event: 'state', track: 'mind', state: 'acting' });
    const { calls, alternatives, from } = await this.#meant(choice, turn, hands);
    // What fails in the middle is neither done nor left undone.
    memory.last.forget();
    const runner = new Runner({ exchange, by: 'user', actions: [...grammar.actions, ...actions], log });
    const results: Message[] = [];
    await stopwatch.time('act', async () => {
      for (const { name, arguments: given } of calls) results.push((await runner.call(name, given)).forUser);
    });
    memory.last.is({ calls, alternatives, from, edited: exchange.hasChanged });
    const result = sentences(results);
    memory.history.addOwn(heard.raw, english(result));
    if (alternatives.length > 0) tell({ event: 'alternatives', words: alternatives.map(({ says }) => text(says)) });
    if (answers.isSpoken('command')) await answers.give('command', turn, signal, async () => text(result));
    return true;
  }

  async #understood({ raw, spelled }: Heard, view: View): Promise<Choice | undefined> {
    const { grammar } = this.#props;
    const choice = await grammar.understand(raw, view);
    return choice ?? (spelled === raw ? undefined : grammar.understand(spelled, view));
  }

  /** What "repeat that" and "use two" stand for; anything else is what it is. */
  async #meant({ reading, alternatives }: Choice, { scene }: Turn, hands: Hands): Promise<Meant> {
    const { last } = this.#props.memory;
    const [first] = reading.calls;
    const from = scene && { path: scene.path, selection: scene.selection };
    if (first?.name === 'repeat_last')
      return { calls: reading.calls.flatMap(() => last.repeated()), alternatives: [], from };
    if (first?.name !== 'use_alternative') return { calls: reading.calls, alternatives, from };
    const { chosen, instead } = last.alternative(Number(first.arguments['number']));
    if (instead.edited) await hands.text.undoTurn();
    if (instead.from) await hands.places.moveTo(instead.from.path, instead.from.selection);
    return {
      calls: chosen.calls,
      // What was taken once is not offered again.
      alternatives: instead.alternatives.filter(each => each !== chosen),
      from: instead.from,
    };
  }
}
