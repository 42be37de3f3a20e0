import { isCode, isWork } from '../code/proseGuard.ts';
import { nameIn } from '../places/names.ts';
import { type Place, type Pointed, pointed } from '../places/place.ts';
import { thingAt } from '../places/scopeAt.ts';
import { indentAt } from '../places/text/layout.ts';
import { caret, type Outcome } from '../places/text/outcome.ts';
import { lineAt } from '../places/text/units.ts';
import { added } from './added.ts';
import { ARTICLES, addendsIn } from './addends.ts';
import { besideUnit } from './beside.ts';
import { ownerIn } from './placed/owners.ts';

type Side = 'in' | 'first' | 'after' | 'before';

/** What says where something is added, in front of the name of the place. */
const WHERE: readonly (readonly [words: readonly string[], side: Side])[] = [
  ...(['at the end of', 'to the end of', 'on the end of'] as const).map(said => [said.split(' '), 'in'] as const),
  ...(
    ['at the start of', 'at the beginning of', 'at the top of', 'to the start of', 'to the beginning of'] as const
  ).map(said => [said.split(' '), 'first'] as const),
  ...(['right after', 'just after', 'after', 'behind', 'below', 'underneath', 'under'] as const).map(
    said => [said.split(' '), 'after'] as const,
  ),
  ...(['right before', 'just before', 'before', 'in front of', 'above'] as const).map(
    said => [said.split(' '), 'before'] as const,
  ),
  ...(['to', 'into', 'in', 'inside', 'inside of', 'on'] as const).map(said => [said.split(' '), 'in'] as const),
];

/** What has something in it that more may be added to. */
const HOLDS =
  /list|array|dictionary|object|function|method|class|interface|enum|struct|tag|call|initializer|lambda|if|else|for|while|loop|try|catch|body|entry|property|variable|declaration|assignment|import|ruleset|namespace|trait|record|switch|match|value|element|implementation/;

/** So many ways to tell what is added from where are tried. */
const MOST_PLACES = 6;

/**
 * Adds code somewhere else than where the cursor is: "a parameter delay to push", "a field count in Item", "a return
 * after the loop". Undefined where nothing says where, or there is no such place: no name of the text is part of a new
 * one by chance.
 */
export function addedElsewhere(words: readonly string[], place: Place): Outcome | 'refused' | undefined {
  const said = words.map(word => word.toLowerCase());
  let tried = 0;
  for (let at = words.length - 2; at > 0; at--) {
    const where = WHERE.find(([phrase]) => phrase.every((word, index) => said[at + index] === word));
    if (!where) continue;
    const [phrase, side] = where;
    const target = words.slice(at + phrase.length);
    if (target.length === 0) continue;
    if (++tried > MOST_PLACES) return undefined;
    const what = words.slice(0, at);
    // The head of a loop or a condition has such words of its own, and work is no code.
    if (/\b(for|if|while|unless|when|with|import|else)\b/i.test(what.join(' ')) || isWork(what, place.wording))
      continue;
    const there = typeCalled(what, target, side, place) ?? thingAt(target, place);
    const cursor = there && cursorAt(what.join(' '), there, side, place);
    if (!there || cursor === undefined || isStrange(what, there, side, place)) continue;
    const comment = side === 'before' ? COMMENT.exec(what.join(' ')) : undefined;
    if (comment) return commented(comment[1] ?? '', there, place);
    // What is set in a call is one of its arguments.
    if (there.kind === 'call' && side === 'in' && /^(?:an? )?[a-z]+(?: [a-z]+)? equals? /i.test(what.join(' ')))
      continue;
    // "Type equals submit" says what an attribute is where a tag is meant.
    const isAttribute = there.kind === 'tag' && side === 'in' && /^\w+ (?:equals?|is) /i.test(what.join(' '));
    const outcome = added(isAttribute ? ['attribute', ...what] : what, {
      ...place,
      cursor: isAttribute ? there.start + 1 : cursor,
      selection: { start: cursor, end: cursor },
    });
    if (outcome)
      return side === 'before' || side === 'after' ? besideUnit(outcome, there, side === 'before', place) : outcome;
  }
  return undefined;
}

/** What only a type has. */
const MEMBER =
  /^(?:an? |another |the )?(?:new )?(?:\w+ )?(?:methods?|constructors?|getters?|setters?|fields?|propert(?:y|ies))\b/i;

/** "A method close to ledger": the class of that name, though a variable is called so. */
function typeCalled(what: readonly string[], target: readonly string[], side: Side, place: Place): Pointed | undefined {
  if (side !== 'in' || !MEMBER.test(what.join(' '))) return undefined;
  const owner = ownerIn(target, 'type', place);
  return owner && { ...pointed(owner, 'class', owner.removal), called: owner.name };
}

