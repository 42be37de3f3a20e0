import { type Message, message } from '../../messages/message.ts';
import type { Risk } from '../action.ts';

/** Asked means: on screen, with the whole of what will happen, for exactly this. A voice cannot answer. */
export type Decision = 'done' | 'asked' | 'refused';

/** Who wants something done: the user's own words, by rules that are ours, or what a model makes of them. */
export type Author = 'user' | 'model';

/** How it was said: after a key or command, or by whoever is heard in the room. */
export type Manner = 'asked' | 'hands-free';

export interface Whose {
  readonly by: Author;
  readonly manner: Manner;
}

/** What something is done to, or done by; several can hold at once. */
export type Trait =
  | 'inside'
  | 'outside'
  | 'protected'
  | 'secret'
  /** The file has another name besides, wherever that is. */
  | 'hard link'
  | 'deletion'
  /** Hardly anything would be left of a document. */
  | 'wholesale'
  | 'saving'
  | 'closing'
  | 'fetching'
  | 'clipboard'
  /** One of more files than anyone asks for. */
  | 'many files'
  | 'setting'
  | 'program'
  | 'network'
  | 'untrusted';

export interface Rule {
  /** What holds of it. */
  readonly of: Trait;
  /** Whose wish it must be for the rule to apply; anyone's if absent. */
  readonly by?: Author;
  readonly manner?: Manner;
  readonly risks: readonly Risk[];
  readonly decision: Decision;
  /** Of what is asked or refused; what is done needs no reason. */
  readonly why?: Message;
}

const EDITS = ['edits', 'edits elsewhere'] as const;
const OTHER_NAMES = message('gate.hard-link');
const OVERHEARD = message('gate.overheard');
const SECRETS = message('gate.secret');
const OUTSIDE = message('gate.outside');

/**
 * What is done at once, what is asked, what is refused. Of all rules that apply the strictest counts; where none
 * applies, it is refused. A change in the workspace that undo brings back is done, and shown.
 */
export const RULES: readonly Rule[] = [
  { of: 'inside', risks: ['reads', 'shows', ...EDITS], decision: 'done' },
  // Showing the user a file tells nobody else.
  { of: 'outside', risks: ['shows'], decision: 'done' },
  // What is read for the user stays here.
  { of: 'outside', by: 'user', risks: ['reads'], decision: 'done' },
  { of: 'outside', by: 'model', risks: ['reads'], decision: 'asked', why: OUTSIDE },
  { of: 'outside', risks: EDITS, decision: 'asked', why: OUTSIDE },
  { of: 'secret', by: 'model', risks: ['reads'], decision: 'asked', why: SECRETS },
  { of: 'secret', risks: EDITS, decision: 'asked', why: SECRETS },
  { of: 'hard link', by: 'model', risks: ['reads'], decision: 'asked', why: OTHER_NAMES },
  { of: 'hard link', risks: EDITS, decision: 'asked', why: OTHER_NAMES },
  { of: 'protected', risks: EDITS, decision: 'asked', why: message('gate.protected') },
  { of: 'deletion', risks: EDITS, decision: 'asked', why: message('gate.deletion') },
  { of: 'fetching', risks: EDITS, decision: 'asked', why: message('gate.fetching') },
  { of: 'clipboard', by: 'model', risks: EDITS, decision: 'asked', why: message('gate.clipboard') },
  { of: 'many files', risks: EDITS, decision: 'asked', why: message('gate.many-files') },
  { of: 'setting', risks: ['edits elsewhere'], decision: 'asked', why: message('gate.setting') },
  { of: 'program', risks: ['runs'], decision: 'asked', why: message('gate.program') },
  { of: 'network', risks: ['sends'], decision: 'asked', why: message('gate.network') },
  { of: 'inside', manner: 'hands-free', risks: ['edits elsewhere'], decision: 'asked', why: OVERHEARD },
  { of: 'wholesale', manner: 'hands-free', risks: EDITS, decision: 'asked', why: OVERHEARD },
  { of: 'saving', manner: 'hands-free', risks: EDITS, decision: 'asked', why: OVERHEARD },
  { of: 'closing', manner: 'hands-free', risks: ['shows'], decision: 'asked', why: OVERHEARD },
  { of: 'untrusted', risks: ['runs', 'sends'], decision: 'refused', why: message('gate.not-trusted') },
  { of: 'untrusted', by: 'model', risks: EDITS, decision: 'refused', why: message('gate.not-trusted-edits') },
];

const STRICTNESS: readonly Decision[] = ['done', 'asked', 'refused'];

/** The decision, and the rule behind it; undefined where no rule allows it. */
export function decide(
  risk: Risk,
  traits: ReadonlySet<Trait>,
  { by, manner }: Whose,
): { readonly decision: Decision; readonly rule: Rule | undefined } {
  const [strictest] = RULES.filter(
    rule =>
      traits.has(rule.of) && rule.risks.includes(risk) && (rule.by ?? by) === by && (rule.manner ?? manner) === manner,
  ).sort((a, b) => STRICTNESS.indexOf(b.decision) - STRICTNESS.indexOf(a.decision));
  return { decision: strictest?.decision ?? 'refused', rule: strictest };
}
