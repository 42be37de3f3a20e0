import type { Message } from '../../messages/message.ts';
import { type GroupName, type Rule, TITLES } from '../verbs/rule.ts';
import { VERBS } from '../verbs/verbs.ts';
import { AGAIN } from './editor/again.ts';
import { INTO_BOXES } from './editor/boxes.ts';
import { command } from './editor/command.ts';
import { FILES } from './editor/files.ts';
import { GIT } from './editor/git.ts';
import { GOING_BACK } from './editor/goingBack.ts';
import { PRESSING } from './editor/keys.ts';
import { LANGUAGE } from './editor/language.ts';
import { LOOKING_AROUND } from './editor/lookingAround.ts';
import { MARKS } from './editor/marks.ts';
import { RECALLING } from './editor/recalling.ts';
import { RUNNING } from './editor/running.ts';
import { SCROLLING } from './editor/scrolling.ts';
import { WINDOW } from './editor/window.ts';
import { SPEAKING } from './speaking/speechWish.ts';

export interface Group {
  readonly name: GroupName;
  readonly title: Message;
  readonly rules: readonly Rule[];
}

/** What is done by the editor and by Aloud as a whole, not by a verb on a text. */
const BESIDE_VERBS: Readonly<Partial<Record<GroupName, readonly Rule[]>>> = {
  edit: [command('paste', 'commands.paste', 'paste [it | that | here]')],
  elsewhere: INTO_BOXES,
  again: AGAIN,
  ask: RECALLING,
  speaking: SPEAKING,
  files: FILES,
  window: [...WINDOW, ...PRESSING],
  lookAround: [...MARKS, ...GOING_BACK, ...LOOKING_AROUND, ...SCROLLING],
  language: LANGUAGE,
  run: RUNNING,
  git: GIT,
};

/**
 * Everything that can be said without a chat model, group by group: the recogniser, the sheet of commands and the
 * grammar are all made from this list. `<target>` is anything that places/said/target.ts reads: "second argument", "next two
 * words", "lines four to nine", "end of line", "function foo", or words of the text.
 */
export const GROUPS: readonly Group[] = (Object.keys(TITLES) as GroupName[]).map(name => ({
  name,
  title: TITLES[name],
  rules: [...VERBS.filter(({ group }) => group === name).flatMap(({ rules }) => rules), ...(BESIDE_VERBS[name] ?? [])],
}));
