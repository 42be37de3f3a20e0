import type { PlayerName } from '../common/settings/backendNames.ts';
import type { Settings } from '../common/settings/settings.ts';
import { asWritten, message } from '../messages/message.ts';
import type { Player } from '../speak/players/player.ts';
import { aplayPlayer, nativePlayer, type PlayerOptions, pacatPlayer, soxPlayer } from '../speak/players/players.ts';
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
  native: {
    ...SILENT,
    label: message('stages.built-in'),
    make: ({ player, ...options }) => nativePlayer(player, options),
  },
  pacat: { ...SILENT, label: message('stages.pulse', { program: 'pacat' }), make: pacatPlayer },
  aplay: { ...SILENT, label: asWritten('ALSA (aplay)'), make: aplayPlayer },
  sox: {
    ...SILENT,
    label: asWritten('SoX'),
    make: ({ settings, ...options }) => soxPlayer(settings.get('aloud.sox.path'), options),
  },
};

/** The likeliest to work first. */
export function playersInOrder(platform: NodeJS.Platform = process.platform): readonly PlayerName[] {
  return platform === 'linux' ? ['pacat', 'aplay', 'native', 'sox'] : ['native', 'sox'];
}
