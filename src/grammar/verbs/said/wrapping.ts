/**
 * What people say for putting things into others and taking them out, as parts of patterns (commands/pattern.ts). Only what means nothing
 * else in front of a target: what it stands in front of must be there, or the reading comes to nothing.
 */

export const WRAP: readonly string[] = ['(surround | wrap | enclose) <target> (with | in | by) <text>'];

export const WRAP_AROUND: readonly string[] = [
  '(surround | wrap | enclose | put | place | nest | box) <target> (inside | within | into) <text>',
  '(put | place | nest | box | encase) <target> in <text>',
  '(put | add | place | wrap | insert) <text> (around | round) <target>',
  // What one is in.
  '(surround | wrap | enclose) (with | in | by) <text>',
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
  '(remove | strip | take away) <target> but keep (its | the) (body | content | contents | inside | code)',
];

export const TAKE_OUT: readonly string[] = ['(pull | get) <text> out of <target>'];
