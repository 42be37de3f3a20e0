import { basename } from 'node:path';
import * as z from 'zod/mini';
import { visibleLine } from '../../../common/visible.ts';
import { type Message, message, sentences } from '../../../messages/message.ts';
import { defineVerb } from '../verb.ts';
import { ABOUT_ALL } from './about.ts';

/** More are not followed by ear. */
const MOST_TOLD = 5;

const CHANGED = '(changed | change | edited | edit | modified | modify | done)';

export const tellChanges = defineVerb({
  name: 'tell_changes',
  description: 'Says what has changed since the last commit, in the file or in all, and on which branch.',
  risk: 'reads',
  input: z.strictObject({ where: z.enum(['file', 'all', 'branch']) }),
  group: 'ask',
  said: [
    {
      say: [
        `[tell me] what (have i | did i | have we | did we | has) ${CHANGED} in (this | the | my) file [so far]`,
        'what (changed | is different | is new) in (this | the) file',
        "what's (changed | different | new) in (this | the) file",
        'how (has | did) (this | the) file (changed | change)',
      ],
      with: () => ({ where: 'file' as const }),
      help: message('commands.what-changed-here'),
    },
    {
      say: [
        `[tell me] what (have i | did i | have we | did we | has) ${CHANGED} [so far | today | here | since the last commit]`,
        "(what | what's) (changed | different) [so far | since the last commit | here]",
        '(what | which) files (have i | did i | have) (changed | change)',
        '(do i have | are there | have i got) [any] (uncommitted | pending | local) changes',
        "(what is | what's) (my | the) [git] status",
      ],
      with: () => ({ where: 'all' as const }),
      help: message('commands.what-changed'),
    },
    {
      say: [
        '[tell me] [on] (what | which) [git] branch (am i | are we | is this | is it | is that) [on | in | now]',
        "(what is | what's) (the | my | this) [current] [git] branch [called | name]",
        "(what is | what's) the name of (the | my | this) [current] branch",
      ],
      with: () => ({ where: 'branch' as const }),
      help: message('commands.which-branch'),
    },
  ],
  plan: () => ABOUT_ALL,
  async answer({ where }, _asked, { document: { path, isDirty } }, view) {
    const file = visibleLine(basename(path));
    if (where === 'file') {
      const { added, removed, lines } = countsIn(await view.versionControl.diff(path));
      const unsaved = isDirty ? [message('questions.unsaved')] : [];
      if (lines.length === 0) return sentences([message('git.unchanged', { file }), ...unsaved]);
      const places = lines.slice(0, MOST_TOLD).map(String);
      return sentences([message('questions.diff', { file, added, removed, places }), ...unsaved]);
    }
    const { branch, files } = await view.versionControl.status();
    const on =
      branch === undefined
        ? message('questions.no-branch')
        : message('questions.branch', { branch: visibleLine(branch) });
    if (where === 'branch') return on;
    const names: (string | Message)[] = files.slice(0, MOST_TOLD).map(one => visibleLine(basename(one.path)));
    if (files.length > MOST_TOLD) names.push(message('questions.more', { count: files.length - MOST_TOLD }));
    const told = files.length === 0 ? message('git.nothing-changed') : message('questions.changed', { files: names });
    return sentences([on, told, ...(isDirty ? [message('documents.has-changes', { file })] : [])]);
  },
});

/** How many lines a unified diff adds and takes out, and where in the new text each part of it begins. */
export function countsIn(diff: string): {
  readonly added: number;
  readonly removed: number;
  readonly lines: readonly number[];
} {
  let added = 0;
  let removed = 0;
  const lines: number[] = [];
  let line = 0;
  let isInHunk = false;
  let isChange = false;
  for (const text of diff.split('\n')) {
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(text);
    if (hunk) {
      line = Number(hunk[1]);
      isInHunk = true;
      isChange = false;
    } else if (text.startsWith('diff ')) isInHunk = false;
    else if (!isInHunk) continue;
    else if (text.startsWith('+') || text.startsWith('-')) {
      if (!isChange) lines.push(line);
      isChange = true;
      if (text.startsWith('+')) {
        added++;
        line++;
      } else removed++;
    } else {
      isChange = false;
      if (text.startsWith(' ')) line++;
    }
  }
  return { added, removed, lines };
}
