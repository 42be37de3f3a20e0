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
export function isDoubtful(
  { name, risk, isLiteral }: Verb,
  given: Arguments,
  { edits }: Outcome,
  place: Place,
): boolean {
  if (risk !== 'edits' || edits.length === 0) return false;
  const { target, what } = given as { readonly target?: unknown; readonly what?: unknown };
  if (typeof what === 'string' && isConstructAsName(wordsIn(what), edits, place)) return true;
  if (isLiteral !== true && edits.some(edit => spoilsName(edit, place))) return true;
  if (edits.some(edit => isOtherSort(edit, place))) return true;
  if (name === 'rename_target' && leavesReader(edits, place)) return true;
  if (typeof target !== 'string') return false;
  const words = wordsIn(target);
  return (
    (name === 'delete_target' && edits.some(edit => isLastOfChain(words, edit, place))) || isOutOfReach(words, place)
  );
}

/** Whether in Ruby what gives a name to others would go on giving the old one: `attr_reader :minutes`. */
function leavesReader(edits: readonly SpanEdit[], { text, tree }: Place): boolean {
  const [first] = edits;
  if (!first || tree?.grammar.language.grammar !== 'ruby') return false;
  const old = text.slice(first.start, first.end).replace(/\W/g, '');
  if (old === '') return false;
  const readers = text.matchAll(new RegExp(`\\battr_\\w+\\b[^\\n]*:${old}(?!\\w)`, 'g'));
  return [...readers].some(({ index, 0: found }) => {
    const end = index + found.length;
    return !edits.some(edit => edit.start < end && edit.end >= end - old.length);
  });
}

/** "Remove the sort" is about the end of `entries.map { … }.sort`, and not about all of it. */
function isLastOfChain(said: readonly string[], { start, end, text }: SpanEdit, place: Place): boolean {
  const name = said.filter((word, at) => at > 0 || !/^(?:the|this|that)$/i.test(word));
  if (!place.wording.writing || text !== '' || !name.every(word => /^\w+$/.test(word))) return false;
  const last = new RegExp(`[)\\]}]\\s*[?!&]?\\.\\s*${name.join('_?')}(?:\\([^()]*\\))?;?$`, 'i');
  return last.test(place.text.slice(start, end).trim());
}

/** Whether in data something would stand that is unlike what does: a name of code, one for its plural, a value among sections. */
function isOtherSort({ start, end, text: written }: SpanEdit, { text, tree, wording }: Place): boolean {
  if (wording.writing || tree?.grammar.language.grammar !== 'yaml') return false;
  if (start < end) return /^[a-z]+$/.test(text.slice(start, end)) && /^[a-z]+[A-Z]\w*$/.test(written);
  const [, indent, key = '', value = ''] = /^\n?( *)([\w-]+):(?: +(\S.*))?\s*$/.exec(written) ?? [];
  if (indent === undefined) return false;
  const before = text.slice(0, start).split('\n').reverse();
  const until = before.findIndex(line => line.trim() !== '' && line.search(/\S/) < indent.length);
  const beside = before.slice(0, until < 0 ? before.length : until).filter(line => line.search(/\S/) === indent.length);
  const keys = beside.filter(line => /^ *[\w-]+:/.test(line));
  const isPlural = keys.some(line => line.trim() === `${key}s:`);
  const areSections = keys.length > 1 && keys.every(line => /^ *[\w-]+:\s*$/.test(line));
  return isPlural || (value !== '' && areSections);
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
