import { basename } from 'node:path';
import * as z from 'zod/mini';
import { AloudError } from '../common/errors.ts';
import type { ActionContext } from './action.ts';
import { defineAction, described, fileField } from './define.ts';
import { short } from './finding.ts';
import { spoken } from './symbols.ts';

const MOST_CANDIDATES = 20;

export const openFile = defineAction({
  name: 'open_file',
  description: 'Opens a file of the workspace: by its path, or by its name or a part of it as the user said it.',
  risk: 'shows',
  input: z.strictObject({
    file: described(z.string().check(z.minLength(1)), 'Path relative to the workspace folder, or a name.'),
  }),
  async run({ file }, context) {
    const path = (await asPath(context, file)) ?? (await byName(context, file));
    await context.moveTo(path, { anchor: { line: 0, character: 0 }, active: { line: 0, character: 0 } });
    return `Opened ${basename(path)}.`;
  },
});

/** The file of a path; undefined if there is none. A path that the gate refuses is refused here too. */
async function asPath(context: ActionContext, file: string): Promise<string | undefined> {
  try {
    return (await context.document(file)).path;
  } catch (thrown) {
    if (thrown instanceof AloudError && thrown.code === 'not-found') return undefined;
    throw thrown;
  }
}

/** The one file that a name, as it was said, can mean. Throws `not-found` or `ambiguous`. */
async function byName(context: ActionContext, name: string): Promise<string> {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '');
  const longest = words.reduce((a, b) => (b.length > a.length ? b : a), '');
  const candidates = longest === '' ? [] : await context.editor.findFiles(longest, 500);
  const said = spoken(name);
  const ladder = [
    candidates.filter(path => spoken(basename(path)) === said),
    candidates.filter(path => spoken(basename(path).replace(/\.[^.]*$/, '')) === said),
    candidates.filter(path => spoken(basename(path)).includes(said)),
  ];
  const found = ladder.find(rung => rung.length > 0) ?? [];
  const [only] = found;
  if (!only)
    throw new AloudError({ code: 'not-found', message: `There is no file like "${short(name)}" in the workspace.` });
  if (found.length === 1) return only;
  throw new AloudError({
    code: 'ambiguous',
    message: `"${short(name)}" can be: ${found.slice(0, MOST_CANDIDATES).join(', ')}. Give the path.`,
  });
}

export const saveFile = defineAction({
  name: 'save_file',
  description: 'Saves a file to disk.',
  risk: 'runs',
  input: z.strictObject({ file: fileField }),
  async run({ file }, context) {
    const { path } = await context.document(file);
    await context.save(path);
    return `Saved ${basename(path)}.`;
  },
});

export const undo = defineAction({
  name: 'undo',
  description: 'Takes back the last change of a file, as the undo key does.',
  risk: 'edits',
  input: z.strictObject({ file: fileField }),
  async run({ file }, context) {
    const { path } = await context.document(file);
    await context.editor.undo(path);
    return `Undid the last change of ${basename(path)}.`;
  },
});
