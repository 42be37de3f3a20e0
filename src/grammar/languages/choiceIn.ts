import { Slices } from '../../syntax/slices.ts';
import { type Choice, choose, chooseMeant } from '../commands/choose.ts';
import type { Code } from '../commands/judging/coming.ts';
import type { Bar } from '../commands/judging/evidence.ts';
import type { Place } from '../places/place.ts';
import type { SpokenLanguage } from './spokenLanguage.ts';

/** What an utterance in a language means at a place; undefined where nothing there makes sense. */
export async function choiceIn(
  language: SpokenLanguage,
  utterance: string,
  place: Place | undefined,
  code: Code,
  bar: Bar = 'nobody',
): Promise<Choice | undefined> {
  if (language.isOwn) return choose(utterance, place, code, bar);
  await new Slices().run(language.prepare());
  return chooseMeant(language.meanings(utterance), place, code, bar);
}
