/**
 * What people say for giving code another form, as parts of patterns (commands/pattern.ts). Only what means nothing
 * else in front of a target: what it stands in front of must be there, or the reading comes to nothing.
 */

const BRACES = '[curly] (braces | brackets)';

export const BRACE: readonly string[] = [
  `(wrap | enclose | surround | put) <target> (in | with | into | inside) [curly] braces`,
  `(give | get) <target> ${BRACES}`,
  `add ${BRACES} [here]`,
  '<target> (needs | should have) [curly] braces',
];

export const BRACE_OFF: readonly string[] = [
  '(remove | drop | take away | get rid of | delete | lose) the [curly] braces (from | around | of | on) <target>',
  '(remove | drop | take away | get rid of | delete | lose) the [curly] braces [here]',
  'take the [curly] braces (off | away from) <target>',
  '<target> (does not need | needs no) [curly] braces',
];

const TURNING = '(turn | change | convert | make | rewrite | expand | replace)';

const INTO = '(into | to | as | with | by)';

export const TO_IF: readonly string[] = [
  `${TURNING} <target> ${INTO} [a | an] if [else | and else | then else] [statement | block]`,
  'write <target> as [a | an] if [else] [statement]',
];

export const TO_TERNARY: readonly string[] = [
  `${TURNING} <target> ${INTO} [a | an] (ternary | conditional) [expression | operator | statement]`,
  'make <target> a (ternary | conditional expression)',
  'use a ternary [here | instead | for <target> | instead of <target>]',
  'write <target> as a ternary',
];

export const TO_ARROW: readonly string[] = [
  `${TURNING} <target> ${INTO} [a | an] (arrow function | arrow | lambda)`,
  'make <target> an arrow function',
  'use an arrow function for <target>',
];

export const TO_FUNCTION: readonly string[] = [
  `${TURNING} <target> ${INTO} a [normal | regular | plain | proper | named | real | full] function [declaration | expression | statement]`,
  'make <target> a (normal | regular | plain | proper | named | real) function [declaration]',
];

export const NEGATE: readonly string[] = [
  '(flip | reverse | toggle | switch | change) (the | this) (condition | test | check | boolean | logic)',
  '(flip | reverse | toggle) <thing>',
  'turn <thing> around',
  '(make | use) the opposite [of] <thing>',
];

export const FLIP: readonly string[] = [
  '(flip | swap | switch | exchange | reverse) (the | these | both) branches [of (the | this) if]',
  '(flip | swap | switch | exchange) (this | the) if else',
  '(flip | swap | switch | exchange) (the | this) if and else',
  '(invert | reverse | turn around) (the | this) if else',
];

export const MODIFY: readonly string[] = [
  'make <target> [a | an | into a | into an] <modifier>',
  'make it [a | an] <modifier> [the | this] <target>',
  '(mark | declare) <target> [as] [a | an] <modifier>',
  '(turn | convert | change) <target> (to | into) [a | an] <modifier>',
  '(add | put) [the modifier] <modifier> (to | on | in front of | before) <target>',
  '(make | declare) [a | an] <modifier> <target>',
];

export const MODIFY_OFF: readonly string[] = [
  '(make | mark) <target> [as] (not | non | no longer) <modifier>',
  "<target> (should not | shouldn't | must not | need not | does not need to | doesn't need to) be [a | an] <modifier>",
  '(remove | drop | take away | delete) [the modifier | the] <modifier> [modifier | keyword] (from | of) <target>',
  '(unexport | do not export | stop exporting) <target>',
];

export const SWAP_BOTH: readonly string[] = [
  '(exchange | switch) <thing>',
  '(swap | exchange | switch | reverse) the order of <thing>',
  'swap <target> around',
];

export const SWAP_TWO: readonly string[] = ['(exchange | switch | trade) <thing> (and | with) <text>'];

export const AWAIT: readonly string[] = [
  '(add | put | insert) [an] await (to | before | in front of | on) <target>',
  '(add | insert) [an] await [here]',
  'wait for (this call | the call | this | it)',
  'make <target> wait',
];

export const AWAIT_OFF: readonly string[] = [
  '(remove | delete | drop | take away) the await [here | on this line | from this line | from this call]',
  'do not await (this | it)',
];

export const QUOTE_SINGLE: readonly string[] = [
  'use single quotes (here | on this line | for <target> | around <target> | in <target>)',
  '(make | turn | change | convert) <target> [to | into | use] single quotes',
];

export const QUOTE_DOUBLE: readonly string[] = [
  'use double quotes (here | on this line | for <target> | around <target> | in <target>)',
  '(make | turn | change | convert) <target> [to | into | use] double quotes',
];

export const QUOTE_TEMPLATE: readonly string[] = [
  '(turn | make | convert | change) <target> (into | to) [a] template (string | literal)',
  'make <target> a template (string | literal)',
  'use a template (string | literal) (here | for <target>)',
  'use a template (string | literal)',
];

const CALLED = '(called | named) <text>';

/** In front of what is extracted, where it is said which kind of thing it comes to. */
const OUT = '(extract | pull [out] | move | put | factor [out])';

const extracting = (kind: string, ...also: readonly string[]): readonly string[] => [
  `extract <target> (into | to | as) [a | an | its own] ${kind} ${CALLED}`,
  `${OUT} <target> [out] (into | to | in | as) (a | an | its own | another) ${kind} ${CALLED}`,
  `(extract | introduce) [a | an] ${kind} ${CALLED}`,
  `(extract | introduce) [a | an] ${kind} [called | named] <text> (for | from | out of) <target>`,
  ...also,
];

const NEW = '[new | separate | helper]';

/** By what comes of it. The first of each is shown. */
export const EXTRACT = {
  function: extracting(
    `${NEW} (function | method)`,
    `(turn | make) <target> into (a | an | its own) ${NEW} (function | method) ${CALLED}`,
  ),
  variable: extracting(
    '[new | local | separate] variable',
    `(store | save | keep | hold) <target> in (a | its own) [new | local] variable ${CALLED}`,
    `(make | create | add | declare) (a | an) [new | local] variable ${CALLED} for <target>`,
    `assign <target> to (a | its own) [new | local] variable ${CALLED}`,
  ),
  constant: extracting('[new | local] constant'),
  type: extracting('[new | separate] (type | interface)'),
} as const;
