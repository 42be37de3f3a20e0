/** More than these nobody reads through. */
const MOST = 200;

/**
 * Models to choose among for a stage, the likeliest first: those that are suggested and the server has, then what
 * else it has, in the order of its list. Only the suggestions where it lists nothing.
 */
export function modelChoices(models: readonly string[], listed: Iterable<string>): readonly string[] {
  const there = new Set(listed);
  if (there.size === 0) return models;
  const suggested = models.filter(model => there.has(model));
  return [...new Set([...suggested, ...there])].slice(0, MOST);
}
