import { SIGNS } from '../../english/signs.ts';
import { isInText, type Place, type Pointed } from '../../places/place.ts';
import { pointedAt } from '../../places/resolve.ts';
import { UNITS } from '../../places/said/kinds.ts';
import { targetsAt } from '../../places/targets.ts';
import type { SpanEdit } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { type Arguments, type Verb, wordsIn } from '../../verbs/verb.ts';
import { verbCalled } from '../../verbs/verbs.ts';
import type { Call } from '../understand.ts';

/** Who understands what the grammar does not: where a model can be asked, a reading is taken only if there is little doubt. */
export type Bar = 'model' | 'nobody';

/** What is pointed at without regard to what the text means. */
const NO_STRUCTURE: ReadonlySet<Pointed['kind']> = new Set([...UNITS, 'selection', 'edge', 'reach']);

/** What is a whole of its own: once it is gone, nobody is about to say anything in its place. */
const WHOLE =
  /^(function|lambda|method|initializer|class|struct|enum|interface|trait|record|implementation|property|enum member|import|decorator|statement|statements|body|then branch|if|else|else if|unless|for|while|do|loop|switch|match|case|default|try|catch|finally|with|return|throw|break|continue|call|declaration|assignment|comment|parameter|argument|entry|element|attribute|tag|ruleset|column|row)$/;

/** Whether what a verb does was said to the letter: it may leave code that does not parse. */
export function isToTheLetter({ isLiteral }: Verb, given: Arguments, place: Place): boolean {
  const { target } = given as { readonly target?: unknown };
  if (isLiteral === false || typeof target !== 'string') return isLiteral !== false;
  // Words that happen to stand in the text are the least that can be meant.
  return pointedAt(wordsIn(target), place).every(
    // A line of something that has a structure is said by that.
    ({ kind, isPlaced }) =>
      !(kind === 'line' && isPlaced) &&
      kind !== 'phrase' &&
      ((isLiteral && !WHOLE.test(kind)) || NO_STRUCTURE.has(kind)),
  );
}

/**
 * Whether every word of a reading is accounted for: those of the command, and those for something by what it is and
 * not by its letters, be it there or not.
 */
export function isWhollySaid({ calls }: { readonly calls: readonly Call[] }, place: Place): boolean {
  return calls.every(({ name, arguments: given }) => {
    const verb = verbCalled(name);
    if (verb?.risk !== 'edits') return false;
    const { target, ...others } = given as { readonly target?: unknown };
    // What is renamed or extracted is there by the name that was heard.
    if (/^(?:rename|extract)_target$/.test(name) && typeof target === 'string') {
      const [thing] = targetsAt(wordsIn(target), place);
      return isOwnName(wordsIn(target), place) || (thing?.kind === 'object' && thing.name.length === 0 && !thing.of);
    }
    if (
      typeof target !== 'string' ||
      Object.values(others).some(other => typeof other === 'string' && !OF_COMMAND.test(other))
    )
      return false;
    const [found] = pointedAt(wordsIn(target), place);
    // Where it goes says nothing of what it is: that must be there.
    if (Object.values(others).some(other => other !== '' && typeof other === 'string'))
      return found !== undefined && !NO_STRUCTURE.has(found.kind) && found.kind !== 'phrase';
    const [read] = targetsAt(wordsIn(target), place);
    return (
      (found !== undefined && (found.kind !== 'phrase' || isOwnName(wordsIn(target), place))) ||
      read?.kind === 'selection' ||
      (read?.kind === 'object' && read.name.length === 0 && !read.holding && !read.of)
    );
  });
}

/** What says no more than a word of the command. */
const OF_COMMAND = /^(?:|up|down|left|right|above|below|value|thing|call|contents)$/;

/** Whether something in the file is called so: no word that sounds like it is meant. */
function isOwnName(words: readonly string[], { wording }: Place): boolean {
  return wording.writing !== undefined && wording.lexicon.spelling(words) !== undefined;
}

/** What says that the letters of a text are meant, whatever they are part of. */
const OF_TEXT =
  /^(word|words|text|phrase|string|strings|comment|comments|letter|letters|occurrence|occurrences|all|everywhere)$/i;

/**
 * Whether what is changed is a single word within a text that the cursor is not in: "delete the last station" does not
 * mean the end of `"weather-station"`.
 */
export function isByChance({ risk, name }: Verb, given: Arguments, place: Place): boolean {
  const { target, from } = given as { readonly target?: unknown; readonly from?: unknown };
  // What holds it was said: it is one of several there.
  if (risk !== 'edits' || typeof target !== 'string' || typeof from === 'string') return false;
  const words = wordsIn(target);
  if (words.some(word => OF_TEXT.test(word))) return false;
  const line = lineAt(place.text, place.cursor);
  const found = pointedAt(words, place);
  // Of braces nobody knows whether what is in them is meant, or what they belong to as well.
  const isBlock = place.tree?.knows('block') === false && found.some(({ kind }) => kind === 'block');
  if (isBlock && !/^(comment|indent|format)_target$/.test(name)) return true;
  return found.some(
    ({ kind, start, end }) =>
      kind === 'phrase' &&
      /^[\p{L}\p{N}]+$/u.test(place.text.slice(start, end)) &&
      (end < line.start || start > line.end) &&
      isInText({ ...place, cursor: start }) &&
      isInText({ ...place, cursor: end }) &&
      // "The not" is no word of a text far away.
      (words.every(word => /^(?:the|this|that|not|and|or|is|equals?|plus|minus|dot|comma|colon)$/i.test(word)) ||
        // It is all of the text, or a word of one, but no part of something longer.
        /[\p{L}\p{N}_-]/u.test(place.text.slice(Math.max(0, start - 1), start) + place.text.slice(end, end + 1))),
  );
}

