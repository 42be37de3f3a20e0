/**
 * What people say for taking away, copying, changing and renaming, as parts of patterns (commands/pattern.ts). Only what means nothing
 * else in front of a target: what it stands in front of must be there, or the reading comes to nothing.
 */

export const DELETE: readonly string[] = [
  '(take (out | away | off) | throw (out | away) | toss out | strike [out] | leave out | scrap | discard | do away with) <target>',
  '(take | throw | cut | strike | chuck) <target> (out | away)',
  '(delete | remove | erase | clear | kill) [all of] <target>',
  '(delete | remove | erase) <target> (out | away | again | altogether | completely | entirely)',
  // What may be said of other things as well: "drop the table", "wipe the cache", "lose the race".
  '(drop | lose | wipe [out] | nuke | trash | axe | ditch | dump | zap | eliminate | cut out | blow away) <thing>',
  "(i | we) (do not | don't) need <thing> [any more | anymore]",
];

export const DELETE_CALL: readonly string[] = [
  '(drop | lose | nuke | axe | ditch | dump | zap | kill | scrap) (the | this | that) <target>',
];

/** What people say of things alone: "drop the lint script", "lose the race". */
export const DELETE_ROUGHLY: readonly string[] = [
  '(drop | lose | ditch | nuke | axe | dump | zap | trash | bin | scrap) <target>',
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

const IN = '(in | on | within | inside | throughout)';

const CHANGING = '(change | replace | swap | update | switch)';

/** What is changed within something alone, wherever that is said. */
export const CHANGE_WITHIN: readonly string[] = [
  `${CHANGING} [all | every | each] <target> (to | with | for | by | into) <text> ${IN} <thing>`,
  `${IN} <thing> ${CHANGING} [all | every | each] <target> (to | with | for | by | into) <text>`,
];

export const CHANGE_ALL: readonly string[] = [
  '(change | replace | turn | swap | update | rename) (every | each | all occurrences of | all instances of) <target> (to | with | into | by | for) <text>',
  '(change | replace | swap | update) <target> (to | with | into | by | for) <text> (everywhere | throughout | all over | (in | throughout) (the | this) [whole | entire] (file | document))',
];

/** "Turn this into a proper class" asks for work, "turn many into few" for other words. */
export const CHANGE: readonly string[] = [
  'turn <phrase> (to | into) <plain>',
  '(update | switch | swap [out] | substitute | exchange | edit | modify) <target> (to | with | into | by | for) <text>',
  '(make | have | let) <target> say <text>',
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
  'rename <target> (to | as | into) <text> (everywhere | all over) in (the | this) [whole | entire] (file | document)',
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
