import type { Span } from '../../syntax/scopes.ts';
import type { Place } from '../places/place.ts';
import { isInLine, nearestOf, rivals } from '../places/rivals.ts';
import { calledStatements } from './changing/calledStatement.ts';
import { type Arguments, wordsIn } from './verb.ts';
import { verbCalled } from './verbs.ts';

/**
 * What an edit may be about, where several things are as near, nothing tells which, and something else would come of each.
 * With the cursor at its start each is the one that is meant. Empty where there is no such doubt. `comesTo` says what comes
 * of the edit with the cursor elsewhere, if anything does.
 */
export async function rivalsOf(
  { name, arguments: given }: { readonly name: string; readonly arguments: Arguments },
  place: Place,
  comesTo: (place: Place) => Promise<string | undefined>,
): Promise<readonly Span[]> {
  const { target } = given;
  const verb = verbCalled(name);
  if (typeof target !== 'string' || verb?.risk !== 'edits') return [];
  const words = wordsIn(target);
  for (const find of [rivals, calledStatements]) {
    const all = find(words, place);
    if (all.length < 2) continue;
    const isDone = (await comesTo(place)) !== undefined;
    if (isDone && (isInLine(all, place) || verb.plan(given, place)?.edits.length === 0)) return [];
    // Mere words are not looked for beyond where they are taken to be meant.
    const possible = isDone ? all : all.filter(({ kind }) => kind !== 'phrase');
    const different = new Map<string, Span>();
    for (const { start, end } of nearestOf(possible, isDone, place)) {
      const comesHere = await comesTo({ ...place, cursor: start, selection: { start, end: start } });
      if (comesHere !== undefined && !different.has(comesHere)) different.set(comesHere, { start, end });
    }
    if (different.size > 1) return [...different.values()];
  }
  return [];
}
