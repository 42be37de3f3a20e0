import { basename } from 'node:path';
import * as z from 'zod/mini';
import { AloudError } from '../../common/errors.ts';
import { visibleLine } from '../../common/visible.ts';
import { comparePositions, type Position, position, type Range } from '../../editor/position.ts';
import { splitsCharacter } from '../../editor/text.ts';
import type { ActionContext } from '../action.ts';
import { counted, defineAction, described, exactlyOne, fileField } from '../define.ts';
import { findOne, lineRange, short } from '../text/finding.ts';
import { leadingSpace } from '../text/indenting.ts';
import { findSymbol, nameAt, spoken } from '../text/symbols.ts';
import { referencesTo } from './lookingUp.ts';

const symbolField = described(
  z.string().check(z.minLength(1)),
  'Name of the function, class, method or variable; "Cart.total" for one of several.',
);

async function select(context: ActionContext, path: string, { start, end }: Range): Promise<void> {
  await context.moveTo(path, { anchor: start, active: end });
}

async function goTo(context: ActionContext, path: string, at: Position): Promise<void> {
  await context.moveTo(path, { anchor: at, active: at });
}

export const goToLine = defineAction({
  name: 'go_to_line',
  description: 'Puts the cursor on a line: at its first character that is no space, or in a column.',
  risk: 'shows',
  input: z.strictObject({ line: counted('The line.'), column: z.optional(counted('The column.')), file: fileField }),
  async run({ line, column, file }, context) {
    const document = await context.document(file);
    const now = context.lineNow(document, line);
    const { end } = lineRange(document, now, now, false);
    const text = document.line(now - 1);
    const wanted = column === undefined ? leadingSpace(text).length : Math.min(column - 1, end.character);
    const character = splitsCharacter(text, wanted) ? wanted - 1 : wanted;
    await goTo(context, document.path, position(now - 1, character));
    return `The cursor is in line ${now} of ${basename(document.path)}.`;
  },
});

export const goToSymbol = defineAction({
  name: 'go_to_symbol',
  description: 'Puts the cursor on the name of a function, class, method or variable of a file.',
  risk: 'shows',
  input: z.strictObject({ name: symbolField, file: fileField }),
  async run({ name, file }, context) {
    const document = await context.document(file);
    const { symbol, fullName } = await findSymbol(context.editor, document, name);
    await goTo(context, document.path, symbol.nameRange.start);
    return `The cursor is on ${fullName}, line ${symbol.nameRange.start.line + 1}.`;
  },
});

export const goToDefinition = defineAction({
  name: 'go_to_definition',
  description:
    'Goes to where something is defined, in whichever file: the name that is given, else the one under the cursor.',
  risk: 'shows',
  input: z.strictObject({
    name: z.optional(described(z.string().check(z.minLength(1)), 'A name that is used in the file the user is in.')),
  }),
  async run({ name }, context) {
    const document = await context.document();
    const at = nameAt(context, document, name);
    const [target] = await context.editor.languages.definition(document.path, at);
    if (!target)
      throw new AloudError({
        code: 'not-found',
        message: `No definition of ${name ? `"${short(name)}"` : 'what is under the cursor'} was found.`,
      });
    await context.visit(target);
    return `The cursor is on the definition, ${basename(target.path)} line ${target.range.start.line + 1}.`;
  },
});

