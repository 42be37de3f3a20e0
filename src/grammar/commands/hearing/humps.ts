import type { Place } from '../../places/place.ts';

const WITHIN = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u;

/** Words that a recogniser has joined, as they were said: "rename this to MaxSpeed". A name of the file stays. */
export function withoutHumps(utterance: string, place: Place | undefined): string {
  return utterance.replace(/(?<=\s)(?:\p{Lu}\p{Ll}+){2,}/gu, name =>
    place?.wording.lexicon.has(name) ? name : name.split(WITHIN).join(' '),
  );
}

/** What a language begins with a small letter, or where it is said what it is. */
const SMALL =
  /\b(?:method|variable|parameter|param|field|property|constant|argument|const|let|key) (?:called |named )?$/i;

/**
 * Words that a recogniser has joined to one name, where the file writes that name otherwise, and in front of names that
 * begin small: "the parameter of ReadFile" is of `readFile`, "a method called CloseAccount" gets `closeAccount`.
 */
export function namesApart(utterance: string, place: Place | undefined): string {
  const lexicon = place?.wording.lexicon;
  if (!lexicon) return utterance;
  return utterance.replace(
    /(?<![\p{L}\p{N}_.$/@-])\p{L}\p{Ll}+(?:\p{Lu}\p{Ll}+)+(?![\p{L}\p{N}_$/@-])/gu,
    (name, at: number) => {
      if (lexicon.has(name)) return name;
      const words = name.split(WITHIN).map((word: string) => word.toLowerCase());
      const isThere = lexicon.spelling(words) !== undefined;
      const isSmall = /^\p{Lu}/u.test(name) && SMALL.test(utterance.slice(0, at));
      return isThere || isSmall ? words.join(' ') : name;
    },
  );
}
