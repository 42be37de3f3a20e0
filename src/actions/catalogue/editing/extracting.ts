import { AloudError } from '../../../common/errors.ts';
import { visibleLine } from '../../../common/visible.ts';
import type { FileEdits, TextDocument } from '../../../editor/documents.ts';
import type { CodeAction } from '../../../editor/languages.ts';
import type { Range } from '../../../editor/position.ts';
import { lineIndexOf } from '../../../editor/text.ts';
import { type Message, message } from '../../../messages/message.ts';
import type { Access } from '../../action.ts';
import { perform } from './codeActions.ts';

/** What may be asked for: the kind of code action, and what its title says where a kind has several. */
export const RESTRUCTURINGS = {
  'extract function': { kind: 'refactor.extract', title: /function|method/i },
  'extract variable': { kind: 'refactor.extract', title: /variable|constant|local/i },
  'extract constant': { kind: 'refactor.extract', title: /constant|variable/i },
  'extract type': { kind: 'refactor.extract', title: /type|interface/i },
  inline: { kind: 'refactor.inline', title: /./ },
  'move to file': { kind: 'refactor.move', title: /new file/i },
} as const;

export type Restructuring = keyof typeof RESTRUCTURINGS;

const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/gu;
/** A language makes up one name, and may write a few types that the text did not have. */
const MOST_COINED = 8;

/** Restructures a range as the language does it. Throws `not-found` where it offers nothing of the kind. */
export async function restructured(
  what: Restructuring,
  document: TextDocument,
  range: Range,
  { view, hands }: Access,
): Promise<Message> {
  const { kind, title } = RESTRUCTURINGS[what];
  const offered = await view.languages.codeActions(document, range, kind);
  const chosen = chosenOf(
    offered.filter(action => action.kind.startsWith(kind)),
    title,
  );
  if (!chosen) throw new AloudError({ code: 'not-found', message: message('refactoring.nothing-offered') });
  await perform(hands, chosen);
  return message('refactoring.done', { title: visibleLine(chosen.title) });
}

/**
 * The same, and what was made gets the name instead of the one that the language has made up. Where it cannot be told
 * which that is, it stays, and the user is told.
 */
export async function extractedAs(
  name: string,
  what: Restructuring,
  document: TextDocument,
  range: Range,
  access: Access,
): Promise<Message> {
  const { view, hands } = access;
  const done = await restructured(what, document, range, access);
  const after = await view.documents.read(document.path);
  const coined = coinedBetween(document.text, after.text);
  if (coined.includes(name)) return message('refactoring.extracted', { name });
  const renamings = await Promise.all(coined.map(old => renamingOf(old, name, after, access)));
  const [only, other] = renamings.filter(renaming => renaming !== undefined);
  if (!only || other) return message('refactoring.extracted-unnamed', { done, name });
  await hands.text.editFiles([only]);
  return message('refactoring.extracted', { name });
}

/** The language's own choice, else the first: it names the nearest place first. */
function chosenOf(actions: readonly CodeAction[], title: RegExp): CodeAction | undefined {
  const fitting = actions.filter(action => title.test(action.title));
  return fitting.find(({ isPreferred }) => isPreferred) ?? fitting[0];
}

/** Words that stood nowhere before. */
function coinedBetween(before: string, after: string): readonly string[] {
  const known = namesIn(before);
  return [...namesIn(after)].filter(word => !known.has(word)).slice(0, MOST_COINED);
}

/**
 * The renaming of a name that was made up just now: it stands in this text alone, where it is declared and used, and the
 * language renames it at each of its places. A keyword or a type from elsewhere is no such name.
 */
async function renamingOf(
  old: string,
  name: string,
  document: TextDocument,
  { view }: Access,
): Promise<FileEdits | undefined> {
  const places = [...document.text.matchAll(WORD)].filter(([word]) => word === old);
  const [first] = places;
  if (!first || places.length < 2) return undefined;
  const lines = lineIndexOf(document);
  const changes = await view.languages.renaming(document, lines.positionAt(first.index), name).catch(unlessCancelled);
  const [only, other] = changes ?? [];
  if (!only || other || only.path !== document.path || only.edits.length !== places.length) return undefined;
  const isOwn = only.edits.every(({ range, newText }) => lines.slice(range) === old && newText === name);
  return isOwn ? only : undefined;
}

function namesIn(text: string): ReadonlySet<string> {
  return new Set(text.match(WORD));
}

function unlessCancelled(thrown: unknown): undefined {
  if (thrown instanceof AloudError && thrown.code !== 'cancelled') return undefined;
  throw thrown;
}
