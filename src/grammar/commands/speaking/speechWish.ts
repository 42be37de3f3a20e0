import { plainWords } from '../../english/plainWords.ts';
import type { Rule } from '../../verbs/rule.ts';
import { Pattern } from '../pattern.ts';
import { type SpeechWish, WISHES } from './wishes.ts';

/** How speaking is steered, whatever is open. */
export const SPEAKING: readonly Rule[] = WISHES.map(({ how, rule }) => ({
  ...rule,
  does: 'steer_speech',
  with: () => ({ how }),
}));

/** What a recogniser listens for besides, where speaking was just interrupted. */
export const SPEAKING_AT_HAND: readonly string[] = WISHES.flatMap(({ atHand }) => atHand);

const compiled = new Map<string, Pattern>();

/** What words wish of Aloud's speaking, if they are about that; of the short ones only where it `isAtHand`. */
export function speechWish(transcript: string, isAtHand: boolean): SpeechWish | undefined {
  const words = plainWords(transcript);
  const isSaid = (source: string) => {
    const pattern = compiled.get(source) ?? new Pattern(source);
    compiled.set(source, pattern);
    return !pattern.matches(words).next().done;
  };
  return WISHES.find(({ rule, atHand }) =>
    [...rule.say, ...(rule.also ?? []), ...(isAtHand ? atHand : [])].some(isSaid),
  )?.how;
}

/** What to say for a wish, of any speaking. */
export function phraseFor(how: SpeechWish): string {
  const source = WISHES.find(wish => wish.how === how)?.rule.say[0] ?? '';
  const [words] = new Pattern(source).waysToSay();
  return words?.join(' ') ?? '';
}
