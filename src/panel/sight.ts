import type { PanelState } from './state.ts';

/** How many entries the page is told of at once. */
export const AT_ONCE = 200;

/** The state as the page knows it: with the entries from one id on. */
export function seenFrom(state: PanelState, first: number): PanelState {
  const at = state.entries.findIndex(({ id }) => id >= first);
  if (at === 0 || state.entries.length === 0) return state;
  return { ...state, entries: at < 0 ? [] : state.entries.slice(at), hasEarlier: true };
}

/** From which entry on there are so many more in sight; the first one there is where there are not so many. */
export function earlierThan({ entries }: PanelState, first: number, count = AT_ONCE): number {
  const at = entries.findIndex(({ id }) => id >= first);
  return entries[Math.max(0, (at < 0 ? entries.length : at) - count)]?.id ?? first;
}
