/** What a program said of a device: nothing here is to be trusted. */
export interface Named {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  /** It hears what these speakers play, which their name does not say. */
  readonly isMonitorOf?: boolean;
}

/** The names as the recorder's process writes them. */
export function nativeNames(json: string): readonly Named[] {
  const names = parsed(json);
  if (!Array.isArray(names)) return [];
  const devices = names.filter(name => typeof name === 'string').map(name => ({ id: name, label: name }));
  return monitorsLast(devices, ({ label }) => label.startsWith('Monitor of '));
}

/** What `pactl --format=json list sources` wrote; undefined if that is no JSON. */
export function pulseSources(json: string): readonly Named[] | undefined {
  const sources = parsed(json);
  if (!Array.isArray(sources)) return undefined;
  return pulseNamed(
    sources
      .filter((source): source is { name: string; description?: unknown } => typeof source?.name === 'string')
      .map(({ name, description }) => ({ id: name, label: typeof description === 'string' ? description : name })),
  );
}

/** What `pactl list short sources` wrote: a number, a tab, a name, a tab. */
export function pulseShortSources(table: string): readonly Named[] {
  const names = table.split('\n').flatMap(line => line.split('\t')[1] ?? []);
  return pulseNamed(names.map(name => ({ id: name, label: name })));
}

/** A monitor hears what the speakers play: nobody's first choice for speaking to. */
function pulseNamed(devices: readonly Named[]): readonly Named[] {
  const isMonitor = ({ id }: Named) => id.endsWith('.monitor');
  const named = devices.map(device => {
    const { id, label } = device;
    return { id, label, detail: id, ...(isMonitor(device) && !/monitor of/i.test(label) && { isMonitorOf: true }) };
  });
  return monitorsLast(named, isMonitor);
}

function monitorsLast(devices: readonly Named[], isMonitor: (device: Named) => boolean): readonly Named[] {
  return [...devices.filter(device => !isMonitor(device)), ...devices.filter(isMonitor)];
}

/** No sources of their own: silence, arrangements of speakers, and what only converts another. */
const NO_ALSA_MICROPHONE = /^(null$|surround|(lavrate|samplerate|speexrate|speex|upmix|vdownmix)$)/;

/** What `arecord -L` wrote: names in the first column, what they are on the indented lines below. */
export function alsaDevices(list: string): readonly Named[] {
  const devices: { id: string; about: string[] }[] = [];
  for (const line of list.split('\n').filter(each => each.trim() !== '')) {
    if (/^\s/.test(line)) devices.at(-1)?.about.push(line.trim());
    else devices.push({ id: line.trimEnd(), about: [] });
  }
  return devices
    .filter(({ id }) => !NO_ALSA_MICROPHONE.test(id))
    .map(({ id, about: [label = id, ...rest] }) => ({ id, label, detail: [id, ...rest].join(', ') }));
}

/** What ffmpeg says on macOS: cameras under one heading, microphones under the next. */
export function avfoundationDevices(complaint: string): readonly Named[] {
  const [, microphones = ''] = complaint.split('AVFoundation audio devices:');
  return [...microphones.matchAll(/^\[[^\]]*\] \[(\d+)\] (.+)$/gm)].map(([, index, label = '']) => ({
    id: `:${index}`,
    label,
  }));
}

/** What ffmpeg says on Windows: the kinds behind the name, or before version 5 in a heading. */
export function directShowDevices(complaint: string): readonly Named[] {
  const devices: { name: string; id: string }[] = [];
  let heading = '';
  let isAudio = false;
  for (const line of complaint.split(/\r?\n/)) {
    heading = /DirectShow (audio|video) devices/.exec(line)?.[1] ?? heading;
    const [, name, kinds = heading] = /^\[[^\]]*\]\s+"(.+)"(?: \(([^()]*)\))?$/.exec(line) ?? [];
    if (name !== undefined) isAudio = kinds.includes('audio');
    if (name !== undefined && isAudio) devices.push({ name, id: name });
    const device = devices.at(-1);
    const other = /^\[[^\]]*\]\s+Alternative name "(.+)"$/.exec(line)?.[1];
    if (!device || other === undefined || !isAudio) continue;
    // ffmpeg reads a name up to a colon, and takes the first of two that share it.
    const isShared = devices.some(each => each !== device && each.name === device.name);
    if (isShared || device.name.includes(':')) device.id = other;
  }
  return devices.map(({ name, id }) => ({ id: `audio=${id}`, label: name }));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
