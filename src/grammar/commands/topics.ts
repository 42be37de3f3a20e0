import type { Message } from '../../messages/message.ts';
import type { GroupName } from '../verbs/rule.ts';
import { GROUPS } from './groups.ts';
import type { SheetEntry } from './sheet.ts';

/** What is known of where the user is. */
export interface Whereabouts {
  /** A text is in front of them. */
  readonly hasText: boolean;
  /** Some of it is selected. */
  readonly hasSelection: boolean;
  /** Numbers stand on screen. */
  readonly hasNumbers: boolean;
  /** A command was done just now, and nothing since. */
  readonly hasDone: boolean;
  /** An answer is being spoken, or was just now. */
  readonly hasAnswered: boolean;
}

/** One topic of the sheet: what can be said about one kind of thing. */
export interface Topic {
  readonly name: GroupName;
  readonly title: Message;
  /** `now`: meant for just this moment. `later`: there is nothing here that it could be about. */
  readonly fits: 'now' | 'here' | 'later';
  readonly entries: readonly SheetEntry[];
}

/** What a topic is about, where that is not always there. */
const OF_TEXT: ReadonlySet<GroupName> = new Set<GroupName>(['go', 'select', 'edit', 'write', 'language', 'lookAround']);

const ORDER = ['now', 'here', 'later'] as const;

/** All that can be said, which are `entries` of a sheet, by topic: what is meant for now before what fits here, and that before what fits nowhere here. */
export function topics(now: Whereabouts, entries: readonly SheetEntry[]): readonly Topic[] {
  const all = GROUPS.map(
    ({ name, title }): Topic => ({
      ...{ name, title, fits: fitting(name, now) },
      entries: entries.filter(({ group }) => group === title),
    }),
  );
  return ORDER.flatMap(fits => all.filter(topic => topic.fits === fits));
}

function fitting(name: GroupName, now: Whereabouts): Topic['fits'] {
  if (OF_TEXT.has(name) && !now.hasText) return 'later';
  if (name === 'edit') return now.hasSelection ? 'now' : 'here';
  if (name === 'lookAround') return now.hasNumbers ? 'now' : 'here';
  if (name === 'again') return now.hasDone ? 'now' : 'later';
  if (name === 'speaking') return now.hasAnswered ? 'now' : 'later';
  return 'here';
}
