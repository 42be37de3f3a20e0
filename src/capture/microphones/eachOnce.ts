import { english } from '../../messages/text.ts';
import type { InputDevice } from './devices.ts';

/** Microphones each once, by their names, the one that is set before any other of its name; monitors apart. */
export function microphonesOf(
  devices: readonly InputDevice[],
  chosen: { readonly backend: string; readonly device: string },
): { readonly microphones: readonly InputDevice[]; readonly monitors: readonly InputDevice[] } {
  const isChosen = ({ backend, id }: InputDevice) => backend === chosen.backend && id === chosen.device;
  const once = new Map<string, InputDevice>();
  for (const device of devices) {
    const name = english(device.label).toLowerCase();
    if (!once.has(name) || isChosen(device)) once.set(name, device);
  }
  const all = [...once.values()];
  const isMonitor = ({ label }: InputDevice) => label.id === 'hearing.monitor-of';
  return { microphones: all.filter(each => !isMonitor(each)), monitors: all.filter(isMonitor) };
}
