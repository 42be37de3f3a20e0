import type { Model } from './model.ts';
import { EARS } from './rows/ears.ts';
import { MOONSHINE } from './rows/moonshine.ts';
import { VOICES } from './rows/voices.ts';

/**
 * Every model, by the name of its folder. Sizes and checksums are those of what is published; the folders that someone fills
 * themselves may hold other builds of them.
 */
export const MODELS = { ...MOONSHINE, ...EARS, ...VOICES } as const satisfies Record<string, Model>;

export type ModelName = keyof typeof MODELS;
/** Those that speak, in the order in which they are taken where none is chosen. */
export type VoiceModelName = keyof typeof VOICES;
export const VOICE_MODELS = Object.keys(VOICES) as [VoiceModelName, ...VoiceModelName[]];

/** What is fetched of it, in MB as shops count them, a whole number. */
export function megabytesOf({ source }: Model): number {
  const bytes =
    source.kind === 'archive' ? source.archive.bytes : source.files.reduce((sum, { bytes }) => sum + bytes, 0);
  return Math.round(bytes / 1_000_000);
}
