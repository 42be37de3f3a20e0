import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandRecogniser } from './commandRecogniser.ts';
import { inTemporaryFolder, run } from './programs.ts';
import { decoded, resampled } from './sound.ts';

/** Flite's voices that PocketSphinx understands well. */
export type FliteVoice = 'slt' | 'rms' | 'awb' | 'kal16';

export interface SayOptions {
  readonly voice?: FliteVoice;
  readonly rateHz: number;
  /** 1 is the voice's own pace. */
  readonly speed?: number;
}

/** Speaks with Flite: real speech, s16le mono at `rateHz`. */
export async function say(text: string, { voice = 'slt', rateHz, speed = 1 }: SayOptions): Promise<Int16Array> {
  return inTemporaryFolder(async folder => {
    const path = join(folder, 'said.wav');
    await run('flite', ['-voice', voice, '--setf', `duration_stretch=${1 / speed}`, '-t', text, '-o', path]);
    return decoded(await readFile(path), 'said.wav', rateHz);
  });
}

/** Recognises speech with PocketSphinx: one of the phrases exactly as given, or free text with the general model. */
export async function recognise(
  samples: Int16Array,
  rateHz: number,
  phrases: readonly string[] | 'dictation',
): Promise<string> {
  const recogniser = phrases === 'dictation' ? CommandRecogniser.dictation() : CommandRecogniser.ofPhrases(phrases);
  return recogniser.recognise(await resampled(samples, rateHz, 16_000));
}
