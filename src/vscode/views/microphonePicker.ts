import type { Frame } from '../../capture/microphone.ts';
import type { InputDevice } from '../../capture/microphones/devices.ts';
import { microphonesOf } from '../../capture/microphones/eachOnce.ts';
import { LevelMeter, type Metered } from '../../capture/microphones/levelMeter.ts';
import { asWritten, type Message, message } from '../../messages/message.ts';
import { MICROPHONES } from '../../stages/microphones.ts';
import { List, type OpenRow } from './list.ts';

export interface MicrophonePickerProps {
  readonly devices: Promise<readonly InputDevice[]>;
  readonly chosen: { readonly backend: string; readonly device: string };
  /** Opens it for trying. */
  readonly open: (device: InputDevice, signal: AbortSignal) => AsyncIterable<Frame>;
  /** A device has heard something that is louder than a room. */
  readonly heard: () => void;
}

interface DeviceRow extends OpenRow {
  /** Undefined for whatever works first. */
  readonly device?: InputDevice;
}

const TITLE = message('microphones.choose');
const BARS = '▁▂▃▄▅▆▇█';
/** A level from 0 to 1 that a voice reaches and a quiet room does not. */
const LOUD = 0.4;
/** How many levels are seen at once. As many from the start, so that the title does not jump. */
const TRACE = 12;

/** Lets the user choose a device by its name and by how it hears them; undefined if they would rather not. */
export async function pickMicrophone(props: MicrophonePickerProps): Promise<InputDevice | 'auto' | undefined> {
  const list = new List<DeviceRow>({
    title: TITLE,
    placeHolder: message('microphones.move-and-speak'),
    // The system may ask for the permission to record, in a window of its own.
    ignoreFocusOut: true,
    matchOnDescription: true,
    keepScrollPosition: true,
  });
  const show = showOn(list);
  const meter = new LevelMeter(props.open, state => {
    if ((state.level ?? 0) >= LOUD) props.heard();
    show(state);
  });
  list.busy = true;
  list.rows = [automatic(props)];
  list.onMove(row => {
    list.title = TITLE;
    meter.watch(row?.device);
  });
  list.show();
  try {
    const devices = await Promise.race([props.devices, list.chosen.then(() => [])]);
    fill(list, devices, props);
    const row = await list.chosen;
    return row && (row.device ?? 'auto');
  } finally {
    list.dispose();
    await meter.close();
  }
}

function fill(list: List<DeviceRow>, devices: readonly InputDevice[], props: MicrophonePickerProps): void {
  // Several recorders know the same ones: each is there once. What differs is which recorder has the system's default.
  const { microphones, monitors } = microphonesOf(
    devices.filter(({ id }) => id !== ''),
    props.chosen,
  );
  const defaults = devices.filter(({ id }) => id === '');
  const group = (label: Message, of: readonly InputDevice[]): readonly DeviceRow[] =>
    of.length === 0 ? [] : [{ label, isHeading: true }, ...of.map(device => rowOf(device, props))];
  const rows = [
    automatic(props),
    ...group(message('setup.microphones'), microphones),
    ...group(message('hearing.system-default'), defaults),
    ...group(message('setup.monitors'), monitors),
  ];
  list.rows = rows;
  list.busy = false;
  const chosen = rows.find(({ device }) => device && isChosen(device, props));
  // Whoever types already is looking for another.
  if (chosen && !list.isSearched) list.active = chosen;
}

function automatic({ chosen }: MicrophonePickerProps): DeviceRow {
  const isChosen = chosen.backend === 'auto';
  return {
    label: message('microphones.automatic'),
    description: isChosen ? message('microphones.whatever-works-chosen') : message('microphones.whatever-works'),
  };
}

function rowOf(device: InputDevice, props: MicrophonePickerProps): DeviceRow {
  const chosen = isChosen(device, props) ? message('microphones.chosen') : undefined;
  // Of several defaults, headings are gone as soon as someone types.
  const itself = device.id === '' ? MICROPHONES[device.backend].label : undefined;
  const detail = device.detail === undefined ? itself : asWritten(device.detail);
  const description = detail && chosen ? message('screen.and', { first: detail, second: chosen }) : (detail ?? chosen);
  return { label: device.label, ...(description && { description }), device };
}

function isChosen({ backend, id }: InputDevice, { chosen }: MicrophonePickerProps): boolean {
  return backend === chosen.backend && id === chosen.device;
}

/**
 * The level goes into the title: rows are only replaced all at once, which takes the list to its first row and back,
 * ten times a second under the user's hands. A failure comes once, and is worth it.
 */
function showOn(list: List<DeviceRow>): (state: Metered) => void {
  let trace = '';
  return ({ device, level, failure }) => {
    if (failure !== undefined || level !== undefined) note(list, device, failure);
    trace = level === undefined ? BARS.charAt(0).repeat(TRACE) : (trace + bar(level)).slice(-TRACE);
    if (list.active?.device === device) list.title = failure === undefined ? titleWith(level, trace) : TITLE;
  };
}

function titleWith(level: number | undefined, trace: string): Message {
  return level === undefined
    ? message('microphones.choose-opening')
    : message('microphones.choose-level', { level: trace });
}

/** Leaves in the device's row why it does not work; undefined if it does. */
function note(list: List<DeviceRow>, device: InputDevice, failure: Message | undefined): void {
  const row = list.rows.find(each => each.device === device);
  if (!row || (row.detail === undefined && failure === undefined)) return;
  const { detail: _, ...rest } = row;
  const noted = failure === undefined ? rest : { ...rest, detail: failure };
  const active = list.active;
  list.rows = list.rows.map(each => (each === row ? noted : each));
  list.active = active === row ? noted : active;
}

function bar(level: number): string {
  return BARS.charAt(Math.min(BARS.length - 1, Math.floor(level * BARS.length)));
}
