import { accessFor } from '../../actions/run/access.ts';
import type { TextDocument } from '../../editor/documents.ts';
import { lineIndexOf } from '../../editor/text.ts';
import { type Message, message } from '../../messages/message.ts';
import { text } from '../../messages/text.ts';
import type { Span } from '../../syntax/scopes.ts';
import type { Answers } from '../answers.ts';
import type { Offer } from '../lastSaid.ts';
import type { Memory } from '../memory.ts';
import type { Turn } from './mode.ts';

export interface AskingProps {
  readonly memory: Pick<Memory, 'last' | 'said'>;
  readonly answers: Answers;
}

/** Asks by number what was said: nothing is done before. `questionOf` makes the question of the choices in words. */
export async function ask(
  offers: readonly Offer[],
  questionOf: (choices: readonly Message[]) => Message,
  turn: Turn,
  { memory, answers }: AskingProps,
  signal: AbortSignal,
): Promise<void> {
  memory.last.forget();
  memory.said.ask(offers);
  turn.tell({ event: 'alternatives', words: offers.map(({ says }) => text(says)), isQuestion: true });
  const choices = offers.map(({ says }, index) => message('correcting.choice', { number: index + 1, words: says }));
  const question = text(questionOf(choices));
  turn.tell({ event: 'answer', text: question });
  if (answers.isSpoken('command')) await answers.give('command', turn, signal, async () => question);
}

/** Asks which of several things in a document is meant, and shows the numbers where they stand. */
export async function askWhich(
  spans: readonly Span[],
  document: TextDocument,
  turn: Turn,
  props: AskingProps,
  signal: AbortSignal,
): Promise<void> {
  const { path, version } = document;
  const { raw: words } = turn.heard;
  const lines = lineIndexOf(document);
  const ranges = spans.map(({ start, end }) => ({ start: lines.positionAt(start), end: lines.positionAt(end) }));
  const glimpses = glimpsesOf(spans, document.text);
  const offers = ranges.map(({ start }, index) => ({
    says: message('correcting.at-line', { line: start.line + 1, text: glimpses[index] ?? '' }),
    words,
    at: { path, version, selection: { anchor: start, active: start } },
  }));
  await accessFor(turn.exchange, 'user').hands.screen.markPlaces(ranges.map(range => ({ path, range })));
  await ask(offers, choices => message('correcting.several', { words, choices }), turn, props, signal);
}

/** So much of a thing is told, in UTF-16 units, that it is known again. */
const LONGEST = 60;

/** The first line of each thing; all of the lines that they stand in, where the things themselves look alike. */
function glimpsesOf(spans: readonly Span[], text: string): readonly string[] {
  const things = spans.map(({ start, end }) => shortened(text.slice(start, end).split('\n', 1)[0] ?? ''));
  if (new Set(things).size === things.length) return things;
  return spans.map(({ start }) => {
    const end = text.indexOf('\n', start);
    return shortened(text.slice(text.lastIndexOf('\n', start - 1) + 1, end < 0 ? text.length : end));
  });
}

function shortened(line: string): string {
  const plain = line.trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}
