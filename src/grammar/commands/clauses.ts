import { plainWords } from '../english/plainWords.ts';
import { progressOf } from './understand.ts';

/** Where people pause between what they talk about and what they want of it. */
const PAUSE = /\s*[,;.!?\u2013\u2014:]+\s+(?:so\s+|and\s+|but\s+)?|\s+so\s+(?=just\b|please\b|delete\b|remove\b)/i;

/** Who says more is telling something. */
const MOST_CLAUSES = 4;
/** What is talked about is named in a few words. */
const LONGEST_TOPIC = 6;

/** How something is brought up, with its name in the group. Nothing else is said of it that would change what is wanted. */
const TOPICS: readonly RegExp[] = [
  /^(?:where|there) (?:is|are) (?<topic>.+)$/,
  /^(?:where's|there's|see|look at|take) (?<topic>.+)$/,
  /^(?:we|i|you) (?:do not|don't|no longer|never) (?:need|want|use|like) (?<topic>.+?)(?: here| there| any more| anymore| at all)?$/,
  /^(?<topic>.+?) (?:can|should|must|has to|needs to) (?:go|be gone)$/,
  /^(?:nobody|no one|nothing)(?: else| outside)?(?: here)? (?:needs|uses|calls|reads|wants) (?<topic>.+?)(?: here| any more| anymore)?$/,
  /^only (?:we|this (?:class|file|module)) (?:need|use|needs|uses) (?<topic>.+)$/,
  /^(?<topic>.+?) (?:is|are) (?:no longer needed|not needed|useless|superfluous|unused|dead|wrong)(?: here| any more| anymore)?$/,
];

/** Why it is wanted: nothing that has to be understood. */
const REASON =
  /^(?:(?:nobody|no one|nothing)(?: else| outside)?(?: here)? (?:needs|uses|calls|reads|wants) (?:it|that|this|them)(?: here| any more| anymore)?|(?:we|i) (?:do not|don't|no longer|never) (?:need|want|use|like) (?:it|that|this|them|those)(?: here| any more| anymore| at all)?|(?:it|that|this)(?:'s| is) (?:too \w+|not needed|no longer needed|useless|wrong|unused|dead|old|ugly)(?: here| now| any more| anymore)?|(?:it|that) (?:does not|doesn't) (?:work|belong here|matter))$/;

/** Of several that are called so, one of its kind. */
const ONLY = /^(?:just|only) the (\w+)[.!]?$/i;

const TAKEN_BACK = /\b(?:no|not|wait|instead|actually|rather|sorry|when|because|unless)\b/i;

/** What stands for what was talked about: "delete it", "go there", "delete that method". */
const PRONOUN =
  /(?<=^| )(?:(?:that|this) (?!(?:should|must|has|needs|ought|is|can)\b)(?<kind>\w+)|it|that|this|there|them|those)(?= |$)/;

/**
 * What several clauses come to as one command: "where is the late method, go there" is "go to the late method"; "we
 * do not need the else, delete it" is "delete the else"; "delete this, we don't need it" is "delete this". Nothing for
 * one clause, or where one of them says anything that would be left out.
 */
export function* joinedClauses(utterance: string): Generator<readonly string[]> {
  const said = utterance.split(PAUSE);
  const kind = said.flatMap(clause => ONLY.exec(clause)?.[1] ?? [])[0];
  const only = kind && `the ${kind}`;
  const clauses = said.map(clause => plainWords(clause).join(' ')).filter(Boolean);
  if (clauses.length < 2 || clauses.length > MOST_CLAUSES) return;
  const meant = clauses.filter(clause => !REASON.test(clause.toLowerCase()) && clause !== only);
  const [first = '', second = ''] = meant;
  if (meant.length === 1 && only === undefined) yield first.split(' ');
  if (meant.length !== 2) return;
  yield* joined(first, second, kind);
}

function* joined(about: string, wanted: string, only: string | undefined): Generator<readonly string[]> {
  const pronoun = PRONOUN.exec(wanted.toLowerCase());
  if (!pronoun) return;
  for (const named of topicsOf(about)) {
    // "Just the field": of what is called so, that one.
    const topic = only === undefined ? named : `${only} ${named}`;
    const kind = pronoun.groups?.['kind'];
    const before = wanted.slice(0, pronoun.index);
    const after = wanted.slice(pronoun.index + pronoun[0].length);
    const to = pronoun[0] === 'there' && /\b(?:go|jump|move|take me) $/i.test(before) ? 'to ' : '';
    // "Find can go, delete that method": what was named is one.
    const isNamed = kind !== undefined && !new RegExp(`\\b${kind}s?\\b`, 'i').test(topic);
    const target = isNamed ? `${kind} ${topic}` : topic;
    yield `${before}${to}${target}${after}`.split(' ').filter(Boolean);
  }
}

function* topicsOf(about: string): Generator<string> {
  for (const pattern of TOPICS) {
    const { topic } = pattern.exec(about.toLowerCase())?.groups ?? {};
    if (topic === undefined || topic.split(' ').length > LONGEST_TOPIC) continue;
    const at = about.toLowerCase().indexOf(topic);
    yield about.slice(at, at + topic.length);
    return;
  }
  // What is wanted itself is nothing to talk about, and who takes something back wants something else.
  const words = about.split(' ');
  if (words.length <= LONGEST_TOPIC && !TAKEN_BACK.test(about) && progressOf(words) === 'none') yield about;
}
