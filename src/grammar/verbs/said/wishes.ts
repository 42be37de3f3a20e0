/** What people say of a thing instead of telling what to do with it, as parts of patterns (commands/pattern.ts). */

const SHOULD = '(should | must | has to | have to | needs to | need to | ought to)';
const REALLY = '[now | really | actually | rather | probably | also | always | all]';

export const SHOULD_BE = `(${SHOULD} ${REALLY} be | should become | has got to be)`;

/** In front of what stands there so far. */
const NOT = '(not | and not | instead of | rather than | in place of)';
const INSTEAD = '(instead of | rather than | in place of)';
const IN = '(in | on | within | inside)';

/** What something does with a value that it has. */
const HAVE =
  '(use | have | take | return | accept | contain | throw | raise | import | extend | call | start with | start at | wait | wait for | last | default to | go to | point to | be set to | be called with)';

const SAY = '(say | read)';

/** What stands there so far is said too, before or behind what is to be there. */
export const INSTEAD_OF: readonly string[] = [
  `[no] <target> ${SHOULD_BE} <text> ${NOT} <old>`,
  `<target> (should not be | shouldn't be | must not be | is not | isn't) <old> but <text>`,
  `[no] <target> ${SHOULD} ${REALLY} ${HAVE} <text> ${NOT} <old>`,
  `<target> (uses | takes | returns | has) <text> ${INSTEAD} <old>`,
  `<text> (for | as) <target> ${NOT} <old>`,
  `(use | put | write | take | have | make it | make that) <text> ${INSTEAD} <old> ${IN} <target>`,
  `${IN} <target> (use | put | write | take | have) <text> ${INSTEAD} <old>`,
];

/** "Limit 20 instead of 10", "exit with two instead of one": the new value is said behind what has it. */
export const BEHIND_INSTEAD: readonly string[] = [`<target> ${INSTEAD} <old>`, '<target> not <old>'];

export const USE_INSTEAD: readonly string[] = [
  `(use | put | write | take | have | make it | make that | make this) <text> ${INSTEAD} <old>`,
  '(use | make it) <text> not <old>',
];

/** With nothing but the two: where the cursor is. */
export const BARE_INSTEAD: readonly string[] = [
  `<text> ${NOT} <old>`,
  'not <old> but <text>',
  '(it | this | that | [it] (should be | must be)) <text> not <old>',
];

export const SAYS_INSTEAD: readonly string[] = [
  `[no] <target> ${SHOULD} ${REALLY} ${SAY} <text> ${NOT} <old>`,
  `${IN} <target> it ${SHOULD} ${REALLY} ${SAY} <text> ${NOT} <old>`,
  `make <target> ${SAY} <text> ${NOT} <old>`,
];

/** What stands there instead is no word, but a thing that is pointed at. */
export const CHANGE_INSTEAD: readonly string[] = [`(put | use | write) <text> ${INSTEAD} <target>`];

export const WISH: readonly string[] = [
  `[no] <target> ${SHOULD_BE} <text>`,
  `<target> ${SHOULD} ${REALLY} have [the | a] type [of] <text>`,
  'give <target> [the | a] type [of] <text>',
  `[the] type (of | for) <target> ${SHOULD_BE} <text>`,
  `<target> ${SHOULD} ${REALLY} return <text>`,
];

export const WISH_PAIR: readonly string[] = ['<target> to <text>', '<target> to <text> (on | in) (this | the) line'];
