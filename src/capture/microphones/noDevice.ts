/** A device that is asked for is not there; these are. */
export interface NoDevice {
  readonly device: string;
  readonly devices: readonly string[];
}

const MARK = 'no-device';

/** How the recorder's process tells of it, on a line of standard error. */
export function noDeviceLine({ device, devices }: NoDevice): string {
  return JSON.stringify({ [MARK]: device, devices });
}

/** What it has told; undefined where it has told something else. */
export function noDeviceIn(complaint: string): NoDevice | undefined {
  const line = complaint.split('\n').find(each => each.startsWith(`{"${MARK}":`));
  if (line === undefined) return undefined;
  try {
    const { [MARK]: device, devices } = JSON.parse(line);
    const isList = Array.isArray(devices) && devices.every(each => typeof each === 'string');
    return typeof device === 'string' && isList ? { device, devices } : undefined;
  } catch {
    return undefined;
  }
}
