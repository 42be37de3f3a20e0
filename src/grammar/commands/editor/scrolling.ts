import { message } from '../../../messages/message.ts';
import { cardinalAt } from '../../english/numbers.ts';
import type { Rule, Said } from '../../verbs/rule.ts';
import { command } from './command.ts';

/** So many lines are a bit, columns to the side; and a lot. */
const A_BIT = 5;
const A_LOT = 3;
const SIDEWAYS = 20;

type Way = 'up' | 'down' | 'left' | 'right';

const countIn = (said: Said): number => cardinalAt(said('count').toLowerCase().split(' '), 0)?.value ?? 1;

/** One way of going, by amounts that are said for lines and pages. */
function amounts(to: 'up' | 'down', where: 'here' | 'beside'): readonly Rule[] {
  const behind = where === 'beside' ? '(in the other (editor | group | pane | window) | over there)' : '';
  const thing =
    where === 'beside' ? '[the] other (editor | group | pane | window | side)' : '[the (editor | page | text | file)]';
  const ways = where === 'beside' ? [`scroll ${thing} ${to}`, `scroll ${to} ${behind}`] : [`scroll ${to}`];
  const rule = (
    say: (way: string) => readonly string[],
    by: 'line' | 'half' | 'page',
    count: (said: Said) => number,
    help: Rule['help'],
  ): Rule => ({
    say: ways.flatMap(say),
    does: 'scroll',
    with: said => ({ to, by, count: count(said), ...(where === 'beside' && { beside: true }) }),
    help,
  });
  const help =
    where === 'beside'
      ? message('commands.scroll-beside', { example: `scroll the other editor ${to}` })
      : message('commands.scroll-by', { example: `scroll ${to} ten lines`, second: `scroll ${to} half a page` });
  return [
    rule(way => [`${way} [by] <count> [line | lines]`], 'line', countIn, help),
    rule(
      way => [`${way} [by] [a | one] half [a] (page | screen)`],
      'half',
      () => 1,
      help,
    ),
    rule(
      way => [`${way} [by] <count> (pages | screens)`, `${way} [by] (a | one) (page | screen)`],
      'page',
      countIn,
      help,
    ),
    rule(
      way => [`${way} [just] a (bit | little | little bit | few lines | touch)`, `${way} slightly`],
      'line',
      () => A_BIT,
      help,
    ),
    rule(
      way => [`${way} a (lot | long way)`],
      'page',
      () => A_LOT,
      help,
    ),
    ...(where === 'beside'
      ? [
          rule(
            way => [way],
            'page',
            () => 1,
            help,
          ),
        ]
      : []),
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
    'scroll [all the way] [up] to [the] (top | start | beginning) [of [the | this] file]',
    'scroll all the way up',
  ),
  command(
    'scroll_to_bottom',
    'commands.scroll-to-bottom',
    'scroll [all the way] [down] to [the] (bottom | end) [of [the | this] file]',
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
      does: 'put_line',
      with: () => ({ at }),
      help: message('commands.put-line', { example: `put this line at the ${at === 'center' ? 'middle' : at}` }),
    }),
  ),
  {
    say: ['(keep | continue | start) scrolling [down]', 'scroll [down] (slowly | continuously)', 'auto scroll'],
    does: 'keep_scrolling',
    with: () => ({ to: 'down' }),
    help: message('commands.keep-scrolling', { example: 'keep scrolling' }),
  },
  {
    say: ['(keep | continue | start) scrolling up', 'scroll up (slowly | continuously)'],
    does: 'keep_scrolling',
    with: () => ({ to: 'up' }),
    help: message('commands.keep-scrolling-up'),
  },
  {
    say: ['scroll faster', 'faster', 'speed up scrolling'],
    does: 'keep_scrolling',
    with: () => ({ pace: 'faster' }),
    help: message('commands.scroll-faster'),
  },
  {
    say: ['scroll slower', 'slower', 'slow down scrolling', 'scroll more slowly'],
    does: 'keep_scrolling',
    with: () => ({ pace: 'slower' }),
    help: message('commands.scroll-slower'),
  },
  {
    say: ['stop scrolling', 'stop'],
    does: 'stop_scrolling',
    with: () => ({}),
    help: message('commands.stop-scrolling'),
  },
];
