import { namesIn } from './evidence.ts';
import { isTakingPhrase } from './reading/arguments.ts';
import type { Wording } from './wording.ts';

const STRINGS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g;
const MEMBER = /(?:\.|::|->)([\p{L}_$][\p{L}\p{N}_$]*)(\s*\(|!)?/gu;
const CALLED = /(?<![\p{L}\p{N}_$.>:])([\p{L}_$][\p{L}\p{N}_$]*)\(/gu;
/** No name has more parts that nobody has written before. */
const MOST_PARTS = 4;
/** Words that a name hardly ever has behind its first. */
const NO_PART =
  /^(new|return|if|else|for|while|await|call|equals|dot|string|array|item|arrow|null|none|nil|true|false)$/;

/** What people say something is of, and what is no function unless it is known as one. */
const NOUN =
  /^(number|amount|kinds?|types?|names?|size|parts?|end|start|beginning|rest|values?|half|piece|pile|bunch|lot|pair|group|top|bottom|average|version|results?|text|contents?|index|place|position|copy|list|sets?)$/;

const VALUE_FOLLOWS =
  /^(return|await|yield|in|not|and|or|throw|raise|if|else|of|case|when|while|until|unless|go|defer|assert|puts|echo)$/;

/**
 * Whether code has a name in it that may be several things which were said one after the other: `Math.floorSum` may be
 * `Math.floor(sum)`, `items.addNewItem()` may be `items.add(new Item())`. What the file or the library has is a name.
 */
export function isCoined(code: string, wording: Wording, said: readonly string[]): boolean {
  const plain = code.replace(STRINGS, ' ');
  const { lexicon, writing } = wording;
  const library = new Set(Object.values(writing?.members ?? {}).map(name => name.replace('()', '')));
  for (const [, name = '', call] of plain.matchAll(MEMBER)) {
    const parts = partsOf(name);
    if (parts.length < 2 || lexicon.has(name) || library.has(name)) continue;
    if (parts.length > MOST_PARTS || parts.slice(1).some(part => NO_PART.test(part))) return true;
    if (
      call === undefined &&
      (isTakingPhrase(parts.slice(0, 1), wording) || isTakingPhrase(parts.slice(0, 2), wording))
    )
      return true;
  }
  const usual = new Set(Object.values(writing?.conventions ?? {}));
  for (const { 1: name = '', index } of plain.matchAll(CALLED)) {
    const before = /(\S+)[ \t]+$/.exec(plain.slice(Math.max(0, index - 40), index))?.[1] ?? '';
    // Behind a word it is declared.
    if (/[\w>\]*&]$/.test(before) && !VALUE_FOLLOWS.test(before)) continue;
    if (lexicon.has(name) || usual.has(name) || /^\p{Lu}/u.test(name)) continue;
    if (partsOf(name).length > 1) return true;
    // "Number of entries" is what people say; a function of that name has to be known.
    const isOf = NOUN.test(name) && said.some((word, at) => word === name && /^of$/i.test(said[at + 1] ?? ''));
    if (isOf && namesIn(`${name}(`, wording).called.includes(name)) return true;
  }
  return false;
}

function partsOf(name: string): readonly string[] {
  return (name.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu) ?? []).map(part => part.toLowerCase());
}
