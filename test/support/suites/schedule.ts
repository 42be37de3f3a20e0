/** Amounts of what there is little of, by name. */
export type Resources = Readonly<Record<string, number>>;

/** Something that runs beside others, as far as there is what it needs. */
export interface Job {
  readonly name: string;
  /** What nobody else has while it runs. Whoever needs more than there is needs all of it. */
  readonly needs: Resources;
  /** The names of those that have to end before. */
  readonly after?: readonly string[];
  /** Never rejects: what goes wrong is the job's own to tell. */
  run(): Promise<void>;
}

/**
 * Runs jobs side by side, and resolves when all have ended. They start in their order; one that has to wait is overtaken
 * by those behind it that need not. Once the signal has fired none is started, and those that run are waited for.
 */
export async function schedule(jobs: readonly Job[], resources: Resources, signal?: AbortSignal): Promise<void> {
  const isKnown = (name: string) => jobs.some(job => job.name === name);
  let waiting = [...jobs];
  const running = new Map<Job, Promise<Job>>();
  const over = new Set<string>();
  const wanted = (job: Job) =>
    Object.entries(job.needs).map(([name, amount]) => [name, Math.min(amount, resources[name] ?? 0)] as const);
  const taken = (name: string): number =>
    [...running.keys()].reduce((sum, job) => sum + (wanted(job).find(([each]) => each === name)?.[1] ?? 0), 0);
  const canStart = (job: Job): boolean =>
    (job.after ?? []).every(name => over.has(name) || !isKnown(name)) &&
    wanted(job).every(([name, amount]) => taken(name) + amount <= (resources[name] ?? 0));
  for (;;) {
    if (signal?.aborted) waiting = [];
    for (const job of waiting)
      if (canStart(job))
        running.set(
          job,
          job.run().then(() => job),
        );
    waiting = waiting.filter(job => !running.has(job));
    if (running.size === 0) break;
    const ended = await Promise.race(running.values());
    running.delete(ended);
    over.add(ended.name);
  }
  if (waiting.length > 0) throw new Error(`Waiting for each other: ${waiting.map(({ name }) => name).join(', ')}.`);
}