export const selectText = defineAction({
  name: 'select',
  description: 'Selects one of: lines, a text, a whole symbol with its body, or everything.',
  risk: 'shows',
  input: z.strictObject({
    first_line: z.optional(counted('First line to select.')),
    last_line: z.optional(counted('Last line to select; the first if left out.')),
    text: z.optional(described(z.string(), 'The text to select, to the letter.')),
    near_line: z.optional(counted('A line in or near the text that is meant, if it stands in several places.')),
    symbol: z.optional(symbolField),
    all: z.optional(described(z.boolean(), 'Select the whole file.')),
    file: fileField,
  }),
  async run({ first_line: first, last_line: last, text, near_line: nearLine, symbol: name, all, file }, context) {
    exactlyOne('select', { first_line: first, text, symbol: name, all });
    const document = await context.document(file);
    if (first !== undefined) {
      const [from, to] = context.linesNow(document, first, last ?? first);
      await select(context, document.path, lineRange(document, from, to, false));
      return `Selected ${last !== undefined && last !== first ? `lines ${first} to ${last}` : `line ${first}`}.`;
    }
    if (text) {
      const { range } = findOne(
        document,
        text,
        nearLine === undefined ? undefined : context.lineNow(document, nearLine) - 1,
      );
      await select(context, document.path, range);
      return `Selected "${short(text)}" in line ${range.start.line + 1}.`;
    }
    if (name) {
      const { symbol, fullName } = await findSymbol(context.editor, document, name);
      await select(context, document.path, symbol.range);
      return `Selected ${fullName}, lines ${symbol.range.start.line + 1} to ${symbol.range.end.line + 1}.`;
    }
    await select(context, document.path, lineRange(document, 1, document.lineCount, false));
    return `Selected all of ${basename(document.path)}.`;
  },
});

export const goToReference = defineAction({
  name: 'go_to_reference',
  description: 'Goes to one of the places where a name is used, by its number in find_references.',
  risk: 'shows',
  input: z.strictObject({
    number: counted('The place: 1 is the first.'),
    name: z.optional(described(z.string().check(z.minLength(1)), 'The name; the one under the cursor if left out.')),
  }),
  async run({ number, name }, context) {
    const places = await referencesTo(context, name, undefined);
    const place = places[number - 1];
    if (!place)
      throw new AloudError({ code: 'bad-arguments', message: `There are only ${places.length} places, from 1.` });
    await context.visit(place);
    return `The cursor is in ${basename(place.path)} line ${place.range.start.line + 1}, use ${number} of ${places.length}.`;
  },
});

export const goToProblem = defineAction({
  name: 'go_to_problem',
  description: 'Goes to the next or previous error or warning of the file, around its end.',
  risk: 'shows',
  input: z.strictObject({
    direction: described(z.enum(['next', 'previous']), 'From the cursor on, or back.'),
    severity: z.optional(described(z.enum(['error', 'any']), 'Only errors, or warnings too; any if left out.')),
  }),
  async run({ direction, severity = 'any' }, context) {
    const { path } = await context.document();
    const { active } = context.selection().selection;
    const all = (await context.editor.languages.diagnostics(path))
      .filter(problem => problem.severity === 'error' || (severity === 'any' && problem.severity === 'warning'))
      .sort((a, b) => comparePositions(a.range.start, b.range.start));
    const ahead = (start: Position) => comparePositions(start, active) * (direction === 'next' ? 1 : -1) > 0;
    const inOrder = direction === 'next' ? all : [...all].reverse();
    const found = inOrder.find(({ range: { start } }) => ahead(start)) ?? inOrder[0];
    if (!found) return `No problems in ${basename(path)}.`;
    await goTo(context, path, found.range.start);
    return `Line ${found.range.start.line + 1}: ${visibleLine(found.message)}`;
  },
});

const bookmarkName = z.optional(described(z.string(), 'What it is called, for more than one.'));
const UNNAMED = 'here';

export const setBookmark = defineAction({
  name: 'set_bookmark',
  description: 'Keeps this place to come back to.',
  risk: 'shows',
  input: z.strictObject({ name: bookmarkName }),
  async run({ name }, context) {
    context.bookmark(spoken(name ?? '') || UNNAMED);
    return `Marked line ${context.selection().selection.active.line + 1}.`;
  },
});

export const goToBookmark = defineAction({
  name: 'go_to_bookmark',
  description: 'Goes back to a place that was kept with set_bookmark.',
  risk: 'shows',
  input: z.strictObject({ name: bookmarkName }),
  async run({ name }, context) {
    await context.goToBookmark(spoken(name ?? '') || UNNAMED);
    const { path, selection } = context.selection();
    return `Back in ${basename(path)} line ${selection.active.line + 1}.`;
  },
});
