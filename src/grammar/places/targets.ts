import { Kept, keptAt } from './kept.ts';
import { isDocument, type Place } from './place.ts';
import { ALSO_NAMES } from './said/kinds.ts';
import { objectAt } from './said/objects.ts';
import type { Target } from './said/saidTarget.ts';
import { withoutSmallWords } from './said/smallWords.ts';
import { readTarget } from './said/target.ts';
import { NEAREST } from './said/which.ts';

/** What words were read as at a place. */
const READ = new WeakMap<Place, Map<string, Iterable<Target>>>();

/** The readings of some words as a target, the likeliest first: the same ones each time that they are asked for there. */
export function targetsAt(words: readonly string[], place: Place): Iterable<Target> {
  const known = keptAt(READ, place);
  const key = words.join(' ');
  const targets = known.get(key) ?? new Kept(likeliest(words, place));
  known.set(key, targets);
  return targets;
}

/** What is so near, in UTF-16 units, is before the eyes. */
const IN_SIGHT = 2_500;

/** Said without an article, a word that something is called by is its name: "delete name". */
function* likeliest(words: readonly string[], place: Place): Generator<Target> {
  const { wording, tree, cursor, text } = place;
  const [word = ''] = words;
  const isName = (one: string) =>
    tree?.writing?.declaresProperties === true || tree?.namesakes(one, sight)[0] !== undefined;
  const sight = { start: Math.max(0, cursor - IN_SIGHT), end: Math.min(text.length, cursor + IN_SIGHT) };
  // "Names" are those of things.
  const isKind =
    ALSO_NAMES.has(word) || (word !== 'names' && ALSO_NAMES.has(word.replace(/ies$/, 'y').replace(/s$/, '')));
  if (words.length === 1 && isKind && wording.lexicon.has(word) && isName(word))
    yield { kind: 'phrase', words, which: NEAREST, isWhole: true };
  const tag = tagIn(words, place);
  if (tag) yield { kind: 'called', name: [tag], which: NEAREST };
  // "Only open" is a name before it is an "open" with a small word.
  if (
    words.length > 1 &&
    withoutSmallWords(words).length < words.length &&
    wording.lexicon.spelling(words) !== undefined
  )
    yield { kind: 'phrase', words, which: NEAREST, isWhole: true };
  // In prose several things are hardly meant by a word that stands there.
  if (words.length === 1 && isDocument(place) && objectAt(words, 0)?.plural)
    yield { kind: 'phrase', words, which: NEAREST, isWhole: true };
  yield* readTarget(words);
}

/** The tag that words are about: "the section tag", and "the section" in code with tags, where nothing else is one. */
function tagIn(words: readonly string[], { tree }: Place): string | undefined {
  if (!tree?.knows('tag')) return undefined;
  const said = words.map(word => word.toLowerCase()).filter((word, at) => !(at === 0 && /^(?:the|this)$/.test(word)));
  const isSaid = said.length === 2 && /^(?:tag|element)$/.test(said[1] ?? '');
  const [name] = said;
  if (name === undefined || !(isSaid || (said.length === 1 && words.length === 2 && tree.knows('function'))))
    return undefined;
  return tree.scopes('tag').some(one => one.name.toLowerCase() === name) ? name : undefined;
}
