import type { Session } from './session.ts';
import type { Shown } from './tracks/tracks.ts';

const MINDFUL: ReadonlySet<Shown> = new Set<Shown>(['thinking', 'acting']);

/**
 * Ends what goes on before the user takes something back. A conversation goes on, unless it is about to change something
 * itself.
 */
export async function makeWay(session: Pick<Session, 'isConversing' | 'shown' | 'cancel'>): Promise<void> {
  if (!session.isConversing || MINDFUL.has(session.shown)) await session.cancel();
}
