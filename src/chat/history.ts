import type { DoneCall } from '../actions/run/workDone.ts';
import { visibleLine } from '../common/visible.ts';
import type { ChatMessage, SpokenAnswer } from './chatModel.ts';
import { fenced } from './fence.ts';

export interface PastTurn {
  readonly said: string;
  readonly calls: readonly DoneCall[];
  readonly answer: string;
  /** The same as a model spoke it. */
  readonly spoken?: SpokenAnswer;
}

/** A turn that Aloud did without a model: what came of it may quote files, and was said by nobody. */
interface OwnTurn {
  readonly said: string;
  readonly result: string;
}

/** When there are more, the older half is forgotten at once: the beginning of what a model is told stays the same for long. */
const MOST_TURNS = 10;
const MOST_CALLS = 4;
const LONGEST_SAID = 300;
const LONGEST_RESULT = 120;
const LONGEST_ARGUMENT = 80;

/** The last turns, in few words: for "do that again" and "no, the other one". */
export class History {
  #turns: readonly (PastTurn | OwnTurn)[] = [];

  add(turn: PastTurn): void {
    this.#keep(turn);
  }

  addOwn(said: string, result: string): void {
    this.#keep({ said, result });
  }

  #keep(turn: PastTurn | OwnTurn): void {
    this.#turns = [...this.#turns, turn];
    if (this.#turns.length > MOST_TURNS) this.#turns = this.#turns.slice(MOST_TURNS / 2);
  }

  /** The last turns, the latest first: what was said, and what came of it. */
  last(most: number): readonly { readonly said: string; readonly result: string }[] {
    return this.#turns
      .slice(-most)
      .toReversed()
      .map(turn => ({ said: turn.said, result: 'calls' in turn ? turn.answer || lastResult(turn) : turn.result }));
  }

  /** As a model would have seen them, had it been told no more than this. */
  messages(): readonly ChatMessage[] {
    return this.#turns.flatMap((turn, index) => ('calls' in turn ? told(turn, index) : toldOwn(turn)));
  }
}

function lastResult({ calls }: PastTurn): string {
  return calls.at(-1)?.result ?? '';
}

function toldOwn({ said, result }: OwnTurn): readonly ChatMessage[] {
  const words = visibleLine(said).slice(0, LONGEST_SAID);
  return [
    {
      role: 'user',
      content: `The user said before: ${words}\nAloud did it by itself:\n${fenced(firstLine(result))}`,
    },
    { role: 'assistant', content: 'Done.', toolCalls: [] },
  ];
}

function told({ said, calls, answer, spoken }: PastTurn, index: number): readonly ChatMessage[] {
  const messages: ChatMessage[] = [
    { role: 'user', content: `The user said before: ${visibleLine(said).slice(0, LONGEST_SAID)}` },
  ];
  const shown = calls.slice(-MOST_CALLS).map((call, i) => ({ ...call, id: `before_${index}_${i}` }));
  if (shown.length > 0) {
    messages.push({
      role: 'assistant',
      content: '',
      toolCalls: shown.map(({ id, name, arguments: given }) => ({
        id,
        name,
        arguments: JSON.stringify(shortened(given)),
      })),
    });
    for (const { id, result } of shown) messages.push({ role: 'tool', callId: id, content: fenced(firstLine(result)) });
  }
  const words = firstLine(answer) || 'Done.';
  messages.push({ role: 'assistant', content: words, toolCalls: [], ...(spoken && { spoken }) });
  return messages;
}

function shortened(value: unknown): unknown {
  if (typeof value === 'string') {
    const over = value.length - LONGEST_ARGUMENT;
    return over > 0 ? `${value.slice(0, LONGEST_ARGUMENT)}… (${over} more characters)` : value;
  }
  if (Array.isArray(value)) return value.slice(0, MOST_CALLS).map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shortened(inner)]));
}

function firstLine(text: string): string {
  const line = visibleLine(text.trim().split(/\r?\n/, 1)[0] ?? '');
  return line.length > LONGEST_RESULT ? `${line.slice(0, LONGEST_RESULT)}…` : line;
}
