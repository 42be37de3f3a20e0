/**
 * What people say for what is done to whole lines, as parts of patterns (commands/pattern.ts). Only what means nothing
 * else in front of a target: what it stands in front of must be there, or the reading comes to nothing.
 */

/** What is duplicated stands between them: "copy this line down". */
export const DUPLICATE: readonly string[] = [
  '(clone | replicate | repeat | double) <target> [below | down | underneath]',
  'copy <target> (down | below | underneath)',
  'make (a | another) (copy | duplicate | clone) of <target> [below]',
  'another (copy | one) of <target> [below]',
];

export const DUPLICATE_ABOVE: readonly string[] = [
  '(clone | copy | repeat) <target> (above | up)',
  'make (a | another) (copy | duplicate | clone) of <target> above',
];

export const COMMENT: readonly string[] = [
  '(turn | make) <target> into (a comment | comments)',
  'make <target> a comment',
];

export const UNCOMMENT: readonly string[] = [
  '(un comment | comment in | decomment) [<target>]',
  '(take | remove) <target> (out of the comment | from the comment)',
  '(take | remove) the comment (off | from) <target>',
];

export const INDENT: readonly string[] = [
  '(shift | push | move | nudge) <target> (right | in) [<often>]',
  'indent <target> (more | further)',
];

export const OUTDENT: readonly string[] = [
  '(shift | push | pull | move | nudge) <target> (left | out) [<often>]',
  'unindent <target> [<often>]',
];

/** In front of what is moved past its neighbours. */
export const MOVE = '(move | push | pull | nudge | bring | take | drag | slide)';
/** Said of a value it means more of it. */
export const BUMP = 'bump (this | it | this line | the line | that line)';

export const JOIN: readonly string[] = [
  '(join | merge | combine | put) <target> [together] (with | and | onto) [the] (next | one below | line below) [line | one]',
  '(merge | combine) [<count> | the | these] (lines | line)',
  'join up [the | these] lines',
];

export const SORT: readonly string[] = [
  '(order | alphabetize | alphabetise) <target>',
  'sort <target> (alphabetically | by name)',
];

export const SWAP_LINES: readonly string[] = [
  '(swap | switch | exchange) this line (and | with) the (next | following) (line | one)',
  '(swap | switch | exchange) this line with the (line below | one below)',
];

export const MOVE_ABOVE: readonly string[] = [
  '(move | put | bring | shift | drag | take | place) <target> [up | down | to] [right | just | directly] (above | before | in front of | over | ahead of) <text>',
];

export const MOVE_BELOW: readonly string[] = [
  '(move | put | bring | shift | drag | take | place) <target> [up | down | to] [right | just | directly] (below | after | under | underneath | beneath | behind) <text>',
];

export const MOVE_TO_START: readonly string[] = [
  '(move | put | bring | shift | drag) <target> [up] (to | at) the (top | start | beginning | front) [of <text>]',
  'move <target> to the very (top | start | beginning) [of <text>]',
];

export const MOVE_TO_END: readonly string[] = [
  '(move | put | bring | shift | drag) <target> [down] (to | at) the (end | bottom) [of <text>]',
  'move <target> to the very (end | bottom) [of <text>]',
];

const BLANK = '(a | an | one | another) [new] (blank | empty) line';

export const BLANK_ABOVE: readonly string[] = [
  `(add | insert | put | leave | make | open | give me) ${BLANK} [right] (above | before | in front of | over) <target>`,
];

export const BLANK_BELOW: readonly string[] = [
  `(add | insert | put | leave | make | open | give me) ${BLANK} [right] (below | after | under | behind | underneath) <target>`,
];

export const LINE_ABOVE: readonly string[] = [
  '(add | insert | open | make | start | new) [a] [new | blank | empty] line above [this] [line]',
  '(blank | empty) line above',
];

export const LINE_BELOW: readonly string[] = [
  '(add | insert | open | make | start | new) [a] [new | blank | empty] line (below | underneath) [this] [line]',
  '(blank | empty) line [below]',
  '(add | insert | give me) [a | an] (blank | empty) line',
];
