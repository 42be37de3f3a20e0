import type { View } from '../../actions/view/view.ts';
import { AloudError } from '../../common/errors.ts';
import type { Mark } from '../../editor/marks.ts';
import { marksIn, numbersSaid } from '../places/said/marks.ts';
import { wordsIn } from '../verbs/verb.ts';
import type { Choice } from './choose.ts';

/** The mark that words may name first, where it stands in another document than the one where it happens. */
export function markElsewhere(words: readonly string[], view: View): Mark | undefined {
  const { marks } = view.screen;
  if (marks.length === 0) return undefined;
  const [number] = numbersSaid(words);
  const mark = marks.find(each => each.number === number);
  return mark && mark.path !== pathHere(view) ? mark : undefined;
}

function pathHere(view: View): string | undefined {
  try {
    return view.documents.here().path;
  } catch (thrown) {
    if (thrown instanceof AloudError) return undefined;
    throw thrown;
  }
}

/** A choice that is about a mark and nothing else, which has to be gone to first; undefined for any other. */
export function goingFirst(choice: Choice | undefined, { number }: Mark): Choice | undefined {
  const [call, ...others] = choice?.reading.calls ?? [];
  const target = call?.arguments['target'];
  if (!choice || !call || others.length > 0 || typeof target !== 'string' || !marksIn(wordsIn(target)))
    return undefined;
  const calls = [{ name: 'go_to_mark', arguments: { number } }, call];
  return { reading: { ...choice.reading, calls }, alternatives: [], isPassing: true };
}
