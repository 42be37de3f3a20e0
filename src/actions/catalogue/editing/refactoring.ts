import { basename } from 'node:path';
import * as z from 'zod/mini';
import { entryOf } from '../../../common/entryOf.ts';
import { AloudError } from '../../../common/errors.ts';
import { visibleLine } from '../../../common/visible.ts';
import { message } from '../../../messages/message.ts';
import { defineAction, fileField, nonEmpty } from '../../define.ts';
import { short } from '../../text/finding.ts';
import { flatten, nameAt, symbolsNamed } from '../../text/symbols.ts';
import { makeRenaming } from './renaming.ts';

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
    'Renames a variable, function, class or other symbol wherever it is used, in all files; tells where the name still stands.',
  risk: 'edits',
  needs: ['file'],
  input: z.strictObject({
    name: z.optional(nonEmpty('Else the one under the cursor.')),
    new_name: nonEmpty('In the style of the language.'),
    file: fileField,
  }),
  async run({ name, new_name: newName, file }, access, signal) {
    const { view } = access;
    const document = await view.documents.read(file);
    const isName = (entryOf(IDENTIFIER_OF, document.languageId) ?? IDENTIFIER).test(newName);
    if (!isName || newName.length > LONGEST_NAME || visibleLine(newName) !== newName) {
      throw new AloudError({
        code: 'bad-arguments',
        message: message('refactoring.no-name', { name: short(newName), language: document.languageId }),
        forModel: `"${short(newName)}" is no name in ${document.languageId}: new_name must be one word that the language allows.`,
      });
    }
    const symbols = name === undefined ? [] : flatten(await view.languages.symbols(document).catch(() => []));
    const named = name === undefined ? [] : symbolsNamed(symbols, name);
    const at = (named.length === 1 ? named[0]?.symbol.nameRange.start : undefined) ?? nameAt(view, document, name);
    const changes = await view.languages.renaming(document, at, newName);
    if (changes.every(({ edits }) => edits.length === 0))
      throw new AloudError({ code: 'not-found', message: message('refactoring.no-symbol') });
    return makeRenaming(document, changes, newName, access, signal);
  },
});

export const formatDocument = defineAction({
  name: 'format_document',
  description: 'Formats a file with the formatter that the editor has for it.',
  risk: 'edits',
  needs: ['file'],
  input: z.strictObject({ file: fileField }),
  async run({ file: given }, { view, hands }) {
    const document = await view.documents.read(given);
    const edits = await view.languages.formatting(document);
    const file = basename(document.path);
    if (edits.length === 0) return message('refactoring.formatted-already', { file, language: document.languageId });
    await hands.text.edit(document.path, edits, document.version);
    return message('refactoring.formatted', { file });
  },
});
