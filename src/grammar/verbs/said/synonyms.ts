/**
 * What people say for a verb, as parts of patterns (commands/pattern.ts). Only what means nothing else in front of a
 * target: what it stands in front of must be there, or the reading comes to nothing.
 */

/** "Back up to", "over to": how one gets there changes nothing. */
const WAY = '[all the way] [back | over | up | down | on | ahead | straight | right] (to | onto)';
const CURSOR = '[(the | my)] cursor';

export const GO_TO: readonly string[] = [
  `(take | bring | get) me ${WAY} <target>`,
  `(go | jump | move | navigate | skip | head | hop | leap | switch) ${WAY} <target>`,
  // "Scroll down ten lines" is an amount, and no place.
  'scroll [up | down | back] to <target>',
  '(go | jump) (up | down | back | over) <target>',
  `(put | place | set | move | position | drop) ${CURSOR} (at | on | in | to | into | onto | inside) <target>`,
  'cursor (to | at | on | in) <target>',
  "let's (go | jump) to <target>",
];

export const GO_BEFORE: readonly string[] = [
  '(go | jump | move | skip) [to] [just | right] (before | in front of) <target>',
  `(put | place | set | move | position | drop) ${CURSOR} [just | right] (before | in front of | ahead of) <target>`,
  'cursor [just | right] (before | in front of) <target>',
];

export const GO_BEHIND: readonly string[] = [
  '(go | jump | move | skip) [to] [just | right] (after | behind | past | beyond) <target>',
  `(put | place | set | move | position | drop) ${CURSOR} [just | right] (after | behind | past) <target>`,
  'cursor [just | right] (after | behind | past) <target>',
];

export const SELECT: readonly string[] = [
  '(grab | highlight | mark | pick out | pick up) <target>',
  'pick (the | this | that) <target>',
  // "Take the matrix by reference" asks for something else.
  'take <thing>',
  'select [all of | everything (in | inside | within)] <target>',
];

export const DELETE: readonly string[] = [
  '(take (out | away | off) | throw (out | away) | toss out | strike [out] | leave out | scrap | discard | do away with) <target>',
  '(take | throw | cut | strike | chuck) <target> (out | away)',
  '(delete | remove | erase | clear | kill) [all of | everything (in | inside | within)] <target>',
  '(delete | remove | erase) <target> (out | away | again | altogether | completely | entirely)',
  // What may be said of other things as well: "drop the table", "wipe the cache", "lose the race".
  '(drop | lose | wipe [out] | nuke | trash | axe | ditch | dump | zap | eliminate | cut out | blow away) <thing>',
  "(i | we) (do not | don't) need <thing> [any more | anymore]",
];

export const DELETE_CALL: readonly string[] = [
  '(drop | lose | nuke | axe | ditch | dump | zap | kill | scrap) (the | this | that) <target>',
];

const REMOVING =
  '(delete | remove | drop | erase | cut | strike | get rid of | take away | take out | leave out | lose)';

/** What is removed is one of several that something holds. */
export const DELETE_FROM: readonly string[] = [
  `${REMOVING} [the] <target> (from | in | off | out of) <text>`,
  '(take | pull | throw | kick) [the] <target> (from | off | out of | away from) <text>',
];

const DEFAULT = '(default | default value)';

export const DELETE_DEFAULT: readonly string[] = [
  `(delete | remove | drop | get rid of | take away) [the] ${DEFAULT} (of | from | for | in) <target>`,
  `(delete | remove | drop | get rid of | take away) <target> ${DEFAULT}`,
  `<target> (should have | must have | needs | has) no ${DEFAULT} [any more | anymore]`,
  `<target> (should not | shouldn't | must not) have a ${DEFAULT} [any more | anymore]`,
  `(take | throw) [the] ${DEFAULT} (off | out of | away from) <target>`,
];

/** What is wished away, and is a thing: "the whole lint job can go". */
export const DELETE_WISH: readonly string[] = [
  '<target> (can | should | must | may) (go | be gone | go away | be (deleted | removed | dropped | erased | taken out))',
];

export const COPY: readonly string[] = ['(yank | clip) <target>', 'copy <target> to [the] clipboard'];

export const CUT: readonly string[] = ['cut <target> to [the] clipboard'];

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
export const MOVE = '(move | push | pull | bump | nudge | bring | take | drag | slide)';

const IN = '(in | on | within | inside | throughout)';
const CHANGING = '(change | replace | swap | update | switch)';

/** What is changed within something alone, wherever that is said. */
export const CHANGE_WITHIN: readonly string[] = [
  `${CHANGING} [all | every | each] <target> (to | with | for | by | into) <text> ${IN} <thing>`,
  `${IN} <thing> ${CHANGING} [all | every | each] <target> (to | with | for | by | into) <text>`,
];

export const CHANGE_ALL: readonly string[] = [
  '(change | replace | turn | swap | update | rename) (every | each | all occurrences of | all instances of) <target> (to | with | into | by | for) <text>',
  '(change | replace | swap | update) <target> (to | with | into | by | for) <text> (everywhere | throughout | in the whole file | in the entire file | all over)',
];

