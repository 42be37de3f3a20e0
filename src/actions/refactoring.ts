import { basename } from 'node:path';
import * as z from 'zod/mini';
import { AloudError } from '../common/errors.ts';
import { defineAction, described, fileField } from './define.ts';
import { nameAt } from './going.ts';
import { flatten, spoken } from './symbols.ts';

const IDENTIFIER = /^[\p{L}\p{N}_$@#?!.-]{1,200}$/u;

export const renameSymbol = defineAction({
  name: 'rename_symbol',
  description:
    'Renames a variable, function, class or other symbol everywhere it is used, in all files, with the help of the language. Without `name` it is the one under the cursor.',
  risk: 'edits',
  input: z.strictObject({
    name: z.optional(described(z.string().check(z.minLength(1)), 'The name as it is now, spelled as in the file.')),
    new_name: described(z.string().check(z.minLength(1)), 'The new name, in the style of the language.'),
    file: fileField,
  }),
  async run({ name, new_name: newName, file }, context) {
    if (!IDENTIFIER.test(newName))
      throw new AloudError({ code: 'bad-arguments', message: 'new_name must be one name, without spaces or signs.' });
    const document = await context.document(file);
    const symbols = name === undefined ? [] : flatten(await context.editor.symbols(document.path).catch(() => []));
    const named = symbols.filter(
      ({ symbol, fullName }) => symbol.name === name || fullName === name || spoken(fullName) === spoken(name ?? ''),
    );
    const at = (named.length === 1 ? named[0]?.symbol.nameRange.start : undefined) ?? nameAt(context, document, name);
    const changes = await context.editor.rename(document.path, at, newName);
    const places = changes.reduce((sum, { edits }) => sum + edits.length, 0);
    if (places === 0)
      throw new AloudError({
        code: 'not-found',
        message: 'Nothing can be renamed there: the language found no symbol. Name one, or put the cursor on it.',
      });
    await context.editFiles(changes);
    const files = changes.length === 1 ? basename(changes[0]?.path ?? '') : `${changes.length} files`;
    return `Renamed ${name ?? 'the symbol'} to ${newName}: ${places} ${places === 1 ? 'place' : 'places'} in ${files}.`;
  },
});

export const formatDocument = defineAction({
  name: 'format_document',
  description: 'Formats a file with the formatter that the editor has for it.',
  risk: 'edits',
  input: z.strictObject({ file: fileField }),
  async run({ file }, context) {
    const document = await context.document(file);
    const edits = await context.editor.format(document.path);
    if (edits.length === 0) return `${basename(document.path)} was formatted already.`;
    await context.edit(document.path, edits, document.version);
    return `Formatted ${basename(document.path)}.`;
  },
});
