import * as z from 'zod/mini';
import { message } from '../../messages/message.ts';
import { defineAction, described } from '../define.ts';

const MOST_STEPS = 10_000;
/** Slow enough to read code by. */
const SLOWEST = 0.25;
const READING = 2;
const FASTEST = 32;

export const showMarks = defineAction({
  name: 'show_marks',
  description: 'Shows a number at every word on screen, by which it can be pointed at; at signs too with all.',
  risk: 'shows',
  needs: [],
  forModels: false,
  input: z.strictObject({ all: z.optional(z.boolean()) }),
  run: async ({ all = false }, { hands }) =>
    message('marks.shown', { count: await hands.screen.showMarks(all ? 'all' : 'words') }),
});

export const hideMarks = defineAction({
  name: 'hide_marks',
  description: 'Takes the numbers off the screen.',
  risk: 'shows',
  needs: [],
  forModels: false,
  input: z.strictObject({}),
  async run(_input, { hands }) {
    await hands.screen.hideMarks();
    return message('marks.hidden');
  },
});

export const goToMark = defineAction({
  name: 'go_to_mark',
  description: 'Goes to what has a number on screen, in whichever editor.',
  risk: 'shows',
  needs: [],
  forModels: false,
  input: z.strictObject({ number: z.int() }),
  async run({ number }, { hands }) {
    await hands.screen.goToMark(number);
    return message('marks.went', { number });
  },
});

export const scroll = defineAction({
  name: 'scroll',
  description: 'Scrolls the editor, or the one beside it, without moving the cursor.',
  risk: 'shows',
  needs: [],
  forModels: false,
  input: z.strictObject({
    to: z.enum(['up', 'down', 'left', 'right']),
    by: z.enum(['line', 'half', 'page', 'column']),
    count: z.int().check(z.minimum(1), z.maximum(MOST_STEPS)),
    beside: z.optional(z.boolean()),
  }),
  async run({ beside = false, ...how }, { hands }) {
    await hands.screen.scroll(how, beside ? 'beside' : 'here');
    return message('scrolling.scrolled');
  },
});

export const putLine = defineAction({
  name: 'put_line',
  description: 'Scrolls so that the line of the cursor stands at a height of the screen.',
  risk: 'shows',
  needs: ['document'],
  forModels: false,
  input: z.strictObject({ at: z.enum(['top', 'center', 'bottom']) }),
  async run({ at }, { hands }) {
    await hands.screen.putLineHere(at);
    return message('scrolling.put');
  },
});

export const keepScrolling = defineAction({
  name: 'keep_scrolling',
  description: 'Goes on scrolling until it is stopped; again, faster or slower than it does.',
  risk: 'shows',
  needs: [],
  forModels: false,
  input: z.strictObject({
    to: z.optional(z.enum(['up', 'down'])),
    pace: described(z.optional(z.enum(['slow', 'fast', 'slower', 'faster'])), 'Reading pace where it is left out.'),
  }),
  async run({ to, pace }, { view, hands }) {
    const now = view.screen.scrolling;
    const speed = { slow: READING / 2, fast: READING * 4, slower: 0.5, faster: 2 };
    const wanted =
      pace === undefined
        ? (now?.linesPerSecond ?? READING)
        : speed[pace] * (pace === 'slower' || pace === 'faster' ? (now?.linesPerSecond ?? READING) : 1);
    const linesPerSecond = Math.min(FASTEST, Math.max(SLOWEST, wanted));
    await hands.screen.keepScrolling(to ?? now?.to ?? 'down', linesPerSecond);
    return message('scrolling.goes-on', { stop: 'stop' });
  },
});

export const stopScrolling = defineAction({
  name: 'stop_scrolling',
  description: 'Ends scrolling that goes on.',
  risk: 'shows',
  needs: [],
  forModels: false,
  input: z.strictObject({}),
  async run(_input, { view, hands }) {
    const was = view.screen.scrolling !== undefined;
    hands.screen.stopScrolling();
    return was ? message('scrolling.stopped') : message('scrolling.still');
  },
});
