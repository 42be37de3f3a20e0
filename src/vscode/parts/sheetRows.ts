import * as vscode from 'vscode';
import type { SheetEntry } from '../../grammar/commands/sheet.ts';
import { type Topic, topics, type Whereabouts } from '../../grammar/commands/topics.ts';
import type { SpokenLanguage } from '../../grammar/languages/spokenLanguage.ts';
import type { OwnCommand } from '../../grammar/own/ownCommands.ts';
import { asWritten, message } from '../../messages/message.ts';
import { Scene } from '../../session/scene.ts';
import type { TreeRow } from '../views/tree.ts';
import type { Acting } from './acting.ts';

/** Names of the file that are shown; more are found sooner in the file. */
const MOST_NAMES = 30;

/** The sheet as it is here and now: what fits first, then own commands and the names of the file. */
export async function sheetRows(
  acting: Acting,
  now: Omit<Whereabouts, 'hasText' | 'hasSelection'>,
): Promise<readonly TreeRow[]> {
  const editor = vscode.window.activeTextEditor;
  const where = { ...now, hasText: editor !== undefined, hasSelection: editor?.selection.isEmpty === false };
  const own = (await acting.own.current()).all;
  const { speaks } = acting;
  const all = topics(where, speaks.sheet());
  const first = all.filter(({ fits }) => fits === 'now');
  const rest = all.filter(({ fits }) => fits !== 'now');
  return [...first.map(rowOf), ...ownRows(own), ...nameRows(acting, speaks), ...rest.map(rowOf)];
}

function rowOf({ name, title, fits, entries }: Topic): TreeRow {
  return {
    // What comes to fit is opened, though the user may have closed it where it did not.
    ...{ id: `topic ${name}${fits === 'now' ? ' now' : ''}`, label: title, isOpen: fits === 'now' },
    ...(fits === 'now' && { description: message('first.fits-now') }),
    ...(fits === 'later' && { description: message('first.fits-later') }),
    rows: entries.map((entry, index) => ({ id: `say ${name} ${index}`, ...said(entry) })),
  };
}

function said({ say, also, help, isWhole }: SheetEntry): Omit<TreeRow, 'id'> {
  const detail = also.length > 0 ? message('first.also', { help, also: also.join(', ') }) : help;
  return { label: asWritten(say), description: help, detail, runs: typing(say, isWhole) };
}

function ownRows(own: readonly OwnCommand[]): readonly TreeRow[] {
  if (own.length === 0) return [];
  const rows = own.flatMap(({ say }, index) => {
    const [first] = say;
    if (first === undefined) return [];
    const words = first.replace(/<[^<>]*>/g, '…').replace(/[[\]]/g, '');
    return [{ id: `own ${index}`, label: asWritten(words), runs: typing(words, !/[…()|]/.test(words)) }];
  });
  return [{ id: 'own', label: message('first.own-commands'), rows }];
}

function nameRows({ talking }: Acting, speaks: SpokenLanguage): readonly TreeRow[] {
  const scene = Scene.open(talking.editor);
  const names = scene?.names.slice(0, MOST_NAMES) ?? [];
  scene?.dispose();
  if (names.length === 0) return [];
  const rows = names.map(name => ({
    id: `name ${name}`,
    label: asWritten(name),
    runs: typing(speaks.goingTo(name), true),
  }));
  return [{ id: 'names', label: message('first.names'), description: message('first.names-are'), rows }];
}

/** Done at once where it can be said as it stands, else filled in first. */
function typing(words: string, isWhole: boolean): NonNullable<TreeRow['runs']> {
  return { command: 'aloud.typeCommand', given: isWhole ? [words] : [words, 'fill in'] };
}
