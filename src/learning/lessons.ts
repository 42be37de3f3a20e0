import { message } from '../messages/message.ts';
import type { Lesson } from './lesson.ts';

/** To speak to: small enough to be seen whole, with something of every kind. */
const SHOP = `export function total(prices: number[], limit: number): number {
  let sum = 0;
  for (const price of prices) {
    sum += price;
  }
  if (sum > limit) {
    throw new Error('too much');
  }
  return sum;
}

export const paid = total([3, 5, 8], 20);
`;

const at = (line: number, character: number) => ({ line, character });

/** Twelve lessons of a minute each, in the order in which they are best learnt. */
export const LESSONS = {
  go: {
    title: message('lessons.go'),
    text: SHOP,
    tasks: [
      { say: 'go to line three', about: message('lessons.go-line'), from: at(0, 0), wanted: { line: 3 } },
      { say: 'go to the return statement', about: message('lessons.go-part'), wanted: { line: 9 } },
      { say: 'go to the top', about: message('lessons.go-top'), wanted: { line: 1 } },
    ],
  },
  select: {
    title: message('lessons.select'),
    text: SHOP,
    tasks: [
      {
        say: 'select the condition',
        about: message('lessons.select-part'),
        from: at(5, 6),
        wanted: { selected: /^sum > limit$/ },
      },
      {
        say: 'select the second parameter',
        about: message('lessons.select-counted'),
        from: at(0, 0),
        wanted: { selected: /^limit: number$/ },
      },
      {
        say: 'select lines two to five',
        about: message('lessons.select-lines'),
        wanted: { selected: /^let sum = 0;\n[\s\S]*\+= price;\n {2}\}$/ },
      },
    ],
  },
  rename: {
    title: message('lessons.rename'),
    text: SHOP,
    tasks: [
      {
        say: 'rename sum to result',
        about: message('lessons.rename-everywhere'),
        from: at(1, 6),
        wanted: { text: /let result = 0;[\s\S]*return result;/, without: /\bsum\b/ },
      },
      {
        say: 'rename total to add up',
        about: message('lessons.rename-words'),
        from: at(0, 16),
        wanted: { text: /function addUp\([\s\S]*addUp\(\[3/, without: /\btotal\b/ },
      },
    ],
  },
  change: {
    title: message('lessons.change'),
    text: SHOP,
    tasks: [
      {
        say: 'change zero to ten',
        about: message('lessons.change-value'),
        from: at(1, 2),
        wanted: { text: /let sum = 10;/ },
      },
      {
        say: 'invert the condition',
        about: message('lessons.change-condition'),
        from: at(5, 6),
        wanted: { text: /if \(sum <= limit\)/ },
      },
    ],
  },
  remove: {
    title: message('lessons.remove'),
    text: SHOP,
    tasks: [
      {
        say: 'delete the if statement',
        about: message('lessons.remove-whole'),
        from: at(5, 3),
        wanted: { text: /function total/, without: /\bif\b/ },
      },
      { say: 'undo that', about: message('lessons.remove-back'), wanted: { text: 'as before' } },
    ],
  },
  explain: {
    title: message('lessons.explain'),
    text: SHOP,
    tasks: [
      {
        say: 'Explain Aloud',
        by: 'aloud.explain',
        about: message('lessons.explain-function'),
        from: at(1, 2),
        wanted: { happens: 'answered' },
      },
      {
        say: 'what type is sum',
        about: message('lessons.explain-ask'),
        from: at(1, 6),
        wanted: { happens: 'answered' },
      },
    ],
  },
  add: {
    title: message('lessons.add'),
    text: SHOP,
    tasks: [
      {
        say: 'add a parameter called fee',
        about: message('lessons.add-parameter'),
        from: at(0, 20),
        wanted: { text: /limit: number, fee/ },
      },
      {
        say: 'add if sum equals ten',
        about: message('lessons.add-statement'),
        from: at(1, 14),
        wanted: { text: /if \(sum ={2,3} 10\) \{/ },
      },
    ],
  },
  code: {
    title: message('lessons.code'),
    text: SHOP,
    tasks: [
      {
        say: 'const half equals sum divided by two',
        about: message('lessons.code-statement'),
        from: at(4, 3),
        wanted: { text: /const half = sum \/ 2/ },
      },
    ],
  },
  comment: {
    title: message('lessons.comment'),
    text: SHOP,
    tasks: [
      {
        say: 'this adds up all prices',
        by: 'aloud.dictateComment',
        about: message('lessons.comment-line'),
        from: at(2, 2),
        wanted: { text: /^\s*(?:\/\/|\/\*+|\*) ?\w+/m },
      },
    ],
  },
  arrange: {
    title: message('lessons.arrange'),
    text: SHOP,
    tasks: [
      {
        say: 'duplicate this line',
        about: message('lessons.arrange-double'),
        from: at(1, 4),
        wanted: { text: /(let sum = 0;\s+){2}/ },
      },
      { say: 'undo that', about: message('lessons.arrange-back'), wanted: { text: 'as before' } },
      {
        say: 'wrap this line in a try catch',
        about: message('lessons.arrange-wrap'),
        from: at(6, 6),
        wanted: { text: /try \{\s+throw new Error\('too much'\);\s+\} catch/ },
      },
    ],
  },
  numbers: {
    title: message('lessons.numbers'),
    text: SHOP,
    tasks: [{ say: 'show marks', about: message('lessons.numbers-show'), wanted: { happens: 'numbered' } }],
  },
  handsFree: {
    title: message('lessons.hands-free'),
    text: SHOP,
    tasks: [
      {
        say: 'Hands-Free On or Off',
        by: 'aloud.handsFree',
        about: message('lessons.hands-free-on'),
        wanted: { happens: 'awake' },
      },
      { say: 'go to line nine', about: message('lessons.hands-free-say'), from: at(0, 0), wanted: { line: 9 } },
      { say: 'go to sleep', about: message('lessons.hands-free-sleep'), wanted: { happens: 'asleep' } },
    ],
  },
} as const satisfies Readonly<Record<string, Lesson>>;

export type LessonName = keyof typeof LESSONS;
export const LESSON_NAMES = Object.keys(LESSONS) as [LessonName, ...LessonName[]];
