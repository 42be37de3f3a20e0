import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { entryOf } from '../../common/entryOf.ts';
import { AloudError, asAloudError, throwIfAborted } from '../../common/errors.ts';
import { parseWav, resampled, samplesOf } from '../../common/wav.ts';
import { type Message, message, sentences } from '../../messages/message.ts';
import { INPUT_RATE_HZ } from '../microphone.ts';
import type { Recording } from '../utterance.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import type { Sox } from './sox.ts';

/** Formats that SoX cannot tell by their first bytes. */
const NAMED_BY_ENDING = new Set(['mp3', 'mp2', 'gsm', 'amr-nb', 'amr-wb']);

/** What OpenAI's `audio/transcriptions` takes, by ending, and how long it may be, in bytes. */
const TAKEN_AS_IT_IS: Readonly<Record<string, string>> = {
  flac: 'audio/flac',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  mp4: 'audio/mp4',
  mpeg: 'audio/mpeg',
  mpga: 'audio/mpeg',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  webm: 'audio/webm',
};
const LONGEST_AS_IT_IS = 25_000_000;

/** What people call sound files, for a dialog that asks for one. */
export const AUDIO_ENDINGS: readonly string[] = [
  ...Object.keys(TAKEN_AS_IT_IS),
  ...['aac', 'aif', 'aiff', 'amr', 'au', 'caf', 'mka', 'mkv', 'mov', 'oga', 'opus', 'wma', 'w64', 'wv'],
];

/** What reads sound files where it is installed. */
export interface Decoders {
  readonly sox: Sox;
  readonly ffmpeg: Ffmpeg;
}

/**
 * Reads a sound file as a recording: WAV by itself, anything that SoX or ffmpeg reads where they are installed, and what
 * a server may take is left as it came. Throws `not-found`, `unsupported`, `cancelled`. The file itself is nobody's to
 * delete.
 */
export async function readAudioFile(path: string, decoders: Decoders, signal: AbortSignal): Promise<Recording> {
  throwIfAborted(signal);
  const bytes = await readFile(path).catch(thrown => {
    const says = message('sound-files.no-file', { path, why: thrown.message });
    throw new AloudError({ code: 'not-found', message: says, cause: thrown });
  });
  const ways: readonly (() => Promise<Int16Array>)[] = [
    async () => plainWav(bytes),
    () => bySox(bytes, path, decoders.sox, signal),
    () => decoders.ffmpeg.decode(path, signal),
    async () => resampled(parseWav(bytes), INPUT_RATE_HZ),
  ];
  const problems: Message[] = [];
  for (const way of ways) {
    try {
      return { samples: await way(), file: undefined };
    } catch (thrown) {
      const { code, says } = asAloudError(thrown);
      if (code === 'cancelled') throw thrown;
      problems.push(says);
    }
  }
  const type = entryOf(TAKEN_AS_IT_IS, extname(path).slice(1).toLowerCase());
  if (type && bytes.length <= LONGEST_AS_IT_IS && !(await decoders.sox.isInstalled())) {
    const asItCame = { bytes: new Uint8Array(bytes), fileName: basename(path), type };
    return { samples: new Int16Array(0), file: undefined, asItCame };
  }
  const says = message('sound-files.unreadable', { path, why: await problem(problems, decoders) });
  throw new AloudError({ code: 'unsupported', message: says });
}

/** What those say that were tried, in their order: of them the one that should have read it, and what else may help. */
async function problem(problems: readonly Message[], { sox, ffmpeg }: Decoders): Promise<Message> {
  const [, bySox, byFfmpeg, byUs] = problems;
  if (byFfmpeg && (await ffmpeg.isInstalled())) return byFfmpeg;
  const told = (await sox.isInstalled())
    ? [bySox, message('sound-files.more-by-ffmpeg')]
    : [byUs, message('sound-files.install')];
  return sentences(told.filter(each => each !== undefined));
}

/** A recording in the right form is the usual case, and needs no help. */
function plainWav(bytes: Uint8Array): Int16Array {
  const { samples, rateHz } = parseWav(bytes);
  if (rateHz !== INPUT_RATE_HZ)
    throw new AloudError({ code: 'unsupported', message: message('sound-files.other-rate', { rate: rateHz }) });
  return samples;
}

async function bySox(bytes: Uint8Array, path: string, sox: Sox, signal: AbortSignal): Promise<Int16Array> {
  const ending = extname(path).slice(1).toLowerCase();
  const output = { type: 'raw', rate: INPUT_RATE_HZ, channels: 1, encoding: 'signed-integer', bits: 16 } as const;
  const input = NAMED_BY_ENDING.has(ending) ? { type: ending } : {};
  return samplesOf(await sox.convert(bytes, { input, output, effects: [] }, signal));
}
