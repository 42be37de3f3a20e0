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
  readonly why: string;
}

const EDITS = ['edits', 'edits elsewhere'] as const;
const OTHER_NAMES = 'It goes by another name too, which may be outside the workspace.';
const OVERHEARD = 'Anyone in the room may have said it.';

/**
 * What is done at once, what is asked, what is refused. Of all rules that apply the strictest counts; where none
 * applies, it is refused. A change in the workspace that undo brings back is done, and shown.
 */
export const RULES: readonly Rule[] = [
  { of: 'inside', risks: ['reads', 'shows', ...EDITS], decision: 'done', why: 'It is in the workspace, and undoable.' },
  { of: 'outside', risks: ['shows'], decision: 'done', why: 'Showing the user a file tells nobody else.' },
  { of: 'outside', by: 'user', risks: ['reads'], decision: 'done', why: 'What is read for the user stays here.' },
  { of: 'outside', by: 'model', risks: ['reads'], decision: 'asked', why: 'It is outside the workspace.' },
  { of: 'outside', risks: EDITS, decision: 'asked', why: 'It is outside the workspace.' },
  { of: 'secret', by: 'model', risks: ['reads'], decision: 'asked', why: 'Such a file holds secrets.' },
  { of: 'secret', risks: EDITS, decision: 'asked', why: 'Such a file holds secrets.' },
  { of: 'hard link', by: 'model', risks: ['reads'], decision: 'asked', why: OTHER_NAMES },
  { of: 'hard link', risks: EDITS, decision: 'asked', why: OTHER_NAMES },
  { of: 'protected', risks: EDITS, decision: 'asked', why: 'Such a file can make programs run.' },
  { of: 'deletion', risks: EDITS, decision: 'asked', why: 'A file would be gone.' },
  { of: 'fetching', risks: EDITS, decision: 'asked', why: 'The editor would fetch an address.' },
  {
    of: 'clipboard',
    by: 'model',
    risks: EDITS,
    decision: 'asked',
    why: 'The chat model would be told what was copied.',
  },
  { of: 'many files', risks: EDITS, decision: 'asked', why: 'It has made many files already.' },
  { of: 'setting', risks: ['edits elsewhere'], decision: 'asked', why: 'Settings hold for everything.' },
  { of: 'program', risks: ['runs'], decision: 'asked', why: 'Nothing takes back what a program does.' },
  { of: 'network', risks: ['sends'], decision: 'asked', why: 'It leaves this machine.' },
  { of: 'inside', manner: 'hands-free', risks: ['edits elsewhere'], decision: 'asked', why: OVERHEARD },
  { of: 'wholesale', manner: 'hands-free', risks: EDITS, decision: 'asked', why: OVERHEARD },
  { of: 'saving', manner: 'hands-free', risks: EDITS, decision: 'asked', why: OVERHEARD },
  { of: 'closing', manner: 'hands-free', risks: ['shows'], decision: 'asked', why: OVERHEARD },
  { of: 'untrusted', risks: ['runs', 'sends'], decision: 'refused', why: 'This workspace is not trusted.' },
  {
    of: 'untrusted',
    by: 'model',
    risks: EDITS,
    decision: 'refused',
    why: "This workspace is not trusted: only the user's own words may change it.",
  },
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
