import { entryOf } from '../../common/entryOf.ts';
import type { Writing } from '../../syntax/writing.ts';
import { isSentence } from '../code/proseGuard.ts';
import { declarationAt } from '../code/spoken/declarations.ts';
import { SpokenTypes } from '../code/spoken/spokenTypes.ts';
import type { Wording } from '../code/wording.ts';
import { CONSTRUCT_WORDS, CONSTRUCTS, type Construct } from './constructs.ts';
import { type Details, detailsIn } from './said/details.ts';

/** What was said to be added. */
export interface Addend {
  /** The word or words for it. */
  readonly said: string;
  readonly key: string;
  readonly construct: Construct;
  /** Modifiers and type in front of its name. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** What is said of it besides its name, taken out of `after`. */
  readonly details: Details | undefined;
  readonly inline: boolean;
}

export const ARTICLES = /^(a|an|the|new|another|some)$/;

/** Sorts of parameters. */
const SORTS: ReadonlyMap<string, string> = new Map([
  ['named', 'named'],
  ['optional', 'positional'],
  ['positional', 'positional'],
]);

/** Words of which no modifier or type consists: what holds one of them is no prefix. */
export const NO_PREFIX = /^(equals|comma|is|dot|plus|minus|times|of|in|with|to|and|or|not|from|for|if)$/;

export function addendsIn(
  words: readonly string[],
  wording: Wording & { readonly writing: Writing },
): readonly Addend[] {
  const { writing } = wording;
  const found: Addend[] = [];
  const types = new SpokenTypes(
    words.map(word => word.toLowerCase()),
    wording,
  );
  const [bracket] = writing.typeBrackets ?? ['<'];
  for (let at = 0; at < Math.min(words.length, 6); at++) {
    for (let length = Math.min(3, words.length - at); length > 0; length--) {
      const said = words
        .slice(at, at + length)
        .join(' ')
        .toLowerCase();
      // "named int parameter bar": what kind it is may stand apart.
      const sort = said === 'parameter' && at > 1 ? SORTS.get(words[0] ?? '') : undefined;
      const key = sort ? `${sort} parameter` : constructKey(said, writing);
      const construct = key === undefined ? undefined : CONSTRUCTS.get(key);
      if (!key || !construct || entryOf(writing.code, key) === undefined) continue;
      if (at > 0 && construct.reads !== 'declared' && construct.reads !== 'nothing') continue;
      const before = words.slice(sort ? 1 : 0, at);
      const inline = before[0] === 'inline' || before[0] === 'nested';
      const rest = withoutNoun(words.slice(at + length), key, construct, wording);
      const hasDetails = construct.reads === 'declared' || key === 'initializer';
      if (isOnBothSides(before, rest) && !isPrefix(words, sort ? 1 : 0, at, types, writing)) break;
      const details = hasDetails ? detailsIn(key, rest, wording) : undefined;
      const after = details?.words ?? rest;
      found.push({ said, key, construct, before: inline ? before.slice(1) : before, after, details, inline });
      break;
    }
    // "List of string parameter names".
    const isOfType = words[at] === 'of' && types.at(0, words.length)?.text.includes(bracket);
    if (NO_PREFIX.test(words[at] ?? '') && !isOfType) break;
  }
  return found;
}

/** Whether something is said on both sides of the word for a thing. */
function isOnBothSides(before: readonly string[], rest: readonly string[]): boolean {
  return before.length > 0 && rest.length > 0;
}

/** "Static int field count": what stands in front of the word for it says of what kind it is, and is no name. */
function isPrefix(
  words: readonly string[],
  from: number,
  end: number,
  types: SpokenTypes,
  { modifiers }: Writing,
): boolean {
  let at = from;
  while (at < end && (modifiers.includes(words[at] ?? '') || OF_KIND.test(words[at] ?? ''))) at++;
  const type = at < end ? types.at(at, end) : undefined;
  return at === end || (type !== undefined && at + type.length === end);
}

/** What says of what kind a thing is in one language or another. */
const OF_KIND =
  /^(async|inline|nested|named|optional|positional|required|static|private|public|protected|internal|readonly|final|const|mutable|mut|new|local|global|class|object|arrow|generator|default|nullable|virtual|abstract|override|export|exported|type|instance|data|sealed|open|late|read|only)$/;

/** Behind a word of the language, these say what it is anyway: "else branch", "return statement", "try catch block". */
const NOUN = /^(statement|branch|block|clause|keyword)$/;

function withoutNoun(
  rest: readonly string[],
  key: string,
  { reads }: Construct,
  { lexicon }: Wording,
): readonly string[] {
  if (key === 'type' && /^(hint|annotation)$/i.test(rest[0] ?? '') && !lexicon.has(rest[0] ?? ''))
    return rest.slice(1).filter((word, at) => at > 0 || word !== 'of');
  if (!/^(nothing|body|condition|value|loop)$/.test(reads)) return rest;
  // A try has something that catches wherever it needs one.
  const from = key === 'try' && /^(catch|except)$/i.test(rest[0] ?? '') ? 1 : 0;
  const noun = rest[from]?.toLowerCase() ?? '';
  const isOwn = (noun === 'loop' && /^(for|while|until|do)$/.test(key)) || (noun === 'check' && key === 'if');
  const isNoun = isOwn || (NOUN.test(noun) && !lexicon.has(noun));
  return rest.slice(isNoun ? from + 1 : from);
}

/** Whether words begin with what the language has a construct for: "parameter foo". */
export function namesConstruct(words: readonly string[], { writing }: Wording): boolean {
  if (!writing) return false;
  return [2, 1].some(length => {
    const said = words.slice(0, length).join(' ').toLowerCase();
    const key = words.length >= length ? constructKey(said, writing) : undefined;
    return key !== undefined && entryOf(writing.code, key) !== undefined;
  });
}

export function constructKey(said: string, writing: Writing): string | undefined {
  if (said === 'constructor') return 'initializer';
  const own = entryOf(writing.also, said);
  // What one language has a word of its own for is another's way to say something else: "println".
  const isOwn = CONSTRUCTS.has(said) && (entryOf(writing.code, said) !== undefined || !CONSTRUCT_WORDS.has(said));
  return own ?? (isOwn ? said : CONSTRUCT_WORDS.get(said));
}

/** Whether what is said describes code instead of naming it. */
export function asksForMore(words: readonly string[]): boolean {
  return (
    /^(that|which|who|to|for|about|explaining|describing|with|where|when|so|in|here|if)$/.test(words[0] ?? '') ||
    words.some(word => /^(that|which|please|should)$/.test(word))
  );
}

export function isDescription({ construct, after }: Addend, wording: Wording, isRequest: boolean): boolean {
  if (/^(words|nothing)$/.test(construct.reads)) return false;
  if (!isRequest && construct.reads === 'declared' && /^(that|which|who|to)$/.test(after[0] ?? '')) return true;
  // "Counts map of string to int" has a type.
  const { type, name, next } = declarationAt(after, wording);
  if (construct.reads === 'declared' && type && name.length > 0 && !isSentence(name, wording) && next === after.length)
    return false;
  return after.length > 1 && isSentence(after, wording);
}
