import { basename } from 'node:path';
import { AloudError } from '../../../common/errors.ts';
import type { FileEdits, TextDocument } from '../../../editor/documents.ts';
import type { TextMatch } from '../../../editor/files.ts';
import { LineIndex } from '../../../editor/text.ts';
import { message, sentences } from '../../../messages/message.ts';
import { english } from '../../../messages/text.ts';
import type { Access, Report } from '../../action.ts';
import { short } from '../../text/finding.ts';
import { numberedLine } from '../../text/numbered.ts';

/** How long, in ms, is looked for what a language has overlooked. */
const LOOK_MS = 2000;
const MOST_LOOKED_AT = 400;
const MOST_TOLD = 20;
const NAME_CHARACTER = /[\p{L}\p{N}_$]/u;

/**
 * Makes the edits that rename a symbol, and reports what that has come to: how many places in which files, and where a
 * word that is the old name still stands, since languages overlook files that they do not know.
 */
export async function makeRenaming(
  document: TextDocument,
  changes: readonly FileEdits[],
  newName: string,
  { view, hands }: Access,
  signal: AbortSignal,
): Promise<Report> {
  const oldName = nameIn(document, changes);
  const { changed } = await hands.text.editFiles(changes);
  const places = changes.filter(({ path }) => changed.includes(path)).reduce((sum, { edits }) => sum + edits.length, 0);
  const made = { new: newName, places, files: changed.length, file: basename(changed[0] ?? '') };
  const done = oldName
    ? message('refactoring.renamed', { old: short(oldName), ...made })
    : message('refactoring.renamed-symbol', made);
  const left = oldName ? await stillStanding(oldName) : [];
  if (left.length === 0) return { forModel: english(done), forUser: done };
  const elsewhere = [...new Set(left.map(({ path }) => path))];
  const still = message('refactoring.still-stands', {
    old: short(oldName),
    files: elsewhere.length,
    file: view.files.nameOf(elsewhere[0] as string),
  });
  const lines = left
    .slice(0, MOST_TOLD)
    .map(({ path, line, text }) => `${view.files.nameOf(path)}:\n${numberedLine(line + 1, text)}`);
  const more = left.length > MOST_TOLD ? [`… and ${left.length - MOST_TOLD} more`] : [];
  return {
    forModel: [
      `${english(done)} The language knows no more uses, but the word still stands here:`,
      ...lines,
      ...more,
    ].join('\n'),
    forUser: sentences([done, still]),
  };

  /** What cannot be looked through in time is not told. */
  async function stillStanding(name: string): Promise<readonly TextMatch[]> {
    const query = { text: name, isRegex: false, matchCase: true };
    const soon = AbortSignal.any([signal, AbortSignal.timeout(LOOK_MS)]);
    try {
      return (await view.files.search(query, MOST_LOOKED_AT, soon)).filter(({ text }) => holdsWord(text, name));
    } catch (thrown) {
      if (signal.aborted || !(thrown instanceof AloudError)) throw thrown;
      return [];
    }
  }
}

/** The name as it is written where it is renamed. */
function nameIn(document: TextDocument, changes: readonly FileEdits[]): string {
  const own = changes.find(({ path, version }) => path === document.path && version === document.version);
  const [edit] = own?.edits ?? [];
  return edit ? new LineIndex(document.text).slice(edit.range) : '';
}

function holdsWord(line: string, word: string): boolean {
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + word.length)) {
    const [before, after] = [line[at - 1] ?? '', line[at + word.length] ?? ''];
    if (!NAME_CHARACTER.test(before) && !NAME_CHARACTER.test(after)) return true;
  }
  return false;
}
