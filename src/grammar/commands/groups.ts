import { type Rule, TITLES, type Title } from '../verbs/rule.ts';
import { VERBS } from '../verbs/verbs.ts';
import { AGAIN } from './editor/again.ts';
import { command } from './editor/command.ts';
import { FILES } from './editor/files.ts';
import { GIT } from './editor/git.ts';
import { LANGUAGE } from './editor/language.ts';
import { LOOKING_AROUND } from './editor/lookingAround.ts';
import { RUNNING } from './editor/running.ts';
import { WINDOW } from './editor/window.ts';

export interface Group {
  readonly title: Title;
  readonly rules: readonly Rule[];
}

/** What is done by the editor and by Aloud as a whole, not by a verb on a text. */
const BESIDE_VERBS: Readonly<Partial<Record<Title, readonly Rule[]>>> = {
  Edit: [command('paste', 'Pastes.', 'paste [it | that | here]')],
  Again: AGAIN,
  Files: FILES,
  Window: WINDOW,
  'Look around': LOOKING_AROUND,
  'Help of the language': LANGUAGE,
  'Run and debug': RUNNING,
  Git: GIT,
};

/**
 * Everything that can be said without a chat model, group by group: the recogniser, the sheet of commands and the
 * grammar are all made from this list. `<target>` is anything that places/said/target.ts reads: "second argument", "next two
 * words", "lines four to nine", "end of line", "function foo", or words of the text.
 */
export const GROUPS: readonly Group[] = TITLES.map(title => ({
  title,
  rules: [
    ...VERBS.filter(({ group }) => group === title).flatMap(({ rules }) => rules),
    ...(BESIDE_VERBS[title] ?? []),
  ],
}));
