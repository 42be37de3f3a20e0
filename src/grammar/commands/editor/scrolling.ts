import { message } from '../../../messages/message.ts';
import { cardinalAt } from '../../english/numbers.ts';
import type { Rule, Said } from '../../verbs/rule.ts';
import { command } from './command.ts';

/** So many lines are a bit, columns to the side; and a lot. */
const A_BIT = 5;
const A_LOT = 3;
const A_COUPLE = 2;
const SIDEWAYS = 20;

type Way = 'up' | 'down' | 'left' | 'right';

const countIn = (said: Said): number => cardinalAt(said('count').toLowerCase().split(' '), 0)?.value ?? 1;

/** One way of going, by amounts that are said for lines and pages. */
function amounts(to: 'up' | 'down', where: 'here' | 'beside'): readonly Rule[] {
  const isBeside = where === 'beside';
  const behind = isBeside ? '(in the other (editor | group | pane | window) | over there)' : '';
  const thing = isBeside
    ? '[the] other (editor | group | pane | window | side)'
    : '[the (editor | page | text | file | view | screen)]';
  const ways = isBeside ? [`scroll ${thing} ${to}`, `scroll ${to} ${behind}`] : [`scroll ${to}`];
  const otherWays = isBeside
    ? []
    : [
        `scroll (back | further | the (editor | page | text | file | view | screen)) ${to}`,
        `(move | nudge | shift) the (page | view | screen) ${to}`,
      ];
  const help = isBeside
    ? message('commands.scroll-beside', { example: `scroll the other editor ${to}` })
    : message('commands.scroll-by', { example: `scroll ${to} ten lines`, second: `scroll ${to} half a page` });
  const rule = (
    by: 'line' | 'half' | 'page',
    count: (said: Said) => number,
    much: readonly string[],
    also: readonly string[] = [],
  ): Rule => ({
    say: ways.flatMap(way => much.map(each => `${way} ${each}`)),
    also: [...otherWays.flatMap(way => much.map(each => `${way} ${each}`)), ...(isBeside ? [] : also)],
    does: 'scroll',
    with: said => ({ to, by, count: count(said), ...(isBeside && { beside: true }) }),
    help,
  });
  const bit = '[just] a (bit | little | little bit | few lines | touch) [more | further]';
  return [
    rule('line', countIn, ['[by] [another | just | about] <count> [more] [line | lines]']),
    rule('line', () => 1, ['[by] [just] a line']),
    rule('line', () => A_COUPLE, ['[by] [just] a couple [of] [lines]']),
    rule('half', () => 1, ['[by] [a | one] half [a] (page | screen)'], [`[scroll | go] half a (page | screen) ${to}`]),
    rule(
      'page',
      countIn,
      ['[by] <count> (pages | screens)', '[by] (a | one | another) (page | screen)'],
      [`scroll (a | one) (page | screen) ${to}`, `[go | move] ${to} (a | one) (page | screen)`],
    ),
    rule(
      'line',
      () => A_BIT,
      [bit, 'slightly', '[a bit | a little] (more | further)'],
      [`scroll a (bit | little | little bit) [further] ${to}`],
    ),
    rule('page', () => A_LOT, ['a (lot | long way)'], [`scroll a (lot | long way) ${to}`]),
    ...(isBeside ? [rule('page', () => 1, [''])] : []),
  ];
}

function sideways(to: Way): Rule {
  return {
    say: [`scroll [to the] ${to} [by] <count> [column | columns | characters]`, `scroll [to the] ${to} [a bit]`],
    does: 'scroll',
    with: said => ({ to, by: 'column', count: said('count') ? countIn(said) : SIDEWAYS }),
    help: message('commands.scroll-sideways', { example: `scroll ${to}` }),
  };
}

const HEIGHTS = { top: 'top', center: '(middle | center | centre)', bottom: 'bottom' } as const;

/** What is seen of a text, by amounts and for as long as one likes. */
export const SCROLLING: readonly Rule[] = [
  ...amounts('down', 'here'),
  ...amounts('up', 'here'),
  command(
    'scroll_to_top',
    'commands.scroll-to-top',
    'scroll [all the way] [back] [up] to [the] [very] (top | start | beginning) [of [the | this] file]',
    'scroll all the way up',
  ),
  command(
    'scroll_to_bottom',
    'commands.scroll-to-bottom',
    'scroll [all the way] [down] to [the] [very] (bottom | end) [of [the | this] file]',
    'scroll all the way down',
  ),
  sideways('left'),
  sideways('right'),
  ...amounts('down', 'beside'),
  ...amounts('up', 'beside'),
  ...(['top', 'center', 'bottom'] as const).map(
    (at): Rule => ({
      say: [
        `(put | bring | move | scroll | show) (this [line] | the line | the cursor | the current line | it | me) (to | at | in) the ${HEIGHTS[at]} [of the (screen | page | window | editor | view)]`,
        `(line | cursor) (to | at | in) [the] ${HEIGHTS[at]} [of [the] screen]`,
      ],
      also: [
        `scroll so [that] (this | this line | the cursor | it) is (at | in | on) the ${HEIGHTS[at]} [of the (screen | page | window | editor | view)]`,
      ],
      does: 'put_line',
      with: () => ({ at }),
      help: message('commands.put-line', { example: `put this line at the ${at === 'center' ? 'middle' : at}` }),
    }),
  ),
  {
    say: ['(keep | continue | start) scrolling [down]', 'scroll [down] (slowly | continuously)', 'auto scroll'],
    does: 'keep_scrolling',
    also: [
      'start scrolling [down] slowly',
      '[keep | start] (scroll | scrolling) [down] until i (say stop | tell you to stop)',
    ],
    with: () => ({ to: 'down' }),
    help: message('commands.keep-scrolling', { example: 'keep scrolling' }),
  },
  {
    say: ['(keep | continue | start) scrolling up', 'scroll up (slowly | continuously)'],
    does: 'keep_scrolling',
    also: ['start scrolling up slowly', '[keep | start] (scroll | scrolling) up until i (say stop | tell you to stop)'],
    with: () => ({ to: 'up' }),
    help: message('commands.keep-scrolling-up'),
  },
  {
    say: ['scroll faster', 'faster', 'speed up scrolling'],
    does: 'keep_scrolling',
    also: ['[scroll] a (bit | little) faster', 'speed [it] up', 'too slow'],
    with: () => ({ pace: 'faster' }),
    help: message('commands.scroll-faster'),
  },
  {
    say: ['scroll slower', 'slower', 'slow down scrolling', 'scroll more slowly'],
    does: 'keep_scrolling',
    also: ['[scroll] a (bit | little) (slower | more slowly)', 'slow [it] down', 'not so fast', 'too fast'],
    with: () => ({ pace: 'slower' }),
    help: message('commands.scroll-slower'),
  },
  {
    say: ['stop scrolling', 'stop'],
    also: ['stop (right there | there | now | moving)', "(that's | that is) (far enough | far)", 'no further'],
    does: 'stop_scrolling',
    with: () => ({}),
    help: message('commands.stop-scrolling'),
  },
];
