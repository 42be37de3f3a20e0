import type { Place } from '../../places/place.ts';
import { isInReach } from '../../places/reach.ts';
import { resolve } from '../../places/resolve.ts';
import { targetsAt } from '../../places/targets.ts';
import type { Outcome, SpanEdit } from '../../places/text/outcome.ts';
import { type Arguments, type Verb, wordsIn } from '../../verbs/verb.ts';
import { namesOf } from './evidence.ts';

/**
 * Whether something about what an edit would come to tells that it is not meant: a name would be none any more, or what is
 * meant by what it is alone stands in another function than the cursor.
 */
export function isDoubtful({ risk, isLiteral }: Verb, given: Arguments, { edits }: Outcome, place: Place): boolean {
  if (risk !== 'edits' || edits.length === 0) return false;
  const { target, what } = given as { readonly target?: unknown; readonly what?: unknown };
  if (typeof what === 'string' && isConstructAsName(wordsIn(what), edits, place)) return true;
  if (isLiteral !== true && edits.some(edit => spoilsName(edit, place))) return true;
  return typeof target === 'string' && isOutOfReach(wordsIn(target), place);
}

/** Whether of a name in code something is left that begins with a digit: "change the max to thirty" makes no `30_NIGHTS`. */
function spoilsName({ start, end, text }: SpanEdit, { text: before, wording }: Place): boolean {
  if (!wording.writing || text === '') return false;
  const front = /[\p{L}\p{N}_$]*$/u.exec(before.slice(Math.max(0, start - LONGEST_NAME), start))?.[0] ?? '';
  const behind = /^[\p{L}\p{N}_$]*/u.exec(before.slice(end, end + LONGEST_NAME))?.[0] ?? '';
  const old = front + before.slice(start, end) + behind;
  if (front + behind === '' || !/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(old)) return false;
  // What follows a sign that says it is a name has to be one: `$host` is no `$example.com`.
  const isSigned = front === '$';
  return /^\d/.test(front + text + behind) || (isSigned && /^[\p{L}\p{N}_]+[^\p{L}\p{N}_\s[(>-]/u.test(text));
}

const LONGEST_NAME = 200;

/** What is a construct of one language or another, and is asked for with an article. */
const CONSTRUCT =
  /^(?:if|else|for|while|when|switch|match|case|try|catch|finally|return|throw|raise|break|continue|loop|until|unless|defer|guard)$/i;

/** Whether what is called a construct would be a name: "a when on the status" is no `WHEN` among the statuses. */
function isConstructAsName(what: readonly string[], edits: readonly SpanEdit[], { wording }: Place): boolean {
  const [article = '', word = ''] = what;
  if (!wording.writing || !/^(?:an?|the|another)$/i.test(article) || !CONSTRUCT.test(word)) return false;
  const small = word.toLowerCase();
  return edits.some(({ text }) => namesOf(text).some(name => name !== small && name.toLowerCase() === small));
}

/** Whether what is pointed at stands in another function than the cursor, though nothing but its kind was said. */
function isOutOfReach(words: readonly string[], place: Place): boolean {
  for (const target of targetsAt(words, place)) {
    const found = resolve(target, place);
    if (found.length === 0) continue;
    const isOpen =
      target.kind === 'object' &&
      (target.which.kind === 'nearest' || (target.which.kind === 'all' && found.length === 1)) &&
      target.name.length === 0 &&
      !target.holding &&
      !target.of;
    return isOpen && found.some(one => !isInReach(one.kind, one, place));
  }
  return false;
}
