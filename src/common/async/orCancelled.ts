import { cancelled, throwIfAborted } from '../errors.ts';

/** Waits for a promise, or throws `cancelled` as soon as the signal fires. What it waits for goes on unheeded. */
export async function orCancelled<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  // A promise that nobody waits for any more must not end the process with its rejection.
  work.catch(() => {});
  throwIfAborted(signal);
  let stop = () => {};
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => reject(cancelled());
  });
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Passes on what comes, or throws `cancelled` as soon as the signal fires, also while it waits for the next. */
export async function* untilCancelled<T>(
  items: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  const iterator = items[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done, value } = await orCancelled(iterator.next(), signal);
      if (done) return;
      yield value;
    }
  } finally {
    // Not awaited: it may wait for something that never comes.
    iterator.return?.()?.catch(() => {});
  }
}
