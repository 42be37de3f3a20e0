import * as vscode from 'vscode';
import type { Frame } from '../../capture/microphone.ts';
import type { InputDevice } from '../../capture/microphones/devices.ts';
import { LevelMeter, type Metered } from '../../capture/microphones/levelMeter.ts';
import { MICROPHONES } from '../../stages/microphones.ts';
import { plain } from './plain.ts';

export interface MicrophonePickerProps {
  readonly devices: Promise<readonly InputDevice[]>;
  readonly chosen: { readonly backend: string; readonly device: string };
  /** Opens it for trying. */
  readonly open: (device: InputDevice, signal: AbortSignal) => AsyncIterable<Frame>;
}

interface Row extends vscode.QuickPickItem {
  /** Undefined for whatever works first. */
  readonly device?: InputDevice;
}

const TITLE = 'Aloud: choose a microphone';
const BARS = '▁▂▃▄▅▆▇█';
/** How many levels are seen at once. As many from the start, so that the title does not jump. */
const TRACE = 12;
const CHOSEN = 'chosen now';

/** Lets the user choose a device by its name and by how it hears them; undefined if they would rather not. */
export async function pickMicrophone(props: MicrophonePickerProps): Promise<InputDevice | 'auto' | undefined> {
  const list = vscode.window.createQuickPick<Row>();
  const meter = new LevelMeter(props.open, showOn(list));
  list.title = TITLE;
  list.placeholder = 'Move to a microphone and speak: the level is shown above';
  // The system may ask for the permission to record, in a window of its own.
  list.ignoreFocusOut = true;
  list.matchOnDescription = true;
  list.keepScrollPosition = true;
  list.busy = true;
  list.items = [automatic(props)];
  list.onDidChangeActive(([row]) => {
    list.title = TITLE;
    meter.watch(row?.device);
  });
  const accepted = new Promise<Row | undefined>(resolve => {
    list.onDidAccept(() => resolve(list.selectedItems[0]));
    list.onDidHide(() => resolve(undefined));
  });
  list.show();
  try {
    const devices = await Promise.race([props.devices, accepted.then(() => [])]);
    fill(list, devices, props);
    const row = await accepted;
    return row && (row.device ?? 'auto');
  } finally {
    list.dispose();
    await meter.close();
  }
}

function fill(list: vscode.QuickPick<Row>, devices: readonly InputDevice[], props: MicrophonePickerProps): void {
  const rows: Row[] = [automatic(props)];
  for (const device of devices) {
    if (device.backend !== rows.at(-1)?.device?.backend)
      rows.push({ label: MICROPHONES[device.backend].label, kind: vscode.QuickPickItemKind.Separator });
    rows.push(rowOf(device, props));
  }
  list.items = rows;
  list.busy = false;
  const chosen = rows.find(({ device }) => device && isChosen(device, props));
  // Whoever types already is looking for another.
  if (chosen && list.value === '') list.activeItems = [chosen];
}

function automatic({ chosen }: MicrophonePickerProps): Row {
  const description = chosen.backend === 'auto' ? `whatever works first, ${CHOSEN}` : 'whatever works first';
  return { label: 'Automatic', description };
}

function rowOf(device: InputDevice, props: MicrophonePickerProps): Row {
  const description = [device.detail, isChosen(device, props) ? CHOSEN : undefined].filter(Boolean).join(', ');
  return { label: plain(device.label), description: plain(description), device };
}

function isChosen({ backend, id }: InputDevice, { chosen }: MicrophonePickerProps): boolean {
  return backend === chosen.backend && id === chosen.device;
}

/**
 * The level goes into the title: rows are only replaced all at once, which takes the list to its first row and back,
 * ten times a second under the user's hands. A failure comes once, and is worth it.
 */
function showOn(list: vscode.QuickPick<Row>): (state: Metered) => void {
  let trace = '';
  return ({ device, level, failure }) => {
    if (failure !== undefined || level !== undefined) note(list, device, failure);
    trace = level === undefined ? BARS.charAt(0).repeat(TRACE) : (trace + bar(level)).slice(-TRACE);
    const meter = level === undefined ? '(opening)' : trace;
    const title = failure === undefined ? `${TITLE} ${meter}` : TITLE;
    if (list.activeItems[0]?.device === device && list.title !== title) list.title = title;
  };
}

/** Leaves in the device's row why it does not work; undefined if it does. */
function note(list: vscode.QuickPick<Row>, device: InputDevice, failure: string | undefined): void {
  const row = list.items.find(each => each.device === device);
  const detail = failure === undefined ? undefined : plain(failure);
  if (!row || row.detail === detail) return;
  if (detail === undefined) delete row.detail;
  else row.detail = detail;
  const active = list.activeItems;
  list.items = [...list.items];
  list.activeItems = active;
}

function bar(level: number): string {
  return BARS.charAt(Math.min(BARS.length - 1, Math.floor(level * BARS.length)));
}
