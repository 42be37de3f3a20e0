import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import type { Place } from '../../places/place.ts';
import { caret, type Outcome } from '../../places/text/outcome.ts';
import { lineAt, unitsFrom } from '../../places/text/units.ts';
import type { Said } from '../rule.ts';
import { timesIn } from '../times.ts';
import { defineVerb } from '../verb.ts';

const DIRECTIONS = ['left', 'right', 'up', 'down'] as const;

/** How far each way of saying it goes. */
const STEPS = [
  { direction: 'left', unit: 'character', help: message('help.cursor-left') },
  { direction: 'left', unit: 'word', help: message('help.cursor-left-word') },
  { direction: 'right', unit: 'character', help: message('help.cursor-right') },
  { direction: 'right', unit: 'word', help: message('help.cursor-right-word') },
  { direction: 'up', unit: 'line', help: message('help.cursor-up') },
  { direction: 'down', unit: 'line', help: message('help.cursor-down') },
] as const;

export const moveCursor = defineVerb({
  name: 'move_cursor',
  description: 'Moves the cursor by characters, words or lines.',
  risk: 'shows',
  input: z.strictObject({
    direction: z.enum(DIRECTIONS),
    by: described(z.string(), 'How many; empty for one.'),
    unit: z.enum(['character', 'word', 'line']),
  }),
  group: 'go',
  said: STEPS.map(({ direction, unit, help }) => ({
    say: [
      `[go | move | cursor] ${direction} <count> ${unit === 'word' ? '(word | words)' : `[${unit} | ${unit}s | time | times]`}`,
      `[go | move | cursor] ${direction} ${unit === 'word' ? '[one] word' : `[one] [${unit}]`}`,
    ],
    with: (said: Said) => ({ direction, by: said('count'), unit }),
    help,
  })),
  plan({ direction, by, unit }, place) {
    const count = timesIn(by);
    if (!(count > 0)) return undefined;
    if (direction === 'up' || direction === 'down') return byLines(direction === 'up' ? -count : count, place);
    const isRight = direction === 'right';
    const { text, cursor } = place;
    const at =
      unit === 'word'
        ? byWords(text, cursor, isRight, count)
        : isRight
          ? Math.min(text.length, cursor + count)
          : Math.max(0, cursor - count);
    return { edits: [], selections: [caret(at)] };
  },
});

/** To the same column so many lines further down, or up for less than none; as far as there are lines. */
function byLines(count: number, { text, cursor }: Place): Outcome | undefined {
  const passed = unitsFrom(text, cursor, 'line', count);
  const to = count < 0 ? passed[0] : passed.at(-1);
  const column = cursor - lineAt(text, cursor).start;
  return to && { edits: [], selections: [caret(Math.min(to.start + column, to.end))] };
}

function byWords(text: string, from: number, isRight: boolean, count: number): number {
  const isWord = (at: number) => /[\p{L}\p{N}_$]/u.test(text[at] ?? '');
  let at = from;
  for (let step = 0; step < count && (isRight ? at < text.length : at > 0); step++) {
    if (isRight) {
      while (at < text.length && isWord(at)) at++;
      while (at < text.length && !isWord(at)) at++;
    } else {
      while (at > 0 && !isWord(at - 1)) at--;
      while (at > 0 && isWord(at - 1)) at--;
    }
  }
  return at;
}
