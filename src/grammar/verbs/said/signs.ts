/**
 * What people say for single signs, as parts of patterns (commands/pattern.ts). Only what means nothing
 * else in front of a target: what it stands in front of must be there, or the reading comes to nothing.
 */

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
