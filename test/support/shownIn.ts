import type { Shown } from '../../src/session/tracks/tracks.ts';
import type { TurnEvent } from '../../src/session/turnEvents.ts';

/** What a status bar would have shown, one after the other. */
export function shownIn(events: readonly TurnEvent[]): readonly Shown[] {
  const shown: Shown[] = [];
  for (const event of events) if (event.event === 'state' && event.shows !== shown.at(-1)) shown.push(event.shows);
  return shown;
}
