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
  '(change | switch | set | turn) <target> from <old> (to | into) <text>',
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
  `<target> ${SHOULD_BE} of [the] type <text>`,
  '(make | declare) <target> of [the] type <text>',
  "(i'd like | i would like | i want) <target> to be of [the] type <text>",
  '(turn | convert) [the] [return] type (of | for) <target> (into | to) <text>',
  `<target> ${SHOULD} ${REALLY} return <text>`,
];

export const WISH_PAIR: readonly string[] = ['<target> to <text>', '<target> to <text> (on | in) (this | the) line'];

/** What is said of a declaration, with the word that it has so far. */
export const MODIFY_WISH: readonly string[] = [
  `<target> (${SHOULD_BE} | can be | shall be) [a | an] <modifier> [${NOT} [a | an] <old>]`,
  `(make | mark | declare) <target> [as] [a | an] <modifier> ${NOT} [a | an] <old>`,
  `<target> ${SHOULD_BE} [a | an] <modifier> (with | and) [a | the] default [value] [of | to | is] <text>`,
  `make <target> [a | an] <modifier> (with | and) [a | the] default [value] [of | to | is] <text>`,
];

/** "Is private" tells what is so, but what may be missing is hardly told. */
export const MODIFY_IS: readonly string[] = ['<target> is <modifier>'];

const DEFAULT = '[the | a] (default value | default)';
const FOR = '(for | of | in)';

export const GIVE_DEFAULT: readonly string[] = [
  `give <target> ${DEFAULT} [of] <text>`,
  `${DEFAULT} ${FOR} <target> (${SHOULD_BE} | is | is now) <text>`,
  `<text> as ${DEFAULT} ${FOR} <target>`,
  `make <text> ${DEFAULT} ${FOR} <target>`,
  `<target> (${SHOULD} ${REALLY} default to | defaults to) <text>`,
  `default <target> to <text>`,
  `<target> (gets | needs | has | takes | ${SHOULD} (get | have | take)) ${DEFAULT} [of] <text>`,
  `(set | change) ${DEFAULT} [${FOR}] <target> to <text>`,
  `the (default | default value) <target> ${SHOULD_BE} <text>`,
];

/** A name that something is to have, with the one that it has. */
export const RENAME_INSTEAD: readonly string[] = [
  `(call | name) ((this | that) <thing> | it | this | that) <text> from now on ${INSTEAD} <old>`,
  `(call | name) ((this | that) <thing> | it | this | that) <text> ${INSTEAD} <old>`,
];

const EVERYWHERE = '[everywhere | throughout | in this file | everywhere in this file | in the whole file]';

export const RENAME_WISH: readonly string[] = [
  `<target> (${SHOULD} ${REALLY} be | shall be) (called | named) <text> ${EVERYWHERE}`,
  `(i'd like | i would like | i want) <target> to be (called | named) <text> ${EVERYWHERE}`,
  `a better name for <target> (is | would be | might be) <text>`,
];

/** The old name and the new one stand behind each other. */
export const RENAME_TWO: readonly string[] = ['(call | name) <name> instead'];
