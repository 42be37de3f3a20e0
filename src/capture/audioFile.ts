import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { AloudError, asAloudError, throwIfAborted } from '../common/errors.ts';
import { parseWav, resampled, type Sound, samplesOf } from '../common/wav.ts';
import { INPUT_RATE_HZ } from './microphone.ts';
import type { Sox } from './sox.ts';
import type { Recording } from './utterance.ts';

/** Formats that SoX cannot tell by their first bytes. */
const NAMED_BY_ENDING = new Set(['mp3', 'mp2', 'gsm', 'amr-nb', 'amr-wb']);

/**
 * Reads a sound file as a recording: anything that SoX reads where it is installed, WAV without it.
 * Throws `not-found`, `unsupported`, `cancelled`. The file itself is nobody's to delete.
 */
export async function readAudioFile(path: string, sox: Sox, signal: AbortSignal): Promise<Recording> {
  throwIfAborted(signal);
  const bytes = await readFile(path).catch(thrown => {
    throw new AloudError({ code: 'not-found', message: `${path} cannot be read: ${thrown.message}`, cause: thrown });
  });
  const wav = wavOrProblem(bytes);
  // A quiet recording in the right form is the usual case, and needs no help.
  if (!(wav instanceof AloudError) && wav.rateHz === INPUT_RATE_HZ) return { samples: wav.samples, file: undefined };
  const ending = extname(path).slice(1).toLowerCase();
  try {
    const output = { type: 'raw', rate: INPUT_RATE_HZ, channels: 1, encoding: 'signed-integer', bits: 16 } as const;
    const input = NAMED_BY_ENDING.has(ending) ? { type: ending } : {};
    return { samples: samplesOf(await sox.convert(bytes, { input, output, effects: [] }, signal)), file: undefined };
  } catch (thrown) {
    const problem = asAloudError(thrown);
    if (problem.code === 'cancelled') throw problem;
    if (wav instanceof AloudError) {
      const hint = (await sox.isInstalled()) ? '' : ' Install SoX to read other files than WAV.';
      throw new AloudError({ code: 'unsupported', message: `${path}: ${problem.message}${hint}`, cause: problem });
    }
    return { samples: resampled(wav, INPUT_RATE_HZ), file: undefined };
  }
}

function wavOrProblem(bytes: Uint8Array): Sound | AloudError {
  try {
    return parseWav(bytes);
  } catch (thrown) {
    return asAloudError(thrown);
  }
}
