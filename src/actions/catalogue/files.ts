import { basename } from 'node:path';
import * as z from 'zod/mini';
import { AloudError } from '../../common/errors.ts';
import { visibleLine } from '../../common/visible.ts';
import type { ActionContext } from '../action.ts';
import { defineAction, described, fileField } from '../define.ts';
import { withoutCopiedNumbers } from '../text/copiedNumbers.ts';
import { withRealBreaks } from '../text/escapedBreaks.ts';
import { short } from '../text/finding.ts';
import { spoken } from '../text/symbols.ts';

const MOST_CANDIDATES = 20;
const MOST_LOOKED_AT = 500;

export const openFile = defineAction({
  name: 'open_file',
  description: 'Opens a file of the workspace: by its path, or by its name or a part of it as the user said it.',
  risk: 'shows',
  input: z.strictObject({
    file: described(z.string().check(z.minLength(1)), 'Path relative to the workspace folder, or a name.'),
  }),
  async run({ file }, context) {
    const path = (await asPath(context, file)) ?? (await byName(context, file));
    await context.open(path);
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
async function byName(context: ActionContext, given: string): Promise<string> {
  const name = given.replace(/\s+dot\s+/gi, '.');
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '');
  const longest = words.reduce((a, b) => (b.length > a.length ? b : a), '');
  const said = spoken(name);
  if (longest === '' || said === '') throw noFile(name);
  let candidates = await context.editor.files.find(longest, MOST_LOOKED_AT);
  // Said as one word, written as two: "userservice" for user-service.ts.
  if (candidates.length === 0) candidates = await context.editor.files.find(longest.slice(0, 3), MOST_LOOKED_AT);
  const ladder = [
    candidates.filter(path => spoken(basename(path)) === said),
    candidates.filter(path => spoken(basename(path).replace(/\.[^.]*$/, '')) === said),
    candidates.filter(path => spoken(basename(path)).includes(said)),
  ];
  const found = ladder.find(rung => rung.length > 0) ?? [];
  const [only] = found;
  if (!only) throw noFile(name);
  if (found.length === 1) return only;
  throw new AloudError({
    code: 'ambiguous',
    message: `"${short(name)}" can be: ${found
      .slice(0, MOST_CANDIDATES)
      .map(path => visibleLine(path))
      .join(', ')}. Give the path.`,
  });
}

function noFile(name: string): AloudError {
  return new AloudError({ code: 'not-found', message: `There is no file like "${short(name)}" in the workspace.` });
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

export const createFile = defineAction({
  name: 'create_file',
  description: 'Creates a file of the workspace that does not exist yet, with its folders, and opens it.',
  risk: 'edits elsewhere',
  input: z.strictObject({
    file: described(z.string().check(z.minLength(1)), 'Path relative to the workspace folder.'),
    text: z.optional(described(z.string(), 'What stands in it.')),
  }),
  async run({ file, text = '' }, context) {
    const real = withRealBreaks(text, { path: file, before: '', replacesLines: false });
    const path = await context.createFile(file, withoutCopiedNumbers(real, 1));
    await context.open(path);
    return `Created ${basename(path)}.`;
  },
});

export const renameFile = defineAction({
  name: 'rename_file',
  description: 'Gives a file another name or place in the workspace.',
  risk: 'edits elsewhere',
  input: z.strictObject({
    file: fileField,
    new_path: described(z.string().check(z.minLength(1)), 'Its new path, relative to the workspace folder.'),
  }),
  async run({ file, new_path: to }, context) {
    const { path } = await context.document(file);
    const isHere = file === undefined || context.selection().path === path;
    const renamed = await context.renameFile(path, to);
    if (isHere) await context.open(renamed);
    return `Renamed ${basename(path)} to ${basename(renamed)}.`;
  },
});

export const deleteFile = defineAction({
  name: 'delete_file',
  description: 'Deletes a file. Asked on screen first.',
  risk: 'edits elsewhere',
  input: z.strictObject({
    file: described(z.string().check(z.minLength(1)), 'Path relative to the workspace folder.'),
  }),
  async run({ file }, context) {
    const { path } = await context.document(file);
    return `Deleted ${basename(await context.deleteFile(path))}.`;
  },
});

export const closeFile = defineAction({
  name: 'close_file',
  description: 'Closes a file in the editor. One that has changes that are not saved stays open.',
  risk: 'shows',
  input: z.strictObject({ file: fileField }),
  async run({ file }, context) {
    const document = await context.document(file);
    if (document.isDirty)
      throw new AloudError({
        code: 'read-only',
        message: `${basename(document.path)} has changes that are not saved. Save it or undo them first.`,
      });
    await context.editor.documents.close(document.path);
    return `Closed ${basename(document.path)}.`;
  },
});

export const undoTurn = defineAction({
  name: 'undo_turn',
  description: 'Takes back all that the last turn changed, in every file: "undo that", "no, put it back".',
  risk: 'edits',
  input: z.strictObject({}),
  async run(_input, context) {
    const files = await context.undoTurn();
    return `Took back the changes in ${files.length === 1 ? basename(files[0] as string) : `${files.length} files`}.`;
  },
});

export const undo = defineAction({
  name: 'undo',
  description: 'Takes back the last change of a file, as the undo key does.',
  risk: 'edits',
  input: z.strictObject({ file: fileField }),
  async run({ file }, context) {
    // What was done in several files at once is taken back in all, unless something else has been done since.
    if (file === undefined && context.lastTurnSize > 1) {
      const files = await context.undoTurn().catch((thrown: unknown) => {
        if (thrown instanceof AloudError && thrown.code === 'document-changed') return undefined;
        throw thrown;
      });
      if (files) return `Undid the last turn in ${files.length} files.`;
    }
    const { path } = await context.document(file);
    await context.undo(path);
    return `Undid the last change of ${basename(path)}.`;
  },
});
