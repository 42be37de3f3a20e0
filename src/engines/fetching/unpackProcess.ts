/**
 * A program of its own that unpacks an archive: that keeps a core busy for a minute, which an editor must not. It is told
 * what to do by one message, answers with how far it is, and ends.
 */
import { endWithParent } from '../../processes/endWithParent.ts';
import { type Unpacking, unpackArchive } from './unpackArchive.ts';
import type { FromUnpacker } from './unpacker.ts';

/** So often it tells how far it is, in ms. */
const EVERY_MS = 100;
let told = 0;

endWithParent();
process.on('uncaughtException', fail);
process.once('message', (unpacking: Unpacking) => {
  const progress = (bytes: number) => {
    if (performance.now() - told < EVERY_MS) return;
    told = performance.now();
    send({ type: 'read', bytes });
  };
  unpackArchive(unpacking, progress).then(() => send({ type: 'done' }), fail);
});

function send(answer: FromUnpacker): void {
  process.send?.(answer, () => {
    if (answer.type !== 'read') process.exit(answer.type === 'done' ? 0 : 1);
  });
}

function fail(thrown: unknown): void {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  send({ type: 'failed', code, why: (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, 1000) });
}
