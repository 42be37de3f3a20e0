import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inTemporaryFolder, run } from './programs.ts';

/** What the speech endpoint can answer with. */
export const SPEECH_FORMATS = ['pcm', 'wav', 'mp3', 'opus', 'aac', 'flac'] as const;
export type SpeechFormat = (typeof SPEECH_FORMATS)[number];

export const SPEECH_TYPES: Readonly<Record<SpeechFormat, string>> = {
  pcm: 'audio/pcm',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  opus: 'audio/ogg',
  aac: 'audio/aac',
  flac: 'audio/flac',
};

const SOX_READS: readonly string[] = ['wav', 'flac', 'mp3', 'ogg'];

/** Signed 16-bit samples as little-endian bytes, without copying. */
export function bytesOf(samples: Int16Array): Buffer {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
}

export function samplesOf(bytes: Uint8Array): Int16Array {
  const whole = bytes.slice(0, bytes.length - (bytes.length % 2));
  return new Int16Array(whole.buffer, whole.byteOffset, whole.length / 2);
}

function raw(rateHz: number): string[] {
  return ['-t', 'raw', '-r', String(rateHz), '-e', 'signed', '-b', '16', '-c', '1'];
}

/** Converts s16le mono to another rate. */
export async function resampled(samples: Int16Array, fromHz: number, toHz: number): Promise<Int16Array> {
  if (fromHz === toHz) return samples;
  return samplesOf(await run('sox', ['-V1', '-D', ...raw(fromHz), '-', ...raw(toHz), '-'], bytesOf(samples)));
}

/** A sound file of any kind, by its name's ending and its content, as s16le mono at `rateHz`. */
export async function decoded(file: Uint8Array, name: string, rateHz: number): Promise<Int16Array> {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? 'wav';
  return inTemporaryFolder(async folder => {
    const path = join(folder, `upload.${ending}`);
    await writeFile(path, file);
    const bySox = () => run('sox', ['-V1', '-D', path, ...raw(rateHz), '-']);
    const byFfmpeg = () =>
      run('ffmpeg', [
        ...['-loglevel', 'error', '-nostdin', '-i', path],
        ...['-f', 's16le', '-ac', '1', '-ar', String(rateHz), '-'],
      ]);
    // SoX starts in a few milliseconds, FFmpeg reads everything.
    const bytes = SOX_READS.includes(ending) ? await bySox().catch(byFfmpeg) : await byFfmpeg();
    return samplesOf(bytes);
  });
}

/** Encodes s16le mono. */
export async function encoded(samples: Int16Array, rateHz: number, format: SpeechFormat): Promise<Buffer> {
  const bytes = bytesOf(samples);
  if (format === 'pcm') return bytes;
  if (format === 'wav' || format === 'flac' || format === 'mp3') {
    return run('sox', ['-V1', ...raw(rateHz), '-', '-t', format, '-'], bytes);
  }
  const container = format === 'opus' ? ['-c:a', 'libopus', '-f', 'ogg'] : ['-c:a', 'aac', '-f', 'adts'];
  const source = ['-loglevel', 'error', '-f', 's16le', '-ar', String(rateHz), '-ac', '1', '-i', 'pipe:0'];
  return run('ffmpeg', [...source, ...container, 'pipe:1'], bytes);
}
