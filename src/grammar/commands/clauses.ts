import { isVerb } from '../english/plain/verbs.ts';
import { plainWords } from '../english/plainWords.ts';
import { progressOf, type Reading } from './understand.ts';

/** Where people pause between what they talk about and what they want of it. */
const PAUSE = /\s*[,;.!?\u2013\u2014:]+\s+(?:so\s+|and\s+|but\s+)?|\s+so\s+(?=just\b|please\b|delete\b|remove\b)/i;

/** Who says more is telling something. */
const MOST_CLAUSES = 4;
/** A command beside what someone tells is said in so many words. */
const LEAST_AMONG_OTHERS = 4;
/** "Zoom in" is what people say of much; behind a reason it is so many words. */
const LEAST_BEHIND_REASON = 2;
/** What is talked about is named in a few words. */
const LONGEST_TOPIC = 6;

/** How something is brought up, with its name in the group. Nothing else is said of it that would change what is wanted. */
const TOPICS: readonly RegExp[] = [
  /^(?:there's|there is|we have|we've got|i have) (?:a|an|another|one more) (?:new )?\w+ (?:called|named) (?<topic>.+)$/,
  /^(?:where|there) (?:is|are) (?<topic>.+)$/,
  /^(?:where's|there's|see|look at|take) (?<topic>.+)$/,
  /^(?:we|i|you) (?:do not|don't|no longer|never) (?:need|want|use|like|support|have) (?<topic>.+?)(?: here| there| any more| anymore| at all)?$/,
  /^(?<topic>.+?) (?:is not|isn't|are not|aren't|was not|wasn't|is never|are never) (?:used|needed|true|right|called|read|supported|necessary|private|public|optional|async|static)\b.*$/,
  /^(?<topic>.+?) (?:should not|shouldn't|must not|mustn't|need not|needn't) be \w+(?: any more| anymore)?$/,
  /^(?<topic>.+?) (?:is|are) (?:in|on|at) the wrong (?:order|place|side|way round|way around)$/,
  /^(?<topic>.+?) (?:can|should|must|has to|needs to) (?:go|be gone)$/,
  /^(?:nobody|no one|nothing)(?: else| outside)?(?: here)? (?:needs|uses|calls|reads|wants) (?<topic>.+?)(?: here| any more| anymore)?$/,
  /^(?<topic>(?:the )?[a-z]+(?: [a-z]+){0,2}?)(?:'s| is| has| are| have) (?:gone|gotten|got|become|too|now|changed|increased|decreased|up|down)\b.*$/,
  /^only (?:we|this (?:class|file|module)) (?:need|use|needs|uses) (?<topic>.+)$/,
  /^(?<topic>.+?) (?:is|are) (?:no longer needed|not needed|useless|superfluous|unused|dead|wrong)(?: here| any more| anymore)?$/,
];

/** Why it is wanted: nothing that has to be understood. */
const REASON =
  /^(?:(?:i|we)(?:'m|'re| am| are) (?:all )?(?:done|finished|through)(?: (?:with|in) [\w ]{1,30}| here| now)?|that(?:'s| is| will be) (?:it|all|enough)(?: for (?:now|today|this|here))?|(?:nobody|no one|nothing)(?: else| outside)?(?: here)? (?:needs|uses|calls|reads|wants) (?:it|that|this|them)(?: here| any more| anymore)?|(?:we|i) (?:do not|don't|no longer|never) (?:need|want|use|like) (?:it|that|this|them|those)(?: here| any more| anymore| at all)?|(?:it|that|this)(?:'s| is) (?:too \w+|not needed|no longer needed|useless|wrong|unused|dead|old|ugly)(?: here| now| any more| anymore)?|(?:it|that) (?:does not|doesn't) (?:work|belong here|matter))$/;

/** What someone tells of themselves or of the thing behind what they want: it asks for nothing more. */
const TOLD =
  /^(?:because .+|since .+|so (?:that )?(?:we|i|it|they) .+|(?:i|we|they|nobody|everyone|users?)(?:'re|'ve|'ll|'d)? .+|(?:it|that|this|they)(?:'s|'re|n't| is| are| was| isn't| aren't| wasn't| doesn't| don't) (?!(?:called|named|a|an|of|just|only|in|on|at|the)\b).+|(?:keep|leave) (?:the rest|everything else|the others|the value|the name|the key)(?: alone| as it is| as they are)?)$/;

/** What someone tells in front of what they want: how things are. Who wishes, or says when, tells something else. */
const TOLD_FIRST =
  /^(?!(?:if|when|unless|until|while|for|in|on|at|after|before|no|not|but|where|what|who|how|which|let)\b).+? (?:is|are|was|were|isn't|aren't|wasn't|weren't|doesn't|don't|didn't|won't|can't|cannot|can hardly|can barely|means?|looks?|feels?|seems?)(?: .+)?$/;

/** Who wants something else than what they say next: "I meant the other one, delete it". */
const WISHES =
  /\b(?:want|would|'d|wish|should|must|has to|have to|needs?|mean|meant|instead|rather|actually|sorry|wait|unless|except|but|without|other|called|named)\b/;

/** What writes as it is said: "items is empty, return" is no reason and a command. */
const WRITES = /^(?:return|throw|raise|break|continue|print|call|add|write|type|insert|put|say|dictate)\b/;

/** Behind it stands what follows from what was told. */
const THEREFORE = /[,;.]\s+so\s+(?:please\s+|just\s+)?(?=\S+ \S)/i;

/** "Ten minutes is not enough, set the timeout to fifteen": the command alone, where nothing in it stands for what was told. */
function* behindReason(utterance: string, clauses: readonly string[]): Generator<readonly string[]> {
  const [told = '', wanted = '', ...more] = clauses;
  if (
    more.length > 0 ||
    /\b(?:that|those)\b/i.test(wanted) ||
    STANDS_FOR.test(wanted.toLowerCase()) ||
    wanted.split(' ').length < LEAST_BEHIND_REASON
  )
    return;
  const words = wanted.split(' ');
  if (!isVerb(words[0] ?? '') || isVerb(told.split(' ')[0] ?? '')) return;
  const follows = THEREFORE.test(utterance);
  const small = told.toLowerCase();
  if (follows || (TOLD_FIRST.test(small) && !WISHES.test(small) && !WRITES.test(wanted.toLowerCase()))) yield words;
}

/** Whether a clause is a reason for what is wanted beside it. */
function isReason(clause: string): boolean {
  const said = clause.toLowerCase();
  return REASON.test(said) || (TOLD.test(said) && !ASKS.test(said));
}

/** Who wishes for something, takes something back or means another thing than they said. */
const ASKS =
  /\b(?:want to|would like|'d like|need to|needs? (?:a|an|another|one)|should|must|has to|have to|mean|meant|no|not|wait|instead|actually|rather|sorry|unless|except|but|without)\b/;

/** What is told behind a pause, in words: nothing that a command is about. */
export function reasonsIn(utterance: string): readonly string[] {
  const [, ...behind] = utterance.split(PAUSE);
  return behind.map(clause => plainWords(clause).join(' ').toLowerCase()).filter(clause => clause && isReason(clause));
}

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
  const wanted = meant.filter(clause => !isReason(clause));
  const [one = ''] = wanted;
  // "We need a logger, add one": what stands for what was told is not known.
  const isPlain = clauses[0] === one || !STANDS_FOR.test(one.toLowerCase());
  // Of a talk with others a word or two may sound like a command: "copy that".
  const isCertain = meant.length === 1 || one.split(' ').length >= LEAST_AMONG_OTHERS;
  if (wanted.length === 1 && only === undefined && isPlain && isCertain) yield one.split(' ');
  const [first = '', second = ''] = meant;
  if (meant.length !== 2) return;
  yield* joined(first, second, kind);
  yield* behindReason(utterance, clauses);
}

/** What stands for something that was told before. */
const STANDS_FOR =
  /\b(?:it|them|those|there|one|ones|its|their|same)\b|\b(?:that|this)(?=$| (?:to|in|into|from|with|as|and|out|up|down)\b)/;

/** "It should not be private, remove that": who says how something is may want that away, or all of it. */
const OF_MODIFIER =
  /\b(?:public|private|protected|internal|static|async|optional|nullable|readonly|final|const|constant|abstract|exported)\b/;
const TAKES_AWAY = /^(?:delete|remove|drop|lose|kill|get rid of|take (?:away|out))\b/;

function* joined(about: string, wanted: string, only: string | undefined): Generator<readonly string[]> {
  if (OF_MODIFIER.test(about.toLowerCase()) && TAKES_AWAY.test(wanted.toLowerCase())) return;
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

/** What changes or names something; what is written as a text or a comment may have anything in it. */
const NO_REASON_IN = /^(change_target|rename_target|wrap_target|surround_target|move_to|exchange_target|give_default)$/;

/** "Change the message to request timed out, it is clearer": whether why it is wanted would be written with it. */
export function holdsReason({ calls }: Reading, reasons: readonly string[]): boolean {
  return (
    reasons.length > 0 &&
    calls.some(
      ({ name, arguments: given }) =>
        (NO_REASON_IN.test(name) ||
          (name === 'add_code' &&
            !/^(?:an? )?(?:\w+ )?(?:comment|todo|note|string|text)\b/.test(`${given['what']}`))) &&
        Object.values(given).some(
          value => typeof value === 'string' && reasons.some(reason => value.toLowerCase().includes(reason)),
        ),
    )
  );
}
