import { basename } from 'node:path';
import * as z from 'zod/mini';
import { AloudError } from '../../../common/errors.ts';
import { visibleLine } from '../../../common/visible.ts';
import type { TextDocument } from '../../../editor/documents.ts';
import type { CodeAction } from '../../../editor/languages.ts';
import { position, type Range, selectionRange } from '../../../editor/position.ts';
import { message } from '../../../messages/message.ts';
import { counted, defineAction, defineReading, fileField, nonEmpty } from '../../define.ts';
import type { Hands } from '../../hands/hands.ts';
import { short } from '../../text/finding.ts';
import { spoken } from '../../text/symbols.ts';
import type { View } from '../../view/view.ts';

const MOST_LISTED = 40;

const where = {
  line: z.optional(counted('Else what is selected, or the line of the cursor.')),
  file: fileField,
};

async function offered(
  view: View,
  { line, file }: { line?: number | undefined; file?: string | undefined },
): Promise<readonly CodeAction[]> {
  const document = await view.documents.read(file);
  return view.languages.codeActions(document, rangeOf(view, document, line));
}

/** A line, what is selected, or the line of the cursor with what is wrong in it. */
function rangeOf(view: View, document: TextDocument, line: number | undefined): Range {
  const whole = (at: number): Range => ({ start: position(at, 0), end: position(at, document.line(at).length) });
  if (line !== undefined) {
    const at = view.documents.lineNow(document, line) - 1;
    if (at < document.lineCount) return whole(at);
    throw new AloudError({ code: 'bad-arguments', message: message('lines.no-line', { line }) });
  }
  const { path, selection } = view.documents.here();
  if (path !== document.path)
    throw new AloudError({
      code: 'bad-arguments',
      message: message('going.cursor-elsewhere'),
      forModel: 'The cursor is not in that file: give the line.',
    });
  const range = selectionRange(selection);
  return range.start.line === range.end.line && range.start.character === range.end.character
    ? whole(range.start.line)
    : range;
}

export const listCodeActions = defineReading({
  name: 'list_code_actions',
  description: 'Lists the quick fixes and refactorings that the language offers at a place.',
  needs: ['file'],
  input: z.strictObject(where),
  async run(at, view) {
    const actions = await offered(view, at);
    if (actions.length === 0) return message('refactoring.nothing-offered');
    const titles = actions
      .slice(0, MOST_LISTED)
      .map(({ title, kind }) => `${visibleLine(title)} (${visibleLine(kind)})`);
    return { forModel: titles.join('\n'), forUser: message('refactoring.offered', { count: actions.length }) };
  },
});

export const applyCodeAction = defineAction({
  name: 'apply_code_action',
  description: 'Does one of the quick fixes or refactorings of list_code_actions.',
  risk: 'edits',
  needs: ['file'],
  input: z.strictObject({ title: nonEmpty('Its title, or words of it.'), ...where }),
  async run({ title, ...at }, { view, hands }) {
    const chosen = named(await offered(view, at), title);
    await perform(hands, chosen);
    return message('refactoring.done', { title: visibleLine(chosen.title) });
  },
});

/** The one that a title means. Throws `not-found` or `ambiguous` with what there is. */
function named(actions: readonly CodeAction[], title: string): CodeAction {
  const said = spoken(title);
  const exact = said === '' ? [] : actions.filter(action => spoken(action.title) === said);
  const like = said === '' ? [] : actions.filter(action => spoken(action.title).includes(said));
  const found = exact.length > 0 ? exact : like;
  const [only] = found;
  if (only && (found.length === 1 || exact.length > 0)) return found.find(({ isPreferred }) => isPreferred) ?? only;
  const titles = (only ? found : actions).slice(0, MOST_LISTED).map(action => visibleLine(action.title));
  if (titles.length === 0) throw new AloudError({ code: 'not-found', message: message('refactoring.nothing-offered') });
  const about = { title: short(title), titles };
  // Titles have commas in them: a model is told where each ends.
  throw only
    ? new AloudError({
        code: 'ambiguous',
        message: message('refactoring.several', about),
        forModel: `"${about.title}" can be: ${titles.join('; ')}.`,
      })
    : new AloudError({
        code: 'not-found',
        message: message('refactoring.not-offered', about),
        forModel: `"${about.title}" is not offered there. There are: ${titles.join('; ')}.`,
      });
}

/** By its edits; else by the language's own command. */
export async function perform(hands: Hands, { title, changes, command }: CodeAction): Promise<void> {
  if (changes.length > 0) await hands.text.editFiles(changes);
  else if (command) await hands.workbench.run({ id: command.id, args: command.args, title });
  else
    throw new AloudError({
      code: 'not-found',
      message: message('refactoring.changes-nothing', { title: short(title) }),
    });
}

export const organizeImports = defineAction({
  name: 'organize_imports',
  description: 'Sorts the imports of a file and takes out those that are not used.',
  risk: 'edits',
  needs: ['file'],
  input: z.strictObject({ file: fileField }),
  async run({ file }, { view, hands }) {
    const document = await view.documents.read(file);
    const end = document.lineCount - 1;
    const range = { start: position(0, 0), end: position(end, document.line(end).length) };
    const [action] = await view.languages.codeActions(document, range, 'source.organizeImports');
    if (!action)
      throw new AloudError({
        code: 'unsupported',
        message: message('refactoring.no-imports', { language: document.languageId }),
        forModel: `Nothing organises imports of ${document.languageId} here. Edit them with apply_edits.`,
      });
    const about = { file: basename(document.path) };
    if (action.changes.length === 0 && !action.command) return message('refactoring.imports-in-order', about);
    await perform(hands, action);
    return message('refactoring.imports', about);
  },
});