/** What has items that are no more than names or values. */
const OF_ITEMS = /^(?:enum|list|array|set|tuple|dictionary|object|element|entry|value|body|.* list|elements|entries)$/;

/**
 * Whether what is added by itself, and not as a thing of some kind, is nothing that what it is added to has: a statement
 * in a decorator, or a name that stands nowhere in a list of texts or of nothing.
 */
function isStrange(what: readonly string[], there: Pointed, side: Side, { text, wording }: Place): boolean {
  const { writing } = wording;
  if (!writing || side === 'after' || side === 'before' || isCode(what, wording)) return false;
  const named = what.slice(ARTICLES.test(what[0]?.toLowerCase() ?? '') ? 1 : 0);
  if (addendsIn(named, { ...wording, writing }).length > 0) return false;
  if (!OF_ITEMS.test(there.kind)) return true;
  const items = text.slice(there.start, there.end).replace(/^[^[({]*[[({]/, '');
  const isNew = wording.lexicon.spelling(what) === undefined && !/^\d/.test(what[0] ?? '');
  return isNew && (/["'`]/.test(items) || /^\s*[\])}]/.test(items));
}

const COMMENT = /^(?:an? |another )?comment(?: (?:saying |that says |which says )?(.+))?$/i;

/** A comment in a line of its own above something. */
function commented(words: string, { start }: Pointed, { text, comments: { line, block } }: Place): Outcome | undefined {
  const comment = line ? `${line} ${words}` : block && `${block[0]} ${words} ${block[1]}`;
  if (!comment) return undefined;
  const at = lineAt(text, start).start;
  const indent = indentAt(text, at);
  return {
    edits: [{ start: at, end: at, text: `${indent}${comment}\n` }],
    selections: [caret(at + indent.length + comment.length)],
  };
}

/** What belongs to the head of a function or class, and not into its body. */
const OF_THE_HEAD =
  /^(?:an? |another |one more |the )?(?:\w+ )?(?:parameters?|params?|arguments?|args?|decorators?|annotations?|modifiers?|attributes?|types?|parents?|throws|extends|implements|returns?(?= type))\b/i;

/** Where the cursor would be to add something there. */
function cursorAt(what: string, there: Pointed, side: Side, place: Place): number | undefined {
  const { kind, start, end } = there;
  if (side === 'after') return end;
  if (side === 'before') return start;
  if (kind !== 'phrase' && !HOLDS.test(kind)) return undefined;
  const name = nameIn(there, place);
  if (side === 'first' || kind === 'phrase' || OF_THE_HEAD.test(what)) return name?.end ?? start + 1;
  // Behind the last of what is in it, in front of the bracket that closes it.
  const inner = place.text.slice(start, end).replace(/\s*(?:[\])}]|\bend|\bfi|\bdone|<\/[\w.-]*>)\s*[;,]?\s*$/, '');
  return start + inner.length;
}

/** Where the cursor is anyway, or in the line below. */
const HERE =
  /^(?:here|right here|below|underneath|below (?:this|it|here)|under (?:this|it)|after (?:this|that|it)|behind (?:this|it)|(?:below|after|under) (?:this|that) (?:one|line)|(?:on|in) the next line|at the cursor)$/;

/** Somewhere that is named: behind these no name goes on. */
const SOMEWHERE =
  /^(?:(?:to|into|in|inside|onto|on|after|before|below|above|behind|under|in front of|at|from) (?:the|this|that|it|these|those|my|our)\b.*|above|before|on top|first|last)$/;

/** Code that may go on with any words: what is said in it. */
const SAYS =
  /^(?:an? |the )?(?:comment|print|log|string|text|doc\w*|todo|paragraph|heading|bullet|note|message|line|item|task)\b|\bquotes?\b/i;

/**
 * Words without what says that it is for where the cursor is: "add a return below". Undefined where they say that it is
 * for somewhere else.
 */
export function withoutHere(words: readonly string[]): readonly string[] | undefined {
  if (SAYS.test(words.join(' '))) return words;
  const said = words.map(word => word.toLowerCase());
  for (let at = 1; at < words.length; at++) {
    const rest = said.slice(at).join(' ');
    if (HERE.test(rest)) return words.slice(0, at);
    if (SOMEWHERE.test(rest) && !/\b(?:for|if|while|with|equals)\b/.test(said.slice(0, at).join(' '))) return undefined;
  }
  return words;
}
