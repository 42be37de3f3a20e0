/**
 * What people say for going and selecting, as parts of patterns (commands/pattern.ts). Only what means nothing
 * else in front of a target: what it stands in front of must be there, or the reading comes to nothing.
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
  'select [all of] <target>',
];
