import { basename } from 'node:path';
import * as z from 'zod/mini';
import { AloudError } from '../common/errors.ts';
import { type Position, position, type Range } from '../common/position.ts';
import { splitsCharacter } from '../common/text.ts';
import type { ActionContext } from './action.ts';
import { counted, defineAction, described, exactlyOne, fileField } from './define.ts';
import type { TextDocument } from './editor.ts';
import { findOne, lineRange, short } from './finding.ts';
import { leadingSpace } from './indenting.ts';
import { findSymbol, findWord } from './symbols.ts';

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
    const { end } = lineRange(document, line, line, false);
    const text = document.line(line - 1);
    const wanted = column === undefined ? leadingSpace(text).length : Math.min(column - 1, end.character);
    const character = splitsCharacter(text, wanted) ? wanted - 1 : wanted;
    await goTo(context, document.path, position(line - 1, character));
    return `The cursor is in line ${line} of ${basename(document.path)}.`;
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
    const [target] = await context.editor.definition(document.path, at);
    if (!target)
      throw new AloudError({
        code: 'not-found',
        message: `No definition of ${name ? `"${short(name)}"` : 'what is under the cursor'} was found.`,
      });
    await context.visit(target);
    return `The cursor is on the definition, ${basename(target.path)} line ${target.range.start.line + 1}.`;
  },
});

/** Where a name stands nearest to the cursor, or the cursor itself. Throws `not-found`. */
export function nameAt(context: ActionContext, document: TextDocument, name: string | undefined): Position {
  const here = context.selection();
  const cursor = here.path === document.path ? here.selection.active : position(0, 0);
  if (name === undefined) return cursor;
  const at = findWord(document, name, cursor.line);
  if (at) return at;
  throw new AloudError({
    code: 'not-found',
    message: `The name "${short(name)}" does not stand in ${document.path}. Use a name that does, spelled as there.`,
  });
}

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
      await select(context, document.path, lineRange(document, first, last ?? first, false));
      return `Selected ${last !== undefined && last !== first ? `lines ${first} to ${last}` : `line ${first}`}.`;
    }
    if (text) {
      const { range } = findOne(document, text, nearLine === undefined ? undefined : nearLine - 1);
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
