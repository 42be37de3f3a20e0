import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

export interface LineOptions {
  /** The port at the other end. */
  readonly to: number;
  readonly upBitsPerSecond: number;
  /** To the other end and back, in ms. A new connection takes as long before anything can be sent. */
  readonly roundTripMs: number;
}

/** A line on loopback that is as slow as one across the country. */
export async function startSlowLine({ to, upBitsPerSecond, roundTripMs }: LineOptions) {
  const bytesPerMs = upBitsPerSecond / 8 / 1000;
  const sockets = new Set<Socket>();
  const server = createServer(here => {
    const there = connect(to, '127.0.0.1');
    for (const socket of [here, there]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        here.destroy();
        there.destroy();
      });
    }
    // When the line is free for what comes next.
    let freeAt = performance.now() + roundTripMs;
    const later = (at: number, work: () => void) => setTimeout(work, Math.max(0, at - performance.now()));
    here.on('data', chunk => {
      freeAt = Math.max(freeAt, performance.now()) + chunk.length / bytesPerMs;
      later(freeAt + roundTripMs / 2, () => there.write(chunk));
    });
    there.on('data', chunk => later(performance.now() + roundTripMs / 2, () => here.write(chunk)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