/** So many words a name has that nobody has written before. */
const LONGEST_COINED: Readonly<Record<Bar, number>> = { model: 4, nobody: 5 };

/** Words that are no part of a name, but say that one follows; or what does, behind what comes before. */
const NO_BEGINNING = /^(called|named|equals|of|null|nil|none|true|false|undefined)$/;
/** Behind several words, a value: `setErrorNull`. */
const NO_END = /^(null|nil|true|false|undefined)$/;
const NO_PART =
  /^(println\w*|printf|do|return|throw|raise|while|import|const|equals|called|named|the|a|an|needs|should|this|these)$/;

/**
 * Whether what would be written has a name that was made up of words which are rather something else: `nilReturnErr`,
 * `calledParseLine`, `insteadOfTheOldOneFromTheFile`.
 */
export function isMadeUp(edits: readonly SpanEdit[], { text, tree, wording }: Place, bar: Bar): boolean {
  if (!tree || !wording.writing) return false;
  return edits.some(({ text: written }) =>
    namesOf(written).some(name => {
      const words = humpsOf(name);
      const isOdd =
        words.length > LONGEST_COINED[bar] ||
        (words.length > 1 && NO_BEGINNING.test(words[0] ?? '')) ||
        (words.length > 2 &&
          NO_END.test(words.at(-1) ?? '') &&
          !/^(?:or|is|not|as|if|to|be|on)$/.test(words.at(-2) ?? '')) ||
        words.slice(1, -1).some(isNoPart) ||
        isOfTwo(name, text) ||
        (words.length > 1 && OF_PLACE.test(words[0] ?? '') && isThere(name, words[0] ?? '', text));
      return isOdd && !text.includes(name);
    }),
  );
}

/** "Items length": a name and a member of it that stand in the text as such, `items.length`. */
function isOfTwo(name: string, text: string): boolean {
  return [...name.matchAll(/(?<=\p{Ll})(?=\p{Lu})/gu)].some(({ index }) => {
    const [first, second] = [name.slice(0, index), name.slice(index)];
    return text.includes(`${first}.${second.charAt(0).toLowerCase()}${second.slice(1)}`);
  });
}

/** "Before rows": where something is, and what is there. */
const OF_PLACE = /^(before|after|above|below|inside|into|from|behind)$/;

function isThere(name: string, first: string, text: string): boolean {
  const rest = name.slice(first.length).replace(/^_+/, '');
  return text.includes(rest) || text.includes(`${rest.charAt(0).toLowerCase()}${rest.slice(1)}`);
}

function isNoPart(word: string): boolean {
  return NO_PART.test(word);
}

/**
 * Whether what would be written has a new name with words in it that were only guessed, `whereLoop` for "well loop", or
 * sets what is declared nowhere: `consPhi = 3` for "const fee equals three".
 */
export function isOfGuesses(edits: readonly SpanEdit[], place: Place, guessed: ReadonlySet<string>): boolean {
  const { text, wording } = place;
  const declares = ['let', 'var', 'auto'].some(
    word => wording.writing?.code['variable'] !== undefined && `${wording.writing.code['variable']}`.includes(word),
  );
  const isUndeclared = (written: string) => {
    const name = /^\s*([\p{L}_$][\p{L}\p{N}_$]*) = /u.exec(written)?.[1];
    return declares && name !== undefined && !wording.lexicon.has(name);
  };
  if (edits.some(edit => isUndeclared(edit.text))) return true;
  return edits.some(({ text: written }) =>
    namesOf(written).some(name => {
      const words = humpsOf(name);
      // Nothing is called as a sign is.
      const isOdd = words.length > 1 || SIGNS.has(words[0] ?? '');
      return isOdd && words.some(word => guessed.has(word)) && !text.includes(name);
    }),
  );
}

/** The names in code, without what stands in quotes or comments. */
export function namesOf(code: string): readonly string[] {
  const bare = code.replace(
    /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`|\/\/.*|\/\*[\s\S]*?\*\/|#.*|<!--[\s\S]*?-->/g,
    ' ',
  );
  // A key of data is a name in quotes.
  const keys = [...code.matchAll(/["']([\p{L}_$][\p{L}\p{N}_$-]*)["']\s*:/gu)].map(([, key = '']) => key);
  return [...(bare.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []), ...keys];
}

function humpsOf(name: string): readonly string[] {
  return (name.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu) ?? []).map(word => word.toLowerCase());
}
