import type { Entry } from './entry.ts';
import { type Fields, isId, isIndex, isText, oneOf, only, type Readers, readBy } from './parse.ts';
import type { Patch } from './patches.ts';
import type { PanelState } from './state.ts';

/** What the page asks for. Whatever it names is named by number: it never says a path, a command or an address. */
export type FromPanel =
  | { readonly type: 'ready' }
  /** About all that was said once. */
  | { readonly type: 'entry'; readonly wish: EntryWish; readonly entry: number }
  /** To a file that an action has changed. */
  | { readonly type: 'go'; readonly entry: number; readonly deed: number; readonly file: number }
  /** A block of code of an answer; that it stands there is looked at where this is heeded (`standsIn`). */
  | {
      readonly type: 'code';
      readonly wish: CodeWish;
      readonly entry: number;
      readonly answer: number;
      readonly code: string;
    }
  /** Another reading, by the number that is shown. */
  | { readonly type: 'use'; readonly entry: number; readonly number: number }
  /** Other words for a stretch of what was heard, in UTF-16 offsets. */
  | {
      readonly type: 'mend';
      readonly entry: number;
      readonly start: number;
      readonly end: number;
      readonly words: string;
    }
  | { readonly type: 'typed'; readonly words: string }
  | { readonly type: 'press'; readonly key: PanelKey }
  | { readonly type: 'recording'; readonly wish: RecordingWish; readonly recording: number }
  /** More of what was said in earlier runs. */
  | { readonly type: 'earlier' }
  /** What was said before with these words in it; '' for nothing any more. */
  | { readonly type: 'search'; readonly words: string };

export const ENTRY_WISHES = ['undo', 'retry', 'again', 'copy'] as const;
export type EntryWish = (typeof ENTRY_WISHES)[number];
export const CODE_WISHES = ['copy', 'insert'] as const;
export type CodeWish = (typeof CODE_WISHES)[number];
export const RECORDING_WISHES = ['play', 'silence', 'retry', 'delete'] as const;
export type RecordingWish = (typeof RECORDING_WISHES)[number];
/** The panel's own keys: what they do is Aloud's own commands. */
export const PANEL_KEYS = [
  'talk',
  'stop',
  'cancel',
  'converse',
  'mute',
  'clear-history',
  'keep-history',
  'more-readings',
  'first-steps',
  'what-to-say',
] as const;
export type PanelKey = (typeof PANEL_KEYS)[number];

/** What the page is told. */
export type ToPanel =
  /** Everything anew: what it says, by the names of the catalogue, and what there is. */
  | { readonly type: 'begin'; readonly sentences: Readonly<Record<string, string>>; readonly state: PanelState }
  | { readonly type: 'patch'; readonly patches: readonly Patch[] }
  /** Of earlier runs, oldest first. */
  | { readonly type: 'found'; readonly words: string; readonly entries: readonly Entry[] };

const LONGEST_TYPED = 4_000;
const LONGEST_CODE = 200_000;
const LONGEST_MENDED = 400;
const LONGEST_SEARCHED = 200;

/** Undefined for whatever the page has no business to say. */
export function parsePanelMessage(value: unknown): FromPanel | undefined {
  return readBy(READERS, value);
}

const READERS: Readers<FromPanel> = new Map<unknown, (fields: Fields) => FromPanel | undefined>([
  ['ready', fields => only<FromPanel>(fields, {})],
  ['earlier', fields => only<FromPanel>(fields, {})],
  ['entry', fields => only<FromPanel>(fields, { wish: oneOf(ENTRY_WISHES), entry: isId })],
  ['go', fields => only<FromPanel>(fields, { entry: isId, deed: isIndex, file: isIndex })],
  [
    'code',
    fields =>
      only<FromPanel>(fields, { wish: oneOf(CODE_WISHES), entry: isId, answer: isIndex, code: isText(LONGEST_CODE) }),
  ],
  ['use', fields => only<FromPanel>(fields, { entry: isId, number: isIndex })],
  [
    'mend',
    fields => only<FromPanel>(fields, { entry: isId, start: isIndex, end: isIndex, words: isText(LONGEST_MENDED) }),
  ],
  ['typed', fields => only<FromPanel>(fields, { words: isText(LONGEST_TYPED) })],
  ['press', fields => only<FromPanel>(fields, { key: oneOf(PANEL_KEYS) })],
  ['recording', fields => only<FromPanel>(fields, { wish: oneOf(RECORDING_WISHES), recording: isIndex })],
  ['search', fields => only<FromPanel>(fields, { words: isText(LONGEST_SEARCHED, 0) })],
]);
