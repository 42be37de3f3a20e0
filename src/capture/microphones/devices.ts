import type { Log } from '../../common/log.ts';
import type { MicrophoneName } from '../../common/settings/backendNames.ts';
import { asWritten, type Message, message } from '../../messages/message.ts';
import { findProgram } from '../../processes/findProgram.ts';
import { lastWords } from '../../processes/lastWords.ts';
import { runProgram } from '../../processes/runProgram.ts';
import {
  alsaDevices,
  avfoundationDevices,
  directShowDevices,
  type Named,
  nativeNames,
  pulseShortSources,
  pulseSources,
} from './deviceLists.ts';

export interface InputDevice {
  readonly backend: MicrophoneName;
  /** As the backend's `device` setting takes it; '' for the system's default. */
  readonly id: string;
  /** As people know it. */
  readonly label: Message;
  /** What else tells it apart, e.g. the id. */
  readonly detail?: string;
}

export interface DeviceListsProps {
  readonly environment: NodeJS.ProcessEnv;
  /** The built `nativeRecorderProcess`. */
  readonly native: string;
  readonly signal: AbortSignal;
  readonly log: Log;
  /** How long the programs together may take to list what they know, in ms. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 5000;
const LONGEST_LABEL = 120;

/**
 * What each recorder knows of devices; undefined where it is not there. Never fails: what cannot list its devices has
 * its default.
 */
export class DeviceLists {
  readonly #props: DeviceListsProps;
  #pulse: Promise<readonly Named[]> | undefined;

  constructor(props: DeviceListsProps) {
    const limit = AbortSignal.timeout(props.patienceMs ?? PATIENCE_MS);
    this.#props = { ...props, signal: AbortSignal.any([props.signal, limit]) };
  }

  async native(): Promise<readonly Named[] | undefined> {
    const environment = { ...this.#props.environment, ELECTRON_RUN_AS_NODE: '1' };
    const said = await ask({ ...this.#props, environment }, process.execPath, [this.#props.native, '--devices']);
    return said.ended ? nativeNames(said.output) : undefined;
  }

  parec(): Promise<readonly Named[] | undefined> {
    return this.#of('parec', () => this.#pulseSources());
  }

  arecord(): Promise<readonly Named[] | undefined> {
    return this.#of('arecord', async () => alsaDevices((await ask(this.#props, 'arecord', ['-L'])).output));
  }

  ffmpeg(): Promise<readonly Named[] | undefined> {
    return this.#of('ffmpeg', () => (process.platform === 'linux' ? this.#pulseSources() : ffmpegDevices(this.#props)));
  }

  /** SoX cannot list its devices. */
  sox(): Promise<readonly Named[] | undefined> {
    return this.#of('sox', async () => []);
  }

  async #of(program: string, list: () => Promise<readonly Named[]>): Promise<readonly Named[] | undefined> {
    return (await findProgram(program, this.#props.environment)) === undefined ? undefined : list();
  }

  #pulseSources(): Promise<readonly Named[]> {
    this.#pulse ??= pulseDevices(this.#props);
    return this.#pulse;
  }
}

/** Behind the default what can be handed to a program safely, each once, under a name that hides nothing. */
export function listed(
  backend: MicrophoneName,
  devices: readonly Named[],
  label = message('hearing.system-default'),
): readonly InputDevice[] {
  const safe = devices.filter(({ id }) => id !== '' && !/^[-|]|\p{Cc}/u.test(id));
  const byId = new Map(safe.map(device => [device.id, device]));
  const named = [...byId.values()].map(device => ({
    backend,
    id: device.id,
    label: labelOf(device),
    ...(device.detail ? { detail: shown(device.detail) } : {}),
  }));
  return [{ backend, id: '', label }, ...named];
}

function labelOf({ id, label, isMonitorOf }: Named): Message {
  const name = shown(label) || shown(id);
  if (name === '') return message('hearing.nameless');
  return isMonitorOf ? message('hearing.monitor-of', { speakers: name }) : asWritten(name);
}

function shown(name: string): string {
  const line = name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\s]+/gu, ' ').trim();
  return line.length > LONGEST_LABEL ? `${line.slice(0, LONGEST_LABEL - 1)}…` : line;
}

async function pulseDevices(props: DeviceListsProps): Promise<readonly Named[]> {
  const { LC_ALL: locale, ...rest } = props.environment;
  // Its JSON has decimal commas where the language has them; without the language's letters it has no names.
  const environment = { ...rest, ...(locale ? { LC_CTYPE: locale } : {}), LC_NUMERIC: 'C' };
  const { output } = await ask({ ...props, environment }, 'pactl', ['--format=json', 'list', 'sources']);
  const sources = pulseSources(output);
  if (sources) return sources;
  return pulseShortSources((await ask(props, 'pactl', ['list', 'short', 'sources'])).output);
}

async function ffmpegDevices(props: DeviceListsProps): Promise<readonly Named[]> {
  const quiet = ['-hide_banner', '-nostdin'];
  if (process.platform === 'darwin') {
    const asked = [...quiet, '-f', 'avfoundation', '-list_devices', 'true', '-i', ''];
    return avfoundationDevices((await ask(props, 'ffmpeg', asked)).complaint);
  }
  if (process.platform !== 'win32') return [];
  const asked = [...quiet, '-list_devices', 'true', '-f', 'dshow', '-i', 'dummy'];
  return directShowDevices((await ask(props, 'ffmpeg', asked)).complaint);
}

interface Said {
  readonly output: string;
  readonly complaint: string;
  /** It ran, and ended well. */
  readonly ended: boolean;
}

async function ask(props: DeviceListsProps, program: string, parameters: readonly string[]): Promise<Said> {
  const { environment, signal, log } = props;
  const path = await findProgram(program, environment);
  if (!path || signal.aborted) return { output: '', complaint: '', ended: false };
  try {
    const ended = await runProgram(path, parameters, { environment }, signal);
    const isWell = ended.exitCode === 0;
    const said = lastWords(ended.complaint) || ended.failure || `it ended with ${ended.exitCode}`;
    if (!isWell) log.debug(`${program}, asked for devices, said: ${said}`);
    return { output: new TextDecoder().decode(ended.output), complaint: ended.complaint, ended: isWell };
  } catch {
    // It took too long, or nobody wants to know any more.
    return { output: '', complaint: '', ended: false };
  }
}
