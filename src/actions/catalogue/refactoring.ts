import { basename } from 'node:path';
import * as z from 'zod/mini';
import { AloudError } from '../../common/errors.ts';
import { visibleLine } from '../../common/visible.ts';
import { defineAction, described, fileField } from '../define.ts';
import { short } from '../text/finding.ts';
import { flatten, nameAt, symbolsNamed } from '../text/symbols.ts';

const DASHED_NAME = /^[.#$@]?-{0,2}[\p{L}_][\p{L}\p{M}\p{N}_-]*$/u;
const LISP_NAME = /^[^\s()[\]{}"'`,;#]+$/u;
const IDENTIFIER = /^[\p{L}_$][\p{L}\p{M}\p{N}_$]*$/u;
/** Where names have other signs too. */
const IDENTIFIER_OF: Readonly<Record<string, RegExp>> = {
  clojure: LISP_NAME,
  css: DASHED_NAME,
  html: DASHED_NAME,
  less: DASHED_NAME,
  lisp: LISP_NAME,
  ruby: /^[@$]{0,2}[\p{L}_][\p{L}\p{M}\p{N}_]*[?!=]?$/u,
  rust: /^('|r#)?[\p{L}_][\p{L}\p{M}\p{N}_]*$/u,
  scheme: LISP_NAME,
  scss: DASHED_NAME,
};
const LONGEST_NAME = 200;

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
    const document = await context.document(file);
    const isName = (IDENTIFIER_OF[document.languageId] ?? IDENTIFIER).test(newName);
    if (!isName || newName.length > LONGEST_NAME || visibleLine(newName) !== newName) {
      throw new AloudError({
        code: 'bad-arguments',
        message: `"${short(newName)}" is no name in ${document.languageId}: new_name must be one word that the language allows.`,
      });
    }
    const symbols =
      name === undefined ? [] : flatten(await context.editor.languages.symbols(document.path).catch(() => []));
    const named = name === undefined ? [] : symbolsNamed(symbols, name);
    const at = (named.length === 1 ? named[0]?.symbol.nameRange.start : undefined) ?? nameAt(context, document, name);
    const changes = await context.editor.languages.rename(document.path, at, newName);
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
    const edits = await context.editor.languages.format(document.path);
    if (edits.length === 0)
      return `${basename(document.path)} is formatted already, or no formatter is installed for ${document.languageId}.`;
    await context.edit(document.path, edits, document.version);
    return `Formatted ${basename(document.path)}.`;
  },
});
