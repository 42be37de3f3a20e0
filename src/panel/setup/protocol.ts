import { type Fields, isIndex, oneOf, only, type Readers, readBy } from '../parse.ts';

/* What the page of the set-up is told, and what it may say. */

/** The lists of what can be listened to. */
export const DEVICE_LISTS = ['microphones', 'monitors'] as const;
export type DeviceList = (typeof DEVICE_LISTS)[number];

/** What the user does on the page; a number is the place of a row in what it shows. */
export type FromSetup =
  | { readonly type: 'ready' | 'again' | 'choose' }
  | { readonly type: 'mend'; readonly part: number; readonly remedy: number }
  | { readonly type: 'use' | 'try'; readonly list: DeviceList; readonly row: number };

/** A part: what it is now, what it can, how long a real request took, and the buttons of what mends it. */
export interface ShownPart {
  readonly title: string;
  readonly state: 'works' | 'note' | 'fails' | 'trying' | 'waits';
  /** The state in words. */
  readonly says: string;
  /** '' for nothing, as below. */
  readonly detail: string;
  readonly can: string;
  readonly took: string;
  readonly buttons: readonly string[];
}

/** A microphone, or what plays. */
export interface ShownDevice {
  readonly label: string;
  readonly detail: string;
  readonly isChosen: boolean;
  /** Whether it is listened to by itself, and why that does not work. */
  readonly isTried: boolean;
  readonly failure: string;
}

/** What else it says, in the person's language. */
export type SetupWords = Readonly<
  Record<
    | ('title' | 'status' | 'again' | 'choose' | 'parts' | 'paths')
    | ('microphones' | 'monitors' | 'none' | 'use' | 'listen' | 'inUse' | 'level'),
    string
  >
>;

/** All that the page shows: as it is now, in place of what it showed before. */
export interface ToSetup {
  readonly type: 'show';
  readonly words: SetupWords;
  readonly parts: readonly ShownPart[];
  /** Which way each job takes. */
  readonly paths: readonly string[];
  readonly isBusy: boolean;
  /** How loud the microphone is that is listened to, 0 to 1; undefined where none is. */
  readonly level: number | undefined;
  readonly microphones: readonly ShownDevice[];
  readonly monitors: readonly ShownDevice[];
}

/** Undefined for whatever the page has no business to say. */
export function parseSetupMessage(value: unknown): FromSetup | undefined {
  return readBy(READERS, value);
}

const bare = (fields: Fields) => only<FromSetup>(fields, {});
const ofRow = (fields: Fields) => only<FromSetup>(fields, { list: oneOf(DEVICE_LISTS), row: isIndex });

const READERS: Readers<FromSetup> = new Map<unknown, (fields: Fields) => FromSetup | undefined>([
  ['ready', bare],
  ['again', bare],
  ['choose', bare],
  ['mend', fields => only<FromSetup>(fields, { part: isIndex, remedy: isIndex })],
  ['use', ofRow],
  ['try', ofRow],
]);
