import type { PlayerName } from '../common/backendNames.ts';
import type { Settings } from '../common/settings.ts';
import type { Player } from '../speak/player.ts';
import { aplayPlayer, nativePlayer, type PlayerOptions, pacatPlayer, soxPlayer } from '../speak/players.ts';
import type { Backend } from './backend.ts';

export interface PlayerMeans extends PlayerOptions {
  readonly settings: Settings;
  /** The built `nativePlayerProcess`, by path. */
  readonly player: string;
}

/** Sound that broke off is not said again. */
const SILENT = {
  goesTo: 'nowhere',
  missing: (player: Player) => player.missing(),
  leaves: ({ code }: { readonly code: string }) => code === 'no-player',
} as const;

export const PLAYERS: Readonly<Record<PlayerName, Backend<Player, PlayerMeans>>> = {
  native: { ...SILENT, label: 'Built in', make: ({ player, ...options }) => nativePlayer(player, options) },
  pacat: { ...SILENT, label: 'PulseAudio or PipeWire (pacat)', make: pacatPlayer },
  aplay: { ...SILENT, label: 'ALSA (aplay)', make: aplayPlayer },
  sox: {
    ...SILENT,
    label: 'SoX',
    make: ({ settings, ...options }) => soxPlayer(settings.get('aloud.sox.path'), options),
  },
};

/** The likeliest to work first. */
export function playersInOrder(platform: NodeJS.Platform = process.platform): readonly PlayerName[] {
  return platform === 'linux' ? ['pacat', 'aplay', 'native', 'sox'] : ['native', 'sox'];
}
