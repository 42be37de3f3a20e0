import type { Manner } from '../actions/gate/rules.ts';
import type { Log } from '../common/log.ts';
import type { TurnEvent } from '../session/turnEvents.ts';

interface Noted {
  readonly turn: number;
  readonly began: number;
  readonly actions: string[];
  readonly questions: string[];
  readonly words: string[];
  manner: Manner | undefined;
}

export interface TurnLogProps {
  readonly log: Log;
  /** Whether what was said and answered may stand in it. */
  readonly hasWords: () => boolean;
}

/**
 * One line a turn in the log, for someone to send: its number, how it was begun, who understood it, what each step took
 * in ms, which actions were called, and how it ended, by code. No words of anyone, unless that is switched on.
 */
export class TurnLog {
  readonly #props: TurnLogProps;
  #noted: Noted | undefined;

  constructor(props: TurnLogProps) {
    this.#props = props;
  }

  follow(event: TurnEvent): void {
    // Levels come often, and before the first turn there is nothing to note.
    if (event.event === 'level' || event.turn === 0) return;
    const noted = this.#of(event.turn);
    switch (event.event) {
      case 'state':
        noted.manner ??= event.manner;
        break;
      case 'action':
        noted.actions.push('error' in event ? `${event.name} failed` : event.name);
        break;
      case 'confirm':
        noted.questions.push(event.answer ? 'yes' : 'no');
        break;
      case 'transcript':
      case 'understood':
      case 'answer':
        if (this.#props.hasWords()) noted.words.push(`${event.event} ${JSON.stringify(event.text)}`);
        break;
      case 'done':
        this.#write(noted, 'done', event.ms);
        break;
      case 'error':
        this.#write(noted, event.code, event.ms ?? {});
    }
  }

  #of(turn: number): Noted {
    if (this.#noted?.turn !== turn)
      this.#noted = { turn, began: performance.now(), actions: [], questions: [], words: [], manner: undefined };
    return this.#noted;
  }

  #write({ turn, began, manner, actions, questions, words }: Noted, end: string, ms: Readonly<Record<string, number>>) {
    const steps = Object.entries(ms).map(([step, took]) => `${step} ${Math.round(took)}`);
    const by = 'think' in ms ? 'by the model' : 'understand' in ms ? 'by the grammar' : '';
    const parts = [
      [`Turn ${turn}`, manner, by].filter(Boolean).join(', '),
      `${end} after ${Math.round(performance.now() - began)} ms${steps.length > 0 ? ` (${steps.join(', ')})` : ''}`,
      actions.length > 0 && `actions: ${actions.join(', ')}`,
      questions.length > 0 && `asked on screen: ${questions.join(', ')}`,
      ...words,
    ];
    this.#props.log.info(`${parts.filter(Boolean).join('; ')}.`);
    this.#noted = undefined;
  }
}