/** "Turn this into a proper class" asks for work, "turn many into few" for other words. */
export const CHANGE: readonly string[] = [
  'turn <phrase> (to | into) <plain>',
  '(update | switch | swap [out] | substitute | exchange | edit | modify) <target> (to | with | into | by | for) <text>',
  'make <target> say <text>',
  'make <target> read <plain>',
  'replace <target> (to | for) <text>',
];

export const SET: readonly string[] = [
  '(set | initialize | initialise) <target> (equal to | as | at | back to | with) <text>',
  '(set | make | put) <target> [equal to | be | to | at | to be | equal] <literal>',
  'make it <literal> [the | this] <target>',
  '<target> make it <literal>',
  '<target> (should be | must be | should equal | is now | becomes) <literal>',
  'give <target> [the | a] value [of] <text>',
  'assign <literal> to <target>',
  '(raise | lower | increase | decrease | bump | reduce | turn) <target> [up | down] to <literal>',
  '(raise | lower | increase | decrease | bump | reduce | turn) [up | down] <target> to <literal>',
];

export const RENAME: readonly string[] = [
  'rename <target> to be <text>',
  '(change | switch) the name of <target> (to | into) <text>',
  'give <target> the name <text>',
  '(call | name) (this | that | it) <text>',
  `rename <target> (to | as | into) <text> (everywhere | throughout | in all files | ${IN} <thing>)`,
  `${IN} <thing> rename <target> (to | as | into) <text>`,
];

export const FORMAT: readonly string[] = [
  '(turn | put | write) <target> (to | in | into) <formatter>',
  'use <formatter> (for | on) <target>',
];

export const FORMAT_INSTEAD: readonly string[] = [
  '(change | switch | rename | set) <target> (to | into) <style>',
  '<target> (should be | must be | needs to be) [in] <style>',
];

export const JOIN: readonly string[] = [
  '(join | merge | combine | put) <target> [together] (with | and | onto) [the] (next | one below | line below) [line | one]',
  '(merge | combine) [<count> | the | these] (lines | line)',
  'join up [the | these] lines',
];

export const SORT: readonly string[] = [
  '(order | alphabetize | alphabetise) <target>',
  'sort <target> (alphabetically | by name)',
];

export const WRAP: readonly string[] = ['(surround | wrap | enclose) <target> (with | in | by) <text>'];

export const WRAP_AROUND: readonly string[] = [
  '(surround | wrap | enclose | put | place | nest | box) <target> (inside | within | into) <text>',
  '(put | place | nest | box | encase) <target> in <text>',
  '(put | add | place | wrap | insert) <text> (around | round) <target>',
];

/** "Put an if around this line, capacity greater than zero." */
export const WRAP_THEN: readonly string[] = [
  '(put | add | wrap) <text> around (this line | these lines | this | it | that) [with | where | when | that says] <condition>',
];

export const UNWRAP: readonly string[] = [
  "(remove | delete | drop | lose | get rid of | take away | kill) <target> but (keep | leave) (what is | what's | whatever is | everything | all | the code | the stuff | what was) (in | inside | inside of | within) [it | there | of it]",
  '(remove | delete | drop | lose | get rid of | take away) <target> (but | and) (keep | leave) (its | the) (body | content | contents | inside | insides | code | statements) [there | in place]',
  '(unwrap | unnest) <target>',
  '(remove | delete | take away | get rid of | drop | strip) <target> (around | surrounding | that surrounds) <text>',
  '(take | pull | get) <text> out of <target>',
  '(remove | strip | take away) <target> but keep (its | the) (body | content | contents | inside | code)',
];

const BRACES = '[curly] (braces | brackets)';

export const BRACE: readonly string[] = [
  `(wrap | enclose | surround | put) <target> (in | with | into | inside) [curly] braces`,
  `(give | get) <target> ${BRACES}`,
  `add ${BRACES} [here]`,
  '<target> (needs | should have) [curly] braces',
];

export const BRACE_OFF: readonly string[] = [
  '(remove | drop | take away | get rid of | delete | lose) the [curly] braces (from | around | of | on) <target>',
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

export const SWAP_LINES: readonly string[] = [
  '(swap | switch | exchange) this line (and | with) the (next | following) (line | one)',
  '(swap | switch | exchange) this line with the (line below | one below)',
];

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

export const SIGN_BEHIND: readonly string[] = [
  '(add | put | insert | type | place) <text> [right | directly] (after | behind | at the end of) <target>',
  '(append | add) <text> to [the] end of <target>',
  '(add | put | insert) <text> (on | to) the end of <target>',
];

export const SIGN_BEFORE: readonly string[] = [
  '(add | put | insert | type | place) <text> [right | directly] (before | in front of | at the (start | beginning | front) of) <target>',
  '(prepend | add) <text> to [the] (start | beginning | front) of <target>',
];

export const SIGN_AT_END: readonly string[] = [
  '(end | finish | close) (this | the) line with <text>',
  '(add | put | insert | type) <text> (at | to | on) the end [of (it | this | the line)]',
];

export const SIGN_HERE: readonly string[] = ['(add | put | insert) <sign> [here | at the cursor]'];
