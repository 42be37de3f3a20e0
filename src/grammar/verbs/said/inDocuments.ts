/** What people say for the verbs of documents, pages and data, as parts of patterns (commands/pattern.ts). */

/** What something says is a text, and so is what it said so far. */
export const SAYS: readonly string[] = [
  '<target> (should | must | ought to | has to | needs to) (say | read) <text>',
  'make <target> (say | read) <text>',
];

/** Where something leads. */
export const LEADS_TO: readonly string[] = [
  '<target> (should | must | has to | needs to) (go | point | lead | link) to <text>',
  'make <target> (go | point | lead | link) to <text>',
  '(point | link) <target> (to | at) <text>',
];

/** What is on or off, and may be turned from one to the other. */
export const SWITCH_ON: readonly string[] = [
  '(turn | switch) <target> [back] on',
  'switch on <target>',
  '(enable | activate) <target>',
];

export const SWITCH_OFF: readonly string[] = [
  '(turn | switch) <target> [back] off',
  'switch off <target>',
  '(disable | deactivate) <target>',
];

export const SWITCH_OVER: readonly string[] = ['(flip | switch) <target> [over]'];

/** In the order in which they are said: the construct, or what it stands around. */
/** How text is given a style. */
export function STYLED(style: string, verb?: string): readonly string[] {
  return [
    `(put | set | write) <target> in ${style} [letters | type | font]`,
    `(make | mark | format | style | turn) <target> [as | into | to be] ${style}`,
    ...(verb === undefined ? [] : [`${verb} <target>`]),
  ];
}

/** How it is taken away again. */
export function PLAIN_AGAIN(style: string): readonly string[] {
  return [
    `(remove | delete | drop | take away) [the] ${style} (style | formatting) (from | of | around | on) <target>`,
    `(delete | drop | take away) [the] ${style} (from | of | around | on) <target>`,
    `remove [the] ${style} (of | around | on) <target>`,
    `(take | remove) <target> out of ${style}`,
    `make <target> (not | no longer | non) ${style}`,
    `(remove | delete | drop | take away) [the] ${style} (style | formatting)`,
    `<target> (should not | shouldn't | must not) be ${style}`,
  ];
}

/** A level of a heading, as a document or a page counts them. */
export const HEADING_LEVEL: readonly string[] = [
  '(make | turn | change | convert | set) <target> [into | to] [a | an] <heading>',
  '<target> (should be | must be | needs to be | has to be) [a | an] <heading>',
];

/** One tag becomes another. */
export const RETAG: readonly string[] = [
  'rename <target> (to | into | as) <tag>',
  '(turn | convert | change) <target> (into | to) [a | an] <tag>',
  '<target> (should be | must be) (a | an) <tag>',
];

export const HEADING_DOWN: readonly string[] = [
  'demote <target>',
  '(make | move) <target> one level (lower | down | deeper)',
];
export const HEADING_UP: readonly string[] = ['promote <target>', '(make | move) <target> one level (higher | up)'];

/** What is done, in a list of things to do. */
export const TICK: readonly string[] = [
  '(check | tick | cross | mark) <target> off',
  'check <target>',
  '(check off | tick off | tick | mark off | complete | finish) <target>',
  'mark <target> [as] (done | complete | completed | finished | checked | ticked)',
  '<target> is (done | finished | complete | completed)',
];

export const UNTICK: readonly string[] = [
  '(uncheck | untick | reopen | un check | un tick) <target>',
  'mark <target> [as] (not done | undone | open | unfinished | incomplete | unchecked | not finished)',
  "<target> (is not | isn't) (done | finished) [yet | after all]",
];
