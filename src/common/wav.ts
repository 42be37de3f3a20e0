import { type Message, message } from '../messages/message.ts';
import { AloudError } from './errors.ts';

export const WAV_HEADER_BYTES = 44;

/** Mono sound, whatever its file held. */
export interface Sound {
  readonly samples: Int16Array;
  readonly rateHz: number;
}

/** The header of a mono s16le WAV file with that many bytes of samples. */
export function wavHeader(sampleBytes: number, rateHz: number): Uint8Array<ArrayBuffer> {
  const header = new DataView(new ArrayBuffer(WAV_HEADER_BYTES));
  const text = (at: number, letters: string) => {
    for (let i = 0; i < letters.length; i++) header.setUint8(at + i, letters.charCodeAt(i));
  };
  text(0, 'RIFF');
  header.setUint32(4, WAV_HEADER_BYTES - 8 + sampleBytes, true);
  text(8, 'WAVEfmt ');
  header.setUint32(16, 16, true);
  header.setUint16(20, PCM, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, rateHz, true);
  header.setUint32(28, rateHz * 2, true);
  header.setUint16(32, 2, true);
  header.setUint16(34, 16, true);
  text(36, 'data');
  header.setUint32(40, sampleBytes, true);
  return new Uint8Array(header.buffer);
}

/** A whole mono s16le WAV file. */
export function wavBytes(samples: Int16Array, rateHz: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(WAV_HEADER_BYTES + samples.byteLength);
  bytes.set(wavHeader(samples.byteLength, rateHz));
  bytes.set(bytesOf(samples), WAV_HEADER_BYTES);
  return bytes;
}

/** Samples as little-endian bytes, without a copy; every platform that VS Code runs on is little-endian. */
export function bytesOf(samples: Int16Array): Uint8Array {
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
}

/** Little-endian bytes as samples of their own; half a sample at the end is left out. */
export function samplesOf(bytes: Uint8Array): Int16Array {
  return new Int16Array(new Uint8Array(bytes.subarray(0, bytes.length - (bytes.length % 2))).buffer);
}

/** Pieces of sound as one. */
export function joined(pieces: readonly Int16Array[]): Int16Array {
  const whole = new Int16Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;

/**
 * Reads a WAV file: PCM of 8 to 32 bits or 32-bit float, any number of channels, mixed down to one. Forgives what crashed
 * and streaming writers leave behind: sizes of 0, sizes past the end, unknown chunks. Throws `unsupported`.
 */
export function parseWav(bytes: Uint8Array): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || letters(view, 0) !== 'RIFF' || letters(view, 8) !== 'WAVE')
    throw unreadable(message('wav.no-wav'));
  let format: Format | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const id = letters(view, at);
    const size = view.getUint32(at + 4, true);
    const start = at + 8;
    const left = bytes.length - start;
    if (id === 'fmt ' && left >= 16) format = formatAt(view, start, Math.min(size, left));
    if (id === 'data') {
      if (!format) break;
      // A writer that was killed never came back to fill the size in: then the rest of the file is sound.
      return { samples: mono(view, start, size === 0 || size > left ? left : size, format), rateHz: format.rateHz };
    }
    at = start + size + (size % 2);
  }
  throw unreadable(message('wav.no-sound'));
}

interface Format {
  readonly float: boolean;
  readonly channels: number;
  readonly rateHz: number;
  readonly bytesPerSample: number;
}

function formatAt(view: DataView, at: number, size: number): Format {
  let code = view.getUint16(at, true);
  if (code === EXTENSIBLE && size >= 26) code = view.getUint16(at + 24, true);
  const bits = view.getUint16(at + 14, true);
  const format = {
    float: code === FLOAT,
    channels: view.getUint16(at + 2, true),
    rateHz: view.getUint32(at + 4, true),
    bytesPerSample: bits / 8,
  };
  const known = code === PCM ? [8, 16, 24, 32].includes(bits) : code === FLOAT && bits === 32;
  if (!known || format.channels === 0 || format.rateHz === 0) {
    throw unreadable(message('wav.unknown-format', { code, bits }));
  }
  return format;
}

function mono(view: DataView, start: number, size: number, format: Format): Int16Array {
  const { channels, bytesPerSample } = format;
  const step = channels * bytesPerSample;
  const samples = new Int16Array(Math.floor(size / step));
  if (channels === 1 && bytesPerSample === 2) {
    bytesOf(samples).set(new Uint8Array(view.buffer, view.byteOffset + start, samples.byteLength));
    return samples;
  }
  for (let i = 0; i < samples.length; i++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) {
      sum += sampleAt(view, start + i * step + channel * bytesPerSample, format);
    }
    samples[i] = clamped((sum / channels) * 32768);
  }
  return samples;
}

/** Between -1 and 1. */
function sampleAt(view: DataView, at: number, { float, bytesPerSample }: Format): number {
  if (float) return view.getFloat32(at, true);
  switch (bytesPerSample) {
    case 1:
      return (view.getUint8(at) - 128) / 128;
    case 2:
      return view.getInt16(at, true) / 32768;
    case 3:
      return (view.getInt16(at + 1, true) * 256 + view.getUint8(at)) / 8388608;
    default:
      return view.getInt32(at, true) / 2147483648;
  }
}

/** The same sound at another rate, by straight lines: good enough to be understood, without a filter of quality. */
export function resampled({ samples, rateHz }: Sound, toHz: number): Int16Array {
  if (rateHz === toHz) return samples;
  const step = rateHz / toHz;
  const result = new Int16Array(Math.floor(samples.length / step));
  // Averaging over one step when going down keeps most of what would alias out.
  const reach = Math.max(1, Math.round(step));
  for (let i = 0; i < result.length; i++) {
    const from = i * step;
    const whole = Math.floor(from);
    let sum = 0;
    for (let k = 0; k < reach; k++) {
      const here = samples[whole + k] ?? 0;
      sum += here + ((samples[whole + k + 1] ?? here) - here) * (from - whole);
    }
    result[i] = clamped(sum / reach);
  }
  return result;
}

function clamped(value: number): number {
  return Number.isNaN(value) ? 0 : Math.max(-32768, Math.min(32767, Math.round(value)));
}

function letters(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map(i => view.getUint8(at + i)));
}

function unreadable(says: Message): AloudError {
  return new AloudError({ code: 'unsupported', message: says });
}
