/** Everything an iterable gives. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Everything an iterable gives until it throws, and what it throws. Fails if it does not. */
export async function collectUntilError<T>(items: AsyncIterable<T>): Promise<{ items: T[]; thrown: unknown }> {
  const all: T[] = [];
  try {
    for await (const item of items) all.push(item);
  } catch (thrown) {
    return { items: all, thrown };
  }
  throw new Error(`Nothing was thrown; it gave ${all.length} items.`);
}
