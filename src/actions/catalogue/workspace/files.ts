import { basename } from 'node:path';
import * as z from 'zod/mini';
import { AloudError } from '../../../common/errors.ts';
import { visibleLine } from '../../../common/visible.ts';
import { message } from '../../../messages/message.ts';
import { defineAction, fileField, nonEmpty } from '../../define.ts';
import { withoutCopiedNumbers } from '../../text/copiedNumbers.ts';
import { withRealBreaks } from '../../text/escapedBreaks.ts';
import { short } from '../../text/finding.ts';
import { spoken } from '../../text/symbols.ts';
import type { View } from '../../view/view.ts';

const MOST_CANDIDATES = 20;
const MOST_LOOKED_AT = 500;

export const openFile = defineAction({
  name: 'open_file',
  description: 'Opens a file: by its path, or its name or a part of it as the user said it.',
  risk: 'shows',
  needs: ['file'],
  input: z.strictObject({ file: nonEmpty('A path or a name.') }),
  async run({ file }, { view, hands }) {
    const path = (await asPath(view, file)) ?? (await byName(view, file));
    await hands.places.open(path);
    return message('files.opened', { file: basename(path) });
  },
});

/** The file of a path; undefined if there is none. A path that the gate refuses is refused here too. */
async function asPath(view: View, file: string): Promise<string | undefined> {
  try {
    return (await view.documents.read(file)).path;
  } catch (thrown) {
    if (thrown instanceof AloudError && thrown.code === 'not-found') return undefined;
    throw thrown;
  }
}

/** The one file that a name, as it was said, can mean. Throws `not-found` or `ambiguous`. */
async function byName(view: View, given: string): Promise<string> {
  const name = given.replace(/\s+dot\s+/gi, '.');
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '');
  const longest = words.reduce((a, b) => (b.length > a.length ? b : a), '');
  const said = spoken(name);
  if (longest === '' || said === '') throw noFile(name);
  let candidates = await view.files.find(longest, MOST_LOOKED_AT);
  // Said as one word, written as two: "userservice" for user-service.ts.
  if (candidates.length === 0) candidates = await view.files.find(longest.slice(0, 3), MOST_LOOKED_AT);
  const ladder = [
    candidates.filter(path => spoken(basename(path)) === said),
    candidates.filter(path => spoken(basename(path).replace(/\.[^.]*$/, '')) === said),
    candidates.filter(path => holdsWords(basename(path), said)),
  ];
  const found = ladder.find(rung => rung.length > 0) ?? [];
  const [only] = found;
  if (!only) throw noFile(name);
  if (found.length === 1) return only;
  const files = found.slice(0, MOST_CANDIDATES).map(path => visibleLine(path));
  throw new AloudError({
    code: 'ambiguous',
    message: message('files.several', { name: short(name), files }),
    forModel: `"${short(name)}" can be: ${files.join(', ')}. Give the path.`,
  });
}

const WORD = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[\p{L}\p{M}]+/gu;

/** Whether a name has what was said from one of its words on: "card" is no part of `discard.ts`. */
function holdsWords(name: string, said: string): boolean {
  return [...name.matchAll(WORD)].some(({ index }) => spoken(name.slice(index)).startsWith(said));
}

function noFile(name: string): AloudError {
  return new AloudError({ code: 'not-found', message: message('files.none-like', { name: short(name) }) });
}

export const saveFile = defineAction({
  name: 'save_file',
  description: 'Saves a file to disk.',
  risk: 'runs',
  needs: ['file'],
  input: z.strictObject({ file: fileField }),
  async run({ file }, { view, hands }) {
    const { path } = await view.documents.read(file);
    await hands.files.save(path);
    return message('files.saved', { file: basename(path) });
  },
});

export const createFile = defineAction({
  name: 'create_file',
  description: 'Creates a file, with its folders, and opens it.',
  risk: 'edits elsewhere',
  needs: ['folder'],
  input: z.strictObject({
    file: nonEmpty('Its path.'),
    text: z.optional(z.string()),
  }),
  async run({ file, text = '' }, { hands }) {
    const real = withRealBreaks(text, { path: file, before: '', replacesLines: false });
    const path = await hands.files.create(file, withoutCopiedNumbers(real, 1));
    await hands.places.open(path);
    return message('files.created', { file: basename(path) });
  },
});

export const renameFile = defineAction({
  name: 'rename_file',
  description: 'Gives a file another name or place.',
  risk: 'edits elsewhere',
  needs: ['folder'],
  input: z.strictObject({ file: fileField, new_path: z.string().check(z.minLength(1)) }),
  async run({ file, new_path: to }, { view, hands }) {
    const { path } = await view.documents.read(file);
    const isHere = file === undefined || view.documents.here().path === path;
    const renamed = await hands.files.rename(path, to);
    if (isHere) await hands.places.open(renamed);
    return message('files.renamed', { file: basename(path), name: basename(renamed) });
  },
});

export const deleteFile = defineAction({
  name: 'delete_file',
  description: 'Deletes a file. Asked on screen first.',
  risk: 'edits elsewhere',
  needs: ['file'],
  input: z.strictObject({ file: nonEmpty('Its path.') }),
  async run({ file }, { view, hands }) {
    const { path } = await view.documents.read(file);
    return message('files.deleted', { file: basename(await hands.files.delete(path)) });
  },
});

export const closeFile = defineAction({
  name: 'close_file',
  description: 'Closes a file in the editor. One that has changes that are not saved stays open.',
  // Models close with run_command.
  forModels: false,
  risk: 'shows',
  needs: ['file'],
  input: z.strictObject({ file: fileField }),
  async run({ file }, { view, hands }) {
    const document = await view.documents.read(file);
    if (document.isDirty)
      throw new AloudError({
        code: 'read-only',
        message: message('files.not-saved', { file: basename(document.path) }),
      });
    await hands.files.close(document.path);
    return message('files.closed', { file: basename(document.path) });
  },
});

export const undoTurn = defineAction({
  name: 'undo_turn',
  description: 'Takes back all that the last turn changed, in every file: "undo that", "no, put it back".',
  risk: 'edits',
  needs: [],
  input: z.strictObject({}),
  async run(_input, { hands }) {
    const files = await hands.text.undoTurn();
    return message('files.turn-taken-back', { count: files.length, file: basename(files[0] as string) });
  },
});

export const undo = defineAction({
  name: 'undo',
  description: 'Takes back the last change of a file, as the undo key does.',
  // Models take back whole turns.
  forModels: false,
  risk: 'edits',
  needs: ['file'],
  input: z.strictObject({ file: fileField }),
  async run({ file }, { view, hands }) {
    // What was done in several files at once is taken back in all.
    const files = await hands.text.undo(file === undefined ? undefined : (await view.documents.read(file)).path);
    if (files.length > 1) return message('files.undid-turn', { count: files.length });
    return message('files.undid', { file: basename(files[0] as string) });
  },
});
