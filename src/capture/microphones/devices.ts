import type { Log } from '../../common/log.ts';
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

export type RecorderName = 'native' | 'parec' | 'arecord' | 'ffmpeg' | 'sox' | 'browser' | 'command';

export interface InputDevice {
  readonly backend: RecorderName;
  /** As the backend's `device` setting takes it; '' for the system's default. */
  readonly id: string;
  /** As people know it. */
  readonly label: string;
  /** What else tells it apart, e.g. the id. */
  readonly detail?: string;
}

export interface InputDevicesProps {
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
const DEFAULT: Named = { id: '', label: 'System default' };

/** The devices of every recorder that is there, each headed by its default. Never fails: who cannot say has none. */
export async function inputDevices(given: InputDevicesProps): Promise<readonly InputDevice[]> {
  const props = {
    ...given,
    signal: AbortSignal.any([given.signal, AbortSignal.timeout(given.patienceMs ?? PATIENCE_MS)]),
  };
  const has = async (program: string) => (await findProgram(program, props.environment)) !== undefined;
  const pulse = pulseDevices(props);
  const ffmpeg = async () => (process.platform === 'linux' ? await pulse : await ffmpegDevices(props));
  const found: readonly Promise<readonly InputDevice[]>[] = [
    nativeDevices(props).then(devices => (devices ? listed('native', devices) : [])),
    pulse.then(async devices => ((await has('parec')) ? listed('parec', devices) : [])),
    has('arecord').then(async is => (is ? listed('arecord', await arecordDevices(props)) : [])),
    has('ffmpeg').then(async is => (is ? listed('ffmpeg', await ffmpeg()) : [])),
    // SoX cannot list its devices.
    has('sox').then(is => (is ? listed('sox', []) : [])),
  ];
  return (await Promise.all(found)).flat();
}

/** Behind the default what can be handed to a program safely, each once, under a name that hides nothing. */
export function listed(backend: RecorderName, devices: readonly Named[]): readonly InputDevice[] {
  const safe = devices.filter(({ id }) => id !== '' && !/^[-|]|\p{Cc}/u.test(id));
  const byId = new Map([DEFAULT, ...safe].map(device => [device.id, device]));
  return [...byId.values()].map(({ id, label, detail }) => ({
    backend,
    id,
    label: shown(label) || shown(id) || 'Without a name',
    ...(detail ? { detail: shown(detail) } : {}),
  }));
}

function shown(name: string): string {
  const line = name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\s]+/gu, ' ').trim();
  return line.length > LONGEST_LABEL ? `${line.slice(0, LONGEST_LABEL - 1)}…` : line;
}

/** Undefined where the recorder does not run at all. */
async function nativeDevices(props: InputDevicesProps): Promise<readonly Named[] | undefined> {
  const environment = { ...props.environment, ELECTRON_RUN_AS_NODE: '1' };
  const said = await ask({ ...props, environment }, process.execPath, [props.native, '--devices']);
  return said.ended ? nativeNames(said.output) : undefined;
}

async function pulseDevices(props: InputDevicesProps): Promise<readonly Named[]> {
  const { LC_ALL: locale, ...rest } = props.environment;
  // Its JSON has decimal commas where the language has them; without the language's letters it has no names.
  const environment = { ...rest, ...(locale ? { LC_CTYPE: locale } : {}), LC_NUMERIC: 'C' };
  const { output } = await ask({ ...props, environment }, 'pactl', ['--format=json', 'list', 'sources']);
  const sources = pulseSources(output);
  if (sources) return sources;
  return pulseShortSources((await ask(props, 'pactl', ['list', 'short', 'sources'])).output);
}

async function arecordDevices(props: InputDevicesProps): Promise<readonly Named[]> {
  return alsaDevices((await ask(props, 'arecord', ['-L'])).output);
}

async function ffmpegDevices(props: InputDevicesProps): Promise<readonly Named[]> {
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

async function ask(props: InputDevicesProps, program: string, parameters: readonly string[]): Promise<Said> {
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
