import type { TurnEvent } from '../session/turnEvents.ts';
import type { Cost, Used } from './entry.ts';

/* What was used, added up. */

type Told = Extract<TurnEvent, { event: 'used' | 'usage' }>;

export const NOTHING_USED = {
  ...{ input: 0, cached: 0, output: 0, seconds: 0, characters: 0 },
  ...{ isUnknown: false, dollars: 0, isPriced: false },
} as const;

type Counted = 'input' | 'cached' | 'output' | 'seconds' | 'characters' | 'dollars';

/** What an event tells, as it is shown: of a conversation all that it has used so far. */
export function usedOf(told: Told): Used {
  const { inputTokens: input, cachedTokens: cached, outputTokens: output, seconds, cost } = told;
  return {
    ...(told.event === 'used'
      ? { by: told.by, characters: told.characters, isUnknown: false }
      : { by: 'conversation', characters: 0, isUnknown: told.isUnknown }),
    ...{ input, cached, output, seconds, dollars: cost?.dollars ?? 0, isPriced: cost !== undefined },
  };
}

/** What was used since so much was. */
export function since(before: Used | undefined, { by, isUnknown, isPriced, ...now }: Used): Used {
  const was = before ?? NOTHING_USED;
  const more = (name: Counted) => Math.max(0, now[name] - was[name]);
  return {
    ...{ by, isUnknown, isPriced: isPriced && before?.isPriced !== false },
    ...{ input: more('input'), cached: more('cached'), output: more('output') },
    ...{ seconds: more('seconds'), characters: more('characters'), dollars: more('dollars') },
  };
}

/** The cost with what else was used: of each service once. */
export function withUsed(cost: Cost | undefined, more: Used): Cost {
  const used = cost?.used ?? [];
  const at = used.findIndex(({ by }) => by === more.by);
  const before = used[at];
  return { ms: cost?.ms ?? {}, used: before ? used.with(at, sum(before, more)) : [...used, more] };
}

/** All of it together; undefined where nothing was. */
export function allUsed(used: readonly Used[]): Used | undefined {
  return used.length === 0 ? undefined : used.reduce(sum);
}

function sum(a: Used, b: Used): Used {
  return {
    ...{ by: a.by, isUnknown: a.isUnknown || b.isUnknown, isPriced: a.isPriced && b.isPriced },
    ...{ input: a.input + b.input, cached: a.cached + b.cached, output: a.output + b.output },
    ...{ seconds: a.seconds + b.seconds, characters: a.characters + b.characters, dollars: a.dollars + b.dollars },
  };
}
