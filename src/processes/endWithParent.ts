import { Worker } from 'node:worker_threads';

/** How often it is looked at whether who has started this is still there, in ms. */
const EVERY_MS = 2000;

/** In plain CommonJS, for it runs as it stands. */
const LOOK = `
const { ppid } = process;
setInterval(() => {
  try {
    if (process.ppid === ppid && process.kill(ppid, 0)) return;
  } catch {}
  process.kill(process.pid, 'SIGKILL');
}, ${EVERY_MS});`;

/**
 * Ends this program when who has started it is gone, also where it hangs: a thread looks, which no busy loop keeps from it.
 * What waits for messages alone is told sooner, by `disconnect`.
 */
export function endWithParent(): void {
  process.on('disconnect', () => process.exit(0));
  new Worker(LOOK, { eval: true }).unref();
}
