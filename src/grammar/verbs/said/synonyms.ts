/**
 * What people say for a verb, as parts of patterns (commands/pattern.ts). Only what means nothing else in front of a
 * target: what it stands in front of must be there, or the reading comes to nothing.
 */

/** "Back up to", "over to": how one gets there changes nothing. */
const WAY = '[back | over | up | down | on | ahead | straight | right] [to | onto]';
const CURSOR = '[(the | my)] cursor';

export const GO_TO: readonly string[] = [
  `(take | bring | get) me ${WAY} <target>`,
  `(go | jump | move | navigate | skip | head | hop | scroll | leap | switch) ${WAY} <target>`,
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
  'comment <target> out',
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

export const CHANGE_ALL: readonly string[] = [
  '(change | replace | turn | swap | update | rename) (every | each | all occurrences of | all instances of) <target> (to | with | into | by | for) <text>',
  '(change | replace | swap | update) <target> (to | with | into | by | for) <text> (everywhere | throughout | in the whole file | in the entire file | all over)',
];

export const CHANGE: readonly string[] = [
  '(update | switch | swap [out] | substitute | exchange | edit | modify) <target> (to | with | into | by | for) <text>',
  '(put | use | write) <text> (instead of | in place of | rather than) <target>',
  'make <target> (say | read) <text>',
  'replace <target> (to | for) <text>',
];

export const RENAME: readonly string[] = [
  'rename <target> to be <text>',
  '(change | switch) the name of <target> (to | into) <text>',
  'give <target> the name <text>',
  '(call | name) (this | that | it) <text>',
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
