import type { Span } from '../../../syntax/scopes.ts';
import type { Place } from '../place.ts';
import { resolve } from '../resolve.ts';
import { NEAREST } from '../said/which.ts';
import { targetsAt } from '../targets.ts';
import { pointedMembers } from './memberTargets.ts';
import { ownersCalled } from './owners.ts';

/** What is asked for of something else: "the height of the window", "the window height", "the window's height". */
export interface OwnedWords {
  readonly owner: readonly string[];
  readonly own: readonly string[];
}

/** Of what is called so this many are looked into. */
const MOST_OWNERS = 8;
/** Nobody says more of whose it is. */
const LONGEST = 7;

/** Each way in which some words may name one thing of another, the likeliest first. */
export function* ownedWords(words: readonly string[]): Generator<OwnedWords> {
  const plain = bare(words);
  if (plain.length > LONGEST) return;
  const small = plain.map(word => word.toLowerCase());
  const of = small.findIndex(word => /^(of|in|on|for|from|under)$/.test(word));
  if (of > 0 && of + 1 < plain.length) yield { own: plain.slice(0, of), owner: bare(plain.slice(of + 1)) };
  const owned = small.findIndex(word => /.('s|s')$/.test(word));
  if (owned >= 0 && owned + 1 < plain.length)
    yield {
      own: plain.slice(owned + 1),
      owner: [...plain.slice(0, owned), (plain[owned] as string).replace(/'s?$/, '')],
    };
  if (of >= 0 || owned >= 0) return;
  for (let at = plain.length - 1; at > 0; at--) yield { owner: plain.slice(0, at), own: plain.slice(at) };
}

/** What is called so and may have something of its own, the likeliest first. */
export function* ownersOf(words: readonly string[], place: Place): Generator<Span> {
  let count = 0;
  for (const owner of ownersCalled(words, place)) {
    yield owner;
    if (++count === MOST_OWNERS) return;
  }
  yield* pointedMembers(words, NEAREST, place);
  // By its kind: "the wind section", "the rule for card", "the second user".
  for (const target of targetsAt(['the', ...words], place)) {
    if (target.kind !== 'object' || (target.name.length === 0 && target.which.kind !== 'rank')) continue;
    const found = resolve(target, place);
    if (found.length === 1 && !/^(phrase|line|word|identifier|paragraph)$/.test(found[0]?.kind ?? '')) yield* found;
  }
}

function bare(words: readonly string[]): readonly string[] {
  return words.length > 1 && /^(the|this|that|its|my|our|a|an)$/i.test(words[0] ?? '') ? words.slice(1) : words;
}
