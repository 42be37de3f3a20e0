import { KEPT } from './faults.ts';
import { outsideBrackets } from './pseudo.ts';

/** What is the same in every language: names, keys, and what VS Code adds by itself. */
const SAME = [
  /\(Press 'Enter' to confirm or 'Escape' to cancel\)/g,
  ...KEPT,
  // Times of day, and how long something took, by the rules of a language that has none.
  /\b\d+:\d\d\s?[AP]M\b/g,
  /\b\d[\d.,]*\s?(?:ms|sec)\b/g,
  /\b(?:Alt|Ctrl|Shift|Escape|Enter|Mac|F\d+)\b/g,
];

/** Of texts on a screen in the pseudo-language those that have words in no brackets, but for these: they were forgotten. */
export function forgottenIn(texts: readonly string[], ...same: readonly RegExp[]): readonly string[] {
  return texts.filter(text => {
    const rest = [...same, ...SAME].reduce((left, each) => left.replace(each, ''), outsideBrackets(text));
    return /\p{L}{2}/u.test(rest);
  });
}
