import type { TurnEvent } from '../session/turnEvents.ts';
import type { Entry } from './entry.ts';
import { begun, followed, hasOpenAnswer, isAbout, isAnswer, shut, spokenIn } from './follow.ts';
import { lastChange, MOST_ENTRIES, type PanelState } from './state.ts';
import { since, usedOf, withUsed } from './used.ts';

/** So many entries back something is looked for that is said again. */
const MOST_LOOKED_AT = 100;

/** What the panel shows after an event; the very same state where that changes nothing. `nowMs`: since 1970. */
export function reduce(state: PanelState, event: TurnEvent, nowMs: number): PanelState {
  switch (event.event) {
    case 'state':
      return settled(state, event);
    case 'hands-free':
      return state.handsFree === event.state ? state : { ...state, handsFree: event.state };
    case 'talk':
      return talking(state, event.state, nowMs);
    case 'usage':
      return used(state, event);
    case 'undone':
      return undone(state);
    case 'last-change':
      return event.stands ? without(state, 'isChangedSince') : { ...state, isChangedSince: true };
    case 'asks':
      return { ...state, question: event.question };
    case 'chooses':
      return event.question === undefined ? without(state, 'question') : { ...state, question: event.question };
    case 'saying':
      return saying(state, event.text);
    case 'confirm':
      return inEntry(without(state, 'question'), event, nowMs);
    default:
      return isAbout(event) ? inEntry(state, event, nowMs) : state;
  }
}

/** The recordings that wait are others, or another of them is heard, or none any more. */
export function withSounds(state: PanelState, told: Pick<PanelState, 'recordings' | 'playing'>): PanelState {
  return { ...without(state, 'playing'), ...told };
}

/** A track has taken a step: what all of them come to, and in which mode. */
function settled(state: PanelState, event: Extract<TurnEvent, { event: 'state' }>): PanelState {
  const calm = event.shows === 'idle' ? without(state, 'question') : state;
  const shown = calm.shows === event.shows ? calm : { ...calm, shows: event.shows };
  const asked = event.mode === undefined || event.mode === shown.mode ? shown : { ...shown, mode: event.mode };
  const quiet = event.track === 'mouth' && event.state === 'silent' ? nothingSpoken(asked) : asked;
  return event.shows === 'idle' ? closed(quiet, event.turn) : quiet;
}

function talking(state: PanelState, to: 'off' | 'on' | 'muted', nowMs: number): PanelState {
  if (to === 'off') return without(state, 'talk');
  return { ...state, talk: { ...(state.talk ?? { sinceMs: nowMs }), isMuted: to === 'muted' } };
}

function used(state: PanelState, event: Extract<TurnEvent, { event: 'usage' }>): PanelState {
  if (!state.talk) return state;
  const used = usedOf(event);
  const more = since(state.talk.used, used);
  const counted = { ...state, talk: { ...state.talk, used } };
  return changed(counted, lastOf(state, event.turn), entry => ({ ...entry, cost: withUsed(entry.cost, more) }));
}

/** A sentence begins to be heard, of the newest answer that holds it. */
function saying(state: PanelState, text: string): PanelState {
  const quiet = nothingSpoken(state);
  if (text === '') return quiet;
  const from = Math.max(0, state.entries.length - MOST_LOOKED_AT);
  const before = state.entries.find(entry => entry.spoken);
  const all = state.entries.slice(from).toReversed();
  for (const entry of before ? [before, ...all] : all) {
    const spoken = spokenIn(entry, text);
    if (spoken) return changed(quiet, entry.id, same => ({ ...same, spoken }));
  }
  return quiet;
}

function nothingSpoken(state: PanelState): PanelState {
  if (!state.entries.some(entry => entry.spoken)) return state;
  return { ...state, entries: state.entries.map(entry => (entry.spoken ? without(entry, 'spoken') : entry)) };
}

/** Tells the entry that an event is about, or begins one with it. */
function inEntry(state: PanelState, event: TurnEvent, nowMs: number): PanelState {
  const { entries } = state;
  const ofTurn = entries.slice(-MOST_LOOKED_AT).filter(entry => entry.turn === event.turn && isAbout(event, entry));
  // What is being answered is answered to its end, though something else was said meanwhile.
  const about = (isAnswer(event) ? ofTurn.findLast(hasOpenAnswer) : undefined) ?? ofTurn.at(-1);
  return about
    ? changed(state, about.id, entry => followed(entry, event))
    : added(state, begun(event, { id: nextId(state), atMs: nowMs, ...(state.mode && { mode: state.mode }) }));
}

function added(state: PanelState, entry: Entry | undefined): PanelState {
  if (!entry) return state;
  return { ...state, entries: [...state.entries, entry].slice(-MOST_ENTRIES) };
}

/** The last entry that changed anything was taken back. */
function undone(state: PanelState): PanelState {
  const last = lastChange(state);
  return last ? changed(state, last.id, entry => ({ ...entry, isUndone: true })) : state;
}

/** Nothing more comes of a turn that is over. */
function closed(state: PanelState, turn: number): PanelState {
  const isOpen = (entry: Entry) => entry.turn === turn && entry.phase === 'open';
  if (!state.entries.some(isOpen)) return state;
  const end = (entry: Entry): Entry => ({ ...shut(entry), phase: 'done' });
  return { ...state, entries: state.entries.map(entry => (isOpen(entry) ? end(entry) : entry)) };
}

function changed(state: PanelState, id: number | undefined, change: (entry: Entry) => Entry | undefined): PanelState {
  const at = state.entries.findLastIndex(entry => entry.id === id);
  const entry = state.entries[at];
  if (!entry) return state;
  const next = change(entry);
  if (next === entry) return state;
  return { ...state, entries: next ? state.entries.with(at, next) : state.entries.toSpliced(at, 1) };
}

function lastOf({ entries }: PanelState, turn: number): number | undefined {
  return entries.findLast(entry => entry.turn === turn)?.id;
}

function nextId({ entries }: PanelState): number {
  return Math.max(0, entries.at(-1)?.id ?? 0) + 1;
}

function without<T extends object, K extends keyof T>(value: T, key: K): T {
  if (!(key in value)) return value;
  const { [key]: _, ...rest } = value;
  return rest as T;
}
