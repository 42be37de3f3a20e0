import { Worker } from 'node:worker_threads';

/** How often it is looked at whether who has started this is still there, in ms. */
const EVERY_MS = 2000;

/** In plain CommonJS, for it runs as it stands. */
const LOOK = `
const { workerData: ppid } = require('node:worker_threads');
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
  // Known before the thread begins: on a busy machine that may be only when another has taken the parent's place.
  new Worker(LOOK, { eval: true, workerData: process.ppid }).unref();
}
