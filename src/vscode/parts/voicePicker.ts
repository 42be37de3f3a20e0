import * as vscode from 'vscode';
import { asAloudError } from '../../common/errors.ts';
import type { Settings } from '../../common/settings/settings.ts';
import { asWritten, type Message, message } from '../../messages/message.ts';
import type { VoiceList } from '../../stages/voices.ts';
import { List, type OpenRow } from '../views/list.ts';
import { askForText } from '../views/screen.ts';

interface VoiceRow extends OpenRow {
  readonly list?: VoiceList;
  /** Undefined for one that is to be named. */
  readonly name?: string;
}

/** Lets the user choose among the voices of whatever speaks, and keeps the choice in the settings. */
export async function selectVoice(lists: readonly VoiceList[], settings: Settings): Promise<void> {
  const closing = new AbortController();
  const list = new List<VoiceRow>({
    title: message('voices.choose'),
    placeHolder: message('voices.looking'),
    matchOnDescription: true,
  });
  list.busy = true;
  list.show();
  try {
    const found = Promise.all(lists.map(each => rowsOf(each, settings, closing.signal)));
    void found.then(rows => {
      list.rows = rows.flat();
      list.placeHolder = message('voices.choose');
      list.busy = false;
      list.active = list.rows.find(row => row.name !== undefined && row.name === chosenOf(row, settings));
    });
    const row = await list.chosen;
    const name = row?.list && (row.name ?? (await namedByHand(row, settings)));
    if (row?.list && name !== undefined)
      await vscode.workspace
        .getConfiguration()
        .update(row.list.setting, name.trim() || undefined, vscode.ConfigurationTarget.Global);
  } finally {
    closing.abort();
    list.dispose();
  }
}

async function rowsOf(list: VoiceList, settings: Settings, signal: AbortSignal): Promise<readonly VoiceRow[]> {
  const heading: VoiceRow = { label: list.label, isHeading: true };
  const another: readonly VoiceRow[] = list.backend === 'openai' ? [{ label: message('voices.another'), list }] : [];
  try {
    const voices = await list.voices(signal);
    return [heading, ...voices.map(voice => rowOf(voice, list, settings)), ...another];
  } catch (thrown) {
    // Why they cannot be listed stands where they would.
    return [heading, ...another.map(row => ({ ...row, detail: asAloudError(thrown).says }))];
  }
}

function rowOf(
  { name, detail }: Awaited<ReturnType<VoiceList['voices']>>[number],
  list: VoiceList,
  settings: Settings,
): VoiceRow {
  const chosen: Message | undefined = settings.get(list.setting) === name ? message('voices.chosen') : undefined;
  const told = detail ? asWritten(detail) : undefined;
  const description = told && chosen ? message('screen.and', { first: told, second: chosen }) : (told ?? chosen);
  return { label: asWritten(name), ...(description && { description }), list, name };
}

function chosenOf({ list }: VoiceRow, settings: Settings): string | undefined {
  return list && settings.get(list.setting);
}

function namedByHand({ list }: VoiceRow, settings: Settings): Thenable<string | undefined> {
  return askForText({
    title: message('voices.choose'),
    prompt: message('voices.name'),
    value: list ? settings.get(list.setting) : '',
  });
}
