import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Recordings, Waiting } from '../../capture/recordings/recordings.ts';
import type { Recording } from '../../capture/utterance.ts';
import { telling } from './messages.ts';
import { plain } from './plain.ts';

const MODES: Readonly<Record<string, string>> = {
  command: 'a command',
  ask: 'a question',
  dictate: 'dictated text',
  comment: 'a dictated comment',
};

const DAY_MS = 86_400_000;
/** Nothing was recorded before there was Aloud. */
const EARLIEST = Date.UTC(2024, 0);

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
    void telling(() => (button === DELETE ? recordings.discard(file).then(fill) : save(recordings, item.waiting)));
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
  const at = beginning(waiting);
  const when = at?.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return {
    label: `$(mic) ${Math.max(1, Math.round(waiting.ms / 1000))} s`,
    description: plain([when, MODES[waiting.purpose ?? '']].filter(Boolean).join(', ')),
    buttons: [SAVE, DELETE],
    waiting,
  };
}

async function save(recordings: Recordings, waiting: Waiting): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.file(join(homedir(), nameFor(waiting))),
    filters: { Sound: ['wav'] },
  });
  if (target) await recordings.copy(waiting.file, target.fsPath);
}

function nameFor(waiting: Waiting): string {
  const when = beginning(waiting)?.toISOString().slice(0, 16).replace(/[T:]/g, '-');
  return when === undefined ? 'speech.wav' : `speech ${when}.wav`;
}

/** When it was begun; undefined where the clock was clearly wrong. */
function beginning({ begunAt }: Waiting): Date | undefined {
  return begunAt > EARLIEST && begunAt < Date.now() + DAY_MS ? new Date(begunAt) : undefined;
}
