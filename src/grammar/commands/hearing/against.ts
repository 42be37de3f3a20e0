import { saidOf } from '../../code/lexicon.ts';
import type { Guess } from '../../ear/misheard.ts';
import { isVerb } from '../../english/plain/verbs.ts';
import type { Place } from '../../places/place.ts';
import { canStand } from '../../places/text/phrases.ts';
import { lineAt } from '../../places/text/units.ts';
import type { Reading } from '../understand.ts';

/** A shorter word may stand anywhere. */
const LEAST_LETTERS = 4;

const OF_CODE = /^(?:not|and|or|in|is|if|for)$/i;
const SMALL = /^(?:this|that|with|from|into|then|line|here|the)$/i;

/** Whether a word that stands on the line was taken for another: "not" for "dot". */
export function isOfCodeHere(heard: readonly string[], guessed: readonly string[], place: Place | undefined): boolean {
  const { writing } = place?.wording ?? {};
  if (!place || !writing) return false;
  const line = lineAt(place.text, place.cursor);
  const here = place.text.slice(line.start, line.end);
  return heard.some(
    word =>
      (word.length > 3 || OF_CODE.test(word)) &&
      !SMALL.test(word) &&
      !guessed.includes(word) &&
      /^\w+$/.test(word) &&
      new RegExp(`(?<![\\w$])${word}(?![\\w$])`, 'i').test(here),
  );
}

/**
 * Whether a word that names in the file have was taken for another that would be new there: "cancelled" for "cancel" where
 * there is `CANCELLED`.
 */
export function isNewForOld(
  { calls }: Reading,
  { words }: Guess,
  heard: readonly string[],
  place: Place | undefined,
): boolean {
  if (!place || !calls.some(({ name }) => name === 'add_code')) return false;
  const { lexicon } = place.wording;
  const isThere = (word: string) =>
    word.length >= LEAST_LETTERS && [word, `${word}s`].some(one => lexicon.spelling([one]) !== undefined);
  const isOther = (word: string) => !heard.includes(word) && !/^(?:named|called)$/.test(word);
  return heard.some(word => !words.includes(word) && isThere(word)) && words.some(isOther);
}

/** Whether a part of a name that was said as it stands in the file was taken for something else: "maps items" for `maxItems`. */
export function isNameTorn(heard: readonly string[], guessed: readonly string[], place: Place | undefined): boolean {
  const all = ` ${guessed.join(' ')} `.toLowerCase();
  return heard.some((_, at) =>
    [2, 3].some(length => {
      const words = heard.slice(at, at + length).map(word => word.toLowerCase());
      const name = words.length === length ? place?.wording.lexicon.spelling(words) : undefined;
      return name !== undefined && saidOf(name) === words.join(' ') && !all.includes(` ${words.join(' ')} `);
    }),
  );
}

/** What people ask for in words that are no commands: "clean this up" is no "clone". */
const ASKED =
  /^(?:clean|clear|tidy|fix|improve|simplify|refactor|optimi[sz]e|explain|describe|review|handle|validate|implement|multiply|divide|halve|round|log|mock|inject|inline|limit|convert|translate|update|adjust|increase|decrease|raise|lower|bump|sync|check|test)$/i;

/** Whether a verb that asks for something else was taken for a command. */
export function isAskedOtherwise(verb: string, guessed: readonly string[]): boolean {
  return ASKED.test(verb) && guessed[0]?.toLowerCase() !== verb.toLowerCase();
}

/** What may be asked of code in a word that sounds like one for taking away. */
export const OTHER_VERBS = /^(?:call|quote|cast|cap|count|coat|cache|throw|trap|trim|raise|race|keep)$/i;

/** What is much of a text: nobody takes it away by something that only sounds like it. */
const EDGE = /(?:^| )(?:end|start|beginning|top|bottom|everything|all|file|page|document|buffer)(?: |$)/i;

/**
 * Whether something would be taken away that hardly anyone has said: "call the tax method" is no "kill", "delete the button"
 * no "delete the bottom", least of all where there is a button.
 */
export function takesAway(
  { calls }: Reading,
  { words, terms }: Guess,
  heard: readonly string[],
  place: Place | undefined,
): boolean {
  const isTaking = calls.some(
    ({ name, arguments: given }) => name === 'delete_target' || (name === 'copy_target' && given['cut'] === true),
  );
  if (!isTaking) return false;
  const small = heard.map(word => word.toLowerCase());
  // "A move the last line" begins with a verb as well.
  const [verb = '', ...rest] = small.slice(/^(?:a|an|the|and)$/.test(small[0] ?? '') && isVerb(small[1] ?? '') ? 1 : 0);
  const isOther = verb !== words[0]?.toLowerCase() && (isVerb(verb) || OTHER_VERBS.test(verb));
  const isThere = (word: string) =>
    word.length >= LEAST_LETTERS && !words.includes(word) && place !== undefined && canStand([word], place);
  // "Log print line" may be a name of the file itself.
  const isNamed = terms.some(({ kind }) => /^(?:name|code)$/.test(kind));
  return (
    isOther || (!isNamed && rest.some(isThere)) || terms.some(term => term.local > 0 && EDGE.test(term.words.join(' ')))
  );
}
