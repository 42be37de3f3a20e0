import type { Place } from '../../places/place.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import { instructionSaid } from '../data/instructions.ts';
import { itemWritten } from '../data/writtenItems.ts';
import { addedAsSaid } from '../placed/placed.ts';
import { clauseAdded } from '../queries/clauseAdded.ts';
import { styleSaid } from '../styles/styleAdded.ts';
import { attributeWished } from '../tags/attributeSaid.ts';

/** Nobody asks for one thing in more words. */
const MOST_WORDS = 24;

/**
 * What is asked for in documents and data without a verb of adding, and is no code: "order by name", "expose 8080", "text
 * align center", "make the input required", "next bullet olive oil", "give the image a title of pot".
 */
export function askedFor(said: readonly string[], at: Place): Outcome | undefined {
  if (said.length > MOST_WORDS) return undefined;
  const clause = clauseAdded(said, at);
  if (clause) return clause === 'refused' ? undefined : clause;
  return (
    instructionSaid(said, at) ??
    styleSaid(said, at) ??
    attributeWished(said, at) ??
    nextWritten(said, at) ??
    givenAsSaid(said, at)
  );
}

/** "Next bullet olive oil": what goes on with a list. */
function nextWritten(said: readonly string[], at: Place): Outcome | undefined {
  return /^(?:next|new|another)$/i.test(said[0] ?? '') ? itemWritten(said, at) : undefined;
}

/** "Give the first button a title of send it" is what is added to it. */
function givenAsSaid(said: readonly string[], at: Place): Outcome | undefined {
  if (!/^give$/i.test(said[0] ?? '')) return undefined;
  for (let from = 2; from < said.length - 1; from++) {
    if (!/^(?:an?|the)$/i.test(said[from] ?? '')) continue;
    const outcome = addedAsSaid([...said.slice(from), 'to', ...said.slice(1, from)], at);
    if (outcome) return outcome === 'refused' ? undefined : outcome;
  }
  return undefined;
}
