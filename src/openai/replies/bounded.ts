import { message } from '../../messages/message.ts';
import { ServerFault } from '../serverFault.ts';

/** A body went on and on. */
export class TooLong extends ServerFault {}

/** What is said about a failure is short; what comes after so many bytes is not read. */
const MOST_ERROR_BYTES = 64 * 1024;

export interface Bounds {
  /** The most that an answer's body may have, in bytes as they are decoded. Reading on throws TooLong. */
  readonly mostBytes: number;
  /** Hears that the server is at work: an answer has begun, or a piece of one has come. */
  readonly heard: () => void;
}

/**
 * `fetch` whose bodies come to an end: the one place that bounds what servers send, also what they say of a failure.
 * Nothing of a body is held; a reader that is slow slows the server down.
 */
export function boundedFetch({ mostBytes, heard }: Bounds): typeof fetch {
  const bounded: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    heard();
    if (!response.body) return response;
    const bound = response.ok ? limited(mostBytes, heard) : cut(MOST_ERROR_BYTES, heard);
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(bound), { status, statusText, headers });
  };
  // The client looks here for whether files can be sent. Where it finds nothing it fetches `data:,` first, for which an
  // editor looks up its proxies in another process.
  return Object.assign(bounded, { Response });
}

function limited(mostBytes: number, heard: () => void): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      heard();
      bytes += chunk.length;
      if (bytes <= mostBytes) controller.enqueue(chunk);
      else
        controller.error(new TooLong(server => message('servers.no-end', { server, megabytes: megabytes(mostBytes) })));
    },
  });
}

function cut(mostBytes: number, heard: () => void): TransformStream<Uint8Array, Uint8Array> {
  let left = mostBytes;
  return new TransformStream({
    transform(chunk, controller) {
      heard();
      controller.enqueue(chunk.subarray(0, left));
      left -= chunk.length;
      if (left <= 0) controller.terminate();
    },
  });
}

function megabytes(bytes: number): number {
  return Math.max(1, Math.round(bytes / 1024 / 1024));
}
