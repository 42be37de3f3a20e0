import { copyFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Recordings, Waiting } from '../../capture/recordings/recordings.ts';
import type { Recording } from '../../capture/utterance.ts';
import { plain } from './plain.ts';

const MODES: Readonly<Record<string, string>> = {
  command: 'a command',
  ask: 'a question',
  dictate: 'dictated text',
  comment: 'a dictated comment',
};

const SAVE: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('save-as'), tooltip: 'Save as a WAV file' };
const DELETE: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('trash'), tooltip: 'Delete' };

interface Row extends vscode.QuickPickItem {
  readonly waiting: Waiting;
}

/** Lists the recordings whose text has not arrived; one that is chosen is given back, to be tried again. */
export async function chooseWaiting(recordings: Recordings): Promise<Recording | undefined> {
  const list = vscode.window.createQuickPick<Row>();
  list.title = 'Aloud: recordings that wait for their text';
  list.placeholder = 'Choose one to try it again';
  const fill = async () => {
    const waiting = await recordings.waiting();
    list.items = waiting.toReversed().map(rowOf);
    if (waiting.length === 0) list.placeholder = 'Nothing waits: every recording has become text';
  };
  list.onDidTriggerItemButton(({ button, item }) => {
    const { file } = item.waiting;
    if (button === DELETE) void recordings.discard(file).then(fill);
    else void save(file, item.waiting);
  });
  const chosen = new Promise<Row | undefined>(resolve => {
    list.onDidAccept(() => resolve(list.selectedItems[0]));
    list.onDidHide(() => resolve(undefined));
  });
  try {
    await fill();
    list.show();
    const row = await chosen;
    return row && (await recordings.read(row.waiting.file));
  } finally {
    list.dispose();
  }
}

function rowOf(waiting: Waiting): Row {
  const when = new Date(waiting.begunAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return {
    label: `$(mic) ${Math.max(1, Math.round(waiting.ms / 1000))} s`,
    description: plain([when, MODES[waiting.purpose ?? '']].filter(Boolean).join(', ')),
    buttons: [SAVE, DELETE],
    waiting,
  };
}

async function save(file: string, { begunAt }: Waiting): Promise<void> {
  const name = `speech ${new Date(begunAt).toISOString().slice(0, 16).replace(/[T:]/g, '-')}.wav`;
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.file(join(homedir(), name)),
    filters: { Sound: ['wav'] },
  });
  if (target) await copyFile(file, target.fsPath);
}
