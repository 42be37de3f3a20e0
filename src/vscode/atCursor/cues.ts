import type { TurnEvent } from '../../session/turnEvents.ts';
import type { Standing } from './standing.ts';

/** What is told by a short sound, each by a file `media/cue-….wav`. */
export const CUES = ['listening', 'heard', 'done', 'asked', 'failed', 'asleep', 'awake'] as const;

export type Cue = (typeof CUES)[number];

/**
 * What is to be heard of an event, by what stood at the cursor before it and after. Without a key nothing tells each time
 * that it listens; and in a conversation, where all that is heard goes to a server, nothing but that it has begun.
 */
export function cueOf(before: Standing, after: Standing, event: TurnEvent): Cue | undefined {
  if (event.event === 'hands-free') return event.state === 'off' ? undefined : event.state;
  if (event.event === 'state' && event.track === 'ears') {
    if (event.state === 'listening') return event.manner === 'hands-free' ? undefined : 'listening';
    return event.state === 'closed' && event.shows === 'thinking' ? 'heard' : undefined;
  }
  if (after.talks) return undefined;
  if (after.asks && !before.asks) return 'asked';
  if (after.result && after.result !== before.result) return after.result.kind;
  return undefined;
}
