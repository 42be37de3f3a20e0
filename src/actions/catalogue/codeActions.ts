import { basename } from 'node:path';
import * as z from 'zod/mini';
import { AloudError } from '../../common/errors.ts';
import { visibleLine } from '../../common/visible.ts';
import type { TextDocument } from '../../editor/documents.ts';
import type { CodeAction } from '../../editor/languages.ts';
import { position, type Range, selectionRange } from '../../editor/position.ts';
import type { ActionContext } from '../action.ts';
import { counted, defineAction, described, fileField } from '../define.ts';
import { short } from '../text/finding.ts';
import { spoken } from '../text/symbols.ts';

const MOST_LISTED = 40;

const where = {
  line: z.optional(counted('The line; what is selected, or the line of the cursor if left out.')),
  file: fileField,
};

async function offered(
  context: ActionContext,
  { line, file }: { line?: number | undefined; file?: string | undefined },
): Promise<{ readonly document: TextDocument; readonly actions: readonly CodeAction[] }> {
  const document = await context.document(file);
  return {
    document,
    actions: await context.editor.languages.codeActions(document.path, rangeOf(context, document, line)),
  };
}

/** A line, what is selected, or the line of the cursor with what is wrong in it. */
function rangeOf(context: ActionContext, document: TextDocument, line: number | undefined): Range {
  const whole = (at: number): Range => ({ start: position(at, 0), end: position(at, document.line(at).length) });
  if (line !== undefined) {
    const at = context.lineNow(document, line) - 1;
    if (at < document.lineCount) return whole(at);
    throw new AloudError({ code: 'bad-arguments', message: `There is no line ${line}.` });
  }
  const { path, selection } = context.selection();
  if (path !== document.path)
    throw new AloudError({ code: 'bad-arguments', message: 'The cursor is not in that file: give the line.' });
  const range = selectionRange(selection);
  return range.start.line === range.end.line && range.start.character === range.end.character
    ? whole(range.start.line)
    : range;
}

export const listCodeActions = defineAction({
  name: 'list_code_actions',
  description: 'Lists the quick fixes and refactorings that the language offers at a place.',
  risk: 'reads',
  input: z.strictObject(where),
  async run(at, context) {
    const { actions } = await offered(context, at);
    if (actions.length === 0) return 'The language offers nothing there.';
    return actions
      .slice(0, MOST_LISTED)
      .map(({ title, kind }) => `${visibleLine(title)} (${visibleLine(kind)})`)
      .join('\n');
  },
});

export const applyCodeAction = defineAction({
  name: 'apply_code_action',
  description: 'Does one of the quick fixes or refactorings of list_code_actions, by its title or a part of it.',
  risk: 'edits',
  input: z.strictObject({
    title: described(z.string().check(z.minLength(1)), 'Its title, or words of it.'),
    ...where,
  }),
  async run({ title, ...at }, context) {
    const { actions } = await offered(context, at);
    const chosen = named(actions, title);
    await perform(context, chosen);
    return `Did "${visibleLine(chosen.title)}".`;
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
  if (only) throw new AloudError({ code: 'ambiguous', message: `"${short(title)}" can be: ${titles.join('; ')}.` });
  throw new AloudError({
    code: 'not-found',
    message:
      titles.length > 0
        ? `"${short(title)}" is not offered there. There are: ${titles.join('; ')}.`
        : 'The language offers nothing there.',
  });
}

/** Its edits through the gate. What a language does by a command of its own can be anything, so it is asked. */
async function perform(context: ActionContext, { title, changes, command }: CodeAction): Promise<void> {
  if (changes.length > 0) {
    await context.editFiles(changes);
    return;
  }
  if (!command)
    throw new AloudError({
      code: 'not-found',
      message: `"${short(title)}" changes nothing there, or needs new files: the editor's own quick fix menu has it.`,
    });
  await context.risk('runs', `"${short(title)}"`, {
    title: `Let the language do "${visibleLine(title)}"?`,
    detail: `The editor command ${command.id} with\n${JSON.stringify(command.args, undefined, 2)}`,
    yes: 'Do It',
  });
  await context.command(command.id, 'edits', ...command.args);
}

export const organizeImports = defineAction({
  name: 'organize_imports',
  description: 'Sorts the imports of a file and takes out those that are not used.',
  risk: 'edits',
  input: z.strictObject({ file: fileField }),
  async run({ file }, context) {
    const document = await context.document(file);
    const end = document.lineCount - 1;
    const range = { start: position(0, 0), end: position(end, document.line(end).length) };
    const [action] = await context.editor.languages.codeActions(document.path, range, 'source.organizeImports');
    if (!action)
      throw new AloudError({
        code: 'unsupported',
        message: `Nothing organises imports of ${document.languageId} here.`,
      });
    if (action.changes.length === 0 && !action.command)
      return `The imports of ${basename(document.path)} are in order.`;
    await perform(context, action);
    return `Organised the imports of ${basename(document.path)}.`;
  },
});
