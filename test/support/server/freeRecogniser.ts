import { silentLog } from '../../../src/common/log.ts';
import { modelsHere } from '../engines/modelsHere.ts';
import { moonshineIn } from '../engines/moonshineIn.ts';
import { CommandRecogniser } from './commandRecogniser.ts';

/** Speech to text: s16le mono at 16 kHz, '' where nothing was recognised. */
export interface Recogniser {
  recognise(samples: Int16Array): Promise<string>;
  /** Hears the same whatever is said, so that nothing need be decoded for it. */
  readonly isDeaf?: true;
  close?(): void;
}

/** Hears anything: with Moonshine where its model is here, as people have it, else with PocketSphinx, badly. */
export function freeRecogniser(): Recogniser {
  const folder = modelsHere('moonshine-base-en');
  if (folder === undefined) return CommandRecogniser.dictation();
  // It is started with the first sound.
  const engine = moonshineIn(folder, silentLog);
  const never = new AbortController().signal;
  return { recognise: samples => engine.hear(samples, never), close: () => engine.close() };
}
