import { bytesOf, parseWav, resampled } from '../../common/wav.ts';
import { message } from '../../messages/message.ts';
import { ServerFault } from '../../openai/serverFault.ts';
import { OUTPUT_RATE_HZ } from './voice.ts';

/** Sound that is neither PCM nor WAV. */
export class UnknownSound extends ServerFault {}

/**
 * Sound as a speech server sends it, as whole samples of s16le mono at OUTPUT_RATE_HZ. Raw PCM is passed on as it
 * comes; WAV, which some servers send whatever they are asked for, is converted once all of it is there.
 * Throws UnknownSound for the rest.
 */
export async function* outputPcm(
  chunks: AsyncIterable<Uint8Array>,
  type: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  let kind: 'pcm' | 'wav' | undefined;
  /** What is not passed on yet: the beginning, half a sample, or all of a WAV. */
  let kept: Uint8Array[] = [];
  let keptBytes = 0;
  let isSilent = true;
  for await (const chunk of chunks) {
    kept.push(chunk);
    keptBytes += chunk.length;
    if (kind === undefined && keptBytes >= HEAD_BYTES) kind = kindOf(Buffer.concat(kept), type);
    if (kind !== 'pcm' || keptBytes < 2) continue;
    const all = Buffer.concat(kept);
    const whole = keptBytes - (keptBytes % 2);
    kept = [all.subarray(whole)];
    keptBytes -= whole;
    isSilent = false;
    yield all.subarray(0, whole);
  }
  const rest =
    kind === 'wav' ? fromWav(Buffer.concat(kept)) : Buffer.concat(kept).subarray(0, keptBytes - (keptBytes % 2));
  if (rest.length > 0) yield rest;
  else if (isSilent) throw new UnknownSound(server => message('voices.no-sound', { server }));
}

const HEAD_BYTES = 12;

function kindOf(bytes: Buffer, type: string): 'pcm' | 'wav' {
  const head = bytes.toString('latin1', 0, HEAD_BYTES);
  if (/^RIFF.{4}WAVE/s.test(head)) return 'wav';
  const isMpeg = /mpeg|mp3|aac/i.test(type) && /^\xff[\xe0-\xff]/.test(head);
  if (isMpeg || /^(ID3|OggS|fLaC|.E\xdf\xa3|.{4}ftyp)/s.test(head)) {
    throw new UnknownSound(server =>
      type ? message('voices.compressed-as', { server, type: plain(type) }) : message('voices.compressed', { server }),
    );
  }
  return 'pcm';
}

function fromWav(bytes: Uint8Array): Uint8Array {
  try {
    return bytesOf(resampled(parseWav(bytes), OUTPUT_RATE_HZ));
  } catch (thrown) {
    throw new UnknownSound(server => message('voices.unreadable-wav', { server }), { cause: thrown });
  }
}

/** A content type fit for a message. */
function plain(type: string): string {
  return type.replace(/[^\w/+.-].*$/, '').slice(0, 40);
}
